"""The mark of the service: drawn, ours."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme

_STAR_IN_RAIL, _STAR_ALONE = 0.305, 0.37
_INNER = math.cos(math.pi / 4) / math.cos(math.pi / 8)


def star(centre: QPointF, radius: float, points: int = 8, inner: float = _INNER) -> QPolygonF:
    """A star polygon; `inner` is the inner radius as a part of the outer.

    The default inner radius is that of two squares laid over each other.
    """
    corners = []
    for corner in range(2 * points):
        reach = radius if corner % 2 == 0 else radius * inner
        angle = math.pi * corner / points
        corners.append(centre + QPointF(reach * math.cos(angle), reach * math.sin(angle)))
    return QPolygonF(corners)


def draw_mark(
    painter: QPainter,
    rect: QRectF,
    ground: str = "accent",
    ink: str = "on_accent",
    *,
    reach: float = _STAR_IN_RAIL,
) -> None:
    """The seal, eight points and a check, into the square `rect`.

    `reach` is the star's radius as a part of the side.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = rect.width()
    paint.rounded(painter, rect, side * 0.25, ground)
    unit = side * reach
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ink))
    painter.drawPolygon(star(rect.center(), unit))
    painter.setBrush(theme.colour(ground))
    painter.drawPolygon(star(rect.center(), unit * 0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(theme.colour(ink), unit * 0.17)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    check = QPainterPath(rect.center() + QPointF(-unit * 0.22, unit * 0.02))
    check.lineTo(rect.center() + QPointF(-unit * 0.05, unit * 0.18))
    check.lineTo(rect.center() + QPointF(unit * 0.25, -unit * 0.17))
    painter.drawPath(check)


class Mark(QWidget):
    """The seal on its square, `side` pixels at 100 %."""

    def __init__(
        self,
        side: int = 36,
        *,
        ground: str = "accent",
        ink: str = "on_accent",
        parent: QWidget | None = None,
    ) -> None:
        """On an accent ground unless told otherwise."""
        super().__init__(parent)
        self._side, self._ground, self._ink = side, ground, ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tokens(self, ground: str, ink: str) -> None:
        """Other colours."""
        self._ground, self._ink = ground, ink
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme.px(self._side), theme.px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the seal."""
        painter = QPainter(self)
        reach = _STAR_ALONE if self._side > 48 else _STAR_IN_RAIL
        draw_mark(painter, QRectF(self.rect()), self._ground, self._ink, reach=reach)
        painter.end()
