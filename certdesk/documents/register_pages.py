"""Any register on paper: A4 landscape, header on every page, struck lines, totals, signatures."""

from itertools import zip_longest

from certdesk.documents.charts import Box, draw_chart
from certdesk.documents.flow import Flow, small_head
from certdesk.documents.marks import A4_LANDSCAPE
from certdesk.documents.measures import Strip, Style
from certdesk.documents.office_snapshots import RegisterPages, RegisterRow, SummaryPage
from certdesk.documents.page import PageSetup, Sheet
from certdesk.documents.signing import SIGNING, Signer, sign
from certdesk.documents.table import Column, Measure, Row, Table
from certdesk.documents.text import code, mixed, own, worded
from certdesk.forms.office_sheets import RegisterPagesWording

_MEASURE = Measure(8.2, 5.2, padding=0.9)
_MOST_LINES = 8
_TOTALS_IN_ROW = 3
_GUTTER = 12.0


def lay_register_pages(
    snapshot: RegisterPages, wording: RegisterPagesWording, setup: PageSetup
) -> Sheet:
    """The register as marks."""
    wording = worded(wording)
    title = f"{own(snapshot.title)} - {own(snapshot.period)}"
    sheet = Sheet(setup, title, size=A4_LANDSCAPE)
    sheet.new_page()
    flow = Flow(sheet, _head(sheet, snapshot, wording))
    if snapshot.rows:
        rows = [_row(row, snapshot) for row in snapshot.rows]
        flow.table(_table(sheet, snapshot), rows, 3.5)
    else:
        flow.table(_table(sheet, snapshot), (), 3.5)
        flow.text(wording.empty, 9, Style(12, "bold", "centre"))
    _totals(flow, snapshot, wording)
    for line in snapshot.closing:
        flow.text(mixed(line), 6, Style(10.5))
    _signatures(flow, snapshot)
    if snapshot.summary is not None:
        _summary(sheet, snapshot.summary, wording)
    sheet.foots()
    return sheet


def _summary(sheet: Sheet, summary: SummaryPage, wording: RegisterPagesWording) -> None:
    """A page of its own: figures in one line, the charts two by two under it."""
    at = sheet.turn_page()
    at = sheet.write(own(summary.title), at + 8, None, Style(17, "bold", "centre"))
    third = sheet.full.width / len(summary.facts)
    at += 9
    for place, fact in enumerate(summary.facts):
        words = wording.total.format(
            label=own(fact.label),
            value=code(fact.value) if fact.value.isascii() else own(fact.value),
        )
        strip = Strip(sheet.full.right + place * third, third - 4)
        sheet.write(words, at, strip, Style(12, "bold"))
    half, height = (sheet.full.width - _GUTTER) / 2, (sheet.bottom - at - _GUTTER) / 2
    for place, series in enumerate(summary.charts):
        row, column = divmod(place, 2)
        strip = Strip(sheet.full.right + column * (half + _GUTTER), half)
        box = Box(strip, at + 5 + row * height, height - 6)
        draw_chart(sheet, series, box, wording.uncounted)


def _head(sheet: Sheet, snapshot: RegisterPages, wording: RegisterPagesWording) -> float:
    at = small_head(sheet, snapshot.letterhead, snapshot.written_on)
    at = sheet.write(own(snapshot.title), at + 8.5, None, Style(18, "bold", "centre"))
    period = wording.period.format(period=own(snapshot.period))
    at = sheet.write(period, at + 7, None, Style(12.5, align="centre"))
    for note in filter(None, snapshot.notes):
        at = sheet.write(mixed(note), at + 5, None, Style(9.5, grey=0.2), most_lines=2)
    return at


def _table(sheet: Sheet, snapshot: RegisterPages) -> Table:
    part = sheet.full.width / sum(column.width for column in snapshot.columns)
    columns = [
        Column(
            own(column.title),
            column.width * part,
            "centre" if column.is_reference else "start",
            most_lines=_MOST_LINES,
        )
        for column in snapshot.columns
    ]
    return Table(sheet, columns, sheet.full.right, _MEASURE)


def _row(row: RegisterRow, snapshot: RegisterPages) -> Row:
    cells = [
        code(cell) if column.is_reference else mixed(cell)
        for cell, column in zip(row.cells, snapshot.columns, strict=True)
    ]
    return Row(cells, struck=row.struck)


def _totals(flow: Flow, snapshot: RegisterPages, wording: RegisterPagesWording) -> None:
    if not snapshot.totals:
        return
    rows = range(0, len(snapshot.totals), _TOTALS_IN_ROW)
    # nobody signs a page on which nothing else stands
    flow.need(8 + 6 * len(rows) + 10 + SIGNING)
    flow.title(wording.totals_title, before=8, keep=0)
    third = flow.sheet.full.width / _TOTALS_IN_ROW
    for start in rows:
        flow.at += 6
        for place, total in enumerate(snapshot.totals[start : start + _TOTALS_IN_ROW]):
            words = wording.total.format(label=own(total.label), value=code(total.value))
            strip = Strip(flow.sheet.full.right + place * third, third - 4)
            flow.sheet.write(words, flow.at, strip, Style(11.5))


def _signatures(flow: Flow, snapshot: RegisterPages) -> None:
    """Two by two, the stamp between the first; a register is signed by one at least."""
    titles = [own(title) for title in snapshot.signatures] or [""]
    pairs = list(zip_longest(titles[::2], titles[1::2], fillvalue=""))
    for right, left in pairs:
        flow.need(10 + SIGNING)
        sign(flow.sheet, flow.at + 10, Signer(right), Signer(left))
        flow.at += 10 + SIGNING
