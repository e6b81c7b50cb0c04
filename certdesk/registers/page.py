"""What stands around a register's entries: head, foot, page and print settings."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from certdesk.forms.registers import RegistersWording
from certdesk.i18n import ltr
from certdesk.registers import styles
from certdesk.registers.cells import shown
from certdesk.registers.columns import LINE_PT, lines_of
from certdesk.registers.rows import Line, RegisterBook

SCHOOL_ROW, SERVICE_ROW, TITLE_ROW, NOTE_ROW, HEADER_ROW = range(1, 6)

_A4: Final = "9"
_MARGIN_CM: Final = 1.0
_FOOTED_MARGIN_CM: Final = 1.6
_CM_AN_INCH: Final = 2.54
# Row count, date and number stay in sight when the sheet is moved sideways.
_FROZEN_COLUMNS: Final = 3
_LABEL_COLUMNS: Final = 4
_STAMP_PT: Final = 105.0  # 37 mm: a round stamp and a signature


def set_up(
    sheet: Worksheet, book: RegisterBook[Line], wording: RegistersWording, widths: Sequence[int]
) -> None:
    """Direction, panes, filter, page and what is printed on every page."""
    last = get_column_letter(len(widths))
    sheet.title = wording.of(book.kind).sheet
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = f"{get_column_letter(_FROZEN_COLUMNS + 1)}{HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{HEADER_ROW + len(book.entries)}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = _MARGIN_CM / _CM_AN_INCH
    margins.bottom = _FOOTED_MARGIN_CM / _CM_AN_INCH
    margins.header = margins.footer = 0.6 / _CM_AN_INCH
    footer = sheet.oddFooter
    footer.right.text = footer_text(_heading(book, wording))
    footer.center.text = footer_text(wording.page).format(page="&P", pages="&N")
    if book.trial:
        footer.left.text = footer_text(wording.trial)
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def write_head(
    sheet: Worksheet, book: RegisterBook[Line], wording: RegistersWording, widths: Sequence[int]
) -> None:
    """The office, the register's name and period, who exported it, and the columns' titles."""
    columns = len(widths)
    for row, text in ((SCHOOL_ROW, book.school), (SERVICE_ROW, book.service)):
        styles.office(text_cell(sheet, row, 1, text))
    if book.trial:
        styles.trial(text_cell(sheet, SCHOOL_ROW, columns - 2, wording.trial))
        sheet.merge_cells(
            start_row=SCHOOL_ROW, end_row=SERVICE_ROW, start_column=columns - 2, end_column=columns
        )
    styles.title(text_cell(sheet, TITLE_ROW, 1, _heading(book, wording)))
    styles.note(text_cell(sheet, NOTE_ROW, 1, " - ".join(notes(book, wording))))
    for row in (TITLE_ROW, NOTE_ROW):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    titles = wording.of(book.kind).columns
    for place, text in enumerate(titles, start=1):
        styles.header(text_cell(sheet, HEADER_ROW, place, text))
    lines = max(lines_of(text, width - 2) for text, width in zip(titles, widths, strict=True))
    for row, height in ((SCHOOL_ROW, 17), (SERVICE_ROW, 17), (TITLE_ROW, 28), (NOTE_ROW, 20)):
        sheet.row_dimensions[row].height = height
    sheet.row_dimensions[HEADER_ROW].height = lines * LINE_PT + 10


def write_foot(
    sheet: Worksheet, book: RegisterBook[Line], wording: RegistersWording, row: int
) -> None:
    """The totals and the signatures, from `row` down; `row` itself separates or says "empty"."""
    register = wording.of(book.kind)
    if book.entries:
        text_cell(sheet, row, 1, "")
    else:
        styles.office(text_cell(sheet, row, 1, wording.empty))
    foot = figures(book, wording)
    for place, (label, figure) in enumerate(foot, start=row + 1):
        for column in range(1, _LABEL_COLUMNS):
            styles.total(text_cell(sheet, place, column, label if column == 1 else ""))
        sheet.merge_cells(
            start_row=place, end_row=place, start_column=1, end_column=_LABEL_COLUMNS - 1
        )
        styles.total(sheet.cell(place, _LABEL_COLUMNS, figure))
        sheet.row_dimensions[place].height = LINE_PT + 4
    row = _write_changes(sheet, book, wording, row + len(foot) + 2)
    _write_signatures(sheet, register.signatures, row, len(register.columns))


def _write_changes(
    sheet: Worksheet, book: RegisterBook[Line], wording: RegistersWording, row: int
) -> int:
    """The closing's hash and what changed since, each a line across the sheet; the next row."""
    columns = len(wording.of(book.kind).columns)
    for line in closing_lines(book, wording):
        styles.change(text_cell(sheet, row, 1, line))
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
        sheet.row_dimensions[row].height = LINE_PT + 6
        row += 1
    return row + 1 if book.closed else row


