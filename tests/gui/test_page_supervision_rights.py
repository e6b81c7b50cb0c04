"""Who sees what of supervision: clerks nothing, auditors everything and no verb."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from certdesk.desk import Desk
from certdesk.domain.rights import Actor, Role, StaffId
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.supervision import SupervisionPage
from certdesk.gui.pages.supervision.closing import ClosingTab
from certdesk.gui.pages.supervision.journal import JournalTab
from certdesk.gui.pages.today import TodayPage
from tests.gui.invented_day import PASSWORD, Clock, Counter
from tests.gui.page_window import ENTER, named, press, settle, window_on
from tests.gui.supervision_desk import (
    _quick_hashes,
    clerk,
    counter,
    desk,
    head,
    refused,
    shown,
    staffed,
    window,
)

__all__ = ["_quick_hashes", "clerk", "counter", "desk", "head", "staffed", "window"]


def test_a_clerk_has_no_such_line_and_is_told_neutrally(
    dressed: QApplication, desk: Desk, clerk: Actor
) -> None:
    with window_on(dressed, desk, clerk) as window:
        line = next(
            one for one in window.frame.rail.items() if one.objectName() == "nav_supervision"
        )
        assert not line.isVisible()
        window.show_page("supervision", {})
        page = named(window, SupervisionPage, "supervision")
        assert page.refused.isVisible()
        assert page.tab is None
        press(page, Qt.Key.Key_2)
        assert page.tab is None


def test_what_a_supervisor_read_is_gone_for_the_next_person(
    window: MainWindow, desk: Desk, counter: Counter, clerk: Actor
) -> None:
    file = counter.deposit()
    desk.verifying.raise_doubt(file, "ختم غير معروف", by=counter.by)
    shown(window, "doubts")
    window.session.sign_in(clerk)
    settle()
    page = named(window, SupervisionPage, "supervision")
    assert page.tab is None
    assert window.in_front == "today"
    window.session.keys.press("back")
    assert window.in_front == "today"
    assert not any("ختم غير معروف" in one.text() for one in window.findChildren(QLabel))


def test_an_auditor_reads_and_has_nothing_to_press(
    dressed: QApplication, desk: Desk, head: Actor, counter: Counter
) -> None:
    number = desk.staff.add("سمير مثال", Role.AUDITOR, PASSWORD, by=head)
    auditor = Actor(StaffId(number), "سمير مثال", Role.AUDITOR)
    refused(desk, counter, head)
    with window_on(dressed, desk, auditor) as window:
        for name, buttons in (
            ("unlocks", ["show_number", "open_request"]),
            ("doubts", []),
            ("staff", ["own_password"]),
            ("journal", ["filter", "verify_chain"]),
            ("cupboard", ["print_count"]),
            ("closing", []),
        ):
            tab = shown(window, name)
            made = [one.objectName().removeprefix("supervision.") for one in tab.verbs()]
            assert made == buttons


def test_digits_and_f6_walk_through_the_page(window: MainWindow, counter: Counter) -> None:
    counter.deposit()
    tab = shown(window, "unlocks")
    press(tab.first(), Qt.Key.Key_4)
    page = named(window, SupervisionPage, "supervision")
    assert isinstance(page.tab, JournalTab)
    assert page.tab.list.table.hasFocus()
    press(page.tab.list.table, Qt.Key.Key_F6)
    assert page.tab.by.editor.hasFocus()
    press(page.tab.by.editor, Qt.Key.Key_F6)
    assert page.tabs.isAncestorOf(QApplication.focusWidget() or page)


def test_today_offers_the_closing_after_the_last_working_hour(
    dressed: QApplication, desk: Desk, counter: Counter, head: Actor, clerk: Actor
) -> None:
    counter.deposit()
    clock = desk.office.clock
    assert isinstance(clock, Clock)
    clock.on(clock().date(), 16)
    with window_on(dressed, desk, clerk) as window:
        today = named(window, TodayPage, "today")
        assert not today.closing.isVisible()
        window.session.sign_in(head)
        window.show_page("today", {})
        settle()
        assert today.closing.isVisible()
        press(today.closing.link, ENTER)
        assert isinstance(named(window, SupervisionPage, "supervision").tab, ClosingTab)
        desk.office_sheets.closing_sheet(desk.office.today(), by=head)
        window.show_page("today", {})
        settle()
        assert not today.closing.isVisible()
