"""This workstation: printer and its offsets, the reader tried out, backups made and put back."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QListWidget
from pytestqt.qtbot import QtBot

from certdesk.config import Backups, Printer, read_config
from certdesk.desk import Desk
from certdesk.gui.daily_backup import DailyBackup
from certdesk.gui.dialogs.supervisor_dialog import SupervisorDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.settings.backup_section import BackupSection
from certdesk.gui.pages.settings.scanner_section import ScannerSection
from certdesk.gui.widgets.choice_field import ChoiceField
from certdesk.gui.widgets.fields import Field
from certdesk.services.sheets.printer_page import printer_page
from certdesk.services.supervision.upkeep import kept_backups
from tests.builders import CLERK, deposit
from tests.gui.invented_day import Clock, PaperSpooler
from tests.gui.page_window import named, settle, window_on
from tests.gui.settings_page import key, shown, write
from tests.paper.reading import lines

CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
)
"""The specimen of ICAO 9303-5, appendix."""


def test_what_was_measured_moves_every_sheet_from_now_on(window: MainWindow, desk: Desk) -> None:
    page = shown(window, "printers")
    assert not page.save.isEnabled()
    write(page, "settings.printers.copies", "2")
    write(page, "settings.printers.top", "18,5")
    write(page, "settings.printers.right", "22")
    key(page, Qt.Key.Key_F12)
    kept = Printer("", right_mm=2.0, down_mm=1.5, copies=2)
    assert desk.config.printer == kept
    assert read_config(desk.folder.config).printer == kept
    assert named(page, Field, "settings.printers.top").text() == ""
    write(page, "settings.printers.top", "21")
    key(page, Qt.Key.Key_F12)
    assert desk.config.printer.down_mm == pytest.approx(0.5)


@pytest.mark.parametrize(
    "field, text", [("top", "a"), ("right", "-1"), ("top", "59"), ("copies", "10"), ("copies", "")]
)
def test_what_no_printer_does_is_refused_below_the_field(
    window: MainWindow, desk: Desk, field: str, text: str
) -> None:
    page = shown(window, "printers")
    name = f"settings.printers.{field}"
    write(page, name, text)
    key(page, Qt.Key.Key_F12)
    assert named(page, Field, name).problem()
    assert desk.config.printer == Printer()
    assert not desk.folder.config.exists()


def test_each_printer_keeps_its_own_measure(window: MainWindow, desk: Desk) -> None:
    desk.config = desk.config.with_printer(Printer("القديمة", 3.0, 0.0, 1))
    page = shown(window, "printers")
    box = named(page, ChoiceField, "settings.printers.name")
    box.set_key("")
    box.edited.emit("")
    key(page, Qt.Key.Key_F12)
    assert desk.config.printer == Printer()
    assert desk.config.printer_named("القديمة").right_mm == 3.0


def test_the_test_page_is_printed_as_it_is_corrected(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = shown(window, "printers")
    key(page, Qt.Key.Key_F9)
    spooler = window.session.spooler
    assert isinstance(spooler, PaperSpooler)
    qtbot.waitUntil(lambda: bool(list(desk.folder.sheets.glob("printer-test*"))), timeout=15000)
    text = " ".join(lines(printer_page(desk.office, Printer("HP", -1.5, 0.5)).pdf))
    assert "1.5" in text
    assert "اليسار" in text


def test_the_reader_is_tried_without_opening_anything(window: MainWindow, desk: Desk) -> None:
    done = deposit(desk, by=CLERK)
    page = shown(window, "scanner")
    section = page.section
    assert isinstance(section, ScannerSection)
    heard = named(page, QListWidget, "settings.scanner.heard")
    for code, good in (
        ("CD/TEST/0123456789", True),
        (f"CD/D/2026/0001/{done.check_code}", True),
        ("CD/D/2026/0999/12345678", False),
    ):
        window.scanned(code)
        settle()
        assert window.frame.current_page == "settings"
        assert code in heard.item(0).text()
        assert (section.last._tone == "ok") is good
    window.mrz_scanned(CARD)
    assert "D23145890" in section.detail.text()
    window.mrz_scanned(CARD.replace("7408122", "7408123"))
    assert section.last._tone == "warn"
    write(page, "settings.scanner.typed", "}]ظ2026ظ0112")
    key(page, Qt.Key.Key_Return)
    assert "2026" in heard.item(0).text()
    assert heard.count() == 6


def test_a_backup_now_is_proven_and_listed(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    deposit(desk, by=CLERK)
    page = shown(window, "backup")
    key(page, Qt.Key.Key_F6)
    key(page, Qt.Key.Key_Return)
    kept = named(page, QListWidget, "settings.backup.kept")
    qtbot.waitUntil(lambda: kept.count() == 1, timeout=15000)
    assert desk.upkeep.last_backup() is not None
    facts, _ = desk.upkeep.inspect(kept_backups(desk.folder.backups)[0].file)
    assert facts.contents.rows["requests"] == 1


def test_where_the_daily_backup_goes_is_kept(
    window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    page = shown(window, "backup")
    field = write(page, "settings.backup.folder", str(tmp_path / "nowhere"))
    key(page, Qt.Key.Key_F12)
    assert field.problem()
    write(page, "settings.backup.folder", str(tmp_path))
    write(page, "settings.backup.keep", "30")
    key(page, Qt.Key.Key_F12)
    assert read_config(desk.folder.config).backup == Backups(str(tmp_path), 30)


def test_a_clerk_makes_backups_and_decides_nothing(dressed: QApplication, desk: Desk) -> None:
    with window_on(dressed, desk, CLERK) as window:
        page = shown(window, "backup")
        section = page.section
        assert isinstance(section, BackupSection)
        assert section.now.isEnabled()
        assert not any(one.isEnabled() for one in (section.folder, section.keep, section.restore))


def test_a_backup_is_put_in_place_with_a_reason_and_a_tick(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    deposit(desk, 1, by=CLERK)
    desk.upkeep.backup(desk.folder.backups / "one.db", by=CLERK)
    deposit(desk, 2, by=CLERK)
    page = shown(window, "backup")
    section = page.section
    assert isinstance(section, BackupSection)
    section.restore.click()
    qtbot.waitUntil(
        lambda: isinstance(QApplication.activeModalWidget(), SupervisorDialog), timeout=15000
    )
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SupervisorDialog)
    assert not dialog.verb.isEnabled()
    dialog.reason.set_text("تمرين")
    dialog.reason.edited.emit("تمرين")
    assert not dialog.verb.isEnabled()
    named(dialog, QCheckBox, "supervisor.tick").setChecked(True)
    dialog.verb.click()
    qtbot.waitUntil(lambda: window.frame.current_page == "today", timeout=15000)
    assert [line.number for line in desk.lists.page()] == ["0001/2026"]


def test_each_day_gets_its_backup_by_itself(
    window: MainWindow, desk: Desk, clock: Clock, qtbot: QtBot
) -> None:
    daily = DailyBackup(window.session)
    assert not daily._timer.isActive()  # a trial folder has none of its own
    daily.look()
    qtbot.waitUntil(lambda: len(kept_backups(desk.folder.backups)) == 1, timeout=15000)
    daily.look()
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=15000)
    assert len(kept_backups(desk.folder.backups)) == 1
    failed: list[str] = []
    window.session.backup_failed.connect(failed.append)
    clock.on(clock().date() + timedelta(days=1))
    desk.folder.backups.rename(desk.folder.root / "moved")
    desk.folder.backups.touch()
    daily.look()
    qtbot.waitUntil(lambda: bool(failed), timeout=15000)
