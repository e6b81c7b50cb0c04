"""What stands on a page, as data, and the press that turns it into a PDF.

A sheet is first laid out as marks: pages can be counted before the foot is written, and a
test can ask where the ink is. Lengths in millimetres; `right` is the distance from the
page's right edge, as Arabic is read; `top` and `baseline` count from the upper edge.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from certdesk.documents.line import FaceName, PlacedLine, Shaper

PAGE_WIDTH = 210.0
PAGE_HEIGHT = 297.0


@dataclass(frozen=True, slots=True)
class PageSize:
    """A size of paper, and the margin at its sides; in mm."""

    width: float
    height: float
    margin: float


A4 = PageSize(PAGE_WIDTH, PAGE_HEIGHT, 18.0)
A4_LANDSCAPE = PageSize(PAGE_HEIGHT, PAGE_WIDTH, 12.0)
A5 = PageSize(148.0, 210.0, 11.0)

# Text encoding of binary streams adds a quarter to every file and serves no printer since 1998.
rl_config.useA85 = 0


@dataclass(frozen=True, slots=True)
class TextMark:
    """One line of text; `width` in mm, `size` and `gap` in points; `grey` 0 is black."""

    text: str
    right: float
    baseline: float
    width: float
    face: FaceName
    size: float
    grey: float = 0.0
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A straight line, leftward or downward; `weight` in points, `dash` in points, on and off."""

    right: float
    top: float
    length: float
    upright: bool = False
    weight: float = 0.5
    grey: float = 0.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class GroundMark:
    """A filled rectangle."""

    right: float
    top: float
    width: float
    height: float
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class SlantedMark:
    """A large word across the page, under everything else; centred on its place."""

    text: str
    right: float
    middle: float
    size: float


@dataclass(frozen=True, slots=True)
class FreePlace:
    """A place that stays empty, for a stamp or a hand."""

    right: float
    top: float
    width: float
    height: float


Mark = TextMark | RuleMark | GroundMark | SlantedMark | FreePlace


@dataclass(slots=True)
class Page:
    """The marks of one page, in the order they are drawn."""

    marks: list[Mark] = field(default_factory=list)
    size: PageSize = A4


@dataclass(frozen=True, slots=True)
class Shift:
    """What a printer is out by: rightward and downward, in mm."""

    rightward: float = 0.0
    downward: float = 0.0


class _NoFont:
    """The font before any is chosen: keeps reportlab from naming an unembedded Helvetica."""

    fontName = "certdesk-none"  # noqa: N815 - reportlab's name
    _dynamicFont = 1  # noqa: N815
    _multiByte = 0  # noqa: N815

    class face:  # noqa: N801 - reportlab's name
        """reportlab asks a font for its face, and the face for its name."""

        name = "certdesk-none"


def press(pages: Iterable[tuple[Page, Shift]], title: str, author: str, shaper: Shaper) -> bytes:
    """The PDF of some pages, in order; the same pages always give the same bytes."""
    pdfmetrics.registerFont(_NoFont)
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=(PAGE_WIDTH * mm, PAGE_HEIGHT * mm),
        pageCompression=1,
        invariant=1,
        initialFontName=_NoFont.fontName,
        pdfVersion=(1, 7),
        lang="ar",
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("certdesk")
    canvas.setSubject(title)
    canvas.setViewerPreference("Direction", "R2L")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("PrintScaling", "None")
    for page, shift in pages:
        canvas.setPageSize((page.size.width * mm, page.size.height * mm))
        canvas.translate(shift.rightward * mm, -shift.downward * mm)
        for mark in page.marks:
            _draw(canvas, mark, page.size, shaper)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Canvas, mark: Mark, size: PageSize, shaper: Shaper) -> None:
    match mark:
        case TextMark():
            canvas.setFillGray(mark.grey)
            shaper.draw(canvas, _placed(mark, size))
        case RuleMark():
            _draw_rule(canvas, mark, size)
        case GroundMark():
            canvas.setFillGray(mark.grey)
            left = size.width - mark.right - mark.width
            canvas.rect(
                left * mm,
                (size.height - mark.top - mark.height) * mm,
                mark.width * mm,
                mark.height * mm,
                stroke=0,
                fill=1,
            )
        case SlantedMark():
            _draw_slanted(canvas, mark, size, shaper)
        case FreePlace():
            pass


def _placed(mark: TextMark, size: PageSize) -> PlacedLine:
    return PlacedLine(
        text=mark.text,
        left=(size.width - mark.right - mark.width) * mm,
        baseline=(size.height - mark.baseline) * mm,
        face=mark.face,
        size=mark.size,
        gap=mark.gap,
    )


def _draw_rule(canvas: Canvas, mark: RuleMark, size: PageSize) -> None:
    canvas.setStrokeGray(mark.grey)
    canvas.setLineWidth(mark.weight)
    canvas.setLineCap(1 if mark.dash and mark.dash[0] == 0 else 0)
    canvas.setDash(mark.dash or ())
    right, top = (size.width - mark.right) * mm, (size.height - mark.top) * mm
    if mark.upright:
        canvas.line(right, top, right, top - mark.length * mm)
    else:
        canvas.line(right, top, right - mark.length * mm, top)


def _draw_slanted(canvas: Canvas, mark: SlantedMark, size: PageSize, shaper: Shaper) -> None:
    canvas.saveState()
    canvas.translate((size.width - mark.right) * mm, (size.height - mark.middle) * mm)
    canvas.rotate(30)
    canvas.setFillGray(0.88)
    width = shaper.width(mark.text, "bold") * mark.size
    shaper.draw(canvas, PlacedLine(mark.text, -width / 2, -mark.size * 0.2, "bold", mark.size))
    canvas.restoreState()
