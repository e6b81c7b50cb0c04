"""The papers of a request as a list, and how many of them are done."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.chip import chip_looks
from certdesk.gui.widgets.pressable import Pressable

STATES = ("not_looked_at", "being_looked_at", "accepted", "not_accepted", "waived")
_SIDE = 10

# state: (colour of the sign, colour of the words)
_TOKENS = {
    "not_looked_at": ("text3", "text2"),
    "being_looked_at": ("accent", "text2"),
    "accepted": ("ok", "ok"),
    "not_accepted": ("bad", "bad"),
    "waived": ("vio", "vio"),
}
_BARS = {"accepted": "ok", "not_accepted": "bad", "waived": "vio", "being_looked_at": "accent"}


class TaskRow(Pressable):
    """One paper: sign of its state, its name, «state · what it must be».

    `clicked` goes to the paper. The current one is tinted with a bar at its right.
    """

    def __init__(
        self,
        name: str,
        state: str = "not_looked_at",
        must_be: str = "",
        *,
        current: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`state` is one of `STATES`."""
        super().__init__(name, parent)
        self._state, self._must_be, self._current = state, must_be, current
        self._ruled = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_state(state, must_be)

    @property
    def state(self) -> str:
        """One of `STATES`."""
        return self._state

    @property
    def current(self) -> bool:
        """Whether it is the paper on the table."""
        return self._current

    def set_state(self, state: str, must_be: str | None = None) -> None:
        """Another state, and another requirement if given.

        Raises:
            KeyError: no such state.
        """
        self._state = state
        self._must_be = self._must_be if must_be is None else must_be
        self.setAccessibleName(f"{self.text()}، {self._second_line}")
        self.update()

    def set_current(self, *, current: bool) -> None:
        """Put this paper on the table, or take it away."""
        self._current = current
        self.update()

    def set_ruled(self, *, ruled: bool) -> None:
        """Draw the hairline under the row, or not."""
        self._ruled = ruled
        self.update()

    @property
    def _second_line(self) -> str:
        word = chip_looks()[self._state].word
        return f"{word} · {self._must_be}" if self._must_be else word

    def sizeHint(self) -> QSize:
        """60 high, 56 in a low window."""
        return QSize(theme.px(240), theme.px(56 if theme.look().compact else 60))

    def minimumSizeHint(self) -> QSize:
        """Words are cut when it is narrower."""
        return QSize(theme.px(160), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Ground, sign, two lines."""
        box = rect.adjusted(0, 1, 0, -3)
        if self._current or self.hovered:
            paint.rounded(painter, box, 8, "tint" if self._current else "sunk")
        if self._current:
            high = theme.px(36)
            bar = QRectF(rect.right() - 3, box.center().y() - high / 2, 3, high)
            paint.rounded(painter, bar, 1.5, "accent")
        elif self._ruled:
            paint.hairline(painter, rect.left() + 12, rect.right() - 12, rect.bottom() - 1)
        sign, words = _TOKENS[self._state]
        run = paint.Run(painter, box.adjusted(_SIDE, 0, -16, 0))
        run.sign(chip_looks()[self._state].sign, theme.px(22), sign).gap(12)
        name, note = theme.step(Role.BODY), theme.step(Role.CAPTION)
        slack = (box.height() - name - note) / 2
        top = QRectF(run.left, box.top() + slack, run.room, name)
        own = 600 if self._current else 500
        letters = ((Role.BODY, own), (Role.BODY, 500), (Role.NOTE, 500), (Role.CAPTION, 500))
        role, weight = paint.fitting(self.text(), run.room, *letters)
        token = "accent" if self._current else "text"
        paint.words(painter, top, self.text(), role, token, weight=weight)
        below = QRectF(run.left, top.bottom(), run.room, note)
        paint.words(painter, below, self._second_line, Role.CAPTION, words)


class ProgressSegments(QWidget):
    """One short bar a paper, right to left, in the colour of its state."""

    def __init__(self, states: Sequence[str] = (), parent: QWidget | None = None) -> None:
        """`states` of the papers in their order."""
        super().__init__(parent)
        self._states = list(states)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_states(self, states: Sequence[str], spoken: str = "") -> None:
        """Other states; `spoken` is the sentence for screen readers («2 of 5»)."""
        self._states = list(states)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """6 high whatever the text size."""
        return QSize(theme.px(200), 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        if not self._states:
            return
        painter = QPainter(self)
        gap = 4
        each = (self.width() - gap * (len(self._states) - 1)) / len(self._states)
        right = float(self.width())
        # in high contrast a line is white: what is to come would look done
        to_come = "sunk" if theme.look().name == "contrast" else "line"
        for state in self._states:
            box = QRectF(right - each, 0, each, self.height())
            paint.rounded(painter, box, 3, _BARS.get(state, to_come))
            right -= each + gap
        painter.end()
