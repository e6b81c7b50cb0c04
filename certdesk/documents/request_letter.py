"""The request letter: the school's form, filled, or with dotted lines to write on.

It is the applicant's own letter: no letterhead, no number, no place for a stamp.
"""

from certdesk.documents.measures import MARGIN, WIDTH, Strip, Style
from certdesk.documents.page import PageSetup, Sheet, bind
from certdesk.documents.snapshots import RequestLetter
from certdesk.documents.text import code, own, worded
from certdesk.domain.calendar import long_date
from certdesk.forms.sheets import RequestLetterWording

_MARGIN = 22.0
_WIDTH = WIDTH - 2 * (_MARGIN - MARGIN)
_BODY = Strip(_MARGIN, _WIDTH)
_RIGHT_HALF = Strip(_MARGIN, _WIDTH / 2)
_LEFT_HALF = Strip(_MARGIN + _WIDTH / 2, _WIDTH / 2)
_PLAIN = Style(14)
_ROW = 10.2
"""From one line to write on to the next, in mm."""


def render_request_letter(
    snapshot: RequestLetter, wording: RequestLetterWording, setup: PageSetup
) -> bytes:
    """The letter as a PDF of one page."""
    return bind([lay_request_letter(snapshot, wording, setup)])


def lay_request_letter(
    snapshot: RequestLetter, wording: RequestLetterWording, setup: PageSetup
) -> Sheet:
    """The letter as marks."""
    wording = worded(wording)
    sheet = Sheet(setup, wording.title)
    sheet.new_page()
    draw_letter(sheet, snapshot, wording)
    return sheet


def draw_letter(sheet: Sheet, snapshot: RequestLetter, wording: RequestLetterWording) -> None:
    """Draw the letter on the sheet's current page, an A4; `wording` is ready to be set."""
    _sender(sheet, snapshot, wording)
    at = _body(sheet, snapshot, wording, _address(sheet, wording))
    _signatures(sheet, wording, at + 16)
    _enclosures(sheet, wording)


def _sender(sheet: Sheet, snapshot: RequestLetter, wording: RequestLetterWording) -> None:
    written = long_date(snapshot.written_on) if snapshot.written_on else ""
    place = wording.place_and_date.format(place=own(snapshot.place or wording.place))
    sheet.field(place, own(written), 25, Strip(_MARGIN + 92, _WIDTH - 92), _PLAIN)
    rows = (
        (wording.given_name, own(snapshot.given_name)),
        (wording.family_name, own(snapshot.family_name)),
        (wording.registration_number, code(snapshot.registration_number)),
        (wording.phone, code(snapshot.phone)),
    )
    for place_in_list, (label, value) in enumerate(rows):
        strip = Strip(_MARGIN, 98)
        sheet.field(label, value, 38 + place_in_list * _ROW, strip, _PLAIN)


def _address(sheet: Sheet, wording: RequestLetterWording) -> float:
    at = 90.0
    first, *others = wording.addressee
    bold = Style(15, "bold")
    strip = Strip(_MARGIN + 62, _WIDTH - 62)
    at = sheet.write(first, at, strip, bold)
    for line in others:
        at = sheet.write(line, at + 8.2, strip, Style(15, "bold", "centre"))
    at += 15
    sheet.write(wording.subject, at, _BODY, bold)
    sheet.rule(at + 2.2, Strip(_MARGIN, sheet.width(wording.subject, bold)), weight=0.7)
    return at + 13


def _body(sheet: Sheet, snapshot: RequestLetter, wording: RequestLetterWording, at: float) -> float:
    indent = 8.0
    at = sheet.paragraph(wording.opening, at, Strip(_MARGIN + indent, _WIDTH - indent), _PLAIN)
    at += _ROW
    sheet.field(wording.purpose, own(snapshot.purpose), at, _BODY, _PLAIN)
    at += _ROW
    at = sheet.paragraph(wording.statement, at, _BODY, _PLAIN) + _ROW
    # ميدان and الفرع, then التخصص and رقم الشهادة, share a line, as on the form
    wide, narrow = Strip(_MARGIN, 92), Strip(_MARGIN + 95, _WIDTH - 95)
    sheet.field(wording.study_field, own(snapshot.study_field), at, wide, _PLAIN)
    sheet.field(wording.branch, own(snapshot.branch), at, narrow, _PLAIN)
    at += _ROW
    sheet.field(wording.speciality, own(snapshot.speciality), at, wide, _PLAIN)
    _diploma_number(sheet, snapshot, wording, at, narrow)
    at += _ROW
    dated = long_date(snapshot.diploma_dated) if snapshot.diploma_dated else ""
    sheet.field(wording.diploma_dated, own(dated), at, wide, _PLAIN)
    at += _ROW + 3
    return sheet.paragraph(wording.closing, at, Strip(_MARGIN + indent, _WIDTH - indent), _PLAIN)


def _diploma_number(
    sheet: Sheet, snapshot: RequestLetter, wording: RequestLetterWording, at: float, strip: Strip
) -> None:
    label, value = wording.diploma_number, code(snapshot.diploma_number)
    if value:
        sheet.field(label, value, at, strip, _PLAIN)
        return
    sheet.write(label, at, strip, _PLAIN)
    begin = sheet.width(label, _PLAIN) + 1.5
    half = (strip.width - begin - 5) / 2
    sheet.dots(Strip(strip.right + begin, half), at + 0.9)
    sheet.write("/", at, Strip(strip.right + begin + half, 5), Style(14, align="centre"))
    sheet.dots(Strip(strip.right + begin + half + 5, half), at + 0.9)


def _signatures(sheet: Sheet, wording: RequestLetterWording, at: float) -> None:
    bold = Style(13.5, "bold", "centre")
    sheet.write(wording.applicant_signature, at, _LEFT_HALF, bold)
    for line in wording.signatory:
        at = sheet.write(line, at, _RIGHT_HALF, bold) + 7.4


def _enclosures(sheet: Sheet, wording: RequestLetterWording) -> None:
    small = Style(12)
    at = 282 - 6.4 * len(wording.enclosures)
    sheet.write(wording.enclosures_title, at, _BODY, Style(12.5, "bold"))
    for line in wording.enclosures:
        at = sheet.write(f"- {line}", at + 6.4, _BODY, small)
