"""Closed months of a register, and the corrections written in them since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from certdesk.storage.models import closings, corrections


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

    def correct(self, values: Mapping[str, Any]) -> None:
        """Write one correction line."""
        self._connection.execute(insert(corrections).values(**values))

    def corrections_of(self, request_id: int) -> Sequence[CorrectionRow]:
        """The correction lines about one request, oldest first."""
        statement = (
            select(corrections)
            .where(corrections.c.request_id == request_id)
            .order_by(corrections.c.id)
        )
        return [CorrectionRow(**row._asdict()) for row in self._connection.execute(statement)]
