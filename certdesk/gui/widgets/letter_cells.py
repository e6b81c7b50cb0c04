"""Two spellings of one name, letter by letter, each letter alone in its cell.

Colouring a letter inside a joined word is not seen; hence the cells.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.i18n import trn

_CELL_WIDE, _NARROWEST, _CELL_HIGH, _GAP, _BLANK = 30, 20, 34, 4, 12
_FIELD, _LABEL, _SIGN = 112, 66, 20
# alone, our font draws heh with two eyes; beside teh marbuta it must look as at a word's end
_HEH, _HEH_AT_END = "\u0647", "\u06d5"


def letter_pairs(first: str, second: str) -> list[tuple[str, str]]:
    """Letters of both words side by side; an empty text where one has no letter.

    Only for showing: what counts as a difference is the rule's business.
    """
    pairs: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        here, there = first[start:end], second[other_start:other_end]
        pairs.extend(zip_longest(here, there, fillvalue=""))
    return pairs


class LetterComparison(QWidget):
    """The field's name, both spellings as cells, how many letters differ, which they are."""

    def __init__(
        self,
        field: str,
        first: tuple[str, str],
        second: tuple[str, str],
        sentence: str,
        *,
        pairs: Sequence[tuple[str, str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`first` and `second` are (label, word): the card, the file.

        `pairs` gives the letters side by side when the rule has aligned them.
        """
        super().__init__(parent)
        self._field, self._sentence = field, sentence
        self._labels = (first[0], second[0])
        self._pairs = list(pairs) if pairs is not None else letter_pairs(first[1], second[1])
        spoken = (field, f"{first[0]}: {first[1]}", f"{second[0]}: {second[1]}", sentence)
        self.setAccessibleName("، ".join(spoken))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def differing(self) -> int:
        """How many letters are not the same."""
        return sum(here != there for here, there in self._pairs)

    @property
    def letters(self) -> int:
        """How many letters there are, blanks left out."""
        return sum((here or there) != " " for here, there in self._pairs)

    @property
    def _is_latin(self) -> bool:
        return any(letter.isascii() for pair in self._pairs for letter in pair if letter.strip())

    def sizeHint(self) -> QSize:
        """Two rows of cells and the sentence."""
        high = 8 + 2 * theme.px(_CELL_HIGH) + 6 + theme.px(26) + 4
        return QSize(self._beside_cells() + self._cells_width(theme.px(_CELL_WIDE)), high)

    def minimumSizeHint(self) -> QSize:
        """The cells of a long name grow narrower and are never cut."""
        narrow = self._beside_cells() + self._cells_width(theme.px(_NARROWEST))
        return QSize(narrow, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, labels, cells, count."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if theme.look().name != "contrast":
            paint.rounded(painter, rect, 8, "warn_t")
        high = theme.px(_CELL_HIGH)
        top = rect.top() + 8
        counted = trn("{n} letters of {all}", self.differing, all=self.letters)
        for place, words in enumerate((self._field, counted)):
            row = QRectF(rect.left(), top + place * (high + 6), rect.width() - 10, high)
            role = Role.CAPTION if place else Role.NOTE
            paint.Run(painter, row).words(words, role, "warn", weight=600)
        label_right = rect.right() - theme.px(_FIELD) - 10
        cells_right = label_right - theme.px(_LABEL)
        wide = self._cell_width(round(rect.width()))
        for place, label in enumerate(self._labels):
            row = QRectF(rect.left(), top + place * (high + 6), label_right - rect.left(), high)
            paint.words(painter, row, label, Role.NOTE, "text2")
            self._draw_cells(painter, cells_right, row.top(), place, wide)
        below = QRectF(
            rect.left() + 10, top + 2 * high + 8, cells_right - rect.left() - 10, theme.px(24)
        )
        paint.words(painter, below, self._sentence, Role.NOTE, "warn", weight=500)
        run = paint.Run(painter, QRectF(rect.left() + 10, top, rect.width(), 2 * high + 6))
        run.sign("alert-triangle", theme.px(_SIGN), "warn", end=True)
        painter.end()

    def _draw_cells(
        self, painter: QPainter, right: float, top: float, side: int, wide: int
    ) -> None:
        high = theme.px(_CELL_HIGH)
        # the cells run from the right: a name in Latin letters begins with the last of them
        for pair in reversed(self._pairs) if self._is_latin else self._pairs:
            if pair == (" ", " "):
                right -= _BLANK
                continue
            box = QRectF(right - wide, top, wide, high)
            differs = pair[0] != pair[1]
            plain_border = "line" if theme.look().name != "light" else None
            paint.rounded(
                painter,
                box,
                6,
                "surface",
                "warn" if differs else plain_border,
                2.0 if differs else 1.0,
            )
            token, weight = ("warn", 600) if differs else ("text", 500)
            letter = pair[side].replace(_HEH, _HEH_AT_END)
            paint.words(painter, box, letter, Role.BODY, token, paint.CENTRE, weight=weight)
            right -= wide + _GAP

    def _beside_cells(self) -> int:
        """What field, label and sign take of the width, with what stands between them."""
        return theme.px(_FIELD) + theme.px(_LABEL) + theme.px(_SIGN) + 36

    def _cell_width(self, width: int) -> int:
        """As wide as the whole word allows, up to its measure."""
        wide = theme.px(_CELL_WIDE)
        spare = width - self._beside_cells() - self._cells_width(0)
        return min(wide, max(spare // max(self.letters, 1), theme.px(_NARROWEST)))

    def _cells_width(self, wide: int) -> int:
        return sum(_BLANK if pair == (" ", " ") else wide + _GAP for pair in self._pairs)
