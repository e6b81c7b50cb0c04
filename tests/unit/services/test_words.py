"""Errors in the words of the counter: Arabic, filled in, no code word in between."""

import re
from datetime import UTC, datetime

import pytest

from certdesk.desk import Desk
from certdesk.domain.checklist import ChecklistIncomplete
from certdesk.domain.custody import AlreadyGiven
from certdesk.domain.errors import BugError, DeskError, FieldProblem, InvalidFields, Phrase
from certdesk.domain.identity import DOCUMENT_WORDS, DocumentIncomplete
from certdesk.domain.request import State, WrongState
from certdesk.i18n import ltr, said, shown, tr
from certdesk.services.act_words import sheet_key_words
from certdesk.services.words import error_text, problem_text
from tests.builders import CLERK, complete, draft

LATIN_WORD = re.compile("[A-Za-z_]{2,}")


@pytest.mark.parametrize("state", State)
def test_a_state_is_named_in_arabic(state: State) -> None:
    text = error_text(WrongState(state, "send"))
    assert not LATIN_WORD.search(text)
    assert "«" in text


def test_the_earlier_giving_is_told_whole() -> None:
    error = AlreadyGiven(
        number="س/0001/2026",
        when=datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
        receiver="سمسم المثالي",
        who=Phrase("the counter"),
    )
    text = error_text(error)
    assert ltr("23/11/2026 09:05") in text
    assert "سمسم المثالي" in text
    assert "الشباك" in text
    assert not LATIN_WORD.search(text)


def test_fields_of_a_document_are_named_in_arabic() -> None:
    text = error_text(DocumentIncomplete(fields=tuple(DOCUMENT_WORDS.values())))
    assert "مكان الإصدار" in text
    assert not LATIN_WORD.search(text)


def test_fields_to_correct_come_one_a_line_under_their_name(desk: Desk) -> None:
    request_id = complete(desk, phone="0550", birth="31/02/1999")
    with pytest.raises(InvalidFields) as refused:
        desk.intake.deposit(request_id, by=CLERK)
    first, *fields = error_text(refused.value).splitlines()
    assert first == tr(InvalidFields.sentence)
    assert [line.split(":")[0] for line in fields] == ["رقم الهاتف", "تاريخ الميلاد"]


def test_missing_papers_are_named_in_arabic(desk: Desk) -> None:
    with pytest.raises(ChecklistIncomplete) as refused:
        desk.intake.deposit(draft(desk), by=CLERK)
    assert "الشهادة الأصلية" in error_text(refused.value)


def test_a_problem_of_no_field_of_the_form_is_said_alone() -> None:
    problem = FieldProblem("x", "x", "{n}", {"n": 3})
    assert problem_text(problem) == ltr(3)
    assert problem_text(problem._replace(field="phone")) == f"رقم الهاتف: {ltr(3)}"


@pytest.mark.parametrize("error", [ZeroDivisionError("سر"), DeskError(), BugError(name="سر")])
def test_anything_else_reads_as_a_bug_and_tells_nothing(error: Exception) -> None:
    assert error_text(error) == said(BugError())
    assert "سر" not in error_text(error)


def test_phrases_inside_phrases() -> None:
    assert shown(Phrase("Draft")) == "مسودة"
    assert shown([Phrase("Draft"), Phrase("{name}", {"name": "سمسم"})]) == "مسودة، سمسم"


@pytest.mark.parametrize(
    "kind, key, words",
    [
        ("closing-sheet", "2026-11-23", ltr("23/11/2026")),
        ("month-closing", "deposit-2026-10", "الإيداع، أكتوبر 2026"),
        ("month-closing", "later-2026-10", ltr("later-2026-10")),
        ("pickup-sheet", "0457/2026-T1", ltr("0457/2026-T1")),
    ],
)
def test_a_sheet_is_known_by_words_that_are_read(kind: str, key: str, words: str) -> None:
    assert sheet_key_words(kind, key) == words
