"""A drawing of a paper with numbered discs where to look."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.tokens import LIGHT
from certdesk.gui.widgets.mark import star

_WIDE, _HIGH, _HIGH_LOW = 276, 384, 330
_LINES = (140, 112, 154, 98, 128, 84)
_MARKS = (QPointF(0.94, 0.355), QPointF(0.94, 0.682), QPointF(0.115, 0.74))


class PaperDrawing(QWidget):
    """Title lines, fields, a seal and a signature; discs 1 to `marks` beside them.

    Disc 1 stands at the names, 2 at the date, 3 at the seal. Always on white, as paper is.
    """

    def __init__(self, title: str, marks: int = 3, parent: QWidget | None = None) -> None:
        """`marks` from 0 to 3."""
        super().__init__(parent)
        self._title, self._marks = title, marks
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_paper(self, title: str, marks: int = 3) -> None:
        """Another paper."""
        self._title, self._marks = title, marks
        self.setAccessibleName(title)
        self.update()

    def sizeHint(self) -> QSize:
        """276 × 384, 330 high in a low window; a drawing does not grow with the text."""
        high = _HIGH_LOW if theme.look().compact else _HIGH
        return QSize(round(_WIDE * high / _HIGH), high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw at 276 × 384 and scale."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.height() / _HIGH
        painter.scale(scale, scale)
        sheet = QRectF(0, 0, _WIDE, _HIGH)
        painter.setPen(QPen(_light("edge"), 1))
        painter.setBrush(_light("surface"))
        painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self._draw_lines(painter)
        self._draw_seal(painter)
        for place in range(self._marks):
            spot = QPointF(_MARKS[place].x() * _WIDE, _MARKS[place].y() * _HIGH)
            _draw_mark_disc(painter, spot, place + 1)
        painter.end()

    def _draw_lines(self, painter: QPainter) -> None:
        middle = _WIDE / 2
        _bar(painter, middle - 64, 23, 128, "edge")
        _bar(painter, middle - 41, 39, 82, "line")
        painter.setPen(_light("text"))
        letters = theme.font(Role.CARD_TITLE, 700)
        letters.setPointSizeF(Role.CARD_TITLE.value[0])
        layout = paint.lay_out(self._title, letters, _WIDE - 20, paint.CENTRE, line_step=30)
        layout.draw(painter, QPointF(10, 53))
        _bar(painter, middle - 24, 86, 48, "line", 3)
        for place, wide in enumerate(_LINES):
            y = 112 + 21 * place
            _bar(painter, 252 - 54, y, 54, "edge")
            _bar(painter, 252 - 66 - wide, y, wide, "line")
        _bar(painter, 252 - 70, 259, 70, "edge")
        _bar(painter, 252 - 82 - 62, 259, 62, "line")

    @staticmethod
    def _draw_seal(painter: QPainter) -> None:
        centre = QPointF(72, 316)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_light("accent"), 1.4))
        painter.drawEllipse(centre, 38, 38)
        painter.drawEllipse(centre, 30, 30)
        painter.drawPolygon(star(centre, 16))
        painter.setPen(QPen(_light("text2"), 1.5))
        stroke = QPainterPath(QPointF(86, 350))
        stroke.cubicTo(QPointF(98, 318), QPointF(112, 346), QPointF(124, 340))
        stroke.cubicTo(QPointF(140, 338), QPointF(150, 338), QPointF(162, 325))
        painter.drawPath(stroke)


def _light(token: str) -> QColor:
    return QColor(f"#{getattr(LIGHT, token)}")


def _bar(painter: QPainter, x: float, y: float, wide: float, token: str, high: float = 6) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_light(token))
    painter.drawRoundedRect(QRectF(x, y, wide, high), high / 2, high / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_mark_disc(painter: QPainter, spot: QPointF, number: int) -> None:
    painter.setPen(QPen(_light("surface"), 2))
    painter.setBrush(_light("accent"))
    painter.drawEllipse(spot, 14.5, 14.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_light("on_accent"))
    letters = theme.font(Role.STRONG, 700)
    letters.setPointSizeF(Role.STRONG.value[0])
    layout = paint.lay_out(str(number), letters, 30, paint.CENTRE, line_step=30)
    layout.draw(painter, spot - QPointF(15, 15))


class NumberDisc(QWidget):
    """The same numbered disc, beside the sentence that says what to look at."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        """`number` from 1."""
        super().__init__(parent)
        self._number = number
        self.setAccessibleName(str(number))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """26 across."""
        return QSize(theme.px(26), theme.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Disc and digit."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.disc(painter, rect.center(), rect.width(), "accent")
        paint.words(
            painter, rect, str(self._number), Role.NOTE, "on_accent", paint.CENTRE, weight=600
        )
        painter.end()
