"""Lists: pages by keyset (newest id first), counts; its searches are those of `searched`.

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
)
from certdesk.storage.lists.searched import Searched
from certdesk.storage.plain import Row, as_day, as_moment, one_of

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


class Listing(Searched[ListedRequest]):
    """Lists within one unit of work, or on the bare file."""

    table = "requests"
    name_keys = ("name_keys", "request_id")
    codes = ("check_code", "draft_code")
    columns = _COLUMNS

    def page(
        self, wanted: ListFilter, *, before: int | None, limit: int
    ) -> Sequence[ListedRequest]:
        """Requests of a filter, newest id first, those with an id below `before`."""
        conditions, values = conditions_of(wanted)
        return self._rows(conditions, values, before=before, limit=limit)

    def count(self, wanted: ListFilter, *, at_most: int = 1000) -> int:
        """How many requests a filter has, counted up to `at_most`."""
        return count(self._run, wanted, at_most=at_most)

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

    def _listed(self, row: Row) -> ListedRequest:
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
