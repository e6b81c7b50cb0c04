"""Rows of transmittals: files that travel to the signatory and come back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from certdesk.storage.rows.row_file import RowFile
from certdesk.storage.tables.counter import transmittal_files, transmittals


@dataclass(frozen=True, slots=True)
class TransmittalFile:
    """One file in a transmittal; `outcome` is `out` until it comes back."""

    transmittal_id: int
    request_id: int
    position: int
    outcome: str
    returned_at: datetime | None
    returned_by: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class TransmittalRow:
    """A transmittal and its files in order."""

    id: int
    year: int
    n: int
    sent_on: date
    sent_at: datetime
    sent_by: int | None
    holder: str
    files: tuple[TransmittalFile, ...] = ()


class Transmittals(RowFile):
    """Transmittals within one unit of work."""

    def add(self, values: Mapping[str, Any]) -> int:
        """Open a transmittal; its id."""
        return self._insert(transmittals, values)

    def add_file(self, transmittal_id: int, request_id: int) -> None:
        """Put a file into a transmittal, last."""
        count = self._connection.execute(
            select(func.count())
            .select_from(transmittal_files)
            .where(transmittal_files.c.transmittal_id == transmittal_id)
        ).scalar_one()
        self._connection.execute(
            insert(transmittal_files).values(
                transmittal_id=transmittal_id,
                request_id=request_id,
                position=count + 1,
                outcome="out",
                reason="",
            )
        )

    def get(self, transmittal_id: int) -> TransmittalRow:
        """One transmittal that exists."""
        return self._all(transmittals.c.id == transmittal_id)[0]

    def by_number(self, year: int, n: int) -> TransmittalRow | None:
        """The transmittal of a number."""
        found = self._all((transmittals.c.year == year) & (transmittals.c.n == n))
        return found[0] if found else None

    def newest(self, limit: int) -> Sequence[TransmittalRow]:
        """Transmittals, newest first."""
        return self._all(None, limit=limit)

    def still_out(self) -> Sequence[TransmittalRow]:
        """Transmittals with a file that has not come back, newest first."""
        out = select(transmittal_files.c.transmittal_id).where(transmittal_files.c.outcome == "out")
        return self._all(transmittals.c.id.in_(out))

    def holding(self, request_id: int) -> TransmittalRow | None:
        """The transmittal in which a file is travelling."""
        out = select(transmittal_files.c.transmittal_id).where(
            transmittal_files.c.outcome == "out", transmittal_files.c.request_id == request_id
        )
        found = self._all(transmittals.c.id.in_(out))
        return found[0] if found else None

    def come_back(
        self, request_id: int, outcome: str, *, reason: str, at: datetime, by: int | None
    ) -> None:
        """Note how a travelling file came back: `signed`, `unsigned` or `recalled`."""
        self._connection.execute(
            update(transmittal_files)
            .where(
                transmittal_files.c.request_id == request_id,
                transmittal_files.c.outcome == "out",
            )
            .values(outcome=outcome, reason=reason, returned_at=at, returned_by=by)
        )

    def _all(self, condition: Any, limit: int | None = None) -> list[TransmittalRow]:
        statement = select(transmittals).order_by(transmittals.c.id.desc()).limit(limit)
        if condition is not None:
            statement = statement.where(condition)
        return [
            TransmittalRow(**row._asdict(), files=self._files(row.id))
            for row in self._connection.execute(statement).all()
        ]

    def _files(self, transmittal_id: int) -> tuple[TransmittalFile, ...]:
        statement = (
            select(transmittal_files)
            .where(transmittal_files.c.transmittal_id == transmittal_id)
            .order_by(transmittal_files.c.position)
        )
        return tuple(
            TransmittalFile(**row._asdict()) for row in self._connection.execute(statement)
        )
