"""Words, signs and shapes as our widgets draw them: right to left, on our own line steps.

Text goes through `QTextLayout` because the font's own line is 2.11 em high; alignment is
always absolute, since Qt turns a relative «right» into left in a right-to-left paragraph.
"""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from certdesk.gui import icons, theme
from certdesk.gui.theme import Role

_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute
RIGHT = Qt.AlignmentFlag.AlignRight | _ABSOLUTE
LEFT = Qt.AlignmentFlag.AlignLeft | _ABSOLUTE
CENTRE = Qt.AlignmentFlag.AlignHCenter

STRUCK, UNDER = "struck", "under"


def width_of(text: str, role: Role, weight: int | None = None) -> int:
    """Whole pixels a line of text needs."""
    return math.ceil(_advance(text, role, weight, theme.look().factor))


@lru_cache(maxsize=4096)
def _advance(text: str, role: Role, weight: int | None, _factor: float) -> float:
    # every layout asks again and again, and each answer shapes the whole text
    return QFontMetricsF(theme.font(role, weight)).horizontalAdvance(text)


def is_isolated(text: str) -> bool:
    """Whether a text is one code, number, date or file name, as `i18n.ltr` isolates it."""
    return text[:1] == "\u2066" and text.find("\u2069") == len(text) - 1


Letters = tuple[Role, int | None]
"""A role, and a weight or None for the role's own."""


def fitting(text: str, width: float, *choices: Letters) -> Letters:
    """The first of the `choices` in which the whole text fits; the last where none does."""
    fits = (one for one in choices if width_of(text, *one) <= width + 0.5)
    return next(fits, choices[-1])


def elided(text: str, letters: QFont, width: float) -> str:
    """The text cut with … to `width`: at its end (the left, in Arabic).

    A file name is cut in its middle: its end says what it is.
    """
    metrics = QFontMetricsF(letters)
    if is_isolated(text):
        inside = metrics.elidedText(text[1:-1], Qt.TextElideMode.ElideMiddle, width)
        return f"{text[0]}{inside}{text[-1]}"
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def lay_out(
    text: str,
    letters: QFont,
    width: float,
    align: Qt.AlignmentFlag = RIGHT,
    *,
    line_step: float = 0.0,
    wrap: bool = False,
) -> QTextLayout:
    """Lines of text, each centred in a step of `line_step` pixels, ready to be drawn.

    Line breaks in the text are kept when `wrap` is set.
    """
    option = QTextOption(align)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if wrap else mode.NoWrap)
    layout = QTextLayout(text.replace("\n", "\u2028") if wrap else text, letters)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0.0, round(top + (line_step - line.height()) / 2)))
        top += line_step
    layout.endLayout()
    return layout


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: Role,
    token: str = "text",
    align: Qt.AlignmentFlag = RIGHT,
    *,
    weight: int | None = None,
    line: str = "",
) -> None:
    """Draw one line of text centred in the height of `rect`, cut with … when too wide.

    `line` is STRUCK or UNDER, or nothing.
    """
    letters = theme.font(role, weight)
    letters.setStrikeOut(line == STRUCK)
    needed = _advance(text, role, weight, theme.look().factor)
    shown = text if needed <= rect.width() + 0.5 else elided(text, letters, rect.width())
    layout = lay_out(shown, letters, rect.width(), align, line_step=rect.height())
    painter.setPen(theme.colour(token))
    layout.draw(painter, QPointF(rect.x(), round(rect.y())))
    if line == UNDER:
        # the font's own underline crosses Arabic descenders
        drawn = layout.lineAt(0)
        y = round(rect.center().y() + drawn.ascent() * 0.52) + 0.5
        used = drawn.naturalTextRect()
        painter.drawLine(QPointF(rect.x() + used.left(), y), QPointF(rect.x() + used.right(), y))


