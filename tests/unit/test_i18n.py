"""Wording: Arabic by English sentence, six counted forms, data shown as people read it."""

import logging
from datetime import UTC, date, datetime

import pytest

from certdesk.domain.errors import FieldProblem, Phrase, RuleBroken
from certdesk.domain.identity import DOCUMENT_WORDS
from certdesk.domain.request import STATE_WORDS
from certdesk.i18n import catalogue, islands, ltr, said, shown, tr, trn


def test_a_sentence_has_its_arabic_and_its_places_are_filled() -> None:
    assert tr("Deposited") == "مودع"
    assert tr("Waived: {reason}", reason="سبب") == "إعفاء: سبب"


def test_what_has_no_arabic_comes_back_as_it_is() -> None:
    assert tr("No such sentence {n}", n=3) == "No such sentence 3"
    assert trn("{n} such things", 3) == "3 such things"
    assert catalogue("xx") == {}


@pytest.mark.parametrize(
    "count, form",
    [
        (0, "لا شيء ينتظر"),
        (1, "واحد ينتظر"),
        (2, "اثنان ينتظران"),
        (3, "3 تنتظر"),
        (10, "10 تنتظر"),
        (11, "11 تنتظر"),
        (100, "100 تنتظر"),
        (103, "103 تنتظر"),
    ],
)
def test_arabic_counts_in_six_forms(count: int, form: str) -> None:
    assert trn("{n} waiting", count) == form


def test_each_of_the_six_forms_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    forms = ["zero", "one", "two", "few", "many", "other"]
    monkeypatch.setattr("certdesk.i18n.catalogue", lambda: {"{n} x": forms})
    counts = {0: "zero", 1: "one", 2: "two", 3: "few", 110: "few", 11: "many", 99: "many"}
    counts |= {100: "other", 101: "other", 102: "other", 200: "other", 1003: "few"}
    assert {count: trn("{n} x", count) for count in counts} == counts
    # asked without a count, the form of every other number
    assert tr("{n} x") == "other"


def test_left_to_right_is_isolated() -> None:
    assert ltr("0457/2026") == "\u20660457/2026\u2069"


@pytest.mark.parametrize(
    "value, text",
    [
        (date(2026, 11, 23), ltr("23/11/2026")),
        (datetime(2026, 11, 23, 9, 5, tzinfo=UTC), ltr("23/11/2026 09:05")),
        (12, ltr("12")),
        ("سمسم", "سمسم"),
        ("طلب 12", "طلب 12"),
        ("0457/2026-T1", ltr("0457/2026-T1")),
        ("س/0031/2026", ltr("س/0031/2026")),
        ("ت/0031/م.ش/2026", ltr("ت/0031/م.ش/2026")),
        (["سمسم", "A1"], f"سمسم، {ltr('A1')}"),
        (Phrase("Draft"), "مسودة"),
        (None, ltr("None")),
    ],
)
def test_values_are_shown_as_people_read_them(value: object, text: str) -> None:
    assert shown(value) == text


def test_anything_that_says_a_sentence_is_worded() -> None:
    problem = FieldProblem("phone", "x", "Waived: {reason}", {"reason": Phrase("Late")})
    assert said(problem) == "إعفاء: متأخر"


def test_missing_data_is_logged_and_still_a_sentence(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "certdesk"):
        assert said(FieldProblem("x", "x", "Waived: {reason}", {})) == "إعفاء: …"
    assert "reason" in caplog.text


def test_a_sentence_without_places_is_only_isolated() -> None:
    assert said(RuleBroken()) == ""
    assert islands(f"اضغط Ctrl+Z أو اكتب 05 06، ثم {ltr('05 06')}") == (
        f"اضغط Ctrl+Z أو اكتب {ltr('05 06')}، ثم {ltr('05 06')}"
    )


def test_words_inside_errors_have_their_arabic() -> None:
    words = [*STATE_WORDS.values(), *DOCUMENT_WORDS.values(), Phrase("the counter")]
    assert [one.sentence for one in words if one.sentence not in catalogue()] == []
