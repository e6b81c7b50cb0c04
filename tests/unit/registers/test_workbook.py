import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from certdesk.forms.registers import COLUMNS, shipped_registers
from certdesk.registers import deposit, pickup, workbook
from certdesk.registers.rows import ClosedMonth, IdentityShown
from certdesk.registers.workbook import RegisterTooLong
from tests.unit.registers.books import (
    DEPOSIT,
    FIRST_ROW,
    HEADER_ROW,
    PICKUP,
    SUMMARY,
    deposits,
    pickups,
    reopened,
)

WORDING = shipped_registers()


def test_the_page_is_right_to_left_landscape_and_one_page_wide() -> None:
    sheet = reopened(deposit.render(deposits(DEPOSIT, DEPOSIT), WORDING))
    assert sheet.title == "سجل الإيداع"
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "D6"
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.auto_filter.ref == "A5:N7"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddFooter.center.text == "صفحة &P/&N"
    assert "نوفمبر 2026" in sheet.oddFooter.right.text


def test_the_columns_stand_in_their_order_with_real_dates_and_numbers() -> None:
    sheet = reopened(deposit.render(deposits(DEPOSIT), WORDING))
    titles = [cell.value for cell in sheet[HEADER_ROW]]
    assert titles == list(WORDING.deposit.columns)
    row = [cell.value for cell in sheet[FIRST_ROW]]
    assert len(row) == COLUMNS
    assert row[:4] == [1, datetime(2026, 11, 23), "0457/2026", "وهمي مثال"]  # noqa: DTZ001
    assert row[4] == "\u200e15/04/1999\u200e بمستغانم"
    assert row[5:8] == ["201700000001", "0550000001", DEPOSIT.diploma]
    assert row[9:14] == ["ملف توظيف", DEPOSIT.papers, "المعني بالأمر", "عون مثال", None]
    kinds = [cell.data_type for cell in sheet[FIRST_ROW]]
    assert kinds == ["n", "d", *["s"] * 11, "n"]
    assert sheet.cell(FIRST_ROW, 2).number_format == "dd/mm/yyyy"


def test_the_pickup_register_has_its_own_columns() -> None:
    sheet = reopened(pickup.render(pickups(PICKUP), WORDING))
    assert [cell.value for cell in sheet[HEADER_ROW]] == list(WORDING.pickup.columns)
    row = [cell.value for cell in sheet[FIRST_ROW]]
    assert row[1] == datetime(2026, 11, 26)  # noqa: DTZ001
    assert row[6] == 2
    assert row[11:13] == ["محضر \u200e0457/2026-T1\u200e", "عون مثال"]


def test_arabic_reads_from_the_right_and_codes_from_the_left() -> None:
    sheet = reopened(deposit.render(deposits(DEPOSIT), WORDING))
    for column, order in ((3, 1), (4, 2), (6, 1), (7, 1), (10, 2), (14, 2)):
        cell = sheet.cell(FIRST_ROW, column)
        assert cell.alignment.readingOrder == order
        assert cell.alignment.horizontal == "right"
        assert cell.font.name == "Arial"
    assert sheet.cell(FIRST_ROW, 7).number_format == "@"


