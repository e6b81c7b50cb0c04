"""What a look into the archive must say, and when it lets a file go for signature."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from certdesk.domain.verification import (
    DifferencesNeeded,
    Doubt,
    DoubtKind,
    Found,
    ReferenceNeeded,
    Verification,
    check_outcome,
)

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LOOK = Verification(1, Found.AS_STATED, "سجل 3", "", 7, NOW)


@pytest.mark.parametrize(
    "found, settled, lets",
    [
        (Found.AS_STATED, "", True),
        (Found.DIFFERENCES, "", False),
        (Found.NOT_FOUND, "", False),
        (Found.DIFFERENCES, "خطأ مطبعي", True),
        (Found.NOT_FOUND, "سجل ضائع", True),
    ],
)
def test_what_lets_sign(found: Found, settled: str, lets: bool) -> None:  # noqa: FBT001 - a row
    assert replace(LOOK, found=found, settled_reason=settled).lets_sign is lets


def test_a_doubt_is_open_until_settled() -> None:
    doubt = Doubt(1, DoubtKind.RAISED_BY_PERSON, "شك", 7, NOW)
    assert doubt.is_open
    assert not replace(doubt, settled_at=NOW).is_open


@pytest.mark.parametrize("found", [Found.AS_STATED, Found.DIFFERENCES])
def test_what_was_found_says_where(found: Found) -> None:
    with pytest.raises(ReferenceNeeded):
        check_outcome(found, "  ", "اللقب")


def test_differences_say_which() -> None:
    with pytest.raises(DifferencesNeeded):
        check_outcome(Found.DIFFERENCES, "سجل 3", " ")


def test_complete_outcomes_pass() -> None:
    check_outcome(Found.NOT_FOUND, "", "")
    check_outcome(Found.AS_STATED, "سجل 3", "")
    check_outcome(Found.DIFFERENCES, "سجل 3", "اللقب")
