"""The refusal notice: why, what can be done, and to whom to appeal."""

from certdesk.documents.flow import Flow
from certdesk.documents.guide_snapshots import RefusalNotice
from certdesk.documents.measures import FULL, MARGIN, STAMP, WIDTH, Strip, Style
from certdesk.documents.page import PageSetup, Sheet, person
from certdesk.documents.table import Column, Measure, Row, Table
from certdesk.documents.text import code, own, worded
from certdesk.domain.calendar import long_date
from certdesk.forms.guide_sheets import RefusalNoticeWording

_PLAIN = Style(13)
_LINE = 7.2
_CLOSING = 56.0
"""What the signature, the stamp and the applicant's receipt take, in mm."""


def lay_refusal_notice(
    snapshot: RefusalNotice, wording: RefusalNoticeWording, setup: PageSetup
) -> Sheet:
    """The notice as marks."""
    wording = worded(wording)
    sheet = Sheet(setup, f"{wording.title} {code(snapshot.request_number)}")
    sheet.new_page()
    flow = Flow(sheet, _opening(sheet, snapshot, wording))
    flow.boxed(own(snapshot.reason), 4, Style(13.5, "bold"), FULL)
    if snapshot.note:
        flow.text(wording.note.format(note=own(snapshot.note)), 8, Style(12.5, grey=0.15))
    if snapshot.papers:
        rows = _rows(sheet, snapshot)
        flow.table(_table(sheet, wording), rows, 11, title=wording.papers_title)
    flow.title(wording.next_title, before=11)
    for line in wording.next:
        flow.listed("-", line, _LINE, _PLAIN, FULL)
    flow.title(wording.appeal_title, before=11)
    flow.text(wording.appeal.format(addressee=own(snapshot.appeal_to)), _LINE, _PLAIN)
    flow.need(_CLOSING)
    _closing(sheet, snapshot, wording, flow.at + 12)
    sheet.foots()
    return sheet


def _opening(sheet: Sheet, snapshot: RefusalNotice, wording: RefusalNoticeWording) -> float:
    at = sheet.letterhead(snapshot.letterhead, "", snapshot.refused_on)
    at = sheet.heading(wording.title, at + 14) + 13
    name = person(snapshot.given_name, snapshot.family_name)
    greeting = wording.greeting.format(name=name)
    at = sheet.write(greeting, at, style=Style(14, "bold"), most_lines=2)
    if snapshot.registration_number:
        number = wording.registration_number.format(number=code(snapshot.registration_number))
        at = sheet.write(number, at + _LINE, style=Style(12, grey=0.2))
    opening = wording.opening.format(
        number=code(snapshot.request_number),
        deposited=own(long_date(snapshot.deposited_on)),
        refused=own(long_date(snapshot.refused_on)),
    )
    return sheet.paragraph(opening, at + 9, style=_PLAIN)


def _table(sheet: Sheet, wording: RefusalNoticeWording) -> Table:
    columns = (
        Column(wording.papers, WIDTH - 54, most_lines=3),
        Column(wording.form, 26, "centre"),
        Column(wording.sheets, 28, "centre"),
    )
    return Table(sheet, columns, MARGIN, Measure(11.5, 6.8))


def _rows(sheet: Sheet, snapshot: RefusalNotice) -> list[Row]:
    return [
        Row((own(paper.title), sheet.form_word(paper.form), code(str(paper.sheets))))
        for paper in snapshot.papers
    ]


def _closing(
    sheet: Sheet, snapshot: RefusalNotice, wording: RefusalNoticeWording, at: float
) -> None:
    half = WIDTH / 2
    right, left = Strip(MARGIN, half - 12), Strip(MARGIN + half, half)
    sheet.write(wording.received, at, right, Style(12.5, "bold"))
    for place, label in enumerate(wording.receipt_lines, start=1):
        sheet.field(label, "", at + place * 9, right, Style(11.5))
    signer = wording.signer.format(name=own(snapshot.signer))
    sheet.write(signer, at, left, Style(12.5, "bold", "centre"))
    sheet.stamp_place(left.right + (half - STAMP) / 2, at + 4.5)
