"""The paper of the office: setup, letterhead, foot, and setting of text in millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from reportlab.lib.units import mm

from certdesk.documents import text
from certdesk.documents.line import FaceName, Shaper
from certdesk.documents.marks import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    FreePlace,
    GroundMark,
    Mark,
    Page,
    RuleMark,
    Shift,
    SlantedMark,
    TextMark,
    press,
)
from certdesk.documents.snapshots import Letterhead
from certdesk.domain.calendar import long_date
from certdesk.domain.checklist import PaperForm
from certdesk.forms.sheets import PageWording, shipped_sheet

MARGIN = 18.0
WIDTH = PAGE_WIDTH - 2 * MARGIN
FOOT = PAGE_HEIGHT - 12.0
"""Baseline of the foot."""
BOTTOM = FOOT - 8.0
"""Nothing of the sheet itself stands below."""
STAMP = 38.0
"""Side of the place for the round stamp: one of 35 mm, and a hand that is not exact."""

_HASH_SHOWN = 10
_POINT: float = 1 / mm
"""One point in millimetres."""

Align = Literal["start", "centre", "end"]


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What the day, the printer and the office add to a snapshot.

    `rightward_mm` and `downward_mm` correct a printer; `copy_count` 0 is the first print, 2
    the second نسخة; `wording_hash` (hex) names the edition of the forms in force.
    """

    country: str
    ministry: str
    school: str
    directorate: str
    service: str
    place: str
    rightward_mm: float = 0.0
    downward_mm: float = 0.0
    trial: bool = False
    copy_count: int = 0
    wording_hash: str = ""
    words: PageWording = field(default_factory=lambda: shipped_sheet(PageWording))

    @property
    def letterhead(self) -> Letterhead:
        """The institution's lines, to be frozen into a snapshot when a sheet is issued."""
        return Letterhead(
            country=self.country,
            ministry=self.ministry,
            school=self.school,
            directorate=self.directorate,
            service=self.service,
            place=self.place,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: `size` in points, `leading` in sizes, `grey` 0 is black."""

    size: float = 13.0
    face: FaceName = "regular"
    align: Align = "start"
    grey: float = 0.0
    leading: float = 1.55


@dataclass(frozen=True, slots=True)
class Strip:
    """A column to set text in: its right edge and width, in mm from the page's right edge."""

    right: float = MARGIN
    width: float = WIDTH


FULL = Strip()


class Sheet:
    """One sheet being laid out, page after page.

    Every method that sets text takes the first baseline and gives back the last one, in mm
    from the upper edge.
    """

    def __init__(self, setup: PageSetup, title: str, shaper: Shaper | None = None) -> None:
        self.setup = setup
        self.title = title
        self.words = text.worded(setup.words)
        self.shaper = shaper or text.shaper()
        self.pages: list[Page] = []

    def new_page(self, *, trial_middles: Sequence[float] = (PAGE_HEIGHT / 2,)) -> None:
        """Begin a page; the trial word crosses it at the heights given (mm)."""
        self.pages.append(Page())
        if self.setup.trial:
            for middle in trial_middles:
                self.add(SlantedMark(text.own(self.words.trial), PAGE_WIDTH / 2, middle, 96))

    def turn_page(self) -> float:
        """Begin a following page, headed by the sheet's title; gives the top of what follows."""
        self.new_page()
        self.copy_mark(PAGE_WIDTH - MARGIN - 30, 10)
        self.write(self.title, 16, Strip(MARGIN, WIDTH - 34), Style(12, "bold"))
        return 20.0

    def add(self, mark: Mark) -> None:
        """Put a mark on the current page."""
        self.pages[-1].marks.append(mark)

    def write(
        self,
        wording: str,
        baseline: float,
        strip: Strip = FULL,
        style: Style = Style(),
        *,
        most_lines: int = 1,
        upward: bool = False,
    ) -> float:
        """Set a text on `most_lines` at most, smaller where it must be; never over the strip.

        `upward`: the last line, not the first, stands on `baseline`.
        """
        setting = text.fit(
            wording,
            style.face,
            style.size,
            strip.width * mm,
            most_lines=most_lines,
            shaping=self.shaper,
        )
        step = setting.size * style.leading * _POINT
        first = baseline - step * (len(setting.lines) - 1) if upward else baseline
        for place, line in enumerate(setting.lines):
            self._put(line, first + place * step, strip, style, setting.size)
        return first + step * (len(setting.lines) - 1)

    def paragraph(
        self,
        wording: str,
        baseline: float,
        strip: Strip = FULL,
        style: Style = Style(),
    ) -> float:
        """Set a paragraph over as many lines as it needs, blanks widened, the last line not."""
        lines = text.wrap(wording, style.face, strip.width * mm / style.size, self.shaper)
        step = style.size * style.leading * _POINT
        for place, line in enumerate(lines):
            last = place == len(lines) - 1
            self._put(line, baseline + place * step, strip, style, style.size, justify=not last)
        return baseline + step * (len(lines) - 1)

    def width(self, wording: str, style: Style) -> float:
        """The width of one line, in mm."""
        return self.shaper.width(wording, style.face) * style.size * _POINT

    def field(self, label: str, value: str, baseline: float, strip: Strip, style: Style) -> None:
        """A label, and a dotted line that the value (isolated) stands on; empty: to write on."""
        # a label that the office made long leaves room for the answer
        taken = min(self.width(label, style), strip.width * 0.6)
        self.write(label, baseline, Strip(strip.right, taken), style)
        begin = taken + 1.5
        room = Strip(strip.right + begin, strip.width - begin)
        self.dots(room, baseline + 0.9)
        if value:
            bold = Style(style.size, "bold", leading=1.25)
            inner = Strip(room.right + 1, room.width - 2)
            self.write(value, baseline, inner, bold, most_lines=2, upward=True)

    def pair(
        self,
        label: str,
        value: str,
        baseline: float,
        strip: Strip,
        *,
        begin: float,
        size: float = 12.0,
        upward: bool = False,
    ) -> float:
        """A label, and its value `begin` mm from the strip's right edge, on three lines at most.

        `upward`, in a grid of fixed rows: two lines at most, the last on the baseline.
        """
        self.write(label, baseline, Strip(strip.right, begin - 1), Style(size, grey=0.25))
        inner = Strip(strip.right + begin, strip.width - begin)
        bold = Style(size, "bold", leading=1.2 if upward else 1.45)
        lines = 2 if upward else 3
        return self.write(value, baseline, inner, bold, most_lines=lines, upward=upward)

    def dots(self, strip: Strip, top: float) -> None:
        """A dotted line."""
        self.add(RuleMark(strip.right, top, strip.width, weight=0.8, grey=0.25, dash=(0, 2.4)))

    def rule(self, top: float, strip: Strip = FULL, *, weight: float = 0.6) -> None:
        """A line across a strip."""
        self.add(RuleMark(strip.right, top, strip.width, weight=weight))

    def ground(self, top: float, height: float, strip: Strip, grey: float) -> None:
        """A tinted ground, drawn before what stands on it."""
        self.add(GroundMark(strip.right, top, strip.width, height, grey))

    def frame(self, top: float, height: float, strip: Strip, *, weight: float = 0.6) -> None:
        """Four lines around a strip."""
        left = strip.right + strip.width
        self.rule(top, strip, weight=weight)
        self.rule(top + height, strip, weight=weight)
        for right in (strip.right, left):
            self.add(RuleMark(right, top, height, upright=True, weight=weight))

    def form_word(self, form: PaperForm) -> str:
        """Original, copy or shown, in the office's words."""
        words = {
            PaperForm.ORIGINAL: self.words.original,
            PaperForm.COPY: self.words.copy_form,
            PaperForm.SHOWN: self.words.shown_form,
        }
        return words[form]

    def stamp_place(self, right: float, top: float) -> None:
        """Keep a place for the round stamp free, its name in small letters above it."""
        small = Style(9, align="centre", grey=0.35)
        self.write(self.words.stamp, top, Strip(right, STAMP), small)
        self.add(FreePlace(right, top + 2.6, STAMP, STAMP))

    def copy_mark(self, right: float, top: float) -> None:
        """A framed نسخة with its count, on a sheet that was issued before; 30 mm wide."""
        if self.setup.copy_count:
            words = self.words.copy.format(count=text.code(str(self.setup.copy_count)))
            strip = Strip(right, 30)
            self.frame(top, 7, strip, weight=0.9)
            self.write(words, top + 5.0, strip, Style(11, "bold", "centre"))

    def letterhead(self, lines: Letterhead | None, number: str, written_on: date) -> float:
        """The head of an office sheet: state, school, number, place and date."""
        head = lines or self.setup.letterhead
        self.copy_mark(PAGE_WIDTH - MARGIN - 30, 10)
        self.write(text.own(head.country), 17, FULL, Style(14, "bold", "centre"))
        self.write(text.own(head.ministry), 24, FULL, Style(12.5, align="centre"))
        right = Strip(MARGIN, 108)
        at = self.write(text.own(head.school), 35, right, Style(13, "bold"))
        at = self.write(text.own(head.directorate), at + 6.5, right, Style(11), most_lines=2)
        at = self.write(text.own(head.service), at + 6.5, right, Style(11.5, "bold"))
        left = Strip(MARGIN + 112, WIDTH - 112)
        plain = Style(12)
        if number:
            self.write(self.words.number.format(number=text.code(number)), 35, left, plain)
        dated = self.words.place_and_date.format(
            place=text.own(head.place), date=long_date(written_on)
        )
        self.write(dated, 41.5, left, plain)
        self.rule(at + 4.5, weight=0.9)
        return at + 4.5

    def heading(self, wording: str, baseline: float) -> float:
        """The sheet's title, large and centred."""
        return self.write(wording, baseline, FULL, Style(24, "bold", "centre"))

    def foots(self) -> None:
        """Write the foot of every page, once all are known."""
        small = Style(9, grey=0.3)
        for number, page in enumerate(self.pages, start=1):
            words = self.words.foot.format(
                page=text.code(str(number)), pages=text.code(str(len(self.pages)))
            )
            line = RuleMark(MARGIN, FOOT - 4.5, WIDTH, weight=0.4, grey=0.3)
            page.marks += [line, *self._foot_texts(words, small)]

    def edition(self) -> str:
        """The words that name the edition of the forms in force; empty when none was given."""
        shown = self.setup.wording_hash[:_HASH_SHOWN]
        return self.words.edition.format(hash=text.code(shown)) if shown else ""

    def _foot_texts(self, count: str, small: Style) -> list[TextMark]:
        parts: list[tuple[str, Align]] = [(self.title, "start"), (count, "centre")]
        if self.setup.wording_hash:
            parts.append((self.edition(), "end"))
        return [
            self._mark(wording, FOOT, FULL, Style(small.size, align=align, grey=small.grey))
            for wording, align in parts
        ]

    def _put(
        self, line: str, baseline: float, strip: Strip, style: Style, size: float,
        *, justify: bool = False,
    ) -> None:  # fmt: skip
        set_style = Style(size, style.face, style.align, style.grey)
        self.add(self._mark(line, baseline, strip, set_style, justify=justify))

    def _mark(
        self, line: str, baseline: float, strip: Strip, style: Style, *, justify: bool = False
    ) -> TextMark:
        width = self.width(line, style)
        gap = 0.0
        blanks = text.blanks(line)
        if justify and blanks:
            gap = (strip.width - width) * mm / blanks
            width = strip.width
        inset = {"start": 0.0, "centre": (strip.width - width) / 2, "end": strip.width - width}
        return TextMark(
            text=line,
            right=strip.right + inset[style.align],
            baseline=baseline,
            width=width,
            face=style.face,
            size=style.size,
            grey=style.grey,
            gap=gap,
        )


def person(given_name: str, family_name: str) -> str:
    """A name as it is printed, each part kept in its own direction."""
    return " ".join(filter(None, (text.own(given_name), text.own(family_name))))


def short_date(day: date) -> str:
    """A date in digits, `23/11/2026`."""
    return text.code(f"{day:%d/%m/%Y}")


def bind(sheets: Sequence[Sheet]) -> bytes:
    """One PDF of some sheets, laid out and complete; fonts are embedded once for all."""
    first = sheets[0]
    pages = [
        (page, Shift(sheet.setup.rightward_mm, sheet.setup.downward_mm))
        for sheet in sheets
        for page in sheet.pages
    ]
    return press(pages, text.clean(first.title), first.setup.school, first.shaper)
