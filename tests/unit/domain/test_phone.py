import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldProblem
from certdesk.domain.phone import Phone, parse_phone, phone_beginnings, phone_key


@pytest.mark.parametrize(
    "typed",
    [
        "0550123456", "0550 12 34 56", "05.50.12.34.56", "+213550123456", "00213550123456",
        "+213 (0) 550 12 34 56", "٠٥٥٠١٢٣٤٥٦", "۰۵۵۰ ۱۲ ۳۴ ۵۶", "\u2066 0550-123-456\u2069",
        "213550123456+",
    ],
)  # fmt: skip
def test_one_mobile_has_one_key_and_one_print(typed: str) -> None:
    phone = parse_phone(typed)
    assert isinstance(phone, Phone)
    assert (phone.key, phone.kind, phone.text()) == ("+213550123456", "mobile", "0550 12 34 56")


@pytest.mark.parametrize("typed", ["045123456", "+213 45 12 34 56", "045 12 34 56"])
def test_landlines_are_printed_in_their_own_groups(typed: str) -> None:
    phone = parse_phone(typed)
    assert isinstance(phone, Phone)
    assert (phone.key, phone.kind, phone.text()) == ("+21345123456", "landline", "045 12 34 56")


@pytest.mark.parametrize(
    "typed,key", [("+33 6 12 34 56 78", "+33612345678"), ("0021612345678", "+21612345678")]
)
def test_foreign_numbers_stay_as_typed(typed: str, key: str) -> None:
    phone = parse_phone(typed)
    assert isinstance(phone, Phone)
    assert (phone.key, phone.kind, phone.text()) == (key, "foreign", typed)


@pytest.mark.parametrize(
    "typed,code,words",
    [
        ("055012345", "phone_length", "one digit short: ten"),
        ("07 70 12 34", "phone_length", "two digits short: ten"),
        ("07701", "phone_length", "{count} digits, ten"),
        ("05501234567", "phone_length", "{count} digits, ten"),
        ("04512345", "phone_length", "one digit short: nine"),
        ("0451234", "phone_length", "two digits short: nine"),
        ("0451234567", "phone_length", "{count} digits, nine"),
        ("0812345678", "phone_prefix", "begin with"),
        ("0912", "phone_prefix", "begin with"),
        ("550123456", "phone_unreadable", "no phone"),
        ("+2130", "phone_prefix", "begin with"),
        ("+33", "phone_unreadable", "no phone"),
        ("abc", "phone_unreadable", "no phone"),
        ("", "phone_unreadable", "no phone"),
        ("0", "phone_unreadable", "no phone"),
        ("0" * 500, "phone_unreadable", "no phone"),
        ("0550123456 0770123456", "phone_length", "{count} digits, ten"),
    ],
)
def test_what_is_no_phone_says_what_is_missing(typed: str, code: str, words: str) -> None:
    problem = parse_phone(typed)
    assert isinstance(problem, FieldProblem)
    assert (problem.field, problem.code) == ("phone", code)
    assert words in problem.sentence


def test_the_count_is_that_of_national_dialling() -> None:
    problem = parse_phone("+213 550 12 34 56 78")
    assert isinstance(problem, FieldProblem)
    assert problem.data["count"] == 12


def test_search_keys_of_anything() -> None:
    assert phone_key("0550 12 34 56") == "+213550123456"
    assert phone_key("550 12") == "55012"
    assert phone_key("x") == ""


@pytest.mark.parametrize(
    "typed, beginnings",
    [
        ("0550", ("+213550", "0550")),
        ("05 50", ("+213550", "0550")),
        ("+213 55", ("+21355", "21355")),
        ("00213 0550", ("+213550", "002130550")),
        ("213550", ("+213550", "213550")),
        ("045", ("+21345", "045")),
        ("+336", ("+336", "336")),
        ("336", ("+336", "336")),
        ("05", ("05",)),
        ("+", ()),
        ("", ()),
    ],
)
def test_a_number_is_known_by_its_beginning(typed: str, beginnings: tuple[str, ...]) -> None:
    assert phone_beginnings(typed) == beginnings


@given(st.from_regex(r"0([567][0-9]{8}|[1-4][0-9]{7})", fullmatch=True), st.integers(3, 10))
def test_every_beginning_of_a_number_is_one_of_its_keys(text: str, length: int) -> None:
    key = phone_key(text)
    national = text[:length]
    for typed in (national, f"+213{national[1:]}", f"00213{national[1:]}", f"213{national[1:]}"):
        assert any(key.startswith(begun) for begun in phone_beginnings(typed))


@given(st.text(max_size=80))
def test_no_text_breaks_it_and_print_reads_back(text: str) -> None:
    phone = parse_phone(text)
    if isinstance(phone, Phone):
        again = parse_phone(phone.text())
        assert isinstance(again, Phone)
        assert (again.key, again.kind) == (phone.key, phone.kind)


@given(st.from_regex(r"0([567][0-9]{8}|[1-4][0-9]{7})", fullmatch=True))
def test_every_national_number_prints_and_reads_back(text: str) -> None:
    phone = parse_phone(text)
    assert isinstance(phone, Phone)
    assert phone.text().replace(" ", "") == text
