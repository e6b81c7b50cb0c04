"""What both registers are searched by: numbers, codes, phones, names; newest id first.

Plain SQL for both databases (see `plain`). Statements are put together from the words of this
package alone; every value is a parameter.
"""

# ruff: noqa: S608 - put together from this package's own words, values are parameters

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from certdesk.storage.filters import where
from certdesk.storage.plain import Row, Run, starts_with

# the index of numbers begins with the year: its years one by one, not the whole of it
_IN_ANY_YEAR = """SELECT q.id FROM (WITH RECURSIVE years(year) AS (
        SELECT max(year) FROM {table}
        UNION ALL
        SELECT (SELECT max(o.year) FROM {table} o WHERE o.year < years.year)
        FROM years WHERE years.year IS NOT NULL
    ) SELECT year FROM years) y JOIN {table} q ON q.year = y.year AND q.n = :number"""

Listed = TypeVar("Listed")


class Searched(ABC, Generic[Listed]):
    """The searches of one register, within one unit of work or on the bare file."""

    table: ClassVar[str]
    name_keys: ClassVar[tuple[str, str]]
    """The table of the keys of its names, and the column that names the row."""
    codes: ClassVar[tuple[str, ...]] = ()
    """Columns that digits may name whole."""
    columns: ClassVar[str]
    """What is read, from the table as `r`."""

    def __init__(self, run: Run) -> None:
        """`run` asks plain SQL."""
        self._run = run

    def by_name_keys(
        self, keys: Sequence[str], *, before: int | None, limit: int
    ) -> Sequence[Listed]:
        """Rows one of whose keys begins with each of `keys` (the search's rule)."""
        table, row = self.name_keys
        conditions: list[str] = []
        values: dict[str, object] = {}
        for place, key in enumerate(keys):
            starts = starts_with("k.key", f"key{place}", key, values)
            conditions.append(f"r.id IN (SELECT k.{row} FROM {table} k WHERE {starts})")
        return self._rows(conditions, values, before=before, limit=limit)

    def by_digits(
        self, digits: str, phones: Sequence[str], *, before: int | None, limit: int
    ) -> Sequence[Listed]:
        """Rows whose number or codes are so, whose registration or diploma begin so.

        And whose phone's key begins with one of `phones`.
        """
        values: dict[str, object] = {"digits": digits} if self.codes else {}
        choices = [
            *(f"q.{code} = :digits" for code in self.codes),
            starts_with("q.registration_key", "registration", digits, values),
            starts_with("q.diploma_key", "diploma", digits, values),
        ]
        choices += [
            starts_with("q.phone_key", f"phone{place}", phone, values)
            for place, phone in enumerate(phones)
        ]
        # a union, not OR: each part walks its own index, on both databases
        parts = [f"SELECT q.id FROM {self.table} q WHERE {choice}" for choice in choices]
        if len(digits) <= len("1000000"):
            parts.append(_IN_ANY_YEAR.format(table=self.table))
            values["number"] = int(digits)
        within = f"r.id IN ({' UNION '.join(parts)})"
        return self._rows([within], values, before=before, limit=limit)

    def by_diploma_key(self, key: str, *, before: int | None, limit: int) -> Sequence[Listed]:
        """Rows of one diploma number."""
        return self._rows(["r.diploma_key = :key"], {"key": key}, before=before, limit=limit)

    def by_number(self, year: int, n: int) -> Sequence[Listed]:
        """The row of a deposit number, as a list of one or none."""
        values = {"year": year, "n": n}
        return self._rows(["r.year = :year", "r.n = :n"], values, before=None, limit=1)

    def _rows(
        self,
        conditions: Sequence[str],
        values: Mapping[str, object],
        *,
        before: int | None,
        limit: int,
    ) -> Sequence[Listed]:
        conditions, values = list(conditions), dict(values)
        below = None if before is None else self._id_of(before)
        if below is not None:
            conditions.append("r.id < :before")
            values["before"] = below
        sql = f"{self.columns}{where(conditions)} ORDER BY r.id DESC LIMIT {limit:d}"
        return [self._listed(row) for row in self._run(sql, values)]

    def _id_of(self, listed: int) -> int | None:
        """The row's own id, from the one it carries in lists; None when it is no row of these."""
        return listed

    @abstractmethod
    def _listed(self, row: Row) -> Listed:
        """A row as a list shows it."""
