"""Signature: the ticked files travel, and come back by Enter or by a scan."""

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.signature import SignaturePage
from certdesk.gui.pages.signature.unsigned_dialog import UnsignedDialog
from tests.gui.invented_day import Clock, Counter, PaperSpooler
from tests.gui.page_window import named


def shown(window: MainWindow, **wanted: object) -> SignaturePage:
    window.show_page("signature", wanted)
    return named(window, SignaturePage, "signature")


def key(widget: QWidget, what: Qt.Key) -> None:
    QTest.keyClick(widget.window().windowHandle(), what)
    QApplication.processEvents()


def state(page: SignaturePage, request_id: int) -> str:
    desk = page.session.desk
    return desk.reading.show(request_id, by=page.session.actor).state.value


def test_the_ticked_files_go_in_one_transmittal_that_is_printed(
    window: MainWindow, counter: Counter, qtbot: QtBot
) -> None:
    first, second, third = counter.verified(), counter.verified(), counter.verified()
    page = shown(window)
    spooler = PaperSpooler()
    page.session.spooler = spooler
    assert page.ready_pane.table.hasFocus()
    key(page, Qt.Key.Key_Down)
    key(page, Qt.Key.Key_Space)
    assert page.ready.ticked == [third, first]
    key(page, Qt.Key.Key_F12)
    assert [state(page, one) for one in (first, second, third)] == [
        "at_signature",
        "deposited",
        "at_signature",
    ]
    assert [file.line.id for file in page.outside.files] == [third, first]
    assert page.ready.ticked == []
    assert not page.send_button.isEnabled()
    qtbot.waitUntil(lambda: len(spooler.printed) == 1, timeout=60_000)
    assert spooler.printed[0].startswith("transmittal-")
    qtbot.waitUntil(page.asked.isVisible)
    page.asked.link.click()
    assert not page.asked.isVisible()
    assert not [
        one for one in page.session.desk.lists.today().not_issued if one.kind == "transmittal"
    ]


def test_two_clicks_send_once(window: MainWindow, counter: Counter, qtbot: QtBot) -> None:
    first, second = counter.verified(), counter.verified()
    page = shown(window)
    spooler = PaperSpooler()
    page.session.spooler = spooler
    key(page, Qt.Key.Key_Down)
    key(page, Qt.Key.Key_Space)
    (ticked,) = page.ready.ticked
    button, handle = page.send_button, window.windowHandle()
    place = button.mapTo(window, button.rect().center())
    for _ in range(2):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: len(spooler.printed) == 1, timeout=60_000)
    assert len(page.session.desk.lists.transmittals()) == 1
    assert sorted(state(page, one) for one in (first, second)) == ["at_signature", "deposited"]
    history = page.session.desk.reading.show(ticked, by=page.session.actor).history
    assert [one.act for one in history].count("send") == 1
    QTest.qWait(50)
    assert len(spooler.printed) == 1


def test_enter_takes_the_chosen_file_back_signed(window: MainWindow, counter: Counter) -> None:
    file = counter.at_signature()
    page = shown(window, request_id=file)
    assert page.outside_pane.table.hasFocus()
    key(page, Qt.Key.Key_Return)
    assert state(page, file) == "ready"
    assert page.outside_pane.empty.isVisible()


def test_a_scan_takes_back_and_a_second_one_changes_nothing(
    window: MainWindow, counter: Counter, desk: Desk
) -> None:
    file = counter.at_signature()
    page = shown(window)
    number = desk.reading.show(file, by=counter.by).number
    assert page.scanned(number)
    moves = len(desk.reading.show(file, by=counter.by).moves)
    assert state(page, file) == "ready"
    assert page.scanned(number)
    assert len(desk.reading.show(file, by=counter.by).moves) == moves


def test_a_scan_of_a_file_elsewhere_is_the_windows(window: MainWindow, counter: Counter) -> None:
    file = counter.deposit()
    page = shown(window)
    number = page.session.desk.reading.show(file, by=counter.by).number
    assert not page.scanned(number)
    assert not page.scanned("no such code")


def test_unsigned_needs_a_reason(window: MainWindow, counter: Counter) -> None:
    file = counter.at_signature()
    page = shown(window, request_id=file)
    key(page, Qt.Key.Key_2)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, UnsignedDialog)
    assert not dialog.verb.isEnabled()
    assert dialog.reason.box.count() > 0
    dialog.reason.set_text("غياب الممضي")
    dialog.reason.edited.emit("غياب الممضي")
    dialog.verb.click()
    assert state(page, file) == "deposited"


def test_the_age_and_the_holder_are_said(
    window: MainWindow, counter: Counter, clock: Clock
) -> None:
    counter.at_signature()
    clock.later(days=10)
    page = shown(window)
    model = page.outside
    assert page.outside_pane.holders.text()
    assert str(model.files[0].transmittal.days_out) in str(model.index(0, 4).data())
    assert model.files[0].transmittal.days_out >= 5


def test_nothing_to_send_says_so(window: MainWindow) -> None:
    page = shown(window)
    assert page.ready_pane.empty.isVisible()
    assert page.outside_pane.empty.isVisible()
    assert not page.send_button.isEnabled()


def test_one_scan_says_where_the_papers_are(window: MainWindow, counter: Counter) -> None:
    request_id = counter.verified()
    window.session.desk.slots.put(request_id, "أ-12", by=window.session.actor)
    page = shown(window, request_id=request_id)
    assert page.shell is not None
    assert "في الخزانة، أ-12" in re.sub("[\u2066-\u2069]", "", page.shell.action_bar.toast.text())


def test_the_keys_stay_at_the_files_as_they_come_and_go(
    window: MainWindow, counter: Counter
) -> None:
    file = counter.at_signature()
    page = shown(window, request_id=file)
    key(page, Qt.Key.Key_2)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, UnsignedDialog)
    dialog.reason.set_text("غياب الممضي")
    dialog.reason.edited.emit("غياب الممضي")
    dialog.verb.click()
    QApplication.processEvents()
    assert page.window().focusWidget() is page.ready_pane.table
    key(page, Qt.Key.Key_F12)
    assert page.window().focusWidget() is page.outside_pane.table
    key(page, Qt.Key.Key_Return)
    assert state(page, file) == "ready"
    focused = page.window().focusWidget()
    assert focused is not None
    assert not window.frame.rail.isAncestorOf(focused)
