import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.applicant import (
    Applicant,
    RegistrationNumber,
    parse_registration_number,
    registration_key,
)
from certdesk.domain.errors import FieldProblem


def test_names_are_put_together_as_on_the_form() -> None:
    applicant = Applicant(
        given_name="محمد",
        family_name="بن عيسى",
        latin_given_name="Mohamed",
        latin_family_name="BENAISSA",
    )
    assert (applicant.name, applicant.latin_name) == ("محمد بن عيسى", "Mohamed BENAISSA")
    assert Applicant(given_name="محمد").name == "محمد"
    assert Applicant().latin_name == ""


@pytest.mark.parametrize(
    "typed,key,bac_year,usual",
    [
        ("201712345678", "201712345678", 2017, True),
        ("٢٠١٧١٢٣٤٥٦٧٨", "201712345678", 2017, True),
        ("2017 1234 5678", "201712345678", 2017, True),
        ("153408771200", "153408771200", None, True),
        ("un2701" + "2018" + "2017" + "12345678", "UN27012018201712345678", 2017, True),
        ("9dza123", "9DZA123", None, True),
        ("1534087712", "1534087712", None, False),
        ("ens/123-a", "ENS/123-A", None, False),
    ],
)
def test_registration_numbers(typed: str, key: str, bac_year: int | None, *, usual: bool) -> None:
    number = parse_registration_number(typed)
    assert isinstance(number, RegistrationNumber)
    assert (number.key, number.bac_year, number.usual) == (key, bac_year, usual)
    assert registration_key(number.typed) == key


@pytest.mark.parametrize("typed", ["", "12", "رقم 12", "1" * 25, "12_34", "x" * 1000])
def test_what_is_no_registration_number(typed: str) -> None:
    problem = parse_registration_number(typed)
    assert isinstance(problem, FieldProblem)
    assert (problem.field, problem.code) == ("registration_number", "registration_unreadable")


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    number = parse_registration_number(text)
    if isinstance(number, RegistrationNumber):
        assert registration_key(number.key) == number.key
