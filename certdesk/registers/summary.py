"""The summary sheet: figures of the period, and a native chart of each series beside its table."""

from typing import Final

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from certdesk.forms.registers import RegistersWording
from certdesk.registers import page, styles
from certdesk.registers.rows import Series, Summary

_ACCENT: Final = "0B5873"
_WORD_WIDTH, _FIGURE_WIDTH, _GAP_WIDTH = 30, 12, 3
_CHART_CM: Final = (14.5, 7.2)
_TITLE_HUNDREDTHS: Final = 1200
# the tables stand at the right edge of the sheet, a chart beside each
_CHART_COLUMNS: Final = ("D", "M")
_CHART_SPAN: Final = 18
_FIRST_ROW: Final = 8
_ROWS_A_CHART: Final = 14


def write(
    workbook: Workbook, summary: Summary, wording: RegistersWording, *, trial: bool = False
) -> None:
    """Add the sheet: facts above, then a table with its figures and its chart for each series."""
    sheet = workbook.create_sheet(wording.summary)
    _set_up(sheet)
    if trial:
        sheet.oddFooter.left.text = page.footer_text(wording.trial)
        styles.trial(page.text_cell(sheet, 2, 1, wording.trial))
    styles.title(page.text_cell(sheet, 1, 1, summary.title))
    sheet.merge_cells("A1:R1")
    sheet.row_dimensions[1].height = 30
    for place, (label, figure) in enumerate(summary.facts):
        row = 3 + place
        styles.total(page.text_cell(sheet, row, 1, label))
        cell = (
            page.text_cell(sheet, row, 2, figure)
            if isinstance(figure, str)
            else sheet.cell(row, 2, figure)
        )
        styles.total(cell)
    row = _FIRST_ROW
    every = (summary.months, summary.ready, summary.missing, summary.open)
    for place, series in enumerate(every):
        last = _table(sheet, series, row, wording.empty)
        if series.points:
            anchor = f"{_CHART_COLUMNS[place % 2]}{3 + place // 2 * (_ROWS_A_CHART + 3)}"
            sheet.add_chart(_chart(sheet, series, (row + 1, last), place), anchor)
        row = last + 2


def _set_up(sheet: Worksheet) -> None:
    sheet.sheet_view.rightToLeft = True
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    for column, width in (("A", _WORD_WIDTH), ("B", _FIGURE_WIDTH), ("C", _GAP_WIDTH)):
        sheet.column_dimensions[column].width = width
    # told, because each program has its own width for what is not told
    for place in range(4, 4 + _CHART_SPAN):
        sheet.column_dimensions[get_column_letter(place)].width = 9


def _table(sheet: Worksheet, series: Series, row: int, empty: str) -> int:
    """The series' title over its words and figures; the last row."""
    styles.header(page.text_cell(sheet, row, 1, series.title))
    styles.header(page.text_cell(sheet, row, 2, ""))
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
    if not series.points:
        row += 1
        styles.total(page.text_cell(sheet, row, 1, empty))
        styles.total(page.text_cell(sheet, row, 2, ""))
    for word, figure in series.points:
        row += 1
        styles.total(page.text_cell(sheet, row, 1, word))
        styles.total(sheet.cell(row, 2, figure))
    return row


def _chart(sheet: Worksheet, series: Series, rows: tuple[int, int], place: int) -> BarChart:
    chart = BarChart()
    # months and days stand; papers and states lie, so that their words are read
    chart.type = "col" if place < len(_CHART_COLUMNS) else "bar"
    chart.title = series.title
    chart.title.overlay = False
    small = CharacterProperties(sz=_TITLE_HUNDREDTHS, b=True)
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(rtl=True, defRPr=small)
    chart.legend = None
    chart.gapWidth = 45
    chart.width, chart.height = _CHART_CM
    figures = Reference(sheet, min_col=2, min_row=rows[0], max_row=rows[1])
    chart.add_data(figures, titles_from_data=False)
    chart.set_categories(Reference(sheet, min_col=1, min_row=rows[0], max_row=rows[1]))
    bars = chart.series[0]
    bars.graphicalProperties = GraphicalProperties(solidFill=_ACCENT)
    bars.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False)
    bars.dLbls.showLegendKey = bars.dLbls.showPercent = False
    # time runs right to left; the longest lying bar stands on top, its foot at the right
    chart.x_axis.scaling.orientation = "maxMin"
    if chart.type == "bar":
        chart.y_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = False
    chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    return chart
