"""A person saw a contradiction and writes it down for the head of service."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.gui.widgets.note_field import NoteField
from certdesk.i18n import ltr, tr


class DoubtDialog(DialogFrame):
    """What was seen, in free text; the verb waits for it."""

    def __init__(self, window: QWidget, number: str, then: Callable[[str], object]) -> None:
        """`then(detail)` is called once; closes when it was pressed."""
        super().__init__(
            window,
            tr("Raise a doubt on {number}?", number=ltr(number)),
            verb=tr("Raise the doubt"),
            sign="alert-triangle",
            consequences=[
                ("ban", tr("The file does not go for signature and is not handed over")),
                ("eye", tr("Only the head of service reads what you write")),
            ],
            needs_reason=True,
        )
        self.setObjectName("verify.doubt_dialog")
        self.detail = NoteField("verify.doubt_detail", tr("What is doubtful"))
        self.slot.addWidget(self.detail)
        self.detail.edited.connect(lambda text: self.set_ready(ready=bool(text.strip())))
        self.detail.entered.connect(self.verb.setFocus)
        self.verb_pressed.connect(lambda: self._raise(then))
        QWidget.setTabOrder(self.detail.editor, self.back)
        QWidget.setTabOrder(self.back, self.verb)

    def _raise(self, then: Callable[[str], object]) -> None:
        self.accept()
        then(self.detail.text())
