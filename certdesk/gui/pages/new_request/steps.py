"""The four steps one over the other, each with the room it needs itself."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QStackedLayout


class Steps(QStackedLayout):
    """Asks for the room of the step in front: the widest step must not make all scroll."""

    def minimumSize(self) -> QSize:
        """The least of the step in front."""
        front = self.currentWidget()
        return QSize() if front is None else front.minimumSizeHint()

    def sizeHint(self) -> QSize:
        """What the step in front would like."""
        front = self.currentWidget()
        return QSize() if front is None else front.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Whether words in the step in front wrap."""
        return self._inside() is not None

    def heightForWidth(self, width: int) -> int:
        """The least height, not the one it would like: what does not fit scrolls."""
        inside = self._inside()
        return -1 if inside is None else inside.minimumHeightForWidth(width)

    def _inside(self) -> QLayout | None:
        front = self.currentWidget()
        layout = None if front is None else front.layout()
        return layout if layout is not None and layout.hasHeightForWidth() else None
