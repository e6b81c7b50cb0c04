"""What was decided against a request: when, by whom and why, from the journal."""

from dataclasses import dataclass
from datetime import date

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.request import Move, WrongState
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

_MOVES = frozenset({Move.REFUSE.value, Move.WITHDRAW.value, Move.VOID.value})


@dataclass(frozen=True, slots=True)
class Decided:
    """A refusal, a withdrawal or a void entry; `by` is a staff id."""

    on: date
    by: int | None
    reason: str


def decided(unit: Unit, row: RequestRow) -> Decided:
    """The decision about a request.

    Raises:
        WrongState: nothing was decided against it.
    """
    entries = unit.journal.entries(subject="request", subject_id=row.id)
    entry = next((one for one in entries if one.act in _MOVES), None)
    if entry is None:
        raise WrongState(row.state, "prepare_return")
    return Decided(entry.at.astimezone(ALGIERS).date(), entry.by, entry.note)