def closing_lines(book: RegisterBook[Line], wording: RegistersWording) -> tuple[str, ...]:
    """Below a closed month: the hash it was closed with, and what changed since."""
    if book.closed is None:
        return ()
    changes = book.closed.changes
    head = (f"{wording.changes}:",) if changes else ()
    return (wording.hash.format(hash=ltr(book.closed.hash)), *head, *changes)


def notes(book: RegisterBook[Line], wording: RegistersWording) -> tuple[str, ...]:
    """Who exported it, that the month was closed, that numbers are shown in full."""
    said = [wording.exported.format(date=_day(book.exported_on), person=book.exported_by)]
    if book.closed:
        said.append(wording.closed.format(date=_day(book.closed.on)))
        said.append(wording.changed if book.closed.changes else wording.unchanged)
    if book.unmasked:
        said.append(wording.unmasked)
    return tuple(said)


def figures(book: RegisterBook[Line], wording: RegistersWording) -> tuple[tuple[str, int], ...]:
    """The totals at the foot, each with its name; those that this register names."""
    named = wording.of(book.kind).totals
    every = (
        (named.counted, book.totals.counted),
        (named.sheets, book.totals.sheets),
        (named.copies, book.totals.copies),
        (named.struck, book.totals.struck),
        (named.corrections, book.totals.corrections),
    )
    return tuple((label, figure) for label, figure in every if label)


def set_properties(workbook: Workbook, book: RegisterBook[Line], wording: RegistersWording) -> None:
    """The file's own title and author."""
    workbook.properties.title = shown(_heading(book, wording))
    workbook.properties.creator = shown(book.exported_by)
    workbook.properties.lastModifiedBy = shown(book.exported_by)
    workbook.properties.language = "ar-DZ"


def _write_signatures(sheet: Worksheet, signatures: Sequence[str], row: int, columns: int) -> None:
    """Each signatory over an equal share of the width; one high row, so no page divides it."""
    shares = [columns // len(signatures)] * len(signatures)
    ends = list(accumulate(shares))
    for text, share, end in zip(signatures, shares, ends, strict=True):
        styles.signature(text_cell(sheet, row, end - share + 1, text))
        sheet.merge_cells(start_row=row, end_row=row, start_column=end - share + 1, end_column=end)
    sheet.row_dimensions[row].height = _STAMP_PT


def _heading(book: RegisterBook[Line], wording: RegistersWording) -> str:
    register = wording.of(book.kind).title
    return wording.heading.format(register=register, period=book.period.title)


def _day(day: date) -> str:
    return ltr(f"{day:%d/%m/%Y}")


def text_cell(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """A cell with a text that is never a formula."""
    cell = sheet.cell(row, column)
    cell.value = shown(text)
    cell.data_type = "s"
    return cell


def footer_text(text: str) -> str:
    """A text as Excel's footers take it."""
    # & begins a code in Excel's footers (ECMA-376 part 1, 18.3.1.46)
    return shown(text).replace("&", "&&")
