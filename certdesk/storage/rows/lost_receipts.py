"""Rows of receipts declared lost: every declaration is kept, refused ones too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from certdesk.storage.rows.row_file import RowFile
from certdesk.storage.tables.counter import lost_receipts


@dataclass(frozen=True, slots=True)
class LostReceiptRow:
    """One declaration; `checks`: one mapping a person looked at."""

    id: int
    request_id: int
    declared_by: str
    name: str
    deed: Mapping[str, Any] | None
    checks: Sequence[Mapping[str, Any]]
    decision: str
    refusal: str | None
    unlocked_by: int | None
    reason: str
    declared_on: date
    at: datetime
    by: int | None


class LostReceiptRows(RowFile):
    """Declarations within one unit of work."""

    def add(self, request_id: int, values: Mapping[str, Any]) -> int:
        """Keep a declaration; its id."""
        return self._insert(lost_receipts, {"request_id": request_id, **values})

    def of(self, request_id: int) -> Sequence[LostReceiptRow]:
        """The declarations of one request, oldest first."""
        return [LostReceiptRow(**row._asdict()) for row in self._of(lost_receipts, request_id)]
