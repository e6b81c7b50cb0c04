"""Requests of the registers before this program: kept as they stood, found by the same rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from certdesk.storage.rows.inserted import new_id
from certdesk.storage.rows.past_prepared import PastPrepared
from certdesk.storage.tables.day import past_imports, past_name_keys, past_requests


@dataclass(frozen=True, slots=True)
class PastImport:
    """One imported workbook; `mapping`: column, from 0, by field; `starts` by year."""

    id: int
    file_name: str
    file_hash: str
    sheet: str
    head: str
    mapping: Mapping[str, int]
    starts: Mapping[str, int]
    rows: int
    at: datetime
    by: int | None
    undone_at: datetime | None
    undone_by: int | None
    undo_reason: str | None


@dataclass(frozen=True, slots=True)
class PastRow:
    """A past request as stored; `cells` are (title, text), the whole row as it stood."""

    id: int
    import_id: int
    row: int
    year: int
    n: int
    name: str
    given_name: str
    family_name: str
    latin_name: str
    birth: str
    birth_date: date | None
    birth_place: str
    registration_number: str
    registration_key: str
    phone: str
    phone_key: str
    diploma_number: str
    diploma_key: str
    diploma_dated: date | None
    deposited_on: date | None
    handed_over_on: date | None
    cells: tuple[tuple[str, str], ...]


class PastRows:
    """Past requests and their imports within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def add_import(self, values: Mapping[str, Any]) -> int:
        """A new import; its id."""
        return new_id(self._connection.execute(insert(past_imports).values(**values)))

    def add(self, import_id: int, rows: PastPrepared) -> None:
        """The rows of an import."""
        rows.write(self._connection, import_id)

    def get_import(self, import_id: int) -> PastImport | None:
        """One import, taken back or not."""
        query = select(past_imports).where(past_imports.c.id == import_id)
        found = self._connection.execute(query).one_or_none()
        return None if found is None else PastImport(**found._asdict())

    def imports(self) -> Sequence[PastImport]:
        """Every import, newest first."""
        query = select(past_imports).order_by(past_imports.c.id.desc())
        return [PastImport(**found._asdict()) for found in self._connection.execute(query)]

    def mapping_of(self, head: str) -> Mapping[str, int] | None:
        """The columns as they were last confirmed for the same titles."""
        query = select(past_imports.c.mapping).where(past_imports.c.head == head)
        newest = query.order_by(past_imports.c.id.desc()).limit(1)
        return self._connection.execute(newest).scalar_one_or_none()

    def holds_file(self, file_hash: str) -> bool:
        """Whether that very file is imported and was not taken back."""
        query = select(past_imports.c.id).where(
            past_imports.c.file_hash == file_hash, past_imports.c.undone_at.is_(None)
        )
        return self._connection.execute(query.limit(1)).one_or_none() is not None

    def take_back(self, import_id: int, *, at: datetime, by: int | None, reason: str) -> None:
        """Forget the rows of an import; that it was there stays."""
        mine = past_requests.c.import_id == import_id
        within = select(past_requests.c.id).where(mine)
        self._connection.execute(delete(past_name_keys).where(past_name_keys.c.past_id.in_(within)))
        self._connection.execute(delete(past_requests).where(mine))
        change = update(past_imports).where(past_imports.c.id == import_id)
        self._connection.execute(change.values(undone_at=at, undone_by=by, undo_reason=reason))

    def taken(self, year: int) -> frozenset[int]:
        """The numbers of a year that are there already."""
        query = select(past_requests.c.n).where(past_requests.c.year == year)
        return frozenset(self._connection.execute(query).scalars())

    def last(self, year: int) -> int | None:
        """The highest number of a year, None when there is none."""
        query = select(func.max(past_requests.c.n)).where(past_requests.c.year == year)
        return self._connection.execute(query).scalar_one_or_none()

    def get(self, past_id: int) -> PastRow | None:
        """One past request."""
        return self._one(past_requests.c.id == past_id)

    def by_number(self, year: int, n: int) -> PastRow | None:
        """The past request of a number."""
        return self._one((past_requests.c.year == year) & (past_requests.c.n == n))

    def by_registration(self, key: str) -> Sequence[PastRow]:
        """Past requests of one registration number, newest first."""
        return self._all(past_requests.c.registration_key == key)

    def by_diploma(self, key: str) -> Sequence[PastRow]:
        """Past requests of one diploma number, newest first."""
        return self._all(past_requests.c.diploma_key == key)

    def _one(self, condition: Any) -> PastRow | None:
        found = self._connection.execute(select(past_requests).where(condition)).one_or_none()
        return None if found is None else _past_row(found._asdict())

    def _all(self, condition: Any) -> Sequence[PastRow]:
        query = (
            select(past_requests)
            .where(condition)
            .order_by(past_requests.c.year.desc(), past_requests.c.n.desc())
            .limit(20)
        )
        return [_past_row(found._asdict()) for found in self._connection.execute(query)]


def _past_row(values: Mapping[str, Any]) -> PastRow:
    cells = tuple((str(title), str(text)) for title, text in values["cells"])
    return PastRow(**{**values, "cells": cells})
