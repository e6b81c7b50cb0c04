"""The letter carries every line of the school's form, in its order, filled or blank."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from certdesk.documents.marks import FreePlace, RuleMark, TextMark
from certdesk.documents.order import without_steering
from certdesk.documents.request_letter import lay_request_letter, render_request_letter
from certdesk.documents.snapshots import RequestLetter
from certdesk.forms.sheets import RequestLetterWording, shipped_sheet
from tests.paper.invented import LETTER, MARKUP, SETUP
from tests.paper.reading import lines, plain, words

FORM = (Path(__file__).parent / "data" / "letter_lines.txt").read_text(encoding="utf-8")
WORDING = shipped_sheet(RequestLetterWording)


@pytest.mark.parametrize("letter", [LETTER, RequestLetter()], ids=["filled", "blank"])
@pytest.mark.parametrize("line", FORM.splitlines())
def test_every_line_of_the_form_is_there(letter: RequestLetter, line: str) -> None:
    printed = " ".join(lines(render_request_letter(letter, WORDING, SETUP)))
    for word in plain(line).split():
        assert word.strip(":،.") in printed
    if ":" not in line:
        assert plain(line) in printed


def test_in_the_order_of_the_form() -> None:
    marks = lay_request_letter(RequestLetter(), WORDING, SETUP).pages[0].marks
    texts = [mark for mark in marks if isinstance(mark, TextMark)]
    texts.sort(key=lambda mark: (round(mark.baseline), mark.right))
    read = [without_steering(mark.text).removeprefix("- ") for mark in texts]
    wanted = FORM.splitlines()
    # the two signatures stand side by side, the signatory's second line below
    at_form = [read.index(line) for line in wanted]
    assert at_form == sorted(at_form)


def test_the_blank_form_has_a_dotted_line_for_every_answer() -> None:
    marks = lay_request_letter(RequestLetter(), WORDING, SETUP).pages[0].marks
    dotted = [mark for mark in marks if isinstance(mark, RuleMark) and mark.dash]
    # place and date are one answer, the diploma's number two
    assert len(dotted) == len(fields(RequestLetter)) - 1 + 1
    assert min(mark.length for mark in dotted) > 12


def test_every_answer_is_printed() -> None:
    printed = words(render_request_letter(LETTER, WORDING, SETUP))
    for answer in (
        LETTER.given_name, LETTER.family_name, LETTER.registration_number, LETTER.phone,
        LETTER.purpose, LETTER.study_field, LETTER.branch, LETTER.speciality,
        LETTER.diploma_number, "23 نوفمبر 2026", "3 جويلية 2022",
    ):  # fmt: skip
        for word in plain(answer).split():
            assert any(word in one for one in printed), word


def test_it_is_the_applicants_own() -> None:
    sheet = lay_request_letter(LETTER, WORDING, SETUP)
    printed = [without_steering(m.text) for m in sheet.pages[0].marks if isinstance(m, TextMark)]
    assert SETUP.country not in printed
    assert not any(SETUP.wording_hash[:6] in line for line in printed)
    assert not [mark for mark in sheet.pages[0].marks if isinstance(mark, FreePlace)]


def test_markup_and_formulas_are_printed_as_they_were_typed() -> None:
    hard = replace(LETTER, given_name=MARKUP, purpose="=SUM(A1:A9)")
    marks = lay_request_letter(hard, WORDING, SETUP).pages[0].marks
    laid = " ".join(without_steering(mark.text) for mark in marks if isinstance(mark, TextMark))
    assert MARKUP in laid
    assert "=SUM(A1:A9)" in laid
    pdf = render_request_letter(hard, WORDING, SETUP)
    assert b"/Subtype /Image" not in pdf
    signs = "".join(lines(pdf))
    for word in ("img", "src", "file", "tmp", "png", "مُثَّل", "para", "&", "SUM"):
        assert word in signs, word
