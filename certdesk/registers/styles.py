"""How cells look: fonts, borders and alignments, told to the workbook once."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from certdesk.registers.cells import CellStyle
from certdesk.registers.columns import Content

# On every Windows without an optional download, with all Arabic letters (ڨ, پ, ڤ) and marks.
FONT_NAME: Final = "Arial"
FONT_PT: Final = 10

RIGHT_TO_LEFT: Final = 2
LEFT_TO_RIGHT: Final = 1

_DAY_FORMAT: Final = "dd/mm/yyyy"
_TEXT_FORMAT: Final = "@"
_INK, _GREY, _RED = "FF1B1B1B", "FF8A8A8A", "FFB00020"
_LINE = Side(style="thin", color="FF9AA0A6")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADER_FILL = PatternFill("solid", fgColor="FFE3E8EE")
_CORRECTION_FILL = PatternFill("solid", fgColor="FFF6F1DF")


class Tone(StrEnum):
    """How a whole line is shown."""

    PLAIN = "plain"
    STRUCK = "struck"
    CORRECTION = "correction"


def entry_styles(sheet: Worksheet) -> Mapping[tuple[Tone, Content], CellStyle]:
    """Register every format an entry's cell may take; their indexes in the workbook."""
    return {
        (tone, content): CellStyle(
            plain=_index(sheet, tone, content, guarded=False),
            guarded=_index(sheet, tone, content, guarded=True),
        )
        for tone in Tone
        for content in Content
    }


def office(cell: Cell) -> None:
    """The school's and the service's lines."""
    cell.font = Font(name=FONT_NAME, size=11, bold=True, color=_INK)
    cell.alignment = _aligned("right", wrap=False)


def title(cell: Cell) -> None:
    """The register's name and period."""
    cell.font = Font(name=FONT_NAME, size=15, bold=True, color=_INK)
    cell.alignment = _aligned("center")


def note(cell: Cell) -> None:
    """Who exported it, and when."""
    cell.font = Font(name=FONT_NAME, size=9, color=_INK)
    cell.alignment = _aligned("center")


def trial(cell: Cell) -> None:
    """The mark of a trial folder."""
    cell.font = Font(name=FONT_NAME, size=18, bold=True, color=_RED)
    cell.alignment = _aligned("center", wrap=False)


def header(cell: Cell) -> None:
    """A column's title."""
    cell.font = Font(name=FONT_NAME, size=FONT_PT, bold=True, color=_INK)
    cell.alignment = _aligned("center", vertical="center")
    cell.fill = _HEADER_FILL
    cell.border = _FRAME


def total(cell: Cell) -> None:
    """The name of a figure at the foot, or the figure."""
    cell.font = Font(name=FONT_NAME, size=FONT_PT, bold=True, color=_INK)
    cell.alignment = _aligned("center" if cell.data_type == "n" else "right", wrap=False)
    cell.border = _FRAME


def change(cell: Cell) -> None:
    """A sentence below the totals of a closed month."""
    cell.font = Font(name=FONT_NAME, size=FONT_PT, color=_INK)
    cell.alignment = _aligned("right")


def figure(cell: Cell) -> None:
    """A large figure of the summary."""
    cell.font = Font(name=FONT_NAME, size=16, bold=True, color=_INK)
    cell.alignment = _aligned("center", wrap=False)


def signature(cell: Cell) -> None:
    """A signatory's title, above the room for the signature and the stamp."""
    cell.font = Font(name=FONT_NAME, size=11, bold=True, color=_INK)
    cell.alignment = _aligned("center", vertical="top")


def _index(sheet: Worksheet, tone: Tone, content: Content, *, guarded: bool) -> int:
    cell = Cell(sheet, row=1, column=1)
    # The remarks of a struck line say why: they stay readable.
    crossed = tone is Tone.STRUCK and content is not Content.REMARKS
    ink = _GREY if tone is Tone.STRUCK else _INK
    cell.font = Font(name=FONT_NAME, size=FONT_PT, strike=crossed, color=ink)
    cell.border = _FRAME
    if tone is Tone.CORRECTION:
        cell.fill = _CORRECTION_FILL
    if content is Content.CODE:
        cell.alignment = _aligned("right", order=LEFT_TO_RIGHT)
        cell.number_format = _TEXT_FORMAT
    elif content in {Content.NUMBER, Content.DAY}:
        cell.alignment = _aligned("center", wrap=False)
        cell.number_format = _DAY_FORMAT if content is Content.DAY else "0"
    else:
        cell.alignment = _aligned("right")
    cell.quotePrefix = guarded
    return int(cell.style_id)


def _aligned(
    side: str, *, vertical: str = "center", wrap: bool = True, order: int = RIGHT_TO_LEFT
) -> Alignment:
    return Alignment(horizontal=side, vertical=vertical, wrap_text=wrap, readingOrder=order)
