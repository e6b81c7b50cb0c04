"""Errors carry a stable code, data for their sentence, and never a value they should not."""

import pytest

from certdesk.domain.errors import (
    BugError,
    DeskError,
    FieldProblem,
    InvalidFields,
    KnownError,
    Phrase,
    RuleBroken,
)


def test_three_kinds_under_one_root() -> None:
    assert all(issubclass(kind, DeskError) for kind in (RuleBroken, KnownError, BugError))
    assert not issubclass(RuleBroken, KnownError)


def test_the_log_reads_code_and_data() -> None:
    assert str(RuleBroken()) == "error"
    assert str(RuleBroken(n=3)) == "error {'n': 3}"
    assert BugError().code == "bug"


def test_phrase_reads_as_its_english_in_logs() -> None:
    assert str(Phrase("Draft")) == "Draft"
    assert Phrase("{n} days", {"n": 2}).data == {"n": 2}


def test_invalid_fields_keep_their_problems_in_order() -> None:
    problems = [FieldProblem(name, "x", "s", {}) for name in ("phone", "birth")]
    error = InvalidFields(problems)
    assert error.problems == tuple(problems)
    assert error.data == {"fields": "phone, birth"}
    with pytest.raises(RuleBroken):
        raise error
