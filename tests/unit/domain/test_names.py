from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldProblem
from certdesk.domain.names import check_arabic_name, check_latin_name, check_text

Check = Callable[..., str | FieldProblem]
CHECKS: tuple[Check, ...] = (check_text, check_arabic_name, check_latin_name)


def code(result: str | FieldProblem) -> str:
    return result.code if isinstance(result, FieldProblem) else ""


@pytest.mark.parametrize("mark", [chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))])
@pytest.mark.parametrize("check", CHECKS)
def test_direction_overrides_are_refused_and_the_clean_text_offered(
    check: Check, mark: str
) -> None:
    problem = check("given_name", f"محمد{mark} علي")
    assert isinstance(problem, FieldProblem)
    assert (problem.field, problem.code) == ("given_name", "direction_marks")
    assert problem.data["clean"] == "محمد علي"


@pytest.mark.parametrize(
    "typed,code_", [("a\nb", "line_break"), ("a\rb", "line_break"), ("a\u2028b", "line_break")]
)
def test_more_than_one_line_is_refused(typed: str, code_: str) -> None:
    problem = check_text("purpose", typed)
    assert isinstance(problem, FieldProblem)
    assert (problem.code, problem.data["clean"]) == (code_, "a b")


@pytest.mark.parametrize("typed", ["a\0b", "a\x1bb", "a\x7fb", "a\ud800b"])
def test_controls_and_lone_surrogates_are_refused_and_never_shown(typed: str) -> None:
    problem = check_text("purpose", typed)
    assert isinstance(problem, FieldProblem)
    assert (problem.code, problem.data["clean"]) == ("control_characters", "ab")


@pytest.mark.parametrize("sign", ["😀", "\ue000", "\U000f0000", "\U000e0001", "\u0378", "☎"])
def test_what_no_font_prints_is_refused(sign: str) -> None:
    assert code(check_text("purpose", f"ملف{sign}")) == "sign_not_printable"


def test_private_signs_are_named_by_number() -> None:
    problem = check_text("purpose", "\ue000")
    assert isinstance(problem, FieldProblem)
    assert problem.data["sign"] == "U+E000"


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("typed", ["", "   ", "....", " . .. ", "\u200f", "…", "____", "- -"])
def test_blanks_and_dots_alone_are_nothing(check: Check, typed: str) -> None:
    assert check("given_name", typed) == ""


def test_lengths_are_limited_before_and_after_cleaning() -> None:
    assert check_text("purpose", "ا" * 200) == "ا" * 200
    assert code(check_text("purpose", "ا" * 201)) == "too_long"
    assert code(check_text("purpose", "ا" * 10_000_000)) == "too_long"
    assert check_text("purpose", " " * 300 + "ا") == "ا"


def test_free_text_keeps_what_is_no_trap_for_a_sheet() -> None:
    for text in ("=1+1", "'; DROP TABLE x", "<b>x</b>", "C:\\CON", "ملف 2026 (عاجل) 10 %"):
        assert check_text("purpose", text) == text


@pytest.mark.parametrize(
    "typed,stored",
    [
        ("مُحَمَّد", "مُحَمَّد"),
        ("  محمد   الأمين ", "محمد الأمين"),
        ("ﻣﺤﻤﺪ\u200f", "محمد"),
        ("بن-عيسى", "بن-عيسى"),
        ("گاسم", "گاسم"),
    ],
)
def test_arabic_names_are_kept(typed: str, stored: str) -> None:
    assert check_arabic_name("given_name", typed) == stored


@pytest.mark.parametrize(
    "typed,expected",
    [
        ("Mohamed", "not_arabic"),
        ("محمد Ali", "not_arabic"),
        ("محمد 2", "not_in_a_name"),
        ("=محمد", "not_in_a_name"),
        ("<محمد>", "not_in_a_name"),
    ],
)
def test_arabic_names_hold_arabic_letters_alone(typed: str, expected: str) -> None:
    assert code(check_arabic_name("given_name", typed)) == expected


@pytest.mark.parametrize(
    "typed", ["BENAISSA", "Aït-Ahmed", "M'Hamed", "Mʼhamed", "Ben E\u0301li J."]
)
def test_latin_names_are_kept(typed: str) -> None:
    assert check_latin_name("latin_given_name", typed) == typed.replace("E\u0301", "É")


@pytest.mark.parametrize(
    "typed,expected",
    [
        ("М\u043ehamed", "mixed_script"),
        ("Αli", "mixed_script"),
        ("Ali محمد", "mixed_script"),
        ("Ali2", "not_in_a_name"),
        ("+213", "not_in_a_name"),
        ("..\\file://x", "not_in_a_name"),
    ],
)
def test_latin_names_hold_latin_letters_alone(typed: str, expected: str) -> None:
    assert code(check_latin_name("latin_given_name", typed)) == expected


@given(st.text(max_size=60), st.sampled_from(CHECKS))
def test_what_is_accepted_is_accepted_again_unchanged(text: str, check: Check) -> None:
    accepted = check("given_name", text)
    if isinstance(accepted, str):
        assert check("given_name", accepted) == accepted
    else:
        assert accepted.field == "given_name"
