"""A remark of several lines."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QTextEdit

from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.fields import ENTERS, FIELD_HEIGHT, Field
from certdesk.gui.widgets.typed import without_marks


class NoteEditor(QTextEdit):
    """Several lines of plain text. A QPlainTextEdit would set Arabic at the left."""

    changed_by_hand = Signal()
    left = Signal()
    """Ctrl+Enter: on to the next field."""

    def __init__(self) -> None:
        """Plain text, right to left, Tab leaves."""
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.textChanged.connect(self.changed_by_hand)

    def text(self) -> str:
        """Its lines, without marks."""
        return without_marks(self.toPlainText())

    def setText(self, text: str, /) -> None:
        """Replace the text without telling."""
        self.blockSignals(True)
        self.setPlainText(without_marks(text))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins a line; Ctrl+Enter leaves."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTERS and control:
            self.left.emit()
            return
        super().keyPressEvent(event)


class NoteField(Field):
    """A remark of several lines."""

    def __init__(self, name: str, label: str, lines: int = 3) -> None:
        """`lines`: how many are seen at once."""
        self._lines = lines
        self._note = NoteEditor()
        super().__init__(name, label, self._note, self._note)
        self._note.changed_by_hand.connect(lambda: self.edited.emit(self.text()))
        self._note.left.connect(self.entered)

    def _editor_height(self) -> int:
        return theme.px(FIELD_HEIGHT) + (self._lines - 1) * theme.step(Role.BODY)
