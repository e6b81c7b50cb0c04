"""The cupboard count: what should be there, paper by paper, to be ticked."""

from certdesk.documents.flow import Flow, headed, on_one_page
from certdesk.documents.measures import MARGIN, WIDTH, Strip, Style
from certdesk.documents.office_snapshots import CupboardCount
from certdesk.documents.page import PageSetup, Sheet, person
from certdesk.documents.signing import SIGNING, Signer, sign
from certdesk.documents.table import Column, Measure, Row, Table
from certdesk.documents.text import code, own, worded
from certdesk.domain.calendar import long_date
from certdesk.forms.office_sheets import CupboardCountWording

_RESULT, _BETWEEN = 8.5, 8.0
"""From one line to write on to the next, and between two side by side, in mm."""
_TO_SIGNATURES = 11.0


def lay_cupboard_count(
    snapshot: CupboardCount, wording: CupboardCountWording, setup: PageSetup
) -> Sheet:
    """The sheet as marks, as many pages as it has papers for."""
    ready = worded(wording)
    return on_one_page(lambda small: _lay(snapshot, ready, setup, small=small))


def _lay(
    snapshot: CupboardCount, wording: CupboardCountWording, setup: PageSetup, *, small: bool
) -> Sheet:
    sheet = Sheet(setup, wording.title)
    sheet.new_page()
    at = headed(sheet, snapshot.letterhead, snapshot.counted_on, small=small)
    at = sheet.heading(wording.title, at + 12)
    opening = wording.opening.format(
        date=long_date(snapshot.counted_on, with_weekday=True), time=code(snapshot.counted_at)
    )
    flow = Flow(sheet, sheet.paragraph(opening, at + 10, style=Style(12.5)))
    if snapshot.lines:
        flow.table(_table(sheet, wording), _rows(sheet, snapshot, wording), 4)
        flow.need(7)
        flow.at = sheet.write(_totals(snapshot, wording), flow.at + 7, style=Style(12))
    else:
        flow.text(wording.empty, 9, Style(13, "bold"))
    rows = (len(wording.result_lines) + 1) // 2
    flow.need(9 + rows * _RESULT + _TO_SIGNATURES + SIGNING)
    _closing(flow, snapshot, wording)
    sheet.foots()
    return sheet


def _table(sheet: Sheet, wording: CupboardCountWording) -> Table:
    columns = (
        Column(wording.row, 9, "centre"),
        Column(wording.slot, 14, "centre", "bold", most_lines=3),
        Column(wording.number, 21, "centre", "bold"),
        Column(wording.name, 32, most_lines=4),
        Column(wording.paper, WIDTH - 133, most_lines=4),
        Column(wording.form, 13, "centre"),
        Column(wording.sheets, 13, "centre"),
        Column(wording.found, 15, "centre"),
        Column(wording.remark, 16),
    )
    return Table(sheet, columns, MARGIN, Measure(10, 6.6, padding=1.2))


def _rows(sheet: Sheet, snapshot: CupboardCount, wording: CupboardCountWording) -> list[Row]:
    rows = [
        Row(
            (
                code(str(place)),
                own(line.slot),
                code(line.number),
                person(line.given_name, line.family_name),
                own(line.title),
                sheet.form_word(line.form),
                code(str(line.sheets)),
                "",
                "",
            )
        )
        for place, line in enumerate(snapshot.lines, start=1)
    ]
    total = code(str(sum(line.sheets for line in snapshot.lines)))
    count = code(str(len(snapshot.lines)))
    return [*rows, Row(("", "", "", wording.total, count, "", total, "", ""), bold=True)]


def _totals(snapshot: CupboardCount, wording: CupboardCountWording) -> str:
    return wording.totals.format(
        papers=code(str(len(snapshot.lines))),
        sheets=code(str(sum(line.sheets for line in snapshot.lines))),
    )


def _closing(flow: Flow, snapshot: CupboardCount, wording: CupboardCountWording) -> None:
    sheet = flow.sheet
    flow.title(wording.result, keep=0)
    half = (WIDTH - _BETWEEN) / 2
    for place, label in enumerate(wording.result_lines):
        left = place % 2
        flow.at += 0 if left else _RESULT
        strip = Strip(MARGIN + left * (half + _BETWEEN), half)
        sheet.field(label, "", flow.at, strip, Style(12))
    clerk = wording.clerk.format(clerk=own(snapshot.clerk))
    sign(
        sheet, flow.at + _TO_SIGNATURES, Signer(wording.counter, clerk), Signer(wording.supervisor)
    )
