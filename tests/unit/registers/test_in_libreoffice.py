"""The registers in another program than the one that wrote them."""

import csv
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from certdesk.forms.registers import shipped_registers
from certdesk.registers import deposit, pickup
from tests.unit.registers.books import (
    DEPOSIT,
    FIRST_ROW,
    HEADER_ROW,
    PICKUP,
    SUMMARY,
    converted,
    deposits,
    pickups,
)

WORDING = shipped_registers()
A4_LANDSCAPE_PT = pytest.approx((842, 595), abs=1)

HARD = [
    replace(DEPOSIT, full_name="مُحَمَّدٌ الصَّغِيرُ", purpose="=1+1"),
    replace(DEPOSIT, full_name="ڨارة مثال", phone="+213550000001"),
    replace(DEPOSIT, full_name="بن مثال الطويل جدا " * 8, remarks='=HYPERLINK("x")'),
    replace(DEPOSIT, number="0458/2026", registration_number="00123", struck=True),
]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    file = deposit.render(deposits(*HARD), WORDING)
    text = converted(file, tmp_path_factory.mktemp("csv"), "csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(text.splitlines(keepends=True)))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = HARD * 10
    file = deposit.render(deposits(*entries, trial=True), WORDING)
    return converted(file, tmp_path_factory.mktemp("pdf"), "pdf")


def test_the_rows_are_the_same(table: list[list[str]]) -> None:
    assert table[HEADER_ROW - 1] == list(WORDING.deposit.columns)
    rows = table[FIRST_ROW - 1 : FIRST_ROW - 1 + len(HARD)]
    for row, entry in zip(rows, HARD, strict=True):
        assert row[1] == "23/11/2026"
        assert row[2] == entry.number
        assert row[3] == entry.full_name
        assert row[5] == entry.registration_number
        assert row[6] == entry.phone
        assert row[9] == entry.purpose
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert [row[13] for row in rows] == ["", "", '=HYPERLINK("x")', "ملغى"]


def test_the_totals_are_figures(table: list[list[str]]) -> None:
    foot = {row[0]: row[3] for row in table[FIRST_ROW + len(HARD) - 1 :]}
    assert foot[WORDING.deposit.totals.counted] == "3"
    assert foot[WORDING.deposit.totals.sheets] == "27"
    assert foot[WORDING.deposit.totals.struck] == "1"


def test_each_page_is_a4_landscape_and_none_is_a_column_cut_off(printed: Path) -> None:
    document = pypdfium2.PdfDocument(printed)
    try:
        assert len(document) >= 3
        for page in document:
            assert page.get_size() == A4_LANDSCAPE_PT
    finally:
        document.close()


def test_the_header_is_repeated_and_pages_are_counted(printed: Path) -> None:
    pages = _texts(printed)
    for place, text in enumerate(pages, start=1):
        assert "الهاتف" in text, f"no header on page {place}"
        assert f"{place}/{len(pages)}" in text
        assert "تجربة" in text


def test_every_word_of_a_long_name_is_printed(printed: Path) -> None:
    text = " ".join(_texts(printed))
    assert text.count("0457/2026") == 30
    # 10 entries, 8 times the word
    assert text.count("الطويل") == 80


def test_a_pickup_register_prints_masked(tmp_path: Path) -> None:
    text = " ".join(_texts(converted(pickup.render(pickups(PICKUP), WORDING), tmp_path, "pdf")))
    assert "XXXXX0017" in text
    assert "100000017" not in text


def test_the_summary_is_one_page_with_its_four_charts(tmp_path: Path) -> None:
    book = deposits(DEPOSIT, summary=SUMMARY, trial=True)
    file = converted(deposit.render(book, WORDING), tmp_path, "pdf")
    pages = _texts(file)
    assert len(pages) == 2
    text = pages[-1]
    figures = text.split()
    for series in (SUMMARY.months, SUMMARY.ready, SUMMARY.missing, SUMMARY.open):
        for _word, figure in series.points:
            assert figures.count(str(figure)) >= 2, "in the table, and on the bar"
    assert "تجربة" in text


def _texts(pdf: Path) -> list[str]:
    """The text of each page in logical order, direction marks left out."""
    answer = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"], check=True, capture_output=True
    )
    text = answer.stdout.decode()
    for mark in "\u200e\u200f\u202a\u202b\u202c":
        text = text.replace(mark, "")
    return text.rstrip("\f").split("\f")
