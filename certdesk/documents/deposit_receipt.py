"""The deposit receipt: two halves of one A4, the applicant's and the counter's.

A file with more papers than a half can list gets a page for each half.
"""

from dataclasses import dataclass

from certdesk.documents.codes import qr, spaced
from certdesk.documents.marks import PAGE_HEIGHT, PAGE_WIDTH, RuleMark
from certdesk.documents.measures import STAMP, Strip, Style
from certdesk.documents.page import PageSetup, Sheet, bind, person, short_date
from certdesk.documents.snapshots import DepositReceipt
from certdesk.documents.table import Column, Measure, Row, Table
from certdesk.documents.text import code, own, worded
from certdesk.domain.calendar import weekday_name
from certdesk.forms.sheets import DepositReceiptWording

_HALF = PAGE_HEIGHT / 2
_MARGIN = 15.0
_FULL = Strip(_MARGIN, PAGE_WIDTH - 2 * _MARGIN)
_RIGHT = Strip(_MARGIN, 122)
_LEFT = Strip(_MARGIN + 127, 53)
_TABLE_TOP = 63.0
_CODE_TOP = 58.5
_BELOW_TABLE = 34.0
_QR_SIDE = 24.0


@dataclass(frozen=True, slots=True)
class _Half:
    """Where a half begins on its page, how high it is, and whose it is."""

    top: float
    height: float
    for_applicant: bool


def render_deposit_receipt(
    snapshot: DepositReceipt, wording: DepositReceiptWording, setup: PageSetup
) -> bytes:
    """The receipt as a PDF."""
    return bind([lay_deposit_receipt(snapshot, wording, setup)])


def lay_deposit_receipt(
    snapshot: DepositReceipt, wording: DepositReceiptWording, setup: PageSetup
) -> Sheet:
    """The receipt as marks."""
    wording = worded(wording)
    sheet = Sheet(setup, f"{wording.title} {code(snapshot.number)}")
    sheet.new_page(trial_middles=(_HALF / 2, _HALF * 3 / 2))
    needed = _TABLE_TOP + _papers(sheet, wording).height(_rows(sheet, snapshot, wording))
    if needed + _BELOW_TABLE <= _HALF:
        _half(sheet, snapshot, wording, _Half(0, _HALF, for_applicant=True))
        _half(sheet, snapshot, wording, _Half(_HALF, _HALF, for_applicant=False))
        _cut_line(sheet, wording)
    else:
        _half(sheet, snapshot, wording, _Half(0, PAGE_HEIGHT, for_applicant=True))
        sheet.new_page()
        _half(sheet, snapshot, wording, _Half(0, PAGE_HEIGHT, for_applicant=False))
    return sheet


def _half(
    sheet: Sheet, snapshot: DepositReceipt, wording: DepositReceiptWording, half: _Half
) -> None:
    _head(sheet, snapshot, wording, half)
    _person(sheet, snapshot, wording, half.top + 46)
    table = _papers(sheet, wording)
    top = half.top + _TABLE_TOP
    below = table.draw(_rows(sheet, snapshot, wording), top, half.top + half.height)
    _code(sheet, snapshot, wording, half.top + _CODE_TOP)
    _clerk(sheet, snapshot, wording, half)
    if half.for_applicant:
        _advice(sheet, wording, below)
    _foot(sheet, half)


def _head(
    sheet: Sheet, snapshot: DepositReceipt, wording: DepositReceiptWording, half: _Half
) -> None:
    head = snapshot.letterhead or sheet.setup.letterhead
    top = half.top
    whose = wording.applicant_half if half.for_applicant else wording.counter_half
    sheet.copy_mark(PAGE_WIDTH - _MARGIN - 30, top + 7)
    sheet.write(own(head.country), top + 10.5, _FULL, Style(12, "bold", "centre"))
    sheet.write(own(head.ministry), top + 16, _FULL, Style(10.5, align="centre"))
    sheet.write(own(head.school), top + 22.5, _RIGHT, Style(11, "bold"))
    sheet.write(whose, top + 22.5, _LEFT, Style(10, align="end", grey=0.2))
    office = f"{own(head.directorate)} - {own(head.service)}"
    sheet.write(office, top + 27.5, _FULL, Style(9.5))
    sheet.rule(top + 29.8, _FULL)
    title = f"{wording.title} {wording.number.format(number=code(snapshot.number))}"
    sheet.write(title, top + 36.5, _FULL, Style(18, "bold", "centre"))


