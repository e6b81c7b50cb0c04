"""A change of what a closed month's register said: one correction line a register.

Whoever changes a registered fact of a numbered request calls `note_correction` in the same
transaction; while the month is open it writes nothing.
"""

from datetime import date

from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import Actor
from certdesk.services.office import Office
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

HANDOVER = "handover"
"""The field of a hand-over that was reversed: only the pickup register speaks of it."""
STATE = "state"
"""The field of an entry that was voided, refused or withdrawn."""
ENTRY = "entry"
"""The field of a request that was keyed in after the month of its day was closed."""
RETURNED = "returned"
"""The field of papers given back: the deposit register remarks their number."""
# A register is written from these fields of the form; no other change is seen in it.
_OF_BOTH = frozenset({"given_name", "family_name", "birth", "birth_place"})
_OF_DEPOSITS = _OF_BOTH | {
    STATE,
    ENTRY,
    RETURNED,
    "registration_number",
    "phone",
    "purpose",
    "speciality",
    "diploma_kind",
    "diploma_number",
    "diploma_year",
    "diploma_dated",
    "copies",
    "depositor_kind",
    "depositor_name",
}
SHEETS = "sheets."
"""Before the paper's id: its count of sheets, as the register lists it."""


def note_correction(
    office: Office,
    unit: Unit,
    row: RequestRow,
    field: str,
    old: str,
    new: str,
    *,
    reason: str,
    by: Actor,
) -> int:
    """Write a line for each closed month whose register shows `field`; how many there were.

    `field` is a contract name of the form, `sheets.<paper>`, `state`, `entry`, `returned`
    or `handover`; `row` the request as it was before the change.
    """
    now = office.now()
    closed = [
        unit.closed_months.closing_of(kind.value, day)
        for kind, day in months_showing(unit, row, field)
    ]
    for closing_id in dict.fromkeys(one for one in closed if one is not None):
        unit.closed_months.correct(
            {
                "closing_id": closing_id,
                "request_id": row.id,
                "made_on": office.today(),
                "field": field,
                "old": old,
                "new": new,
                "reason": reason,
                "at": now,
                "by": by.id,
            }
        )
    return len({one for one in closed if one is not None})


def months_showing(unit: Unit, row: RequestRow, field: str) -> list[tuple[RegisterKind, date]]:
    """The registers in which the field stands, with the day of its line in each."""
    months: list[tuple[RegisterKind, date]] = []
    shown = field in _OF_DEPOSITS or field.startswith(SHEETS)
    if shown and row.deposited_on is not None:
        months.append((RegisterKind.DEPOSIT, row.deposited_on))
    if field == HANDOVER or field in _OF_BOTH:
        given = [one for one in unit.handovers.of(row.id) if one.kind == "pickup"]
        if field == HANDOVER:
            # the one just reversed is the last of them
            given = [one for one in given if one.status == "reversed"][-1:]
        months += [(RegisterKind.PICKUP, one.confirmed_on) for one in given if one.confirmed_on]
    return months
