"""The rights table, row by row."""

import pytest

from certdesk.domain.rights import (
    COMMAND_LINE,
    RIGHTS,
    Actor,
    NotAllowed,
    Right,
    Role,
    StaffId,
    SupervisorReasonNeeded,
    require,
    require_reason,
)

YES, NO = True, False
# act: clerk, supervisor, auditor
TABLE = {
    Right.TAKE_REQUESTS: (YES, YES, NO),
    Right.VERIFY: (YES, YES, NO),
    Right.SIGNATURE: (YES, YES, NO),
    Right.HAND_OVER: (YES, YES, NO),
    Right.DECIDE: (NO, YES, NO),
    Right.READ: (YES, YES, YES),
    Right.EXPORT: (YES, YES, YES),
    Right.READ_GUARDED: (NO, YES, YES),
    Right.RUN_OFFICE: (NO, YES, NO),
}


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("role", Role)
def test_rights_are_the_table(right: Right, role: Role) -> None:
    allowed = TABLE[right][list(Role).index(role)]
    assert (role in RIGHTS[right]) is allowed
    actor = Actor(StaffId(1), "مثال", role)
    if allowed:
        require(actor, right)
    else:
        with pytest.raises(NotAllowed) as refused:
            require(actor, right)
        assert refused.value.data == {"right": right.value}


def test_every_right_has_its_row() -> None:
    assert set(TABLE) == set(Right) == set(RIGHTS)


def test_the_command_line_acts_as_a_supervisor_without_account() -> None:
    assert (COMMAND_LINE.id, COMMAND_LINE.role) == (None, Role.SUPERVISOR)


@pytest.mark.parametrize("said", ["", "   ", "...", " - \n", "._-"])
def test_a_reason_that_says_nothing_is_none(said: str) -> None:
    with pytest.raises(SupervisorReasonNeeded):
        require_reason(said)


def test_a_reason_is_trimmed() -> None:
    assert require_reason("  ختم ناقص. ") == "ختم ناقص."