def _person(
    sheet: Sheet, snapshot: DepositReceipt, wording: DepositReceiptWording, at: float
) -> None:
    promised = f"{weekday_name(snapshot.promised_on)} {short_date(snapshot.promised_on)}"
    deposited = wording.deposited_value.format(
        date=f"{weekday_name(snapshot.deposited_on)} {short_date(snapshot.deposited_on)}",
        time=code(snapshot.deposited_at),
    )
    rows = (
        ((wording.name, person(snapshot.given_name, snapshot.family_name)),
         (wording.birth, own(snapshot.birth))),
        ((wording.registration_number, code(snapshot.registration_number)),
         (wording.promised, promised)),
        ((wording.deposited, deposited),),
    )  # fmt: skip
    strips = (Strip(_MARGIN, 98), Strip(_MARGIN + 102, 78))
    for place, row in enumerate(rows):
        for (label, value), strip in zip(row, strips, strict=False):
            baseline = at + place * 6.3
            sheet.pair(label, value, baseline, strip, begin=25, size=11.5, upward=True)


def _papers(sheet: Sheet, wording: DepositReceiptWording) -> Table:
    columns = (
        Column(wording.paper, 82),
        Column(wording.form, 18, "centre"),
        Column(wording.sheets, 22, "centre"),
    )
    return Table(sheet, columns, _MARGIN, Measure(10.5, 5.6))


def _rows(sheet: Sheet, snapshot: DepositReceipt, wording: DepositReceiptWording) -> list[Row]:
    rows = [
        Row((own(paper.title), sheet.form_word(paper.form), code(str(paper.sheets))))
        for paper in snapshot.papers
    ]
    total = sum(paper.sheets for paper in snapshot.papers)
    return [*rows, Row((wording.total, "", code(str(total))), bold=True)]


def _code(
    sheet: Sheet, snapshot: DepositReceipt, wording: DepositReceiptWording, top: float
) -> None:
    right = _LEFT.right + (_LEFT.width - _QR_SIDE) / 2
    qr(sheet, snapshot.scan_code, right, top, _QR_SIDE)
    words = wording.check_code.format(code=spaced(snapshot.check_code))
    sheet.write(words, top + _QR_SIDE + 7.5, _LEFT, Style(13, "bold", "centre"))


def _clerk(
    sheet: Sheet, snapshot: DepositReceipt, wording: DepositReceiptWording, half: _Half
) -> None:
    at = half.top + _CODE_TOP + 38
    words = wording.clerk.format(clerk=own(snapshot.clerk))
    if half.for_applicant:
        small = Style(10, align="centre", leading=1.2)
        at = sheet.write(words, at, _LEFT, small, most_lines=2)
        sheet.stamp_place(_LEFT.right + (_LEFT.width - STAMP) / 2, at + 4.6)
    else:
        sheet.write(wording.applicant_signature, at, _LEFT, Style(11, "bold", "centre"))
        sheet.write(words, half.top + half.height - 12, _RIGHT, Style(10.5))


def _advice(sheet: Sheet, wording: DepositReceiptWording, below: float) -> None:
    at = sheet.write(wording.bring_title, below + 6.5, _RIGHT, Style(12, "bold"))
    for line in wording.bring:
        at = sheet.write(f"- {line}", at + 5.3, _RIGHT, Style(11, "bold"))
    sheet.paragraph(wording.privacy, at + 5.6, _RIGHT, Style(8.5, grey=0.15, leading=1.4))


def _foot(sheet: Sheet, half: _Half) -> None:
    pages = 1 if half.height < PAGE_HEIGHT else 2
    count = sheet.words.foot.format(page=code(str(len(sheet.pages))), pages=code(str(pages)))
    words = " - ".join(filter(None, (count, sheet.edition())))
    sheet.write(words, half.top + half.height - 5, _RIGHT, Style(8, grey=0.3))


def _cut_line(sheet: Sheet, wording: DepositReceiptWording) -> None:
    sheet.add(RuleMark(0, _HALF, PAGE_WIDTH, weight=0.6, grey=0.3, dash=(4, 3)))
    small = Style(8, align="end", grey=0.3)
    sheet.write(wording.cut, _HALF - 1.2, Strip(6, PAGE_WIDTH - 12), small)
