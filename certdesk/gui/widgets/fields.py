"""Form fields: label, editor and, below it, what is wrong.

`Field` is what pages know. Names and notes run right to left; codes, phones and Latin run
left to right but stand at the right edge, so that the column of texts is straight.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.field_sign import FieldSign
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.problem_line import ProblemLine
from certdesk.gui.widgets.typed import Cleaner
from certdesk.i18n import islands

LABEL_WIDTH = 112
FIELD_HEIGHT = 38
_BESIDE = 10
_LONGEST = 1000
"""Characters a line takes; the domain says, field by field, what is too long."""

_COMMANDS = ("\r", "\n", "\t")
ENTERS = (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value)


class TextSource(Protocol):
    """Where a field's text is."""

    def text(self) -> str:
        """As typed."""

    def setText(self, text: str, /) -> None:
        """Replace it; tells nobody."""


class Field(QWidget):
    """One field of a form. `objectName` is its name in the contract of the domain."""

    edited = Signal(str)
    """The person changed the text; it is the raw text."""
    entered = Signal()
    """Enter was pressed: the next field is wanted."""

    def __init__(self, name: str, label: str, editor: QWidget, source: TextSource) -> None:
        """`name`: contract name, as in `FieldProblem.field`; `label`: as shown, Arabic."""
        super().__init__()
        self.setObjectName(name)
        self.editor = editor
        self._source = source
        editor.setObjectName(f"{name}_editor")
        editor.setAccessibleName(label)
        self.setFocusProxy(editor)
        self.label = Label(label, Role.LABEL, parent=self)
        self.label.setBuddy(editor)
        self.label.setObjectName(f"{name}_label")
        self.problem_line = ProblemLine(self)
        self.problem_line.setObjectName(f"{name}_problem")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(editor, 0, 1)
        self._grid.addWidget(self.problem_line, 1, 1)
        self._grid.setColumnStretch(1, 1)
        self._measure()

    def text(self) -> str:
        """As typed, right or wrong."""
        return self._source.text()

    def set_text(self, text: str) -> None:
        """Show a text; `edited` is for the person's changes only."""
        self._source.setText(text)

    def set_problem(self, sentence: str | None) -> None:
        """Say below the field what is wrong with it, in Arabic; None: nothing."""
        self.problem_line.say(islands(sentence or ""))
        self.editor.setAccessibleDescription(sentence or "")
        self.editor.setProperty("err", "true" if sentence else "false")
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def problem(self) -> str:
        """The sentence shown, or ""."""
        return self.problem_line.sentence()

    def set_label_shown(self, shown: bool) -> None:  # noqa: FBT001 - one switch, as Qt's setVisible
        """A field that stands alone may do without; its accessible name stays."""
        self.label.setVisible(shown)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self.label.setFixedSize(theme.px(LABEL_WIDTH), theme.px(FIELD_HEIGHT))
        self.editor.setFixedHeight(self._editor_height())

    def _editor_height(self) -> int:
        return theme.px(FIELD_HEIGHT)


class Line(QLineEdit):
    """One line that cleans what it is given and keeps its direction."""

    def __init__(self, direction: Qt.LayoutDirection, *, secret: bool = False) -> None:
        """`secret`: hidden, and kept exactly as typed."""
        super().__init__()
        self.setLayoutDirection(direction)
        # without AlignAbsolute Qt turns «right» into left
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.setMaxLength(_LONGEST)
        self._cleaner = None if secret else Cleaner()
        if self._cleaner is None:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        else:
            self.setValidator(self._cleaner)

    def setText(self, text: str | None, /) -> None:
        """Show a text, cleaned."""
        super().setText(self._clean(text or ""))
        self._show_beginning()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing goes on after the last letter."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason and self._overflows:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A text longer than the line is read from its beginning."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._show_beginning()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clean a typed sign before it is put in, so that undo still works."""
        if event.key() in ENTERS and is_suggesting(self.completer()):
            event.ignore()  # the list of suggestions takes it
            return
        clean = self._clean(event.text())
        if clean != event.text():
            event = QKeyEvent(event.type(), event.key(), event.modifiers(), clean)
        super().keyPressEvent(event)
        if event.key() in ENTERS:
            event.accept()  # else a dialog's default button hears it too

    @property
    def _overflows(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width() - 2 * _BESIDE

    def _show_beginning(self) -> None:
        if not self.hasFocus() and self._overflows:
            self.setCursorPosition(0)

    def _clean(self, text: str) -> str:
        # Enter and Tab bring a text too, and Qt knows what they mean
        if self._cleaner is None or text in _COMMANDS:
            return text
        return self._cleaner.clean(text)

    def add_button(self, icon: str, name: str, slot: Callable[[], object]) -> FieldSign:
        """A small button at the left end, with an accessible name."""
        button = FieldSign(self, icon, name)
        button.setObjectName(f"{self.objectName()}_button")
        button.clicked.connect(lambda _checked: slot())
        return button


def is_suggesting(completer: QCompleter | None) -> bool:
    """Whether a list of suggestions is open."""
    popup = None if completer is None else completer.popup()
    return popup is not None and popup.isVisible()


class LineField(Field):
    """A field of one line."""

    def __init__(self, name: str, label: str, line: Line, example: str = "") -> None:
        """`example`: shown while the field is empty."""
        super().__init__(name, label, line, line)
        self.line = line
        line.setPlaceholderText(example)
        line.textEdited.connect(lambda _text: self.edited.emit(self.text()))
        line.returnPressed.connect(self.entered)


class EnterChain(QObject):
    """Enter walks through the fields of a form in their order."""

    finished = Signal()
    """Enter in the last field."""

    def __init__(self, fields: Sequence[Field], parent: QObject | None = None) -> None:
        """`fields` in the order of the form."""
        super().__init__(parent)
        self._fields = list(fields)
        for place, field in enumerate(self._fields):
            field.entered.connect(lambda place=place: self._after(place))

    def _after(self, place: int) -> None:
        for field in self._fields[place + 1 :]:
            if field.isVisible() and field.isEnabled():
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.finished.emit()


def worst(fields: Sequence[Field]) -> Field | None:
    """The first field with a problem: the error summary's link, and where the focus goes."""
    return next((field for field in fields if field.problem()), None)
