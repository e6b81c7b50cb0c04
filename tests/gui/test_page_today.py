"""Today: counts that open their lists, work that opens at its next step, sheets, backup."""

import shutil
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.follow_on import Appointment, Call, Source
from certdesk.domain.rights import COMMAND_LINE as BY
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.today import TodayPage
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.count_card import CountCard
from certdesk.gui.widgets.link import Link
from certdesk.gui.widgets.work_row import WorkRow
from certdesk.services.lines import Wanted
from certdesk.storage.folder import DataFolder
from tests.gui.invented_day import Clock, trial_desk
from tests.gui.page_window import named, press, settle, window_on


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, morning: Path) -> Desk:
    return trial_desk(Path(shutil.copytree(morning, tmp_path / "data")), clock)


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


@pytest.mark.parametrize(
    "count, opens",
    [
        ("drafts", ("drafts", {})),
        ("to_verify", ("requests", {"wanted": "to_verify"})),
        ("at_signature", ("requests", {"wanted": "at_signature"})),
        ("ready", ("calls", {"work": "ready"})),
        ("late", ("requests", {"wanted": "late"})),
    ],
)
def test_a_count_opens_its_list(
    page: TodayPage, asked: list[tuple[str, object]], count: str, opens: tuple[str, object]
) -> None:
    press(named(page, CountCard, f"today.count_{count}"))
    assert asked == [opens]


def test_what_waits_beside_is_counted_and_opens_its_list(
    dressed: QApplication, desk: Desk, clock: Clock
) -> None:
    ready = desk.lists.page(Wanted.READY)[0].id
    desk.follow_on.called(ready, Call(reached=False, call_again_on=date(2026, 11, 25)), by=BY)
    appointed = Appointment(date(2027, 1, 5), None, "قاعة المثال", ())
    desk.follow_on.appoint(ready, appointed, told_on=date(2026, 11, 23), source=Source.PHONE, by=BY)
    desk.office_sheets.blank_forms(2, by=BY)
    clock.on(date(2027, 1, 3))
    with window_on(dressed, desk, height=690) as window:
        page = named(window, TodayPage, "today")
        shown = {name: pill.count for name, pill in page.also.pills.items()}
        assert shown == {
            "not_printed": len(desk.printing.not_issued()),
            "uncollected": 2,
            "still_due": 2,
            "calls": 1,
            "appointments": 1,
            "forms": 2,
        }
        assert "30" in page.also.pills["uncollected"].text()
        went: list[tuple[str, object]] = []
        window.session.page_wanted.disconnect()
        window.session.page_wanted.connect(lambda name, wanted: went.append((name, wanted)))
        for pill in page.also.pills.values():
            press(pill)
    assert went == [
        ("sheets", {}),
        ("calls", {"work": "uncollected"}),
        ("requests", {"wanted": "still_due"}),
        ("follow_on", {"work": "next_calls"}),
        ("follow_on", {"work": "appointments"}),
        ("blank_forms", {}),
    ]


def test_a_clock_set_back_and_a_full_disk_are_said(
    dressed: QApplication, desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with window_on(dressed, desk) as window:
        page = named(window, TodayPage, "today")
        assert page.alarms.isHidden()
        clock.on(date(2026, 11, 20))
        monkeypatch.setattr(DataFolder, "free_bytes", 420 * 1024 * 1024)
        page.refresh()
        assert page.alarms.clock.isVisible()
        assert "23/11/2026" in page.alarms.clock.words.text
        assert "420" in page.alarms.room.words.text


def test_the_first_work_of_a_day_forgets_drafts_left_behind(
    page: TodayPage, desk: Desk, clock: Clock
) -> None:
    assert page.counts.cards[Wanted.DRAFTS].count == 2
    clock.on(date(2026, 12, 24))
    page.refresh()
    assert page.counts.cards[Wanted.DRAFTS].count == 0
    assert desk.drafts.left() == []


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
        # a low window counts the sheets among the rest
        assert page.not_printed.isVisible() is (height == 768)
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


def test_unconfirmed_feasts_of_next_year_are_said(
    page: TodayPage, desk: Desk, asked: list[tuple[str, object]]
) -> None:
    assert desk.lists.today().unconfirmed_calendar_year == 2027
    assert page.calendar.isVisible()
    assert "2027" in page.calendar.words.text
    page.calendar.link.click()
    assert asked == [("settings", {"part": "calendar"})]


def test_everything_that_takes_the_focus_has_a_name(page: TodayPage) -> None:
    takers = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert takers
    assert [one for one in takers if not one.accessibleName()] == []
