"""Rows of hand-overs and returns: every attempt is kept, refused ones too."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Text, cast, select, true

from certdesk.storage.rows.row_file import RowFile
from certdesk.storage.tables.counter import handovers


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


class Handovers(RowFile):
    """Hand-overs within one unit of work."""

    def add(self, request_id: int, values: Mapping[str, Any]) -> int:
        """Keep an attempt under the request's next attempt number; its id."""
        last = max((row.attempt for row in self._of(handovers, request_id)), default=0)
        numbered = {"request_id": request_id, "attempt": last + 1, "reverse_reason": ""}
        return self._insert(handovers, {**numbered, **values})

    def get(self, handover_id: int) -> HandoverRow:
        """One attempt that exists."""
        row = self._connection.execute(select(handovers).where(handovers.c.id == handover_id)).one()
        return HandoverRow(**row._asdict())

    def of(self, request_id: int) -> Sequence[HandoverRow]:
        """The attempts of one request, oldest first."""
        return [HandoverRow(**row._asdict()) for row in self._of(handovers, request_id)]

    def prepared(self, request_id: int) -> HandoverRow | None:
        """The attempt whose sheet is being signed."""
        found = [one for one in self.of(request_id) if one.status == "prepared"]
        return found[-1] if found else None

    def confirmed_of(self, ids: Collection[int]) -> Mapping[int, Sequence[HandoverRow]]:
        """Numbered hand-overs and returns of some requests, by request, oldest first."""
        statement = (
            select(handovers)
            .where(handovers.c.request_id.in_(ids), handovers.c.n.is_not(None))
            .order_by(handovers.c.id)
        )
        found: dict[int, list[HandoverRow]] = {one: [] for one in ids}
        for row in self._connection.execute(statement):
            found[row.request_id].append(HandoverRow(**row._asdict()))
        return found

    def update(self, handover_id: int, values: Mapping[str, Any]) -> None:
        """Change one attempt."""
        self._update(handovers, handover_id, values)

    def confirmed_between(self, kind: str, first: date, end: date) -> Sequence[HandoverRow]:
        """What was really handed over from `first` to before `end`, in number order."""
        statement = (
            select(handovers)
            .where(
                # IS TRUE keeps SQLite from reading all of a kind by the index of numbers
                (handovers.c.kind == kind).is_(true()),
                handovers.c.n.is_not(None),
                handovers.c.confirmed_on >= first,
                handovers.c.confirmed_on < end,
            )
            .order_by(handovers.c.year, handovers.c.n)
        )
        return [HandoverRow(**row._asdict()) for row in self._connection.execute(statement)]

    def with_document(self, number: str) -> Sequence[HandoverRow]:
        """Confirmed hand-overs whose applicant showed this identity number."""
        # the number as it stands in JSON: the database passes over the other rows quickly
        written = json.dumps(number, ensure_ascii=False)[1:-1]
        checks = cast(handovers.c.checks, Text)
        statement = select(handovers).where(
            handovers.c.status == "confirmed", checks.contains(written, autoescape=True)
        )
        rows = (HandoverRow(**row._asdict()) for row in self._connection.execute(statement))
        return [row for row in rows if _applicant_number(row) == number]


def _applicant_number(row: HandoverRow) -> str | None:
    for check in row.checks:
        if check.get("role") == "applicant" and check.get("document"):
            return str(check["document"]["number"])
    return None
