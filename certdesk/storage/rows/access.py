"""The access log: who read or searched what. In batches, not chained, purged by age.

A reading must never fail or wait because its trace could not be written: failures are
logged, the rows are tried again with the next batch.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from certdesk.domain.errors import DeskError
from certdesk.storage.tables.base import access_log

_BATCH = 50
_KEPT_AT_MOST = 5000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading or search; `detail` is what was asked for, never what was found."""

    id: int
    at: datetime
    by: int | None
    act: str
    subject: str | None
    subject_id: int | None
    detail: str | None


class AccessLog:
    """Collects reads and searches of one store, from any thread."""

    def __init__(self, write: Callable[[list[dict[str, object]]], None]) -> None:
        """`write` puts rows into the database in a transaction of its own."""
        self._write = write
        self._rows: deque[dict[str, object]] = deque(maxlen=_KEPT_AT_MOST)
        self._lock = threading.Lock()

    def add(
        self,
        act: str,
        *,
        at: datetime,
        by: int | None,
        subject: str | None = None,
        subject_id: int | None = None,
        detail: str | None = None,
    ) -> None:
        """Note a reading; written with the next change or the fiftieth reading."""
        row: dict[str, object] = {"at": at, "by": by, "act": act, "subject": subject}
        with self._lock:
            self._rows.append(row | {"subject_id": subject_id, "detail": detail})
            full = len(self._rows) >= _BATCH
        if full:
            self.flush()

    def flush(self) -> None:
        """Write what was collected; a failure is logged and never raised."""
        rows = self.take()
        if not rows:
            return
        try:
            self._write(rows)
        except DeskError as error:
            self.give_back(rows)
            _log.warning("access log not written, kept for later: %s", error.code)

    def take(self) -> list[dict[str, object]]:
        """Hand the collected rows over, for writing within another transaction."""
        with self._lock:
            rows = list(self._rows)
            self._rows.clear()
        return rows

    def give_back(self, rows: list[dict[str, object]]) -> None:
        """Take rows back whose transaction did not commit."""
        with self._lock:
            self._rows.extendleft(reversed(rows))


def insert_access(connection: Connection, rows: list[dict[str, object]]) -> None:
    """Write collected rows."""
    if rows:
        connection.execute(insert(access_log), rows)


def readings(
    connection: Connection,
    *,
    by: int | None = None,
    request_id: int | None = None,
    span: tuple[datetime, datetime] | None = None,
    before: int | None = None,
    limit: int = 200,
) -> Sequence[ReadingRow]:
    """Newest first: of one person, one request, from the first moment to before the last."""
    query = select(access_log).order_by(access_log.c.id.desc()).limit(limit)
    if by is not None:
        query = query.where(access_log.c.by == by)
    if request_id is not None:
        query = query.where(
            access_log.c.subject == "request", access_log.c.subject_id == request_id
        )
    if span is not None:
        query = query.where(access_log.c.at >= span[0], access_log.c.at < span[1])
    if before is not None:
        query = query.where(access_log.c.id < before)
    return [ReadingRow(**row._asdict()) for row in connection.execute(query)]


def purge_access(connection: Connection, before: datetime) -> int:
    """Forget readings before a moment; how many."""
    return connection.execute(delete(access_log).where(access_log.c.at < before)).rowcount
