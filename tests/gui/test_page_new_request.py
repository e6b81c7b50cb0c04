"""A new request by keyboard alone: from F2 to the receipt in the applicant's hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.desk import open_desk
from certdesk.domain.request import State
from certdesk.domain.rights import COMMAND_LINE
from certdesk.gui.pages.new_request.page import FORM, PAPERS, REVIEW
from certdesk.gui.pages.new_request.receipt import Paper
from certdesk.gui.pages.new_request.sections import WAY
from certdesk.services.lines import Wanted
from tests.gui import new_request_counter as bench
from tests.gui.new_request_counter import Counter

F2, F11, F12 = Qt.Key.Key_F2, Qt.Key.Key_F11, Qt.Key.Key_F12
KEYS_BESIDES = 6


@pytest.fixture
def counter(tmp_path: Path, dressed: QApplication, qtbot: QtBot) -> Iterator[Counter]:
    one = Counter(tmp_path / "office", dressed, qtbot)
    yield one
    one.close()


def _drafts(counter: Counter) -> int:
    return counter.desk.lists.count(Wanted.DRAFTS)


# the whole way


def test_the_whole_way_takes_one_key_a_field_one_a_paper_and_six(counter: Counter) -> None:
    counter.key(F2)
    number = counter.deposit()
    counter.key(F12)

    assert number == "0001/2026"
    papers = len(bench.ENTRIES) + 3
    assert counter.pressed <= len(WAY) + papers + KEYS_BESIDES
    assert counter.page.receipt.paper is Paper.CAME_OUT
    assert counter.spool.jobs == ["deposit-receipt-0001-2026"]
    assert counter.desk.printing.not_issued() == []


def test_the_receipt_shows_what_was_registered(counter: Counter) -> None:
    counter.deposit()
    view = counter.desk.reading.show(1, by=COMMAND_LINE)

    assert view.state is State.DEPOSITED
    assert (view.name, view.birth, view.diploma_number) == (
        "خديجة مقران",
        "14/03/1997",
        "0457/2019",
    )
    assert counter.find("receipt.promised_on").accessibleName().endswith("الخميس 26 نوفمبر 2026")
    assert "8 أوراق" in counter.find("receipt.sheets").accessibleName()
    assert counter.page.receipt.preview.pages() >= 1


def test_after_the_receipt_f2_begins_the_next_request(counter: Counter) -> None:
    counter.deposit()
    counter.key(F12)
    counter.key(F2)
    assert counter.page.step == FORM
    assert counter.line("given_name").text() == ""
    assert counter.line("given_name").hasFocus()
    other = {"given_name": "سليمة", "registration_number": "201612345679"}
    assert counter.deposit(**other, diploma_number="0458") == "0002/2026"


# the draft


def test_what_is_typed_is_kept_a_moment_later(counter: Counter, qtbot: QtBot) -> None:
    counter.write("خديجة")
    assert _drafts(counter) == 0
    qtbot.waitUntil(lambda: _drafts(counter) == 1, timeout=3000)
    shell = counter.page.shell
    assert shell is not None
    assert "حُفظت المسودة" in shell.action_bar.status.text


def test_a_draft_opens_complete_after_a_crash(counter: Counter, tmp_path: Path) -> None:
    counter.fill(phone="07701234", diploma_dated="12 juillet")
    counter.page.draft.keep()
    number = counter.page.draft.request_id
    assert number is not None
    typed = counter.page.form.raw()

    # another program on the same folder: nothing of the first one's memory helps
    again = open_desk(tmp_path / "office", clock=lambda: bench.NOW)
    stored = again.reading.show(number, by=COMMAND_LINE).form
    again.close()
    assert stored == typed

    counter.window.show_page("new_request", {})
    assert counter.line("phone").text() == ""
    counter.window.open_request(number)
    assert counter.page.form.raw() == typed
    assert (counter.page.step, counter.line("phone").text()) == (FORM, "07701234")


def test_an_untouched_form_leaves_nothing_behind(counter: Counter, qtbot: QtBot) -> None:
    counter.key(F2)
    counter.key(Qt.Key.Key_Return)
    qtbot.wait(600)
    assert counter.page.may_leave()
    assert _drafts(counter) == 0


def test_leaving_keeps_the_draft_without_a_question(counter: Counter) -> None:
    counter.write("خديجة")
    counter.page.save_and_leave()
    assert (counter.front, _drafts(counter)) == ("today", 1)
    counter.key(F2)
    assert counter.line("given_name").text() == ""


def test_a_second_f2_keeps_what_was_typed_before_it(counter: Counter) -> None:
    counter.write("خديجة")
    counter.key(F2)
    assert _drafts(counter) == 1
    assert counter.line("given_name").text() == ""


def test_a_draft_is_discarded_and_brought_back(counter: Counter) -> None:
    counter.write("خديجة")
    counter.page.discard()
    assert _drafts(counter) == 0
    assert counter.line("given_name").text() == ""
    counter.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _drafts(counter) == 1
    assert counter.line("given_name").text() == "خديجة"


@pytest.fixture
def answer(counter: Counter, qtbot: QtBot) -> Callable[[str], None]:
    """Press a button of the question that is about to be asked."""
    from PySide6.QtCore import QTimer

    def press(name: str) -> None:
        def click() -> None:
            dialog = QApplication.activeModalWidget()
            assert dialog is not None
            button = dialog.findChild(QAbstractButton, name)
            assert isinstance(button, QAbstractButton)
            button.click()

        QTimer.singleShot(50, click)

    return press


def test_a_draft_that_cannot_be_kept_is_said_and_asked_about(
    counter: Counter, answer: Callable[[str], None]
) -> None:
    counter.write("خديجة")
    counter.page.draft.keep()
    number = counter.page.draft.request_id
    assert number is not None
    # somebody else threw it away meanwhile
    counter.desk.drafts.discard(number, by=COMMAND_LINE)
    counter.write(" نور")
    assert not counter.page.draft.keep()
    shell = counter.page.shell
    assert shell is not None
    assert "لم تُحفظ المسودة" in shell.action_bar.status.text

    answer("go_back")
    counter.window.show_page("today", {})
    assert (counter.front, counter.line("given_name").text()) == ("new_request", "خديجة نور")
    answer("act")
    counter.window.show_page("today", {})
    assert counter.front == "today"


def test_a_request_that_has_its_number_opens_as_a_file(counter: Counter) -> None:
    counter.deposit()
    counter.window.show_page("new_request", {"request_id": 1})
    assert counter.front == "request"


# what is known already


def test_f11_fills_from_an_earlier_request(counter: Counter) -> None:
    counter.deposit()
    counter.key(F2)
    counter.put("family_name", "مقراني")
    counter.put("registration_number", bench.FORM["registration_number"])
    counter.key(Qt.Key.Key_Return)
    banner = counter.page.form.known_banner
    assert banner.isVisible()
    assert "0001/2026" in banner.words.text

    counter.key(F11)
    form = counter.page.form.raw()
    assert (form["given_name"], form["birth_place"]) == ("خديجة", "سيدي لخضر")
    assert form["family_name"] == "مقراني"
    assert not banner.isVisible()
    assert counter.window.frame.undo()
    assert "given_name" not in counter.page.form.raw()


def test_the_same_person_is_shown_and_needs_a_reason(counter: Counter) -> None:
    counter.deposit()
    counter.key(F2)
    counter.fill()
    counter.page.draft.keep()
    assert counter.page.form.alike_banner.isVisible()
    assert "0001/2026" in counter.page.form.alike_banner.words.text

    counter.key(F12)
    counter.judge()
    reason = counter.page.review.reason
    assert counter.page.review.needs_reason
    assert reason.editor.hasFocus()
    counter.key(F12)
    assert (counter.page.step, counter.numbers_given()) == (REVIEW, 1)
    assert reason.problem()
    assert "0001/2026" in counter.page.review.alike.words.text
    counter.write("نسخة ثانية للوظيفة الجديدة")
    QTest.qWait(300)
    counter.key(Qt.Key.Key_Return)
    counter.printed()
    assert counter.number == "0002/2026"


def test_the_banner_opens_the_other_file(counter: Counter) -> None:
    counter.deposit()
    counter.key(F2)
    counter.fill()
    counter.page.draft.keep()
    link = counter.find("new_request.open_alike")
    assert isinstance(link, QAbstractButton)
    link.click()
    assert counter.front == "request"
    assert counter.window._pages["request"].wanted == {"request_id": 1}  # type: ignore[attr-defined]


# the review


def test_each_change_link_leads_to_its_field_and_back(counter: Counter) -> None:
    counter.to_review()
    for name in ("written_on", "given_name", "phone", "study_field", "authenticate_diploma"):
        link = counter.find(f"review.change.{name}")
        assert isinstance(link, QAbstractButton)
        link.click()
        assert counter.page.step == FORM
        assert counter.page.form.fields[name].editor.hasFocus()
        QTest.qWait(300)
        counter.key(F12)
        assert counter.page.step == REVIEW


def test_a_changed_answer_is_what_is_deposited(counter: Counter) -> None:
    counter.to_review()
    link = counter.find("review.change.given_name")
    assert isinstance(link, QAbstractButton)
    link.click()
    counter.put("given_name", "خديجة نور")
    counter.key(F12)
    QTest.qWait(300)
    counter.key(F12)
    counter.printed()
    assert counter.desk.reading.show(1, by=COMMAND_LINE).name == "خديجة نور مقران"


def test_a_paper_can_be_looked_at_again_from_the_review(counter: Counter) -> None:
    counter.to_review()
    link = counter.find("review.change_paper.diploma")
    assert isinstance(link, QAbstractButton)
    link.click()
    assert (counter.page.step, counter.page.papers.current) == (PAPERS, "diploma")
    counter.key(Qt.Key.Key_1)
    assert counter.page.step == REVIEW


def test_an_incomplete_file_is_not_deposited_and_leads_back(counter: Counter) -> None:
    counter.fill()
    counter.key(F12)
    QTest.qWait(300)
    counter.key(F12)
    assert counter.page.step == REVIEW
    QTest.qWait(300)
    counter.key(F12)
    assert (counter.page.step, counter.numbers_given()) == (PAPERS, 0)
    assert counter.page.papers.current == "request_form"
    problem = counter.find("checklist.problem")
    assert problem.isVisible()


def test_a_field_broken_meanwhile_leads_back_to_the_form(counter: Counter) -> None:
    counter.to_review()
    number = counter.page.draft.request_id
    assert number is not None
    broken = counter.page.form.raw() | {"phone": "07701234"}
    counter.desk.intake.save(number, broken, by=COMMAND_LINE)
    counter.key(F12)
    assert (counter.page.step, counter.numbers_given()) == (FORM, 0)
    assert counter.page.form.fields["phone"].problem()
    assert counter.page.form.summary.hasFocus()


def test_esc_goes_back_step_by_step(counter: Counter) -> None:
    counter.to_review()
    counter.key(Qt.Key.Key_Escape)
    assert counter.page.step == PAPERS
    counter.key(Qt.Key.Key_Escape)
    assert counter.page.step == FORM


# for everybody


def test_every_control_has_a_name_to_be_spoken(counter: Counter) -> None:
    counter.to_review()
    mute = [
        widget.objectName() or type(widget).__name__
        for kind in (QAbstractButton, QLineEdit)
        for widget in counter.page.findChildren(kind)
        if not (widget.accessibleName() or widget.isHidden() or _is_inside(widget))
    ]
    assert mute == []


def _is_inside(widget: QWidget) -> bool:
    """Parts that Qt makes for itself: the arrow of a list, the line in it."""
    return widget.objectName().startswith("qt_")
