"""A sheet that was issued comes out again as a counted copy, and only with a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.request import State
from certdesk.domain.rights import COMMAND_LINE
from certdesk.gui.dialogs.reason_dialog import ReasonDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.new_request.receipt import Paper
from certdesk.gui.pages.pickup import PickupPage
from certdesk.gui.pages.signature import SignaturePage
from certdesk.gui.pages.supervision import SupervisionPage
from certdesk.gui.pages.supervision.closing import ClosingTab
from certdesk.storage.unit import Store
from tests.gui.invented_day import Clock, Counter, PaperSpooler
from tests.gui.new_request_counter import Counter as Intake
from tests.gui.page_window import ENTER, named, press, settle

F9, F12 = Qt.Key.Key_F9, Qt.Key.Key_F12


@pytest.fixture
def intake(tmp_path: Path, dressed: QApplication, qtbot: QtBot) -> Iterator[Intake]:
    one = Intake(tmp_path / "office", dressed, qtbot)
    yield one
    one.close()


def printed(window: MainWindow) -> list[str]:
    spooler = window.session.spooler
    assert isinstance(spooler, PaperSpooler)
    return spooler.printed


def asked(qtbot: QtBot) -> ReasonDialog:
    qtbot.waitUntil(
        lambda: isinstance(QApplication.activeModalWidget(), ReasonDialog), timeout=60_000
    )
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    return dialog


def kept(store: Store, kind: str) -> list[tuple[bool, int]]:
    """Of each sheet of a kind: whether it was issued, and its copies."""
    with store.read() as unit:
        found = [unit.sheets.newest(kind, key) for key in ("2026-11-23", "ت/0001/2026")]
    return [(one.issued_at is not None, one.copies) for one in found if one is not None]


def test_a_transmittal_seen_before_is_printed_again_only_with_a_reason(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    Counter(desk, Clock()).verified()
    window.show_page("signature", {})
    page = named(window, SignaturePage, "signature")
    press(page.send_button, F12)
    qtbot.waitUntil(page.asked.isVisible, timeout=60_000)
    page.asked.link.click()
    assert kept(desk.office.store, "transmittal") == [(True, 0)]
    press(page.outside_pane.table, F9)
    dialog = asked(qtbot)
    assert "ت/0001/2026" in dialog.windowTitle() + dialog.accessibleName()
    press(dialog.reason.editor, Qt.Key.Key_Escape)
    assert len(printed(window)) == 1, "turned back: nothing is printed"
    press(page.outside_pane.table, F9)
    # the keyboard alone: the first reason offered, Enter to the verb, Enter
    dialog = asked(qtbot)
    press(dialog.reason.editor, Qt.Key.Key_Down)
    reason = dialog.reason.text()
    assert reason
    for _ in range(2):
        QTest.keyClick(dialog.windowHandle(), ENTER)
        settle()
    qtbot.waitUntil(lambda: len(printed(window)) == 2, timeout=60_000)
    qtbot.waitUntil(page.asked.isVisible, timeout=60_000)
    page.asked.link.click()
    assert kept(desk.office.store, "transmittal") == [(True, 1)]
    with desk.office.store.read() as unit:
        last, sent = unit.journal.entries(subject="sheet")[:2]
    assert [(one.act, one.note) for one in (last, sent)] == [
        ("sheet_issued", reason),
        ("sheet_printed", reason),
    ]


def test_a_closing_sheet_that_was_bound_is_a_copy_counted_at_once(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    Counter(desk, Clock()).deposit()
    window.show_page("supervision", {"tab": "closing"})
    settle()
    tab = named(window, SupervisionPage, "supervision").tab
    assert isinstance(tab, ClosingTab)
    press(tab.close_day, F12)
    qtbot.waitUntil(lambda: len(printed(window)) == 1, timeout=60_000)
    settle()
    (sheet,) = [one for one in desk.printing.not_issued() if one.kind == "closing-sheet"]
    desk.printing.came_out(sheet.id, by=window.session.actor)
    press(tab.list.table, F9)
    dialog = asked(qtbot)
    dialog.reason.set_text("تبلل الأصل")
    dialog.set_ready(ready=True)
    press(dialog.verb)
    qtbot.waitUntil(lambda: len(printed(window)) == 2, timeout=60_000)
    settle()
    assert kept(desk.office.store, "closing-sheet") == [(True, 1)]


def test_the_receipt_that_came_out_is_a_copy_the_next_time(intake: Intake, qtbot: QtBot) -> None:
    intake.deposit()
    intake.printed()
    QTest.qWait(300)
    intake.key(F12)
    receipt = intake.page.receipt
    intake.key(F9)
    asked(qtbot).reject()
    settle()
    assert receipt.paper is Paper.CAME_OUT, "turned back: as it was"
    intake.key(F9)
    dialog = asked(qtbot)
    dialog.reason.set_text("انسكب عليه الشاي")
    dialog.set_ready(ready=True)
    press(dialog.verb)
    qtbot.waitUntil(lambda: receipt.paper is Paper.SENT, timeout=60_000)
    intake.key(F12)
    (sheet,) = intake.desk.reading.show(1, by=COMMAND_LINE).sheets
    assert (sheet.issued, sheet.copies) == (True, 1)
    assert len(intake.spool.jobs) == 2


def test_a_pickup_sheet_seen_elsewhere_meanwhile_stops_no_hand_over(
    window: MainWindow, desk: Desk
) -> None:
    counter = Counter(desk, Clock())
    file = counter.ready()
    desk.handover.prepare(file, counter.card(file), by=counter.by)
    window.show_page("pickup", {"request_id": file})
    settle()
    page = named(window, PickupPage, "pickup")
    (sheet,) = [one for one in desk.printing.not_issued() if one.kind == "pickup-sheet"]
    desk.printing.came_out(sheet.id, by=counter.by)
    page.acts.confirm()
    settle()
    assert QApplication.activeModalWidget() is None
    view = desk.reading.show(file, by=counter.by)
    assert view.state is State.HANDED_OVER
    kept = [one for one in view.sheets if one.id == sheet.id]
    assert [(one.issued, one.copies) for one in kept] == [(True, 0)]
