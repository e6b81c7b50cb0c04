"""A register as an Excel workbook, right to left and ready for the binder.

openpyxl makes the workbook, its styles, head and foot; the entries are streamed into the
sheet between head and foot, so that a year of 100,000 lines takes seconds. The same book gives
the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Final, TypeVar

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from certdesk.domain.errors import RuleBroken
from certdesk.forms.registers import RegistersWording
from certdesk.registers import page, styles, summary
from certdesk.registers.cells import Value, cell_xml
from certdesk.registers.columns import (
    Shape,
    column_widths,
    row_height_pt,
    sampled,
)
from certdesk.registers.package import packed
from certdesk.registers.rows import Line, RegisterBook
from certdesk.registers.styles import Tone

LineT = TypeVar("LineT", bound=Line)

# Half of Excel's rows: the sheet's XML stays under the 2 GiB of an ordinary zip entry, which
# every Excel opens.
MOST_LINES: Final = 500_000
_ROWS_A_CHUNK: Final = 500


class RegisterTooLong(RuleBroken):
    """More lines than a sheet of Excel holds."""

    code: ClassVar[str] = "register_too_long"
    sentence: ClassVar[str] = (
        "This register has {lines} lines; a workbook holds {most} at the most. "
        "Nothing was written. Choose a shorter period and export it again."
    )


def build(
    book: RegisterBook[LineT],
    shape: Shape[LineT],
    wording: RegistersWording,
    tell: Callable[[int, int], None] | None = None,
) -> bytes:
    """The .xlsx of a register; `tell` is called with lines written and lines in all.

    Raises:
        RegisterTooLong: nothing was written.
    """
    if len(book.entries) > MOST_LINES:
        raise RegisterTooLong(lines=len(book.entries), most=MOST_LINES)
    titles = wording.of(book.kind).columns
    sample = [line_values(entry, shape, wording) for entry in sampled(book.entries)]
    widths = column_widths(shape.columns, titles, sample)

    workbook = Workbook()
    sheet = workbook.active
    foot_row = page.HEADER_ROW + len(book.entries) + 1
    page.set_up(sheet, book, wording, widths)
    page.write_head(sheet, book, wording, widths)
    page.write_foot(sheet, book, wording, foot_row)
    page.set_properties(workbook, book, wording)
    if book.summary is not None:
        summary.write(workbook, book.summary, wording, trial=book.trial)
    rows = _told(_rows(sheet, book.entries, shape, wording, widths), len(book.entries), tell)
    return packed(workbook, rows, before_row=foot_row, on=book.exported_on)


def _told(
    chunks: Iterator[bytes], lines: int, tell: Callable[[int, int], None] | None
) -> Iterator[bytes]:
    for place, chunk in enumerate(chunks, start=1):
        if tell is not None and lines:
            tell(min(place * _ROWS_A_CHUNK, lines), lines)
        yield chunk


def _rows(
    sheet: Worksheet,
    entries: Sequence[LineT],
    shape: Shape[LineT],
    wording: RegistersWording,
    widths: Sequence[int],
) -> Iterator[bytes]:
    """The `<row>` elements of the entries, some hundreds at a time."""
    index = styles.entry_styles(sheet)
    formats = {tone: [index[tone, column.content] for column in shape.columns] for tone in Tone}
    letters = [get_column_letter(place) for place in range(1, len(shape.columns) + 1)]
    chunk: list[str] = []
    for place, entry in enumerate(entries, start=page.HEADER_ROW + 1):
        values = line_values(entry, shape, wording)
        cells = "".join(
            cell_xml(f"{letter}{place}", value, style)
            for letter, value, style in zip(letters, values, formats[_tone(entry)], strict=True)
        )
        height = row_height_pt(values, widths)
        chunk.append(f'<row r="{place}" ht="{height:g}" customHeight="1">{cells}</row>')
        if len(chunk) == _ROWS_A_CHUNK:
            yield "".join(chunk).encode()
            chunk.clear()
    yield "".join(chunk).encode()


def line_values(entry: LineT, shape: Shape[LineT], wording: RegistersWording) -> tuple[Value, ...]:
    """An entry's values, its remarks headed by what kind of line it is."""
    values = shape.values(entry)
    marks = [
        mark
        for mark, there in ((wording.correction, entry.correction), (wording.struck, entry.struck))
        if there
    ]
    if not marks:
        return values
    remarks = values[-1]
    head = "، ".join(marks)
    return (*values[:-1], f"{head}: {remarks}" if remarks else head)


def _tone(entry: Line) -> Tone:
    if entry.struck:
        return Tone.STRUCK
    return Tone.CORRECTION if entry.correction else Tone.PLAIN
