"""Papers that leave the counter: which, to whom, on which document; signed by both.

The one layout of the pickup sheet and of the return sheet.
"""

from collections.abc import Sequence

from certdesk.documents.flow import headed, on_one_page
from certdesk.documents.measures import BOTTOM, FULL, MARGIN, WIDTH, Style
from certdesk.documents.page import PageSetup, Sheet, person, short_date
from certdesk.documents.signing import Signer, sign
from certdesk.documents.snapshots import Deed, HandedLine, Handover, ShownDocument
from certdesk.documents.table import Column, Measure, Row, Table
from certdesk.documents.text import code, own
from certdesk.domain.calendar import long_date
from certdesk.domain.identity import Receiver
from certdesk.forms.office_sheets import HandoverWording

_BEGIN = 44.0
"""Where values begin beside their labels, in mm."""
_LINE = 6.4
_SIGNATURES = 55.0
"""What the declaration, both signatures and the stamp take, in mm."""


Pair = tuple[str, str]
"""A label and its value."""


def lay_handover(
    snapshot: Handover,
    wording: HandoverWording,
    setup: PageSetup,
    cause: Sequence[Pair] = (),
) -> Sheet:
    """The sheet as marks; `wording` is ready to be set, `cause` says why the papers leave."""
    return on_one_page(lambda small: _lay(snapshot, wording, setup, cause, small=small))


def _lay(
    snapshot: Handover,
    wording: HandoverWording,
    setup: PageSetup,
    cause: Sequence[Pair],
    *,
    small: bool,
) -> Sheet:
    sheet = Sheet(setup, f"{wording.title} {code(snapshot.number)}")
    sheet.new_page()
    at = headed(sheet, snapshot.letterhead, snapshot.written_on, snapshot.number, small=small)
    at = sheet.heading(wording.title, at + 11)
    opening = wording.opening.format(
        date=long_date(snapshot.written_on, with_weekday=True),
        time=code(snapshot.written_at),
        request=code(snapshot.request_number),
    )
    at = sheet.paragraph(opening, at + 10, style=Style(12.5))
    at = _pairs(sheet, [*_owner(snapshot, wording), *cause], at)

    rows = _rows(sheet, snapshot, wording)
    at = _table(sheet, snapshot, wording).draw(rows, at + 4, BOTTOM, sheet.turn_page)
    at = _receiver(sheet, snapshot, wording, at)
    if at + _SIGNATURES > BOTTOM:
        at = sheet.turn_page()
    _signatures(sheet, snapshot, wording, at)
    sheet.foots()
    return sheet


def _owner(snapshot: Handover, wording: HandoverWording) -> list[Pair]:
    return [
        (wording.name, person(snapshot.given_name, snapshot.family_name)),
        (wording.birth, own(snapshot.birth)),
        (wording.registration_number, code(snapshot.registration_number)),
    ]


def _pairs(sheet: Sheet, pairs: Sequence[Pair], at: float) -> float:
    for label, value in pairs:
        if value:
            at += _LINE
            long = sheet.width(value, Style(12, "bold")) > FULL.width - _BEGIN
            if at + 2 * _LINE * long > BOTTOM:
                at = sheet.turn_page() + _LINE
            at = sheet.pair(label, value, at, FULL, begin=_BEGIN)
    return at


def _table(sheet: Sheet, snapshot: Handover, wording: HandoverWording) -> Table:
    counts = [wording.taken, wording.made, wording.given, wording.kept, wording.spoiled]
    if any(line.due for line in snapshot.lines):
        counts.append(wording.due)
    width = 16.0
    columns = (
        Column(wording.paper, WIDTH - 32 - width * len(counts)),
        Column(wording.form, 16, "centre"),
        Column(wording.sheets, 16, "centre"),
        *(Column(title, width, "centre") for title in counts),
    )
    return Table(sheet, columns, MARGIN, Measure(11, 6.4))


def _rows(sheet: Sheet, snapshot: Handover, wording: HandoverWording) -> list[Row]:
    partly = any(line.due for line in snapshot.lines)
    rows = [
        Row(
            (
                own(line.title),
                sheet.form_word(line.form),
                code(str(line.sheets)),
                *(code(str(count)) for count in _counts(line, partly=partly)),
            )
        )
        for line in snapshot.lines
    ]
    columns = zip(*(_counts(line, partly=partly) for line in snapshot.lines), strict=True)
    totals = [code(str(sum(column))) for column in columns]
    sheets = code(str(sum(line.sheets for line in snapshot.lines)))
    return [*rows, Row((wording.total, "", sheets, *totals), bold=True)]


def _counts(line: HandedLine, *, partly: bool) -> list[int]:
    counts = [line.taken, line.made, line.given, line.kept, line.spoiled]
    return [*counts, line.due] if partly else counts


def _receiver(sheet: Sheet, snapshot: Handover, wording: HandoverWording, at: float) -> float:
    quality = wording.proxy if snapshot.quality is Receiver.PROXY else wording.applicant
    pairs = [(wording.receiver, own(snapshot.receiver)), (wording.quality, quality)]
    pairs += [(_whose(one, snapshot, wording), _shown(one, wording)) for one in snapshot.documents]
    if snapshot.deed:
        pairs.append((wording.deed, _deed(snapshot.deed, wording)))
    pairs.append((wording.comparison, own(snapshot.comparison) or wording.matches))
    if snapshot.unlocked_by:
        words = wording.unlocked_value.format(
            by=own(snapshot.unlocked_by), reason=own(snapshot.unlock_reason)
        )
        pairs.append((wording.unlocked, words))
    if at + 10 + 2 * _LINE > BOTTOM:
        at = sheet.turn_page()
    at = sheet.write(wording.receiver_title, at + 10, style=Style(14, "bold"))
    return _pairs(sheet, pairs, at + 0.6)


def _whose(shown: ShownDocument, snapshot: Handover, wording: HandoverWording) -> str:
    if len(snapshot.documents) == 1:
        return wording.identity_title
    return wording.of_proxy if shown.bearer is Receiver.PROXY else wording.of_applicant


def _shown(shown: ShownDocument, wording: HandoverWording) -> str:
    parts = [wording.document.format(kind=own(shown.kind), number=code(shown.number))]
    if shown.issued_on:
        parts.append(wording.issued_on.format(date=short_date(shown.issued_on)))
    if shown.issued_at:
        parts.append(wording.issued_at.format(place=own(shown.issued_at)))
    text = " ".join(parts)
    if shown.expires_on:
        text += "، " + wording.expires_on.format(date=short_date(shown.expires_on))
    return text


def _deed(deed: Deed, wording: HandoverWording) -> str:
    parts = [wording.deed_value.format(kind=own(deed.kind), number=code(deed.number))]
    if deed.dated:
        parts.append(wording.deed_dated.format(date=short_date(deed.dated)))
    if deed.issuer:
        parts.append(wording.deed_issuer.format(issuer=own(deed.issuer)))
    return " ".join(parts)


def _signatures(sheet: Sheet, snapshot: Handover, wording: HandoverWording, at: float) -> None:
    at = sheet.paragraph(wording.declaration, at + 9, style=Style(12.5, "bold")) + 9
    clerk = wording.clerk.format(clerk=own(snapshot.clerk))
    sign(
        sheet,
        at,
        Signer(wording.receiver_signature, own(snapshot.receiver)),
        Signer(wording.clerk_signature, clerk),
    )
