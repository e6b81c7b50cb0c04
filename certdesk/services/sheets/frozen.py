"""Sheets as they are issued: what stands on each is frozen in the act's own transaction."""

from datetime import datetime, timedelta

from certdesk.documents import snapshots
from certdesk.documents.stored import EDITIONS, Stored
from certdesk.domain.calendar import ALGIERS
from certdesk.domain.checklist import PaperForm
from certdesk.domain.custody import LedgerLine, Origin, Place
from certdesk.domain.numbering import NumberKind, draft_payload, payload
from certdesk.domain.rights import Actor
from certdesk.services.office import Office
from certdesk.services.request.checklist import birth_words, checklist_view
from certdesk.services.sheets.rendering import RECEIPT, editions_of
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.rows.sheets import seal_of
from certdesk.storage.unit import Unit

TRANSMITTAL = "transmittal"
PICKUP = "pickup-sheet"
RETURN = "return-sheet"


def freeze_receipt(office: Office, unit: Unit, row: RequestRow, *, by: Actor) -> int:
    """Freeze the receipt of a deposit; the sheet's id."""
    receipt = receipt_of(office, unit, row, by=by)
    return freeze(office, unit, RECEIPT, receipt.number, receipt, row.id, by)


def receipt_of(
    office: Office, unit: Unit, row: RequestRow, *, by: Actor
) -> snapshots.DepositReceipt:
    """What a deposit receipt says now."""
    reference = row.reference
    code = row.check_code or ""
    return snapshots.DepositReceipt(
        number=office.number_format(unit).text(reference),
        given_name=row.given_name or "",
        family_name=row.family_name or "",
        birth=birth_and_place(row),
        registration_number=row.registration_number or "",
        papers=tuple(
            snapshots.PaperLine(line.title, paper_form(line), line.sheets)
            for line in unit.custody.of(row.id)
            if line.origin is Origin.TAKEN_IN
        ),
        deposited_on=row.deposited_on or office.today(),
        # nobody wrote down the hour on a form of a power cut
        deposited_at="—" if row.deposited_at is None else clock_text(row.deposited_at),
        promised_on=row.promised_on or office.today(),
        clerk=by.name,
        scan_code=payload(reference, code),
        check_code=code,
        letterhead=letterhead(office, unit),
    )


def freeze_transmittal(office: Office, unit: Unit, transmittal_id: int, *, by: Actor) -> int:
    """Freeze the list of files that go for signature; the sheet's id."""
    sent = unit.transmittals.get(transmittal_id)
    number = office.number_text(unit, NumberKind.TRANSMITTAL, sent.year, sent.n)
    rows = [unit.requests.get(one.request_id) for one in sent.files]
    rows.sort(key=lambda row: (row.reference.year, row.reference.n))
    sheet = snapshots.Transmittal(
        number=number,
        sent_on=sent.sent_on,
        addressee=sent.holder,
        files=tuple(_sent_file(office, unit, row) for row in rows),
        clerk=by.name,
        letterhead=letterhead(office, unit),
    )
    return freeze(office, unit, TRANSMITTAL, number, sheet, None, by)


def letter_of(office: Office, unit: Unit, row: RequestRow) -> snapshots.RequestLetter:
    """The applicant's own letter, filled from the request as far as it can be read."""
    return snapshots.RequestLetter(
        place=office.institution(unit).place,
        written_on=row.written_on or office.today(),
        given_name=row.given_name or "",
        family_name=row.family_name or "",
        registration_number=row.registration_number or "",
        phone=row.phone or "",
        purpose=row.purpose or "",
        study_field=row.study_field or "",
        branch=row.branch or "",
        speciality=row.speciality or "",
        diploma_number=row.diploma_number or "",
        diploma_dated=row.diploma_dated,
    )


def deficiency_slip_of(
    office: Office, unit: Unit, row: RequestRow, *, by: Actor
) -> snapshots.DeficiencySlip:
    """What keeps a draft from being deposited, in plain words."""
    procedure = office.procedure(unit, row.procedure_id)
    titles = {reason.id: reason.title for reason in procedure.reasons.not_accepted}
    lacking = checklist_view(office, unit, row).missing
    return snapshots.DeficiencySlip(
        given_name=row.given_name or "",
        family_name=row.family_name or "",
        registration_number=row.registration_number or "",
        written_on=office.today(),
        lacking=tuple(
            snapshots.Deficiency(
                one.title,
                "، ".join(titles.get(reason, reason) for reason in one.reasons)
                or titles.get("absent", ""),
                one.note,
            )
            for one in lacking
        ),
        kept_until=office.today() + timedelta(days=office.procedure(unit).draft_days),
        clerk=by.name,
        scan_code=draft_payload(row.draft_code),
        check_code=row.draft_code,
        letterhead=letterhead(office, unit),
    )


def letterhead(office: Office, unit: Unit) -> snapshots.Letterhead:
    """The head of the office's own sheets."""
    names = office.institution(unit)
    return snapshots.Letterhead(
        names.country, names.ministry, names.school, names.directorate, names.service, names.place
    )


def staff_name(unit: Unit, staff_id: int | None) -> str:
    """The name of who acted; the command line of a trial folder has none."""
    if staff_id is None:
        return ""
    return unit.staff.names().get(staff_id, "")


def freeze(
    office: Office,
    unit: Unit,
    kind: str,
    key: str,
    snapshot: Stored,
    request_id: int | None,
    by: Actor,
) -> int:
    """Keep what stands on a sheet, and the editions that word it; the sheet's id.

    Its print goes into the journal, with the act that makes the sheet.
    """
    kept = _worded(office, unit, kind, snapshot)
    sheet_id = unit.sheets.add(kind, key, kept, request_id=request_id, at=office.now(), by=by.id)
    unit.journal.seal("sheet", sheet_id, seal_of(kind, key, request_id, kept))
    return sheet_id


def restate_receipt(
    office: Office, unit: Unit, row: RequestRow, sheet_id: int, *, by: Actor
) -> None:
    """Put right what a receipt says that nobody has seen come out."""
    receipt = receipt_of(office, unit, row, by=by)
    kept = _worded(office, unit, RECEIPT, receipt)
    unit.sheets.restate(sheet_id, kept)
    key = unit.sheets.get(sheet_id).key
    unit.journal.seal("sheet", sheet_id, seal_of(RECEIPT, key, row.id, kept))


def birth_and_place(row: RequestRow) -> str:
    """When and where somebody was born, as far as it is known."""
    return "، ".join(part for part in (birth_words(row), row.birth_place) if part)


def paper_form(line: LedgerLine) -> PaperForm:
    """Whether a paper of the ledger is an original or a copy."""
    return PaperForm.COPY if line.is_copy else PaperForm.ORIGINAL


def clock_text(moment: datetime) -> str:
    """Hour and minute in Algiers."""
    return f"{moment.astimezone(ALGIERS):%H:%M}"


def _sent_file(office: Office, unit: Unit, row: RequestRow) -> snapshots.SentFile:
    travelling = [line for line in unit.custody.of(row.id) if line.place is Place.AT_SIGNATURE]
    return snapshots.SentFile(
        number=office.number_format(unit).text(row.reference),
        given_name=row.given_name or "",
        family_name=row.family_name or "",
        diploma=row.speciality or row.branch or "",
        papers=len(travelling),
        sheets=sum(line.sheets for line in travelling),
    )


def _worded(office: Office, unit: Unit, kind: str, snapshot: Stored) -> dict[str, object]:
    return {**snapshot.to_json(), EDITIONS: dict(editions_of(office, unit, kind))}
