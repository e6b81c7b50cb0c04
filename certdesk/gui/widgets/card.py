"""A white sheet with a thin edge: what belongs together."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.gui import paint
from certdesk.gui.theme import Role
from certdesk.gui.widgets.label import Label

PADDING = 16


class Card(QWidget):
    """Put content into `body` (top to bottom); `head` is the title's row.

    `head` holds title, note, a stretch; `head.addWidget` puts things at its left end.
    Without a title the row is absent until something is added to it.
    """

    def __init__(
        self,
        title: str = "",
        note: str = "",
        *,
        padding: int | tuple[int, int, int, int] = PADDING,
        spacing: int = 8,
        ground: str = "surface",
        border: str | None = "line",
        radius: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        """`padding` in pixels, or left, top, right, bottom."""
        super().__init__(parent)
        self._ground, self._border, self._radius = ground, border, radius
        sides = (padding,) * 4 if isinstance(padding, int) else padding
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*sides)
        self.body.setSpacing(spacing)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.body.addLayout(self.head)
        self.title = Label(title, Role.CARD_TITLE)
        self.note = Label(note, Role.NOTE, "text2")
        if title:
            self.head.addWidget(self.title)
            self.head.addWidget(self.note)
            self.head.addStretch(1)
            self.setAccessibleName(title)

    def set_ground(self, ground: str, border: str | None = None) -> None:
        """Another ground token, and a border token or none."""
        self._ground, self._border = ground, border
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet."""
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), self._radius, self._ground, self._border)
        painter.end()


class Rule(QWidget):
    """A hairline across; `upright` makes it stand."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        """One pixel thick."""
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        paint.filled(painter, QRectF(self.rect()), paint.blended("line", 1.0))
        painter.end()
