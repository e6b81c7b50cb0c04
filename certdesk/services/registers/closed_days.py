"""Days and their closing sheets: what a day came to, which days were closed, what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.rights import RIGHTS, Actor, Right, require
from certdesk.services.office import Office
from certdesk.services.sheets.closing import DayFigures, figures_of, moments
from certdesk.storage.rows.oversight import ClosedDayRow
from certdesk.storage.unit import Unit

_LOOKED_AT = 60
# what makes a day a day of work; signing in does not
_WORK = frozenset({"deposited", "send", "take_back_signed", "pickup_confirmed", "return_confirmed"})


@dataclass(frozen=True, slots=True)
class ClosedDayView:
    """A closing sheet: `count` and `head` are what it says of the journal.

    `issued`: somebody saw it come out of the printer.
    """

    id: int
    day: date
    count: int
    head: str
    made_at: datetime
    made_by: str
    issued: bool


@dataclass(frozen=True, slots=True)
class DayView:
    """A day in figures; `closed` its sheets, newest first; `count` the journal's entries now."""

    day: date
    figures: DayFigures
    closed: tuple[ClosedDayView, ...]
    count: int
    head: str


class ClosedDays:
    """Reads; the closing itself is `OfficeSheets.closing_sheet`."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def look(self, day: date, *, by: Actor) -> DayView:
        """What a day came to so far.

        Raises:
            DayToCome; NotAllowed to clerks.
        """
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            head = unit.journal.head()
            closed = unit.oversight.closed_days(before=None, limit=_LOOKED_AT, day=day)
            return DayView(
                day=day,
                figures=figures_of(self._office, unit, day),
                closed=tuple(_view(unit, row) for row in closed),
                count=head.count,
                head=head.head,
            )

    def page(
        self, *, before: int | None = None, limit: int = 200, by: Actor
    ) -> Sequence[ClosedDayView]:
        """The closing sheets, newest first, older than sheet `before`."""
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            rows = unit.oversight.closed_days(before=before, limit=limit)
            return [_view(unit, row) for row in rows]

    def is_due(self, *, by: Actor) -> bool:
        """Whether the working hours are over, something was done today and nobody closed it.

        Nobody but a supervisor is asked.
        """
        if by.role not in RIGHTS[Right.RUN_OFFICE]:
            return False
        today, now = self._office.today(), self._office.now().astimezone(ALGIERS)
        with self._office.store.read() as unit:
            ends = self._office.hours(unit, today).rpartition("-")[2]
            if f"{now:%H:%M}" < ends:
                return False
            if unit.oversight.closed_days(before=None, limit=1, day=today):
                return False
            span = moments(today, today + timedelta(days=1))
            return bool(_WORK & unit.day_rows.acts_between(*span).keys())


def _view(unit: Unit, row: ClosedDayRow) -> ClosedDayView:
    return ClosedDayView(
        id=row.id,
        day=date.fromisoformat(row.day),
        count=row.count,
        head=row.head,
        made_at=row.made_at,
        made_by=unit.staff.names().get(row.made_by or 0, ""),
        issued=row.issued_at is not None,
    )
