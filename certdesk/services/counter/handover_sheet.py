"""The record that both sign before papers leave: of a pickup, or of a return."""

from typing import Any

from certdesk.documents import snapshots
from certdesk.domain.checklist import Disposal
from certdesk.domain.custody import LedgerLine, Origin, Place
from certdesk.domain.identity import Comparison, PersonCheck, Receiver, ShownDocument
from certdesk.domain.rights import Actor
from certdesk.forms.procedure import Procedure
from certdesk.services.counter.identity_json import check_from_json, deed_from_json
from certdesk.services.office import Office
from certdesk.services.request.decided import decided
from certdesk.services.sheets.frozen import (
    PICKUP,
    RETURN,
    birth_and_place,
    clock_text,
    freeze,
    letterhead,
    paper_form,
    staff_name,
)
from certdesk.storage.rows.handovers import HandoverRow
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

SHEET_KINDS = {"pickup": PICKUP, "return": RETURN}
"""The sheet of each kind of hand-over."""


def freeze_handover_sheet(
    office: Office, unit: Unit, row: RequestRow, attempt: HandoverRow, number: str, *, by: Actor
) -> int:
    """Freeze the sheet of a prepared pickup or return; the sheet's id."""
    values = _values(office, unit, row, attempt, number, by)
    sheet: snapshots.Handover
    if attempt.kind == "pickup":
        sheet = snapshots.PickupSheet(**values)
    else:
        against = decided(unit, row)
        sheet = snapshots.ReturnSheet(
            **values,
            decision=snapshots.Decision(row.state.value),
            decided_on=against.on,
            reason=against.reason,
        )
    return freeze(office, unit, SHEET_KINDS[attempt.kind], number, sheet, row.id, by)


def _values(
    office: Office, unit: Unit, row: RequestRow, attempt: HandoverRow, number: str, by: Actor
) -> dict[str, Any]:
    """What stands on either sheet."""
    procedure = office.procedure(unit, row.procedure_id)
    checks = [check_from_json(stored) for stored in attempt.checks]
    return {
        "number": number,
        "request_number": office.number_format(unit).text(row.reference),
        "given_name": row.given_name or "",
        "family_name": row.family_name or "",
        "birth": birth_and_place(row),
        "registration_number": row.registration_number or "",
        "lines": _handed_lines(unit, row, attempt),
        "written_on": office.today(),
        "written_at": clock_text(attempt.prepared_at),
        "quality": Receiver(attempt.receiver),
        "receiver": attempt.receiver_name,
        "documents": tuple(
            _document(check.role, check.document, procedure) for check in checks if check.document
        ),
        "clerk": by.name,
        "deed": _deed(attempt, procedure),
        "comparison": _comparison_words(checks, attempt.note),
        "unlocked_by": staff_name(unit, attempt.unlocked_by) if attempt.unlock_reason else "",
        "unlock_reason": attempt.unlock_reason,
        "letterhead": letterhead(office, unit),
    }


def _deed(attempt: HandoverRow, procedure: Procedure) -> snapshots.Deed | None:
    deed = deed_from_json(attempt.deed)
    if deed is None:
        return None
    titles = {kind.id: kind.title for kind in procedure.deed_kinds}
    return snapshots.Deed(titles.get(deed.kind, deed.kind), deed.number, deed.dated, deed.issuer)


def _handed_lines(
    unit: Unit, row: RequestRow, attempt: HandoverRow
) -> tuple[snapshots.HandedLine, ...]:
    """The equation as it will stand once this sheet is signed."""
    given = set(attempt.lines)
    lines = unit.custody.of(row.id)
    due = [line for line in lines if not line.is_settled and line.disposal is Disposal.RETURN]
    is_last = all(line.id in given for line in due)
    return tuple(_handed_line(line, given=line.id in given, is_last=is_last) for line in lines)


def _handed_line(line: LedgerLine, *, given: bool, is_last: bool) -> snapshots.HandedLine:
    was_given = given or line.place is Place.GIVEN
    kept = line.place is Place.KEPT or (
        is_last and line.disposal is Disposal.KEEP and not line.is_settled
    )
    spoiled = line.place is Place.SPOILED
    return snapshots.HandedLine(
        title=line.title,
        form=paper_form(line),
        sheets=line.sheets,
        taken=line.sheets if line.origin is Origin.TAKEN_IN else 0,
        made=line.sheets if line.origin is Origin.MADE_HERE else 0,
        given=line.sheets if was_given else 0,
        kept=line.sheets if kept else 0,
        spoiled=line.sheets if spoiled else 0,
        due=0 if was_given or kept or spoiled else line.sheets,
    )


def _document(role: str, document: ShownDocument, procedure: Procedure) -> snapshots.ShownDocument:
    titles = {kind.id: kind.title for kind in procedure.identity_kinds}
    bearer = Receiver.PROXY if role == "proxy" else Receiver.APPLICANT
    return snapshots.ShownDocument(
        bearer=bearer,
        kind=titles.get(document.kind, document.kind),
        number=document.number,
        issued_on=document.issued_on,
        issued_at=document.issued_at,
        expires_on=document.expires_on,
    )


def _comparison_words(checks: list[PersonCheck], note: str) -> str:
    differs = any(check.comparison is not Comparison.MATCHES for check in checks)
    return note if differs else ""
