"""Correcting a numbered request from its page: by keys, with the old value left readable."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.request import Move, State
from certdesk.domain.rights import Actor
from certdesk.gui.dialogs.message_dialog import MessageDialog
from certdesk.gui.dialogs.slot_dialog import SlotDialog
from certdesk.gui.dialogs.supervisor_dialog import SupervisorDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.correct import CorrectPage
from certdesk.gui.pages.request import RequestPage
from certdesk.gui.widgets.button import Button
from tests.gui.invented_day import CLERK, HEAD, PASSWORD
from tests.gui.page_window import named, press, settle, type_into
from tests.gui.request_files import (
    Files,
    actor_of,
    clerk,
    desk,
    files,
    made,
    open_file,
    window,
    words,
)

__all__ = ["clerk", "desk", "files", "made", "window"]


def choose(page: RequestPage, name: str) -> None:
    """A line of the menu, by its key."""
    press(page.more.button)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    names = [action.objectName() for action in menu.actions()]
    for _ in range(names.index(f"request.{name}") + 1):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle()


def correcting(window: MainWindow, request_id: int) -> CorrectPage:
    page = open_file(window, request_id)
    choose(page, "correct")
    assert window.frame.current_page == "correct"
    return named(window, CorrectPage, "correct")


@pytest.mark.parametrize(
    "key, page_name",
    [(Qt.Key.Key_4, "correct"), (Qt.Key.Key_5, "lost_receipt")],
    ids=["correct", "lost receipt"],
)
def test_a_key_goes_there_at_once_and_its_menu_says_it(
    window: MainWindow, files: Files, key: Qt.Key, page_name: str
) -> None:
    page = open_file(window, files.deposited)
    assert (page.decisions.key, page.more.button.key) == ("2", "3")
    assert page.shell is not None
    assert {chr(key.value), "F12", "F9"} <= {one for one, _ in page.shell.hint_bar.hints}
    press(page.next_step, key)
    assert window.frame.current_page == page_name
    page = open_file(window, files.deposited)
    press(page.next_step, Qt.Key.Key_3)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown = {one.objectName(): one.shortcut().toString() for one in menu.actions()}
    assert shown[f"request.{page_name}"] == chr(key.value)
    QTest.keyClick(menu, key)
    settle()
    assert window.frame.current_page == page_name
    assert QApplication.activePopupWidget() is None


def test_keys_of_what_a_file_does_not_offer_do_nothing(window: MainWindow, files: Files) -> None:
    page = open_file(window, files.draft)
    assert page.shell is not None
    assert not {"4", "5", "6"} & {one for one, _ in page.shell.hint_bar.hints}
    for key in (Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6):
        press(page.next_step, key)
    assert window.frame.current_page == "request"
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is None


def test_an_own_entry_of_the_day_is_corrected_after_one_question(
    window: MainWindow, files: Files, desk: Desk, clerk: Actor
) -> None:
    page = correcting(window, files.deposited)
    before = desk.reading.show(files.deposited, by=clerk).form["family_name"]
    type_into(page.form.fields["family_name"], "المرجعي")
    press(page.save, Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MessageDialog)
    assert "المرجعي" in words(dialog)
    press(dialog, Qt.Key.Key_F12)
    assert window.frame.current_page == "request"
    view = desk.reading.show(files.deposited, by=clerk)
    assert view.form["family_name"] == "المرجعي"
    told = words(named(window, RequestPage, "request").data)
    # the new value, the old one below it, who corrected it
    assert told.index("المرجعي") < told.index(before) < told.index(CLERK)


def test_another_s_entry_is_signed_by_the_head_with_a_reason(
    window: MainWindow, files: Files, desk: Desk, clerk: Actor
) -> None:
    page = correcting(window, files.ready)
    type_into(page.form.fields["phone"], "0661 00 11 22")
    press(page.save, Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SupervisorDialog)
    type_into(dialog.reason, "قرأها من البطاقة")
    type_into(dialog.password, PASSWORD)
    press(dialog.verb)
    view = desk.reading.show(files.ready, by=clerk)
    assert (view.form["phone"], view.history[-1].by) == ("0661 00 11 22", HEAD)
    assert "قرأها من البطاقة" in words(named(window, RequestPage, "request").data)


def test_what_cannot_be_read_is_said_and_nothing_is_asked(
    window: MainWindow, files: Files, desk: Desk, clerk: Actor
) -> None:
    page = correcting(window, files.deposited)
    type_into(page.form.fields["phone"], "12")
    press(page.save, Qt.Key.Key_F12)
    assert QApplication.activeModalWidget() is None
    assert page.form.fields["phone"].problem()
    type_into(page.form.fields["phone"], desk.reading.show(files.deposited, by=clerk).form["phone"])
    press(page.save, Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MessageDialog), "nothing to correct is told"
    press(dialog, Qt.Key.Key_Escape)
    press(page.save, Qt.Key.Key_Escape)
    assert window.frame.current_page == "request"


def test_sheets_are_counted_anew(
    window: MainWindow, files: Files, desk: Desk, clerk: Actor
) -> None:
    page = correcting(window, files.deposited)
    page.sheets.fields["training_transcripts"].set_text("7")
    press(page.save, Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MessageDialog)
    press(dialog, Qt.Key.Key_F12)
    lines = desk.reading.show(files.deposited, by=clerk).lines
    assert {line.paper: line.sheets for line in lines}["training_transcripts"] == 7


def test_a_slot_is_told_by_the_file(window: MainWindow, files: Files) -> None:
    page = open_file(window, files.deposited)
    choose(page, "slot")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SlotDialog)
    type_into(dialog.slot_field, "أ-12")
    press(dialog.verb)
    assert words(page.papers).count("أ-12") == 6


def test_a_colleague_in_the_file_is_named_and_warned_of(
    window: MainWindow, files: Files, desk: Desk, clerk: Actor
) -> None:
    head = actor_of(desk, HEAD)
    desk.file_lock.enter(files.deposited, by=head)
    page = open_file(window, files.deposited)
    assert HEAD in words(page.watch.banner)
    choose(page, "correct")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MessageDialog)
    press(dialog, Qt.Key.Key_Escape)
    assert window.frame.current_page == "request", "reading stays possible, acting waits"
    desk.file_lock.leave(files.deposited, by=head)
    window.session.go("today")
    page = open_file(window, files.deposited)
    assert not page.watch.banner.isVisible()
    assert desk.file_lock.who(files.deposited, but=head) is not None
    window.session.go("today")
    assert desk.file_lock.who(files.deposited, but=head) is None


def test_the_notice_of_a_refusal_comes_out_at_once(
    window: MainWindow, files: Files, desk: Desk, clerk: Actor, qtbot: QtBot
) -> None:
    page = open_file(window, files.deposited)
    page.decide(Move.REFUSE)
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SupervisorDialog)
    type_into(dialog.reason, "شهادة من مدرسة أخرى")
    type_into(dialog.password, PASSWORD)
    press(dialog.verb)

    def printed() -> bool:
        sheets = desk.reading.show(files.deposited, by=clerk).sheets
        return ("refusal-notice", 1) in [(one.kind, one.printed) for one in sheets]

    qtbot.waitUntil(printed, timeout=20_000)


def test_a_wrong_stamp_seen_at_the_pickup_page_recalls_the_file_by_keys(
    window: MainWindow, files: Files, desk: Desk, clerk: Actor
) -> None:
    window.session.request_wanted.emit(files.ready)
    settle()
    assert window.frame.current_page == "pickup"
    press(named(window, Button, "pickup.open_check"), Qt.Key.Key_Space)
    page = named(window, RequestPage, "request")
    assert window.frame.current_page == "request"
    press(page.decisions)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    names = [action.objectName() for action in menu.actions()]
    for _ in range(names.index("request.decide_recall") + 1):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SupervisorDialog)
    type_into(dialog.reason, "ختم غير صحيح")
    type_into(dialog.password, PASSWORD)
    press(dialog.verb)
    view = desk.reading.show(files.ready, by=clerk)
    assert view.state is State.DEPOSITED
    assert {line.place.value for line in view.lines} == {"cupboard", "spoiled"}


def test_a_corrected_file_that_was_looked_up_says_so(window: MainWindow, files: Files) -> None:
    page = correcting(window, files.differs)
    type_into(page.form.fields["diploma_number"], "99")
    press(page.save, Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SupervisorDialog)
    assert "أعد التدقيق" in words(dialog)
    press(dialog.back, Qt.Key.Key_Escape)
