"""The frame: pages stand at the same pixels, tell what was asked, and fit a low window."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from certdesk.gui import theme
from certdesk.gui.frame import Frame, nav_entries
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.label import Label
from tests.gui import look_sheets


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    theme._Now.look = theme.look()._replace(compact=False)
    theme.apply(qapp)
    yield
    theme._Now.look = theme.look()._replace(compact=False)
    theme.apply(qapp)


@pytest.fixture
def frame(qapp: QApplication) -> Iterator[Frame]:
    stage = QWidget()
    stage.setFixedSize(1366, 768)
    made = look_sheets.frame()
    made.setParent(stage)
    made.resize(1366, 768)
    for name in ("today", "requests"):
        shell = made.add_page(name, Label(name))
        shell.set_title("اليوم" if name == "today" else "الطلبات")
        shell.set_hints([("F2", "طلب جديد")])
    made.shell("requests").set_actions(Button("تابع", PRIMARY, key="F12"), Button("احفظ"))
    stage.show()
    stage.activateWindow()
    QApplication.processEvents()
    yield made
    # at once: every theme change would still dress it
    shiboken6.delete(stage)


def _at(frame: Frame, widget: QWidget) -> QPoint:
    return widget.mapTo(frame, QPoint(0, 0))


def test_the_measures_of_the_frame_at_1366_by_768(frame: Frame) -> None:
    frame.show_page("requests")
    QApplication.processEvents()
    shell = frame.shell("requests")
    search = frame.top_bar.search
    assert (frame.rail.width(), _at(frame, frame.rail).x()) == (208, 1158)
    assert (search.width(), search.height(), _at(frame, search)) == (620, 44, QPoint(514, 14))
    assert _at(frame, shell.title_line).y() == 72
    assert (shell.action_bar.height(), _at(frame, shell.action_bar).y()) == (64, 672)
    assert (shell.hint_bar.height(), _at(frame, shell.hint_bar).y()) == (32, 736)
    first, second = shell.action_bar.actions_shown
    assert _at(frame, first).x() + first.width() == 1134
    assert _at(frame, second).x() < _at(frame, first).x()


def test_nothing_jumps_from_page_to_page(frame: Frame) -> None:
    places = []
    for name in ("today", "requests"):
        frame.show_page(name)
        QApplication.processEvents()
        shell = frame.shell(name)
        parts = (frame.top_bar.search, shell.title_line, shell.hint_bar)
        places.append([_at(frame, part) for part in parts])
    assert places[0] == places[1]


def test_a_low_window_hides_the_hints_and_tightens(qtbot: QtBot, frame: Frame) -> None:
    frame.show_page("requests")
    with qtbot.waitSignal(frame.compact_changed) as told:
        frame.resize(1366, 690)
    QApplication.processEvents()
    assert told.args == [True]
    shell = frame.shell("requests")
    assert shell.hint_bar.isHidden()
    assert shell.action_bar.height() == 56
    assert _at(frame, frame.top_bar.search).y() == 8
    assert _at(frame, shell.title_line).y() == 60
    with qtbot.waitSignal(frame.compact_changed):
        frame.resize(1366, 768)
    assert shell.hint_bar.isVisible()


def test_large_text_leaves_icons_in_the_rail(qapp: QApplication, frame: Frame) -> None:
    theme.apply(qapp, "light", 1.75)
    QApplication.processEvents()
    assert frame.rail.width() == 84
    assert frame.top_bar.reader.isHidden()
    assert frame.shell("today").hint_bar.isHidden()
    assert frame.rail.items()[0].toolTip() in {"", "اليوم"}


def test_the_rail_asks_and_the_window_decides(qtbot: QtBot, frame: Frame) -> None:
    item = next(one for one in frame.rail.items() if one.entry.page == "requests")
    with qtbot.waitSignal(frame.page_chosen) as told:
        QTest.keyClick(item, Qt.Key.Key_Return)
    assert told.args == ["requests"]
    assert frame.current_page == "today"
    assert not item.isChecked()
    with qtbot.waitSignal(frame.page_shown):
        frame.show_page("requests")
    assert item.isChecked()
    frame.show_page("today", rail="requests")
    assert item.isChecked()


def test_arrows_walk_the_rail(frame: Frame) -> None:
    first, second = frame.rail.items()[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert second.hasFocus()


def test_counts_are_shown_and_spoken(frame: Frame) -> None:
    frame.set_count("pickup", 12)
    item = next(one for one in frame.rail.items() if one.entry.page == "pickup")
    assert item.count == 12
    assert "12" in item.accessibleName()
    frame.set_count("pickup", 0)
    assert item.accessibleName() == "التسليم"


def test_a_search_is_asked_with_enter_and_never_empty(qtbot: QtBot, frame: Frame) -> None:
    frame.focus_search()
    field = frame.top_bar.search.field
    assert field.hasFocus()
    with qtbot.assertNotEmitted(frame.search_requested):
        QTest.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(frame.search_requested) as told:
        QTest.keyClicks(field, "  0457/2026 ")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["0457/2026"]


def test_the_clerk_locks_from_the_foot_of_the_rail(qtbot: QtBot, frame: Frame) -> None:
    assert "أمينة بلقاسم" in frame.rail.person.accessibleName()
    with qtbot.waitSignal(frame.lock_requested):
        frame.rail.person.click()
    frame.set_person("", "", "")
    assert not frame.rail.person.isEnabled()


def test_undo_reaches_the_toast_in_front(qtbot: QtBot, frame: Frame) -> None:
    frame.show_page("requests")
    assert not frame.undo()
    frame.show_toast("قُبلت الوثيقة")
    shell = frame.shell("requests")
    shell.set_status("حُفظت المسودة 10:42")
    assert shell.action_bar.toast.isVisible()
    assert shell.action_bar.status.isHidden()
    with qtbot.waitSignal(frame.undo_requested) as told:
        assert frame.undo()
    assert told.args == ["requests"]
    assert shell.action_bar.status.isVisible()


def test_a_page_without_actions_lends_its_bar_to_the_toast(frame: Frame) -> None:
    frame.show_page("today")
    shell = frame.shell("today")
    assert shell.action_bar.isHidden()
    frame.show_toast("سُلّمت الوثائق")
    assert shell.action_bar.isVisible()
    shell.action_bar.toast.dismiss()
    assert shell.action_bar.isHidden()


def test_the_status_stands_in_the_lowest_bar_that_has_actions(frame: Frame) -> None:
    frame.shell("requests").set_status("حُفظت المسودة 10:42")
    frame.shell("today").set_status("حُفظ كل شيء 10:42")
    assert frame.shell("requests").action_bar.status.text == "حُفظت المسودة 10:42"
    assert frame.shell("today").hint_bar.status == "حُفظ كل شيء 10:42"


def test_steps_stand_beside_the_title_or_at_the_left_end(frame: Frame) -> None:
    shell = frame.shell("today")
    shell.set_title("طلب جديد")
    shell.set_steps(["البيانات", "الوثائق"], 0)
    QApplication.processEvents()
    stepper = shell.title_line.stepper
    assert stepper is not None
    beside = _at(frame, stepper).x()
    shell.set_title("خديجة مقران", "طلب جديد")
    shell.set_step(1)
    QApplication.processEvents()
    assert _at(frame, stepper).x() < beside - 200
    assert "الوثائق" in stepper.accessibleName()
    shell.set_steps([])
    assert shell.title_line.stepper is None


def test_the_clock_is_asked_not_read(frame: Frame) -> None:
    assert frame.top_bar.time.text() == "10:42"
    assert frame.top_bar.date.text() == "الاثنين 23 نوفمبر 2026"


def test_a_page_is_added_once(frame: Frame) -> None:
    with pytest.raises(ValueError, match="today"):
        frame.add_page("today", Label(""))
    with pytest.raises(KeyError):
        frame.show_page("nowhere")
    assert frame.page_names() == ["today", "requests"]


def test_supervision_can_be_hidden(frame: Frame) -> None:
    frame.rail.set_visible("supervision", visible=False)
    hidden = [one.entry.page for one in frame.rail.items() if one.isHidden()]
    assert hidden == ["supervision"]


def test_every_page_of_the_rail_has_an_arabic_word() -> None:
    assert [entry.page for entry in nav_entries() if entry.word.isascii()] == []


def test_f10_goes_into_the_rail_and_back(frame: Frame) -> None:
    frame.set_person("س", "عون الشباك", "س")
    frame.focus_search()
    frame.walk_rail()
    lines = frame.rail.items()
    assert lines[0].isChecked()
    assert lines[0].hasFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_Up)
    QApplication.processEvents()
    assert frame.rail.person.hasFocus()
    frame.walk_rail()
    QApplication.processEvents()
    assert not any(one.hasFocus() for one in (*lines, frame.rail.person))
