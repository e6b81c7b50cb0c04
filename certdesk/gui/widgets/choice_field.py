"""One of several, or free text where the office allows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView

from certdesk.domain.letters import fold
from certdesk.gui.widgets.fields import ENTERS, Field, Line, is_suggesting

# the line inside a list keeps a margin of its own: texts of all fields shall begin at one column
_LINE_MARGINS = (-4, 0, -4, 0)
_FOLDED = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Choice:
    """`key` is stored, `text` is shown."""

    key: str
    text: str


class _Completer(QCompleter):
    """Suggests what begins with the letters typed, hamza or not."""

    entered = Signal()
    """Enter in the list: its suggestion, if one was chosen, stands in the line."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box.model(), box)
        self.setCompletionRole(_FOLDED)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._list = QListView()
        self._list.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setPopup(self._list)

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the suggestion chosen with the arrows, else what was typed; it goes on."""
        is_press = event.type() == QEvent.Type.KeyPress and watched is self._list
        enters = is_press and isinstance(event, QKeyEvent) and event.key() in ENTERS
        kept = super().eventFilter(watched, event)
        if enters:
            # now, not a moment later: the next letters belong to the next field
            self.entered.emit()
        return kept


class ChoiceBox(QComboBox):
    """The arrow stands at the left by itself; the wheel belongs to the page."""

    changed_by_hand = Signal()
    entered = Signal()

    def __init__(self, *, free: bool) -> None:
        """`free`: other text than the choices may be typed."""
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.activated.connect(lambda _row: self.changed_by_hand.emit())
        if free:
            line = Line(Qt.LayoutDirection.RightToLeft)
            self.setEditable(True)
            self.setLineEdit(line)
            completer = _Completer(self)
            self.setCompleter(completer)
            line.setTextMargins(*_LINE_MARGINS)
            line.textEdited.connect(lambda _text: self.changed_by_hand.emit())
            completer.activated.connect(self._suggestion_taken)
            completer.entered.connect(self._entered_in_list)
            line.returnPressed.connect(self.entered)

    def _suggestion_taken(self, _text: str) -> None:
        # the line takes the suggestion after this signal: look then
        QTimer.singleShot(0, self, self.changed_by_hand.emit)

    def _entered_in_list(self) -> None:
        self.changed_by_hand.emit()
        self.entered.emit()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; the text shown stays."""
        text = self.text()
        self.blockSignals(True)
        self.clear()
        for row, choice in enumerate(choices):
            self.addItem(choice.text, choice.key)
            self.setItemData(row, fold(choice.text), _FOLDED)
        self.blockSignals(False)
        self.setText(text)

    def text(self) -> str:
        """What is shown."""
        return self.currentText()

    def setText(self, text: str, /) -> None:
        """Choose the row of that text, else show it if it may be free, else none."""
        row = self.findText(text, Qt.MatchFlag.MatchExactly)
        self.setCurrentIndex(row)
        if row < 0 and self.isEditable():
            self.setEditText(text)

    def key(self) -> str | None:
        """The key of the choice whose text is shown; None for free text and for none."""
        row = self.findText(self.text().strip(), Qt.MatchFlag.MatchExactly)
        return None if row < 0 else str(self.itemData(row))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a page must not change what stands under the pointer."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; the arrows and first letters choose, as Qt does."""
        if event.key() in ENTERS and not self.isEditable():
            self.entered.emit()
            return
        super().keyPressEvent(event)
        if event.key() in ENTERS and not is_suggesting(self.completer()):
            event.accept()  # else a dialog's default button hears it too


class ChoiceField(Field):
    """Suggestions as one types."""

    def __init__(
        self, name: str, label: str, choices: Sequence[Choice] = (), *, free: bool = True
    ) -> None:
        """`free`: what is not among the choices may be typed too."""
        self.box = ChoiceBox(free=free)
        super().__init__(name, label, self.box, self.box)
        line = self.box.findChild(QLineEdit)
        if line is not None:
            line.setObjectName(f"{name}_line")
            line.setAccessibleName(label)
        self.box.changed_by_hand.connect(lambda: self.edited.emit(self.text()))
        self.box.entered.connect(self.entered)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; a text already typed stays if it may."""
        self.box.set_choices(choices)

    def key(self) -> str | None:
        """The key of the choice shown, None for free text."""
        return self.box.key()

    def set_key(self, key: str | None) -> None:
        """Show the choice of a key; None or an unknown key: nothing."""
        self.box.setCurrentIndex(-1 if key is None else self.box.findData(key))
