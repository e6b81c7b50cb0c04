"""What was given before: who, when, to whom, for the words of a second try."""

from collections.abc import Collection, Sequence

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.custody import AlreadyGiven, GivingPlan, LedgerLine, plan_giving
from certdesk.domain.errors import Phrase
from certdesk.domain.numbering import NumberKind, Reference
from certdesk.services.office import Office
from certdesk.storage.rows.handovers import HandoverRow
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

NUMBER_KINDS = {"pickup": NumberKind.PICKUP, "return": NumberKind.RETURN}
# the command line of a trial folder has no account
_NOBODY = Phrase("the counter")


def refuse_second_time(
    office: Office, unit: Unit, row: RequestRow, lines: Sequence[LedgerLine]
) -> None:
    """Raise AlreadyGiven when everything of a request was given or kept before."""
    last = _last_confirmed(unit, row)
    if last is not None and all(line.is_settled for line in lines):
        raise _already_given(office, unit, last)


def plan(
    office: Office,
    unit: Unit,
    row: RequestRow,
    given: Collection[int] | None,
    *,
    kind: str,
) -> GivingPlan:
    """Plan what a hand-over gives of a request's ledger, `plan_giving` with better words.

    Raises:
        AlreadyGiven: naming the earlier hand-over.
        NotDue, UnknownLine, NothingGiven.
    """
    lines = unit.custody.of(row.id)
    try:
        return plan_giving(lines, given, is_return=kind == "return")
    except AlreadyGiven as error:
        raise _already_given(office, unit, _giving(unit, row, error.data["line"])) from error


def _last_confirmed(unit: Unit, row: RequestRow) -> HandoverRow | None:
    confirmed = [one for one in unit.handovers.of(row.id) if one.status == "confirmed"]
    return confirmed[-1] if confirmed else None


def _giving(unit: Unit, row: RequestRow, line: object) -> HandoverRow:
    attempts = unit.handovers.of(row.id)
    return next(one for one in attempts if one.status == "confirmed" and line in one.lines)


def _already_given(office: Office, unit: Unit, attempt: HandoverRow) -> AlreadyGiven:
    year, n = attempt.year or 0, attempt.n or 0
    confirmed_at = attempt.confirmed_at or attempt.prepared_at
    return AlreadyGiven(
        number=office.number_format(unit).text(Reference(NUMBER_KINDS[attempt.kind], year, n)),
        when=confirmed_at.astimezone(ALGIERS),
        receiver=attempt.receiver_name,
        who=unit.staff.names().get(attempt.confirmed_by or 0) or _NOBODY,
    )
