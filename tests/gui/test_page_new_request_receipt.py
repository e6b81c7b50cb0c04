"""The receipt of a new request: pressed twice, awaited, printed not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.gui.pages.new_request.page import RECEIPT, REVIEW
from certdesk.gui.pages.new_request.receipt import Paper
from tests.gui.new_request_counter import Counter

F2, F12 = Qt.Key.Key_F2, Qt.Key.Key_F12


@pytest.fixture
def counter(tmp_path: Path, dressed: QApplication, qtbot: QtBot) -> Iterator[Counter]:
    one = Counter(tmp_path / "office", dressed, qtbot)
    yield one
    one.close()


def test_f12_twice_deposits_once(counter: Counter) -> None:
    counter.to_review()
    window = counter.window.windowHandle()
    QTest.keyClick(window, F12)
    QTest.keyClick(window, F12)
    counter.printed()
    assert counter.numbers_given() == 1
    assert counter.page.receipt.paper is Paper.SENT
    assert len(counter.desk.printing.not_issued()) == 1


def test_a_search_begun_while_the_receipt_prints_keeps_the_keys(counter: Counter) -> None:
    counter.to_review()
    counter.key(F12)
    search = counter.find("search_field")
    search.setFocus()
    counter.printed()
    assert search.hasFocus()
    counter.key(Qt.Key.Key_Return)
    assert counter.page.receipt.paper is Paper.SENT


def test_two_clicks_deposit_once(counter: Counter) -> None:
    counter.to_review()
    QTest.qWait(300)
    button = counter.page.bars.deposit
    button.click()
    button.click()
    counter.printed()
    assert (counter.numbers_given(), counter.page.step) == (1, RECEIPT)


def test_enter_twice_on_the_last_paper_does_not_deposit(counter: Counter) -> None:
    counter.fill()
    counter.key(F12)
    counter.judge(until="training_transcripts")
    counter.write("4")
    counter.key(Qt.Key.Key_Return)
    counter.key(Qt.Key.Key_Return)
    assert (counter.page.step, counter.numbers_given()) == (REVIEW, 0)


def test_a_dead_printer_leaves_the_number_and_the_sheet_waits(counter: Counter) -> None:
    counter.spool.names = ()
    assert counter.deposit() == "0001/2026"
    receipt = counter.page.receipt
    assert receipt.paper.name == "FAILED"
    assert counter.page.shell is not None
    hints = counter.page.shell.hint_bar
    assert ("F12", "أُملي الرقم، التالي") in hints.hints
    assert receipt.trouble.isVisible()
    counter.key(F12)
    assert len(counter.desk.printing.not_issued()) == 1
    assert receipt.preview.pages() >= 1
    assert receipt.say.isVisible()
    assert "0001/2026" in receipt.say.text()

    counter.spool.names = ("HP-1",)
    counter.key(Qt.Key.Key_F9)
    counter.printed()
    QTest.qWait(300)
    assert receipt.paper.name == "SENT"
    assert ("F12", "خرج سليما") in hints.hints
    counter.key(F12)
    assert counter.desk.printing.not_issued() == []
    assert ("F12", "طلب جديد") in hints.hints
