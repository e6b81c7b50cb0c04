"""Verification: one file after another, by keys; doubts in neutral words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.desk import Desk
from certdesk.domain.rights import Actor, Role, StaffId
from certdesk.domain.verification import Found
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.verify import VerifyPage
from certdesk.gui.pages.verify.doubt_dialog import DoubtDialog
from certdesk.gui.widgets.button import Button
from certdesk.i18n import tr
from tests.gui.invented_day import Clock, Counter, staffed_desk
from tests.gui.page_window import named, window_on


@pytest.fixture
def files(desk: Desk, clock: Clock) -> list[int]:
    """Three files to look up, the newest first as the list has them."""
    counter = Counter(desk, clock)
    return [counter.deposit() for _ in range(3)][::-1]


@pytest.fixture
def window(dressed: QApplication, desk: Desk, files: list[int]) -> Iterator[MainWindow]:
    with window_on(dressed, desk) as window:
        yield window


@pytest.fixture
def page(window: MainWindow) -> VerifyPage:
    window.show_page("verify", {})
    return named(window, VerifyPage, "verify")


def key(widget: QWidget, what: Qt.Key) -> None:
    QTest.keyClick(widget.window().windowHandle(), what)
    QApplication.processEvents()


def shown(page: VerifyPage) -> int:
    assert page.view is not None
    return page.view.id


def test_the_first_file_is_shown_and_the_reference_waits(
    page: VerifyPage, files: list[int]
) -> None:
    assert shown(page) == files[0]
    assert page.answer.reference.editor.hasFocus()
    assert page.stated.name.text() == page.view.name if page.view else False


def test_a_wanted_file_is_selected(window: MainWindow, files: list[int]) -> None:
    window.show_page("verify", {"request_id": files[1]})
    page = named(window, VerifyPage, "verify")
    assert shown(page) == files[1]
    assert page.table.currentIndex().row() == 1


def test_found_as_stated_is_recorded_and_the_next_file_comes(
    page: VerifyPage, files: list[int], desk: Desk
) -> None:
    page.answer.reference.set_text("سجل 3، ص 12")
    key(page, Qt.Key.Key_Return)
    key(page, Qt.Key.Key_1)
    key(page, Qt.Key.Key_F12)
    looked = desk.reading.show(files[0], by=page.session.actor).verification
    assert looked is not None
    assert (looked.found, looked.reference) == (Found.AS_STATED, "سجل 3، ص 12")
    assert shown(page) == files[1]
    assert page.rows.rowCount() == 2
    assert page.answer.found is None
    assert page.answer.reference.text() == "سجل 3، "
    assert page.answer.reference.editor.hasFocus()


def test_differences_are_asked_for(page: VerifyPage, files: list[int], desk: Desk) -> None:
    page.answer.reference.set_text("سجل 3، ص 12")
    key(page, Qt.Key.Key_Return)
    key(page, Qt.Key.Key_2)
    assert page.answer.differences.editor.hasFocus()
    key(page, Qt.Key.Key_F12)
    assert page.answer.differences.problem()
    assert shown(page) == files[0]
    page.answer.differences.set_text("سنة التخرج")
    key(page, Qt.Key.Key_F12)
    looked = desk.reading.show(files[0], by=page.session.actor).verification
    assert looked is not None
    assert looked.differences == "سنة التخرج"
    assert shown(page) == files[1]


def test_a_reference_is_asked_for(page: VerifyPage, files: list[int]) -> None:
    key(page, Qt.Key.Key_Return)
    key(page, Qt.Key.Key_1)
    key(page, Qt.Key.Key_F12)
    assert page.answer.reference.problem()
    assert page.answer.reference.editor.hasFocus()
    assert shown(page) == files[0]


def test_a_digit_typed_in_the_reference_answers_nothing(page: VerifyPage) -> None:
    key(page, Qt.Key.Key_3)
    assert page.answer.found is None
    assert page.answer.reference.text() == "3"


def test_not_found_waits_for_the_head_of_service(
    page: VerifyPage, files: list[int], window: MainWindow
) -> None:
    key(page, Qt.Key.Key_Return)
    key(page, Qt.Key.Key_3)
    key(page, Qt.Key.Key_F12)
    window.show_page("verify", {"request_id": files[0]})
    assert page.standing.isVisible()
    assert page.settle_button.isVisible()


def test_a_doubt_is_neutral_for_a_clerk_and_read_by_a_supervisor(
    page: VerifyPage, files: list[int]
) -> None:
    page.doubt.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DoubtDialog)
    assert not dialog.verb.isEnabled()
    dialog.detail.set_text("الختم غريب")
    dialog.detail.edited.emit("الختم غريب")
    dialog.verb.click()
    assert page.standing.isVisible()
    assert "الختم غريب" in page.standing.detail.text()
    assert not page.answer.isVisible()
    page.session._actor = Actor(StaffId(5), "عون مثال", Role.CLERK)
    page.refresh()
    assert shown(page) == files[0]
    assert page.standing.heading.text == tr("The file is with the head of service")
    assert not page.standing.detail.isVisible()


def test_who_took_a_file_in_is_told_before_typing_that_another_looks_it_up(
    dressed: QApplication, tmp_path: Path, clock: Clock
) -> None:
    desk, head, clerk = staffed_desk(tmp_path / "data", clock)
    file = Counter(desk, clock, by=clerk).deposit()
    with window_on(dressed, desk, clerk) as window:
        window.show_page("verify", {"request_id": file})
        page = named(window, VerifyPage, "verify")
        assert page.standing.heading.text == tr("You took this file in yourself")
        assert page.standing.isVisible()
        page.answer.reference.set_text("سجل 3")
        window.session.sign_in(head)
        QApplication.processEvents()
        assert page.answer.reference.text() == "سجل 3"
        assert not page.standing.isVisible()


def test_a_doubt_that_the_head_read_is_gone_for_the_clerk_who_takes_over(
    dressed: QApplication, tmp_path: Path, clock: Clock
) -> None:
    desk, head, clerk = staffed_desk(tmp_path / "data", clock)
    file = Counter(desk, clock, by=head).deposit()
    desk.verifying.raise_doubt(file, "الختم غريب", by=head)
    with window_on(dressed, desk, head) as window:
        window.show_page("verify", {"request_id": file})
        page = named(window, VerifyPage, "verify")
        assert "الختم غريب" in page.standing.detail.text()
        window.session.sign_in(clerk)
        QApplication.processEvents()
        assert page.standing.heading.text == tr("The file is with the head of service")
        assert page.standing.detail.text() == ""


def test_an_empty_list_says_so(page: VerifyPage, files: list[int], desk: Desk) -> None:
    for one in files:
        desk.verifying.verify(one, Found.AS_STATED, reference="سجل 1", by=page.session.actor)
    page.view = None
    page.refresh()
    assert page.empty.isVisible()
    assert not page.stated.isVisible()


def test_every_control_is_named(page: VerifyPage) -> None:
    for button in (page.record, page.doubt, page.settle_button):
        assert isinstance(button, Button)
        assert button.accessibleName()
        assert button.objectName().startswith("verify.")
