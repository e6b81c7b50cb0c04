"""What every painted thing that can be pressed shares: keys, hover, focus, its spoken name."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

RING_RADIUS = "ring_radius"
"""Property (int, pixels) a widget sets for the corner of its focus ring; 8 without it."""


class Pressable(QAbstractButton):
    """A button that paints itself in `draw`; Space, Enter and the mouse press it.

    `clicked` is Qt's own signal; `text()` is also the spoken name unless one is set.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`."""
        super().__init__(parent)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hovered = False

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the whole button into `rect`."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint through `draw`."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRectF(self.rect()))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too: Qt's plain buttons know only Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.isEnabled():
            if not event.isAutoRepeat():
                self.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Remember the mouse."""
        self.hovered = self.isEnabled()
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the mouse."""
        self.hovered = False
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaint: some buttons look different with the focus."""
        self.update()
        super().focusInEvent(event)
