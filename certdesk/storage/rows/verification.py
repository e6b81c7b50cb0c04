"""Rows of archive look-ups and doubts."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select

from certdesk.domain.verification import Doubt, DoubtKind, Found, Verification
from certdesk.storage.rows.row_file import RowFile
from certdesk.storage.tables.counter import doubts, lapsed_verifications, verifications


class VerificationRows(RowFile):
    """Verifications and doubts within one unit of work."""

    def add(
        self,
        request_id: int,
        *,
        found: Found,
        reference: str,
        differences: str,
        at: datetime,
        by: int | None,
    ) -> int:
        """Keep one look into the archive; its id."""
        return self._insert(
            verifications,
            {
                "request_id": request_id,
                "found": found.value,
                "reference": reference,
                "differences": differences,
                "at": at,
                "by": by,
                "settled_reason": "",
            },
        )

    def newest(self, request_id: int) -> Verification | None:
        """The look into the archive that counts; None when it lapsed since."""
        rows = self._of(verifications, request_id)
        if not rows or self._has_lapsed(rows[-1].id):
            return None
        row = rows[-1]
        return Verification(
            id=row.id,
            found=Found(row.found),
            reference=row.reference,
            differences=row.differences,
            by=row.by,
            at=row.at,
            settled_by=row.settled_by,
            settled_reason=row.settled_reason,
        )

    def settle(self, verification_id: int, *, reason: str, at: datetime, by: int | None) -> None:
        """A supervisor lets a look into the archive pass."""
        settled = {"settled_reason": reason, "settled_at": at, "settled_by": by}
        self._update(verifications, verification_id, settled)

    def lapse(self, verification_id: int, *, at: datetime, by: int | None) -> None:
        """A look into the archive counts no more: the request says something else since."""
        values = {"verification_id": verification_id, "at": at, "by": by}
        self._connection.execute(insert(lapsed_verifications).values(**values))

    def _has_lapsed(self, verification_id: int) -> bool:
        of_it = lapsed_verifications.c.verification_id == verification_id
        found = self._connection.execute(select(lapsed_verifications.c.at).where(of_it))
        return found.first() is not None

    def raise_doubt(
        self, request_id: int, kind: DoubtKind, detail: str, *, at: datetime, by: int | None
    ) -> int:
        """Keep a contradiction seen; its id."""
        return self._insert(
            doubts,
            {
                "request_id": request_id,
                "kind": kind.value,
                "detail": detail,
                "raised_at": at,
                "raised_by": by,
                "settled_reason": "",
            },
        )

    def doubts(self, request_id: int) -> Sequence[Doubt]:
        """The doubts of one request, oldest first."""
        return [
            Doubt(
                id=row.id,
                kind=DoubtKind(row.kind),
                detail=row.detail,
                raised_by=row.raised_by,
                raised_at=row.raised_at,
                settled_by=row.settled_by,
                settled_at=row.settled_at,
                settled_reason=row.settled_reason,
            )
            for row in self._of(doubts, request_id)
        ]

    def settle_doubt(self, doubt_id: int, *, reason: str, at: datetime, by: int | None) -> None:
        """A supervisor settles a doubt."""
        settled = {"settled_reason": reason, "settled_at": at, "settled_by": by}
        self._update(doubts, doubt_id, settled)
