"""Algerian dates in words, and the working days that a promise is counted in.

Months have the names of Algerian offices; the week runs from Sunday to Thursday unless the
office says otherwise. No clock here: today is always given.
"""

from datetime import date, timedelta, timezone
from enum import StrEnum
from typing import NamedTuple

from certdesk.domain.errors import RuleBroken

# one hour ahead of UTC all year since 1981: no zone table, which takes a while to load
ALGIERS = timezone(timedelta(hours=1), "Africa/Algiers")
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


class Workdays(NamedTuple):
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
