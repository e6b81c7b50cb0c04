"""The page of a closed month: totals and hash, signed and bound with the register."""

from certdesk.documents.flow import Flow, small_head
from certdesk.documents.measures import FULL, MARGIN, WIDTH, Style
from certdesk.documents.office_snapshots import MonthClosingSheet
from certdesk.documents.page import PageSetup, Sheet, short_date
from certdesk.documents.signing import Signer, sign
from certdesk.documents.table import Column, Measure, Row, Table
from certdesk.documents.text import code, own, worded
from certdesk.forms.month_closing import MonthClosingWording

_MEASURE = Measure(12.5, 7.4)
_FIGURE = 38.0
_GROUP = 8


def lay_month_closing(
    snapshot: MonthClosingSheet, wording: MonthClosingWording, setup: PageSetup
) -> Sheet:
    """The page as marks."""
    wording = worded(wording)
    sheet = Sheet(setup, f"{wording.title} - {own(snapshot.period)}")
    sheet.new_page()
    at = small_head(sheet, snapshot.letterhead, snapshot.closed_on)
    at = sheet.heading(wording.title, at + 13)
    at = sheet.write(own(snapshot.register), at + 10, FULL, Style(15, "bold", "centre"))
    at = sheet.write(own(snapshot.period), at + 8, FULL, Style(15, align="centre"))
    opening = wording.opening.format(
        date=short_date(snapshot.closed_on),
        time=code(snapshot.closed_at),
        register=own(snapshot.register),
        period=own(snapshot.period),
    )
    flow = Flow(sheet, at)
    flow.text(opening, 13, Style(12.5))
    flow.table(_table(sheet, wording), _rows(snapshot, wording), 9)
    groups = " ".join(
        snapshot.hash[start : start + _GROUP] for start in range(0, len(snapshot.hash), _GROUP)
    )
    flow.title(wording.hash_title, before=12, keep=30)
    flow.at = sheet.write(code(groups), flow.at + 7.5, FULL, Style(12, "bold"), most_lines=2)
    flow.text(wording.hash_meaning, 8, Style(11, grey=0.2))
    flow.text(wording.afterwards, 9, Style(12))
    sign(
        sheet,
        flow.at + 18,
        Signer(wording.clerk_signature, ""),
        Signer(wording.supervisor_signature, wording.name.format(name=own(snapshot.supervisor))),
    )
    sheet.foots()
    return sheet


def _table(sheet: Sheet, wording: MonthClosingWording) -> Table:
    columns = (
        Column(wording.figure, WIDTH - _FIGURE),
        Column(wording.value, _FIGURE, "centre", "bold"),
    )
    return Table(sheet, columns, MARGIN, _MEASURE)


def _rows(snapshot: MonthClosingSheet, wording: MonthClosingWording) -> list[Row]:
    counted = [
        (wording.lines, str(snapshot.lines)),
        (wording.first_number, snapshot.first_number or wording.none),
        (wording.last_number, snapshot.last_number or wording.none),
    ]
    counted += [(own(total.label), total.value) for total in snapshot.totals]
    return [Row((label, code(value))) for label, value in counted]
