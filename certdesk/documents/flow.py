"""Blocks set one under the other, on a new page where one would not fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from certdesk.documents.measures import PLAIN, Strip, Style
from certdesk.documents.page import Sheet
from certdesk.documents.snapshots import Letterhead
from certdesk.documents.table import Row, Table
from certdesk.documents.text import code, own
from certdesk.domain.calendar import long_date

_TITLE = Style(13, "bold")
_UNDER_TITLE = 3.0
_SPARED = 2
"""Of so many pages a smaller head may spare the last."""
Pair = tuple[str, str]
"""A label and its value."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How pairs are set: `size` in points, `step` between rows and `begin` of values in mm."""

    size: float = 11.0
    step: float = 5.8
    begin: float = 34.0


class Flow:
    """A place on a sheet that moves down as it is filled; `at` is the last baseline or edge."""

    def __init__(self, sheet: Sheet, at: float) -> None:
        self.sheet = sheet
        self.at = at

    def need(self, height: float) -> None:
        """Turn the page if less than `height` mm are left."""
        if self.at + height > self.sheet.bottom:
            self.at = self.sheet.turn_page()

    def title(self, words: str, *, before: float = 9.0, keep: float = 14.0) -> None:
        """The title of a part; it is not left alone at the foot of a page."""
        self.need(before + keep)
        self.at = self.sheet.write(words, self.at + before, style=_TITLE)

    def text(
        self, words: str, before: float, style: Style = PLAIN, strip: Strip | None = None
    ) -> None:
        """A paragraph; its first baseline stands `before` mm lower."""
        self.need(before)
        self.at = self.sheet.paragraph(
            words, self.at + before, strip, style, turn=self.sheet.turn_page
        )

    def listed(self, mark: str, words: str, before: float, style: Style, strip: Strip) -> None:
        """A paragraph behind a mark that hangs at its right."""
        self.need(before)
        hang = self.sheet.width("00.", style)
        self.sheet.write(mark, self.at + before, Strip(strip.right, hang), style)
        inner = Strip(strip.right + hang, strip.width - hang)
        self.text(words, before, style, inner)

    def boxed(self, words: str, before: float, style: Style, strip: Strip) -> None:
        """A paragraph on a tinted ground, framed; the frame begins `before` mm lower."""
        inner = Strip(strip.right + 3, strip.width - 6)
        line = self.sheet.height(words, inner, style)
        height = line + 3.0
        self.need(before + height)
        top = self.at + before
        self.sheet.ground(top, height, strip, 0.93)
        self.sheet.frame(top, height, strip, weight=0.8)
        self.sheet.paragraph(words, top + 1.5 + style.size * 0.38, inner, style)
        self.at = top + height

    def table(self, table: Table, rows: Sequence[Row], before: float, *, title: str = "") -> None:
        """A table, its header on every page; title, header and first row stay together."""
        gap = _UNDER_TITLE if title else 0.0
        self.need(before + gap + table.height(rows[:1]))
        self.at += before
        if title:
            self.sheet.write(title, self.at, style=_TITLE)
        self.at = table.draw(rows, self.at + gap, self.sheet.bottom, self.sheet.turn_page)

    def grid(self, pairs: Sequence[Pair], look: Grid) -> None:
        """Pairs two in a row, a long value alone in its row; what is empty is left out."""
        full = self.sheet.full
        half = (full.width - 6) / 2
        right, left = Strip(full.right, half), Strip(full.right + half + 6, half)
        waiting: Pair | None = None
        for pair in [one for one in pairs if one[1]]:
            if self.sheet.width(pair[1], Style(look.size, "bold")) > half - look.begin:
                if waiting:
                    self._row([(waiting, right)], look)
                self._row([(pair, full)], look)
                waiting = None
            elif waiting:
                self._row([(waiting, right), (pair, left)], look)
                waiting = None
            else:
                waiting = pair
        if waiting:
            self._row([(waiting, right)], look)

    def _row(self, cells: Sequence[tuple[Pair, Strip]], look: Grid) -> None:
        self.need(look.step * 3)
        first = self.at + look.step
        for (label, value), strip in cells:
            last = self.sheet.pair(label, value, first, strip, begin=look.begin, size=look.size)
            self.at = max(self.at, last)


def small_head(sheet: Sheet, lines: Letterhead | None, written_on: date, number: str = "") -> float:
    """The head of a sheet with little room, any size; gives its lower edge."""
    head = lines or sheet.setup.letterhead
    full = sheet.full
    sheet.copy_mark(sheet.far_edge - 30, 6.5)
    sheet.write(own(head.country), 11, None, Style(11, "bold", "centre"))
    sheet.write(own(head.ministry), 16, None, Style(9.5, align="centre"))
    right = Strip(full.right, full.width * 0.68)
    left = Strip(full.right + full.width * 0.7, full.width * 0.3)
    sheet.write(own(head.school), 22, right, Style(10.5, "bold"))
    dated = sheet.words.place_and_date.format(place=own(head.place), date=long_date(written_on))
    sheet.write(dated, 22, left, Style(9.5, align="end"))
    if number:
        words = sheet.words.number.format(number=code(number))
        sheet.write(words, 17, left, Style(9.5, align="end"))
    sheet.write(f"{own(head.directorate)} - {own(head.service)}", 26.5, full, Style(9))
    sheet.rule(29)
    return 29.0


def headed(
    sheet: Sheet, lines: Letterhead | None, written_on: date, number: str = "", *, small: bool
) -> float:
    """The head of an A4 sheet, large or small; gives its lower edge."""
    if small:
        return small_head(sheet, lines, written_on, number)
    return sheet.letterhead(lines, number, written_on)


def on_one_page(lay: Callable[[bool], Sheet]) -> Sheet:
    """A sheet to be signed, laid under a large head (False); under a small one to save a page.

    What is signed for and the signatures stand on one page then.
    """
    roomy = lay(False)
    if len(roomy.pages) != _SPARED:
        return roomy
    tight = lay(True)
    return tight if len(tight.pages) < len(roomy.pages) else roomy
