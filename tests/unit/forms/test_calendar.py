from datetime import date

import pytest

from certdesk.domain.calendar import Weekday
from certdesk.domain.office_calendar import unconfirmed_hijri_year
from certdesk.forms.calendar import read_calendar
from certdesk.forms.errors import (
    BadValue,
    Duplicate,
    FormsError,
    OutOfRange,
    UnknownChoiceNear,
    WrongType,
)
from certdesk.forms.reader import shipped_text

SHIPPED = shipped_text("calendar")
CALENDAR = read_calendar(SHIPPED, "calendar.toml")


def edition(old: str, new: str) -> str:
    assert old in SHIPPED
    return SHIPPED.replace(old, new, 1)


def test_the_week_runs_from_sunday_to_thursday() -> None:
    assert CALENDAR.weekend == {Weekday.FRIDAY, Weekday.SATURDAY}
    week = CALENDAR.workdays()
    assert week.add_working_days(date(2026, 11, 26), 1) == date(2026, 11, 29)


def test_feasts_of_the_shipped_years_do_not_count() -> None:
    week = CALENDAR.workdays()
    for feast in (date(2026, 11, 1), date(2027, 1, 12), date(2027, 3, 11), date(2029, 5, 14)):
        assert not week.is_working(feast)
    assert CALENDAR.closed_for(date(2027, 5, 18)) == "عيد الأضحى"


def test_every_shipped_year_has_every_hijri_feast() -> None:
    for year in range(2026, 2030):
        found = {entry.feast for entry in CALENDAR.hijri_dates if entry.first_day.year == year}
        assert found == {feast.id for feast in CALENDAR.hijri_feasts}


def test_estimates_are_never_shipped_as_confirmed() -> None:
    assert unconfirmed_hijri_year(CALENDAR, date(2026, 10, 1)) == 2027
    confirmed = read_calendar(SHIPPED.replace("confirmed = false", "confirmed = true"), "edition")
    assert unconfirmed_hijri_year(confirmed, date(2026, 10, 1)) is None


def test_the_office_adds_its_closures() -> None:
    row = '{ title = "عطلة الصيف", first_day = 2027-07-18, last_day = 2027-08-28 }'
    calendar = read_calendar(edition("closures = []", f"closures = [{row}]"), "edition")
    assert calendar.workdays().add_working_days(date(2027, 7, 15), 1) == date(2027, 8, 29)
    assert calendar.closed_for(date(2027, 8, 1)) == "عطلة الصيف"


def closure(first: str, last: str) -> str:
    return f'closures = [{{ title = "غلق", first_day = {first}, last_day = {last} }}]'


@pytest.mark.parametrize(
    "old, new, kind, key",
    [
        ('"friday"', '"firday"', UnknownChoiceNear, "weekend"),
        ('"friday"', '"friday", "friday"', Duplicate, "weekend"),
        ("month = 1, day = 12", "month = 13, day = 12", OutOfRange, "fixed_feasts.yennayer.month"),
        ("month = 1, day = 12", "month = 2, day = 30", OutOfRange, "fixed_feasts.yennayer.day"),
        ("month = 1, day = 12", "month = 12, day = 32", OutOfRange, "fixed_feasts.yennayer.day"),
        ("days = 3", "days = 0", OutOfRange, "hijri_feasts.eid_fitr.days"),
        ('feast = "mawlid"', 'feast = "mawled"', UnknownChoiceNear, "hijri_dates[5].feast"),
        ("2027-03-09", '"09/03/2027"', WrongType, "hijri_dates[6].first_day"),
        ("2027-05-16", "2026-05-28", Duplicate, "hijri_dates"),
        ("closures = []", closure("2027-08-28", "2027-07-18"), OutOfRange, "closures[1].last_day"),
        ("closures = []", closure("2027-01-01", "2028-06-01"), OutOfRange, "closures[1].last_day"),
    ],
)
def test_what_the_office_gets_wrong_is_named(
    old: str, new: str, kind: type[FormsError], key: str
) -> None:
    with pytest.raises(FormsError) as caught:
        read_calendar(edition(old, new), "calendar.toml")
    assert type(caught.value) is kind
    assert caught.value.data["key"] == key


def test_a_week_without_working_day_is_refused() -> None:
    every = ", ".join(f'"{day.value}"' for day in Weekday)
    with pytest.raises(BadValue):
        read_calendar(edition('"friday", "saturday"', every), "calendar.toml")


def test_the_29th_of_february_is_a_day() -> None:
    calendar = read_calendar(edition("month = 1, day = 12", "month = 2, day = 29"), "edition")
    assert calendar.closed_for(date(2028, 2, 29)) == "رأس السنة الأمازيغية (يناير)"
