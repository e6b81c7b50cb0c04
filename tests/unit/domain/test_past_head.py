"""Heads of old registers: recognised in two languages, over one row or two."""

from datetime import date

import pytest

from certdesk.domain.past_cells import Cell, CellRow, column_letters, column_place
from certdesk.domain.past_head import (
    FIELD_WORDS,
    PastField,
    are_column_numbers,
    find_head,
    is_head_again,
    missing_fields,
    named_year,
    recognise,
)
from certdesk.i18n import catalogue

HEADS = [
    (
        ("الرقم التسلسلي", "تاريخ الإيداع", "رقم الوصل", "اللقب والاسم", "تاريخ ومكان الميلاد"),
        {"deposited_on": 1, "number": 2, "name": 3, "birth": 4},
    ),
    (
        ("الرَّقْم", "التاريخ", "الإسم", "اللّقب", "الهاتـــف", "العنوان"),
        {"number": 0, "deposited_on": 1, "given_name": 2, "family_name": 3, "phone": 4},
    ),
    (
        (
            "رقم وصل الإيداع",
            "رقم بطاقة التعريف",
            "اسم ولقب المستلم",
            "تاريخ التسليم",
            "الاسم الكامل",
        ),
        {"number": 0, "handed_over_on": 3, "name": 4},
    ),
    (
        ("N°", "Date de dépôt", "Nom et Prénom(s)", "Date et lieu de naissance", "N° du diplôme"),
        {"number": 0, "deposited_on": 1, "name": 2, "birth": 3, "diploma_number": 4},
    ),
    (
        ("N° d'ordre", "N° reçu", "Nom", "Prénom", "Matricule", "Tél.", "Date du diplôme"),
        {
            "number": 1,
            "family_name": 2,
            "given_name": 3,
            "registration_number": 4,
            "phone": 5,
            "diploma_dated": 6,
        },
    ),
    (
        ("رقم الطلب", "الاسم واللقب", "الاسم واللقب بالفرنسية", "مكان الازدياد", "رقم التسجيل"),
        {"number": 0, "name": 1, "latin_name": 2, "birth_place": 3, "registration_number": 4},
    ),
    # a name of two columns goes before one of a single column, and that before half a name
    (
        ("رقم الوصل", "الاسم واللقب", "اللقب", "الاسم"),
        {"number": 0, "family_name": 2, "given_name": 3},
    ),
    (("رقم الوصل", "اللقب", "الاسم الكامل"), {"number": 0, "name": 2}),
]


@pytest.mark.parametrize("titles, expected", HEADS)
def test_heads_tell_what_their_columns_hold(
    titles: tuple[str, ...], expected: dict[str, int]
) -> None:
    assert {field.value: place for field, place in recognise(titles).items()} == expected


def test_a_head_of_two_rows_is_one_and_its_title_gives_the_year() -> None:
    rows: list[list[Cell]] = [
        ["المدرسة العليا للمثال"],
        ["سجل إيداع الملفات لسنة 2025", None, "طبع يوم 03/02/2026"],
        ["الوصل", None, "هوية المعني", None, None, "الهاتف"],
        ["الرقم", "التاريخ", "الاسم", "اللقب", "تاريخ الميلاد"],
        [1, date(2025, 1, 2), "سمسم", "المثالي", "1/1/1990", "0550000001"],
    ]
    head = find_head(rows)
    assert (head.ends_at, head.year) == (3, 2025)
    assert {field.value: place for field, place in head.mapped.items()} == {
        "number": 0, "deposited_on": 1, "given_name": 2, "family_name": 3, "birth": 4, "phone": 5,
    }  # fmt: skip
    assert missing_fields(head.mapped) == ()


def test_a_title_over_everything_is_no_part_of_the_head() -> None:
    rows = [["سجل تاريخ الشهادات"], ["رقم الوصل", "الاسم واللقب"], ["1/2026", "سمسم"]]
    assert find_head(rows).titles == ("رقم الوصل", "الاسم واللقب")


def test_no_head_and_no_year_are_not_invented() -> None:
    head = find_head([["س", "ص"], [1, 2]])
    assert (head.mapped, head.ends_at) == ({}, -1)
    assert missing_fields({}) == (PastField.NUMBER, PastField.NAME)
    assert named_year(["سنة 2025", "من 2025 إلى 2026"]) is None
    assert named_year(["2025", "2025"]) == 2025
    assert named_year(["23/11/2026"]) is None


def test_rows_that_repeat_or_count_the_columns_are_told() -> None:
    titles = ("رقم الوصل", "الاسم", "الهاتف")
    assert is_head_again(CellRow.of(["رقم الوصل", "الاسم", "الهاتف"]), titles)
    assert not is_head_again(CellRow.of(["0001/2026", "سمسم", "0550000001"]), titles)
    assert are_column_numbers(CellRow.of([None, 1, 2, 3]))
    assert are_column_numbers(CellRow.of(["(1)", "(2)", "(3)"]))
    assert not are_column_numbers(CellRow.of([1, 2, 4]))
    assert not are_column_numbers(CellRow.of([1, 2]))


@pytest.mark.parametrize("letters, place", [("A", 0), ("Z", 25), ("AA", 26), ("CV", 99)])
def test_columns_go_by_letters(letters: str, place: int) -> None:
    assert (column_letters(place), column_place(f" {letters.lower()} ")) == (letters, place)


def test_what_is_no_letter_is_no_column() -> None:
    assert [column_place(text) for text in ("", "1", "ABCD", "أ")] == [None] * 4


def test_every_field_has_its_arabic() -> None:
    assert [words for words in FIELD_WORDS.values() if words not in catalogue()] == []
    assert set(FIELD_WORDS) == set(PastField)
