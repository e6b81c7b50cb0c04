"""The clock of a sample, and when the counter works."""

from datetime import date, datetime, time, timedelta
from random import Random

from certdesk.domain.calendar import ALGIERS, Workdays

_OPENS_MINUTE = 8 * 60 + 15
_CLOSES_MINUTE = 15 * 60 + 45


class SampleClock:
    """Stands at the moment of the act being played."""

    def __init__(self, moment: datetime) -> None:
        """`moment`: aware."""
        self.moment = moment

    def __call__(self) -> datetime:
        """That moment."""
        return self.moment

    @property
    def today(self) -> date:
        """Its day in Algiers."""
        return self.moment.astimezone(ALGIERS).date()


class Hours:
    """Moments of opening hours, drawn at random."""

    def __init__(self, rng: Random, workdays: Workdays) -> None:
        """The office's working days."""
        self._rng = rng
        self._workdays = workdays

    def some_time(self, day: date, *, before: datetime | None = None) -> datetime:
        """A moment of that day while the counter is open, `before` one on which it was."""
        opens, closes = at_minute(day, _OPENS_MINUTE), at_minute(day, _CLOSES_MINUTE)
        if before is not None:
            closes = min(closes, before)
        return opens + timedelta(seconds=self._rng.randrange(int((closes - opens).total_seconds())))

    def was_open(self, day: date, moment: datetime) -> bool:
        """Whether the counter had been open for a while on that day."""
        return moment > at_minute(day, _OPENS_MINUTE + 60)

    def in_days(self, day: date, count: int) -> datetime:
        """A moment `count` working days after a day."""
        return self.some_time(self._workdays.add_working_days(day, count))

    def soon(self, moment: datetime, most_minutes: int = 20) -> datetime:
        """A few minutes later."""
        return moment + timedelta(seconds=self._rng.randrange(30, most_minutes * 60))

    def working_days(self, first: date, last: date) -> list[date]:
        """The working days from one day to another, both included."""
        span = (last - first).days + 1
        days = (first + timedelta(days=n) for n in range(span))
        return [day for day in days if self._workdays.is_working(day)]


def at_minute(day: date, minute: int) -> datetime:
    """A minute of a day in Algiers."""
    return datetime.combine(day, time(minute // 60, minute % 60), ALGIERS)
