import pytest

from certdesk.registers.columns import lines_of, measure, row_height_pt


@pytest.mark.parametrize(
    "text, width",
    [("", 0), ("0457/2026", 9), ("مُحَمَّد", 4), ("بابا", 3), ("سسس", 6), ("\u200e12\u200e", 2)],
)
def test_marks_take_no_room_and_wide_letters_two(text: str, width: int) -> None:
    assert measure(text) == width


@pytest.mark.parametrize(
    "text, room, lines",
    [
        ("", 10, 1),
        ("1234567890", 10, 1),
        ("12345 67890", 10, 2),
        ("12 45 78 01", 5, 2),
        ("12345678901234567890X", 10, 3),
        ("12\n34\n56", 10, 3),
        ("12\n\n56", 10, 3),
        ("1234567890 1", 10, 2),
    ],
)
def test_words_wrap_and_long_ones_are_broken(text: str, room: int, lines: int) -> None:
    assert lines_of(text, room) == lines


def test_a_row_is_never_higher_than_excel_allows() -> None:
    assert row_height_pt(["كلمة " * 4_000], [12]) == 409


def test_numbers_take_one_line() -> None:
    assert row_height_pt([1, "", "قصير"], [8, 8, 12]) < 20
