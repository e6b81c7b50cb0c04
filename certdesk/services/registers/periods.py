"""The periods of the registers: a month, a year, or from a day to a day."""

from collections.abc import Iterator
from datetime import date, timedelta

from certdesk.domain.calendar import month_bounds, month_name
from certdesk.domain.dates import shown_day
from certdesk.i18n import ltr, tr
from certdesk.registers.rows import PeriodKind, RegisterPeriod


def month_period(year: int, month: int) -> RegisterPeriod:
    """A month as the registers name it: «نوفمبر 2026»."""
    first, end = month_bounds(year, month)
    return RegisterPeriod(PeriodKind.MONTH, first, end, f"{month_name(month)} {year}")


def year_period(year: int) -> RegisterPeriod:
    """A whole year."""
    return RegisterPeriod(PeriodKind.YEAR, date(year, 1, 1), date(year + 1, 1, 1), str(year))


def span_period(first: date, last: date) -> RegisterPeriod:
    """From a day to a day, both inclusive."""
    title = tr("from {first} to {last}", first=ltr(shown_day(first)), last=ltr(shown_day(last)))
    return RegisterPeriod(PeriodKind.RANGE, first, last + timedelta(days=1), title)


def months_of(period: RegisterPeriod) -> Iterator[RegisterPeriod]:
    """The months that a period touches, oldest first, each whole."""
    first = period.first
    while first < period.end:
        month = month_period(first.year, first.month)
        yield month
        first = month.end


def file_span(period: RegisterPeriod) -> str:
    """A period in a file name: `2026-11`, `2026`, `2026-11-01_2026-11-08` (end exclusive)."""
    if period.kind is PeriodKind.MONTH:
        return f"{period.first:%Y-%m}"
    if period.kind is PeriodKind.YEAR:
        return f"{period.first:%Y}"
    return f"{period.first.isoformat()}_{period.end.isoformat()}"
