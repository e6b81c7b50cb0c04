import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.diploma import DiplomaNumber, diploma_number_key, parse_diploma_number
from certdesk.domain.errors import FieldProblem


@pytest.mark.parametrize(
    "typed", ["12/2026", "١٢/٢٠٢٦", "12\\2026", "0012/2026", " 12 / 2026 ", "۱۲/۲۰۲۶", "12∕2026"]
)
def test_one_number_has_one_key(typed: str) -> None:
    number = parse_diploma_number(typed)
    assert isinstance(number, DiplomaNumber)
    assert (number.key, number.year, number.usual) == ("12/2026", 2026, True)
    assert diploma_number_key(typed) == "12/2026"


def test_what_was_typed_stays() -> None:
    number = parse_diploma_number("0012/2026")
    assert isinstance(number, DiplomaNumber)
    assert number.typed == "0012/2026"


@pytest.mark.parametrize(
    "typed,key,usual",
    [
        ("457-ENS/2019", "457ens/2019", True),
        ("ENS/457/2019", "ens457/2019", False),
        ("45 مكرر/2019", "45مكرر/2019", False),
        ("2019/2020", "2019/2020", True),
        ("0/2020", "0/2020", True),
    ],
)
def test_other_forms_stay_possible(typed: str, key: str, *, usual: bool) -> None:
    number = parse_diploma_number(typed)
    assert isinstance(number, DiplomaNumber)
    assert (number.key, number.usual) == (key, usual)


@pytest.mark.parametrize(
    "typed,code",
    [
        ("12/26", "diploma_year_two_digits"),
        ("2026/12", "diploma_number_reversed"),
        ("2019/0457-ENS", "diploma_number_reversed"),
        ("12", "diploma_year_missing"),
        ("", "diploma_year_missing"),
        ("12/1826", "diploma_number_unreadable"),
        ("/2026", "diploma_number_unreadable"),
        ("--/2026", "diploma_number_unreadable"),
        ("12/", "diploma_number_unreadable"),
    ],
)
def test_what_is_asked_about_instead_of_guessed(typed: str, code: str) -> None:
    problem = parse_diploma_number(typed)
    assert isinstance(problem, FieldProblem)
    assert (problem.field, problem.code) == ("diploma_number", code)


def test_a_reversed_number_is_turned_only_in_the_question() -> None:
    problem = parse_diploma_number("2026/12")
    assert isinstance(problem, FieldProblem)
    assert problem.data == {"guess": "12/2026"}


def test_the_key_of_what_is_no_number() -> None:
    assert diploma_number_key("12/26") == "1226"
    assert diploma_number_key("") == ""


@given(st.text(max_size=80) | st.text(st.sampled_from("0129/\\ -Aم"), max_size=12))
def test_no_text_breaks_it_and_keys_are_stable(text: str) -> None:
    number = parse_diploma_number(text)
    if isinstance(number, DiplomaNumber):
        assert diploma_number_key(number.key) == number.key
        assert diploma_number_key(number.typed) == number.key
