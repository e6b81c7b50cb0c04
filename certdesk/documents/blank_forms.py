"""Blank numbered forms for a power cut: the letter, and the counter's page behind it.

A checklist longer than a page goes on over the next.
"""

from itertools import zip_longest

from certdesk.documents.codes import qr
from certdesk.documents.flow import Flow, small_head
from certdesk.documents.measures import FULL, MARGIN, WIDTH, Strip, Style
from certdesk.documents.office_snapshots import BlankForms
from certdesk.documents.page import PageSetup, Sheet
from certdesk.documents.request_letter import draw_letter
from certdesk.documents.signing import SIGNING, Signer, sign
from certdesk.documents.snapshots import PaperLine, RequestLetter
from certdesk.documents.table import Column, Measure, Row, Table
from certdesk.documents.text import code, own, worded
from certdesk.forms.office_sheets import BlankFormsWording

_BOX = Strip(130.0, 58.0)
"""Left of the sender's lines, under place and date."""
_BOX_TOP = 33.0
_BOX_HEIGHT = 38.0
_QR_SIDE = 20.0
_UNDER_BOX = 3.5
_MEASURES = (Measure(11.5, 9), Measure(10.5, 7), Measure(9.5, 5.6))
_ABOVE_TABLE = 5.0
_ROW = 9.2
"""From one line to write on to the next, in mm."""


def lay_blank_forms(snapshot: BlankForms, wording: BlankFormsWording, setup: PageSetup) -> Sheet:
    """All forms as marks, two pages for each number."""
    wording = worded(wording)
    sheet = Sheet(setup, wording.title)
    letter = worded(setup.letter)
    for number, scan_code in zip_longest(snapshot.numbers, snapshot.scan_codes, fillvalue=""):
        first = len(sheet.pages)
        sheet.new_page()
        sheet.copy_mark(MARGIN + WIDTH - 30, 10)
        draw_letter(sheet, RequestLetter(place=snapshot.place), letter)
        _number_box(sheet, number, wording)
        if scan_code:
            under = _BOX_TOP + _BOX_HEIGHT + _UNDER_BOX
            qr(sheet, scan_code, _BOX.right + _BOX.width - _QR_SIDE, under, _QR_SIDE)
        sheet.new_page()
        _counter_page(sheet, snapshot, number, wording)
        title = f"{wording.title} {code(number)}"
        pages = sheet.pages[first:]
        for place, page in enumerate(pages[1:], start=2):
            sheet.foot(page, title, sheet.page_count(place, len(pages)))
    return sheet


def _number_box(sheet: Sheet, number: str, wording: BlankFormsWording) -> None:
    sheet.frame(_BOX_TOP, _BOX_HEIGHT, _BOX, weight=1.0)
    inner = Strip(_BOX.right + 2, _BOX.width - 4)
    small = Style(9, align="centre", grey=0.3)
    sheet.write(wording.reserved, _BOX_TOP + 4.5, inner, small)
    sheet.write(wording.number, _BOX_TOP + 9.5, inner, Style(11, align="centre"))
    sheet.write(code(number), _BOX_TOP + 18.5, inner, Style(20, "bold", "centre"))
    for place, label in enumerate((wording.date, wording.time)):
        sheet.field(label, "", _BOX_TOP + 26.5 + place * 8, inner, Style(11))


def _counter_page(
    sheet: Sheet, snapshot: BlankForms, number: str, wording: BlankFormsWording
) -> None:
    at = small_head(sheet, snapshot.letterhead, snapshot.written_on)
    at = sheet.write(wording.page_title, at + 11, FULL, Style(20, "bold", "centre"))
    opening = wording.opening.format(number=code(number))
    at = sheet.paragraph(opening, at + 9, style=Style(12))
    for label in wording.fields:
        at += _ROW
        sheet.field(label, "", at, FULL, Style(12))
    closing = len(wording.after) * _ROW + 11 + SIGNING
    flow = Flow(sheet, at)
    _checklist(flow, snapshot, wording, closing)
    flow.need(closing)
    for label in wording.after:
        flow.at += _ROW
        sheet.field(label, "", flow.at, FULL, Style(12))
    sign(sheet, flow.at + 11, Signer(wording.applicant_signature), Signer(wording.clerk_signature))


def _checklist(
    flow: Flow, snapshot: BlankForms, wording: BlankFormsWording, closing: float
) -> None:
    """The checklist with rows as high as leave room for what follows (`closing`, mm)."""
    columns = (
        Column(wording.row, 9, "centre"),
        Column(wording.paper, 73),
        Column(wording.form, 16, "centre"),
        Column(wording.accepted, 17, "centre"),
        Column(wording.lacking, 17, "centre"),
        Column(wording.sheets, 16, "centre"),
        Column(wording.remark, WIDTH - 148),
    )
    rows = [
        Row(_cells(flow.sheet, place, paper))
        for place, paper in enumerate(snapshot.papers, start=1)
    ]
    room = flow.sheet.bottom - flow.at - _ABOVE_TABLE - closing
    tables = [Table(flow.sheet, columns, MARGIN, measure) for measure in _MEASURES]
    fitting = [table for table in tables if table.height(rows) <= room]
    flow.table([*fitting, tables[-1]][0], rows, _ABOVE_TABLE)


def _cells(sheet: Sheet, place: int, paper: PaperLine) -> tuple[str, ...]:
    sheets = code(str(paper.sheets)) if paper.sheets else ""
    return (code(str(place)), own(paper.title), sheet.form_word(paper.form), "", "", sheets, "")
