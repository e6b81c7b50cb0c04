"""A number of sheets, copies, days."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from certdesk.gui.widgets.fields import Line, LineField

_STEPS = {Qt.Key.Key_Up.value: 1, Qt.Key.Key_Down.value: -1}


class _CountLine(Line):
    def __init__(self, least: int, most: int) -> None:
        super().__init__(Qt.LayoutDirection.LeftToRight)
        self._least, self._most = least, most

    def count(self) -> int | None:
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdigit() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        count = self.count()
        moved = self._least if count is None else count + step
        self.selectAll()
        self.insert(str(min(max(moved, self._least), self._most)))
        self.textEdited.emit(self.text())


class CountField(LineField):
    """A whole number. Up and down change it; the wheel does not."""

    def __init__(self, name: str, label: str, *, least: int = 0, most: int = 9999) -> None:
        """`least`, `most`: how far the arrows go; what is typed is judged by the domain."""
        count_line = _CountLine(least, most)
        super().__init__(name, label, count_line)
        self._count_line = count_line

    def value(self) -> int | None:
        """The number, None when what is typed is none."""
        return self._count_line.count()

    def set_value(self, count: int | None) -> None:
        """Show a number, or nothing."""
        self.set_text("" if count is None else str(count))
