"""A small sign inside a field's end, as large as the text: a month's page, an eye, a funnel.

Not an action of Qt's: those stay at 16 pixels whatever the text size.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from certdesk.gui import icons, theme

_SIGN, _SIDE, _GAP = 18, 8, 2


class FieldSign(QToolButton):
    """Stands at the left or right end of a line, which keeps its text away from it."""

    def __init__(self, line: QLineEdit, icon: str, name: str, *, at_right: bool = False) -> None:
        """`icon`: of `icons`; `name`: spoken, and its tooltip."""
        super().__init__(line)
        self._icon, self._at_right = icon, at_right
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        line.installEventFilter(self)
        self._stand(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stand again where the line's end is, as large as its text."""
        moved = event.type() in {QEvent.Type.Resize, QEvent.Type.StyleChange}
        if moved and isinstance(watched, QLineEdit):
            self._stand(watched)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign alone, in the colour of a label."""
        painter = QPainter(self)
        side = theme.px(_SIGN)
        square = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        token = "accent" if self.underMouse() and self.isEnabled() else "text2"
        icons.draw(painter, square, self._icon, token)
        painter.end()

    def _stand(self, line: QLineEdit) -> None:
        wide = theme.px(_SIGN) + 2 * _SIDE
        self.setGeometry(line.width() - wide if self._at_right else 0, 0, wide, line.height())
        room = wide - _SIDE + _GAP
        margins = (0, 0, room, 0) if self._at_right else (room, 0, 0, 0)
        line.setTextMargins(*margins)
