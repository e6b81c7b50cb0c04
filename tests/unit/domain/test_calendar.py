from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.calendar import (
    NoWorkingDay,
    Weekday,
    Workdays,
    long_date,
    month_bounds,
    month_name,
    weekday_name,
)
from certdesk.domain.office_calendar import (
    Closure,
    FixedFeast,
    HijriDate,
    HijriFeast,
    OfficeCalendar,
    unconfirmed_hijri_year,
)

WEEKEND = frozenset({Weekday.FRIDAY, Weekday.SATURDAY})
THURSDAY = date(2026, 11, 26)
SUNDAY = date(2026, 11, 29)
FEAST = HijriFeast("eid_fitr", "عيد الفطر", 3)

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
workdays = st.builds(
    Workdays,
    st.frozensets(st.sampled_from(Weekday), max_size=6),
    st.frozensets(st.tuples(st.integers(1, 12), st.integers(1, 28)), max_size=10),
    st.frozensets(days, max_size=10),
)


def test_dates_in_words_use_algerian_months() -> None:
    assert long_date(THURSDAY) == "26 نوفمبر 2026"
    assert long_date(THURSDAY, with_weekday=True) == "الخميس 26 نوفمبر 2026"
    assert long_date(date(2027, 1, 1), with_weekday=True) == "الجمعة 1 جانفي 2027"
    assert [month_name(n) for n in (1, 2, 7, 8, 12)] == [
        "جانفي",
        "فيفري",
        "جويلية",
        "أوت",
        "ديسمبر",
    ]
    assert weekday_name(SUNDAY) == "الأحد"


def test_every_weekday_has_its_name() -> None:
    names = [weekday_name(SUNDAY + timedelta(days=step)) for step in range(7)]
    assert names == ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"]


def test_the_day_of_deposit_is_not_counted() -> None:
    week = Workdays(WEEKEND)
    assert week.add_working_days(date(2026, 11, 23), 3) == THURSDAY
    assert week.add_working_days(THURSDAY, 3) == date(2026, 12, 1)
    assert week.add_working_days(date(2026, 11, 27), 1) == SUNDAY


def test_no_delay_means_today_or_the_next_working_day() -> None:
    week = Workdays(WEEKEND)
    assert week.add_working_days(THURSDAY, 0) == THURSDAY
    assert week.add_working_days(date(2026, 11, 27), 0) == SUNDAY


def test_feasts_and_closures_do_not_count() -> None:
    calendar = OfficeCalendar(
        WEEKEND,
        fixed_feasts=(FixedFeast("revolution", "عيد الثورة", 11, 1),),
        hijri_feasts=(FEAST,),
        hijri_dates=(HijriDate("eid_fitr", date(2027, 3, 9), confirmed=False),),
        closures=(Closure("عطلة الشتاء", date(2026, 12, 24), date(2027, 1, 4)),),
    )
    week = calendar.workdays()
    assert not week.is_working(date(2026, 11, 1))
    assert not week.is_working(date(2031, 11, 1))
    assert [week.is_working(date(2027, 3, day)) for day in range(8, 13)] == [
        True,
        False,
        False,
        False,
        False,  # Friday
    ]
    assert week.add_working_days(date(2026, 12, 23), 1) == date(2027, 1, 5)
    assert calendar.closed_for(date(2026, 11, 1)) == "عيد الثورة"
    assert calendar.closed_for(date(2027, 3, 11)) == "عيد الفطر"
    assert calendar.closed_for(date(2027, 1, 4)) == "عطلة الشتاء"
    assert calendar.closed_for(date(2027, 1, 5)) is None


@given(workdays, days, st.integers(1, 40))
def test_adding_and_counting_agree(week: Workdays, day: date, count: int) -> None:
    later = week.add_working_days(day, count)
    assert week.is_working(later)
    assert week.working_days_between(day, later) == count
    assert week.working_days_between(day, later - timedelta(days=1)) == count - 1


@given(workdays, days, st.integers(0, 20), st.integers(0, 20))
def test_delays_add_up_from_a_working_day(
    week: Workdays, day: date, first: int, second: int
) -> None:
    start = week.add_working_days(day, 0)
    assert week.add_working_days(
        week.add_working_days(start, first), second
    ) == week.add_working_days(start, first + second)


@given(workdays, days, days)
def test_late_is_never_negative(week: Workdays, promised: date, today: date) -> None:
    late = week.overdue_days(promised, today)
    assert late >= 0
    if today <= promised:
        assert late == 0


def test_late_is_counted_in_working_days() -> None:
    week = Workdays(WEEKEND)
    assert week.overdue_days(THURSDAY, THURSDAY) == 0
    assert week.overdue_days(THURSDAY, date(2026, 11, 28)) == 0
    assert week.overdue_days(THURSDAY, date(2026, 12, 1)) == 3


def test_a_calendar_without_working_days_says_so() -> None:
    never = Workdays(frozenset(Weekday))
    with pytest.raises(NoWorkingDay) as caught:
        never.add_working_days(THURSDAY, 1)
    assert caught.value.data["day"] == "26/11/2026"


def hijri(*dates: HijriDate) -> OfficeCalendar:
    return OfficeCalendar(WEEKEND, hijri_feasts=(FEAST,), hijri_dates=dates)


ESTIMATE = HijriDate("eid_fitr", date(2027, 3, 9), confirmed=False)
CONFIRMED = HijriDate("eid_fitr", date(2027, 3, 10), confirmed=True)


@pytest.mark.parametrize(
    "dates, today, expected",
    [
        ((), date(2026, 9, 30), 2026),
        ((ESTIMATE,), date(2026, 10, 1), 2027),
        ((CONFIRMED,), date(2026, 10, 1), None),
        ((), date(2026, 12, 31), 2027),
        ((ESTIMATE,), date(2027, 3, 9), 2027),
        ((ESTIMATE,), date(2027, 3, 10), None),  # over: nothing left to confirm
        ((CONFIRMED,), date(2027, 1, 2), None),
    ],
)
def test_hijri_dates_are_asked_from_october(
    dates: tuple[HijriDate, ...], today: date, expected: int | None
) -> None:
    assert unconfirmed_hijri_year(hijri(*dates), today) == expected


def test_before_october_next_year_is_nobodys_worry() -> None:
    past = HijriDate("eid_fitr", date(2026, 3, 20), confirmed=False)
    assert unconfirmed_hijri_year(hijri(past, ESTIMATE), date(2026, 9, 30)) is None
    assert unconfirmed_hijri_year(hijri(past, ESTIMATE), date(2026, 10, 1)) == 2027


def test_an_office_without_hijri_feasts_is_never_warned() -> None:
    assert unconfirmed_hijri_year(OfficeCalendar(WEEKEND), date(2026, 11, 1)) is None


def test_a_month_ends_before_the_next_begins() -> None:
    assert month_bounds(2026, 11) == (date(2026, 11, 1), date(2026, 12, 1))
    assert month_bounds(2026, 12) == (date(2026, 12, 1), date(2027, 1, 1))


@given(st.integers(1990, 2100), st.integers(1, 12))
def test_a_month_holds_exactly_its_days(year: int, month: int) -> None:
    first, end = month_bounds(year, month)
    assert (first.year, first.month, first.day, end.day) == (year, month, 1, 1)
    assert (end - timedelta(days=1)).month == month
