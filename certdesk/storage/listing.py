"""Lists: pages by keyset (newest id first), counts and the plain search.

Plain SQL for both databases (see `plain`): a page of 50 costs what raw SQL costs, and the
first window can ask before SQLAlchemy is loaded. Statements are put together from the words of
this file alone; every value is a parameter.
"""

# ruff: noqa: S608 - put together from this file's own words, values are parameters

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from certdesk.domain.request import RequestId, State
from certdesk.storage.filters import (
    DOUBTED,
    FOLLOWED,
    GIVEN,
    LETS_SIGN,
    MISSING,
    OWING,
    ListFilter,
    conditions_of,
    count,
    where,
)
from certdesk.storage.plain import Row, Run, as_day, as_moment, one_of, starts_with

__all__ = ["ListFilter", "ListedRequest", "Listing"]

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ListedRequest:
    """A request as a list shows it.

    `lets_sign`: the newest look into the archive lets it go for signature, None when nobody
    looked; `given`: papers given so far while others are still due; `followed`: the
    platform's last step was told.
    """

    id: RequestId
    draft_code: str
    year: int | None
    n: int | None
    state: State
    given_name: str
    family_name: str
    latin_name: str
    registration_number: str
    diploma_number: str
    phone: str
    branch: str
    speciality: str
    created_at: datetime
    changed_at: datetime
    deposited_on: date | None
    promised_on: date | None
    ready_at: datetime | None
    missing: int
    lets_sign: bool | None
    doubted: bool
    given: bool
    owing: bool
    followed: bool


_COLUMNS = f"""SELECT r.id, r.draft_code, r.year, r.n, r.state, r.given_name, r.family_name,
    r.latin_given_name, r.latin_family_name, r.registration_number, r.diploma_number, r.phone,
    r.branch, r.speciality, r.created_at, r.changed_at, r.deposited_on, r.promised_on, r.ready_at,
    {MISSING} AS missing, {LETS_SIGN} AS lets_sign,
    CASE WHEN {DOUBTED} THEN 1 ELSE 0 END AS doubted,
    CASE WHEN {GIVEN} THEN 1 ELSE 0 END AS given,
    CASE WHEN {OWING} THEN 1 ELSE 0 END AS owing,
    CASE WHEN {FOLLOWED} THEN 1 ELSE 0 END AS followed
    FROM requests r"""


# the index of numbers begins with the year: its years one by one, not the whole of it
_IN_ANY_YEAR = """FROM (WITH RECURSIVE years(year) AS (
        SELECT max(year) FROM requests
        UNION ALL
        SELECT (SELECT max(o.year) FROM requests o WHERE o.year < years.year)
        FROM years WHERE years.year IS NOT NULL
    ) SELECT year FROM years) y JOIN requests q ON q.year = y.year AND q.n = :number"""


