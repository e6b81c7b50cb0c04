"""Supervision by keys: review, settle, accounts, journal, count, closing; clerks see nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.rights import Actor, Role
from certdesk.gui.dialogs.count_dialog import CountDialog
from certdesk.gui.dialogs.own_password_dialog import OwnPasswordDialog
from certdesk.gui.dialogs.person_dialog import PersonDialog
from certdesk.gui.dialogs.reason_dialog import ReasonDialog
from certdesk.gui.dialogs.supervisor_dialog import SupervisorDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.request.words import doubt_seen
from certdesk.gui.pages.supervision import SupervisionPage
from certdesk.gui.pages.supervision.closing import ClosingTab
from certdesk.gui.pages.supervision.cupboard import CupboardTab
from certdesk.gui.pages.supervision.doubts import DoubtsTab
from certdesk.gui.pages.supervision.journal import JournalTab
from certdesk.gui.pages.supervision.staff import StaffTab
from certdesk.gui.pages.supervision.unlocks import UnlocksTab
from certdesk.gui.widgets.dialog_frame import DialogFrame
from tests.gui.invented_day import CLERK, PASSWORD, Counter
from tests.gui.page_window import ENTER, named, press, settle, type_into
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

NEW = "مفتاح جديد 2"


def dialog(kind: type[DialogFrame]) -> DialogFrame:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def test_a_refused_check_is_reviewed_with_a_note(
    window: MainWindow, desk: Desk, counter: Counter, head: Actor
) -> None:
    refused(desk, counter, head)
    tab = shown(window, "unlocks")
    assert isinstance(tab, UnlocksTab)
    assert tab.list.table.hasFocus()
    press(tab.list.table, Qt.Key.Key_F12)
    assert tab.note.problem()
    assert desk.reviews.waiting(by=head) == 1
    tab.note.set_text("اتصلت بالمعني: جدد بطاقته")
    press(tab.note.editor, Qt.Key.Key_F12)
    assert desk.reviews.waiting(by=head) == 0
    assert tab.list.empty.isVisible()
    assert not tab.note_card.isVisible()


def test_an_identity_number_is_masked_until_a_reason_is_given(
    window: MainWindow, desk: Desk, counter: Counter, head: Actor
) -> None:
    request_id = refused(desk, counter, head)
    document = counter.card(request_id).document
    assert document is not None
    tab = shown(window, "unlocks")
    assert isinstance(tab, UnlocksTab)
    assert document.number not in tab.facts.words()
    assert document.number[-4:] in tab.facts.words()
    tab.number.click()
    asked = dialog(ReasonDialog)
    assert isinstance(asked, ReasonDialog)
    assert not asked.verb.isEnabled()
    asked.reason.set_text("شكوى")
    asked.reason.edited.emit("شكوى")
    asked.verb.click()
    settle()
    assert document.number in tab.facts.words()
    with desk.office.store.read() as unit:
        assert unit.journal.entries(limit=1)[0].act == "identity_shown"


def test_a_doubt_is_settled_with_a_reason(
    window: MainWindow, desk: Desk, counter: Counter, head: Actor
) -> None:
    file = counter.deposit()
    desk.verifying.raise_doubt(file, "ختم غير معروف", by=counter.by)
    tab = shown(window, "doubts")
    assert isinstance(tab, DoubtsTab)
    assert "ختم غير معروف" in tab.facts.words()
    assert CLERK in tab.facts.words()
    press(tab.list.table, Qt.Key.Key_F12)
    asked = dialog(SupervisorDialog)
    assert isinstance(asked, SupervisorDialog)
    asked.reason.set_text("ختم قديم صحيح")
    asked.reason.edited.emit("ختم قديم صحيح")
    asked.verb.click()
    settle()
    assert desk.doubts.waiting(by=head) == 0
    assert tab.list.empty.isVisible()


def test_accounts_are_opened_suspended_and_given_passwords(window: MainWindow, desk: Desk) -> None:
    tab = shown(window, "staff")
    assert isinstance(tab, StaffTab)
    press(tab.list.table, Qt.Key.Key_F12)
    asked = dialog(PersonDialog)
    assert isinstance(asked, PersonDialog)
    type_into(asked.name, CLERK)
    asked.role.set_key(Role.AUDITOR.value)
    type_into(asked.password, NEW)
    type_into(asked.again, "غيرها")
    asked.verb.click()
    assert asked.again.problem()
    type_into(asked.again, NEW)
    asked.verb.click()
    assert asked.name.problem()
    type_into(asked.name, "سمير اختبار")
    asked.verb.click()
    settle()
    assert [one.role for one in desk.staff.people()][-1] is Role.AUDITOR
    tab.list.table.select_row(2)
    press(tab.list.table, ENTER)
    asked = dialog(PersonDialog)
    assert isinstance(asked, PersonDialog)
    type_into(asked.password, PASSWORD)
    type_into(asked.again, PASSWORD)
    asked.verb.click()
    settle()
    assert desk.staff.sign_in("سمير اختبار", PASSWORD).role is Role.AUDITOR
    tab.suspend.click()
    dialog(DialogFrame).verb.click()
    settle()
    assert not desk.staff.people()[2].active
    tab.suspend.click()
    settle()
    assert desk.staff.people()[2].active
    tab.role.click()
    asked = dialog(PersonDialog)
    assert isinstance(asked, PersonDialog)
    asked.role.set_key(Role.CLERK.value)
    asked.role.edited.emit("")
    asked.verb.click()
    settle()
    assert desk.staff.people()[2].role is Role.CLERK


def test_the_last_supervisor_cannot_be_suspended(window: MainWindow, desk: Desk) -> None:
    tab = shown(window, "staff")
    assert isinstance(tab, StaffTab)
    tab.suspend.click()
    dialog(DialogFrame).verb.click()
    settle()
    said = QApplication.activeModalWidget()
    assert said is not None
    said.close()
    assert desk.staff.people()[0].active


def test_one_changes_the_own_password(window: MainWindow, desk: Desk, head: Actor) -> None:
    tab = shown(window, "staff")
    assert isinstance(tab, StaffTab)
    tab.own.click()
    asked = dialog(OwnPasswordDialog)
    assert isinstance(asked, OwnPasswordDialog)
    type_into(asked.old, "خطأ")
    type_into(asked.new, NEW)
    type_into(asked.again, NEW)
    asked.verb.click()
    assert asked.old.problem()
    type_into(asked.old, PASSWORD)
    asked.verb.click()
    settle()
    assert desk.staff.sign_in(head.name, NEW).id == head.id


def test_the_journal_is_filtered_and_its_chain_walked(
    window: MainWindow, counter: Counter, qtbot: QtBot
) -> None:
    counter.deposit()
    counter.deposit()
    tab = shown(window, "journal")
    assert isinstance(tab, JournalTab)
    everything = tab.entries.rowCount()
    tab.act.set_key("deposited")
    type_into(tab.request, "0002/2026")
    press(tab.request.editor, Qt.Key.Key_F12)
    assert tab.entries.rowCount() == 1 < everything
    assert "0002/2026" in tab.facts.words()
    type_into(tab.request, "9999/2026")
    press(tab.request.editor, Qt.Key.Key_F12)
    assert tab.request.problem()
    tab.verify.click()
    qtbot.waitUntil(tab.chain.isVisible, timeout=30_000)
    assert str(everything) in tab.chain.words.text
    press(tab.which.current_segment, Qt.Key.Key_Left)
    assert tab.which.current == "readings"


def test_a_scan_ticks_a_file_and_the_count_names_what_is_missing(
    window: MainWindow, desk: Desk, counter: Counter, head: Actor
) -> None:
    counter.deposit()
    counter.deposit()
    tab = shown(window, "cupboard")
    assert isinstance(tab, CupboardTab)
    whole = len(tab.papers.papers)
    assert window.frame.current_page == "supervision"
    assert named(window, SupervisionPage, "supervision").scanned("0001/2026")
    found = len(tab.papers.found)
    assert 0 < found < whole
    assert named(window, SupervisionPage, "supervision").scanned("0001/2026")
    assert len(tab.papers.found) == found
    tab.list.table.select_row(whole - 1)
    press(tab.list.table, Qt.Key.Key_Space)
    assert len(tab.papers.found) == found + 1
    press(tab.list.table, Qt.Key.Key_F12)
    asked = dialog(CountDialog)
    assert isinstance(asked, CountDialog)
    assert not asked.verb.isEnabled()
    assert any("0002/2026" in one.text() for one in asked.findChildren(QLabel))
    type_note(asked)
    asked.verb.click()
    settle()
    kept = desk.cupboard.counts(by=head)[0]
    assert (kept.expected, kept.found) == (whole, found + 1)
    assert not tab.papers.found
    assert "0002/2026" in tab.counts.words()


def type_note(asked: CountDialog) -> None:
    asked.note.set_text("بُحث عنها")
    asked.note.edited.emit("بُحث عنها")


def test_a_day_is_closed_and_its_sheet_compared(
    window: MainWindow, desk: Desk, counter: Counter, head: Actor, qtbot: QtBot
) -> None:
    counter.deposit()
    tab = shown(window, "closing")
    assert isinstance(tab, ClosingTab)
    assert tab.close_day.hasFocus()
    press(tab.close_day, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: tab.rows.rowCount() == 1, timeout=60_000)
    (sheet,) = desk.closed_days.page(by=head)
    type_into(tab.count, str(sheet.count))
    type_into(tab.head, sheet.head[:16])
    press(tab.head.editor, ENTER)
    assert tab.compared.text
    assert "تطابق" in tab.compared.text
    type_into(tab.count, str(sheet.count + 900))
    press(tab.head.editor, ENTER)
    assert "قُطع" in tab.compared.text
    type_into(tab.head, "لا")
    press(tab.head.editor, ENTER)
    assert tab.head.problem()


def test_a_doubt_says_which_day_is_whose() -> None:
    seen = doubt_seen("birth_date_differs", "1997-03-14 – 1997")
    assert "14/03/1997" in seen
    assert seen.index("الملف") < seen.index("14/03/1997") < seen.index("البطاقة")
    assert seen.rstrip("\u2069").endswith("1997")
