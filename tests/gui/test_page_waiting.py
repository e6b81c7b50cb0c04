"""The lists that Today's counts open: drafts, sheets, blank forms, calls; by keys."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.request import RequestId
from certdesk.domain.rights import COMMAND_LINE as BY
from certdesk.gui.main_window import MainWindow
from certdesk.gui.page import Page
from certdesk.gui.pages.follow_on.work_list import WorkList
from certdesk.gui.pages.signature.panes import ReadyPane
from certdesk.gui.pages.waiting.blank_forms import BlankFormsPage
from certdesk.gui.pages.waiting.calls import CallsPage
from certdesk.gui.pages.waiting.drafts import DraftsPage
from certdesk.gui.pages.waiting.sheets import SheetsPage
from certdesk.gui.printing import Refused
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.fields import Field
from certdesk.gui.widgets.table import Table
from certdesk.services.follow_on.acts import FollowOn
from certdesk.services.follow_on.views import Work
from certdesk.services.lines import Wanted
from certdesk.services.lists import Lists
from tests.gui.invented_day import Clock, PaperSpooler, trial_desk
from tests.gui.page_window import named, press, settle, type_into

DIGIT = (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, morning: Path) -> Desk:
    return trial_desk(Path(shutil.copytree(morning, tmp_path / "data")), clock)


def focus() -> QWidget:
    held = QApplication.focusWidget()
    assert held is not None
    return held


def opened(window: MainWindow, page: str, **wanted: object) -> Page:
    window.show_page(page, wanted)
    settle()
    found = window.findChild(Page, page)
    assert found is not None
    return found


def printed(window: MainWindow) -> list[str]:
    spooler = window.session.spooler
    assert isinstance(spooler, PaperSpooler)
    return spooler.printed


# ---- drafts


def test_a_draft_opens_at_its_first_missing_paper(window: MainWindow, desk: Desk) -> None:
    page = opened(window, "drafts")
    assert isinstance(page, DraftsPage)
    assert [row.missing for row in page.rows.shown] == [1, 5]
    assert focus() is page.table
    press(page.table)
    assert window.frame.current_page == "new_request"
    assert focus().objectName() == "checklist.issued_on_editor"


def test_a_draft_is_discarded_and_comes_back(window: MainWindow, desk: Desk) -> None:
    page = opened(window, "drafts")
    assert isinstance(page, DraftsPage)
    codes = [row.draft_code for row in page.rows.shown]
    press(page.table, DIGIT[2])
    assert [row.draft_code for row in page.rows.shown] == codes[1:]
    assert focus() is page.table
    window.session.keys.press("undo")
    settle()
    assert sorted(row.draft_code for row in page.rows.shown) == sorted(codes)
    for _ in codes:
        press(page.table, DIGIT[2])
    assert focus() is page.empty.button
    assert not page.open_button.isEnabled()


def test_a_slip_is_printed_in_one_key(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, "drafts")
    assert isinstance(page, DraftsPage)
    press(page.table, Qt.Key.Key_F9)
    code = page.rows.shown[0].draft_code
    qtbot.waitUntil(lambda: printed(window) == [f"deficiency-slip-{code}"], timeout=10_000)


# ---- sheets


def test_f9_in_today_prints_all_and_one_key_says_they_came_out(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    keep = desk.printing.not_issued()[:3]
    for sheet in desk.printing.not_issued()[3:]:
        desk.printing.came_out(sheet.id, by=BY)
    window.session.register_changed.emit()
    press(focus(), Qt.Key.Key_F9)
    assert window.frame.current_page == "sheets"
    page = named(window, SheetsPage, "sheets")
    qtbot.waitUntil(page.asked.isVisible, timeout=20_000)
    assert len(printed(window)) == 3
    assert focus() is page.out_button
    # no: once more, and still no copies of what nobody has seen
    press(page.out_button, DIGIT[2])
    qtbot.waitUntil(lambda: len(printed(window)) == 6, timeout=20_000)
    qtbot.waitUntil(page.asked.isVisible, timeout=20_000)
    assert [(one.printed, one.issued, one.copies) for one in desk.printing.not_issued()] == [
        (2, False, 0)
    ] * 3
    press(page.out_button, Qt.Key.Key_F12)
    assert desk.printing.not_issued() == []
    assert [desk.printing.find_sheet(one.kind, 1).issued for one in keep[:1]] == [True]
    assert focus() is page.empty.button


def test_one_sheet_is_left_out_and_a_dead_printer_keeps_the_rest(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(window, "sheets")
    assert isinstance(page, SheetsPage)
    count = len(page.sheet_rows.shown)
    press(page.table, Qt.Key.Key_Space)
    assert len(page.sheet_rows.ticked) == count - 1
    done: list[str] = []

    def spool(_self: object, _pages: object, _printer: str, _setup: object, title: str) -> None:
        if len(done) == 2:
            raise Refused
        done.append(title)

    monkeypatch.setattr(PaperSpooler, "spool", spool)
    press(page.table, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=20_000)
    told = QApplication.activeModalWidget()
    assert told is not None
    told.close()
    settle()
    assert page.asked.isVisible()
    press(page.out_button, Qt.Key.Key_F12)
    assert len(desk.printing.not_issued()) == count - 2


# ---- blank forms


def test_a_block_is_reserved_and_printed(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    page = opened(window, "blank_forms")
    assert isinstance(page, BlankFormsPage)
    assert focus() is page.empty.button
    type_into(page.count, "abc")
    press(page.count.editor)
    assert page.count.problem()
    assert desk.blank_forms.out() == []
    type_into(page.count, "2")
    press(page.count.editor)
    qtbot.waitUntil(lambda: len(printed(window)) == 1, timeout=20_000)
    settle()
    assert [row.form.number for row in page.rows.shown] == ["0012/2026", "0013/2026"]


def test_a_spoiled_form_is_struck_out_with_a_reason(window: MainWindow, desk: Desk) -> None:
    desk.office_sheets.blank_forms(2, by=BY)
    page = opened(window, "blank_forms")
    assert isinstance(page, BlankFormsPage)
    press(page.table, DIGIT[2])
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    type_into(dialog.findChild(Field, "supervisor.reason"), "تمزقت")
    named(dialog, Button, "dialog_verb").click()
    settle()
    assert [row.form.number for row in page.rows.shown] == ["0013/2026"]


def test_enter_keys_a_form_in(window: MainWindow, desk: Desk) -> None:
    desk.office_sheets.blank_forms(1, by=BY)
    page = opened(window, "blank_forms")
    went: list[tuple[str, object]] = []
    window.session.page_wanted.disconnect()
    window.session.page_wanted.connect(lambda name, wanted: went.append((name, wanted)))
    assert isinstance(page, BlankFormsPage)
    press(page.table)
    assert went == [("new_request", {"form_number": "0012/2026"})]


# ---- calls


def test_a_call_is_written_down_and_the_next_file_stands_there(
    window: MainWindow, desk: Desk
) -> None:
    page = opened(window, "calls", work="ready")
    assert isinstance(page, CallsPage)
    first, second = page.rows.shown
    press(page.table)
    assert focus() is page.note.editor
    type_into(page.note, "الهاتف مغلق")
    press(page.note.editor)
    type_into(page.call_again_on, "25/13/2026")
    named(window, Button, "calls.not_reached").click()
    assert page.call_again_on.problem()
    assert desk.follow_on.view(first.id).calls == ()
    type_into(page.call_again_on, "25/11/2026")
    press(page.call_again_on.editor)
    assert focus() is page.reached
    press(page.reached, DIGIT[2])
    (call,) = desk.follow_on.view(first.id).calls
    assert (call.call.reached, call.call.note) == (False, "الهاتف مغلق")
    assert call.call.call_again_on == date(2026, 11, 25)
    assert page.chosen is not None
    assert page.chosen.id == second.id
    press(page.table, DIGIT[1])
    assert desk.follow_on.view(second.id).calls[0].call.reached


def test_what_nobody_collected_is_marked(window: MainWindow, desk: Desk, clock: Clock) -> None:
    clock.on(date(2027, 1, 20))
    page = opened(window, "calls", work="uncollected")
    assert isinstance(page, CallsPage)
    assert [row.line.passed_days for row in page.rows.shown] == [60, 30]
    waiting = page.rows.index(0, 4)
    assert "60" in str(page.rows.data(waiting))
    press(page.table, DIGIT[3])
    assert window.frame.current_page == "request"


def test_the_list_goes_on_paper(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    page = opened(window, "calls", work="ready")
    assert isinstance(page, CallsPage)
    press(page.table, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: printed(window) == ["call-list-2026-11-23"], timeout=20_000)


# ---- all of them


@pytest.mark.parametrize("name", ["drafts", "sheets", "blank_forms", "calls"])
def test_everything_that_takes_the_focus_has_a_name(window: MainWindow, name: str) -> None:
    window.session.desk.office_sheets.blank_forms(1, by=BY)
    page = opened(window, name)
    shell = page.shell
    assert shell is not None
    takers = [
        one
        for one in shell.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert any(isinstance(one, Table) for one in takers)
    assert [one.objectName() for one in takers if not one.accessibleName()] == []


def test_a_list_that_is_cut_says_that_there_are_more_and_lets_one_come_to_them(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(window, "drafts")
    assert isinstance(page, DraftsPage)
    assert not page.more.isVisible()
    first = page.rows.shown[0]
    many = [replace(first, id=RequestId(1000 + n)) for n in range(450)]
    monkeypatch.setattr(desk.drafts, "left", lambda *, limit: many[:limit])
    page.refresh()
    assert page.rows.rowCount() == 200
    assert page.more.isVisible()
    assert "وغيرها" in page.more.text()
    press(page.more.link)
    assert (page.rows.rowCount(), page.more.isVisible()) == (400, True)
    assert "400" in page.more.text()
    assert page.table.hasFocus()
    assert page.chosen == many[200]
    press(page.more.link)
    assert (page.rows.rowCount(), page.more.isVisible()) == (450, False)
    assert [page.rows.row_at(place) for place in (0, 399, 449)] == [many[0], many[399], many[449]]
    opened(window, "today")
    assert opened(window, "drafts").rows.rowCount() == 200  # type: ignore[attr-defined]


def test_the_lists_are_read_as_far_as_is_asked(desk: Desk) -> None:
    assert len(desk.drafts.left(limit=1)) == 1
    assert len(desk.ready_calls.lines(Work.READY, limit=1)) == 1


def test_the_lists_beside_say_it_too(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = desk.ready_calls.lines(Work.READY)[0].line
    monkeypatch.setattr(
        FollowOn, "worklist", lambda _self, _kind, *, limit: ((line,) * 401)[:limit]
    )
    ready = desk.lists.page(Wanted.READY)[:1]
    monkeypatch.setattr(Lists, "page", lambda _self, _wanted, *, limit: ready * limit)
    follow_on = opened(window, "follow_on").findChild(WorkList)
    assert follow_on is not None
    assert follow_on.rows.rowCount() == 200
    assert follow_on.more.isVisible()
    press(follow_on.more.link)
    assert (follow_on.rows.rowCount(), follow_on.more.isVisible()) == (400, True)
    assert (follow_on.table.hasFocus(), follow_on.table.currentIndex().row()) == (True, 200)
    pane = opened(window, "signature").findChild(ReadyPane)
    assert pane is not None
    assert pane.more.isVisibleTo(pane)
    assert not pane.more.link.isVisible(), "one transmittal carries no more"
    assert pane.table.model().rowCount() == 200


def test_lists_agree_with_the_counts_of_today(window: MainWindow, desk: Desk) -> None:
    view = desk.lists.today()
    pages = {name: opened(window, name) for name in ("drafts", "sheets", "calls")}
    shown = {name: page.rows.rowCount() for name, page in pages.items()}  # type: ignore[attr-defined]
    assert shown == {
        "drafts": view.drafts,
        "sheets": len(view.not_issued),
        "calls": view.ready,
    }
    assert len(desk.lists.page(Wanted.STILL_DUE)) == view.also.still_due
