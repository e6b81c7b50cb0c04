"""The office's calendar: weekend, feasts and closures, read from an edition of `calendar.toml`."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from certdesk.domain.calendar import Weekday
from certdesk.domain.office_calendar import (
    Closure,
    FixedFeast,
    HijriDate,
    HijriFeast,
    OfficeCalendar,
)
from certdesk.forms.errors import BadValue, Duplicate, OutOfRange
from certdesk.forms.reader import Table, read

__all__ = ["OfficeCalendar", "read_calendar"]

_LONGEST_CLOSURE_DAYS = 366
# a Hijri year has 354 or 355 days, and sighting moves a feast by one or two
_SHORTEST_HIJRI_YEAR_DAYS = 350


def read_calendar(text: str, source: str) -> OfficeCalendar:
    """Read an edition of the calendar; `source` is the name errors show.

    Raises:
        FormsError: naming file, key and remedy.
    """
    return read(text, source, _calendar)


def _calendar(table: Table) -> OfficeCalendar:
    feasts = table.records("hijri_feasts", _hijri_feast)
    ids = [feast.id for feast in feasts]
    dates = table.records("hijri_dates", lambda row: _hijri_date(row, ids))
    _refuse_twice_a_year(table, dates)
    return OfficeCalendar(
        weekend=_weekend(table),
        fixed_feasts=table.records("fixed_feasts", _fixed_feast),
        hijri_feasts=feasts,
        hijri_dates=dates,
        closures=table.records("closures", _closure),
    )


def _weekend(table: Table) -> frozenset[Weekday]:
    names = table.texts("weekend")
    table.require_known("weekend", names, [day.value for day in Weekday])
    if len(names) == len(Weekday):
        example = 'weekend = ["friday", "saturday"]'
        raise table.error(BadValue, "weekend", value=", ".join(names), example=example)
    return frozenset(Weekday(name) for name in names)


def _fixed_feast(table: Table) -> FixedFeast:
    month = table.number("month", least=1, most=12)
    # 2000 is a leap year: 29 February is a possible day
    longest = ((date(2000, month, 1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day
    return FixedFeast(
        id=table.identifier(),
        title=table.text("title"),
        month=month,
        day=table.number("day", least=1, most=longest),
    )


def _hijri_feast(table: Table) -> HijriFeast:
    return HijriFeast(
        id=table.identifier(),
        title=table.text("title"),
        days=table.number("days", least=1, most=10),
    )


def _hijri_date(table: Table, feasts: Iterable[str]) -> HijriDate:
    return HijriDate(
        feast=table.one_of("feast", feasts),
        first_day=table.day("first_day"),
        confirmed=table.yes_no("confirmed"),
    )


def _refuse_twice_a_year(table: Table, dates: Iterable[HijriDate]) -> None:
    ordered = sorted(dates, key=lambda entry: (entry.feast, entry.first_day))
    for one, later in pairwise(ordered):
        gap_days = (later.first_day - one.first_day).days
        if one.feast == later.feast and gap_days < _SHORTEST_HIJRI_YEAR_DAYS:
            twice = f"{later.feast} {later.first_day}"
            raise table.error(Duplicate, "hijri_dates", value=twice)


def _closure(table: Table) -> Closure:
    first_day, last_day = table.day("first_day"), table.day("last_day")
    latest = first_day + timedelta(days=_LONGEST_CLOSURE_DAYS)
    if not first_day <= last_day <= latest:
        raise table.error(OutOfRange, "last_day", value=last_day, least=first_day, most=latest)
    return Closure(title=table.text("title"), first_day=first_day, last_day=last_day)
