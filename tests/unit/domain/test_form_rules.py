"""Rules between the fields, seen through the reading of a whole form."""

import pytest

from certdesk.i18n import tr
from tests.unit.domain.typed_forms import codes, read, warned


@pytest.mark.parametrize(
    "changes",
    [
        {"birth": "23/11/2010", "diploma_dated": "23/11/2026", "diploma_year": "2026"},
        {"birth": "2010"},
    ],
)
def test_sixteen_today_is_old_enough_for_the_form(changes: dict[str, str]) -> None:
    # the diploma is what such an applicant cannot have
    assert codes(read(**changes)) == [("diploma_dated", "diploma_before_adult")]


@pytest.mark.parametrize("birth", ["24/11/1925", "1925", "~1925", "11/1925"])
def test_a_hundred_years_are_not_too_many(birth: str) -> None:
    assert read(birth=birth).problems == ()


@pytest.mark.parametrize(
    "birth,dated,allowed",
    [
        ("14/03/1997", "14/03/2015", True),
        ("14/03/1997", "13/03/2015", False),
        ("~1997", "01/01/2015", True),
        ("~1997", "31/12/2014", False),
        ("29/02/1996", "28/02/2014", True),
    ],
)
def test_a_diploma_needs_a_grown_holder(birth: str, dated: str, *, allowed: bool) -> None:
    reading = read(birth=birth, diploma_dated=dated, registration_number="ABC")
    assert codes(reading) == ([] if allowed else [("diploma_dated", "diploma_before_adult")])


def test_a_date_to_come_is_compared_with_the_numbers_year() -> None:
    problem = read(diploma_dated="12/07/2029").problems[0]
    assert problem.data == {"guess": "12/07/2019"}
    assert "لعلها" in tr(problem.sentence, **problem.data)
    assert "day" in read(diploma_dated="12/12/2026", diploma_year="2026").problems[0].data
    assert "day" in read(diploma_dated="12/12/2026", diploma_number="x/y").problems[-1].data


@pytest.mark.parametrize(
    "number,year,stands",
    [
        ("0457", "2019", "0457/2019"),
        ("0457/2019", "", "0457/2019"),
        ("0457\\2019", "2019", "0457\\2019"),
        ("٤٥٧", "٢٠١٩", "457/2019"),
    ],
)
def test_the_two_boxes_make_one_number(number: str, year: str, stands: str) -> None:
    reading = read(diploma_number=number, diploma_year=year)
    assert reading.problems == ()
    assert reading.diploma is not None
    assert reading.diploma.number == stands


def test_two_years_that_differ_are_asked_about() -> None:
    reading = read(diploma_number="0457/2019", diploma_year="2020")
    assert codes(reading) == [("diploma_year", "diploma_year_twice")]
    late = read(diploma_number="0457/2030", diploma_year="2030")
    assert codes(late) == [("diploma_year", "diploma_year_implausible")]


def test_a_number_of_signs_alone_is_no_number() -> None:
    assert codes(read(diploma_number="#")) == [("diploma_year", "diploma_number_unreadable")]


@pytest.mark.parametrize(
    "changes,expected",
    [
        (
            {"registration_number": "1534087712"},
            [("registration_number", "unusual_registration_number")],
        ),
        ({"diploma_number": "45 مكرر"}, [("diploma_number", "unusual_diploma_number")]),
        ({"diploma_year": "2018"}, [("diploma_dated", "diploma_year_differs")]),
        ({"bac_year": "2017"}, [("bac_year", "bac_year_late")]),
        ({"bac_year": "2016"}, []),
        ({"registration_number": "201712345678"}, [("bac_year", "bac_year_late")]),
        ({"bac_year": "2017", "diploma_dated": ""}, [("bac_year", "bac_year_late")]),
        ({"bac_year": "2017", "diploma_dated": "", "diploma_number": ""}, []),
        (
            {"bac_year": "2018", "diploma_year": "2020", "registration_number": "ABC"},
            [
                ("registration_number", "unusual_registration_number"),
                ("diploma_dated", "diploma_year_differs"),
                ("bac_year", "bac_year_late"),
            ],
        ),
    ],
)  # fmt: skip
def test_oddities_warn_and_do_not_stop(
    changes: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert warned(read(**changes)) == expected


@pytest.mark.parametrize(
    "number,bac_year,expected",
    [
        ("201512345678", "", 2015),
        ("201512345678", "2014", 2014),
        ("202712345678", "", None),
        ("201512345678", "20145", None),
        ("ABC", "", None),
    ],
)
def test_the_bac_year_is_read_from_the_registration_number(
    number: str, bac_year: str, expected: int | None
) -> None:
    reading = read(registration_number=number, bac_year=bac_year)
    assert reading.applicant is not None
    assert reading.applicant.bac_year == expected
