"""What a day came to, and what should lie in the cupboard: for the sheets that are bound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from certdesk.storage.tables.base import journal, numbers
from certdesk.storage.tables.counter import (
    appointments,
    follow_steps,
    ledger_lines,
    requests,
    transmittals,
)


@dataclass(frozen=True, slots=True)
class StoredPaper:
    """A paper of a request at one place; `year` and `n` are the request's number."""

    line_id: int
    request_id: int
    slot: str
    year: int
    n: int
    given_name: str
    family_name: str
    title: str
    is_copy: bool
    sheets: int


class DayRows:
    """Reads only; a span goes from its first moment or day to before its end."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def acts_between(self, first: datetime, end: datetime) -> Mapping[str, int]:
        """How often each act stands in the journal."""
        statement = (
            select(journal.c.act, func.count())
            .where(journal.c.at >= first, journal.c.at < end)
            .group_by(journal.c.act)
        )
        return {str(row[0]): int(row[1]) for row in self._connection.execute(statement)}

    def reserved_between(self, kind: str, first: datetime, end: datetime) -> Sequence[int]:
        """Numbers reserved in the span and not used since, in order."""
        statement = (
            select(numbers.c.n)
            .where(
                numbers.c.kind == kind,
                numbers.c.status == "reserved",
                numbers.c.at >= first,
                numbers.c.at < end,
            )
            .order_by(numbers.c.year, numbers.c.n)
        )
        return [int(row[0]) for row in self._connection.execute(statement)]

    def transmittals_between(self, first: date, end: date) -> Sequence[int]:
        """Ids of the transmittals sent in the span, in number order."""
        statement = (
            select(transmittals.c.id)
            .where(transmittals.c.sent_on >= first, transmittals.c.sent_on < end)
            .order_by(transmittals.c.year, transmittals.c.n)
        )
        return [int(row[0]) for row in self._connection.execute(statement)]

    def requests_of(self, acts: Sequence[str], first: datetime, end: datetime) -> Sequence[int]:
        """Ids of the requests about which one of the acts was done, in the order of the acts."""
        statement = (
            select(journal.c.subject_id)
            .where(
                journal.c.act.in_(acts),
                journal.c.subject == "request",
                journal.c.at >= first,
                journal.c.at < end,
            )
            .order_by(journal.c.seq)
        )
        return [int(row[0]) for row in self._connection.execute(statement)]

    def followed_between(self, first: date, end: date) -> Sequence[int]:
        """Ids of the requests of which a step or an appointment was told, each once."""
        steps = select(follow_steps.c.request_id).where(
            follow_steps.c.told_on >= first, follow_steps.c.told_on < end
        )
        made = select(appointments.c.request_id).where(
            appointments.c.told_on >= first, appointments.c.told_on < end
        )
        rows = self._connection.execute(steps.union(made))
        return sorted(int(row[0]) for row in rows)

    def papers_at(self, place: str) -> Sequence[StoredPaper]:
        """The papers at one place, in the order of slots, then numbers."""
        statement = (
            select(
                ledger_lines.c.id.label("line_id"),
                ledger_lines.c.request_id,
                ledger_lines.c.slot,
                requests.c.year,
                requests.c.n,
                requests.c.given_name,
                requests.c.family_name,
                ledger_lines.c.title,
                ledger_lines.c.is_copy,
                ledger_lines.c.sheets,
            )
            .join(requests, requests.c.id == ledger_lines.c.request_id)
            .where(ledger_lines.c.place == place)
            .order_by(ledger_lines.c.slot, requests.c.year, requests.c.n, ledger_lines.c.id)
        )
        rows = self._connection.execute(statement)
        return [StoredPaper(**row._asdict()) for row in rows]
