"""Why a file came back without a signature."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.i18n import ltr, tr


class UnsignedDialog(DialogFrame):
    """A starter reason, or any other."""

    def __init__(
        self,
        window: QWidget,
        number: str,
        reasons: Sequence[str],
        then: Callable[[str], object],
    ) -> None:
        """`then(reason)` when the verb was pressed."""
        super().__init__(
            window,
            tr("Did {number} come back unsigned?", number=ltr(number)),
            verb=tr("Take it back unsigned"),
            sign="arrow-back-up",
            danger=False,
            consequences=[("inbox", tr("The file goes back to the cupboard, to be sent again"))],
            needs_reason=True,
        )
        self.setObjectName("signature.unsigned_dialog")
        self.reason = ChoiceField("signature.reason", tr("Reason"))
        self.reason.set_choices([Choice(reason, reason) for reason in reasons])
        self.slot.addWidget(self.reason)
        self.reason.edited.connect(lambda text: self.set_ready(ready=bool(text.strip())))
        self.reason.entered.connect(self.verb.setFocus)
        self.verb_pressed.connect(lambda: self._taken(then))
        QWidget.setTabOrder(self.reason.editor, self.back)
        QWidget.setTabOrder(self.back, self.verb)
        self.reason.setFocus()

    def _taken(self, then: Callable[[str], object]) -> None:
        self.accept()
        then(self.reason.text().strip())
