"""The PROGRES card: the steps on the platform, on an A5 to take along."""

from certdesk.documents.codes import qr
from certdesk.documents.flow import Flow, small_head
from certdesk.documents.guide_snapshots import ProgresCard
from certdesk.documents.guide_steps import Line, Step, counted, dashed, draw_steps
from certdesk.documents.marks import A5
from certdesk.documents.measures import Strip, Style
from certdesk.documents.page import PageSetup, Sheet, person
from certdesk.documents.text import code, own, worded
from certdesk.forms.guide_sheets import ProgresCardWording

_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0)
"""In points; the first at which the card is one page, as a card should be."""
_QR_SIDE = 21.0
_TITLES = 29.0


def lay_progres_card(snapshot: ProgresCard, wording: ProgresCardWording, setup: PageSetup) -> Sheet:
    """The card as marks."""
    wording = worded(wording)
    for size in _SIZES:
        sheet = _card(snapshot, wording, setup, size)
        if len(sheet.pages) == 1:
            break
    sheet.foots()
    return sheet


def _card(
    snapshot: ProgresCard, wording: ProgresCardWording, setup: PageSetup, size: float
) -> Sheet:
    sheet = Sheet(setup, wording.title, size=A5)
    sheet.new_page()
    at = small_head(sheet, snapshot.letterhead, snapshot.written_on)
    at = sheet.write(wording.title, at + 7.5, None, Style(15, "bold", "centre"))
    full = sheet.full
    name = wording.applicant.format(name=person(snapshot.given_name, snapshot.family_name))
    right = Strip(full.right, full.width - 44)
    if snapshot.number:
        number = wording.number.format(number=code(snapshot.number))
        left = Strip(full.right + full.width - 42, 42)
        sheet.write(number, at + 7, left, Style(11, "bold", "end"))
    named = Style(11, "bold", leading=1.35)
    at = sheet.write(name, at + 7, right, named, most_lines=2)
    school = (snapshot.letterhead or setup.letterhead).school
    flow = Flow(sheet, at)
    warning = wording.warning.format(school=own(school))
    flow.boxed(warning, 2.6, Style(size + 0.5, "bold", leading=1.4), full)
    _address(flow, snapshot, wording)
    draw_steps(flow, _steps(snapshot, wording), wording.step, size, _TITLES)
    return sheet


def _address(flow: Flow, snapshot: ProgresCard, wording: ProgresCardWording) -> None:
    sheet, full = flow.sheet, flow.sheet.full
    top = flow.at + 4.5
    left = full.right + full.width - _QR_SIDE - 3
    qr(sheet, snapshot.url, left, top, _QR_SIDE)
    beside = Strip(full.right, full.width - _QR_SIDE - 10)
    at = sheet.write(wording.address, top + 4, beside, Style(10.5, "bold"))
    at = sheet.write(code(snapshot.url), at + 5.5, beside, Style(9, align="end"), most_lines=2)
    sheet.write(wording.scan, at + 5.5, beside, Style(9, grey=0.3))
    flow.at = top + _QR_SIDE + 1.5


def _steps(snapshot: ProgresCard, wording: ProgresCardWording) -> list[Step]:
    create = dashed(*wording.create)
    if snapshot.email:
        create.append(Line(wording.email.format(email=code(snapshot.email)), "", bold=True))
    helped = wording.help.format(email=code(snapshot.help_email))
    return [
        Step(wording.create_title, create),
        Step(wording.sign_in_title, dashed(*wording.sign_in, helped)),
        Step(
            wording.forms_title,
            [
                *dashed(*wording.forms_lead),
                *counted(wording.forms),
                Line(wording.follow_up),
            ],
        ),
        Step(wording.review_title, dashed(*wording.review)),
        Step(wording.result_title, dashed(*wording.result)),
    ]
