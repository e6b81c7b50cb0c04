"""Doubts as heads of service read them; settling one is a verification's act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from certdesk.domain.numbering import NumberKind
from certdesk.domain.rights import Actor, Right, require
from certdesk.services.office import Office
from certdesk.storage.rows.oversight import DoubtRow
from certdesk.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A doubt about a request; `settled_at` None: it still blocks. `kind`: a `DoubtKind`."""

    id: int
    request_id: int
    number: str
    name: str
    state: str
    kind: str
    detail: str
    raised_at: datetime
    raised_by: str
    settled_at: datetime | None
    settled_by: str
    settled_reason: str


class Doubts:
    """The list of doubts, for heads of service and auditors alone."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def page(
        self, *, waiting: bool, before: int | None = None, limit: int = 200, by: Actor
    ) -> Sequence[DoubtView]:
        """Newest first, older than doubt `before`; the reading is noted.

        `waiting`: only those that still block.
        """
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            rows = unit.oversight.doubts(waiting=waiting, before=before, limit=limit)
            found = [self._view(unit, row) for row in rows]
        if before is None:
            self._office.store.access.add("doubts", at=self._office.now(), by=by.id)
        return found

    def waiting(self, *, by: Actor) -> int:
        """How many still block."""
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            return unit.oversight.doubts_waiting()

    def _view(self, unit: Unit, row: DoubtRow) -> DoubtView:
        names = unit.staff.names()
        return DoubtView(
            id=row.id,
            request_id=row.request_id,
            number=self._office.number_text(unit, NumberKind.DEPOSIT, row.year, row.n),
            name=f"{row.given_name} {row.family_name}",
            state=row.state,
            kind=row.kind,
            detail=row.detail,
            raised_at=row.raised_at,
            raised_by=names.get(row.raised_by or 0, ""),
            settled_at=row.settled_at,
            settled_by=names.get(row.settled_by or 0, ""),
            settled_reason=row.settled_reason,
        )
