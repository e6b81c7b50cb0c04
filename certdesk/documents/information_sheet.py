"""The information sheet: the school's notice, whole, for the notice board."""

from certdesk.documents.codes import qr
from certdesk.documents.flow import Flow
from certdesk.documents.guide_snapshots import InformationSheet
from certdesk.documents.guide_steps import Line, Step, counted, dashed, draw_steps
from certdesk.documents.measures import STAMP, Strip, Style
from certdesk.documents.page import PageSetup, Sheet
from certdesk.documents.snapshots import Letterhead
from certdesk.documents.text import code, own, worded
from certdesk.forms.guide_sheets import InformationSheetWording

_SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5)
"""In points; the first at which the notice is one page, for the board."""
_QR_SIDE = 24.0
_TITLES = 36.0


def lay_information_sheet(
    snapshot: InformationSheet, wording: InformationSheetWording, setup: PageSetup
) -> Sheet:
    """The sheet as marks."""
    wording = worded(wording)
    for size in _SIZES:
        sheet = _notice(snapshot, wording, setup, size)
        if len(sheet.pages) == 1:
            break
    sheet.foots()
    return sheet


def _notice(
    snapshot: InformationSheet, wording: InformationSheetWording, setup: PageSetup, size: float
) -> Sheet:
    head = snapshot.letterhead or setup.letterhead
    title = wording.title.format(school=own(head.school))
    sheet = Sheet(setup, title)
    sheet.new_page()
    at = sheet.letterhead(snapshot.letterhead, "", snapshot.written_on)
    at = sheet.write(title, at + 10, None, Style(17, "bold", "centre"), most_lines=2)
    flow = Flow(sheet, at)
    plain = Style(size, leading=1.5)
    flow.text(wording.opening.format(school=own(head.school)), size * 0.75, plain)
    _counter(flow, snapshot, wording, head, plain)
    warning = wording.warning.format(service=own(head.service), school=own(head.school))
    flow.boxed(warning, 4, Style(size, "bold", leading=1.5), sheet.full)
    _address(flow, snapshot, wording, plain)
    draw_steps(flow, _steps(snapshot, wording), wording.step, size, _TITLES)
    return sheet


def _counter(
    flow: Flow,
    snapshot: InformationSheet,
    wording: InformationSheetWording,
    head: Letterhead,
    style: Style,
) -> None:
    """What to bring and where, beside the place of the stamp."""
    sheet, full = flow.sheet, flow.sheet.full
    top, page = flow.at + 6, len(sheet.pages)
    sheet.stamp_place(full.right + full.width - STAMP, top)
    beside = Strip(full.right, full.width - STAMP - 4)
    for paper in snapshot.papers:
        flow.listed("-", own(paper), style.size * 0.55, style, beside)
    deposit = wording.deposit.format(service=own(head.service), directorate=own(head.directorate))
    flow.listed("-", deposit, style.size * 0.55, style, beside)
    if snapshot.office_hours:
        hours = wording.hours.format(hours=code(snapshot.office_hours))
        flow.listed("-", hours, style.size * 0.55, style, beside)
    if len(sheet.pages) == page:
        flow.at = max(flow.at, top + 2.6 + STAMP - 2)


def _address(
    flow: Flow, snapshot: InformationSheet, wording: InformationSheetWording, style: Style
) -> None:
    sheet, full = flow.sheet, flow.sheet.full
    flow.need(_QR_SIDE + 8)
    top = flow.at + 5
    qr(sheet, snapshot.url, full.right + full.width - _QR_SIDE - 4, top, _QR_SIDE)
    beside = Strip(full.right, full.width - _QR_SIDE - 12)
    at = sheet.paragraph(wording.online, top + 4.5, beside, style)
    url = Style(11, "bold", "end")
    at = sheet.write(code(snapshot.url), at + 6.5, beside, url, most_lines=2)
    at = sheet.write(wording.scan, at + 6, beside, Style(style.size - 1, grey=0.3))
    flow.at = max(at, top + _QR_SIDE + 1)


def _steps(snapshot: InformationSheet, wording: InformationSheetWording) -> list[Step]:
    helped = wording.help.format(email=code(snapshot.help_email))
    return [
        Step(wording.create_title, dashed(*wording.create)),
        Step(wording.sign_in_title, dashed(*wording.sign_in, helped)),
        Step(
            wording.forms_title,
            [*dashed(*wording.forms_lead), *counted(wording.forms), Line(wording.follow_up, "")],
        ),
        Step(wording.review_title, [Line(wording.review, "")]),
        Step(wording.result_title, [Line(wording.result, "")]),
    ]
