"""The doors: sign in, the way back in, taking over, the idle lock."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk, open_desk
from certdesk.domain.rights import Actor, Role
from certdesk.gui import idle_lock
from certdesk.gui.dialogs.message_dialog import tell
from certdesk.gui.main_window import MainWindow
from certdesk.gui.messages import Worded
from certdesk.gui.pages.sign_in import SignIn
from certdesk.gui.workstation import remember, remembered
from tests.gui.invented_day import CLERK, HEAD, PASSWORD, Clock, staffed_desk
from tests.gui.page_window import named, press, settle, type_into, window_on

Office = tuple[Desk, Actor, Actor]


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Office:
    return staffed_desk(tmp_path / "data", clock)


@pytest.fixture
def window(dressed: QApplication, office: Office) -> Iterator[MainWindow]:
    with window_on(dressed, office[0]) as window:
        yield window


@pytest.fixture
def door(window: MainWindow) -> SignIn:
    return named(window, SignIn, "sign_in")


def sign_in(door: SignIn, password: str = PASSWORD) -> None:
    type_into(door.password, password)
    press(door.password.editor)


def test_the_password_of_the_chosen_person_opens_the_frame(
    window: MainWindow, door: SignIn
) -> None:
    assert [tile.text() for tile in door.tiles] == [HEAD, CLERK]
    assert QApplication.focusWidget() is door.password.editor
    press(door.password.editor, Qt.Key.Key_Down)
    sign_in(door)
    assert window.session.actor.name == CLERK
    assert window.frame.isVisible()
    assert door.password.text() == ""


def test_a_wrong_password_is_said_below_the_field_and_forgotten(door: SignIn) -> None:
    sign_in(door, "ليست هي")
    assert door.password.problem()
    assert door.password.text() == ""
    assert QApplication.focusWidget() is door.password.editor
    assert not door.session.signed_in


def test_after_some_wrong_tries_the_door_waits(door: SignIn, qtbot: QtBot, clock: Clock) -> None:
    for _ in range(4):
        sign_in(door, "ليست هي")
    assert not door.enter_button.isEnabled()
    sign_in(door)
    assert not door.session.signed_in
    clock.later(seconds=10)
    qtbot.waitUntil(door.enter_button.isEnabled, timeout=6_000)
    sign_in(door)
    assert door.session.actor.name == HEAD


def test_waiting_is_only_for_the_person_who_typed_wrong(door: SignIn) -> None:
    for _ in range(4):
        sign_in(door, "ليست هي")
    press(door.password.editor, Qt.Key.Key_Down)
    sign_in(door)
    assert door.session.actor.name == CLERK


def test_the_recovery_code_sets_a_new_password(
    dressed: QApplication, tmp_path: Path, clock: Clock
) -> None:
    desk = open_desk(tmp_path / "forgot", clock=clock)
    code = desk.staff.new_recovery_code()
    desk.staff.start(HEAD, PASSWORD, recovery_code=code, typed_back=code)
    with window_on(dressed, desk) as window:
        door = named(window, SignIn, "sign_in")
        press(door.forgot)
        assert QApplication.focusWidget() is door.recovery_code.editor
        type_into(door.recovery_code, "XXXX")
        type_into(door.new_password, "كلمة جديدة طويلة")
        press(door.new_password.editor)
        assert door.recovery_code.problem()
        type_into(door.recovery_code, code)
        type_into(door.new_password, "قصيرة")
        press(door.new_password.editor)
        assert door.new_password.problem()
        type_into(door.new_password, "كلمة جديدة طويلة")
        press(door.new_password.editor)
        assert window.session.actor.name == HEAD
        window.lock()
        sign_in(door, "كلمة جديدة طويلة")
        assert window.session.signed_in


def test_esc_leaves_the_recovery_code(door: SignIn) -> None:
    press(door.forgot)
    press(door.recovery_code.editor, Qt.Key.Key_Escape)
    assert door.password_part.isVisible()
    assert not door.reset_part.isVisible()


def test_another_person_takes_over_and_nothing_behind_is_destroyed(
    window: MainWindow, door: SignIn
) -> None:
    press(door.password.editor, Qt.Key.Key_Down)
    sign_in(door)
    behind = window.frame.shell("today").content
    window.frame.top_bar.search.field.setText("مثال")
    window.lock()
    settle()
    assert door.isVisible()
    assert door.person is not None
    assert door.person.name == CLERK, "the same person is one password away"
    press(door.password.editor, Qt.Key.Key_Up)
    sign_in(door)
    assert window.session.actor.name == HEAD
    assert window.frame.shell("today").content is behind
    assert window.frame.top_bar.search.field.text() == "مثال"


def test_the_last_person_is_known_after_a_restart(
    dressed: QApplication, window: MainWindow, door: SignIn, tmp_path: Path, clock: Clock
) -> None:
    press(door.password.editor, Qt.Key.Key_Down)
    sign_in(door)
    window.close()
    with window_on(dressed, open_desk(tmp_path / "data", clock=clock)) as again:
        chosen = named(again, SignIn, "sign_in").person
        assert chosen is not None
        assert chosen.name == CLERK


def test_suspended_people_are_not_offered(dressed: QApplication, office: Office) -> None:
    desk, head, clerk = office
    desk.staff.add("مراد نموذج", Role.AUDITOR, PASSWORD, by=head)
    assert clerk.id is not None
    desk.accounts.suspend(clerk.id, by=head)
    with window_on(dressed, desk) as window:
        door = named(window, SignIn, "sign_in")
        assert [tile.text() for tile in door.tiles] == [HEAD, "مراد نموذج"]


def test_nobody_at_work_locks_the_counter(window: MainWindow, door: SignIn, qtbot: QtBot) -> None:
    lock = window.findChild(idle_lock.IdleLock)
    assert isinstance(lock, idle_lock.IdleLock)
    waiting_before = lock.waiting
    sign_in(door)
    assert (waiting_before, lock.waiting) == (False, True), "nobody was here before"
    lock._timer.setInterval(400)
    lock._timer.start()
    dialog = tell(window, "عنوان", Worded("x", "جملة."))
    for _ in range(5):
        QTest.qWait(150)
        QTest.keyClick(dialog, Qt.Key.Key_F9)
    assert window.session.signed_in, "somebody works"
    qtbot.waitUntil(lambda: not window.session.signed_in, timeout=3_000)
    settle()
    assert door.isVisible()
    assert QApplication.activeModalWidget() is None


def test_a_scan_opens_nothing_while_the_counter_is_locked(
    window: MainWindow, door: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(door)
    window.lock()
    asked: list[int] = []
    monkeypatch.setattr(window, "open_request", asked.append)
    window.scanned("CD/2026/0001")
    assert asked == []
    assert window.frame.current_page == "today"


def test_the_memory_of_the_window_survives_a_broken_file(tmp_path: Path) -> None:
    remember(tmp_path, "columns", ["number"])
    assert remembered(tmp_path, "columns") == ["number"]
    (tmp_path / "window.json").write_text("[1, 2", encoding="utf-8")
    assert remembered(tmp_path, "columns") is None
    remember(tmp_path, "last_person", 2)
    kept = json.loads((tmp_path / "window.json").read_text(encoding="utf-8"))
    assert kept == {"last_person": 2}


def test_a_memory_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    remember(tmp_path / "gone", "columns", ["number"])
    assert remembered(tmp_path / "gone", "columns") is None
