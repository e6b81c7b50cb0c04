"""A new request where something is missing: paper in the printer, or power in the wall."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from certdesk.domain.checklist import Verdict
from certdesk.domain.rights import COMMAND_LINE
from certdesk.gui.pages.new_request.page import FORM, REVIEW
from tests.gui.new_request_counter import Counter

ENTER, F12 = Qt.Key.Key_Return, Qt.Key.Key_F12


@pytest.fixture
def counter(tmp_path: Path, dressed: QApplication, qtbot: QtBot) -> Iterator[Counter]:
    one = Counter(tmp_path / "office", dressed, qtbot)
    yield one
    one.close()


def test_an_untouched_form_prints_a_blank_letter(counter: Counter) -> None:
    """For who fills it in by hand while waiting; with the first letter typed it is theirs."""
    counter.key(Qt.Key.Key_F2)
    letter = counter.page.bars.letter
    assert letter.text() == "اطبع طلبا فارغا"
    counter.key(Qt.Key.Key_F9)
    counter.qtbot.waitUntil(lambda: len(counter.spool.jobs) == 1, timeout=20_000)
    assert counter.spool.jobs == ["blank-request-letter"]
    assert counter.desk.drafts.left() == []

    counter.write("خديجة")
    assert letter.text() == "اطبع الطلب للإمضاء"
    counter.key(Qt.Key.Key_F9)
    counter.qtbot.waitUntil(lambda: len(counter.spool.jobs) == 2, timeout=20_000)
    draft = counter.desk.drafts.left()[0]
    assert counter.spool.jobs[1] == f"request-letter-{draft.draft_code}"


def test_after_the_dictation_the_next_applicant_comes(counter: Counter) -> None:
    counter.spool.names = ()
    counter.deposit()
    QTest.qWait(600)
    counter.key(F12)
    assert counter.page.step == FORM
    assert len(counter.desk.printing.not_issued()) == 1


# a reserved form


def test_a_reserved_form_is_keyed_in_with_its_own_number_and_day(counter: Counter) -> None:
    counter.desk.office_sheets.blank_forms(2, by=COMMAND_LINE)
    counter.now += timedelta(days=2)
    counter.window.show_page("new_request", {"form_number": "0002/2026"})
    counter.write("24112026")
    counter.key(ENTER)
    counter.write("1420")
    counter.key(ENTER)
    assert counter.line("written_on").text() == "24/11/2026"
    assert counter.line("filled_at").text() == "14:20"
    assert counter.page.form.fields["filled_at"].problem() == ""
    assert counter.deposit() == "0002/2026"
    view = counter.desk.reading.show(1, by=COMMAND_LINE)
    assert view.deposited_on == date(2026, 11, 24)
    assert view.promised_on == date(2026, 11, 29)
    assert [form.number for form in counter.desk.blank_forms.out()] == ["0001/2026"]


@pytest.mark.parametrize(
    "number, day, field",
    [
        ("0007/2026", "24112026", "form_number"),
        ("1/26", "24112026", "form_number"),
        ("0001/2026", "", "filled_on"),
        ("0001/2026", "22112026", "filled_on"),
    ],
)
def test_a_wrong_form_is_said_and_nothing_goes_on(
    counter: Counter, number: str, day: str, field: str
) -> None:
    counter.desk.office_sheets.blank_forms(1, by=COMMAND_LINE)
    counter.now += timedelta(days=2)
    button = counter.find("new_request.power_cut")
    assert isinstance(button, QAbstractButton)
    button.click()
    counter.write(number)
    counter.key(ENTER)
    counter.write(day)
    counter.fill()
    counter.key(F12)
    assert counter.page.step == FORM
    assert counter.page.form.fields[field].problem()
    assert counter.numbers_given() == 1


def test_a_draft_of_a_reserved_form_keeps_its_number(counter: Counter) -> None:
    counter.desk.office_sheets.blank_forms(1, by=COMMAND_LINE)
    counter.window.show_page("new_request", {"form_number": "0001/2026"})
    counter.write("23112026")
    counter.put("given_name", "خديجة")
    counter.page.save_and_leave()
    counter.window.show_page("new_request", {"request_id": 1})
    assert counter.line("form_number").text() == "0001/2026"
    assert counter.page.form.sections.power_cut.isVisible()


def test_a_form_is_scanned_from_any_page(counter: Counter) -> None:
    counter.desk.office_sheets.blank_forms(2, by=COMMAND_LINE)
    with counter.desk.office.store.read() as unit:
        sheet = unit.sheets.newest("blank-forms", "0001/2026")
    assert sheet is not None
    first, second = sheet.snapshot["scan_codes"]
    # no code of ours, and one whose digits were made up
    for code in ("CD/B/12345678", f"{first[:-8]}12345678"):
        assert counter.desk.blank_forms.number_of(code) == ""
    counter.window.show_page("today", {})
    counter.window.scanned(first)
    assert counter.front == "new_request"
    assert counter.line("form_number").text() == "0001/2026"
    counter.write("23112026")
    counter.window.scanned(second)
    assert counter.line("form_number").text() == "0002/2026"
    assert counter.deposit() == "0002/2026"
    assert counter.desk.blank_forms.number_of(second) == ""


def test_the_number_of_a_form_that_is_out_is_searched_as_typed(counter: Counter) -> None:
    counter.desk.office_sheets.blank_forms(2, by=COMMAND_LINE)
    for text in ("0003/2026", "2/26", "خديجة"):  # not printed; asked, never guessed; a name
        counter.window.search(text)
        assert counter.window.in_front == "requests"
    counter.window.search("2/2026")
    assert counter.window.in_front == "new_request"
    assert counter.line("form_number").text() == "0002/2026"


# papers that are missing


def test_an_old_certificate_goes_home_with_a_slip_and_comes_back(counter: Counter) -> None:
    counter.fill()
    counter.key(F12)
    counter.judge(until="birth_certificate")
    counter.write("12102024")
    counter.key(ENTER)
    card = counter.page.papers.card
    assert card.deciding
    for said in ("772", "365"):
        assert said in card.age.text
    # its reason is chosen already: Enter records it
    counter.key(ENTER)
    counter.key(Qt.Key.Key_1)
    counter.write("4")
    counter.key(ENTER)
    counter.key(Qt.Key.Key_F9)
    counter.qtbot.waitUntil(lambda: len(counter.spool.jobs) == 1, timeout=20_000)
    draft = counter.desk.drafts.left()[0]
    assert (draft.missing, draft.first_missing) == (1, "شهادة ميلاد أصلية (حديثة)")
    assert counter.spool.jobs == [f"deficiency-slip-{draft.draft_code}"]

    counter.key(Qt.Key.Key_F2)
    counter.now += timedelta(days=3)
    counter.window.scanned(f"CD/B/{draft.draft_code}")
    assert counter.page.papers.current == "birth_certificate"
    papers = counter.desk.checklist.view(draft.id).papers
    assert sum(one.item.verdict is Verdict.ACCEPTED for one in papers) == 4
    counter.write("20112026")
    counter.key(ENTER)
    assert counter.page.step == REVIEW
    counter.key(F12)
    counter.printed()
    assert counter.number == "0001/2026"
