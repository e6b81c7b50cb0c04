"""The transmittal: files sent for signature, numbered, with a column for their return."""

from certdesk.documents.flow import headed, on_one_page
from certdesk.documents.measures import BOTTOM, MARGIN, STAMP, WIDTH, Strip, Style
from certdesk.documents.page import PageSetup, Sheet, bind, person
from certdesk.documents.snapshots import Transmittal
from certdesk.documents.table import Column, Measure, Row, Table
from certdesk.documents.text import code, own, worded
from certdesk.forms.sheets import TransmittalWording

_SIGNATURES = 62.0
"""What the totals, both signatures and the stamp take, in mm."""


def render_transmittal(
    snapshot: Transmittal, wording: TransmittalWording, setup: PageSetup
) -> bytes:
    """The transmittal as a PDF, as many pages as it has files for."""
    return bind([lay_transmittal(snapshot, wording, setup)])


def lay_transmittal(snapshot: Transmittal, wording: TransmittalWording, setup: PageSetup) -> Sheet:
    """The transmittal as marks."""
    ready = worded(wording)
    return on_one_page(lambda small: _lay(snapshot, ready, setup, small=small))


def _lay(
    snapshot: Transmittal, wording: TransmittalWording, setup: PageSetup, *, small: bool
) -> Sheet:
    sheet = Sheet(setup, f"{wording.title} {code(snapshot.number)}")
    sheet.new_page()
    at = headed(sheet, snapshot.letterhead, snapshot.sent_on, snapshot.number, small=small)
    at = sheet.heading(wording.title, at + 14)
    addressee = wording.addressee.format(addressee=own(snapshot.addressee))
    at = sheet.write(addressee, at + 13, style=Style(14, "bold"), most_lines=2)
    at = sheet.write(wording.subject, at + 9, style=Style(13))

    rows = _rows(snapshot, wording)
    at = _table(sheet, wording).draw(rows, at + 6, BOTTOM, sheet.turn_page)
    if at + _SIGNATURES > BOTTOM:
        at = sheet.turn_page()
    _closing(sheet, snapshot, wording, at)
    sheet.foots()
    return sheet


def _table(sheet: Sheet, wording: TransmittalWording) -> Table:
    columns = (
        Column(wording.row, 9, "centre"),
        Column(wording.number, 25, "centre", "bold"),
        Column(wording.name, 43, most_lines=3),
        Column(wording.diploma, 31),
        Column(wording.papers, 14, "centre"),
        Column(wording.sheets, 14, "centre"),
        Column(wording.returned, 18, "centre"),
        Column(wording.remark, 20),
    )
    return Table(sheet, columns, MARGIN, Measure(11.5, 8.4))


def _rows(snapshot: Transmittal, wording: TransmittalWording) -> list[Row]:
    rows = [
        Row(
            (
                code(str(place)),
                code(sent.number),
                person(sent.given_name, sent.family_name),
                own(sent.diploma),
                code(str(sent.papers)),
                code(str(sent.sheets)),
                "",
                own(sent.remark),
            )
        )
        for place, sent in enumerate(snapshot.files, start=1)
    ]
    papers, sheets = _totals(snapshot)
    count = code(str(len(snapshot.files)))
    counts = (code(str(papers)), code(str(sheets)))
    return [*rows, Row(("", count, wording.total, "", *counts, "", ""), bold=True)]


def _totals(snapshot: Transmittal) -> tuple[int, int]:
    return (
        sum(sent.papers for sent in snapshot.files),
        sum(sent.sheets for sent in snapshot.files),
    )


def _closing(sheet: Sheet, snapshot: Transmittal, wording: TransmittalWording, at: float) -> None:
    papers, sheets = _totals(snapshot)
    words = wording.totals.format(
        files=code(str(len(snapshot.files))), papers=code(str(papers)), sheets=code(str(sheets))
    )
    at = sheet.write(words, at + 9, style=Style(12.5)) + 12
    third = WIDTH / 3
    bold = Style(13, "bold", "centre")
    sheet.write(wording.sender, at, Strip(MARGIN, third), bold)
    clerk = wording.clerk.format(clerk=own(snapshot.clerk))
    sheet.write(clerk, at + 7, Strip(MARGIN, third), Style(11, align="centre"))
    sheet.stamp_place(MARGIN + third + (third - STAMP) / 2, at)
    far = Strip(MARGIN + 2 * third, third)
    sheet.write(wording.receiver, at, far, bold)
    for place, label in enumerate(wording.receiver_lines, start=1):
        sheet.field(label, "", at + 1 + place * 8, far, Style(11))
