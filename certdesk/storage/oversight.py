"""What a head of service looks over: unlocked and refused attempts, doubts, counts, closings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, or_, select

from certdesk.storage.day_models import cupboard_counts, reviews
from certdesk.storage.models import doubts, handovers, ledger_lines, requests, sheets

_ENDED = ("refused", "withdrawn", "void")
_NEWEST = 2000
_HERE = ("cupboard", "at_signature", "shelf")


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """An identity check that was unlocked or refused; `reviewed_at` None: not looked at yet.

    `checks` as stored with the attempt; `year` and `n` are the request's number.
    """

    id: int
    request_id: int
    year: int
    n: int
    given_name: str
    family_name: str
    kind: str
    status: str
    receiver: str
    receiver_name: str
    checks: Sequence[Mapping[str, Any]]
    refusal: str | None
    unlocked_by: int | None
    unlock_reason: str
    prepared_at: datetime
    prepared_by: int | None
    review_note: str | None
    reviewed_at: datetime | None
    reviewed_by: int | None


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A doubt beside its request; `settled_at` None: it still blocks."""

    id: int
    request_id: int
    year: int
    n: int
    given_name: str
    family_name: str
    state: str
    kind: str
    detail: str
    raised_at: datetime
    raised_by: int | None
    settled_at: datetime | None
    settled_by: int | None
    settled_reason: str


