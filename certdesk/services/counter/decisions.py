"""What a supervisor decides against: refusal, withdrawal, void. Papers then go back."""

from certdesk.domain import guards
from certdesk.domain.custody import MoveKind, Origin, Place
from certdesk.domain.numbering import NumberKind
from certdesk.domain.request import Move, target
from certdesk.domain.rights import Actor, Right, require, require_reason
from certdesk.services.closed_months import STATE, note_correction
from certdesk.services.office import Office, record
from certdesk.services.request.facts import facts_of


class Decisions:
    """Refuse, withdraw, void; each with a reason, the number stays."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def refuse(self, request_id: int, reason: str, *, by: Actor) -> None:
        """Refuse a deposited request; open until its papers are given back."""
        self._decide(request_id, Move.REFUSE, reason, by)

    def withdraw(self, request_id: int, reason: str, *, by: Actor) -> None:
        """The applicant gives the request up; open until the papers are given back."""
        self._decide(request_id, Move.WITHDRAW, reason, by)

    def void(self, request_id: int, reason: str, *, by: Actor) -> None:
        """Strike a request entered by mistake; its number stays in the register."""
        self._decide(request_id, Move.VOID, reason, by)

    def _decide(self, request_id: int, move: Move, reason: str, by: Actor) -> None:
        require(by, Right.DECIDE)
        reason = require_reason(reason)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            guards.require(move.value, facts_of(self._office, unit, row))
            now = self._office.now()
            state = target(move)
            owed = [line for line in unit.custody.of(row.id) if not line.is_settled]
            # authenticated copies of a file given up are worth nothing outside
            made = [line for line in owed if line.origin is Origin.MADE_HERE]
            closed = now if len(made) == len(owed) else None
            unit.requests.update(
                row, {"state": state.value, "changed_at": now, "closed_at": closed}
            )
            unit.custody.move(made, MoveKind.SPOIL, Place.SPOILED, at=now, by=by.id, reason=reason)
            if move is Move.VOID and row.year is not None and row.n is not None:
                unit.numbers.void(
                    NumberKind.DEPOSIT.value, row.year, row.n, at=now, by=by.id, note=reason
                )
            old, new = row.state.value, state.value
            note_correction(self._office, unit, row, STATE, old, new, reason=reason, by=by)
            record(
                unit,
                move.value,
                row.id,
                by=by,
                at=now,
                note=reason,
                changes={"state": (row.state.value, state.value)},
            )
