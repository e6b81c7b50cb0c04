"""Taken in = handed over + kept, paper by paper: the last look before papers leave."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import icons, paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.pressable import Pressable
from certdesk.i18n import tr

_COLUMN, _CLOSEST, _LEFT, _WORDS = 94, 60, 42, 208
_COLUMNS_BEFORE_WORDS = 2.28
_SIGN, _GAP = 20, 10


@dataclass(frozen=True, slots=True)
class EquationLine:
    """One paper of the ledger, in sheets: `taken` = `given` + `left`.

    `handed` ticks it; a line that is not `selectable` stays with the school.
    """

    title: str
    form: str
    taken: int
    given: int
    left: int
    handed: bool = False
    selectable: bool = True


class _Columns:
    """Where the three numbers and the two signs stand, from the left edge."""

    def __init__(self, rect: QRectF) -> None:
        self._rect = rect
        start = rect.left() + theme.px(_LEFT)
        # large letters in a narrow card: the numbers stand closer, the names keep their room
        free = rect.right() - start - theme.px(_WORDS)
        each = min(max(free / _COLUMNS_BEFORE_WORDS, theme.px(_CLOSEST)), theme.px(_COLUMN))
        self._each = each
        self.left = start
        self.given = self.left + each
        self.taken = self.given + each
        self.plus = self.left + each / 2
        self.equals = self.given + each / 2
        self.words_left = start + each * _COLUMNS_BEFORE_WORDS

    def box(self, middle: float) -> QRectF:
        half = self._each / 2
        return QRectF(middle - half, self._rect.top(), 2 * half, self._rect.height())


class EquationRow(Pressable):
    """A paper's line; Space or Enter hands it over or keeps it."""

    def __init__(self, line: EquationLine, parent: QWidget | None = None) -> None:
        """Show `line`."""
        super().__init__(line.title, parent)
        self.line = line
        self.setCheckable(line.selectable)
        self.setChecked(line.handed and line.selectable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            tr(
                "{title}: {taken} taken in, {given} to hand over, {left} kept",
                title=line.title,
                taken=line.taken,
                given=line.given,
                left=line.left,
            )
        )

    def sizeHint(self) -> QSize:
        """50 high, 42 in a low window."""
        return QSize(theme.px(460), theme.px(42 if theme.look().compact else 50))

    def minimumSizeHint(self) -> QSize:
        """The columns and a little of the name."""
        return QSize(theme.px(_CLOSEST * 3 + 170), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Tick or archive sign, name, form, the numbers."""
        if self.hovered:
            paint.rounded(painter, rect.adjusted(0, 1, 0, -2), 8, "sunk")
        paint.hairline(painter, rect.left() + 10, rect.right() - 10, rect.bottom() - 1)
        columns = _Columns(rect)
        run = paint.Run(painter, rect.adjusted(0, 0, -10, -1))
        run.left = columns.words_left
        self._draw_sign(painter, run)
        run.gap(_GAP)
        self._draw_words(painter, QRectF(run.left, rect.top(), run.room, rect.height() - 1))
        kept = self.line.left > 0
        for middle, text, token, weight in (
            (columns.taken, str(self.line.taken), "text", 500),
            (columns.equals, "=", "text3", 400),
            (columns.given, str(self.line.given), *self._shade(strong=self.line.given > 0)),
            (columns.plus, "+", "text3", 400),
            (columns.left, str(self.line.left), *self._shade(strong=kept)),
        ):
            box = columns.box(middle)
            paint.words(painter, box, text, Role.VALUE, token, paint.CENTRE, weight=weight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole words in a tooltip where they do not stand on one line."""
        super().resizeEvent(event)
        fits = self._words_width() <= self.words_room
        self.setToolTip("" if fits else f"{self.text()}، {self.line.form}")

    @property
    def words_room(self) -> float:
        """Pixels between the sign and the numbers."""
        numbers = _Columns(QRectF(self.rect())).words_left
        return self.width() - 10 - theme.px(_SIGN) - _GAP - numbers

    def _words_width(self) -> float:
        form = paint.width_of(self.line.form, Role.CAPTION)
        return paint.width_of(self.text(), Role.VALUE) + _GAP + form

    def _draw_words(self, painter: QPainter, rect: QRectF) -> None:
        """Name and form beside each other, else the form below the name."""
        if self._words_width() <= rect.width():
            run = paint.Run(painter, rect).words(self.text(), Role.VALUE)
            run.gap(_GAP).words(self.line.form, Role.CAPTION, "text2")
            return
        upper, lower = theme.step(Role.VALUE), theme.step(Role.CAPTION)
        # in a low row the two lines share the blank between their letters
        top = rect.top() + max((rect.height() - upper - lower) / 2, 0)
        name = QRectF(rect.left(), top, rect.width(), upper)
        form = QRectF(rect.left(), rect.bottom() - (top - rect.top()) - lower, rect.width(), lower)
        paint.words(painter, name, self.text(), Role.VALUE)
        paint.words(painter, form, self.line.form, Role.CAPTION, "text2")

    @staticmethod
    def _shade(*, strong: bool) -> tuple[str, int]:
        return ("text", 700) if strong else ("text2", 400)

    def _draw_sign(self, painter: QPainter, run: paint.Run) -> None:
        side = theme.px(_SIGN)
        box = run.box(side, side)
        if self.isChecked():
            paint.rounded(painter, box, 5, "accent")
            inset = (side - theme.px(14)) / 2
            icons.draw(painter, box.adjusted(inset, inset, -inset, -inset), "check", "on_accent")
        elif self.line.selectable and not self.line.left:
            paint.rounded(painter, box, 5, "surface", "edge")
        else:
            icons.draw(painter, box, "archive", "text2")


class _Heading(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(460), theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        columns = _Columns(rect)
        for middle, text in (
            (columns.taken, tr("taken in")),
            (columns.given, tr("handed over")),
            (columns.left, tr("kept")),
        ):
            paint.words(painter, columns.box(middle), text, Role.CAPTION, "text2", paint.CENTRE)
        paint.hairline(painter, rect.left() + 10, rect.right() - 10, rect.bottom() - 1)
        painter.end()


class EquationTotal(QWidget):
    """The sums, green when they balance and red when they do not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """All 0."""
        super().__init__(parent)
        self._sums = (0, 0, 0)
        self.balanced = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_sums(self, taken: int, given: int, left: int, *, balanced: bool) -> None:
        """In sheets; whether they balance is the ledger's word."""
        self._sums = (taken, given, left)
        self.balanced = balanced
        self.setAccessibleName(f"{self._word}: {taken} = {given} + {left}")
        self.update()

    @property
    def _word(self) -> str:
        return tr("The total balances") if self.balanced else tr("The total does not balance")

    def sizeHint(self) -> QSize:
        """48 high."""
        return QSize(theme.px(460), theme.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, sign, word, sums."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        tone = "ok" if self.balanced else "bad"
        if theme.look().name != "contrast":
            paint.rounded(painter, rect, 8, f"{tone}_t")
        columns = _Columns(rect)
        run = paint.Run(painter, rect.adjusted(0, 0, -10, 0))
        run.left = columns.words_left
        run.sign("circle-check" if self.balanced else "alert-circle", theme.px(20), tone).gap(10)
        run.words(self._word, Role.STRONG, tone)
        for middle, text in zip(
            (columns.taken, columns.equals, columns.given, columns.plus, columns.left),
            (str(self._sums[0]), "=", str(self._sums[1]), "+", str(self._sums[2])),
            strict=True,
        ):
            box = columns.box(middle)
            paint.words(painter, box, text, Role.CARD_TITLE, tone, paint.CENTRE, weight=700)
        painter.end()


class Equation(QWidget):
    """The table of lines under their headings, the total at its foot."""

    line_toggled = Signal(int, bool)
    """Place of the line (from 0) and whether it is to be handed over now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without lines."""
        super().__init__(parent)
        self.rows: list[EquationRow] = []
        self.total = EquationTotal()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(_Heading())
        self._column.addSpacing(5)
        self._column.addWidget(self.total)
        self.setAccessibleName(tr("What was taken in and what is handed over"))

    def set_lines(self, lines: Sequence[EquationLine]) -> None:
        """Replace the lines; the focus stays on its place when there still is one."""
        place = next((at for at, row in enumerate(self.rows) if row.hasFocus()), -1)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(at, line) for at, line in enumerate(lines)]
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()

    def set_total(self, taken: int, given: int, left: int, *, balanced: bool) -> None:
        """The sums as the ledger gives them."""
        self.total.set_sums(taken, given, left, balanced=balanced)

    def _row(self, place: int, line: EquationLine) -> EquationRow:
        row = EquationRow(line)
        row.setObjectName(f"equation_{place}")
        row.clicked.connect(lambda: self._toggled(place))
        self._column.insertWidget(place + 1, row)
        row.show()
        return row

    def _toggled(self, place: int) -> None:
        row = self.rows[place]
        if row.line.selectable:
            self.line_toggled.emit(place, row.isChecked())
