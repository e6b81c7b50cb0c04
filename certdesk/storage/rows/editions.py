"""Rows of editions: the office's procedure, institution, calendar and wording."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from certdesk.storage.rows.inserted import new_id
from certdesk.storage.tables.counter import editions


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition of a form file; `hash` is of its text."""

    id: int
    kind: str
    text: str
    hash: str
    since: datetime
    by: int | None


class Editions:
    """Editions within one unit of work; the newest of a kind rules."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def add(self, kind: str, text: str, content_hash: str, *, at: datetime, by: int | None) -> int:
        """Keep a new edition; its id."""
        result = self._connection.execute(
            insert(editions).values(kind=kind, text=text, hash=content_hash, since=at, by=by)
        )
        return new_id(result)

    def newest(self, kind: str) -> EditionRow | None:
        """The edition in force."""
        row = self._connection.execute(
            select(editions).where(editions.c.kind == kind).order_by(editions.c.id.desc()).limit(1)
        ).one_or_none()
        return None if row is None else EditionRow(**row._asdict())

    def newest_id(self, kind: str) -> int | None:
        """The edition in force, without its text."""
        query = select(func.max(editions.c.id)).where(editions.c.kind == kind)
        found: int | None = self._connection.execute(query).scalar_one()
        return found

    def newest_ids(self) -> Mapping[str, int]:
        """The edition in force of every kind that has one."""
        newest = func.max(editions.c.id).label("newest")
        query = select(editions.c.kind, newest).group_by(editions.c.kind)
        return {row.kind: row.newest for row in self._connection.execute(query)}

    def of(self, kind: str) -> Sequence[EditionRow]:
        """Every edition of a kind, the newest first."""
        query = select(editions).where(editions.c.kind == kind).order_by(editions.c.id.desc())
        return [EditionRow(**row._asdict()) for row in self._connection.execute(query)]

    def get(self, edition_id: int) -> EditionRow:
        """One edition that exists."""
        row = self._connection.execute(select(editions).where(editions.c.id == edition_id)).one()
        return EditionRow(**row._asdict())
