"""Registers: the month's lines, what they count, the workbook and where it lies."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.rights import Actor, Role, StaffId
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.registers import RegistersPage
from certdesk.gui.pages.registers.files import RegisterNotSaved, write_whole
from certdesk.gui.widgets.table import STRUCK_ROLE
from certdesk.services.figures import Figures
from tests.gui.invented_day import Clock, made_morning, trial_desk
from tests.gui.page_window import named, window_on


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_morning(tmp_path_factory.mktemp("morning"))


@pytest.fixture
def desk(tmp_path: Path, morning: Path) -> Desk:
    return trial_desk(Path(shutil.copytree(morning, tmp_path / "data")), Clock())


@pytest.fixture
def window(dressed: QApplication, desk: Desk) -> Iterator[MainWindow]:
    with window_on(dressed, desk) as window:
        yield window


@pytest.fixture
def page(window: MainWindow) -> RegistersPage:
    window.show_page("registers", {})
    return named(window, RegistersPage, "registers")


def key(page: RegistersPage, what: Qt.Key) -> None:
    QTest.keyClick(page.window().windowHandle(), what)
    QApplication.processEvents()


def column(page: RegistersPage, place: int) -> list[str]:
    rows = range(page.lines.rowCount())
    return [str(page.lines.index(row, place).data()) for row in rows]


def test_the_month_that_runs_is_shown_with_its_void_line_struck(page: RegistersPage) -> None:
    assert "2026" in named(page.window(), QLabel, "registers.month").text()
    numbers = column(page, 2)
    assert numbers == [f"{n:04}/2026" for n in range(1, len(numbers) + 1)]
    struck = [bool(page.lines.index(row, 2).data(STRUCK_ROLE)) for row in range(len(numbers))]
    assert struck.count(True) == 1
    counted = page.facts._numbers[0].text()
    assert int(counted) == len(numbers) - 1


def test_identity_numbers_are_masked(page: RegistersPage) -> None:
    page.which._segments["pickup"].click()
    identities = column(page, 8)
    assert identities
    for shown in identities:
        assert "XXXX" in shown
        assert "1000000" not in shown


def test_right_goes_to_the_month_before_and_never_past_today(page: RegistersPage) -> None:
    assert page.month.before.hasFocus()
    assert not page.month.after.isEnabled()
    key(page, Qt.Key.Key_Right)
    assert (page.month.year, page.month.month) == (2026, 10)
    assert page.empty.isVisible()
    key(page, Qt.Key.Key_Left)
    key(page, Qt.Key.Key_Left)
    assert (page.month.year, page.month.month) == (2026, 11)
    assert page.sheet.isVisible()


def test_f12_leaves_a_workbook_in_the_folder_of_exports(
    page: RegistersPage, desk: Desk, qtbot: QtBot
) -> None:
    key(page, Qt.Key.Key_F12)
    qtbot.waitUntil(page.last_export.isVisible, timeout=60_000)
    path = desk.folder.root / "exports" / "deposit-2026-11.xlsx"
    assert path.name in named(page.window(), QLabel, "registers.exported_file").text()
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    said = {str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row}
    assert "0001/2026" in {text.strip("\u2066\u2069") for text in said}
    assert page.last_export.open.hasFocus()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder is wanted")
    with pytest.raises(RegisterNotSaved):
        write_whole(b"content", blocked / "register.xlsx")
    path = write_whole(b"content", tmp_path / "new" / "register.xlsx")
    assert path.read_bytes() == b"content"
    assert [one.name for one in path.parent.iterdir()] == ["register.xlsx"]


def test_an_auditor_reads_and_exports(page: RegistersPage, qtbot: QtBot) -> None:
    page.session._actor = Actor(StaffId(9), "مراقب مثال", Role.AUDITOR)
    page.refresh()
    assert page.lines.rowCount() > 0


def test_the_figures_count_twelve_months_up_to_the_one_named(desk: Desk) -> None:
    by = Actor(None, "تجربة", Role.AUDITOR)
    months = Figures(desk.office).deposits_a_month(2026, 11, by=by)
    assert [(one.year, one.month) for one in months][:2] == [(2025, 12), (2026, 1)]
    assert len(months) == 12
    assert months[-1].deposited > 0
    assert sum(one.deposited for one in months[:-1]) == 0
