"""What a head of service looks over: doubts, papers due back, counts, closings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, or_, select

from certdesk.storage.tables.counter import doubts, handovers, ledger_lines, requests, sheets
from certdesk.storage.tables.day import cupboard_counts

_ENDED = ("refused", "withdrawn", "void")
_HERE = ("cupboard", "at_signature", "shelf")


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
    """Reads, and the record a head of service adds: the counts."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

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
