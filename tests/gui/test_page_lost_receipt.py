"""A lost receipt, a second pickup, an applicant without a receipt, two people in one draft."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.request import State
from certdesk.domain.rights import Actor, Role, StaffId
from certdesk.gui.dialogs.message_dialog import MessageDialog
from certdesk.gui.dialogs.slot_dialog import SlotDialog
from certdesk.gui.dialogs.supervisor_dialog import SupervisorDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.lost_receipt import LostReceiptPage
from certdesk.gui.pages.new_request import NewRequestPage
from certdesk.gui.pages.new_request.receipt import Paper
from certdesk.gui.pages.pickup import PickupPage
from certdesk.gui.pages.pickup.stages import Stage
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.compare_row import FactRow
from certdesk.gui.widgets.fields import Field
from certdesk.services.views import LostReceiptView
from tests.gui.invented_day import PASSWORD, Counter, PaperSpooler
from tests.gui.page_window import named, press, settle, type_into
from tests.gui.pickup_page import (
    file,
    key,
    page,
    stage,
    type_card,
    view_of,
)

__all__ = ["file", "page"]


@pytest.fixture
def lost(page: PickupPage, window: MainWindow) -> LostReceiptPage:
    """Opened from the pickup page by its button."""
    press(named(page.window(), Button, "pickup.lost_receipt"), Qt.Key.Key_Space)
    assert window.frame.current_page == "lost_receipt"
    return named(window, LostReceiptPage, "lost_receipt")


def type_identity(lost: LostReceiptPage, file: int, **changes: str) -> None:
    form = lost.session.desk.reading.show(file, by=lost.session.actor).form
    card = {
        "document_number": "100000000012",
        "issued_on": "01/05/2020",
        "issued_at": "مستغانم",
        "expires_on": "01/05/2030",
        "card_family_name": form["family_name"],
        "card_given_name": form["given_name"],
        "card_birth": form["birth"],
    }
    for name, text in (card | changes).items():
        type_into(named(lost, Field, f"lost_receipt.{name}"), text)
    lost.live.look()


def declarations(lost: LostReceiptPage, file: int) -> tuple[LostReceiptView, ...]:
    return lost.session.desk.reading.show(file, by=lost.session.actor).lost_receipts


def receipt_copies(lost: LostReceiptPage, file: int) -> int:
    view = lost.session.desk.reading.show(file, by=lost.session.actor)
    return next(one.copies for one in view.sheets if one.kind == "deposit-receipt")


def test_the_card_first_then_a_counted_copy(
    lost: LostReceiptPage, file: int, window: MainWindow, qtbot: QtBot
) -> None:
    key(lost, Qt.Key.Key_F12)
    assert not declarations(lost, file), "nothing was typed: the field that lacks is shown"
    type_identity(lost, file)
    key(lost, Qt.Key.Key_F12)
    # pressed twice: paper that nobody saw is not counted
    key(lost, Qt.Key.Key_F12)
    assert receipt_copies(lost, file) == 0
    spooler = window.session.spooler
    assert isinstance(spooler, PaperSpooler)
    qtbot.waitUntil(lost.came_out.isEnabled, timeout=20_000)
    assert lost.came_out.hasFocus(), "what comes next is under the hand"
    assert len(spooler.printed) == 1
    key(lost, Qt.Key.Key_F12)
    assert window.frame.current_page == "request"
    assert receipt_copies(lost, file) == 1
    assert [one.refusal for one in declarations(lost, file)] == [""]


def test_an_expired_card_is_let_pass_by_a_supervisor(lost: LostReceiptPage, file: int) -> None:
    type_identity(lost, file, expires_on="01/05/2024")
    key(lost, Qt.Key.Key_F12)
    assert [one.refusal for one in declarations(lost, file)] == ["document_expired"]
    assert lost.block.unlock.hasFocus()
    press(lost.block.unlock, Qt.Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SupervisorDialog)
    type_into(dialog.reason, "وثيقة أخرى تؤكد الهوية")
    press(dialog.verb)
    key(lost, Qt.Key.Key_F12)
    assert [one.refusal for one in declarations(lost, file)] == ["document_expired", ""]


def test_a_proxy_s_copy_is_always_a_supervisor_s_word(lost: LostReceiptPage, file: int) -> None:
    lost.identity.receiver._segments["proxy"].click()
    type_identity(lost, file)
    texts = {
        "proxy_name": "وكيل المثال",
        "proxy_document_number": "900000001",
        "proxy_issued_on": "01/05/2021",
        "proxy_issued_at": "مستغانم",
        "proxy_expires_on": "01/05/2031",
        "deed_number": "77/2026",
        "deed_dated": "04/10/2026",
        "deed_issuer": "موثق المثال",
    }
    for name, text in texts.items():
        type_into(named(lost, Field, f"lost_receipt.{name}"), text)
    lost.identity.proxy.deed_kind.set_key("notarial_proxy")
    key(lost, Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SupervisorDialog)
    assert not declarations(lost, file)
    type_into(dialog.reason, "قُرئ السند")
    press(dialog.verb)
    said = [(one.declared_by, one.name, one.reason) for one in declarations(lost, file)]
    assert said == [("proxy", "وكيل المثال", "قُرئ السند")]


def test_the_eye_says_no(lost: LostReceiptPage, file: int, window: MainWindow) -> None:
    type_identity(lost, file)
    press(lost.refuse_button, Qt.Key.Key_Space)
    assert [one.refusal for one in declarations(lost, file)] == ["mismatch"]
    assert receipt_copies(lost, file) == 0
    assert window.frame.current_page == "request"


def test_what_was_left_for_later_is_given_by_the_second_pickup(
    page: PickupPage, file: int, window: MainWindow
) -> None:
    def give(choose: Callable[[], object]) -> None:
        type_card(page, file)
        choose()
        key(page, Qt.Key.Key_F12)
        key(page, Qt.Key.Key_F12)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MessageDialog)
        press(dialog, Qt.Key.Key_F12)

    give(lambda: press(page.check_view.papers.equation.rows[0], Qt.Key.Key_Space))
    assert view_of(page, file).state is State.READY
    assert page.hero.chip.kind == "partly"
    page.show_list()
    window.session.request_wanted.emit(file)
    assert stage(page) is Stage.CHECK
    assert page.hero.chip.kind == "partly", "the second time it still says so"
    assert page.check_view.papers.goes == 1
    give(lambda: None)
    view = view_of(page, file)
    assert (view.state, view.balance.due) == (State.HANDED_OVER, 0)
    numbers = [one.number for one in view.handovers if one.number]
    assert numbers == ["س/0001/2026", "س/0002/2026"]


def test_without_receipt_or_number_the_name_leads_to_pickup_in_one_key(
    window: MainWindow, counter: Counter
) -> None:
    request_id = counter.ready()
    form = window.session.desk.reading.show(request_id, by=window.session.actor).form
    # the same name in another file, which is not ready
    counter.deposit(**{part: form[part] for part in ("given_name", "family_name")})
    window.session.go("pickup")
    box = window.frame.top_bar.search
    window.frame.focus_search()
    box.field.setText(f"{form['given_name']} {form['family_name']}")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    settle()
    page = named(window, PickupPage, "pickup")
    assert page.file.view is not None
    assert page.file.view.id == request_id


def test_a_draft_in_two_windows_loses_nothing(
    window: MainWindow, counter: Counter, desk: Desk
) -> None:
    request_id = counter.draft()
    by = window.session.actor
    window.session.go("new_request", request_id=request_id)
    page = named(window, NewRequestPage, "new_request")
    there = dict(desk.reading.show(request_id, by=by).form)
    desk.intake.save(request_id, there | {"purpose": "مسابقة"}, by=by)
    type_into(page.form.fields["phone"], "0661 00 11 22")
    assert not page.draft.keep()
    assert desk.reading.show(request_id, by=by).form["purpose"] == "مسابقة"
    assert page.form.fields["phone"].text() == "0661 00 11 22"


def test_a_draft_that_a_colleague_has_open_asks_first(window: MainWindow, counter: Counter) -> None:
    session = window.session
    desk = session.desk
    code = desk.staff.new_recovery_code()
    head = desk.staff.start("رئيسة التجربة", PASSWORD, recovery_code=code, typed_back=code)
    number = desk.staff.add("عون التجربة", Role.CLERK, PASSWORD, by=head)
    request_id = counter.draft()
    desk.file_lock.enter(request_id, by=head)
    session.sign_in(Actor(StaffId(number), "عون التجربة", Role.CLERK))
    session.go("new_request", request_id=request_id)
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MessageDialog)
    press(dialog, Qt.Key.Key_Escape)
    assert window.frame.current_page == "today"


def test_the_slot_is_set_beside_the_receipt(
    window: MainWindow, counter: Counter, desk: Desk, qtbot: QtBot
) -> None:
    request_id = counter.draft()
    counter.judge(request_id)
    window.session.go("new_request", request_id=request_id)
    page = named(window, NewRequestPage, "new_request")
    page._deposited(desk.intake.deposit(request_id, by=window.session.actor))
    # the focus goes to the question once the sheet was sent
    qtbot.waitUntil(lambda: page.receipt.paper is Paper.SENT, timeout=20_000)
    press(page.receipt.slot, Qt.Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SlotDialog)
    type_into(dialog.slot_field, "ب-3")
    press(dialog.verb)
    row = named(page, FactRow, "receipt.sheets")
    assert "ب-3" in row.value.text()
    lines = desk.reading.show(request_id, by=window.session.actor).lines
    assert {line.slot for line in lines} == {"ب-3"}
