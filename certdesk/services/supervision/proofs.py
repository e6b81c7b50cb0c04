"""What one row of the register proves of another: what somebody took out or wrote over shows.

The database says what it refuses, the journal what was done; here one is held against the other.
"""

from collections import Counter
from collections.abc import Iterator

from certdesk.domain.checklist import Disposal
from certdesk.domain.register import RegisterKind
from certdesk.services.closed_months import HANDOVER, months_showing
from certdesk.services.office import Office
from certdesk.services.registers.month_closing import SHEET, sheet_key
from certdesk.services.registers.periods import month_period
from certdesk.services.sheets.rendering import RECEIPT
from certdesk.storage.keeping.integrity import Finding
from certdesk.storage.rows import proofs
from certdesk.storage.unit import Unit

_ACTS = frozenset({"corrected", "refuse", "withdraw", "void"})


def check_proofs(office: Office, unit: Unit) -> Iterator[Finding]:
    """Everything that does not fit together; nothing when all is well."""
    yield from _papers(office, unit)
    yield from _corrections(unit)
    yield from _closing_pages(unit)
    yield from _receipts(unit)
    yield from _sheets(unit)


def _papers(office: Office, unit: Unit) -> Iterator[Finding]:
    """An accepted paper that stays here has its ledger line."""
    for one in proofs.accepted_without_line(unit.connection):
        procedure = office.procedure(unit, one.procedure_id)
        kept = {paper.id: paper.disposal for paper in procedure.deposit_papers}
        if kept.get(one.paper, Disposal.SHOWN) is not Disposal.SHOWN:
            yield Finding(
                "custody",
                "The request {request} took in a paper that no ledger line knows: {paper}.",
                {"request": one.request_id, "paper": one.paper},
            )


def _corrections(unit: Unit) -> Iterator[Finding]:
    """What the journal says was changed in a closed month has its correction line."""
    due: Counter[tuple[int, int, str]] = Counter()
    for made in proofs.changed_entries(unit.connection, _ACTS):
        row = unit.requests.get(made.request_id)
        closings = (
            unit.closed_months.closed_before(kind.value, day, made.at)
            for kind, day in months_showing(unit, row, made.field)
        )
        # a month in which papers were given in two parts has one line of it
        for once in {one for one in closings if one is not None}:
            due[once, row.id, made.field] += 1
    for undone in proofs.reversed_pickups(unit.connection):
        closing = unit.closed_months.closed_before(
            RegisterKind.PICKUP.value, undone.confirmed_on, undone.reversed_at
        )
        if closing is not None:
            due[closing, undone.request_id, HANDOVER] += 1
    there = Counter(proofs.correction_lines(unit.connection))
    for _, request_id, field in due - there:
        yield Finding(
            "closing",
            "A change of the request {request} in a closed month has no correction line: {field}.",
            {"request": request_id, "field": field},
        )


def _closing_pages(unit: Unit) -> Iterator[Finding]:
    """The page that was signed names the print of the lines that are kept."""
    for closing_id in unit.closed_months.ids():
        closing = unit.closed_months.get(closing_id)
        kind, period = RegisterKind(closing.register), month_period(closing.year, closing.month)
        page = unit.sheets.newest(SHEET, sheet_key(kind, period))
        if page is not None and page.snapshot["hash"] != closing.hash:
            yield Finding(
                "closing",
                "The closing page of {month} ({register}) is not the one of its kept lines.",
                {"month": f"{closing.year}-{closing.month:02}", "register": closing.register},
            )


def _receipts(unit: Unit) -> Iterator[Finding]:
    """The newest receipt of an open request says what the request says."""
    for sheet_id in proofs.receipts(unit.connection, RECEIPT):
        sheet = unit.sheets.get(sheet_id)
        row = unit.requests.get(sheet.request_id or 0)
        due = {
            "given_name": row.given_name or "",
            "family_name": row.family_name or "",
            "registration_number": row.registration_number or "",
            "check_code": row.check_code or "",
        }
        if any(sheet.snapshot[name] != value for name, value in due.items()):
            yield Finding(
                "sheet",
                "The receipt of the request {request} does not say what the request says.",
                {"request": row.id},
            )


def _sheets(unit: Unit) -> Iterator[Finding]:
    """A sheet is what it was when its print went into the journal."""
    for one in proofs.altered_sheets(unit.connection):
        if one.kind is None:
            yield Finding("sheet", "A sheet was taken out of the register.", {"id": one.sheet_id})
        else:
            yield Finding(
                "sheet",
                "The kept sheet {key} ({kind}) is not the one that was made.",
                {"key": one.key, "kind": one.kind},
            )
