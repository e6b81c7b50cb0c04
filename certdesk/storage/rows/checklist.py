"""Rows of the checklist: one verdict a paper and request."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select

from certdesk.domain.checklist import ChecklistItem, Verdict
from certdesk.storage.rows.row_file import RowFile
from certdesk.storage.tables.counter import checklist_items as table


class ChecklistRows(RowFile):
    """The verdicts of one unit of work."""

    def of(self, request_id: int) -> Sequence[ChecklistItem]:
        """The verdicts of one request, in no order."""
        return [
            ChecklistItem(
                paper=row.paper,
                verdict=Verdict(row.verdict),
                reasons=tuple(row.reasons),
                note=row.note,
                sheets=row.sheets,
                issued_on=row.issued_on,
                waived_by=row.waived_by,
                waive_reason=row.waive_reason,
            )
            for row in self._of(table, request_id)
        ]

    def waivers_of(self, ids: Collection[int]) -> Mapping[int, Sequence[str]]:
        """Why papers of some requests were waived, by request; those without any are left out."""
        statement = (
            select(table.c.request_id, table.c.waive_reason)
            .where(table.c.request_id.in_(ids), table.c.verdict == Verdict.WAIVED.value)
            .order_by(table.c.request_id, table.c.paper)
        )
        found: dict[int, list[str]] = {}
        for request_id, reason in self._connection.execute(statement):
            found.setdefault(request_id, []).append(reason)
        return found

    def put(self, request_id: int, item: ChecklistItem, *, at: datetime, by: int | None) -> None:
        """Keep one verdict, in place of the one before."""
        self.forget(request_id, item.paper)
        values = self._values(request_id, item, at=at, by=by)
        self._connection.execute(insert(table).values(**values))

    def forget(self, request_id: int, paper: str) -> None:
        """Take one verdict back: the paper was not looked at."""
        self._connection.execute(
            delete(table).where(table.c.request_id == request_id, table.c.paper == paper)
        )

    def _values(
        self, request_id: int, item: ChecklistItem, *, at: datetime, by: int | None
    ) -> dict[str, object]:
        return {
            "request_id": request_id,
            "paper": item.paper,
            "verdict": item.verdict.value,
            "reasons": list(item.reasons),
            "note": item.note,
            "sheets": item.sheets,
            "issued_on": item.issued_on,
            "waived_by": item.waived_by,
            "waive_reason": item.waive_reason,
            "at": at,
            "by": by,
        }
