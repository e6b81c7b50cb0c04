"""The worklists of the follow-up: whom to call, which appointments come, what nobody fetched."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.follow_on import CallEntry, FollowUp
from certdesk.domain.follow_standing import Patience, standing
from certdesk.domain.request import RequestId, State
from certdesk.forms.procedure import Procedure
from certdesk.services.follow_on.views import CallView, FollowLine, Work
from certdesk.services.lines import Dates, lines_of
from certdesk.services.office import Office
from certdesk.services.views import RequestLine
from certdesk.storage.lists.worklists import OnShelf, OpenFollowUp
from certdesk.storage.unit import Unit

# what one statement asks for at a time
_PART = 500
_ON_SHELF = frozenset({Work.UNCOLLECTED, Work.READY})


class _Entry(NamedTuple):
    """A request in a list, and the day the list is about."""

    id: RequestId
    on: date
    called_since: bool = False


class Worklist:
    """The worklists on one day, within one unit of work."""

    def __init__(self, office: Office, unit: Unit) -> None:
        """Read as of the office's today."""
        self._office = office
        self._unit = unit
        self._today = office.today()
        self._procedure = office.procedure(unit)
        self._patience = patience_of(self._procedure)

    def lines(self, kind: Work, limit: int) -> tuple[FollowLine, ...]:
        """The first of a list, the most pressing ones on top."""
        entries = self._entries(kind)[:limit]
        ids = [entry.id for entry in entries]
        requests, told = self._request_lines(ids), self._unit.follow_on.load(ids)
        names = self._unit.staff.names()
        return tuple(
            self._line(kind, requests[entry.id], told[entry.id], entry, names) for entry in entries
        )

    def count(self, kind: Work) -> int:
        """How many a list has."""
        if kind in _ON_SHELF:
            return self.ready_for(self._least_days(kind))
        return len(self._entries(kind))

    def ready_for(self, days: int) -> int:
        """How many files are on the shelf for that many days or more."""
        return self._unit.follow_lists.count_on_shelf(self._ready_until(days))

    def waiting(self) -> int:
        """How many files have a day: to be called, or soon at the ministry."""
        pressing = (Work.NEXT_CALLS, Work.APPOINTMENTS)
        return len({entry.id for kind in pressing for entry in self._entries(kind)})

    def _entries(self, kind: Work) -> list[_Entry]:
        """A whole list in its order; nothing but ids and days of it is read."""
        lists = self._unit.follow_lists
        if kind in _ON_SHELF:
            return self._on_shelf(kind)
        if kind is Work.NEXT_CALLS:
            return [_Entry(*one) for one in lists.next_calls(self._today)]
        if kind is Work.APPOINTMENTS:
            last = self._today + timedelta(days=self._patience.appointment_days)
            return [_Entry(*one) for one in lists.appointments(self._today, last)]
        found = [_Entry(one.id, _last_news(one)) for one in self._going_on if self._has(kind, one)]
        return sorted(found, key=lambda entry: (entry.on, entry.id))

    @cached_property
    def _going_on(self) -> Sequence[OpenFollowUp]:
        return self._unit.follow_lists.going_on()

    def _has(self, kind: Work, one: OpenFollowUp) -> bool:
        if kind is Work.NO_NEWS:
            silent = (self._today - _last_news(one)).days
            return not one.call_agreed and silent >= self._patience.no_news_days
        return one.awaited or kind is Work.ONGOING

    def _on_shelf(self, kind: Work) -> list[_Entry]:
        """The files on the shelf; of the uncollected first those that nobody called since."""
        found = self._unit.follow_lists.on_shelf(self._ready_until(self._least_days(kind)))
        entries = [
            _Entry(file.id, day, self._called_since(file, day))
            for file, day in ((one, one.ready_at.astimezone(ALGIERS).date()) for one in found)
        ]
        late = kind is Work.UNCOLLECTED
        entries.sort(key=lambda entry: (late and entry.called_since, entry.on, entry.id))
        return entries

    def _least_days(self, kind: Work) -> int:
        return 0 if kind is Work.READY else min(self._procedure.uncollected_days)

    def _ready_until(self, days: int) -> datetime:
        return _end_of(self._today - timedelta(days=days))

    def _passed_days(self, day: date) -> int:
        waited = (self._today - day).days
        return max((n for n in self._procedure.uncollected_days if n <= waited), default=0)

    def _called_since(self, file: OnShelf, ready_on: date) -> bool:
        passed_on = ready_on + timedelta(days=self._passed_days(ready_on))
        called = file.called_at
        return called is not None and called.astimezone(ALGIERS).date() >= passed_on

    def _line(
        self,
        kind: Work,
        request: RequestLine,
        follow_up: FollowUp,
        entry: _Entry,
        names: Mapping[int, str],
    ) -> FollowLine:
        last = follow_up.last_call
        return FollowLine(
            request=request,
            on=entry.on,
            days=(self._today - entry.on).days,
            standing=standing(follow_up, today=self._today, patience=self._patience),
            papers_collected=follow_up.state is State.HANDED_OVER,
            last_call=None if last is None else call_view(last, names),
            receipt_number=follow_up.receipt_number,
            passed_days=self._passed_days(entry.on) if kind in _ON_SHELF else 0,
            called_since=entry.called_since,
        )

    def _request_lines(self, ids: Sequence[RequestId]) -> Mapping[RequestId, RequestLine]:
        office, unit = self._office, self._unit
        dates = Dates(self._today, office.workdays(unit), office.number_format(unit))
        found: dict[RequestId, RequestLine] = {}
        for start in range(0, len(ids), _PART):
            rows = unit.listing.by_ids(ids[start : start + _PART])
            found |= {line.id: line for line in lines_of(rows, dates)}
        return found


def patience_of(procedure: Procedure) -> Patience:
    """How long the office waits."""
    return Patience(procedure.no_news_days, procedure.appointment_days)


def call_view(entry: CallEntry, names: Mapping[int, str]) -> CallView:
    """A call with the name of who called."""
    return CallView(entry.id, entry.call, entry.at, names.get(entry.by or 0, ""))


def _last_news(one: OpenFollowUp) -> date:
    """The newest day told, of an answered call, or of the appointment."""
    if one.answered_at is None:
        return one.last_told_on
    return max(one.last_told_on, one.answered_at.astimezone(ALGIERS).date())


def _end_of(day: date) -> datetime:
    """The last moment of a day in Algiers."""
    return datetime.combine(day, time.max, ALGIERS).astimezone(UTC)
