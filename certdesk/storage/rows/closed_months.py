"""Closed months of a register, and the corrections written in them since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from certdesk.storage.rows.inserted import new_id
from certdesk.storage.tables.counter import closings, corrections


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """A month of a register as it was closed.

    `lines`: one mapping a line, as the register showed it; `hash`: of what they attest;
    `totals`: the figures at the foot, by name.
    """

    id: int
    register: str
    year: int
    month: int
    rows: int
    hash: str
    totals: Mapping[str, int]
    lines: Sequence[Mapping[str, Any]]
    at: datetime
    by: int | None


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One field of one request that changed after its month was closed."""

    id: int
    closing_id: int
    request_id: int
    made_on: date
    field: str
    old: str
    new: str
    reason: str
    at: datetime
    by: int | None


class ClosedMonths:
    """Closings and corrections within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def closing_of(self, register: str, day: date) -> int | None:
        """The closing of a register's month that holds `day`; None while it is open."""
        found = self._connection.execute(
            select(closings.c.id).where(
                closings.c.register == register,
                closings.c.year == day.year,
                closings.c.month == day.month,
            )
        ).scalar_one_or_none()
        return None if found is None else int(found)

    def closed_before(self, register: str, day: date, moment: datetime) -> int | None:
        """The closing of the month that holds `day`, if it was closed before a moment."""
        closing_id = self.closing_of(register, day)
        closed = select(closings.c.id).where(closings.c.id == closing_id, closings.c.at < moment)
        return None if closing_id is None else self._connection.execute(closed).scalar()

    def add(self, values: Mapping[str, Any]) -> int:
        """Close a month; the id of its closing."""
        return new_id(self._connection.execute(insert(closings).values(**values)))

    def closed(self, register: str, day: date) -> ClosingRow | None:
        """The month that holds `day` as it was closed, with its lines."""
        closing_id = self.closing_of(register, day)
        return None if closing_id is None else self.get(closing_id)

    def ids(self) -> Sequence[int]:
        """Every closing, oldest first."""
        statement = select(closings.c.id).order_by(closings.c.id)
        return list(self._connection.execute(statement).scalars())

    def get(self, closing_id: int) -> ClosingRow:
        """One closing that exists."""
        found = self._connection.execute(select(closings).where(closings.c.id == closing_id)).one()
        return ClosingRow(**found._asdict())

    def month_of(self, closing_id: int) -> tuple[int, int]:
        """Year and month of a closing that exists."""
        found = self._connection.execute(
            select(closings.c.year, closings.c.month).where(closings.c.id == closing_id)
        ).one()
        return found.year, found.month

    def correct(self, values: Mapping[str, Any]) -> None:
        """Write one correction line."""
        self._connection.execute(insert(corrections).values(**values))

    def corrections_of(self, request_id: int) -> Sequence[CorrectionRow]:
        """The correction lines about one request, oldest first."""
        return self._corrections(corrections.c.request_id == request_id)

    def corrections_since(self, closing_id: int) -> Sequence[CorrectionRow]:
        """What was corrected since a month was closed, oldest first."""
        return self._corrections(corrections.c.closing_id == closing_id)

    def corrections_made(self, register: str, first: date, end: date) -> Sequence[CorrectionRow]:
        """Corrections of a register made from `first` to before `end`, oldest first."""
        ids = select(closings.c.id).where(closings.c.register == register)
        return self._corrections(
            corrections.c.closing_id.in_(ids)
            & (corrections.c.made_on >= first)
            & (corrections.c.made_on < end)
        )

    def _corrections(self, condition: Any) -> Sequence[CorrectionRow]:
        statement = select(corrections).where(condition).order_by(corrections.c.id)
        return [CorrectionRow(**row._asdict()) for row in self._connection.execute(statement)]
