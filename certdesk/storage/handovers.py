"""Rows of hand-overs and returns: every attempt is kept, refused ones too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from certdesk.storage.inserted import new_id
from certdesk.storage.models import handovers


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """One attempt at a hand-over (`pickup`) or a `return` of papers.

    `checks`: one mapping a person looked at; `lines`: ids of the ledger lines to give;
    `year`, `n`: the number given when it was confirmed.
    """

    id: int
    request_id: int
    attempt: int
    kind: str
    status: str
    receiver: str
    receiver_name: str
    deed: Mapping[str, Any] | None
    checks: Sequence[Mapping[str, Any]]
    decision: str
    refusal: str | None
    unlocked_by: int | None
    unlock_reason: str
    note: str
    lines: Sequence[int]
    year: int | None
    n: int | None
    prepared_at: datetime
    prepared_by: int | None
    confirmed_at: datetime | None
    confirmed_on: date | None
    confirmed_by: int | None
    reversed_at: datetime | None
    reversed_by: int | None
    reverse_reason: str


class Handovers:
    """Hand-overs within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def add(self, request_id: int, values: Mapping[str, Any]) -> int:
        """Keep an attempt under the request's next attempt number; its id."""
        last = self._connection.execute(
            select(func.max(handovers.c.attempt)).where(handovers.c.request_id == request_id)
        ).scalar_one()
        result = self._connection.execute(
            insert(handovers).values(
                request_id=request_id, attempt=(last or 0) + 1, reverse_reason="", **values
            )
        )
        return new_id(result)

    def get(self, handover_id: int) -> HandoverRow:
        """One attempt that exists."""
        row = self._connection.execute(select(handovers).where(handovers.c.id == handover_id)).one()
        return HandoverRow(**row._asdict())

    def of(self, request_id: int) -> Sequence[HandoverRow]:
        """The attempts of one request, oldest first."""
        return self._all(handovers.c.request_id == request_id)

    def prepared(self, request_id: int) -> HandoverRow | None:
        """The attempt whose sheet is being signed."""
        found = self._all(
            (handovers.c.request_id == request_id) & (handovers.c.status == "prepared")
        )
        return found[-1] if found else None

    def update(self, handover_id: int, values: Mapping[str, Any]) -> None:
        """Change one attempt."""
        self._connection.execute(
            update(handovers).where(handovers.c.id == handover_id).values(**values)
        )

    def confirmed_between(self, kind: str, first: date, end: date) -> Sequence[HandoverRow]:
        """What was really handed over from `first` to before `end`, in number order."""
        statement = (
            select(handovers)
            .where(
                handovers.c.kind == kind,
                handovers.c.n.is_not(None),
                handovers.c.confirmed_on >= first,
                handovers.c.confirmed_on < end,
            )
            .order_by(handovers.c.year, handovers.c.n)
        )
        return [HandoverRow(**row._asdict()) for row in self._connection.execute(statement)]

    def with_document(self, number: str) -> Sequence[HandoverRow]:
        """Confirmed hand-overs whose applicant showed this identity number."""
        statement = select(handovers).where(handovers.c.status == "confirmed")
        rows = (HandoverRow(**row._asdict()) for row in self._connection.execute(statement))
        return [row for row in rows if _applicant_number(row) == number]

    def _all(self, condition: Any) -> Sequence[HandoverRow]:
        statement = select(handovers).where(condition).order_by(handovers.c.id)
        return [HandoverRow(**row._asdict()) for row in self._connection.execute(statement)]


def _applicant_number(row: HandoverRow) -> str | None:
    for check in row.checks:
        if check.get("role") == "applicant" and check.get("document"):
            return str(check["document"]["number"])
    return None
