"""Lists: pages by keyset (newest id first), counts and the plain search.

Core columns, never ORM entities: a page of 50 costs what raw SQL costs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, or_, select

from certdesk.domain.request import RequestId, State
from certdesk.storage.models import (
    checklist_items,
    doubts,
    ledger_lines,
    name_keys,
    requests,
    verifications,
)

_TOP = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class ListedRequest:
    """A request as a list shows it.

    `lets_sign`: the newest look into the archive lets it go for signature, None when nobody
    looked; `given`: papers given so far while others are still due.
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


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Which requests a list shows; empty means all."""

    states: frozenset[State] = frozenset()
    promised_before: date | None = None
    with_missing: bool = False
    to_verify: bool = False
    to_send: bool = False
    owing: bool = False


_newest_verification = (
    select(func.max(verifications.c.id))
    .where(verifications.c.request_id == requests.c.id)
    .correlate(requests)
    .scalar_subquery()
)
_lets_sign = (
    select(
        or_(verifications.c.found == "as_stated", verifications.c.settled_reason != "").label("x")
    )
    .where(verifications.c.id == _newest_verification)
    .correlate(requests)
    .scalar_subquery()
)
_doubted = (
    select(doubts.c.id)
    .where(doubts.c.request_id == requests.c.id, doubts.c.settled_at.is_(None))
    .correlate(requests)
    .exists()
)
_given = (
    select(ledger_lines.c.id)
    .where(ledger_lines.c.request_id == requests.c.id, ledger_lines.c.place == "given")
    .correlate(requests)
    .exists()
)
_owing = (
    select(ledger_lines.c.id)
    .where(
        ledger_lines.c.request_id == requests.c.id,
        ledger_lines.c.place.in_(["cupboard", "at_signature", "shelf"]),
    )
    .correlate(requests)
    .exists()
)
_missing = (
    select(func.count())
    .where(
        checklist_items.c.request_id == requests.c.id,
        checklist_items.c.verdict == "not_accepted",
    )
    .correlate(requests)
    .scalar_subquery()
)


class Listing:
    """Lists within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def page(
        self, wanted: ListFilter, *, before: int | None, limit: int
    ) -> Sequence[ListedRequest]:
        """Requests of a filter, newest id first, those with an id below `before`."""
        statement = _columns().where(*_conditions(wanted))
        return self._rows(statement, before=before, limit=limit)

    def count(self, wanted: ListFilter, *, at_most: int = 1000) -> int:
        """How many requests a filter has, counted up to `at_most`."""
        inner = select(requests.c.id).where(*_conditions(wanted)).limit(at_most).subquery()
        return self._connection.execute(select(func.count()).select_from(inner)).scalar_one()

    def by_name_keys(
        self, keys: Sequence[str], *, before: int | None, limit: int
    ) -> Sequence[ListedRequest]:
        """Requests one of whose keys begins with each of `keys` (the search's rule)."""
        statement = _columns()
        for key in keys:
            found = select(name_keys.c.request_id).where(_starts(name_keys.c.key, key))
            statement = statement.where(requests.c.id.in_(found))
        return self._rows(statement, before=before, limit=limit)

    def by_digits(
        self, digits: str, phone: str, *, before: int | None, limit: int
    ) -> Sequence[ListedRequest]:
        """Requests whose number, codes, registration, phone (by its key) or diploma begin so."""
        choices = [
            requests.c.check_code == digits,
            requests.c.draft_code == digits,
            _starts(requests.c.registration_key, digits),
            _starts(requests.c.phone_key, phone),
            _starts(requests.c.diploma_key, digits),
            requests.c.n == int(digits) if len(digits) <= 7 else false(),
        ]
        return self._rows(_columns().where(or_(*choices)), before=before, limit=limit)

    def by_exact(
        self, column: str, value: str, *, before: int | None, limit: int
    ) -> Sequence[ListedRequest]:
        """Requests whose `registration_key`, `diploma_key` or `phone_key` is `value`."""
        statement = _columns().where(requests.c[column] == value)
        return self._rows(statement, before=before, limit=limit)

    def by_number(self, year: int, n: int) -> Sequence[ListedRequest]:
        """The request of a deposit number, as a list of one or none."""
        statement = _columns().where(requests.c.year == year, requests.c.n == n)
        return self._rows(statement, before=None, limit=1)

    def by_ids(self, ids: Sequence[int]) -> Sequence[ListedRequest]:
        """The requests of these ids, newest first."""
        return self._rows(_columns().where(requests.c.id.in_(ids)), before=None, limit=len(ids))

    def deposited_between(self, first: date, end: date) -> Sequence[RequestId]:
        """Ids of requests deposited from `first` to before `end`, in number order."""
        statement = (
            select(requests.c.id)
            .where(requests.c.deposited_on >= first, requests.c.deposited_on < end)
            .order_by(requests.c.year, requests.c.n)
        )
        return [RequestId(row.id) for row in self._connection.execute(statement)]

    def counts_by_day(self, column: str, first: date, end: date) -> Mapping[date, int]:
        """How many requests have `column` (a day) on each day of a span."""
        day = requests.c[column]
        statement = select(day, func.count()).where(day >= first, day < end).group_by(day)
        return {row[0]: int(row[1]) for row in self._connection.execute(statement)}

    def _rows(
        self, statement: Select[Any], *, before: int | None, limit: int
    ) -> Sequence[ListedRequest]:
        if before is not None:
            statement = statement.where(requests.c.id < before)
        statement = statement.order_by(requests.c.id.desc()).limit(limit)
        return [_listed(row._asdict()) for row in self._connection.execute(statement)]