def two_lines(painter: QPainter, rect: QRectF, text: str, role: Role, token: str) -> None:
    """A text that has no room on one line, on two close ones centred in the height of `rect`."""
    step = min(theme.step(role) - theme.px(2), round(rect.height() / 2))
    lines = lay_out(text, theme.font(role), rect.width(), line_step=step, wrap=True)
    painter.setPen(theme.colour(token))
    high = min(lines.lineCount(), 2) * step
    lines.draw(painter, QPointF(rect.left(), round(rect.center().y() - high / 2)))


def filled(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A rectangle of one colour, without a border.

    Not `QPainter.fillRect`: its first call makes Python's names of 180 gradients.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    ground: str | None,
    border: str | None = None,
    thickness: float = 1.0,
) -> None:
    """A rounded shape of `ground`, its border wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else theme.colour(ground))
    inset = 0.0
    if border is not None:
        painter.setPen(QPen(theme.colour(border), thickness))
        inset = thickness / 2
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def disc(painter: QPainter, centre: QPointF, diameter: float, ground: str) -> None:
    """A filled circle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawEllipse(centre, diameter / 2, diameter / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def hairline(painter: QPainter, left: float, right: float, y: float, token: str = "line") -> None:
    """A line one pixel thick."""
    filled(painter, QRectF(left, math.floor(y), right - left, 1), theme.colour(token))


def blended(token: str, opacity: float) -> QColor:
    """A token's colour at an opacity of 0.0 to 1.0."""
    shade = theme.colour(token)
    shade.setAlphaF(opacity)
    return shade


class Run:
    """Draws signs and words one after another in a row, inward from both its ends.

    Everything starts at the right end unless `end=True`, which starts at the left.
    """

    def __init__(self, painter: QPainter, rect: QRectF) -> None:
        """Draw into `rect` (logical pixels), centred in its height."""
        self._painter = painter
        self.left = rect.left()
        self.right = rect.right()
        self._top = rect.top()
        self._height = rect.height()

    @property
    def room(self) -> float:
        """Pixels left between the two ends."""
        return max(self.right - self.left, 0.0)

    def gap(self, pixels: float, *, end: bool = False) -> "Run":
        """Leave a space."""
        if end:
            self.left += pixels
        else:
            self.right -= pixels
        return self

    def sign(
        self, name: str, size: int, token: str, *, turned: bool = False, end: bool = False
    ) -> "Run":
        """Draw an icon of `size` pixels (already scaled)."""
        square = self._take(size, size, end=end)
        icons.draw(self._painter, square, name, token, turned=turned)
        return self

    def words(
        self,
        text: str,
        role: Role,
        token: str = "text",
        *,
        weight: int | None = None,
        line: str = "",
        end: bool = False,
    ) -> "Run":
        """Write a text, cut when the room is too narrow."""
        width = min(width_of(text, role, weight), self.room)
        box = self._take(width, self._height, end=end)
        words(
            self._painter,
            box,
            text,
            role,
            token,
            LEFT if end else RIGHT,
            weight=weight,
            line=line,
        )
        return self

    def key(
        self, key: str, token: str = "text2", border: str = "edge", *, end: bool = False
    ) -> "Run":
        """Draw a key-cap."""
        cap = self._take(key_width(key), theme.px(20), end=end)
        key_cap(self._painter, cap, key, token, border)
        return self

    def box(self, width: float, height: float, *, end: bool = False) -> QRectF:
        """Take a box for the caller to draw in."""
        return self._take(width, height, end=end)

    def _take(self, width: float, height: float, *, end: bool) -> QRectF:
        top = round(self._top + (self._height - height) / 2)
        if end:
            box = QRectF(self.left, top, width, height)
            self.left += width
        else:
            self.right -= width
            box = QRectF(self.right, top, width, height)
        return box


def key_width(key: str) -> int:
    """Pixels a key-cap needs."""
    return max(width_of(key, Role.KEY) + theme.px(10), theme.px(20))


def key_cap(
    painter: QPainter, rect: QRectF, key: str, token: str = "text2", border: str = "edge"
) -> None:
    """Draw the cap of one key, `Ctrl+Z` or `F12`, into `rect`."""
    rounded(painter, rect, 4, None, border)
    words(painter, rect, key, Role.KEY, token, CENTRE)
