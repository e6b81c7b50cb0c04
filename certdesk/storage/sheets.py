"""Rows of sheets: frozen snapshots, and whether the paper came out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from certdesk.storage.inserted import new_id
from certdesk.storage.models import sheets


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A sheet as it was made.

    `key` is what the sheet is known by (`0457/2026`, `0457/2026-T1`); `printed` counts the
    tries, `issued_at` says when somebody saw it come out, `copies` counts copies after that.
    """

    id: int
    kind: str
    request_id: int | None
    key: str
    snapshot: Mapping[str, Any]
    made_at: datetime
    made_by: int | None
    printed: int
    issued_at: datetime | None
    copies: int


class Sheets:
    """Sheets within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def add(
        self,
        kind: str,
        key: str,
        snapshot: Mapping[str, Any],
        *,
        request_id: int | None,
        at: datetime,
        by: int | None,
    ) -> int:
        """Freeze a sheet; its id."""
        result = self._connection.execute(
            insert(sheets).values(
                kind=kind,
                key=key,
                snapshot=snapshot,
                request_id=request_id,
                made_at=at,
                made_by=by,
                printed=0,
                copies=0,
            )
        )
        return new_id(result)

    def get(self, sheet_id: int) -> SheetRow:
        """One sheet that exists."""
        return self._all(sheets.c.id == sheet_id)[0]

    def newest(self, kind: str, key: str) -> SheetRow | None:
        """The newest sheet of a kind and key."""
        found = self._all((sheets.c.kind == kind) & (sheets.c.key == key))
        return found[-1] if found else None

    def of(self, request_id: int) -> Sequence[SheetRow]:
        """The sheets of one request, oldest first."""
        return self._all(sheets.c.request_id == request_id)

    def not_issued(self) -> Sequence[SheetRow]:
        """Sheets that nobody has seen come out of a printer, oldest first."""
        return self._all(sheets.c.issued_at.is_(None))

    def update(self, sheet_id: int, values: Mapping[str, Any]) -> None:
        """Change what is known of the paper, never the snapshot."""
        self._connection.execute(update(sheets).where(sheets.c.id == sheet_id).values(**values))

    def _all(self, condition: Any) -> list[SheetRow]:
        statement = select(sheets).where(condition).order_by(sheets.c.id)
        return [SheetRow(**row._asdict()) for row in self._connection.execute(statement)]
