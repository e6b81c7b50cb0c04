"""Text on our own line steps, one line with … at its end, or wrapped."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role

_WIDEST_WRAPPED = 420
_TALL_MARKS = ("أُ", "أَ", "طُ", "كُ", "لُ")
_LARGE_POINTS = 17.0
"""From here on a vowel's mark on a tall letter stands higher than the line step."""


class Label(QLabel):
    """A text in a role and a colour token.

    Numbers, dates and Latin words inside Arabic are isolated by the caller (`i18n.ltr`).
    `text()` and `setText()` are QLabel's; a tooltip shows the whole text when it was cut.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        token: str = "text",
        *,
        wrap: bool = False,
        align: Qt.AlignmentFlag = paint.RIGHT,
        weight: int | None = None,
        struck: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`; `wrap` lets it take several lines."""
        super().__init__(parent)
        self.role = role
        self._token = token
        self._align = align
        self._weight = weight
        self._struck = struck
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed,
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    @property
    def weight(self) -> int | None:
        """The weight asked for, None for the role's own."""
        return self._weight

    @property
    def token(self) -> str:
        """The colour token of the text."""
        return self._token

    def set_token(self, token: str) -> None:
        """Write in another colour."""
        self._token = token
        self.update()

    def set_weight(self, weight: int | None) -> None:
        """Write in another weight (400-700), or the role's own."""
        self._weight = weight
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Pixels the text needs at a width, -1 for a single line."""
        if not self.wordWrap():
            return -1
        return max(self._layout_lines(width), 1) * theme.step(self.role) + self._crown()

    def sizeHint(self) -> QSize:
        """The whole text on one line, or wrapped at a comfortable width."""
        width = paint.width_of(self.text(), self.role, self._weight) + 1
        if self.wordWrap():
            width = min(width, theme.px(_WIDEST_WRAPPED))
            return QSize(width, self.heightForWidth(width))
        return QSize(width, theme.step(self.role) + self._crown())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters: longer text is cut with …."""
        whole = self.sizeHint()
        if self.wordWrap():
            return QSize(min(whole.width(), theme.px(80)), theme.step(self.role))
        return QSize(min(whole.width(), theme.px(40)), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        token = self._token if self.isEnabled() else "text3"
        rect = QRectF(self.contentsRect()).adjusted(0, self._crown(), 0, 0)
        if self.wordWrap():
            letters = theme.font(self.role, self._weight)
            painter.setPen(theme.colour(token))
            paint.lay_out(
                self.text(),
                letters,
                rect.width(),
                self._align,
                line_step=theme.step(self.role),
                wrap=True,
            ).draw(painter, QPointF(rect.x(), rect.y()))
        else:
            paint.words(
                painter,
                rect,
                self.text(),
                self.role,
                token,
                self._align,
                weight=self._weight,
                line=paint.STRUCK if self._struck else "",
            )
        painter.end()

    def _crown(self) -> int:
        """Pixels above large words for a mark that would be cut, as in «أُرسلت»."""
        points, _weight, step = self.role.value
        if points < _LARGE_POINTS or not any(mark in self.text() for mark in _TALL_MARKS):
            return 0
        return theme.px(round(step / 6))

    def _layout_lines(self, width: int) -> int:
        letters = theme.font(self.role, self._weight)
        return paint.lay_out(self.text(), letters, width, wrap=True).lineCount()
