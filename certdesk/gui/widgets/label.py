"""Text on our own line steps, one line with … at its end, or wrapped."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role

_WIDEST_WRAPPED = 420
_LONGEST_CODE = 24
"""Letters of a number, date or phone, isolation marks counted: what stands beside it gives way."""
_SMALLER = (Role.NAME, Role.COUNT, Role.HEADING, Role.PAGE_TITLE, Role.CARD_TITLE, Role.STRONG)
"""In what letters a name is written that has no room in its own."""
_TALL_MARKS = ("أُ", "أَ", "طُ", "كُ", "لُ")
_LARGE_POINTS = 17.0
"""From here on a vowel's mark on a tall letter stands higher than the line step."""


class Label(QLabel):
    """A text in a role and a colour token.

    Numbers, dates and Latin words inside Arabic are isolated by the caller (`i18n.ltr`).
    `text()` and `setText()` are QLabel's; a tooltip shows the whole text when it was cut.
    A number, date or phone alone is never cut.
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
        self._told = ""
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
        edge = self.contentsMargins()
        lines = max(self._layout_lines(width - edge.left() - edge.right()), 1)
        return lines * theme.step(self.role) + self._crown() + edge.top() + edge.bottom()

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
        if paint.is_isolated(self.text()) and len(self.text()) <= _LONGEST_CODE:
            return whole
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
            role = self.fitting(rect.width())
            self._tell_cut(cut=paint.width_of(self.text(), role, self._weight) > rect.width() + 1)
            paint.words(
                painter,
                rect,
                self.text(),
                role,
                token,
                self._align,
                weight=self._weight,
                line=paint.STRUCK if self._struck else "",
            )
        painter.end()

    def fitting(self, _width: float) -> Role:
        """The letters in which it is written at a width."""
        return self.role

    def _tell_cut(self, *, cut: bool) -> None:
        """The whole text as a tooltip while it is cut, unless the page says something there."""
        told = self.text() if cut else ""
        if told != self._told and self.toolTip() == self._told:
            self.setToolTip(told)
            self._told = told

    def _crown(self) -> int:
        """Pixels above large words for a mark that would be cut, as in «أُرسلت»."""
        points, _weight, step = self.role.value
        if points < _LARGE_POINTS or not any(mark in self.text() for mark in _TALL_MARKS):
            return 0
        return theme.px(round(step / 6))

    def _layout_lines(self, width: int) -> int:
        letters = theme.font(self.role, self._weight)
        return paint.lay_out(self.text(), letters, width, wrap=True).lineCount()


class NameLabel(Label):
    """Whose file it is: written in smaller letters rather than cut."""

    def fitting(self, width: float) -> Role:
        """Its own letters, or the largest of the smaller ones in which the whole name fits."""
        steps = _SMALLER[_SMALLER.index(self.role) :]
        return paint.fitting(self.text(), width, *((one, self.weight) for one in steps))[0]
