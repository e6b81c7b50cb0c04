"""The end of a count of the cupboard: what is missing is named, a note says what was done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.dialog_frame import DialogFrame
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.note_field import NoteField
from certdesk.i18n import tr, trn

_NAMED, _NAMED_IN_LARGE_LETTERS = 8, 3


class CountDialog(DialogFrame):
    """`count.note` is needed where papers are missing."""

    def __init__(
        self, window: QWidget, expected: int, missing: Sequence[str], then: Callable[[str], object]
    ) -> None:
        """`missing`: papers in words; `then(note)` is called once."""
        title = (
            trn("{n} papers were not found", len(missing)) if missing else tr("Everything is there")
        )
        super().__init__(
            window,
            title,
            verb=tr("Keep the count"),
            sign="archive",
            danger=bool(missing),
            consequences=[("table", trn("{n} papers were counted", expected))],
            needs_reason=bool(missing),
        )
        self.setObjectName("count_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        named = _NAMED_IN_LARGE_LETTERS if theme.look().dense else _NAMED
        for words in missing[:named]:
            self.slot.addWidget(Label(words, Role.NOTE, "bad", wrap=True))
        if len(missing) > named:
            rest = trn("and {n} more", len(missing) - named)
            self.slot.addWidget(Label(rest, Role.NOTE, "text2"))
        self.note = NoteField("count.note", tr("Note on the count"), lines=2)
        self.slot.addWidget(self.note)
        if missing:
            self.note.edited.connect(lambda text: self.set_ready(ready=bool(text.strip())))
        self.note.entered.connect(self.verb.setFocus)
        self.verb_pressed.connect(lambda: self._keep(then))
        QWidget.setTabOrder(self.note.editor, self.back)
        QWidget.setTabOrder(self.back, self.verb)

    def open(self) -> None:
        """Show it and stand in the note."""
        super().open()
        self.note.setFocus()

    def _keep(self, then: Callable[[str], object]) -> None:
        self.accept()
        then(self.note.text())
