from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.dates import Birth, parse_birth, parse_day, shown_day, years_after
from certdesk.domain.errors import FieldProblem

THE_DAY = date(2026, 11, 23)


def code(result: object) -> str:
    assert isinstance(result, FieldProblem)
    return result.code


@pytest.mark.parametrize(
    "typed",
    [
        "23/11/2026", "23112026", "23-11-2026", "2026-11-23", "2026/11/23", "23.11.2026",
        "23 11 2026", "23\\11\\2026", "٢٣/١١/٢٠٢٦", "۲۳/۱۱/۲۰۲۶", " 23 / 11 / 2026 ",
        "\u206623/11/2026\u2069", "23 نوفمبر 2026",
    ],
)  # fmt: skip
def test_ways_to_write_a_day(typed: str) -> None:
    assert parse_day(typed) == THE_DAY


@pytest.mark.parametrize(
    "typed,expected",
    [
        ("31/02/2026", "no_such_day"),
        ("29/02/2025", "no_such_day"),
        ("00/01/2025", "no_such_day"),
        ("01/13/2025", "no_such_month"),
        ("12/07/26", "two_digit_year"),
        ("120726", "two_digit_year"),
        ("15/03/1445", "hijri_year"),
        ("1445/03/15", "hijri_year"),
        ("15 رمضان 1445 هـ", "hijri_year"),
        ("15/03/1445 هجري", "hijri_year"),
        ("99/99/9999", "year_implausible"),
        ("1/1/1899", "year_implausible"),
        ("1/1/202", "year_implausible"),
        ("1/1/20266", "date_unreadable"),
        ("23 november 2026", "date_unreadable"),
        ("23 نوفمبر 20266", "date_unreadable"),
        ("", "date_unreadable"),
        ("غدا", "date_unreadable"),
        ("1" * 1000, "date_unreadable"),
        ("23/11", "date_unreadable"),
    ],
)
def test_what_is_asked_about_instead_of_guessed(typed: str, expected: str) -> None:
    problem = parse_day(typed, "diploma_dated")
    assert code(problem) == expected
    assert isinstance(problem, FieldProblem)
    assert problem.field == "diploma_dated"


@pytest.mark.parametrize(
    "typed,key,shown",
    [
        ("15/04/1999", "1999-04-15", "15/04/1999"),
        ("1999-04-15", "1999-04-15", "15/04/1999"),
        ("04/1999", "1999-04", "04/1999"),
        ("1999-04", "1999-04", "04/1999"),
        ("1999", "1999", "1999"),
        ("خلال 1975", "~1975", "خلال سنة 1975"),
        ("خلال سنة ١٩٧٥", "~1975", "خلال سنة 1975"),
        ("~1975", "~1975", "خلال سنة 1975"),
        ("presumed 1975", "~1975", "خلال سنة 1975"),
        ("Présumée en 1975", "~1975", "خلال سنة 1975"),
    ],
)
def test_births_as_the_civil_register_has_them(typed: str, key: str, shown: str) -> None:
    birth = parse_birth(typed)
    assert isinstance(birth, Birth)
    assert (birth.key(), birth.text()) == (key, shown)


@pytest.mark.parametrize(
    "typed,expected",
    [
        ("1420", "hijri_year"),
        ("~1200", "year_implausible"),
        ("99", "date_unreadable"),
        ("13/1999", "no_such_month"),
        ("31/02/1999", "no_such_day"),
        ("1999-00", "no_such_month"),
        ("15/04/99", "two_digit_year"),
    ],
)
def test_births_that_are_asked_about(typed: str, expected: str) -> None:
    assert code(parse_birth(typed)) == expected


def test_the_bounds_of_a_birth() -> None:
    assert Birth("presumed", None, 1975).earliest() == date(1975, 1, 1)
    assert Birth("year", None, 1975).latest() == date(1975, 12, 31)
    month = Birth("month", date(1975, 4, 1), 1975)
    assert (month.earliest(), month.latest()) == (date(1975, 4, 1), date(1975, 4, 28))
    day = Birth("day", date(1975, 4, 2), 1975)
    assert day.earliest() == day.latest() == date(1975, 4, 2)


def test_a_leap_day_has_a_birthday_every_year() -> None:
    assert years_after(date(2008, 2, 29), 18) == date(2026, 2, 28)
    assert years_after(date(2008, 2, 29), 16) == date(2024, 2, 29)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    assert parse_day(shown_day(day)) == day
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day:%d%m}{day.year}") == day


births = st.one_of(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(lambda day: Birth("day", day, day.year)),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(
        lambda day: Birth("month", day.replace(day=1), day.year)
    ),
    st.integers(1900, 2199).map(lambda year: Birth("year", None, year)),
    st.integers(1900, 2199).map(lambda year: Birth("presumed", None, year)),
)


@given(births)
def test_every_birth_reads_back_from_paper_and_from_its_key(birth: Birth) -> None:
    assert parse_birth(birth.text()) == birth
    assert parse_birth(birth.key()) == birth


@given(st.text(max_size=80) | st.text(st.sampled_from("0123456789/-. هـ~خلال"), max_size=14))
def test_no_text_breaks_the_readers(text: str) -> None:
    assert isinstance(parse_day(text), date | FieldProblem)
    assert isinstance(parse_birth(text), Birth | FieldProblem)
