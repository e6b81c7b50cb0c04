"""Blank forms struck out as spoiled: lines of the register without a request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select

from certdesk.storage.tables.day import struck_forms


@dataclass(frozen=True, slots=True)
class StruckFormRow:
    """One form: its deposit number, the day of its line in the deposit register, and why."""

    id: int
    year: int
    n: int
    stands_on: date
    struck_on: date
    reason: str
    at: datetime
    by: int | None


class StruckForms:
    """Struck forms within one unit of work; a span is from a day to before its end."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def add(self, values: Mapping[str, Any]) -> None:
        """Keep that a form was struck out."""
        self._connection.execute(insert(struck_forms).values(**values))

    def standing_between(self, first: date, end: date) -> Sequence[StruckFormRow]:
        """Those whose line stands in the span, in number order."""
        stands_on = struck_forms.c.stands_on
        return self._where(stands_on >= first, stands_on < end)

    def struck_between(self, first: date, end: date) -> Sequence[StruckFormRow]:
        """Those that were struck in the span, in number order."""
        struck_on = struck_forms.c.struck_on
        return self._where(struck_on >= first, struck_on < end)

    def _where(self, *conditions: ColumnElement[bool]) -> Sequence[StruckFormRow]:
        number = struck_forms.c.year, struck_forms.c.n
        query = select(struck_forms).where(*conditions).order_by(*number)
        return [StruckFormRow(**row._asdict()) for row in self._connection.execute(query)]
