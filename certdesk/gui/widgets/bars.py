"""Small charts: bars that stand, right to left in time, and bars that lie, longest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.i18n import ltr


@dataclass(frozen=True, slots=True)
class BarPoint:
    """One step of time: its word, one value or a pair, whether it is now."""

    word: str
    values: tuple[int, ...]
    current: bool = False


class Bars(QWidget):
    """Standing bars, the first point at the right.

    With one value a point: the current bar in accent, others in edge; numbers stand on the
    current, the highest and the lowest. With a pair: first edge, second accent, all numbered.
    """

    def __init__(
        self, points: Sequence[BarPoint] = (), *, every_word: int = 1, parent: QWidget | None = None
    ) -> None:
        """`every_word` writes only each n-th word under the bars (and the current one)."""
        super().__init__(parent)
        self._points = list(points)
        self._every = every_word
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_points(points)

    def set_points(self, points: Sequence[BarPoint]) -> None:
        """Other values."""
        self._points = list(points)
        said = [f"{one.word} {' + '.join(str(value) for value in one.values)}" for one in points]
        self.setAccessibleName("، ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(theme.px(240), theme.px(110))

    def minimumSizeHint(self) -> QSize:
        """Numbers, a little bar, words."""
        return QSize(theme.px(160), theme.px(80))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Base line, bars, words."""
        if not self._points:
            return
        painter = QPainter(self)
        foot = theme.step(Role.CAPTION) + 4
        number = theme.px(20)
        base = self.height() - foot
        highest = max((value for one in self._points for value in one.values), default=0)
        scale = (base - number) / highest if highest else 0.0
        slot = self.width() / len(self._points)
        paint.hairline(painter, 0, self.width(), base, "edge")
        labelled = self._labelled()
        for place, point in enumerate(self._points):
            box = QRectF(self.width() - (place + 1) * slot, 0, slot, base)
            self._draw_point(painter, box, point, scale, numbered=place in labelled)
            if self._is_worded(place):
                wide = slot * max(self._every, 1)
                under = QRectF(box.center().x() - wide / 2, base + 3, wide, foot - 3)
                under.moveLeft(min(max(under.left(), -6), self.width() - wide + 6))
                weight = 700 if point.current else 400
                token = "text" if point.current else "text2"
                paint.words(
                    painter, under, point.word, Role.KEY, token, paint.CENTRE, weight=weight
                )
        painter.end()

    def _is_worded(self, place: int) -> bool:
        """Each n-th word and the current one, to which no other comes too near."""
        now = [at for at, one in enumerate(self._points) if one.current]
        near = any(at != place and abs(at - place) < self._every for at in now)
        return self._points[place].current or (place % self._every == 0 and not near)

    def _labelled(self) -> set[int]:
        paired = any(len(one.values) > 1 for one in self._points)
        if paired or len(self._points) <= 1:
            return set(range(len(self._points)))
        order = sorted(range(len(self._points)), key=lambda at: self._points[at].values[0])
        now = {at for at, one in enumerate(self._points) if one.current}
        return {order[0], order[-1]} | now

    def _draw_point(
        self, painter: QPainter, box: QRectF, point: BarPoint, scale: float, *, numbered: bool
    ) -> None:
        count = len(point.values)
        wide = min(18.0, box.width() * 0.7 / count)
        right = box.center().x() + (wide * count + 4 * (count - 1)) / 2
        for place, value in enumerate(point.values):
            if value > 0:
                high = max(value * scale, 2.0)
                bar = QRectF(right - wide, box.bottom() - high, wide, high)
                strong = place == count - 1 if count > 1 else point.current
                paint.rounded(painter, bar, min(3.0, high / 2), "accent" if strong else "edge")
                if numbered:
                    step = theme.px(18)
                    above = QRectF(bar.center().x() - 20, bar.top() - step - 1, 40, step)
                    weight = 700 if strong else 600
                    paint.words(
                        painter, above, ltr(value), Role.KEY, "text", paint.CENTRE, weight=weight
                    )
            right -= wide + 4


class MeasureBars(QWidget):
    """Lying bars: word and number above each, the longest fills the line."""

    def __init__(
        self,
        rows: Sequence[tuple[str, int]] = (),
        *,
        tone: str = "warn",
        parent: QWidget | None = None,
    ) -> None:
        """`rows` are (word, value), longest first."""
        super().__init__(parent)
        self._rows = list(rows)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[tuple[str, int]]) -> None:
        """Other values."""
        self._rows = list(rows)
        self.setAccessibleName("، ".join(f"{word} {value}" for word, value in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """36 a row."""
        return QSize(theme.px(240), theme.px(36) * max(len(self._rows), 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words, numbers, bars growing from the right."""
        painter = QPainter(self)
        highest = max((value for _, value in self._rows), default=0) or 1
        step = theme.px(36)
        for place, (word, value) in enumerate(self._rows):
            line = QRectF(0, place * step, self.width(), theme.px(22))
            run = paint.Run(painter, line)
            run.words(ltr(value), Role.NOTE, weight=600, end=True).gap(8, end=True)
            run.words(word, Role.NOTE)
            trough = QRectF(0, line.bottom() + 3, self.width(), 6)
            paint.rounded(painter, trough, 3, "sunk")
            wide = self.width() * value / highest
            paint.rounded(
                painter, QRectF(self.width() - wide, trough.top(), wide, 6), 3, self._tone
            )
        painter.end()


class Legend(QWidget):
    """Which colour is which, for paired bars."""

    def __init__(self, entries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`entries` are (word, colour token), right to left."""
        super().__init__(parent)
        self._entries = list(entries)
        self.setAccessibleName("، ".join(word for word, _ in entries))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Squares and words."""
        words = sum(paint.width_of(word, Role.KEY, 400) for word, _ in self._entries)
        return QSize(words + len(self._entries) * 18 + 14 * (len(self._entries) - 1), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """From the right."""
        painter = QPainter(self)
        run = paint.Run(painter, QRectF(self.rect()))
        for word, token in self._entries:
            paint.rounded(painter, run.box(9, 9), 2, token)
            run.gap(8).words(word, Role.KEY, "text2", weight=400).gap(14)
        painter.end()


class DateTile(QWidget):
    """A day in a small box: the number, the month under it."""

    def __init__(self, day: int, month: str, parent: QWidget | None = None) -> None:
        """`month` in words."""
        super().__init__(parent)
        self._day, self._month = day, month
        self.setAccessibleName(f"{day} {month}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """44 × 44."""
        return QSize(theme.px(44), theme.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Day above month."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.rounded(painter, rect, 8, "sunk")
        half = rect.height() / 2
        top = QRectF(0, 3, rect.width(), half)
        paint.words(painter, top, str(self._day), Role.CARD_TITLE, "text", paint.CENTRE, weight=700)
        below = QRectF(0, half + 1, rect.width(), half - 4)
        paint.words(painter, below, self._month, Role.KEY, "text2", paint.CENTRE, weight=400)
        painter.end()
