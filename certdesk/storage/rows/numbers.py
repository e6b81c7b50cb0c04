"""Numbers without holes, by year and kind.

One counter row a kind and year is locked while a number is taken, in the transaction that
uses it: a rollback gives the number back. Every number is also a row of its own, so that
`check` can count each from the start as used, reserved or void.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from certdesk.storage.errors import NumberNotIssued, NumberNotReserved, StartTooLate
from certdesk.storage.rows.settings import Settings
from certdesk.storage.tables.base import counters, numbers


@dataclass(frozen=True, slots=True)
class IssuedNumber:
    """One number: `status` is `used`, `reserved` or `void`."""

    kind: str
    year: int
    n: int
    status: str
    at: datetime
    by: int | None
    request_id: int | None
    note: str | None


class Numbers:
    """Take, reserve, use and strike out numbers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(
        self, kind: str, year: int, *, at: datetime, by: int | None, request_id: int | None = None
    ) -> int:
        """The next number of a kind and year; kept only if the transaction is."""
        n = self._advance(kind, year, 1)
        self._insert(kind, year, [n], "used", at=at, by=by, request_id=request_id)
        return n

    def reserve_block(
        self, kind: str, year: int, count: int, *, at: datetime, by: int | None
    ) -> range:
        """The next `count` numbers, for blank forms of a power cut."""
        if count < 1:
            return range(0)
        last = self._advance(kind, year, count)
        block = range(last - count + 1, last + 1)
        self._insert(kind, year, list(block), "reserved", at=at, by=by)
        return block

    def use_reserved(
        self,
        kind: str,
        year: int,
        n: int,
        *,
        at: datetime,
        by: int | None,
        request_id: int | None = None,
    ) -> None:
        """Turn a reserved number into a used one, once.

        Raises:
            NumberNotReserved: it was never reserved, or is used or struck out already.
        """
        change = (
            update(numbers)
            .where(*_is(kind, year, n), numbers.c.status == "reserved")
            .values(status="used", at=at, by=by, request_id=request_id)
        )
        if self._connection.execute(change).rowcount != 1:
            raise NumberNotReserved(n=n, year=year)

    def void(
        self, kind: str, year: int, n: int, *, at: datetime, by: int | None, note: str = ""
    ) -> None:
        """Strike a used or reserved number out; it stays in the register.

        Raises:
            NumberNotIssued: never given, or struck out already.
        """
        change = (
            update(numbers)
            .where(*_is(kind, year, n), numbers.c.status != "void")
            .values(status="void", at=at, by=by, note=note)
        )
        if self._connection.execute(change).rowcount != 1:
            raise NumberNotIssued(n=n, year=year)

    def set_start(self, kind: str, year: int, n: int, *, at: datetime, by: int | None) -> None:
        """The first number of a year, for an office that begins with the program in mid-year.

        Raises:
            StartTooLate: the year already has a number.
        """
        counted = select(counters.c.last_n).where(counters.c.kind == kind, counters.c.year == year)
        if self._connection.execute(counted).one_or_none() is not None:
            raise StartTooLate(year=year)
        Settings(self._connection).put(start_key(kind, year), n, at=at, by=by)

    def start(self, kind: str, year: int) -> int | None:
        """The first number of a year that has one, None before the first was given."""
        query = select(counters.c.start_n).where(counters.c.kind == kind, counters.c.year == year)
        return self._connection.execute(query).scalar_one_or_none()

    def chosen_start(self, kind: str, year: int) -> int:
        """What `set_start` keeps for a year that has no number yet; 1 when nothing was chosen."""
        chosen = Settings(self._connection).get(start_key(kind, year), 1)
        return chosen if isinstance(chosen, int) and chosen > 1 else 1

    def last(self, kind: str, year: int) -> int | None:
        """The last number given or reserved, None before the first."""
        query = select(counters.c.last_n).where(counters.c.kind == kind, counters.c.year == year)
        return self._connection.execute(query).scalar_one_or_none()

    def all(self, kind: str, year: int) -> tuple[IssuedNumber, ...]:
        """Every number of a kind and year, in order."""
        return self._where(numbers.c.kind == kind, numbers.c.year == year)

    def one(self, kind: str, year: int, n: int) -> IssuedNumber | None:
        """One number, None when nobody got it."""
        return next(iter(self._where(*_is(kind, year, n))), None)

    def reserved(self, kind: str) -> tuple[IssuedNumber, ...]:
        """The numbers of a kind that wait on blank forms, of every year, in order."""
        return self._where(numbers.c.kind == kind, numbers.c.status == "reserved")

    def _where(self, *conditions: ColumnElement[bool]) -> tuple[IssuedNumber, ...]:
        query = select(numbers).where(*conditions).order_by(numbers.c.year, numbers.c.n)
        rows = self._connection.execute(query).mappings()
        return tuple(IssuedNumber(**row) for row in rows)

    def _advance(self, kind: str, year: int, count: int) -> int:
        make = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        start = self.chosen_start(kind, year)
        row = make.insert(counters).values(
            kind=kind, year=year, start_n=start, last_n=start + count - 1
        )
        upsert = row.on_conflict_do_update(
            index_elements=["kind", "year"], set_={"last_n": counters.c.last_n + count}
        )
        return int(self._connection.execute(upsert.returning(counters.c.last_n)).scalar_one())

    def _insert(
        self,
        kind: str,
        year: int,
        block: list[int],
        status: str,
        *,
        at: datetime,
        by: int | None,
        request_id: int | None = None,
    ) -> None:
        facts = {"kind": kind, "year": year, "status": status, "at": at, "by": by}
        self._connection.execute(
            insert(numbers), [{**facts, "n": n, "request_id": request_id} for n in block]
        )


def start_key(kind: str, year: int) -> str:
    """The settings key of a year's first number."""
    return f"start_number.{kind}.{year}"


def _is(kind: str, year: int, n: int) -> tuple[ColumnElement[bool], ...]:
    return numbers.c.kind == kind, numbers.c.year == year, numbers.c.n == n
