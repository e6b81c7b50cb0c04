"""The paper of the office: setup, letterhead, foot, and setting of text in millimetres."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from reportlab.lib.units import mm

from certdesk.documents import text
from certdesk.documents.line import Shaper
from certdesk.documents.marks import (
    A4,
    FreePlace,
    GroundMark,
    Mark,
    Page,
    PageSize,
    RuleMark,
    Shift,
    SlantedMark,
    TextMark,
    press,
)
from certdesk.documents.measures import ABOVE_FOOT, PLAIN, STAMP, Align, Strip, Style, Turn
from certdesk.documents.snapshots import Letterhead
from certdesk.domain.calendar import long_date
from certdesk.domain.checklist import PaperForm
from certdesk.forms.sheets import PageWording, RequestLetterWording, shipped_sheet

_FOOT = 12.0
"""From the baseline of the foot to the lower edge."""
_HASH_SHOWN = 10
_JUSTIFIED = 0.75
_POINT: float = 1 / mm
"""One point in millimetres."""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What the day, the printer and the office add to a snapshot.

    `rightward_mm` and `downward_mm` correct a printer; `copy_count` 0 is the first print, 2
    the second نسخة; `wording_hash` (hex) names the edition of the forms in force. `letter` is
    the wording of the letter, for the sheets that carry it as a blank form. `tell` hears how far
    a long table is set, then how far its pages are drawn; what it raises stops the work.
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
    tell: Callable[[int, int], None] | None = None
    words: PageWording = field(default_factory=lambda: shipped_sheet(PageWording))
    letter: RequestLetterWording = field(
        default_factory=lambda: shipped_sheet(RequestLetterWording)
    )

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


class Sheet:
    """One sheet being laid out, page after page.

    Every method that sets text takes the first baseline and gives back the last one, in mm
    from the upper edge.
    """

    def __init__(
        self,
        setup: PageSetup,
        title: str,
        shaper: Shaper | None = None,
        *,
        size: PageSize = A4,
    ) -> None:
        self.setup = setup
        self.title = title
        self.size = size
        self.full = Strip(size.margin, size.width - 2 * size.margin)
        self.bottom = size.height - ABOVE_FOOT
        self.words = text.worded(setup.words)
        self.shaper = shaper or text.shaper()
        self.pages: list[Page] = []

    def new_page(self, *, trial_middles: Sequence[float] = ()) -> None:
        """Begin a page; the trial word crosses it at the heights given (mm), else in the middle."""
        self.pages.append(Page(size=self.size))
        if self.setup.trial:
            word = text.own(self.words.trial)
            points = min(96.0, 96 * self.size.width / A4.width)
            for middle in trial_middles or (self.size.height / 2,):
                self.add(SlantedMark(word, self.size.width / 2, middle, points))

    def turn_page(self) -> float:
        """Begin a following page, headed by the sheet's title; gives the top of what follows."""
        self.new_page()
        self.copy_mark(self.far_edge - 30, 10)
        beside = Strip(self.full.right, self.full.width - 34)
        self.write(self.title, 16, beside, Style(12, "bold"))
        return 20.0

    @property
    def far_edge(self) -> float:
        """Where the text ends at the left, in mm from the page's right edge."""
        return self.full.right + self.full.width

    def add(self, mark: Mark) -> None:
        """Put a mark on the current page."""
        self.pages[-1].marks.append(mark)

    def write(
        self,
        wording: str,
        baseline: float,
        strip: Strip | None = None,
        style: Style = PLAIN,
        *,
        most_lines: int = 1,
        upward: bool = False,
    ) -> float:
        """Set a text on `most_lines` at most, smaller where it must be; never over the strip.

        `upward`: the last line, not the first, stands on `baseline`.
        """
        strip = strip or self.full
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
        return self.write_set(setting, first, strip, style)

    def write_set(
        self, setting: text.Setting, baseline: float, strip: Strip, style: Style
    ) -> float:
        """Write lines that were set before, at their own size."""
        step = setting.size * style.leading * _POINT
        for place, line in enumerate(setting.lines):
            self._put(line, baseline + place * step, strip, style, setting.size)
        return baseline + step * (len(setting.lines) - 1)

    def height(self, wording: str, strip: Strip, style: Style) -> float:
        """How high a paragraph will be, in mm: as many line steps as it has lines."""
        setting = self._paragraph(wording, strip, style)
        return len(setting.lines) * setting.size * style.leading * _POINT

    def paragraph(
        self,
        wording: str,
        baseline: float,
        strip: Strip | None = None,
        style: Style = PLAIN,
        *,
        turn: Turn | None = None,
    ) -> float:
        """Set a paragraph over as many lines as it needs, blanks widened, the last line not.

        With `turn` it goes on over the page; without, the caller has made room.
        """
        strip = strip or self.full
        setting = self._paragraph(wording, strip, style)
        lines = setting.lines
        step = setting.size * style.leading * _POINT
        top, first = baseline, 0
        for place, line in enumerate(lines):
            if turn and top + (place - first) * step > self.bottom:
                top, first = turn() + step, place
            last = place == len(lines) - 1
            at = top + (place - first) * step
            self._put(line, at, strip, style, setting.size, justify=not last)
        return top + step * (len(lines) - 1 - first)

    def _paragraph(self, wording: str, strip: Strip, style: Style) -> text.Setting:
        return text.paragraph(wording, style.face, style.size, strip.width * mm, self.shaper)

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

    def rule(self, top: float, strip: Strip | None = None, *, weight: float = 0.6) -> None:
        """A line across a strip, or the sheet."""
        strip = strip or self.full
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
        self.copy_mark(self.far_edge - 30, 10)
        self.write(text.own(head.country), 17, self.full, Style(14, "bold", "centre"))
        self.write(text.own(head.ministry), 24, self.full, Style(12.5, align="centre"))
        right = Strip(self.full.right, 108)
        at = self.write(text.own(head.school), 35, right, Style(13, "bold"))
        at = self.write(text.own(head.directorate), at + 6.5, right, Style(11), most_lines=2)
        at = self.write(text.own(head.service), at + 6.5, right, Style(11.5, "bold"))
        left = Strip(self.full.right + 112, self.full.width - 112)
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
        return self.write(wording, baseline, self.full, Style(24, "bold", "centre"))

    def foots(self) -> None:
        """Write the foot of every page, once all are known."""
        for number, page in enumerate(self.pages, start=1):
            words = self.page_count(number, len(self.pages))
            self.foot(page, self.title, words)

    def foot(self, page: Page, title: str, count: str) -> None:
        """Write the foot of one page: title, count of pages, edition of the wording."""
        at = self.size.height - _FOOT
        page.marks.append(
            RuleMark(self.full.right, at - 4.5, self.full.width, weight=0.4, grey=0.3)
        )
        third = self.full.width * 0.38 * mm
        parts: tuple[tuple[str, Align], ...]
        parts = ((title, "start"), (count, "centre"), (self.edition(), "end"))
        for words, align in parts:
            setting = text.fit(words, "regular", 9, third, shaping=self.shaper)
            style = Style(setting.size, align=align, grey=0.3)
            if words:
                page.marks.append(self._mark(setting.lines[0], at, self.full, style))

    def page_count(self, number: int, pages: int) -> str:
        """The words for page `number` of `pages`."""
        return self.words.foot.format(page=text.code(str(number)), pages=text.code(str(pages)))

    def edition(self) -> str:
        """The words that name the edition of the forms in force; empty when none was given."""
        shown = self.setup.wording_hash[:_HASH_SHOWN]
        return self.words.edition.format(hash=text.code(shown)) if shown else ""

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
        # a line that an address left half empty stays as it is: holes are no rows
        if justify and blanks and width > strip.width * _JUSTIFIED:
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


def _told(
    pages: Sequence[tuple[Page, Shift]], tell: Callable[[int, int], None] | None
) -> Iterator[tuple[Page, Shift]]:
    for place, page in enumerate(pages, start=1):
        if tell is not None:
            tell(place, len(pages))
        yield page


def bind(sheets: Sequence[Sheet]) -> bytes:
    """One PDF of some sheets, laid out and complete; fonts are embedded once for all."""
    first = sheets[0]
    pages = [
        (page, Shift(sheet.setup.rightward_mm, sheet.setup.downward_mm))
        for sheet in sheets
        for page in sheet.pages
    ]
    told = _told(pages, first.setup.tell)
    return press(told, text.clean(first.title), first.setup.school, first.shaper)
