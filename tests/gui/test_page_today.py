"""Today: counts that open their lists, work that opens at its next step, sheets, backup."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.today import TodayPage
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.count_card import CountCard
from certdesk.gui.widgets.link import Link
from certdesk.gui.widgets.work_row import WorkRow
from tests.gui.invented_day import Clock, made_morning, trial_desk
from tests.gui.page_window import named, press, settle, window_on


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_morning(tmp_path_factory.mktemp("morning"))


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, morning: Path) -> Desk:
    return trial_desk(Path(shutil.copytree(morning, tmp_path / "data")), clock)


@pytest.fixture
def window(dressed: QApplication, desk: Desk) -> Iterator[MainWindow]:
    with window_on(dressed, desk) as window:
        yield window


@pytest.fixture
def page(window: MainWindow) -> TodayPage:
    return named(window, TodayPage, "today")


@pytest.fixture
def asked(window: MainWindow) -> list[tuple[str, object]]:
    """Where the page sends, without going there."""
    window.session.page_wanted.disconnect()
    window.session.request_wanted.disconnect()
    went: list[tuple[str, object]] = []
    window.session.page_wanted.connect(lambda page, wanted: went.append((page, wanted)))
    window.session.request_wanted.connect(lambda number: went.append(("request", number)))
    return went


def test_the_counts_are_those_of_the_register(page: TodayPage, desk: Desk) -> None:
    view = desk.lists.today()
    shown = {wanted.value: card.count for wanted, card in page.counts.cards.items()}
    assert shown == {
        "drafts": view.drafts,
        "to_verify": view.to_verify,
        "at_signature": view.at_signature,
        "ready": view.ready,
        "late": view.late,
    }
    assert shown == {"drafts": 2, "to_verify": 3, "at_signature": 2, "ready": 2, "late": 2}


@pytest.mark.parametrize("wanted", ["drafts", "to_verify", "at_signature", "ready", "late"])
def test_a_count_opens_its_list(
    page: TodayPage, asked: list[tuple[str, object]], wanted: str
) -> None:
    press(named(page, CountCard, f"today.count_{wanted}"))
    assert asked == [("requests", {"wanted": wanted})]


def test_the_focus_stands_on_the_latest_file_and_enter_opens_it(
    page: TodayPage, desk: Desk, asked: list[tuple[str, object]]
) -> None:
    first = named(page, WorkRow, "today.work_0")
    assert QApplication.focusWidget() is first
    press(first)
    assert asked == [("request", desk.lists.today().work[0].id)]


def test_arrows_walk_through_the_work(page: TodayPage) -> None:
    press(named(page, WorkRow, "today.work_0"), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is named(page, WorkRow, "today.work_1")


def test_rows_without_room_are_not_reached(dressed: QApplication, desk: Desk) -> None:
    with window_on(dressed, desk, height=690) as window:
        rows = named(window, TodayPage, "today").work.rows
        low = [row for row in rows.rows if row.isVisible()]
        assert 4 <= len(low) <= len(rows.rows)
        assert all(row.geometry().bottom() <= rows.height() for row in low)


@pytest.mark.parametrize("height", [690, 768])
def test_the_page_fits_without_scrolling(dressed: QApplication, desk: Desk, height: int) -> None:
    with window_on(dressed, desk, height=height) as window:
        page = named(window, TodayPage, "today")
        above = page.parentWidget()
        while not isinstance(above, QScrollArea):
            assert above is not None
            above = above.parentWidget()
        assert len(page.not_printed.lines) == 2
        assert page.calendar.isVisible()
        assert above.verticalScrollBar().maximum() == 0


def test_counting_again_keeps_the_focus_on_its_request(page: TodayPage, desk: Desk) -> None:
    row = named(page, WorkRow, "today.work_2")
    row.setFocus()
    wanted = row.accessibleName()
    page.refresh()
    settle()
    held = cast(QWidget, QApplication.focusWidget())
    assert held is not row
    assert held.accessibleName() == wanted


def test_an_empty_folder_says_so_and_offers_a_request(
    dressed: QApplication, tmp_path: Path, clock: Clock
) -> None:
    with window_on(dressed, trial_desk(tmp_path / "empty", clock)) as window:
        page = named(window, TodayPage, "today")
        button = named(page, Button, "today.empty_new_request")
        went: list[str] = []
        window.session.page_wanted.disconnect()
        window.session.page_wanted.connect(lambda name, _wanted: went.append(name))
        assert QApplication.focusWidget() is button
        press(button)
        assert went == ["new_request"]


def test_a_sheet_somebody_saw_leaves_the_list(page: TodayPage, desk: Desk) -> None:
    waiting = [sheet.id for sheet in desk.printing.not_issued()]
    assert len(waiting) > len(page.not_printed.lines) == 2
    press(named(page, Link, "today.came_out_0"))
    assert [sheet.id for sheet in desk.printing.not_issued()] == waiting[1:]
    assert len(page.not_printed.lines) == 2


def test_the_list_of_sheets_goes_when_all_came_out(
    page: TodayPage, desk: Desk, window: MainWindow
) -> None:
    for sheet in desk.printing.not_issued():
        desk.printing.came_out(sheet.id, by=window.session.actor)
    window.session.register_changed.emit()
    assert page.not_printed.isHidden()


def test_the_backup_is_made_beside_the_window(page: TodayPage, desk: Desk, qtbot: QtBot) -> None:
    assert desk.lists.today().last_backup_at is None
    before = page.backup.title.text()
    button = named(page, Button, "today.backup_now")
    press(button)
    assert not button.isEnabled()
    qtbot.waitUntil(button.isEnabled, timeout=10_000)
    (file,) = desk.folder.backups.glob("certdesk-2026-11-23-*.db")
    facts, _present = desk.upkeep.inspect(file)
    assert facts.contents.rows["requests"] == 13
    assert page.backup.title.text() != before


def test_a_backup_that_fails_is_told_and_can_be_tried_again(
    page: TodayPage, desk: Desk, qtbot: QtBot
) -> None:
    folder = desk.folder.backups
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    folder.write_text("in the way")
    button = named(page, Button, "today.backup_now")
    press(button)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=10_000)
    told = QApplication.activeModalWidget()
    assert told is not None
    assert told.objectName() == "message_dialog"
    told.close()
    settle()
    assert button.isEnabled()


def test_unconfirmed_feasts_of_next_year_are_said(page: TodayPage, desk: Desk) -> None:
    assert desk.lists.today().unconfirmed_calendar_year == 2027
    assert page.calendar.isVisible()
    assert "2027" in page.calendar.words.text


def test_everything_that_takes_the_focus_has_a_name(page: TodayPage) -> None:
    takers = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert takers
    assert [one for one in takers if not one.accessibleName()] == []
