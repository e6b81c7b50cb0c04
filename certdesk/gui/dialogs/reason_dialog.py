"""A reason, asked before something ordinary that leaves a trace: a copy of an issued sheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.i18n import islands, tr


class ReasonDialog(DialogFrame):
    """`reason.text` is a choice that may be rewritten; the verb waits for it."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        *,
        verb: str,
        sign: str,
        reasons: Sequence[str],
        sentences: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`sentences` are (sign, what follows from it)."""
        super().__init__(
            window,
            islands(title),
            verb=verb,
            sign=sign,
            danger=False,
            consequences=[(mark, islands(words)) for mark, words in sentences],
            needs_reason=True,
        )
        self.setObjectName("reason_dialog")
        choices = [Choice(words, words) for words in reasons]
        self.reason = ChoiceField("reason.text", tr("Reason (required)"), choices)
        self.slot.addWidget(self.reason)
        self.reason.edited.connect(lambda text: self.set_ready(ready=bool(text.strip())))
        self.reason.entered.connect(self._go_on)
        self.verb_pressed.connect(self.accept)
        QWidget.setTabOrder(self.reason.editor, self.back)
        QWidget.setTabOrder(self.back, self.verb)
        self.reason.setFocus()

    def then(self, call: Callable[[str], object]) -> None:
        """Show it; `call` gets the reason once it is given."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.accepted.connect(lambda: call(self.reason.text().strip()))
        self.open()
        self.reason.setFocus()

    def _go_on(self) -> None:
        if self.verb.isEnabled():
            self.verb.setFocus()