@pytest.mark.parametrize("text", ["=1+1", "+213550000001", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    entry = replace(DEPOSIT, purpose=text, phone=text)
    sheet = reopened(deposit.render(deposits(entry), WORDING))
    for column in (7, 10):
        cell = sheet.cell(FIRST_ROW, column)
        assert cell.data_type == "s"
        assert cell.value == text.replace("\r", "\n")
        assert cell.quotePrefix


def test_an_ordinary_text_has_no_apostrophe() -> None:
    sheet = reopened(deposit.render(deposits(DEPOSIT), WORDING))
    assert not any(cell.quotePrefix for cell in sheet[FIRST_ROW])


def test_the_heading_is_never_a_formula_either() -> None:
    book = deposits(DEPOSIT, school="=1+1", exported_by="+x\x00")
    sheet = reopened(deposit.render(book, WORDING))
    assert (sheet["A1"].value, sheet["A1"].data_type) == ("=1+1", "s")
    assert "+x" in sheet["A4"].value


@pytest.mark.parametrize(
    "text, kept",
    [
        ("  بين فراغين  ", "  بين فراغين  "),
        ("أ\x00ب\x08\x1fج\x7f\x9f", "أبج"),
        ("أ\ud800ب\ufffe\uffff", "أب"),
        ("سطر\r\nسطر\rسطر", "سطر\nسطر\nسطر"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("بُوزِيَانٌ ڨرمة پ", "بُوزِيَانٌ ڨرمة پ"),
        ("😀", "😀"),
    ],
)
def test_texts_come_back_as_written_without_what_xml_forbids(text: str, kept: str) -> None:
    sheet = reopened(deposit.render(deposits(replace(DEPOSIT, purpose=text)), WORDING))
    assert sheet.cell(FIRST_ROW, 10).value == kept


def test_what_looks_like_an_escape_of_excel_stays_as_typed() -> None:
    file = deposit.render(deposits(replace(DEPOSIT, purpose="_x0041_ _x_")), WORDING)
    assert "_x005F_x0041_ _x_" in _part(file, "xl/worksheets/sheet1.xml")


def test_outer_blanks_are_marked_for_excel_and_number_warnings_are_off() -> None:
    file = deposit.render(deposits(replace(DEPOSIT, purpose=" غرض ")), WORDING)
    sheet = _part(file, "xl/worksheets/sheet1.xml")
    assert '<t xml:space="preserve"> غرض </t>' in sheet
    assert '<ignoredError sqref="A1:XFD7" numberStoredAsText="1"/>' in sheet


def test_a_text_beyond_the_limit_of_a_cell_is_cut_between_characters() -> None:
    entry = replace(DEPOSIT, purpose="أ" + "😀" * 20_000)
    value = reopened(deposit.render(deposits(entry), WORDING)).cell(FIRST_ROW, 10).value
    assert value == "أ" + "😀" * 16_383


def test_struck_lines_are_crossed_out_but_say_why() -> None:
    struck = replace(DEPOSIT, struck=True, remarks="أدخل مرتين")
    sheet = reopened(deposit.render(deposits(DEPOSIT, struck), WORDING))
    plain, crossed = sheet[FIRST_ROW], sheet[FIRST_ROW + 1]
    assert not any(cell.font.strike for cell in plain)
    assert all(cell.font.strike for cell in crossed[:-1])
    assert len({cell.font.color.rgb for cell in crossed}) == 1
    assert crossed[0].font.color.rgb != plain[0].font.color.rgb
    assert not crossed[-1].font.strike
    assert crossed[-1].value == "ملغى: أدخل مرتين"


def test_correction_lines_say_so() -> None:
    both = replace(DEPOSIT, correction=True, struck=True)
    sheet = reopened(deposit.render(deposits(replace(DEPOSIT, correction=True), both), WORDING))
    assert sheet.cell(FIRST_ROW, 14).value == "تصحيح"
    assert sheet.cell(FIRST_ROW, 1).fill.fill_type == "solid"
    assert sheet.cell(FIRST_ROW + 1, 14).value == "تصحيح، ملغى"


def test_the_foot_counts_and_leaves_room_to_sign() -> None:
    book = deposits(DEPOSIT, DEPOSIT, replace(DEPOSIT, struck=True))
    sheet = reopened(deposit.render(book, WORDING))
    foot = FIRST_ROW + 3
    figures = {sheet.cell(row, 1).value: sheet.cell(row, 4).value for row in range(foot, foot + 7)}
    named = WORDING.deposit.totals
    assert figures[named.counted] == 2
    assert figures[named.sheets] == 18
    assert figures[named.copies] == 4
    assert figures[named.struck] == 1
    assert figures[named.corrections] == 0
    last = sheet.max_row
    assert [cell.value for cell in sheet[last] if cell.value] == list(WORDING.deposit.signatures)
    assert sheet.row_dimensions[last].height >= 100  # a stamp of 35 mm


def test_identity_numbers_are_masked_unless_asked_otherwise() -> None:
    entry = replace(PICKUP, identity=IdentityShown("رخصة السياقة", "12/345678"))
    shown = reopened(pickup.render(pickups(entry), WORDING))
    assert shown.cell(FIRST_ROW, 9).value == "رخصة السياقة \u200eXX/XX5678\u200e"
    file = pickup.render(pickups(entry, unmasked=True), WORDING)
    whole = reopened(file)
    assert whole.cell(FIRST_ROW, 9).value == "رخصة السياقة \u200e12/345678\u200e"
    assert WORDING.unmasked in whole["A4"].value
    nobody = reopened(pickup.render(pickups(replace(PICKUP, identity=None)), WORDING))
    assert nobody.cell(FIRST_ROW, 9).value is None


def test_a_masked_file_holds_the_number_nowhere() -> None:
    file = pickup.render(pickups(PICKUP), WORDING)
    with ZipFile(BytesIO(file)) as parts:
        assert not any(b"100000017" in parts.read(name) for name in parts.namelist())


def test_a_trial_is_marked_on_the_sheet_and_on_every_page() -> None:
    sheet = reopened(deposit.render(deposits(DEPOSIT, trial=True), WORDING))
    assert sheet["L1"].value == "تجربة"
    assert sheet.oddFooter.left.text == "تجربة"
    real = reopened(deposit.render(deposits(DEPOSIT), WORDING))
    assert real["L1"].value is None
    assert not real.oddFooter.left.text


def test_a_new_export_of_a_closed_month_says_so() -> None:
    sheet = reopened(
        deposit.render(
            deposits(DEPOSIT, closed=ClosedMonth(date(2026, 12, 2), "رئيس مثال", "ab" * 32)),
            WORDING,
        )
    )
    assert "02/12/2026" in sheet["A4"].value
    assert "بعد الإقفال" in sheet["A4"].value


def test_the_summary_has_native_charts_and_figures_that_are_numbers() -> None:
    file = deposit.render(deposits(DEPOSIT, summary=SUMMARY), WORDING)
    sheet = load_workbook(BytesIO(file)).worksheets[1]
    assert (sheet.title, sheet.sheet_view.rightToLeft) == (WORDING.summary, True)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert [sheet.cell(row, 2).value for row in (3, 4)] == [112, 2.6]
    kinds = [(chart.type, chart.x_axis.scaling.orientation) for chart in sheet._charts]
    assert kinds == [("col", "maxMin")] * 2 + [("bar", "maxMin")] * 2
    figures = sheet._charts[0].series[0].val.numRef.f
    first, last = (int(part.rsplit("$", 1)[1]) for part in figures.split("!")[1].split(":"))
    assert [sheet.cell(row, 2).value for row in range(first, last + 1)] == [61, 72, 112]
    assert file == deposit.render(deposits(DEPOSIT, summary=SUMMARY), WORDING)


def test_an_empty_register_says_that_it_is_empty() -> None:
    sheet = reopened(deposit.render(deposits(), WORDING))
    assert sheet.cell(FIRST_ROW, 1).value == WORDING.empty
    assert sheet.auto_filter.ref == "A5:N5"


def test_widths_stay_within_limits_and_heights_follow_the_text() -> None:
    wordy = replace(DEPOSIT, full_name="بن مثال الطويل " * 12, remarks="ملاحظة طويلة " * 40)
    sheet = reopened(deposit.render(deposits(*[DEPOSIT] * 30, wordy), WORDING))
    widths = [dimension.width for dimension in sheet.column_dimensions.values()]
    assert len(widths) == COLUMNS
    assert max(widths) <= 36
    assert sum(widths) <= 200
    ordinary = sheet.row_dimensions[FIRST_ROW].height
    high = sheet.row_dimensions[FIRST_ROW + 30].height
    assert ordinary < 80 < high <= 409
    assert sheet.cell(FIRST_ROW + 30, 4).alignment.wrap_text


def test_the_same_book_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys\n"
        "from certdesk.registers import deposit\n"
        "from certdesk.forms.registers import shipped_registers\n"
        "from tests.unit.registers.books import DEPOSIT, deposits\n"
        "file = deposit.render(deposits(DEPOSIT, DEPOSIT), shipped_registers())\n"
        "sys.stdout.buffer.write(file)\n"
    )
    files = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone in (("1", "Africa/Algiers"), ("2", "Pacific/Auckland"))
    }
    assert files == {deposit.render(deposits(DEPOSIT, DEPOSIT), WORDING)}


def test_the_file_tells_who_exported_it_and_on_what_day() -> None:
    file = deposit.render(deposits(DEPOSIT), WORDING)
    properties = load_workbook(BytesIO(file)).properties
    assert properties.creator == "عون مثال"
    assert properties.modified == datetime(2026, 12, 1)  # noqa: DTZ001
    with ZipFile(BytesIO(file)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(2026, 12, 1, 0, 0, 0)}


def test_many_lines_keep_their_order_across_chunks() -> None:
    entries = [replace(DEPOSIT, number=f"{place:04d}/2026") for place in range(1, 1302)]
    sheet = reopened(deposit.render(deposits(*entries), WORDING))
    numbers = [sheet.cell(FIRST_ROW + place, 3).value for place in range(1301)]
    assert numbers == [entry.number for entry in entries]
    assert sheet.cell(FIRST_ROW + 1302, 4).value == 1301


def test_more_lines_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LINES", 2)
    with pytest.raises(RegisterTooLong) as refused:
        deposit.render(deposits(DEPOSIT, DEPOSIT, DEPOSIT), WORDING)
    assert refused.value.data == {"lines": 3, "most": 2}


def _part(file: bytes, name: str) -> str:
    with ZipFile(BytesIO(file)) as parts:
        return parts.read(name).decode()
