"""Identity checks that were unlocked or refused, looked at again by a head of service."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from certdesk.domain.errors import RuleBroken
from certdesk.domain.identity import Difference
from certdesk.domain.numbering import NumberKind
from certdesk.domain.register import masked
from certdesk.domain.rights import Actor, Right, require, require_reason
from certdesk.services.counter.identity_json import check_from_json
from certdesk.services.office import Office, record
from certdesk.storage.rows.attempts import LOST_RECEIPT, AttemptRow
from certdesk.storage.unit import Unit


class NoSuchAttempt(RuleBroken):
    """An attempt that was neither unlocked nor refused, or is not there."""

    code = "no_such_attempt"
    sentence = (
        "This attempt was neither unlocked nor refused. Nothing was changed. "
        "Choose one from the list."
    )


class ReviewedBefore(RuleBroken):
    """Two heads of service at one list."""

    code = "reviewed_before"
    sentence = "{name} reviewed this attempt before. Nothing was changed. Go on to the next one."


@dataclass(frozen=True, slots=True)
class ShownView:
    """One person's document as it was shown; `number` masked but for the last four."""

    role: str
    kind: str
    number: str
    status: str
    comparison: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class AttemptView:
    """An identity check to look at again; `number` is the request's.

    `kind` is `pickup`, `return`, or `lost_receipt` (then `id` is negative and nothing was given
    but a copy of the receipt).
    `reviewed_at` None: nobody looked at it. `refusal` is an error code of the identity rules.
    """

    id: int
    request_id: int
    number: str
    name: str
    kind: str
    status: str
    receiver: str
    receiver_name: str
    shown: tuple[ShownView, ...]
    refusal: str
    unlocked_by: str
    unlock_reason: str
    prepared_at: datetime
    prepared_by: str
    review_note: str
    reviewed_at: datetime | None
    reviewed_by: str

    @property
    def unlocked(self) -> bool:
        """Whether a supervisor lifted a block; else the attempt was refused."""
        return bool(self.unlock_reason) and self.status != "refused"

    @property
    def at_lost_receipt(self) -> bool:
        """Whether a copy of the receipt was asked for, not papers."""
        return self.kind == LOST_RECEIPT


class Reviews:
    """Reads for heads of service and auditors; only the first of them mark."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def attempts(
        self, *, waiting: bool, before: int | None = None, limit: int = 200, by: Actor
    ) -> Sequence[AttemptView]:
        """Newest first, older than attempt `before`; `waiting`: those nobody looked at."""
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            rows = unit.attempts.newest(waiting=waiting, before=before, limit=limit)
            return [self._view(unit, row) for row in rows]

    def waiting(self, *, by: Actor) -> int:
        """How many nobody looked at."""
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            return unit.attempts.waiting()

    def mark(self, attempt_id: int, note: str, *, by: Actor) -> None:
        """Keep that an attempt was looked at, and what was found.

        Raises:
            NoSuchAttempt, ReviewedBefore, SupervisorReasonNeeded; NotAllowed to all but
            supervisors.
        """
        require(by, Right.DECIDE)
        note = require_reason(note)
        with self._office.store.write() as unit:
            row = self._attempt(unit, attempt_id)
            if row.reviewed_at is not None:
                raise ReviewedBefore(name=unit.staff.names().get(row.reviewed_by or 0, "—"))
            now = self._office.now()
            unit.attempts.review(row.id, note, at=now, by=by.id)
            record(unit, "attempt_reviewed", row.request_id, by=by, at=now, note=note)

    def identity_numbers(self, attempt_id: int, reason: str, *, by: Actor) -> tuple[str, ...]:
        """The whole numbers of the documents shown; asking for them is an act of its own.

        Raises:
            NoSuchAttempt, SupervisorReasonNeeded; NotAllowed to clerks.
        """
        require(by, Right.READ_GUARDED)
        reason = require_reason(reason)
        with self._office.store.write() as unit:
            row = self._attempt(unit, attempt_id)
            now = self._office.now()
            record(unit, "identity_shown", row.request_id, by=by, at=now, note=reason)
            documents = [check_from_json(stored).document for stored in row.checks]
            return tuple("" if one is None else one.number for one in documents)

    def _attempt(self, unit: Unit, attempt_id: int) -> AttemptRow:
        row = unit.attempts.one(attempt_id)
        if row is None:
            raise NoSuchAttempt
        return row

    def _view(self, unit: Unit, row: AttemptRow) -> AttemptView:
        names = unit.staff.names()
        return AttemptView(
            id=row.id,
            request_id=row.request_id,
            number=self._office.number_text(unit, NumberKind.DEPOSIT, row.year, row.n),
            name=f"{row.given_name} {row.family_name}",
            kind=row.kind,
            status=row.status,
            receiver=row.receiver,
            receiver_name=row.receiver_name,
            shown=self._shown(unit, row),
            refusal=row.refusal or "",
            unlocked_by=names.get(row.unlocked_by or 0, ""),
            unlock_reason=row.unlock_reason,
            prepared_at=row.prepared_at,
            prepared_by=names.get(row.prepared_by or 0, ""),
            review_note=row.review_note or "",
            reviewed_at=row.reviewed_at,
            reviewed_by=names.get(row.reviewed_by or 0, ""),
        )

    def _shown(self, unit: Unit, row: AttemptRow) -> tuple[ShownView, ...]:
        kinds = {kind.id: kind.title for kind in self._office.procedure(unit).identity_kinds}
        checks = [check_from_json(stored) for stored in row.checks]
        return tuple(
            ShownView(
                check.role,
                "" if check.document is None else kinds.get(check.document.kind, ""),
                "" if check.document is None else masked(check.document.number),
                check.status.value,
                check.comparison.value,
                check.differences,
            )
            for check in checks
        )
