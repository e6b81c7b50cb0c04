"""The office's weekend, feasts and closures: what its working days follow from.

No clock here: today is always given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from certdesk.domain.calendar import Weekday, Workdays

# next year's Hijri dates are published in autumn; the office has time to type them
WARN_FROM_MONTH = 10

END_OF_RAMADAN: Final = "eid_fitr"
RAMADAN_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class FixedFeast:
    """A feast on the same day every year."""

    id: str
    title: str
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class HijriFeast:
    """A feast of the Hijri year, `days` long."""

    id: str
    title: str
    days: int


@dataclass(frozen=True, slots=True)
class HijriDate:
    """Where a Hijri feast falls; an estimate until the office confirms it."""

    feast: str
    first_day: date
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Closure:
    """The school is closed, both days included."""

    title: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """The office's weekend, feasts and closures; an edition of `calendar.toml`."""

    weekend: frozenset[Weekday]
    fixed_feasts: tuple[FixedFeast, ...] = ()
    hijri_feasts: tuple[HijriFeast, ...] = ()
    hijri_dates: tuple[HijriDate, ...] = ()
    closures: tuple[Closure, ...] = ()
    _titles: dict[date, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out the dated days once."""
        object.__setattr__(self, "_titles", dict(self._dated_days()))

    def workdays(self) -> Workdays:
        """The working days that follow from it."""
        return Workdays(
            weekend=self.weekend,
            yearly=frozenset((feast.month, feast.day) for feast in self.fixed_feasts),
            dated=frozenset(self._titles),
        )

    def closed_for(self, day: date) -> str | None:
        """The feast or closure of that day, None on other days (weekends too)."""
        for feast in self.fixed_feasts:
            if (feast.month, feast.day) == (day.month, day.day):
                return feast.title
        return self._titles.get(day)

    def in_ramadan(self, day: date) -> bool:
        """Whether it is one of the thirty days before an Eid al-Fitr that the calendar knows.

        A month of 29 days begins a day later: nobody knows that before its first evening.
        """
        feasts = (one.first_day for one in self.hijri_dates if one.feast == END_OF_RAMADAN)
        return any(0 < (feast - day).days <= RAMADAN_DAYS for feast in feasts)

    def _dated_days(self) -> Iterable[tuple[date, str]]:
        for closure in self.closures:
            for day in _days(closure.first_day, (closure.last_day - closure.first_day).days + 1):
                yield day, closure.title
        feasts = {feast.id: feast for feast in self.hijri_feasts}
        for entry in self.hijri_dates:
            for day in _days(entry.first_day, feasts[entry.feast].days):
                yield day, feasts[entry.feast].title


def unconfirmed_hijri_year(calendar: OfficeCalendar, today: date) -> int | None:
    """The year whose Hijri dates still wait for the office, None when there is none.

    From October it is next year that is looked at, before that the rest of this year.
    """
    year = today.year + (today.month >= WARN_FROM_MONTH)
    for feast in calendar.hijri_feasts:
        falls = [
            entry
            for entry in calendar.hijri_dates
            if entry.feast == feast.id and entry.first_day.year == year
        ]
        if not any(entry.confirmed or entry.first_day < today for entry in falls):
            return year
    return None


def _days(first: date, count: int) -> Iterable[date]:
    return (first + timedelta(days=step) for step in range(count))
