"""Sign in and first start: the service at the right, what to do at the left."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.tokens import LIGHT, Tokens
from certdesk.gui.widgets.focus_ring import FocusRing
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.mark import Mark
from certdesk.gui.widgets.pattern import draw_pattern

PANEL, CONTENT = 560, 420
_UNDER_FOCUS = 84
_SIDE_OF_COLUMN = 64
_WHOLE = 100


def _in_the_middle(column: QWidget) -> QWidget:
    content = QWidget()
    middle = QHBoxLayout()
    middle.addStretch(1)
    middle.addWidget(column, _WHOLE)
    middle.addStretch(1)
    whole = QVBoxLayout(content)
    whole.setContentsMargins(_SIDE_OF_COLUMN, 16, _SIDE_OF_COLUMN, 16)
    whole.addStretch(1)
    whole.addLayout(middle)
    whole.addStretch(1)
    return content


class _LightSide(QScrollArea):
    """Scrolls by wheel and with the focus; the arrow keys are the page's."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (self, self.viewport(), content):
            ground.setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class _Panel(QWidget):
    """Whose program it is: accent in light, a plain sheet in the other themes."""

    def __init__(self, title: str, school: str, line: str) -> None:
        super().__init__()
        self.setMinimumWidth(320)
        self.setMaximumWidth(PANEL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        right = QVBoxLayout(self)
        right.setContentsMargins(40, 64, 56, 96)
        right.setSpacing(4)
        self._mark = Mark(64)
        right.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        roles = ((title, Role.NAME), (school, Role.CARD_TITLE), (line, Role.NOTE))
        self._labels = [Label(text, role, wrap=True) for text, role in roles]
        for label in self._labels:
            right.addWidget(label)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """The theme may change while the program runs."""
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        light = theme.look().tokens is LIGHT
        self._mark.set_tokens(*(("on_accent", "accent") if light else ("accent", "on_accent")))
        for label in self._labels:
            label.set_token("on_accent" if light else "text")

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

    `slot` is a column 420 wide in the middle of the light side. It scrolls where large letters
    do not fit a low window, and follows the focus.
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
        self.panel = _Panel(title, school, line)
        self.column = QWidget()
        self.column.setMaximumWidth(theme.px(wide))
        self.column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.slot = QVBoxLayout(self.column)
        self.slot.setContentsMargins(0, 0, 0, 0)
        self._content = _in_the_middle(self.column)
        self._light_side = _LightSide(self._content)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel, 7)
        row.addWidget(self._light_side, 10)
        self._ring = FocusRing(self)
        self.setAccessibleName(title)
        # once everything has its place
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._keep_in_sight)
        self._light_side.verticalScrollBar().rangeChanged.connect(self._settled.start)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._settled.start)

    def _keep_in_sight(self) -> None:
        """What has the focus is seen, and the button under it."""
        focus = QApplication.focusWidget()
        if focus is not None and self.column.isAncestorOf(focus):
            foot = focus.mapTo(self._content, focus.rect().bottomLeft())
            self._light_side.ensureVisible(foot.x(), foot.y(), 0, theme.px(_UNDER_FOCUS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The window's ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("bg"))
        painter.end()