@dataclass(frozen=True, slots=True)
class DueBackRow:
    """A paper that still has to go back to its applicant."""

    line_id: int
    request_id: int
    year: int
    n: int
    given_name: str
    family_name: str
    phone: str
    state: str
    title: str
    sheets: int
    place: str
    slot: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count of the cupboard; `missing`: what was named, line by line."""

    id: int
    counted_on: date
    expected: int
    found: int
    missing: Sequence[Mapping[str, Any]]
    note: str
    at: datetime
    by: int | None


@dataclass(frozen=True, slots=True)
class ClosedDayRow:
    """A closing sheet as it was made."""

    id: int
    day: str
    count: int
    head: str
    made_at: datetime
    made_by: int | None
    issued_at: datetime | None


class Oversight:
    """Reads, and the two records a head of service adds: reviews and counts."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def attempts(self, *, waiting: bool, before: int | None, limit: int) -> Sequence[AttemptRow]:
        """Unlocked and refused attempts, newest first; `waiting`: those not looked at yet."""
        query = _attempts().order_by(handovers.c.id.desc()).limit(limit)
        if waiting:
            query = query.where(reviews.c.at.is_(None))
        if before is not None:
            query = query.where(handovers.c.id < before)
        return [AttemptRow(**row._asdict()) for row in self._connection.execute(query)]

    def attempt(self, handover_id: int) -> AttemptRow | None:
        """One of them."""
        row = self._connection.execute(_attempts().where(handovers.c.id == handover_id)).first()
        return None if row is None else AttemptRow(**row._asdict())

    def attempts_waiting(self) -> int:
        """How many of the newest attempts nobody looked at: asked after every act, so bounded."""
        newest = select(func.coalesce(func.max(handovers.c.id), 0) - _NEWEST).scalar_subquery()
        waiting = _attempts().where(reviews.c.at.is_(None), handovers.c.id > newest)
        query = waiting.subquery()
        return int(self._connection.execute(select(func.count()).select_from(query)).scalar_one())

    def review(self, handover_id: int, note: str, *, at: datetime, by: int | None) -> None:
        """Keep that an attempt was looked at."""
        values = {"handover_id": handover_id, "note": note, "at": at, "by": by}
        self._connection.execute(insert(reviews).values(**values))

    def doubts(self, *, waiting: bool, before: int | None, limit: int) -> Sequence[DoubtRow]:
        """Doubts, newest first; `waiting`: those that still block."""
        query = (
            select(
                doubts,
                requests.c.year,
                requests.c.n,
                requests.c.given_name,
                requests.c.family_name,
                requests.c.state,
            )
            .join(requests, requests.c.id == doubts.c.request_id)
            .order_by(doubts.c.id.desc())
            .limit(limit)
        )
        if waiting:
            query = query.where(doubts.c.settled_at.is_(None))
        if before is not None:
            query = query.where(doubts.c.id < before)
        return [DoubtRow(**row._asdict()) for row in self._connection.execute(query)]

    def doubts_waiting(self) -> int:
        """How many still block."""
        query = select(func.count()).select_from(doubts).where(doubts.c.settled_at.is_(None))
        return int(self._connection.execute(query).scalar_one())

    def due_back(self) -> Sequence[DueBackRow]:
        """Papers of ended requests, and what a partial hand-over left, oldest number first."""
        given = select(handovers.c.request_id).where(handovers.c.status == "confirmed")
        partly = (requests.c.state == "ready") & requests.c.id.in_(given)
        query = (
            select(
                ledger_lines.c.id.label("line_id"),
                ledger_lines.c.request_id,
                requests.c.year,
                requests.c.n,
                requests.c.given_name,
                requests.c.family_name,
                func.coalesce(requests.c.phone, "").label("phone"),
                requests.c.state,
                ledger_lines.c.title,
                ledger_lines.c.sheets,
                ledger_lines.c.place,
                ledger_lines.c.slot,
            )
            .join(requests, requests.c.id == ledger_lines.c.request_id)
            .where(
                ledger_lines.c.place.in_(_HERE),
                ledger_lines.c.disposal == "return",
                or_(requests.c.state.in_(_ENDED), partly),
            )
            .order_by(requests.c.year, requests.c.n, ledger_lines.c.id)
        )
        return [DueBackRow(**row._asdict()) for row in self._connection.execute(query)]

    def keep_count(self, values: Mapping[str, Any]) -> None:
        """Keep what a count of the cupboard came to."""
        self._connection.execute(insert(cupboard_counts).values(**values))

    def counts(self, limit: int) -> Sequence[CountRow]:
        """The counts, newest first."""
        query = select(cupboard_counts).order_by(cupboard_counts.c.id.desc()).limit(limit)
        return [CountRow(**row._asdict()) for row in self._connection.execute(query)]

    def closed_days(
        self, *, before: int | None, limit: int, day: date | None = None
    ) -> Sequence[ClosedDayRow]:
        """Closing sheets of all days or of one, newest first; a day closed again has two."""
        query = (
            select(sheets)
            .where(sheets.c.kind == "closing-sheet")
            .order_by(sheets.c.id.desc())
            .limit(limit)
        )
        if day is not None:
            query = query.where(sheets.c.key == day.isoformat())
        if before is not None:
            query = query.where(sheets.c.id < before)
        return [_closed(row) for row in self._connection.execute(query)]


def _attempts() -> Select[Any]:
    return (
        select(
            handovers.c.id,
            handovers.c.request_id,
            requests.c.year,
            requests.c.n,
            requests.c.given_name,
            requests.c.family_name,
            handovers.c.kind,
            handovers.c.status,
            handovers.c.receiver,
            handovers.c.receiver_name,
            handovers.c.checks,
            handovers.c.refusal,
            handovers.c.unlocked_by,
            handovers.c.unlock_reason,
            handovers.c.prepared_at,
            handovers.c.prepared_by,
            reviews.c.note.label("review_note"),
            reviews.c.at.label("reviewed_at"),
            reviews.c.by.label("reviewed_by"),
        )
        .join(requests, requests.c.id == handovers.c.request_id)
        .outerjoin(reviews, reviews.c.handover_id == handovers.c.id)
        # a reason is kept with every unlock, also where nobody has an account
        .where(or_(handovers.c.unlock_reason != "", handovers.c.decision == "refused"))
    )


def _closed(row: Row[Any]) -> ClosedDayRow:
    return ClosedDayRow(
        id=row.id,
        day=row.key,
        count=int(row.snapshot["journal_count"]),
        head=str(row.snapshot["journal_head"]),
        made_at=row.made_at,
        made_by=row.made_by,
        issued_at=row.issued_at,
    )
