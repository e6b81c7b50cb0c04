"""Rows of archive look-ups and doubts."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from certdesk.domain.verification import Doubt, DoubtKind, Found, Verification
from certdesk.storage.inserted import new_id
from certdesk.storage.models import doubts, verifications


class VerificationRows:
    """Verifications and doubts within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

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
        result = self._connection.execute(
            insert(verifications).values(
                request_id=request_id,
                found=found.value,
                reference=reference,
                differences=differences,
                at=at,
                by=by,
                settled_reason="",
            )
        )
        return new_id(result)

    def newest(self, request_id: int) -> Verification | None:
        """The look into the archive that counts."""
        row = self._connection.execute(
            select(verifications)
            .where(verifications.c.request_id == request_id)
            .order_by(verifications.c.id.desc())
            .limit(1)
        ).one_or_none()
        if row is None:
            return None
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
        self._connection.execute(
            update(verifications)
            .where(verifications.c.id == verification_id)
            .values(settled_reason=reason, settled_at=at, settled_by=by)
        )

    def raise_doubt(
        self, request_id: int, kind: DoubtKind, detail: str, *, at: datetime, by: int | None
    ) -> int:
        """Keep a contradiction seen; its id."""
        result = self._connection.execute(
            insert(doubts).values(
                request_id=request_id,
                kind=kind.value,
                detail=detail,
                raised_at=at,
                raised_by=by,
                settled_reason="",
            )
        )
        return new_id(result)

    def doubts(self, request_id: int) -> Sequence[Doubt]:
        """The doubts of one request, oldest first."""
        statement = select(doubts).where(doubts.c.request_id == request_id).order_by(doubts.c.id)
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
            for row in self._connection.execute(statement)
        ]

    def settle_doubt(self, doubt_id: int, *, reason: str, at: datetime, by: int | None) -> None:
        """A supervisor settles a doubt."""
        self._connection.execute(
            update(doubts)
            .where(doubts.c.id == doubt_id)
            .values(settled_reason=reason, settled_at=at, settled_by=by)
        )
