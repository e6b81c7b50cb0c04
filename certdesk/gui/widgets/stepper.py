"""Where one is in a task of a few steps, right to left."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.i18n import tr

_LINE, _GAP, _WORD_GAP = 24, 10, 9


class Stepper(QWidget):
    """Discs with digits and words; done ones carry a check. Not a control: pages move it."""

    def __init__(
        self, steps: Sequence[str], current: int = 0, parent: QWidget | None = None
    ) -> None:
        """`current` counts from 0."""
        super().__init__(parent)
        self._steps = list(steps)
        self._current = current
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_current(current)

    @property
    def current(self) -> int:
        """The step one is on, from 0."""
        return self._current

    def set_current(self, current: int) -> None:
        """Move on, or back."""
        self._current = current
        self.setAccessibleName(
            tr(
                "Step {step} of {all}: {word}",
                step=current + 1,
                all=len(self._steps),
                word=self._steps[current],
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All discs, words and lines."""
        said = [word for place, word in enumerate(self._steps) if self._says(place)]
        words = sum(paint.width_of(word, Role.CAPTION, 600) + _WORD_GAP for word in said)
        count = len(self._steps)
        return QSize(
            words + count * theme.px(24) + (count - 1) * (_LINE + 2 * _GAP) + 2,
            theme.px(24),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw from the right."""
        painter = QPainter(self)
        run = paint.Run(painter, QRectF(self.rect()))
        for place, word in enumerate(self._steps):
            if place:
                run.gap(_GAP)
                line = run.box(_LINE, 1)
                paint.filled(painter, QRectF(line.toRect()), theme.colour("edge"))
                run.gap(_GAP)
            self._draw_step(painter, run, place, word)
        painter.end()

    def _draw_step(self, painter: QPainter, run: paint.Run, place: int, word: str) -> None:
        side = theme.px(24)
        circle = run.box(side, side)
        here, done = place == self._current, place < self._current
        ground = "accent" if here else "tint" if done else "sunk"
        paint.disc(painter, circle.center(), side, ground)
        if done:
            inset = (side - theme.px(14)) / 2
            square = circle.adjusted(inset, inset, -inset, -inset)
            paint.Run(painter, square).sign("check", theme.px(14), "accent")
        else:
            token = "on_accent" if here else "text2"
            paint.words(
                painter, circle, str(place + 1), Role.CAPTION, token, paint.CENTRE, weight=600
            )
        if not self._says(place):
            return
        run.gap(_WORD_GAP)
        token = "text" if here or done else "text2"
        run.words(word, Role.CAPTION, token, weight=600 if here else 400)

    def _says(self, place: int) -> bool:
        """Whether a step has its word: beside large letters only the one where one is."""
        return place == self._current or not theme.look().dense
