"""The parts of the settings, one below the other; up and down move, the part follows."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.pressable import Pressable

_WIDE = 176


class SectionList(QWidget):
    """Groups of (name, word) under a caption; `chosen` tells which part is wanted."""

    chosen = Signal(str)
    """A name, chosen by a person."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """`groups`: (caption, parts)."""
        super().__init__()
        self.setObjectName("settings.sections")
        self._lines: dict[str, _Line] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 4, 2)
        column.setSpacing(2)
        for caption, parts in groups:
            if parts:
                column.addWidget(Label(caption, Role.CAPTION, "text3"))
                column.addSpacing(2)
            for name, word in parts:
                line = _Line(word)
                line.setObjectName(f"settings.sections.{name}")
                line.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
                self._lines[name] = line
                self._group.addButton(line)
                column.addWidget(line)
            column.addSpacing(10)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_current(self, name: str) -> None:
        """Mark a part without telling."""
        self._lines[name].setChecked(True)

    def line(self, name: str) -> QWidget:
        """The line of a part."""
        return self._lines[name]

    def take_focus(self) -> None:
        """The part that is shown gets the keys."""
        for line in self._lines.values():
            if line.isChecked():
                line.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down."""
        way = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        names = list(self._lines)
        at = next(place for place, name in enumerate(names) if self._lines[name].isChecked())
        wanted = min(max(at + way, 0), len(names) - 1)
        self._lines[names[wanted]].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(names[wanted])


class _Line(Pressable):
    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.setCheckable(True)
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDE), theme.px(32 if theme.look().compact else 36))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        on = self.isChecked()
        if on or self.hovered:
            paint.rounded(painter, rect, 8, "tint" if on else "sunk", None)
        if on:
            # never by colour alone: the bar at the outer edge says it too
            bar = QRectF(rect.right() - 3, rect.top() + 6, 3, rect.height() - 12)
            paint.rounded(painter, bar, 1.5, "accent", None)
        token, weight = ("accent", 600) if on else ("text", 500)
        words = rect.adjusted(10, 0, -12, 0)
        paint.words(painter, words, self.text(), Role.BODY, token, weight=weight)
