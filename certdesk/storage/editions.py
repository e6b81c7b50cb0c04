"""Rows of editions: the office's procedure, institution, calendar and wording."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from certdesk.storage.inserted import new_id
from certdesk.storage.models import editions


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

    def get(self, edition_id: int) -> EditionRow:
        """One edition that exists."""
        row = self._connection.execute(select(editions).where(editions.c.id == edition_id)).one()
        return EditionRow(**row._asdict())
