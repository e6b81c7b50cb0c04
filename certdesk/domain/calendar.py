"""Algerian dates in words, and the working days that a promise is counted in.

Months have the names of Algerian offices; the week runs from Sunday to Thursday unless the
office says otherwise. No clock here: today is always given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from certdesk.domain.errors import RuleBroken

# one hour ahead of UTC all year; the zone table has its history
ALGIERS = ZoneInfo("Africa/Algiers")
MONTHS = (
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)
# next year's Hijri dates are published in autumn; the office has time to type them
WARN_FROM_MONTH = 10
# longer than any closure an office can mean
_LONGEST_SEARCH_DAYS = 1100


class Weekday(StrEnum):
    """The days as `date.weekday()` counts them: Monday is 0."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """The weekday of a date."""
        return _BY_NUMBER[day.weekday()]


# is_working runs over whole years of days: no tuple is built for each
_BY_NUMBER = tuple(Weekday)

WEEKDAYS = {
    Weekday.SUNDAY: "الأحد",
    Weekday.MONDAY: "الاثنين",
    Weekday.TUESDAY: "الثلاثاء",
    Weekday.WEDNESDAY: "الأربعاء",
    Weekday.THURSDAY: "الخميس",
    Weekday.FRIDAY: "الجمعة",
    Weekday.SATURDAY: "السبت",
}


class NoWorkingDay(RuleBroken):
    """The calendar leaves no working day in three years."""

    code = "no_working_day"
    sentence = (
        "The office's calendar leaves no working day after {day}. Nothing was changed. "
        "Ask the supervisor to correct the weekend, the feasts and the closures in Settings."
    )


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
class Workdays:
    """Which days count: not the weekend, not a `yearly` (month, day), not a `dated` day."""

    weekend: frozenset[Weekday]
    yearly: frozenset[tuple[int, int]] = frozenset()
    dated: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether the counter works on that day."""
        return (
            day not in self.dated
            and (day.month, day.day) not in self.yearly
            and Weekday.of(day) not in self.weekend
        )

    def add_working_days(self, day: date, count: int) -> date:
        """The day `count` working days later; the day itself is not counted.

        With 0: the day itself, or the next working day.

        Raises:
            NoWorkingDay: the calendar leaves none.
        """
        if count == 0:
            return day if self.is_working(day) else self._next(day)
        for _ in range(count):
            day = self._next(day)
        return day

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days lie after the first day, up to and with the second."""
        span = range(1, (until - after).days + 1)
        return sum(self.is_working(after + timedelta(days=step)) for step in span)

    def overdue_days(self, promised: date, today: date) -> int:
        """How many working days a promise is late; 0 when it is not."""
        return self.working_days_between(promised, today)

    def _next(self, day: date) -> date:
        for step in range(1, _LONGEST_SEARCH_DAYS):
            later = day + timedelta(days=step)
            if self.is_working(later):
                return later
        raise NoWorkingDay(day=f"{day:%d/%m/%Y}")


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


def month_name(month: int) -> str:
    """The Algerian name of a month, 1 to 12."""
    return MONTHS[month - 1]


def weekday_name(day: date) -> str:
    """The Arabic name of a date's weekday."""
    return WEEKDAYS[Weekday.of(day)]


def long_date(day: date, *, with_weekday: bool = False) -> str:
    """A date in words: `26 نوفمبر 2026`, or `الخميس 26 نوفمبر 2026`."""
    words = f"{day.day} {month_name(day.month)} {day.year}"
    return f"{weekday_name(day)} {words}" if with_weekday else words


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """A month: first day inclusive, end exclusive."""
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1)


def _days(first: date, count: int) -> Iterable[date]:
    return (first + timedelta(days=step) for step in range(count))
