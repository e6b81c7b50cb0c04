"""The picture of a key, and a row of keys with what they do."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme


class KeyCap(QWidget):
    """One key: `F12`, `Ctrl+Z`, `1`."""

    def __init__(self, key: str, *, token: str = "text2", parent: QWidget | None = None) -> None:
        """Draw `key`."""
        super().__init__(parent)
        self._key = key
        self._token = token
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """The key drawn."""
        return self._key

    def sizeHint(self) -> QSize:
        """20 high, as wide as its letters."""
        return QSize(paint.key_width(self._key), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        paint.key_cap(painter, QRectF(self.rect()), self._key, self._token)
        painter.end()
