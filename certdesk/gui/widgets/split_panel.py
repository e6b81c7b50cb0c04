"""Sign in and first start: the service at the right, what to do at the left."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.tokens import LIGHT, Tokens
from certdesk.gui.widgets.focus_ring import FocusRing
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.mark import Mark, draw_pattern

PANEL, CONTENT = 560, 420


class _Panel(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        tokens: Tokens = theme.look().tokens
        if tokens is LIGHT:
            slope = QLinearGradient(rect.topLeft(), rect.bottomLeft())
            slope.setColorAt(0.0, theme.colour("accent_hover"))
            slope.setColorAt(1.0, theme.colour("accent_pressed"))
            painter.fillRect(rect, slope)
        else:
            painter.fillRect(rect, theme.colour("surface"))
            painter.fillRect(QRectF(0, 0, 1, rect.height()), theme.colour("line"))
        draw_pattern(painter, rect, "on_accent" if tokens is LIGHT else "text")
        painter.end()


class SplitPanel(QWidget):
    """The star pattern, the mark and three lines at the right; `slot` at the left.

    `slot` is a column 420 wide in the middle of the light side.
    """

    def __init__(
        self,
        title: str,
        school: str,
        line: str,
        *,
        wide: int = CONTENT,
        parent: QWidget | None = None,
    ) -> None:
        """Three texts of the panel; `wide` is the column's width in pixels at 100 %."""
        super().__init__(parent)
        light = theme.look().tokens is LIGHT
        self.panel = _Panel()
        self.panel.setMinimumWidth(320)
        self.panel.setMaximumWidth(PANEL)
        self.panel.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        right = QVBoxLayout(self.panel)
        right.setContentsMargins(40, 64, 56, 96)
        right.setSpacing(4)
        ground, ink = ("on_accent", "accent") if light else ("accent", "on_accent")
        right.addWidget(Mark(64, ground=ground, ink=ink), 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        token = "on_accent" if light else "text"
        for text, role in (
            (title, Role.NAME),
            (school, Role.CARD_TITLE),
            (line, Role.NOTE),
        ):
            right.addWidget(Label(text, role, token))
        self.column = QWidget()
        self.column.setMaximumWidth(theme.px(wide))
        self.column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.slot = QVBoxLayout(self.column)
        self.slot.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.addStretch(1)
        left.addWidget(self.column)
        left.addStretch(1)
        left.setContentsMargins(24, 16, 24, 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel, 7)
        row.addStretch(1)
        row.addLayout(left, 8)
        row.addStretch(1)
        self._ring = FocusRing(self)
        self.setAccessibleName(title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The window's ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("bg"))
        painter.end()
