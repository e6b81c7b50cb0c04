"""The checklist, one paper at a time: by one key each, nothing lost, everything to take back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from certdesk.domain.checklist import Verdict
from certdesk.gui.pages.new_request.page import PAPERS, REVIEW
from certdesk.services.request.checklist import ChecklistView
from tests.gui.new_request_counter import FORM, Counter

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def counter(tmp_path: Path, dressed: QApplication, qtbot: QtBot) -> Iterator[Counter]:
    one = Counter(tmp_path / "office", dressed, qtbot)
    one.page.form.show_raw(one.page.form.raw() | FORM)
    one.page.form.typed.emit()
    one.key(KEY.Key_F12)
    assert one.page.step == PAPERS
    yield one
    one.close()


def _kept(counter: Counter) -> ChecklistView:
    number = counter.page.draft.request_id
    assert number is not None
    return counter.desk.checklist.view(number)


def _verdicts(counter: Counter) -> dict[str, Verdict]:
    return {paper.document.id: paper.item.verdict for paper in _kept(counter).papers}


def _asks_why(counter: Counter) -> bool:
    return counter.page.papers.card.deciding


def test_a_paper_without_entries_is_accepted_by_one_or_enter(counter: Counter) -> None:
    assert counter.page.papers.card.verdicts.accept.hasFocus()
    counter.key(KEY.Key_1)
    assert counter.page.papers.current == "bac_transcript"
    counter.key(KEY.Key_Return)
    assert counter.page.papers.current == "birth_certificate"
    kept = _verdicts(counter)
    assert kept["request_form"] is kept["bac_transcript"] is Verdict.ACCEPTED
    assert counter.page.papers.list.done.text().count("2") == 1


def test_a_date_and_enter_accept(counter: Counter) -> None:
    counter.judge(until="birth_certificate")
    assert counter.page.papers.card.issued_on.editor.hasFocus()
    counter.write("12102026")
    assert "42" in counter.page.papers.card.age.text
    counter.key(KEY.Key_Return)
    item = next(one.item for one in _kept(counter).papers if one.item.issued_on)
    assert (item.verdict, f"{item.issued_on}") == (Verdict.ACCEPTED, "2026-10-12")


def test_what_is_wrong_with_a_date_is_said_across_the_card(counter: Counter) -> None:
    counter.judge(until="birth_certificate")
    counter.write("41102026")
    counter.key(KEY.Key_Return)
    issued_on = counter.page.papers.card.issued_on
    assert issued_on.problem()
    assert issued_on.problem_line.isVisible()
    # the field itself has room for a date alone
    assert issued_on.problem_line.width() > issued_on.width() * 1.2


def test_an_old_certificate_leads_to_its_reason(counter: Counter) -> None:
    counter.judge(until="birth_certificate")
    counter.write("17102025")
    counter.key(KEY.Key_Return)
    card = counter.page.papers.card
    assert (card.deciding, card.reasons.chosen) == (True, "too_old")
    assert _verdicts(counter)["birth_certificate"] is Verdict.NOT_LOOKED_AT
    counter.key(KEY.Key_Return)
    assert _verdicts(counter)["birth_certificate"] is Verdict.NOT_ACCEPTED
    assert counter.page.papers.current == "diploma"


@pytest.mark.parametrize("typed", ["", "99/99/2026", "01/01/2027", "12/10/26"])
def test_a_bad_date_is_said_and_nothing_is_kept(counter: Counter, typed: str) -> None:
    counter.judge(until="birth_certificate")
    counter.write(typed)
    counter.key(KEY.Key_Return)
    field = counter.page.papers.card.issued_on
    assert field.problem()
    assert field.text() == typed
    assert field.editor.hasFocus()
    assert _verdicts(counter)["birth_certificate"] is Verdict.NOT_LOOKED_AT


@pytest.mark.parametrize("typed", ["", "0", "100", "أربعة"])
def test_a_bad_count_of_sheets_is_said(counter: Counter, typed: str) -> None:
    counter.judge(until="training_transcripts")
    counter.write(typed)
    counter.key(KEY.Key_Return)
    assert counter.page.papers.card.sheets.problem()
    assert counter.page.step == PAPERS
    assert _verdicts(counter)["training_transcripts"] is Verdict.NOT_LOOKED_AT


def test_verdict_keys_work_though_an_entry_has_the_focus(counter: Counter) -> None:
    counter.judge(until="birth_certificate")
    counter.key(KEY.Key_2, ALT)
    assert _asks_why(counter)
    counter.key(KEY.Key_Escape)
    assert not _asks_why(counter)
    counter.write("12102026")
    counter.key(KEY.Key_2)
    assert _asks_why(counter)
    assert counter.page.papers.card.issued_on.text() == "12/10/2026"


def test_why_a_paper_is_not_accepted_is_one_key_and_a_note(counter: Counter) -> None:
    counter.key(KEY.Key_2)
    counter.key(KEY.Key_3)
    note = counter.page.papers.card.reasons.note
    note.setFocus()
    counter.write("وعد بإحضارها 4")
    counter.key(KEY.Key_Return)
    item = _kept(counter).papers[0].item
    reasons = list(_kept(counter).papers[0].reasons)
    assert (item.verdict, item.reasons) == (Verdict.NOT_ACCEPTED, (reasons[2],))
    assert item.note == "وعد بإحضارها 4"


def test_not_accepted_without_a_reason_is_said(counter: Counter) -> None:
    counter.key(KEY.Key_2)
    counter.key(KEY.Key_Return)
    problem = counter.find("checklist.problem")
    assert problem.isVisible()
    assert counter.page.papers.card.deciding
    assert _verdicts(counter)["request_form"] is Verdict.NOT_LOOKED_AT


def test_later_leaves_the_paper_and_comes_back_to_it(counter: Counter) -> None:
    counter.key(KEY.Key_4)
    assert counter.page.papers.current == "bac_transcript"
    for _ in range(2):
        counter.judge(until="request_form")
    assert counter.page.step == PAPERS
    counter.key(KEY.Key_1)
    assert counter.page.step == REVIEW


def test_the_optional_paper_never_stands_in_the_way(counter: Counter) -> None:
    counter.judge()
    assert counter.page.step == REVIEW
    assert _verdicts(counter)["progres_request"] is Verdict.NOT_LOOKED_AT


def test_ctrl_z_takes_the_last_verdict_back(counter: Counter) -> None:
    counter.key(KEY.Key_1)
    assert counter.window.frame.undo()
    assert _verdicts(counter)["request_form"] is Verdict.NOT_LOOKED_AT
    assert counter.page.papers.current == "request_form"
    counter.judge()
    assert counter.page.step == REVIEW
    assert counter.window.frame.undo()
    assert (counter.page.step, counter.page.papers.current) == (PAPERS, "training_transcripts")


def test_the_list_is_reached_by_f4_and_leads_to_any_paper(counter: Counter) -> None:
    counter.key(KEY.Key_F4)
    row = counter.find("checklist.paper.request_form")
    assert row.hasFocus()
    counter.key(KEY.Key_Down)
    counter.key(KEY.Key_Down)
    counter.key(KEY.Key_Return)
    assert counter.page.papers.current == "birth_certificate"
    counter.key(KEY.Key_F6)
    assert counter.find("checklist.paper.birth_certificate").hasFocus()
    counter.key(KEY.Key_F6)
    assert counter.page.papers.card.issued_on.editor.hasFocus()


def test_what_is_missing_is_printed_on_a_slip(counter: Counter) -> None:
    counter.judge(until="diploma")
    counter.key(KEY.Key_2)
    counter.key(KEY.Key_1)
    counter.key(KEY.Key_Return)
    counter.write("4")
    counter.key(KEY.Key_Return)
    assert counter.page.step == PAPERS
    assert counter.page.bars.slip.hasFocus()
    counter.key(KEY.Key_F9)
    counter.qtbot.waitUntil(lambda: bool(counter.spool.jobs), timeout=60_000)
    assert counter.spool.jobs[0].startswith("deficiency-slip")


def test_a_slip_brought_back_opens_the_first_missing_paper(counter: Counter) -> None:
    counter.judge(until="diploma")
    number = counter.page.draft.request_id
    assert number is not None
    counter.key(KEY.Key_F2)
    counter.window.open_request(number)
    assert (counter.page.step, counter.page.papers.current) == (PAPERS, "diploma")
    assert _verdicts(counter)["birth_certificate"] is Verdict.ACCEPTED


def test_a_waiver_is_signed_by_a_supervisor_with_a_reason(counter: Counter) -> None:
    counter.judge(until="diploma")
    counter.key(KEY.Key_3)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    line = dialog.findChild(QLineEdit, "supervisor.reason_line")
    verb = dialog.findChild(QAbstractButton, "dialog_verb")
    assert isinstance(line, QLineEdit)
    assert isinstance(verb, QAbstractButton)
    line.setText("حالة اجتماعية مستعجلة")
    line.textEdited.emit(line.text())
    verb.click()
    QTest.qWait(50)
    kept = next(one.item for one in _kept(counter).papers if one.document.id == "diploma")
    assert kept.verdict is Verdict.WAIVED
    assert kept.waive_reason


def test_verdicts_survive_a_change_of_the_form(counter: Counter) -> None:
    counter.judge(until="diploma")
    counter.key(KEY.Key_Escape)
    counter.put("phone", "0771123456")
    counter.key(KEY.Key_F12)
    assert counter.page.step == PAPERS
    assert counter.page.papers.current == "diploma"


def test_papers_brought_together_come_one_after_the_other(counter: Counter) -> None:
    counter.key(KEY.Key_1)
    for typing in (False, True):  # the bac transcript and the birth certificate are at home
        counter.key(KEY.Key_2, ALT if typing else None)
        counter.key(KEY.Key_1)
        counter.key(KEY.Key_Return)
    counter.key(KEY.Key_1)
    counter.write("4")
    counter.key(KEY.Key_Return)
    assert counter.page.bars.slip.hasFocus()
    number = counter.page.draft.request_id
    assert number is not None
    counter.key(KEY.Key_F2)
    counter.window.open_request(number)
    assert counter.page.papers.current == "bac_transcript"
    counter.key(KEY.Key_1)
    assert counter.page.papers.current == "birth_certificate"
    assert counter.page.papers.card.issued_on.editor.hasFocus()
    counter.write("12102026")
    counter.key(KEY.Key_Return)
    assert counter.page.step == REVIEW


def test_the_word_beside_the_count_of_sheets_is_whole(counter: Counter) -> None:
    counter.judge(until="training_transcripts")
    sheets = counter.page.papers.card.sheets
    assert sheets.rect().contains(sheets.label.geometry())
