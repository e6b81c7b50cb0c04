"""An old register is read while the counter works: only its writing keeps others out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from certdesk.desk import Desk
from certdesk.services.lines import past_of
from certdesk.services.past import preparing
from certdesk.services.past.reading import Chooser, ReadBook, opened_register
from certdesk.services.past.views import ImportedBefore, RowsToMend
from tests.builders import SUPERVISOR, deposit
from tests.unit.registers import past_books as books

TITLES = ("رقم الوصل", "التاريخ", "اللقب", "الاسم", "رقم التسجيل")
ROWS = 1200
_opened = opened_register


def old_register(place: Path, year: int) -> Path:
    rows = [
        (f"{n:04d}/{year}", date(year, 3, 1), "المثالي", f"سمسم {n}", f"2017{n:08d}")
        for n in range(1, ROWS + 1)
    ]
    return books.excel(place / "old.xlsx", TITLES, *rows)


@pytest.fixture
def beside(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """At the first reading another counter deposits a request; its number."""
    numbers: list[str] = []

    @contextmanager
    def opened(file: Path, sheet: str | None, choose: Chooser) -> Iterator[ReadBook]:
        with _opened(file, sheet, choose) as book:
            yield book
            if not numbers:
                # inside the writing of the import this could only wait for ever
                numbers.append(deposit(desk).number)

    monkeypatch.setattr(preparing, "opened_register", opened)
    return numbers


def test_a_request_is_deposited_while_the_file_is_read(
    desk: Desk, beside: list[str], tmp_path: Path
) -> None:
    done = desk.past.bring_in(old_register(tmp_path, 2025), by=SUPERVISOR)
    assert (beside, done.entries) == (["0001/2026"], ROWS)
    (found,) = desk.lists.find("0777/2025")
    assert found.name == "سمسم 777 المثالي"
    assert "1200/2025" in [one.number for one in desk.lists.find("سمسم 1200")]
    assert list(desk.upkeep.check()) == []
    with pytest.raises(ImportedBefore):
        desk.past.bring_in(tmp_path / "old.xlsx", by=SUPERVISOR)


def test_numbers_that_began_meanwhile_are_looked_at_again(
    desk: Desk, beside: list[str], tmp_path: Path
) -> None:
    with pytest.raises(RowsToMend) as refused:
        desk.past.bring_in(old_register(tmp_path, 2026), by=SUPERVISOR)
    assert (beside, refused.value.data["count"]) == (["0001/2026"], ROWS)
    assert desk.past.imports(by=SUPERVISOR) == []


def test_a_file_imported_by_another_meanwhile_is_not_imported_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = books.register(tmp_path / "old.xlsx", year=2025)
    book = openpyxl.load_workbook(path)
    # the other takes its second sheet, whose numbers stand in nobody's way
    second = book.copy_worksheet(book.worksheets[0])
    second.title = "2024"
    for row in second.iter_rows(min_row=2):
        row[0].value, row[1].value = f"{row[0].row:04d}/2024", date(2024, 3, 1)
    book.save(path)

    @contextmanager
    def opened(file: Path, sheet: str | None, choose: Chooser) -> Iterator[ReadBook]:
        with _opened(file, sheet, choose) as book:
            yield book
        monkeypatch.undo()
        desk.past.bring_in(path, by=SUPERVISOR, sheet="2024")

    monkeypatch.setattr(preparing, "opened_register", opened)
    with pytest.raises(ImportedBefore):
        desk.past.bring_in(path, by=SUPERVISOR)
    assert [one.sheet for one in desk.past.imports(by=SUPERVISOR)] == ["2024"]


def test_ids_are_never_used_again(desk: Desk, tmp_path: Path) -> None:
    file = old_register(tmp_path, 2025)
    first = desk.past.bring_in(file, by=SUPERVISOR)
    desk.past.take_back(first.import_id, "سبب", by=SUPERVISOR)
    desk.past.bring_in(file, by=SUPERVISOR)
    (found,) = desk.lists.find("0001/2025")
    assert past_of(found.id) == ROWS + 1
