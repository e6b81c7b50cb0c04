"""The closing sheet: what a day came to, and the journal's head; signed and bound."""

from collections.abc import Sequence
from itertools import zip_longest

from certdesk.documents.flow import Flow, small_head
from certdesk.documents.measures import FULL, MARGIN, WIDTH, Strip, Style
from certdesk.documents.office_snapshots import ClosingSheet, WaitingSheet
from certdesk.documents.page import PageSetup, Sheet, short_date
from certdesk.documents.signing import SIGNING, Signer, sign
from certdesk.documents.table import Column, Measure, Row, Table
from certdesk.documents.text import code, own, worded
from certdesk.domain.calendar import long_date
from certdesk.forms.office_sheets import ClosingSheetWording

_MEASURE = Measure(11, 6.4)
_ACTS = 72.0
_GAP = 6.0
_GROUP = 8


def lay_closing_sheet(
    snapshot: ClosingSheet, wording: ClosingSheetWording, setup: PageSetup
) -> Sheet:
    """The sheet as marks."""
    wording = worded(wording)
    sheet = Sheet(setup, f"{wording.title} {short_date(snapshot.closed_on)}")
    sheet.new_page()
    at = small_head(sheet, snapshot.letterhead, snapshot.written_on)
    at = sheet.heading(wording.title, at + 12)
    opening = wording.opening.format(
        date=long_date(snapshot.closed_on, with_weekday=True), time=code(snapshot.written_at)
    )
    flow = Flow(sheet, sheet.paragraph(opening, at + 10, style=Style(12.5)))
    _counts(flow, snapshot, wording)
    _part(flow, wording, wording.transmittals_title, _transmittals(sheet, wording),
          _transmittal_rows(snapshot))  # fmt: skip
    _part(flow, wording, wording.not_issued_title, _waiting(sheet, wording),
          _waiting_rows(snapshot))  # fmt: skip
    _journal(flow, snapshot, wording)
    sign(
        sheet,
        flow.at + 14,
        Signer(wording.clerk_signature, wording.name.format(name=own(snapshot.clerk))),
        Signer(wording.supervisor_signature, wording.name.format(name=own(snapshot.supervisor))),
    )
    sheet.foots()
    return sheet


def _counts(flow: Flow, snapshot: ClosingSheet, wording: ClosingSheetWording) -> None:
    """Acts and numbers side by side where both fit on the page, else one under the other.

    So many acts as do not fit beside the numbers are set in two columns.
    """
    sheet = flow.sheet
    acts = (
        _acts(sheet, wording),
        [Row((own(one.title), code(str(one.count)))) for one in snapshot.acts],
    )
    series = (
        _series(sheet, wording, WIDTH - _ACTS - _GAP),
        [
            Row(
                (
                    own(one.title),
                    code(one.first) or wording.none,
                    code(one.last) or wording.none,
                    code(str(one.count)),
                )
            )
            for one in snapshot.series
        ],
    )
    height = max(table.height(rows) for table, rows in (acts, series))
    if flow.at + 13 + height > sheet.bottom:
        _part(flow, wording, wording.acts_title, *_acts_across(sheet, wording, acts[1]))
        _part(flow, wording, wording.series_title, _series(sheet, wording, WIDTH), series[1])
        return
    at, bold = flow.at + 10, Style(13, "bold")
    lowest = at
    for title, (table, rows) in ((wording.acts_title, acts), (wording.series_title, series)):
        sheet.write(title, at, Strip(table.right, table.width), bold)
        lowest = max(lowest, table.draw(rows, at + 3, sheet.bottom))
    flow.at = lowest


def _part(
    flow: Flow, wording: ClosingSheetWording, title: str, table: Table, rows: Sequence[Row]
) -> None:
    if rows:
        flow.table(table, rows, 10, title=title)
    else:
        flow.title(title, before=10)
        flow.text(wording.nothing, 6.5, Style(11.5, grey=0.2))


def _acts(sheet: Sheet, wording: ClosingSheetWording) -> Table:
    columns = (Column(wording.act, _ACTS - 18), Column(wording.count, 18, "centre"))
    return Table(sheet, columns, MARGIN, _MEASURE)


def _acts_across(
    sheet: Sheet, wording: ClosingSheetWording, rows: Sequence[Row]
) -> tuple[Table, list[Row]]:
    """Many acts in two columns over the whole width, down the right one first."""
    half = (len(rows) + 1) // 2
    columns = (Column(wording.act, WIDTH / 2 - 18), Column(wording.count, 18, "centre"))
    pairs = zip_longest(rows[:half], rows[half:], fillvalue=Row(("", "")))
    across = [Row((*right.cells, *left.cells)) for right, left in pairs]
    return Table(sheet, columns * 2, MARGIN, _MEASURE), across


def _series(sheet: Sheet, wording: ClosingSheetWording, width: float) -> Table:
    columns = (
        Column(wording.series, width - 70, most_lines=4),
        Column(wording.first, 28, "centre"),
        Column(wording.last, 28, "centre"),
        Column(wording.numbers, 14, "centre"),
    )
    return Table(sheet, columns, MARGIN + WIDTH - width, _MEASURE)


def _transmittals(sheet: Sheet, wording: ClosingSheetWording) -> Table:
    columns = (
        Column(wording.transmittal, 34, "centre", "bold"),
        Column(wording.files, 20, "centre"),
        Column(wording.papers, 20, "centre"),
        Column(wording.sheets, 20, "centre"),
        Column(wording.standing, WIDTH - 94),
    )
    return Table(sheet, columns, MARGIN, _MEASURE)


def _transmittal_rows(snapshot: ClosingSheet) -> list[Row]:
    return [
        Row(
            (
                code(one.number),
                code(str(one.files)),
                code(str(one.papers)),
                code(str(one.sheets)),
                own(one.standing),
            )
        )
        for one in snapshot.transmittals
    ]


def _waiting(sheet: Sheet, wording: ClosingSheetWording) -> Table:
    columns = (
        Column(wording.sheet, WIDTH - 96),
        Column(wording.sheet_number, 50, "centre", "bold"),
        Column(wording.made_at, 46, "centre"),
    )
    return Table(sheet, columns, MARGIN, _MEASURE)


def _waiting_rows(snapshot: ClosingSheet) -> list[Row]:
    return [
        Row((own(one.title), _known_by(one.number), _moment(one))) for one in snapshot.not_issued
    ]


def _known_by(number: str) -> str:
    """A number, or words: the register and month of a month's closing."""
    return own(number) if " " in number else code(number)


def _moment(sheet: WaitingSheet) -> str:
    return f"{short_date(sheet.made_on)} {code(sheet.made_at)}"


def _journal(flow: Flow, snapshot: ClosingSheet, wording: ClosingSheetWording) -> None:
    # nobody signs a page on which nothing else stands
    flow.need(24 + 14 + SIGNING)
    flow.title(wording.journal_title, before=10, keep=0)
    count = wording.journal_count.format(count=code(str(snapshot.journal_count)))
    flow.text(count, 6.5, Style(11.5))
    head = snapshot.journal_head
    groups = " ".join(head[start : start + _GROUP] for start in range(0, len(head), _GROUP))
    words = wording.journal_head.format(hash=code(groups))
    flow.at = flow.sheet.write(words, flow.at + 6.5, FULL, Style(11.5), most_lines=2)
