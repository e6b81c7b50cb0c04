"""Rows of old registers: one reading or none, and feet that are no entries."""

from datetime import date

import pytest

from certdesk.domain.numbering import NumberKind, Reference
from certdesk.domain.past_cells import Cell, CellRow, Uncalculated, cell_text
from certdesk.domain.past_head import PastField
from certdesk.domain.past_row import PastEntry, is_foot, read_row

TODAY = date(2026, 11, 23)
FIELDS = (PastField.NUMBER, PastField.NAME)


def read(
    number: Cell, name: Cell = "سمسم المثالي", *, year: int | None = None, **others: Cell
) -> object:
    """The entry of a row, or the codes of what must be mended."""
    mapped = {PastField.NUMBER: 0, PastField.NAME: 1}
    mapped |= {PastField(field): place for place, field in enumerate(others, start=2)}
    row = CellRow.of([number, name, *others.values()])
    reading = read_row(row, mapped, year=year, today=TODAY)
    return reading.entry or [one.code for one in reading.problems]


def entry(number: Cell = "1/2026", **others: Cell) -> PastEntry:
    found = read(number, "سمسم المثالي", year=None, **others)
    assert isinstance(found, PastEntry), found
    return found


@pytest.mark.parametrize(
    "number, year, on, n",
    [
        ("0457/2026", None, None, 457),
        ("457-2026", None, None, 457),
        ("457 – 2026", None, None, 457),
        ("٠٤٥٧\\٢٠٢٦", None, None, 457),
        ("457/م.ش/2026", None, None, 457),
        (457, 2026, None, 457),
        (457.0, 2026, None, 457),
        ("457", None, date(2026, 3, 1), 457),
        ("457", 2025, "01/03/2026", 457),
    ],
)
def test_a_number_is_read_in_its_many_forms(
    number: Cell, year: int | None, on: Cell, n: int
) -> None:
    found = read(number, year=year, deposited_on=on)
    assert isinstance(found, PastEntry)
    assert found.reference == Reference(NumberKind.DEPOSIT, 2026, n)


@pytest.mark.parametrize(
    "number, code",
    [
        ("0/2026", "number_invalid_reference"),
        (0, "number_implausible"),
        ("457 مكرر", "number_invalid_reference"),
        ("457-26", "number_two_digit_year"),
        ("1999/457", "number_invalid_reference"),
        (Uncalculated("A1"), "formula_without_result"),
    ],
)
def test_a_number_with_no_one_meaning_is_asked(number: Cell, code: str) -> None:
    assert code in str(read(number, year=2026))


def test_a_bare_number_is_not_asked_twice_when_its_date_is_wrong() -> None:
    assert read("457", deposited_on="31/02/2026") == ["no_such_day"]


@pytest.mark.parametrize(
    "typed, key",
    [
        (550000001, "+213550000001"),
        ("0550.00.00.01", "+213550000001"),
        ("0550000001 / 0660000002", "+213550000001"),
        ("04500 - 0660000002", "+213660000002"),
        ("لا يوجد", ""),
        (None, ""),
    ],
)
def test_a_phone_is_found_by_its_first_number(typed: Cell, key: str) -> None:
    assert entry(phone=typed).phone_key == key


@pytest.mark.parametrize(
    "typed, birth, place",
    [
        ("15/04/1999 بمدينة المثال", "15/04/1999", "بمدينة المثال"),
        ("15 أفريل 1999، مدينة المثال", "15/04/1999", "مدينة المثال"),
        (date(1999, 4, 15), "15/04/1999", ""),
        (1999, "1999", ""),
        ("خلال 1975 بالمثال", "خلال سنة 1975", "بالمثال"),
        ("—", "", ""),
    ],
)
def test_birth_and_place_may_share_a_column(typed: Cell, birth: str, place: str) -> None:
    found = entry(birth=typed)
    assert (found.birth, found.birth_place) == (birth, place)


@pytest.mark.parametrize(
    "birth, place, code",
    [
        ("دفتر 3 بالمثال", None, "date_unreadable"),
        ("15/04/2027", None, "past_in_future"),
        ("15/04/2027 بالمثال", None, "past_in_future"),
        ("15/04/1999", "مدينة\u202eالمثال", "direction_marks"),
    ],
)
def test_a_birth_that_cannot_be_is_asked(birth: Cell, place: Cell, code: str) -> None:
    assert read("1/2026", birth=birth, birth_place=place) == [code]


def test_a_diploma_number_stands_as_it_is_written() -> None:
    assert entry(diploma_number="101/2022 المؤرخة في 3/7/2022").diploma_number == "101/2022"
    assert entry(diploma_number="0101\\2022").diploma_key == "101/2022"
    assert entry(diploma_number=date(2022, 12, 1)).diploma_number == "01/12/2022"
    assert entry(diploma_number="بدون").diploma_number == "بدون"


@pytest.mark.parametrize("name", ["12", "…", "", None])
def test_a_number_without_a_name_is_no_entry(name: Cell) -> None:
    assert read("1/2026", name) in (["past_no_name"], ["past_name_missing"])


@pytest.mark.parametrize(
    "cells, foot",
    [
        (["المجموع", "12"], True),
        ([12, "المجموع العام"], True),
        ([None, None, "إمضاء رئيس المصلحة"], True),
        ([None, None, "حُرر بالمثال في 31/12/2025"], True),
        ([None, "سمسم المثالي", "عون"], False),
        (["1/2026", "سمسم المثالي", "رئيس"], False),
        (["1/2026", None, "سلمه العون"], False),
    ],
)
def test_totals_and_signatures_are_no_entries(cells: list[Cell], foot: bool) -> None:  # noqa: FBT001
    assert is_foot(CellRow.of(cells), {PastField.NUMBER: 0, PastField.NAME: 1}) is foot


def test_a_cell_is_read_as_a_person_reads_it() -> None:
    assert [cell_text(one) for one in (None, 4.5, "  a\u200f b ", Uncalculated("A1"))] == [
        "", "4.5", "a b", "=A1",
    ]  # fmt: skip
