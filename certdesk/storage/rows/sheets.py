"""Rows of sheets: frozen snapshots, and whether the paper came out."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select, update

from certdesk.storage.rows.row_file import RowFile
from certdesk.storage.tables.counter import sheets
from certdesk.storage.tables.types import json_text


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


_HEAD: Final = frozenset({"journal_count", "journal_head"})


def seal_of(kind: str, key: str, request_id: int | None, snapshot: Mapping[str, Any]) -> str:
    """The print of a frozen sheet: whoever writes another word into it changes the print.

    Without the head of the journal that a closing sheet names: it covers the seal itself.
    """
    kept = {name: value for name, value in snapshot.items() if name not in _HEAD}
    return hashlib.sha256(json_text([kind, key, request_id, kept]).encode()).hexdigest()


class Sheets(RowFile):
    """Sheets within one unit of work."""

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
        return self._insert(
            sheets,
            {
                "kind": kind,
                "key": key,
                "snapshot": snapshot,
                "request_id": request_id,
                "made_at": at,
                "made_by": by,
                "printed": 0,
                "copies": 0,
            },
        )

    def get(self, sheet_id: int) -> SheetRow:
        """One sheet that exists."""
        return self._all(sheets.c.id == sheet_id)[0]

    def newest(self, kind: str, key: str, *, request_id: int | None = None) -> SheetRow | None:
        """The newest sheet of a kind and key, of a request or of none."""
        # the owner is indexed: no other sheet is looked at
        of_owner = sheets.c.request_id.is_not_distinct_from(request_id)
        named = (sheets.c.kind == kind) & (sheets.c.key == key) & of_owner
        newest = select(sheets).where(named).order_by(sheets.c.id.desc()).limit(1)
        found = self._connection.execute(newest).one_or_none()
        return None if found is None else SheetRow(**found._asdict())

    def of(self, request_id: int) -> Sequence[SheetRow]:
        """The sheets of one request, oldest first."""
        return [SheetRow(**row._asdict()) for row in self._of(sheets, request_id)]

    def not_issued(self) -> Sequence[SheetRow]:
        """Sheets that nobody has seen come out of a printer, oldest first."""
        return self._all(sheets.c.issued_at.is_(None))

    def update(self, sheet_id: int, values: Mapping[str, Any]) -> None:
        """Change what is known of the paper, never the snapshot."""
        self._update(sheets, sheet_id, values)

    def restate(self, sheet_id: int, snapshot: Mapping[str, Any]) -> None:
        """Put right what a sheet says that nobody has seen come out; an issued one stays."""
        self._connection.execute(
            update(sheets)
            .where(sheets.c.id == sheet_id, sheets.c.issued_at.is_(None))
            .values(snapshot=snapshot, printed=0)
        )

    def _all(self, condition: Any) -> list[SheetRow]:
        statement = select(sheets).where(condition).order_by(sheets.c.id)
        return [SheetRow(**row._asdict()) for row in self._connection.execute(statement)]
