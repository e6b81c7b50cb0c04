"""A line of the work list: who, why, in what state, and what to do next."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.chip import chip_looks, chip_width, draw_chip
from certdesk.gui.widgets.pressable import Pressable
from certdesk.i18n import ltr

_SIDE = 10
_CHIP_COLUMN = 230


class WorkRow(Pressable):
    """Name, number and reason at the right, chip in its column, verb at the left.

    `clicked` opens the request at its next step. The first row of a list is tinted.
    """

    def __init__(
        self,
        name: str,
        number: str,
        reason: str,
        chip: str,
        verb: str,
        *,
        chip_text: str = "",
        first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`number` is empty for a draft; `chip` is a key of `chip_looks`."""
        super().__init__(name, parent)
        self._number, self._reason, self._verb = number, reason, verb
        self._chip, self._chip_text = chip, chip_text
        self._first = first
        self._ruled = not first
        spoken = (name, number, reason, chip_text or chip_looks()[chip].word, verb)
        self.setAccessibleName("، ".join(part for part in spoken if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def verb(self) -> str:
        """What to do next."""
        return self._verb

    def set_ruled(self, *, ruled: bool) -> None:
        """Draw the hairline under the row, or not (the last of a list)."""
        self._ruled = ruled
        self.update()

    def sizeHint(self) -> QSize:
        """58 high, 52 in a low window."""
        return QSize(theme.px(420), theme.px(52 if theme.look().compact else 58))

    def minimumSizeHint(self) -> QSize:
        """Chip and verb keep their room; name and reason are cut."""
        return QSize(theme.px(300), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Ground, two lines, chip, verb."""
        box = rect.adjusted(0, 1, 0, -3)
        if self._first or self.hovered:
            paint.rounded(painter, box, 8, "tint" if self._first else "sunk")
        if self._ruled:
            paint.hairline(painter, rect.left() + _SIDE, rect.right() - _SIDE, rect.bottom() - 1)
        inner = box.adjusted(_SIDE, 0, -_SIDE, 0)
        run = paint.Run(painter, inner)
        tail = paint.Run(painter, inner)
        tail.gap(-4, end=True).sign("chevron-left", theme.px(15), "accent", end=True)
        tail.gap(2, end=True).words(self._verb, Role.LABEL, "accent", weight=600, end=True)
        # the chips' column starts at 60 % of the row: they stand in one line, however wide
        wide = chip_width(self._chip, self._chip_text)
        verb_wide = paint.width_of(self._verb, Role.LABEL, 600) + theme.px(15) + 12
        column = inner.left() + max(inner.width() * 0.4, theme.px(_CHIP_COLUMN), verb_wide + wide)
        high = theme.px(22)
        chip = QRectF(column - wide, round(inner.center().y() - high / 2), wide, high)
        on_tint = self._first and chip_looks()[self._chip].tone == "accent"
        draw_chip(painter, chip, self._chip, self._chip_text, selected=on_tint)
        run.left = column + 12
        self._draw_person(painter, run, inner)

    def _draw_person(self, painter: QPainter, run: paint.Run, inner: QRectF) -> None:
        name_step, note_step = theme.step(Role.BODY), theme.step(Role.CAPTION)
        slack = (inner.height() - name_step - note_step) / 2
        top = QRectF(run.left, inner.top() + slack, run.room, name_step)
        line = paint.Run(painter, top)
        if self._number:
            line.left += paint.width_of(self._number, Role.NOTE, 500) + 19
        steps = ((Role.STRONG, None), (Role.NOTE, 600), (Role.CAPTION, 600))
        role, weight = paint.fitting(self.text(), line.room, *steps)
        line.words(self.text(), role, weight=weight)
        if self._number:
            line.left = top.left()
            line.gap(18).words(ltr(self._number), Role.NOTE, "text2", weight=500)
        below = QRectF(run.left, top.bottom(), run.room, note_step)
        paint.words(painter, below, self._reason, Role.CAPTION, "text2")
