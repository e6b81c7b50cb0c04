"""The star pattern of the sign-in page: drawn, ours."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainter, QPen

from certdesk.gui import paint
from certdesk.gui.widgets.mark import star

_PATTERN_STEP = 92


def draw_pattern(painter: QPainter, rect: QRectF, token: str = "on_accent") -> None:
    """Eight-point stars, one inside another, fading out towards the bottom of `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    fade = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    fade.setColorAt(0.0, paint.blended(token, 0.14))
    fade.setColorAt(0.62, paint.blended(token, 0.03))
    fade.setColorAt(0.75, paint.blended(token, 0.0))
    painter.setPen(QPen(fade, 1.2))
    step = _PATTERN_STEP
    for row in range(-1, int(rect.height() // step) + 2):
        for column in range(-1, int(rect.width() // step) + 2):
            middle = QPointF(rect.left() + column * step + 72, rect.top() + row * step + 82)
            for reach in (step * 0.49, step * 0.21):
                painter.drawPolygon(star(middle, reach))
    painter.restore()
