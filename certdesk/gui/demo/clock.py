"""The clock of the demonstration: it begins on the last working day of the month before."""

from datetime import date, datetime, timedelta

from certdesk.clock import Clock
from certdesk.domain.calendar import ALGIERS

_WEEKEND = (4, 5)
"""Friday and Saturday, as Python counts the days of a week."""


class DemoClock:
    """The office's clock, moved back by whole days until `come_to_today`."""

    def __init__(self, clock: Clock) -> None:
        """`clock`: the one of today."""
        self._clock = clock
        today = clock().astimezone(ALGIERS).date()
        self._back = today - last_month(today)

    def __call__(self) -> datetime:
        """Now, in the demonstration."""
        return self._clock() - self._back

    def come_to_today(self) -> None:
        """From now on it is today."""
        self._back = timedelta()


def last_month(today: date) -> date:
    """The last day before this month that is no weekend."""
    day = today.replace(day=1) - timedelta(days=1)
    while day.weekday() in _WEEKEND:
        day -= timedelta(days=1)
    return day
