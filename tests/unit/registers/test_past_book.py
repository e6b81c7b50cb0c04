"""Foreign workbooks: what is read of them, and what is refused before it does harm."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from certdesk.domain.errors import RuleBroken
from certdesk.domain.past_cells import Cell, Uncalculated
from certdesk.registers import past_errors
from certdesk.registers.past_book import opened_book, shown_name
from certdesk.registers.past_sheet import PastSheet
from tests.house.tree import ROOT
from tests.unit.registers import past_books as books

MOST_MEMORY_MB = 200


def rows_of(file: Path, sheet: str | None = None) -> list[tuple[Cell, ...]]:
    with opened_book(file) as book:
        return [row.cells for row in PastSheet(book, sheet).rows()]


def test_values_stand_as_excel_keeps_them(tmp_path: Path) -> None:
    file = books.excel(
        tmp_path / "a.xlsx",
        ["سمسم", 457, 4.5, date(2026, 3, 1), True, None, "x"],
        [None, "=1+1"],
        ["a\nb", "_x0041_"],
    )
    first, formula, texts = rows_of(file)
    assert first == ("سمسم", 457, 4.5, date(2026, 3, 1), "1", None, "x")
    # openpyxl writes formulas without their results, as programs that do not compute do
    assert formula == (None, Uncalculated("1+1"))
    assert texts == ("a\nb", "A")


def test_a_formula_counts_as_the_value_kept_with_it(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="B1"><f>A1+1</f><v>7</v></c><c r="C1" t="str"><f>A1</f><v></v></c></row>'
    )
    file = books.package(tmp_path / "a.xlsx", books.sheet_xml([cells, books.row_xml(2, "x")]))
    assert rows_of(file)[0] == (None, 7)


def test_rich_texts_are_joined_and_readings_left_out(tmp_path: Path) -> None:
    shared = (
        f'<sst xmlns="{books.MAIN}"><si><r><t>سم</t></r><r><t>سم</t></r>'
        "<rPh sb='0' eb='1'><t>no</t></rPh></si></sst>"
    )
    cells = (
        '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>9</v></c><c t="d"><v>2026-01-05</v></c></row>'
    )
    file = books.package(tmp_path / "a.xlsx", books.sheet_xml([cells]), shared=[shared.encode()])
    assert rows_of(file) == [("سمسم", None, date(2026, 1, 5))]


def test_a_sheet_is_found_by_its_name_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "مخفية"
    book.active.sheet_state = "hidden"
    for name in ("2025", "2026"):
        book.create_sheet(name).append([name])
    book.save(tmp_path / "a.xlsx")
    assert rows_of(tmp_path / "a.xlsx") == [("2025",)]
    assert rows_of(tmp_path / "a.xlsx", " 2026 ") == [("2026",)]
    with pytest.raises(past_errors.NoSuchSheet) as refused:
        rows_of(tmp_path / "a.xlsx", "2024")
    assert refused.value.data["sheets"] == ["«2025»", "«2026»"]


def test_a_name_of_300_letters_is_shown_short() -> None:
    assert len(shown_name(Path("س" * 300 + ".xlsx"))) < 65
    assert shown_name(Path("a\u202eb.xlsx")) == "ab.xlsx"


@pytest.mark.parametrize("make", [books.million_rows, books.far_row])
def test_reading_stops_after_many_empty_rows(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with opened_book(make(tmp_path / "a.xlsx")) as book:
        sheet = PastSheet(book)
        assert len(list(sheet.rows())) == 2
        assert sheet.stopped_after == 2


HOSTILE: list[tuple[Callable[[Path], Path], type[RuleBroken]]] = [
    (books.zip_bomb, past_errors.UnpacksTooBig),
    (books.text_bomb, past_errors.UnpacksTooBig),
    (books.crowded, past_errors.UnpacksTooBig),
    (books.entity_bomb, past_errors.UnsafeXml),
    (books.fetching, past_errors.UnsafeXml),
    (books.many_texts, past_errors.TornWorkbook),
    (books.torn, past_errors.TornWorkbook),
    (books.torn_inside, past_errors.TornWorkbook),
    (books.old_excel, past_errors.OldWorkbook),
    (books.text_table, past_errors.TextTable),
    (books.picture, past_errors.NotAWorkbook),
    (books.open_document, past_errors.NotAWorkbook),
]


@pytest.mark.parametrize("make, refusal", HOSTILE, ids=[make.__name__ for make, _ in HOSTILE])
def test_what_is_no_register_is_refused(
    tmp_path: Path, make: Callable[[Path], Path], refusal: type[RuleBroken]
) -> None:
    file = make(tmp_path / "a.xlsx")
    with pytest.raises(refusal) as refused:
        rows_of(file)
    assert "a.xlsx" in str(refused.value.data["file"])


@pytest.mark.parametrize("name", ["missing.xlsx", "", "س" * 300 + ".xlsx", "CON", "../..", "a\0b"])
def test_what_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(past_errors.FileNotReadable):
        rows_of(tmp_path / name)


def test_a_file_too_large_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("certdesk.registers.past_book.MOST_FILE_MB", 0)
    with pytest.raises(past_errors.FileTooBig):
        rows_of(books.register(tmp_path / "a.xlsx"))


def test_more_rows_than_one_import_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("certdesk.registers.past_sheet.MOST_ROWS", 2)
    with pytest.raises(past_errors.TooManyRows):
        rows_of(books.register(tmp_path / "a.xlsx", 3))


def test_no_file_fills_the_memory(tmp_path: Path) -> None:
    made = [make(tmp_path / f"{make.__name__}.xlsx") for make, _ in HOSTILE]
    made += [books.million_rows(tmp_path / "m.xlsx"), books.register(tmp_path / "r.xlsx", 3000)]
    script = """
import json, re, sys
from certdesk.cli.commands import run
codes = [run(["import-register", name, "--dry-run", "--json", "--data", sys.argv[1]])
         for name in sys.argv[2:]]
# not ru_maxrss: a new program inherits there what its parent once had
with open("/proc/self/status") as status:
    peak_kb = int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read())[1])
print(json.dumps({"codes": codes, "peak_mb": peak_kb / 1024}))
"""
    told = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "office"), *map(str, made)],
        capture_output=True, text=True, check=True, cwd=ROOT, timeout=240,
    )  # fmt: skip
    answer = json.loads(told.stdout.splitlines()[-1])
    assert answer["codes"] == [1] * len(HOSTILE) + [0, 0]
    assert answer["peak_mb"] < MOST_MEMORY_MB
    assert "Traceback" not in told.stderr
    sentences = told.stderr.strip().splitlines()
    assert len(sentences) == len(HOSTILE)
    assert all("لم يُستورد" in one for one in sentences)
