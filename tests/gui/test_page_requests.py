"""Requests: lists, finding, columns, keys; pages of rows instead of counting a million."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.gui.main_window import MainWindow
from certdesk.gui.models.paged_rows import PAGE
from certdesk.gui.pages.requests import RequestsPage
from certdesk.gui.pages.requests.filters import Capped
from certdesk.gui.pages.requests.rows import ALWAYS, LOOKS
from certdesk.gui.widgets.table import CHIP_ROLE, STRUCK_ROLE, TONE_ROLE
from certdesk.gui.widgets.tile import Pill
from certdesk.services.lines import Wanted
from tests.gui.invented_day import Clock, Counter, trial_desk
from tests.gui.page_window import named, press, settle, window_on

Asked = list[tuple[str, object]]


@pytest.fixture
def desk(tmp_path: Path, morning: Path) -> Desk:
    return trial_desk(Path(shutil.copytree(morning, tmp_path / "data")), Clock())


@pytest.fixture
def window(dressed: QApplication, desk: Desk) -> Iterator[MainWindow]:
    with window_on(dressed, desk) as window:
        window.session.go("requests")
        settle()
        yield window


@pytest.fixture
def page(window: MainWindow) -> RequestsPage:
    return named(window, RequestsPage, "requests")


@pytest.fixture
def asked(window: MainWindow, page: RequestsPage) -> Asked:
    """Where the page sends, without going there."""
    window.session.page_wanted.disconnect()
    window.session.request_wanted.disconnect()
    went: Asked = []
    window.session.page_wanted.connect(lambda name, wanted: went.append((name, wanted)))
    window.session.request_wanted.connect(lambda number: went.append(("next", number)))
    return went


def cells(page: RequestsPage, column: str) -> list[str]:
    place = page.model.places[column]
    return [page.model.index(row, place).data() for row in range(page.model.rowCount())]


def shown_columns(page: RequestsPage) -> set[str]:
    return {
        name for name, place in page.model.places.items() if not page.table.isColumnHidden(place)
    }


def type_filter(page: RequestsPage, text: str, qtbot: QtBot) -> None:
    page.filter_box.setFocus()
    page.filter_box.selectAll()
    page.filter_box.insert(text)
    qtbot.waitUntil(lambda: page.text == text, timeout=3_000)


def test_all_requests_newest_first_with_the_focus_on_the_rows(
    page: RequestsPage, desk: Desk
) -> None:
    lines = desk.lists.page(Wanted.ALL)
    assert cells(page, "number") == [line.number or "—" for line in lines]
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == 0


def test_chips_struck_numbers_and_red_days_say_what_the_register_says(
    page: RequestsPage, desk: Desk
) -> None:
    state, promised = page.model.places["state"], page.model.places["promised"]
    for row, line in enumerate(desk.lists.page(Wanted.ALL)):
        assert page.model.index(row, state).data(CHIP_ROLE) == line.chip
        assert page.model.index(row, promised).data(TONE_ROLE) == (
            "bad" if line.overdue_days else None
        )
        assert page.model.index(row, 0).data(STRUCK_ROLE) is (line.chip == "void")
    assert page.model.index(0, 0).data(CHIP_ROLE) is None


@pytest.mark.parametrize("wanted", list(Wanted))
def test_every_list_can_be_entered_and_shows_its_requests(
    page: RequestsPage, window: MainWindow, desk: Desk, wanted: Wanted
) -> None:
    window.session.go("requests", wanted=wanted.value)
    settle()
    ids = [line.id for line in desk.lists.page(wanted)]
    rows = [page.model.row_at(row) for row in range(page.model.rowCount())]
    assert [line.id for line in rows if line is not None] == ids
    assert page.filters.pills[wanted].isVisible()
    assert page.filters.pills[wanted].isChecked()
    assert page.empty.isVisible() is (not ids)


def test_pills_say_how_many_and_choose(page: RequestsPage, desk: Desk, qtbot: QtBot) -> None:
    late = named(page, Pill, "requests.list_late") if page.isAncestorOf(page.filters) else None
    late = late or page.filters.pills[Wanted.LATE]
    expected = str(desk.lists.count(Wanted.LATE))
    qtbot.waitUntil(lambda: late.accessibleName().endswith(expected), timeout=3_000)
    press(late)
    assert page.wanted is Wanted.LATE
    assert page.model.rowCount() == int(expected)


@pytest.mark.parametrize("count, shown", [(0, "0"), (999, "999"), (1000, "1000+")])
def test_counting_stops_at_a_thousand(count: int, shown: str) -> None:
    assert str(Capped(count)) == shown
    assert f"{Capped(count)}" == shown


def test_enter_opens_at_the_next_step_and_space_the_whole_file(
    page: RequestsPage, asked: Asked
) -> None:
    line = page.model.row_at(1)
    assert line is not None
    press(page.table, Qt.Key.Key_Down)
    press(page.table)
    press(page.table, Qt.Key.Key_Space)
    assert asked == [("next", line.id), ("request", {"request_id": line.id})]


def test_a_click_on_the_next_step_opens_it(page: RequestsPage, asked: Asked) -> None:
    line = page.model.row_at(2)
    assert line is not None
    for column, opens in (("name", False), ("next_step", True)):
        at = page.table.visualRect(page.model.index(2, page.model.places[column])).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        settle()
        assert bool(asked) is opens
    assert asked == [("next", line.id)]


def test_the_list_follows_what_is_typed(page: RequestsPage, desk: Desk, qtbot: QtBot) -> None:
    type_filter(page, "مثال", qtbot)
    found = [line.id for line in desk.lists.find("مثال")]
    rows = [page.model.row_at(row) for row in range(page.model.rowCount())]
    assert found
    assert [line.id for line in rows if line is not None] == found
    assert not any(pill.isChecked() for pill in page.filters.pills.values())
    press(page.filter_box, Qt.Key.Key_Down)
    assert page.table.hasFocus()


def test_esc_clears_the_filter_then_the_list_is_back(page: RequestsPage, qtbot: QtBot) -> None:
    before = page.model.rowCount()
    type_filter(page, "0001/2026", qtbot)
    assert page.model.rowCount() == 1
    press(page.filter_box, Qt.Key.Key_Escape)
    assert page.filter_box.text() == ""
    assert page.model.rowCount() == before
    assert page.isVisible()
    assert page.table.hasFocus()


def test_nothing_found_says_so_with_the_text(page: RequestsPage, window: MainWindow) -> None:
    window.session.go("requests", text="زيد عمرو")
    settle()
    assert page.empty.isVisible()
    assert "زيد عمرو" in page.empty.sentence.text()
    assert page.filter_box.text() == "زيد عمرو"


def test_f6_goes_to_the_filter_and_back(page: RequestsPage) -> None:
    press(page.table, Qt.Key.Key_F6)
    assert page.filter_box.hasFocus()
    press(page.filter_box, Qt.Key.Key_F6)
    assert page.table.hasFocus()


def test_reading_again_stays_on_the_request(page: RequestsPage, desk: Desk) -> None:
    page.table.select_row(5)
    line = page.model.row_at(5)
    assert line is not None
    Counter(desk, Clock()).draft(registration_number="201577777777")
    page.refresh()
    settle()
    here = page.model.row_at(page.table.currentIndex().row())
    assert here is not None
    assert here.id == line.id
    assert page.table.currentIndex().row() == 6


def test_coming_back_to_the_same_list_stays_on_the_request(
    page: RequestsPage, window: MainWindow
) -> None:
    page.table.select_row(4)
    window.session.go("today")
    settle()
    window.session.go("requests")
    settle()
    assert page.table.currentIndex().row() == 4


def test_columns_are_chosen_and_remembered(
    page: RequestsPage, window: MainWindow, dressed: QApplication, desk: Desk
) -> None:
    menu = page.column_menu()
    offered = {action.objectName() for action in menu.actions()}
    assert offered == {f"requests.column_{name}" for name in set(LOOKS) - ALWAYS}
    phone = menu.findChild(QAction, "requests.column_phone")
    number = menu.findChild(QAction, "requests.column_registration_number")
    assert isinstance(phone, QAction)
    assert isinstance(number, QAction)
    phone.trigger()
    number.trigger()
    assert "phone" not in shown_columns(page)
    assert "registration_number" in shown_columns(page)
    another = RequestsPage(window.session)
    assert another.chosen == page.chosen
    another.deleteLater()


def test_in_a_narrow_window_the_columns_that_name_a_request_stay(
    page: RequestsPage, window: MainWindow
) -> None:
    wide = shown_columns(page)
    window.resize(1000, 768)
    settle()
    narrow = shown_columns(page)
    assert narrow < wide
    assert narrow >= ALWAYS
    header = page.table.horizontalHeader()
    assert header.length() <= page.table.viewport().width()


def test_more_rows_are_read_as_one_goes_down(
    page: RequestsPage, window: MainWindow, desk: Desk
) -> None:
    counter = Counter(desk, Clock())
    for _ in range(PAGE):
        counter.draft()
    page.show_list()
    assert page.model.rowCount() == PAGE
    page.table.select_row(PAGE - 1)
    page.table.scrollToBottom()
    settle()
    assert page.model.rowCount() == PAGE + 13
    press(page.table, Qt.Key.Key_End)
    page.table.select_row(PAGE + 5)
    page.refresh()
    assert page.table.currentIndex().row() == PAGE + 5


def test_everything_that_takes_the_focus_has_a_name(page: RequestsPage) -> None:
    shell = page.shell
    assert shell is not None
    takers = [
        one
        for one in shell.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert takers
    assert [one for one in takers if not one.accessibleName()] == []
