"""Past requests in lists and searches: after the present ones, by the same keyset.

In a list a past request carries a negative id (`listed_id`), so that one descending order of
ids goes from the newest request of this register to the oldest of the past ones.
"""

# ruff: noqa: S608 - put together from this file's own words, values are parameters

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from certdesk.storage.filters import where
from certdesk.storage.plain import Row, Run, as_day, starts_with

# within the 32 bits of the window's signals, and more than any register has lines
_BELOW = 1_000_000_000


def listed_id(past_id: int) -> int:
    """The id of a past request in lists."""
    return past_id - _BELOW


def past_id_of(listed: int) -> int | None:
    """The past request that a list's id names, None when it names a present one."""
    return listed + _BELOW if listed < 0 else None


@dataclass(frozen=True, slots=True)
class ListedPast:
    """A past request as a list shows it."""

    id: int
    year: int
    n: int
    name: str
    latin_name: str
    registration_number: str
    diploma_number: str
    phone: str
    deposited_on: date | None


_COLUMNS = """SELECT p.id, p.year, p.n, p.name, p.latin_name, p.registration_number,
    p.diploma_number, p.phone, p.deposited_on FROM past_requests p"""

# the index of numbers begins with the year: its years one by one, not the whole of it
_IN_ANY_YEAR = """SELECT q.id FROM (WITH RECURSIVE years(year) AS (
        SELECT max(year) FROM past_requests
        UNION ALL
        SELECT (SELECT max(o.year) FROM past_requests o WHERE o.year < years.year)
        FROM years WHERE years.year IS NOT NULL
    ) SELECT year FROM years) y JOIN past_requests q ON q.year = y.year AND q.n = :number"""


class PastListing:
    """Searches of past requests within one unit of work."""

    def __init__(self, run: Run) -> None:
        """`run` asks plain SQL."""
        self._run = run

    def by_name_keys(
        self, keys: Sequence[str], *, before: int | None, limit: int
    ) -> Sequence[ListedPast]:
        """Past requests one of whose keys begins with each of `keys`."""
        conditions: list[str] = []
        values: dict[str, object] = {}
        for place, key in enumerate(keys):
            starts = starts_with("k.key", f"key{place}", key, values)
            conditions.append(f"p.id IN (SELECT k.past_id FROM past_name_keys k WHERE {starts})")
        return self._rows(conditions, values, before=before, limit=limit)

    def by_digits(
        self, digits: str, phones: Sequence[str], *, before: int | None, limit: int
    ) -> Sequence[ListedPast]:
        """Past requests of a number in any year, or whose codes or phone begin so."""
        values: dict[str, object] = {}
        choices = [
            starts_with("q.registration_key", "registration", digits, values),
            starts_with("q.diploma_key", "diploma", digits, values),
        ]
        choices += [
            starts_with("q.phone_key", f"phone{place}", phone, values)
            for place, phone in enumerate(phones)
        ]
        parts = [f"SELECT q.id FROM past_requests q WHERE {choice}" for choice in choices]
        if len(digits) <= len("1000000"):
            parts.append(_IN_ANY_YEAR)
            values["number"] = int(digits)
        within = f"p.id IN ({' UNION '.join(parts)})"
        return self._rows([within], values, before=before, limit=limit)

    def by_diploma_key(self, key: str, *, before: int | None, limit: int) -> Sequence[ListedPast]:
        """Past requests of one diploma number."""
        return self._rows(["p.diploma_key = :key"], {"key": key}, before=before, limit=limit)

    def by_number(self, year: int, n: int) -> Sequence[ListedPast]:
        """The past request of a number, as a list of one or none."""
        values = {"year": year, "n": n}
        return self._rows(["p.year = :year", "p.n = :n"], values, before=None, limit=1)

    def _rows(
        self,
        conditions: Sequence[str],
        values: Mapping[str, object],
        *,
        before: int | None,
        limit: int,
    ) -> Sequence[ListedPast]:
        conditions, values = list(conditions), dict(values)
        past_before = None if before is None else past_id_of(before)
        if past_before is not None:
            conditions.append("p.id < :before")
            values["before"] = past_before
        sql = f"{_COLUMNS}{where(conditions)} ORDER BY p.id DESC LIMIT {limit:d}"
        return [_listed(row) for row in self._run(sql, values)]


def _listed(row: Row) -> ListedPast:
    return ListedPast(**{**row, "deposited_on": as_day(row["deposited_on"])})
