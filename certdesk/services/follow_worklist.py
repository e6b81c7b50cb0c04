"""The worklists of the follow-up: whom to call, which appointments come, what nobody fetched."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.follow_on import CallEntry, FollowUp, ProgresStep
from certdesk.domain.follow_standing import Patience, Standing, standing
from certdesk.domain.request import RequestId, State
from certdesk.forms.procedure import Procedure
from certdesk.services.follow_views import CallView, FollowLine, Work
from certdesk.services.lines import Dates, lines_of
from certdesk.services.office import Office
from certdesk.services.views import RequestLine
from certdesk.storage.unit import Unit

# what one statement asks for at a time
_PART = 500
_SUBMITTED = frozenset(
    {ProgresStep.FORM_SUBMIT, ProgresStep.FORM_CONFIRM, ProgresStep.UNDER_REVIEW}
)
_ON_SHELF = frozenset({Work.UNCOLLECTED, Work.READY})
_Entry = tuple[RequestId, FollowUp, Standing, date]


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
        entries = self._entries(kind)
        entries.sort(key=lambda entry: (*self._order(kind, entry), entry[0]))
        entries = entries[:limit]
        requests = self._request_lines([entry[0] for entry in entries])
        names = self._unit.staff.names()
        return tuple(self._line(kind, requests[entry[0]], entry, names) for entry in entries)

    def count(self, kind: Work) -> int:
        """How many a list has."""
        if kind in _ON_SHELF:
            return self.ready_for(self._least_days(kind))
        return len(self._entries(kind))

    def ready_for(self, days: int) -> int:
        """How many files are on the shelf for that many days or more."""
        return len(self._ready_for(days))

    def waiting(self) -> int:
        """How many files have a day: to be called, or soon at the ministry.

        Asked after every act, so not of who is silent: those are worked out one by one.
        """
        pressing = (Work.NEXT_CALLS, Work.APPOINTMENTS)
        return len({entry[0] for kind in pressing for entry in self._entries(kind)})

    def _entries(self, kind: Work) -> list[_Entry]:
        if kind in _ON_SHELF:
            return self._on_shelf(self._least_days(kind))
        entries = []
        for request_id, follow_up in self._unit.follow_on.load(self._candidates(kind)).items():
            stands = standing(follow_up, today=self._today, patience=self._patience)
            day = self._day(kind, stands)
            if day is not None:
                entries.append((request_id, follow_up, stands, day))
        return entries

    def _candidates(self, kind: Work) -> Sequence[int]:
        rows = self._unit.follow_on
        if kind is Work.NEXT_CALLS:
            return rows.call_again_until(self._today)
        if kind is Work.NO_NEWS:
            return rows.maybe_silent(self._today - timedelta(days=self._patience.no_news_days))
        if kind in {Work.AWAITED, Work.ONGOING}:
            return rows.maybe_open()
        last = self._today + timedelta(days=self._patience.appointment_days)
        return rows.appointments_between(self._today, last)

    def _day(self, kind: Work, stands: Standing) -> date | None:
        """The day the list is about; None when the request does not belong in it."""
        if kind is Work.NEXT_CALLS:
            return stands.call_again_on
        if kind is Work.NO_NEWS:
            silent = stands.needs_call and stands.call_again_on is None
            return stands.last_news_on if silent else None
        if kind is Work.ONGOING:
            return stands.last_news_on if stands.is_open else None
        if kind is Work.AWAITED:
            awaited = stands.is_open and stands.reached in _SUBMITTED
            return stands.last_news_on if awaited else None
        near = stands.appointment if stands.appointment_is_near else None
        return None if near is None else near.appointment.on

    def _least_days(self, kind: Work) -> int:
        return 0 if kind is Work.READY else min(self._procedure.uncollected_days)

    def _ready_for(self, days: int) -> Mapping[int, datetime]:
        return self._unit.follow_on.ready_until(_end_of(self._today - timedelta(days=days)))

    def _on_shelf(self, days: int) -> list[_Entry]:
        ready = self._ready_for(days)
        loaded = self._unit.follow_on.load(list(ready))
        return [
            (
                request_id,
                follow_up,
                standing(follow_up, today=self._today, patience=self._patience),
                ready[request_id].astimezone(ALGIERS).date(),
            )
            for request_id, follow_up in loaded.items()
        ]

    def _order(self, kind: Work, entry: _Entry) -> tuple[object, ...]:
        _, follow_up, _, day = entry
        if kind is Work.APPOINTMENTS:
            made = follow_up.appointment
            at = made.appointment.time if made else None
            return (follow_up.state is State.HANDED_OVER, day, at is None, at or time.min)
        if kind is Work.UNCOLLECTED:
            return (self._called_since(follow_up, day), day)
        return (day,)

    def _passed_days(self, day: date) -> int:
        waited = (self._today - day).days
        return max((n for n in self._procedure.uncollected_days if n <= waited), default=0)

    def _called_since(self, follow_up: FollowUp, ready_on: date) -> bool:
        passed_on = ready_on + timedelta(days=self._passed_days(ready_on))
        last = follow_up.last_call
        return last is not None and last.at.astimezone(ALGIERS).date() >= passed_on

    def _line(
        self, kind: Work, request: RequestLine, entry: _Entry, names: Mapping[int, str]
    ) -> FollowLine:
        _, follow_up, stands, day = entry
        fetched = kind not in _ON_SHELF
        last = follow_up.last_call
        return FollowLine(
            request=request,
            on=day,
            days=(self._today - day).days,
            standing=stands,
            papers_collected=follow_up.state is State.HANDED_OVER,
            last_call=None if last is None else call_view(last, names),
            receipt_number=follow_up.receipt_number,
            passed_days=0 if fetched else self._passed_days(day),
            called_since=not fetched and self._called_since(follow_up, day),
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


def _end_of(day: date) -> datetime:
    """The last moment of a day in Algiers."""
    return datetime.combine(day, time.max, ALGIERS).astimezone(UTC)
