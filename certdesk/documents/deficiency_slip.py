"""The deficiency slip: what is missing, why, and a code to come back with."""

from certdesk.documents.codes import qr, spaced
from certdesk.documents.measures import BOTTOM, MARGIN, STAMP, WIDTH, Strip, Style
from certdesk.documents.page import PageSetup, Sheet, bind, person
from certdesk.documents.snapshots import Deficiency, DeficiencySlip
from certdesk.documents.text import code, own, worded
from certdesk.domain.calendar import long_date
from certdesk.forms.sheets import DeficiencySlipWording

_PLAIN = Style(13.5)
_LINE = 7.4
_ITEM = Strip(MARGIN + 10, WIDTH - 10)
_QR_SIDE = 28.0
_CLOSING = 105.0
"""What the advice, the code and the stamp take, in mm."""


def render_deficiency_slip(
    snapshot: DeficiencySlip, wording: DeficiencySlipWording, setup: PageSetup
) -> bytes:
    """The slip as a PDF."""
    return bind([lay_deficiency_slip(snapshot, wording, setup)])


def lay_deficiency_slip(
    snapshot: DeficiencySlip, wording: DeficiencySlipWording, setup: PageSetup
) -> Sheet:
    """The slip as marks."""
    wording = worded(wording)
    sheet = Sheet(setup, wording.title)
    sheet.new_page()
    at = _opening(sheet, snapshot, wording)
    for place, lacking in enumerate(snapshot.lacking, start=1):
        if at + 4 * _LINE > BOTTOM:
            at = sheet.turn_page()
        at = _item(sheet, place, lacking, wording, at)
    if at + _CLOSING > BOTTOM:
        at = sheet.turn_page()
    _closing(sheet, snapshot, wording, at)
    sheet.foots()
    return sheet


def _opening(sheet: Sheet, snapshot: DeficiencySlip, wording: DeficiencySlipWording) -> float:
    at = sheet.letterhead(snapshot.letterhead, "", snapshot.written_on)
    at = sheet.heading(wording.title, at + 15) + 15
    name = person(snapshot.given_name, snapshot.family_name)
    greeting = wording.greeting.format(name=name)
    at = sheet.write(greeting, at, style=Style(14, "bold"), most_lines=2)
    if snapshot.registration_number:
        number = wording.registration_number.format(number=code(snapshot.registration_number))
        at = sheet.write(number, at + _LINE, style=Style(12, grey=0.2))
    return sheet.paragraph(wording.opening, at + 9, style=_PLAIN)


def _item(
    sheet: Sheet, place: int, lacking: Deficiency, wording: DeficiencySlipWording, at: float
) -> float:
    at += _LINE + 3.5
    sheet.write(f"{place}.", at, Strip(MARGIN, 9), Style(14, "bold"))
    at = sheet.write(own(lacking.title), at, _ITEM, Style(14, "bold"), most_lines=2)
    if lacking.reason:
        reason = wording.reason.format(reason=own(lacking.reason))
        at = sheet.write(reason, at + _LINE, _ITEM, _PLAIN, most_lines=3)
    if lacking.note:
        note = wording.note.format(note=own(lacking.note))
        at = sheet.write(note, at + _LINE, _ITEM, Style(12.5, grey=0.15), most_lines=4)
    return at


def _closing(
    sheet: Sheet, snapshot: DeficiencySlip, wording: DeficiencySlipWording, at: float
) -> None:
    sheet.rule(at + 7)
    at = sheet.write(wording.next_title, at + 16, style=Style(15, "bold"))
    lines = list(wording.next)
    if snapshot.kept_until:
        lines.append(wording.kept_until.format(date=long_date(snapshot.kept_until)))
    for line in lines:
        at = sheet.write(f"- {line}", at + _LINE, style=_PLAIN, most_lines=2)
    top = at + 14
    _code(sheet, snapshot, wording, top)
    clerk = wording.clerk.format(clerk=own(snapshot.clerk))
    left = Strip(MARGIN + WIDTH - 62, 62)
    sheet.write(clerk, top, left, Style(12.5, "bold", "centre"))
    sheet.stamp_place(left.right + (left.width - STAMP) / 2, top + 7)


def _code(
    sheet: Sheet, snapshot: DeficiencySlip, wording: DeficiencySlipWording, top: float
) -> None:
    qr(sheet, snapshot.scan_code, MARGIN + 4, top - 3, _QR_SIDE)
    beside = Strip(MARGIN + _QR_SIDE + 12, 60)
    sheet.write(wording.code_title, top + 7, beside, Style(12.5, grey=0.2))
    digits = wording.check_code.format(code=spaced(snapshot.check_code))
    sheet.write(digits, top + 17, beside, Style(22, "bold"))
