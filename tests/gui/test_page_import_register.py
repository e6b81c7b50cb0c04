"""The old register at the window, by keys: read, mended, imported, found, taken back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.past_head import PastField
from certdesk.domain.rights import Actor, Role, StaffId
from certdesk.gui.dialogs.reason_dialog import ReasonDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.import_register import ImportRegisterPage
from certdesk.gui.pages.past_request import PastRequestPage
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.label import Label
from tests.gui.page_window import named, press, settle, type_into
from tests.unit.registers import past_books as books


@pytest.fixture
def page(window: MainWindow) -> ImportRegisterPage:
    window.show_page("registers", {})
    named(window, Button, "registers.import_old").click()
    settle()
    return named(window, ImportRegisterPage, "import_register")


def read(page: ImportRegisterPage, file: Path, qtbot: QtBot) -> None:
    """Write the path and press Enter, wait for what comes of it."""
    assert page.choose.file.line.hasFocus()
    type_into(page.choose.file, str(file))
    press(page.choose.file.line)
    wait(page, qtbot)


def wait(page: ImportRegisterPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.session.tasks.busy, timeout=60_000)
    settle()


def said(page: QWidget, name: str) -> str:
    return named(page, Label, f"import_register.{name}").text()


def test_a_register_is_imported_found_and_taken_back(
    page: ImportRegisterPage, window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    read(page, books.register(tmp_path / "old.xlsx", 12), qtbot)
    assert "12" in said(page, "summary")
    assert page.looked_at.tables["first"].words.rows[0][0] == "0001/2026"
    assert page.looked_at.start.value() == 13
    assert page.bring_in.hasFocus()
    press(page.bring_in, Qt.Key.Key_F12)
    wait(page, qtbot)
    assert "0013/2026" in page.choose.done.words.text
    window.search("0007/2026")
    settle()
    past = named(window, PastRequestPage, "past_request")
    assert past.isVisible()
    assert past.view is not None
    assert past.view.number == "0007/2026"
    window.show_page("request", {"request_id": desk.lists.find("0003/2026")[0].id})
    assert past.view.number == "0003/2026"
    window.show_page("import_register", {})
    press(page.choose.table, Qt.Key.Key_Delete)
    dialog = QApplication.activeModalWidget() or window.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    type_into(dialog.reason, "ملف خطأ")
    dialog.verb.click()
    settle()
    assert desk.lists.find("0007/2026") == []
    assert "ملف خطأ" in page.choose.table.words.rows[0][4]


def test_what_must_be_mended_is_listed_and_nothing_is_imported(
    page: ImportRegisterPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    file = books.excel(
        tmp_path / "bad.xlsx",
        books.HEAD,
        ["0001/2026", date(2026, 1, 5), "سمسم المثالي", ""],
        ["0001/2026", "12/05/1447", "سمسم المثالي", ""],
    )
    read(page, file, qtbot)
    rows = page.looked_at.tables["problems"].words.rows
    assert [row[0] for row in rows] == ["3"]
    assert "هجري" in said(page, "problem")
    assert not page.bring_in.isEnabled()
    press(page.looked_at.tables["problems"], Qt.Key.Key_F12)
    wait(page, qtbot)
    assert desk.lists.find("سمسم") == []
    # mended in Excel, read again with F5
    books.register(file, 2)
    press(page.looked_at.tables["problems"], Qt.Key.Key_F5)
    wait(page, qtbot)
    assert page.bring_in.isEnabled()


def test_columns_are_corrected_by_hand_and_another_file_is_chosen(
    page: ImportRegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = books.excel(tmp_path / "a.xlsx", ["س", "ص"], ["1/2026", "سمسم المثالي"])
    read(page, file, qtbot)
    number, name = (page.columns.fields[one] for one in (PastField.NUMBER, PastField.NAME))
    assert number.problem()
    assert name.problem()
    for field, downs in ((number, 1), (name, 2)):
        for _ in range(downs):
            press(field.box, Qt.Key.Key_Down)
            wait(page, qtbot)
    assert (number.key(), name.key()) == ("0", "1")
    assert page.bring_in.isEnabled()
    press(number.box, Qt.Key.Key_Escape)
    assert page.choose.isVisible()
    assert page.choose.file.line.hasFocus()


def test_what_is_no_register_is_said_under_the_field_and_stays_typed(
    page: ImportRegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = books.old_excel(tmp_path / "old.xls")
    read(page, file, qtbot)
    assert "xls" in page.choose.file.problem()
    assert page.choose.file.text() == str(file)
    assert page.choose.isVisible()


def test_a_clerk_is_told_that_a_supervisor_is_needed(
    page: ImportRegisterPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.session._actor = Actor(StaffId(9), "عون مثال", Role.CLERK)
    told: list[str] = []
    monkeypatch.setattr(page.session, "tell", lambda worded, *_: told.append(worded.code))
    page.enter()
    assert told == ["not_allowed"]
    read(page, books.register(tmp_path / "old.xlsx"), qtbot)
    assert page.view is None
    assert page.choose.file.problem()
