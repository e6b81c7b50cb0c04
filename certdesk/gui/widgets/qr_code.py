"""A QR code on the screen, to be photographed: dark on white in every theme."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import theme

_QUIET_CELLS = 4  # ISO/IEC 18004, 6.3.8


class QrCode(QWidget):
    """Cells row by row, a byte a cell, 1 for dark; `side` in pixels at 100 %."""

    def __init__(self, side: int = 148, parent: QWidget | None = None) -> None:
        """Nothing to show yet."""
        super().__init__(parent)
        self._rows: Sequence[bytes] = ()
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, rows: Sequence[bytes], spoken: str) -> None:
        """A code, and the text that it holds."""
        self._rows = rows
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme.px(self._side), theme.px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Whole pixels a cell: a camera reads straight edges best."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        count = len(self._rows) + 2 * _QUIET_CELLS
        cell = min(self.width(), self.height()) // count if self._rows else 0
        first = (self.width() - cell * len(self._rows)) // 2
        for row, cells in enumerate(self._rows):
            for column, dark in enumerate(cells):
                if dark:
                    at = QRectF(first + column * cell, first + row * cell, cell, cell)
                    painter.fillRect(at, Qt.GlobalColor.black)
        painter.end()
