"""A number on the first page that opens its list."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.pressable import RING_RADIUS, Pressable

_TWO_LINES_ABOVE = 1.2


class CountCard(Pressable):
    """Sign and word, the count, one line about it. `clicked` opens the list.

    `tone` is accent, or bad for what is late (red number and sign when above zero).
    """

    def __init__(
        self, sign: str, word: str, *, tone: str = "accent", parent: QWidget | None = None
    ) -> None:
        """Count 0 until told."""
        super().__init__(word, parent)
        self._sign, self._tone = sign, tone
        self._count, self._caption = 0, ""
        self.setProperty(RING_RADIUS, 12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    @property
    def count(self) -> int:
        """The number shown."""
        return self._count

    def set_count(self, count: int, caption: str = "") -> None:
        """The number, and a caption such as «the oldest for two days»."""
        self._count, self._caption = count, caption
        self.setAccessibleName(
            "، ".join(part for part in (self.text(), str(count), caption) if part)
        )
        self.update()

    def sizeHint(self) -> QSize:
        """126 high, 112 in a low window; a line more for the caption in large letters."""
        high = theme.px(112 if theme.look().compact else 126)
        return QSize(theme.px(160), high + (_caption_lines() - 1) * theme.step(Role.CAPTION))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for five in a row at 100 %."""
        return QSize(theme.px(110), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Card, tile with the sign, word, number, caption."""
        paint.rounded(painter, rect, 12, "surface", "edge" if self.hovered else "line")
        alarm = self._tone == "bad" and self._count > 0
        inner = rect.adjusted(16, 0, -16, 0)
        low = theme.look().compact
        top = rect.top() + (9 if low else 14)
        side = theme.px(32)
        run = paint.Run(painter, QRectF(inner.left(), top, inner.width(), side))
        tile = run.box(side, side)
        paint.rounded(painter, tile, 8, "bad_t" if alarm else "tint")
        inset = (side - theme.px(20)) / 2
        square = tile.adjusted(inset, inset, -inset, -inset)
        paint.Run(painter, square).sign(self._sign, theme.px(20), "bad" if alarm else "accent")
        run.gap(10).words(self.text(), Role.LABEL, "text")
        step = theme.step(Role.CAPTION)
        number = theme.step(Role.COUNT)
        foot = rect.bottom() - (7 if low else 9) - step * _caption_lines()
        middle = QRectF(inner.left(), foot - number, inner.width(), number)
        paint.words(painter, middle, str(self._count), Role.COUNT, "bad" if alarm else "text")
        letters = theme.font(Role.CAPTION)
        lines = paint.lay_out(self._caption, letters, inner.width(), line_step=step, wrap=True)
        painter.setPen(theme.colour("text2"))
        lines.draw(painter, QPointF(inner.left(), round(foot)))


def _caption_lines() -> int:
    return 2 if theme.look().factor > _TWO_LINES_ABOVE else 1
