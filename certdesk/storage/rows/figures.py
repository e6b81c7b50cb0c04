"""Figures of the registers: counted in SQL, never by reading rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from certdesk.storage.tables.base import changes, journal
from certdesk.storage.tables.counter import handovers, requests

_OPEN = ("draft", "deposited", "at_signature", "ready")


@dataclass(frozen=True, slots=True)
class Waited:
    """How many requests of one day of deposit became ready on one day (Algiers)."""

    deposited_on: date
    ready_on: date
    requests: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Entries that count, and those struck out."""

    counted: int
    struck: int


class Figures:
    """Counts within one unit of work; a span goes from its first day to before its end."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def deposited(self, first: date, end: date) -> Counted:
        """Requests that got a number in a span; those voided since apart."""
        return self._counted(requests.c.state == "void", requests.c.deposited_on, first, end)

    def given(self, first: date, end: date) -> Counted:
        """Hand-overs confirmed in a span; those reversed since apart."""
        reversed_ = handovers.c.status == "reversed"
        pickups = handovers.c.kind == "pickup"
        return self._counted(reversed_, handovers.c.confirmed_on, first, end, pickups)

    def waited(self, first: date, end: date) -> Sequence[Waited]:
        """The requests deposited in a span that are ready since, void ones left out."""
        ready = self._ready_on()
        statement = (
            select(requests.c.deposited_on, ready.label("ready_on"), func.count())
            .where(
                requests.c.deposited_on >= first,
                requests.c.deposited_on < end,
                requests.c.ready_at.is_not(None),
                requests.c.state != "void",
            )
            .group_by(requests.c.deposited_on, ready)
        )
        return [
            Waited(row[0], _day(row[1]), int(row[2])) for row in self._connection.execute(statement)
        ]

    def not_passed(self, first: datetime, end: datetime) -> Mapping[str, int]:
        """In how many files each paper was not accepted or was waived, in a span of moments."""
        statement = (
            select(changes.c.field, func.count(journal.c.subject_id.distinct()))
            .join_from(journal, changes, changes.c.seq == journal.c.seq)
            .where(
                journal.c.at >= first,
                journal.c.at < end,
                journal.c.act == "paper_judged",
                changes.c.new.in_(["not_accepted", "waived"]),
            )
            .group_by(changes.c.field)
        )
        return {str(row[0]): int(row[1]) for row in self._connection.execute(statement)}

    def open_by_state(self) -> Mapping[str, int]:
        """How many requests are in each state that is not an end."""
        statement = (
            select(requests.c.state, func.count())
            .where(requests.c.state.in_(_OPEN))
            .group_by(requests.c.state)
        )
        found = {str(row[0]): int(row[1]) for row in self._connection.execute(statement)}
        return {state: found.get(state, 0) for state in _OPEN}

    def _counted(
        self,
        struck: ColumnElement[bool],
        day: ColumnElement[date],
        first: date,
        end: date,
        *more: ColumnElement[bool],
    ) -> Counted:
        every = select(func.count()).where(day >= first, day < end, *more)
        out = self._connection.execute(every.where(struck)).scalar_one()
        return Counted(self._connection.execute(every).scalar_one() - out, out)

    def _ready_on(self) -> ColumnElement[str]:
        # Algiers is one hour ahead of UTC in every year that this program can know
        if self._connection.dialect.name == "postgresql":
            return literal_column("CAST(ready_at AT TIME ZONE 'Africa/Algiers' AS date)")
        return literal_column("date(ready_at, '+1 hour')")


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