def _columns() -> Select[Any]:
    c = requests.c
    return select(
        c.id,
        c.draft_code,
        c.year,
        c.n,
        c.state,
        c.given_name,
        c.family_name,
        c.latin_given_name,
        c.latin_family_name,
        c.registration_number,
        c.diploma_number,
        c.phone,
        c.branch,
        c.speciality,
        c.created_at,
        c.changed_at,
        c.deposited_on,
        c.promised_on,
        c.ready_at,
        _missing.label("missing"),
        _lets_sign.label("lets_sign"),
        _doubted.label("doubted"),
        _given.label("given"),
        _owing.label("owing"),
    )


def _conditions(wanted: ListFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.states:
        conditions.append(requests.c.state.in_([state.value for state in wanted.states]))
    if wanted.promised_before is not None:
        conditions.append(requests.c.promised_on < wanted.promised_before)
    if wanted.with_missing:
        conditions.append(and_(requests.c.state == "draft", _missing > 0))
    if wanted.to_verify:
        conditions.append(and_(requests.c.state == "deposited", _not(_lets_sign)))
    if wanted.to_send:
        conditions.append(and_(requests.c.state == "deposited", _lets_sign))
        conditions.append(~_doubted)
    if wanted.owing:
        conditions.append(_owing)
    return conditions


def _not(flag: Any) -> ColumnElement[bool]:
    return func.coalesce(flag, false()).is_(false())


def _starts(column: Any, beginning: str) -> ColumnElement[bool]:
    # a range, not LIKE: both databases walk their index, and % and _ are plain characters
    return and_(column >= beginning, column < beginning + _TOP)


def _listed(values: Mapping[str, Any]) -> ListedRequest:
    data = dict(values)
    latin = (data.pop("latin_given_name"), data.pop("latin_family_name"))
    data["latin_name"] = " ".join(part for part in latin if part)
    for name in ("given_name", "family_name", "registration_number", "diploma_number"):
        data[name] = data[name] or ""
    for name in ("phone", "branch", "speciality"):
        data[name] = data[name] or ""
    data["state"] = State(data["state"])
    data["given"] = bool(data["given"]) and data["state"] is State.READY
    data["owing"] = bool(data["owing"])
    data["doubted"] = bool(data["doubted"])
    data["lets_sign"] = None if data["lets_sign"] is None else bool(data["lets_sign"])
    return ListedRequest(**data)
