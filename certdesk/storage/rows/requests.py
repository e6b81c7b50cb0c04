"""Rows of requests: one frozen dataclass a row, Core statements only."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from certdesk.domain.errors import BugError
from certdesk.domain.numbering import NumberKind, Reference
from certdesk.domain.request import ChangedMeanwhile, NoSuchRequest, RequestId, State
from certdesk.storage.rows.row_file import RowFile
from certdesk.storage.tables.counter import checklist_items, name_keys, requests


class NotNumbered(BugError):
    """The number of a draft was asked for."""

    code = "not_numbered"


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request as stored; what could not be read of the typed form is None."""

    id: RequestId
    draft_code: str
    state: State
    version: int
    procedure_id: int
    year: int | None
    n: int | None
    check_code: str | None
    form: Mapping[str, str]
    given_name: str | None
    family_name: str | None
    latin_given_name: str | None
    latin_family_name: str | None
    birth_precision: str | None
    birth_date: date | None
    birth_year: int | None
    birth_place: str | None
    registration_number: str | None
    registration_key: str | None
    phone: str | None
    phone_key: str | None
    email: str | None
    bac_year: int | None
    diploma_kind: str | None
    study_field: str | None
    branch: str | None
    speciality: str | None
    diploma_number: str | None
    diploma_key: str | None
    diploma_dated: date | None
    purpose: str | None
    written_on: date | None
    authenticate: Mapping[str, Any] | None
    depositor: Mapping[str, Any] | None
    name_keys: str
    deposited_on: date | None
    promised_on: date | None
    created_at: datetime
    created_by: int | None
    changed_at: datetime
    deposited_at: datetime | None
    deposited_by: int | None
    ready_at: datetime | None
    closed_at: datetime | None
    same_person_reason: str | None
    opened_by: int | None
    opened_at: datetime | None

    @property
    def reference(self) -> Reference:
        """The deposit number; asked only of requests that have one."""
        if self.year is None or self.n is None:
            raise NotNumbered(request=self.id)
        return Reference(NumberKind.DEPOSIT, self.year, self.n)

    @property
    def name(self) -> str:
        """Given name and family name, as on the paper form."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    @property
    def latin_name(self) -> str:
        """Given name and family name in Latin letters."""
        return " ".join(part for part in (self.latin_given_name, self.latin_family_name) if part)


class Requests(RowFile):
    """The rows of `requests` within one unit of work."""

    def add(self, values: Mapping[str, Any]) -> RequestId:
        """Insert a draft; its id."""
        return RequestId(self._insert(requests, {"version": 1, **values}))

    def get(self, request_id: int) -> RequestRow:
        """One request; raise NoSuchRequest when there is none."""
        row = self._one(requests.c.id == request_id)
        if row is None:
            raise NoSuchRequest(what=str(request_id))
        return row

    def called(self, ids: Collection[int]) -> Mapping[int, tuple[int | None, int | None, str]]:
        """What requests are known by: year and number, None before a deposit, and draft code."""
        columns = (requests.c.id, requests.c.year, requests.c.n, requests.c.draft_code)
        rows = self._connection.execute(select(*columns).where(requests.c.id.in_(ids)))
        return {row.id: (row.year, row.n, row.draft_code) for row in rows}

    def by_number(self, year: int, n: int) -> RequestRow | None:
        """The request that got this deposit number."""
        return self._one((requests.c.year == year) & (requests.c.n == n))

    def by_draft_code(self, code: str) -> RequestRow | None:
        """The request, draft or not, that has this draft code."""
        return self._one(requests.c.draft_code == code)

    def by_check_code(self, code: str) -> Sequence[RequestRow]:
        """Requests whose receipt carries this code; nearly always one."""
        return self._all(requests.c.check_code == code)

    def by_registration(self, key: str) -> Sequence[RequestRow]:
        """Numbered requests of one registration number, newest first."""
        return self._all((requests.c.registration_key == key) & requests.c.n.is_not(None))

    def by_diploma(self, key: str) -> Sequence[RequestRow]:
        """Numbered requests of one diploma number, newest first."""
        return self._all((requests.c.diploma_key == key) & requests.c.n.is_not(None))

    def by_birth(self, birth_date: date) -> Sequence[RequestRow]:
        """Numbered requests of people born on one day, newest first."""
        return self._all((requests.c.birth_date == birth_date) & requests.c.n.is_not(None))

    def drafts(self, limit: int) -> Sequence[RequestRow]:
        """Drafts, the longest untouched first."""
        oldest = select(requests).where(requests.c.state == State.DRAFT.value)
        ordered = oldest.order_by(requests.c.changed_at, requests.c.id).limit(limit)
        return [request_row(row._asdict()) for row in self._connection.execute(ordered)]

    def many(self, ids: Collection[int]) -> Mapping[int, RequestRow]:
        """The requests of some ids, by id; at most a few hundred at once."""
        return {row.id: row for row in self._all(requests.c.id.in_(ids))}

    def update(self, row: RequestRow, values: Mapping[str, Any]) -> None:
        """Change some columns; raise ChangedMeanwhile when the row moved on."""
        changed = self._connection.execute(
            update(requests)
            .where(requests.c.id == row.id, requests.c.version == row.version)
            .values(version=row.version + 1, **values)
        )
        if changed.rowcount != 1:
            raise ChangedMeanwhile

    def mark_opened(self, request_id: int, by: int, at: datetime) -> None:
        """Somebody is in the file: no change of the request, so its version stays."""
        self._connection.execute(
            update(requests).where(requests.c.id == request_id).values(opened_by=by, opened_at=at)
        )

    def mark_left(self, request_id: int, by: int | None) -> None:
        """That person is in the file no more."""
        self._connection.execute(
            update(requests)
            .where(requests.c.id == request_id, requests.c.opened_by == by)
            .values(opened_by=None, opened_at=None)
        )

    def delete_draft(self, request_id: int) -> None:
        """Forget a draft and its personal data; what got a number is never deleted."""
        for table in (name_keys, checklist_items):
            self._connection.execute(delete(table).where(table.c.request_id == request_id))
        self._connection.execute(
            delete(requests).where(requests.c.id == request_id, requests.c.state == State.DRAFT)
        )

    def set_keys(self, request_id: int, keys: Iterable[str]) -> None:
        """Replace the search keys of one request."""
        self._connection.execute(delete(name_keys).where(name_keys.c.request_id == request_id))
        rows = [{"request_id": request_id, "key": key} for key in dict.fromkeys(keys)]
        if rows:
            self._connection.execute(insert(name_keys), rows)

    def drafts_before(self, moment: datetime) -> Sequence[RequestRow]:
        """Drafts not touched since `moment`."""
        return self._all((requests.c.state == State.DRAFT.value) & (requests.c.changed_at < moment))

    def count_all(self) -> int:
        """How many requests there are, drafts included."""
        return self._connection.execute(select(func.count()).select_from(requests)).scalar_one()

    def _one(self, condition: Any) -> RequestRow | None:
        found = self._connection.execute(select(requests).where(condition)).one_or_none()
        return None if found is None else request_row(found._asdict())

    def _all(self, condition: Any) -> Sequence[RequestRow]:
        statement = select(requests).where(condition).order_by(requests.c.id.desc())
        return [request_row(found._asdict()) for found in self._connection.execute(statement)]


def request_row(values: Mapping[str, Any]) -> RequestRow:
    """A row of `requests` as a dataclass."""
    data = dict(values)
    data["state"] = State(data["state"])
    return RequestRow(**data)
