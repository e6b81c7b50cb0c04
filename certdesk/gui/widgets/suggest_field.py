"""A line that suggests while one types, and never costs a key more than a plain line.

Qt's own completer is a window in front: it keeps Enter and the function keys for itself, so
each would have to be pressed twice. This list is a part of the window and never has the focus.
"""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QFrame, QLineEdit, QListView, QWidget

from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.fields import ENTERS

_MOST_ROWS = 6
_MOVES = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}


class _Suggestions(QListView):
    """What begins with the letters typed; drawn over the window below the line."""

    def __init__(self, window: QWidget, label: str) -> None:
        super().__init__(window)
        self.words = QStringListModel(self)
        self.setModel(self.words)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.Box)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setViewportMargins(10, 4, 10, 4)
        self.hide()

    def offer(self, words: Sequence[str], line: QWidget) -> None:
        """Show these below a line, above it where there is no room."""
        self.words.setStringList(words)
        rows = self.sizeHintForRow(0) * min(len(words), _MOST_ROWS)
        height = rows + 8 + 2 * self.frameWidth()
        corner = line.mapTo(self.window(), QPoint(0, line.height()))
        if corner.y() + height > self.window().height():
            corner = line.mapTo(self.window(), QPoint(0, -height))
        self.setGeometry(corner.x(), corner.y(), line.width(), height)
        self.raise_()
        self.show()

    def chosen(self) -> str:
        """The word marked; "" when none is."""
        words = self.words.stringList()
        row = self.currentIndex().row()
        return words[row] if 0 <= row < len(words) else ""

    def move(self, by: int) -> None:  # type: ignore[override]  # the mark, not the widget
        """Mark the next or the previous word."""
        row = self.currentIndex().row() + by
        rows = self.words.rowCount()
        self.setCurrentIndex(self.words.index(min(max(row, 0), rows - 1), 0))


class SuggestField(ChoiceField):
    """Free text. Enter takes the suggestion marked, else what was typed, and goes on at once."""

    listed = Signal(bool)
    """Suggestions are shown (then Esc closes them), or no longer."""

    def __init__(self, name: str, label: str, words: Sequence[str] = ()) -> None:
        """Suggest `words` (or `set_choices` later); the arrow shows them all."""
        super().__init__(name, label, [Choice(word, word) for word in words])
        self._label = label
        self._list: _Suggestions | None = None
        # it still finds what begins so, hamza or not; only its window is not wanted
        self._finder = cast(QCompleter, self.box.completer())
        self.box.setCompleter(None)  # type: ignore[arg-type]  # Qt's way to take it away
        self.box.installEventFilter(self)
        line = self.box.lineEdit()
        if isinstance(line, QLineEdit):
            line.textEdited.connect(self._suggest)

    @property
    def suggested(self) -> list[str]:
        """What is offered now."""
        if self._list is None or not self._list.isVisible():
            return []
        return self._list.words.stringList()

    def close_list(self) -> None:
        """Offer nothing until more is typed."""
        if self._list is not None and self._list.isVisible():
            self._list.hide()
            self.listed.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter while suggestions are shown; they go with the focus."""
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self.close_list()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTERS:
                self._take()
            elif event.key() in _MOVES and self._list is not None and self.suggested:
                self._list.move(_MOVES[event.key()])
                return True
        return super().eventFilter(watched, event)

    def _suggest(self, typed: str) -> None:
        letters = self._finder.splitPath(typed)[0]
        self._finder.setCompletionPrefix(letters)
        found = self._finder.completionModel()
        words = [str(found.index(row, 0).data()) for row in range(found.rowCount())]
        if not letters or not words or words == [typed]:
            self.close_list()
            return
        if self._list is None:
            self._list = _Suggestions(self.window(), self._label)
            self._list.clicked.connect(lambda _index: self._take())
        self._list.offer(words, self.editor)
        self.listed.emit(True)

    def _take(self) -> None:
        if self._list is None or not self.suggested:
            return
        word = self._list.chosen()
        self.close_list()
        if word and word != self.text():
            self.set_text(word)
            self.edited.emit(word)
