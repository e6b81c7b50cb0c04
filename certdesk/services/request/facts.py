"""The facts that guards look at, read within the transaction that acts on them."""

from datetime import date

from certdesk.domain import checklist
from certdesk.domain.guards import Facts
from certdesk.services.office import Office
from certdesk.services.request.blank_forms import judged_on
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit


def facts_of(
    office: Office,
    unit: Unit,
    row: RequestRow,
    *,
    on: date | None = None,
    papers_back: bool = False,
) -> Facts:
    """Read what guards need of one request; `on` is the day the checklist is judged for."""
    procedure = office.procedure(unit, row.procedure_id)
    items = unit.checklist.of(row.id)
    prepared = unit.handovers.prepared(row.id)
    return Facts(
        state=row.state,
        missing=checklist.missing(procedure.deposit_papers, items, on or judged_on(office, row)),
        verification=unit.verification.newest(row.id),
        doubts=tuple(unit.verification.doubts(row.id)),
        lines=tuple(unit.custody.of(row.id)),
        granted=None if prepared is None else prepared.decision == "granted",
        papers_back=papers_back,
    )
