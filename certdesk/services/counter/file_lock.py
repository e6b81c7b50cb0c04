"""Two people in one file: the next one is shown who is in it. It never stops anybody.

A lost update is the row's version's to notice; this only keeps two people from beginning.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from certdesk.domain.rights import Actor, Right, require
from certdesk.services.office import Office, record
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

STALE_AFTER = timedelta(minutes=15)
"""After that nobody believes that somebody is still in the file: a window that broke down."""


@dataclass(frozen=True, slots=True)
class InFile:
    """Somebody who is in a file, and since when."""

    staff_id: int
    name: str
    since: datetime


class FileLock:
    """Who is in which file. Someone without an account leaves no trace."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def enter(self, request_id: int, *, by: Actor) -> InFile | None:
        """Come into a file; who is in it already, who then stays the one who is shown."""
        other = self.who(request_id, but=by)
        if other is not None or by.id is None:
            return other
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            other = self._in_file(unit, row, but=by)
            if other is None and not (row.opened_by == by.id and self._is_fresh(row)):
                unit.requests.mark_opened(row.id, by.id, self._office.now())
            return other

    def who(self, request_id: int, *, but: Actor) -> InFile | None:
        """Who else is in a file now."""
        with self._office.store.read() as unit:
            return self._in_file(unit, unit.requests.get(request_id), but=but)

    def leave(self, request_id: int, *, by: Actor) -> None:
        """Go out of a file; another who is in it stays. A draft thrown away has nobody."""
        if by.id is None:
            return
        with self._office.store.write() as unit:
            unit.requests.mark_left(request_id, by.id)

    def free(self, request_id: int, *, by: Actor) -> None:
        """A supervisor frees a file in which somebody seems to be."""
        require(by, Right.DECIDE)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            other = self._in_file(unit, row, but=by)
            unit.requests.mark_left(row.id, row.opened_by)
            if other is not None:
                changes = {"opened_by": (other.name, None)}
                record(unit, "file_freed", row.id, by=by, at=self._office.now(), changes=changes)

    def _is_fresh(self, row: RequestRow) -> bool:
        return row.opened_at is not None and self._office.now() - row.opened_at < STALE_AFTER

    def _in_file(self, unit: Unit, row: RequestRow, *, but: Actor) -> InFile | None:
        if row.opened_by is None or row.opened_at is None or row.opened_by == but.id:
            return None
        if not self._is_fresh(row):
            return None
        return InFile(row.opened_by, unit.staff.names().get(row.opened_by, ""), row.opened_at)