class Listing:
    """Lists within one unit of work, or on the bare file."""

    def __init__(self, run: Run) -> None:
        """`run` asks plain SQL."""
        self._run = run

    def page(
        self, wanted: ListFilter, *, before: int | None, limit: int
    ) -> Sequence[ListedRequest]:
        """Requests of a filter, newest id first, those with an id below `before`."""
        conditions, values = conditions_of(wanted)
        return self._rows(conditions, values, before=before, limit=limit)

    def count(self, wanted: ListFilter, *, at_most: int = 1000) -> int:
        """How many requests a filter has, counted up to `at_most`."""
        return count(self._run, wanted, at_most=at_most)

    def by_name_keys(
        self, keys: Sequence[str], *, before: int | None, limit: int
    ) -> Sequence[ListedRequest]:
        """Requests one of whose keys begins with each of `keys` (the search's rule)."""
        conditions: list[str] = []
        values: dict[str, object] = {}
        for place, key in enumerate(keys):
            starts = starts_with("k.key", f"key{place}", key, values)
            conditions.append(f"r.id IN (SELECT k.request_id FROM name_keys k WHERE {starts})")
        return self._rows(conditions, values, before=before, limit=limit)

    def by_digits(
        self, digits: str, phones: Sequence[str], *, before: int | None, limit: int
    ) -> Sequence[ListedRequest]:
        """Requests whose number or codes are so, whose registration or diploma begin so.

        And whose phone's key begins with one of `phones`.
        """
        values: dict[str, object] = {"digits": digits}
        choices = [
            "q.check_code = :digits",
            "q.draft_code = :digits",
            starts_with("q.registration_key", "registration", digits, values),
            starts_with("q.diploma_key", "diploma", digits, values),
        ]
        choices += [
            starts_with("q.phone_key", f"phone{place}", phone, values)
            for place, phone in enumerate(phones)
        ]
        # a union, not OR: each part walks its own index, on both databases
        parts = [f"SELECT q.id FROM requests q WHERE {choice}" for choice in choices]
        if len(digits) <= len("1000000"):
            parts.append(f"SELECT q.id {_IN_ANY_YEAR}")
            values["number"] = int(digits)
        within = f"r.id IN ({' UNION '.join(parts)})"
        return self._rows([within], values, before=before, limit=limit)

    def by_diploma_key(
        self, key: str, *, before: int | None, limit: int
    ) -> Sequence[ListedRequest]:
        """Requests of one diploma number."""
        return self._rows(["r.diploma_key = :key"], {"key": key}, before=before, limit=limit)

    def by_number(self, year: int, n: int) -> Sequence[ListedRequest]:
        """The request of a deposit number, as a list of one or none."""
        values = {"year": year, "n": n}
        return self._rows(["r.year = :year", "r.n = :n"], values, before=None, limit=1)

    def by_ids(self, ids: Sequence[int]) -> Sequence[ListedRequest]:
        """The requests of these ids, newest first."""
        within, values = one_of("id", ids)
        return self._rows([f"r.id IN {within}"], values, before=None, limit=len(ids))

    def deposited_between(self, first: date, end: date) -> Sequence[RequestId]:
        """Ids of requests deposited from `first` to before `end`, in number order."""
        sql = """SELECT r.id FROM requests r
            WHERE r.deposited_on >= :first AND r.deposited_on < :end ORDER BY r.year, r.n"""
        return [RequestId(row["id"]) for row in self._run(sql, {"first": first, "end": end})]

    def deposited_by_day(self, first: date, end: date) -> Mapping[date, int]:
        """How many requests were deposited on each day of a span."""
        return self._by_day("r.deposited_on", "requests r", "r.n IS NOT NULL", first, end)

    def given_by_day(self, first: date, end: date) -> Mapping[date, int]:
        """How many pickups were confirmed on each day of a span."""
        # IS TRUE keeps SQLite from reading every pickup ever by the index of numbers
        pickups = "(h.kind = 'pickup') IS TRUE AND h.n IS NOT NULL"
        return self._by_day("h.confirmed_on", "handovers h", pickups, first, end)

    def _by_day(
        self, day: str, table: str, condition: str, first: date, end: date
    ) -> Mapping[date, int]:
        sql = f"""SELECT {day} AS day, count(*) AS n FROM {table}
            WHERE {condition} AND {day} >= :first AND {day} < :end GROUP BY {day}"""
        found = self._run(sql, {"first": first, "end": end})
        return {given: int(row["n"]) for row in found if (given := as_day(row["day"]))}

    def _rows(
        self,
        conditions: Sequence[str],
        values: Mapping[str, object],
        *,
        before: int | None,
        limit: int,
    ) -> Sequence[ListedRequest]:
        conditions, values = list(conditions), dict(values)
        if before is not None:
            conditions.append("r.id < :before")
            values["before"] = before
        sql = f"{_COLUMNS}{where(conditions)} ORDER BY r.id DESC LIMIT {limit:d}"
        return [_listed(row) for row in self._run(sql, values)]


def _listed(row: Row) -> ListedRequest:
    def text(name: str) -> str:
        return row[name] or ""

    created, changed = as_moment(row["created_at"]), as_moment(row["changed_at"])
    state = State(row["state"])
    data: dict[str, Any] = {
        name: text(name)
        for name in ("given_name", "family_name", "registration_number", "diploma_number")
    }
    return ListedRequest(
        id=RequestId(row["id"]),
        draft_code=row["draft_code"],
        year=row["year"],
        n=row["n"],
        state=state,
        latin_name=" ".join(filter(None, (row["latin_given_name"], row["latin_family_name"]))),
        phone=text("phone"),
        branch=text("branch"),
        speciality=text("speciality"),
        created_at=created or _NEVER,
        changed_at=changed or _NEVER,
        deposited_on=as_day(row["deposited_on"]),
        promised_on=as_day(row["promised_on"]),
        ready_at=as_moment(row["ready_at"]),
        missing=row["missing"],
        lets_sign=None if row["lets_sign"] is None else bool(row["lets_sign"]),
        doubted=bool(row["doubted"]),
        given=bool(row["given"]) and state is State.READY,
        owing=bool(row["owing"]),
        followed=bool(row["followed"]),
        **data,
    )
