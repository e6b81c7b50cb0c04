"""Registers: the month's lines, what they count, the workbook and where it lies."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import Actor, Role, StaffId
from certdesk.gui.dialogs.message_dialog import MessageDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.registers import RegistersPage
from certdesk.gui.pages.registers.files import RegisterNotSaved, write_whole
from certdesk.gui.pages.registers.lines import SHAPES
from certdesk.gui.widgets.table import STRUCK_ROLE
from certdesk.gui.widgets.tile import Segmented
from certdesk.services.registers.figures import Figures
from tests.gui.invented_day import Clock, trial_desk
from tests.gui.page_window import named, press, type_into


@pytest.fixture
def desk(tmp_path: Path, morning: Path) -> Desk:
    return trial_desk(Path(shutil.copytree(morning, tmp_path / "data")), Clock())


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> RegistersPage:
    window.show_page("registers", {})
    page = named(window, RegistersPage, "registers")
    rest(page, qtbot)
    return page


def rest(page: RegistersPage, qtbot: QtBot) -> None:
    """Until what was asked for is read and shown."""
    qtbot.waitUntil(lambda: not page.session.tasks.busy, timeout=60_000)
    QApplication.processEvents()


def key(page: RegistersPage, what: Qt.Key, qtbot: QtBot | None = None) -> None:
    QTest.keyClick(page.window().windowHandle(), what)
    QApplication.processEvents()
    if qtbot is not None:
        rest(page, qtbot)


def choose(page: RegistersPage, row: Segmented, name: str, qtbot: QtBot) -> None:
    row._segments[name].click()
    rest(page, qtbot)


def column(page: RegistersPage, place: int) -> list[str]:
    rows = range(page.lines.rowCount())
    return [str(page.lines.index(row, place).data()) for row in rows]


def test_the_month_that_runs_is_shown_with_its_void_line_struck(page: RegistersPage) -> None:
    assert "2026" in named(page.window(), QLabel, "registers.month").text()
    numbers = column(page, 2)
    assert numbers == [f"{n:04}/2026" for n in range(1, len(numbers) + 1)]
    struck = [bool(page.lines.index(row, 2).data(STRUCK_ROLE)) for row in range(len(numbers))]
    assert struck.count(True) == 1
    assert [word for word in column(page, 13) if "ملغى: أُدخل مرتين" in word]
    counted = page.parts.facts._numbers[0].text().strip("\u2066\u2069")
    assert int(counted) == len(numbers) - 1


def test_identity_numbers_are_masked(page: RegistersPage, qtbot: QtBot) -> None:
    choose(page, page.which, "pickup", qtbot)
    identities = column(page, 8)
    assert identities
    for shown in identities:
        assert "XXXX" in shown
        assert "1000000" not in shown


def test_right_goes_to_the_month_before_and_never_past_today(
    page: RegistersPage, qtbot: QtBot
) -> None:
    assert page.month.before.hasFocus()
    assert not page.month.after.isEnabled()
    key(page, Qt.Key.Key_Right, qtbot)
    assert (page.month.year, page.month.month) == (2026, 10)
    assert page.parts.empty.isVisible()
    key(page, Qt.Key.Key_Left, qtbot)
    key(page, Qt.Key.Key_Left, qtbot)
    assert (page.month.year, page.month.month) == (2026, 11)
    assert page.parts.sheet.isVisible()


@pytest.mark.parametrize(
    "kind, first",
    [("transmittal", "ت/0001/2026"), ("refused-withdrawn-void", "0008/2026"), ("follow-up", None)],
)
def test_the_other_registers_are_shown_too(
    page: RegistersPage, qtbot: QtBot, kind: str, first: str | None
) -> None:
    choose(page, page.which, kind, qtbot)
    if first is None:
        assert page.parts.empty.isVisible()
    else:
        assert first in column(page, 2)
        assert page.lines.columnCount() == len(SHAPES[RegisterKind(kind)])


def test_a_year_and_the_days_between_two_dates(page: RegistersPage, qtbot: QtBot) -> None:
    whole = page.lines.rowCount()
    choose(page, page.parts.period.kind, "year", qtbot)
    assert page.lines.rowCount() == whole
    page.month.before.setFocus()
    key(page, Qt.Key.Key_Right, qtbot)
    assert (page.month.year, page.lines.rowCount()) == (2025, 0)
    key(page, Qt.Key.Key_Left, qtbot)
    choose(page, page.parts.period.kind, "range", qtbot)
    assert not page.month.isVisible()
    bar = page.parts.period
    for field, text in ((bar.first, "22112026"), (bar.last, "21112026")):
        type_into(field, text)
        press(field.line)
    rest(page, qtbot)
    assert "قبل اليوم الأول" in bar.problem.sentence()
    type_into(bar.last, "22112026")
    press(bar.last.line)
    rest(page, qtbot)
    assert bar.problem.sentence() == ""
    assert set(column(page, 1)) == {"22/11/2026"}


def test_the_charts_say_their_figures(page: RegistersPage, qtbot: QtBot) -> None:
    choose(page, page.parts.view, "charts", qtbot)
    charts = page.parts.charts
    assert charts.isVisible()
    assert charts.months.accessibleName().endswith(f"نوفمبر {page.lines.rowCount()}")
    assert "شهادة الميلاد 1" in charts.missing.accessibleName()
    assert "جاهز للتسليم" in charts.open.accessibleName()


def test_f12_leaves_a_workbook_in_the_folder_of_exports(
    page: RegistersPage, desk: Desk, qtbot: QtBot
) -> None:
    key(page, Qt.Key.Key_F12, qtbot)
    assert page.last_export.isVisible()
    path = desk.folder.root / "exports" / "deposit-2026-11.xlsx"
    assert path.name in named(page.window(), QLabel, "registers.exported_file").text()
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    said = {str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row}
    assert "0001/2026" in {text.strip("\u2066\u2069") for text in said}
    assert page.last_export.open.hasFocus()
    choose(page, page.parts.view, "journal", qtbot)
    acts = page.parts.acts
    assert acts.index(0, 6).data() == path.name
    assert acts.index(0, 3).data() == "نوفمبر 2026"


def test_f9_leaves_a_pdf_and_shows_its_pages(page: RegistersPage, desk: Desk, qtbot: QtBot) -> None:
    key(page, Qt.Key.Key_F9, qtbot)
    assert (desk.folder.root / "exports" / "deposit-2026-11.pdf").is_file()
    preview = page.parts.pages.preview
    assert preview.isVisible()
    assert (preview.page(), preview.pages() >= 2) == (1, True)
    page.parts.pages.after.click()
    assert preview.page() == 2
    page.parts.pages.print.click()
    rest(page, qtbot)
    assert page.session.spooler.printed  # type: ignore[attr-defined]


def test_an_export_can_be_stopped(page: RegistersPage, desk: Desk, qtbot: QtBot) -> None:
    page.parts.export.click()
    page.parts.working.stop.click()
    rest(page, qtbot)
    assert not list((desk.folder.root / "exports").glob("*"))
    assert page.parts.export.isEnabled()
    assert not page.last_export.isVisible()


def test_full_identity_numbers_are_for_one_export_and_not_for_clerks(
    page: RegistersPage, desk: Desk, qtbot: QtBot
) -> None:
    choose(page, page.which, "pickup", qtbot)
    assert page.parts.unmasked.isVisible()
    page.parts.unmasked.click()
    page.parts.export.click()
    rest(page, qtbot)
    assert (desk.folder.root / "exports" / "pickup-2026-11-unmasked.xlsx").is_file()
    assert not page.parts.unmasked.isChecked()
    page.parts.unmasked.click()
    page.session.sign_in(Actor(StaffId(9), "عون مثال", Role.CLERK))
    rest(page, qtbot)
    assert not page.parts.unmasked.isVisible()
    assert not page.parts.unmasked.isChecked()


def test_a_supervisor_is_reminded_closes_the_month_and_prints_its_page(
    page: RegistersPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page.parts.reminder.isVisible()
    clock = desk.office.clock
    assert isinstance(clock, Clock)
    clock.on(date(2026, 12, 3))
    page.refresh()
    rest(page, qtbot)
    assert page.parts.reminder.isVisible()
    page.parts.reminder.link.click()
    rest(page, qtbot)
    assert (page.month.year, page.month.month) == (2026, 11)
    monkeypatch.setattr(MessageDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    page.parts.closing.close_month.click()
    rest(page, qtbot)
    rest(page, qtbot)
    said = named(page, QLabel, "registers.closing").text()
    assert "لم يتغير شيء منذ الإقفال" in said
    assert not page.parts.closing.close_month.isVisible()
    assert page.session.spooler.printed == ["month-closing-deposit-2026-11"]  # type: ignore[attr-defined]
    page.parts.closing.print_page.click()
    rest(page, qtbot)
    assert len(page.session.spooler.printed) == 2  # type: ignore[attr-defined]


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
    rest(page, qtbot)
    assert page.lines.rowCount() > 0


def test_the_figures_count_twelve_months_up_to_the_one_named(desk: Desk) -> None:
    by = Actor(None, "تجربة", Role.AUDITOR)
    months = Figures(desk.office).deposits_a_month(2026, 11, by=by)
    assert [(one.year, one.month) for one in months][:2] == [(2025, 12), (2026, 1)]
    assert len(months) == 12
    assert months[-1].deposited > 0
    assert sum(one.deposited for one in months[:-1]) == 0
