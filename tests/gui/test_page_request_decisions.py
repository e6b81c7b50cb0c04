"""Decisions about a request: what is offered, who signs, what changes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from certdesk.desk import Desk
from certdesk.domain.request import Move, State
from certdesk.domain.rights import Actor, Role, StaffId
from certdesk.gui.dialogs.supervisor_dialog import SupervisorDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.supervisor import ask_supervisor
from tests.gui.invented_day import (
    CLERK,
    HEAD,
    PASSWORD,
)
from tests.gui.page_window import press, settle, type_into, window_on
from tests.gui.request_files import (
    Files,
    clerk,
    desk,
    files,
    head,
    made,
    open_file,
    window,
    words,
)

__all__ = ["clerk", "desk", "files", "head", "made", "window"]


def dialog_in_front() -> SupervisorDialog:
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SupervisorDialog)
    return dialog


def state(desk: Desk, request_id: int, by: Actor) -> State:
    return desk.reading.show(request_id, by=by).state


@pytest.mark.parametrize(
    "which, moves",
    [
        ("draft", []),
        ("deposited", [Move.REFUSE, Move.WITHDRAW, Move.VOID]),
        ("at_signature", [Move.RECALL]),
        ("ready", [Move.WITHDRAW, Move.RECALL]),
        ("handed_over", [Move.REVERSE]),
    ],
)
def test_only_the_decisions_of_its_state_are_offered(
    window: MainWindow, files: Files, which: str, moves: list[Move]
) -> None:
    page = open_file(window, getattr(files, which))
    names = [action.objectName() for action in page.decision_menu().actions()]
    assert names == [f"request.decide_{move.value}" for move in moves]
    assert page.decisions.isVisible() is bool(moves)


def test_an_auditor_is_offered_no_decision(
    dressed: QApplication, desk: Desk, files: Files, head: Actor
) -> None:
    number = desk.staff.add("مراد نموذج", Role.AUDITOR, PASSWORD, by=head)
    with window_on(dressed, desk, Actor(StaffId(number), "مراد نموذج", Role.AUDITOR)) as window:
        assert not open_file(window, files.deposited).decisions.isVisible()


def test_a_clerk_s_decision_is_signed_by_the_head_and_the_clerk_stays(
    window: MainWindow, desk: Desk, files: Files, head: Actor
) -> None:
    page = open_file(window, files.deposited)
    page.decide(Move.VOID)
    dialog = dialog_in_front()
    assert QApplication.focusWidget() is dialog.back
    assert not dialog.verb.isEnabled()
    type_into(dialog.reason, "أُدخل مرتين")
    assert not dialog.verb.isEnabled(), "who signs is missing"
    type_into(dialog.password, PASSWORD)
    press(dialog.verb)
    assert QApplication.activeModalWidget() is None
    assert state(desk, files.deposited, head) is State.VOID
    assert window.session.actor.name == CLERK
    assert page.view is not None
    assert page.view.state is State.VOID
    last = page.view.history[-1]
    assert (last.act, last.by, last.note) == ("void", HEAD, "أُدخل مرتين")


def test_a_wrong_password_changes_nothing_and_is_said_in_the_dialog(
    window: MainWindow, desk: Desk, files: Files, head: Actor
) -> None:
    open_file(window, files.deposited).decide(Move.REFUSE)
    dialog = dialog_in_front()
    type_into(dialog.reason, "شهادة من مدرسة أخرى")
    type_into(dialog.password, "ليست هي")
    press(dialog.verb)
    assert dialog.isVisible()
    assert dialog.password is not None
    assert dialog.password.problem()
    assert dialog.password.text() == ""
    assert not dialog.verb.isEnabled()
    assert state(desk, files.deposited, head) is State.DEPOSITED
    press(dialog.back, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_the_head_gives_only_a_reason(
    dressed: QApplication, desk: Desk, files: Files, head: Actor
) -> None:
    with window_on(dressed, desk, head) as window:
        open_file(window, files.at_signature).decide(Move.RECALL)
        dialog = dialog_in_front()
        assert dialog.person is None
        assert dialog.password is None
        type_into(dialog.reason, "   ")
        assert not dialog.verb.isEnabled()
        type_into(dialog.reason, "ينقص إمضاء")
        press(dialog.verb)
    assert state(desk, files.at_signature, head) is State.DEPOSITED


def test_a_hand_over_is_reversed_only_with_the_papers_on_the_counter(
    dressed: QApplication, desk: Desk, files: Files, head: Actor
) -> None:
    with window_on(dressed, desk, head) as window:
        page = open_file(window, files.handed_over)
        page.decide(Move.REVERSE)
        dialog = dialog_in_front()
        type_into(dialog.reason, "سُلّم لغير صاحبه")
        assert not dialog.verb.isEnabled()
        press(dialog.tick, Qt.Key.Key_Space)
        press(dialog.verb)
        assert state(desk, files.handed_over, head) is State.READY
        assert "أُلغي" in words(page.handovers)


def test_enter_walks_through_the_dialog_to_its_verb(window: MainWindow, files: Files) -> None:
    open_file(window, files.deposited).decide(Move.WITHDRAW)
    dialog = dialog_in_front()
    assert dialog.person is not None
    assert dialog.password is not None
    press(dialog.person.editor)
    assert QApplication.focusWidget() is dialog.password.editor
    type_into(dialog.password, PASSWORD)
    press(dialog.password.editor)
    line = dialog.reason.editor.findChild(QLineEdit)
    assert QApplication.focusWidget() in {line, dialog.reason.editor}
    type_into(dialog.reason, "طلب ذلك بنفسه")
    press(line or dialog.reason.editor)
    assert QApplication.focusWidget() is dialog.verb


def test_what_pages_ask_of_a_supervisor_says_what_follows(window: MainWindow, head: Actor) -> None:
    signed: list[tuple[Actor, str]] = []
    dialog = ask_supervisor(
        window.session,
        window,
        "إعفاء من وثيقة؟",
        ["حالة خاصة"],
        lambda actor, reason: signed.append((actor, reason)),
        sentences=["يظهر الإعفاء على الوصل."],
    )
    settle()
    assert "يظهر الإعفاء على الوصل." in words(dialog)
    assert dialog.person is not None
    assert dialog.person.text() == HEAD
    dialog.reason.set_text("حالة خاصة")
    type_into(dialog.password, PASSWORD)
    press(dialog.verb)
    assert signed == [(head, "حالة خاصة")]
