"""What tells: the toast that offers a way back, the summary that leads to what is wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.gui import theme
from certdesk.gui.widgets.action_bar import ActionBar
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.error_summary import ErrorSummary
from certdesk.gui.widgets.toast import Toast
from tests.gui.painted_texts import cut_texts


@pytest.fixture
def stage(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(900, 600)
    return made


def _put(stage: QWidget, *widgets: QWidget) -> None:
    layout = stage.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    stage.show()
    stage.activateWindow()
    QApplication.processEvents()


def test_the_toast_offers_undo_once_and_goes(qtbot: QtBot, stage: QWidget) -> None:
    toast = Toast()
    _put(stage, toast)
    toast.show_text("قُبلت الوثيقة")
    assert toast.undoable
    with qtbot.waitSignals([toast.undo_requested, toast.expired]):
        QTest.keyClick(toast, Qt.Key.Key_Return)
    assert toast.isHidden()
    with qtbot.assertNotEmitted(toast.undo_requested):
        toast.undo()


def test_the_toast_goes_by_itself(qtbot: QtBot, stage: QWidget) -> None:
    toast = Toast()
    _put(stage, toast)
    with qtbot.waitSignal(toast.expired, timeout=1000):
        toast.show_text("حُفظ", undoable=False, lasts_ms=20)
    assert toast.isHidden()


def test_a_toast_that_undoes_nothing_takes_no_focus(stage: QWidget) -> None:
    toast = Toast()
    before, after = QLineEdit(), QLineEdit()
    _put(stage, before, toast, after)
    toast.show_text("أُرسل", undoable=False)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert stage.focusWidget() is after
    toast.show_text("قُبلت")
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert stage.focusWidget() is toast


def test_the_error_summary_takes_the_focus_and_links_to_fields(
    qtbot: QtBot, stage: QWidget
) -> None:
    summary = ErrorSummary()
    _put(stage, QLineEdit(), summary)
    summary.show_problems("خانتان", [("phone", "رقم الهاتف"), ("date", "التاريخ")])
    QApplication.processEvents()
    assert stage.focusWidget() is summary
    assert "رقم الهاتف" in summary.accessibleName()
    with qtbot.waitSignal(summary.problem_chosen) as told:
        QTest.keyClick(summary.links[1], Qt.Key.Key_Space)
    assert told.args == ["date"]
    summary.setFocus()
    QTest.keyClick(summary, Qt.Key.Key_Tab)
    assert stage.focusWidget() is summary.links[0]
    with qtbot.waitSignal(summary.problem_chosen) as told:
        QTest.keyClick(summary, Qt.Key.Key_Return)
    assert told.args == ["phone"]
    summary.show_problems("", [])
    assert summary.isHidden()
    assert summary.links == []


def test_a_toast_without_room_says_all_on_two_lines(dressed: QApplication, stage: QWidget) -> None:
    theme.apply(dressed, "light", 1.75)
    bar = ActionBar()
    bar.set_actions(Button("سجّل وانتقل إلى الموالي", PRIMARY, large=True), Button("افتح الملف"))
    _put(stage, bar)
    stage.resize(1000, 400)
    QApplication.processEvents()
    words = "سُجّل رفض التسليم في الملف، والوثائق باقية هنا"
    with cut_texts() as cut:
        bar.show_toast(words, undoable=False)
        stage.grab()
    assert cut == []
    assert bar.toast.width() < bar.toast.sizeHint().width()
