"""Sheets printed again: what was issued comes out as a copy, and a copy has its reason."""

from certdesk.domain.errors import RuleBroken
from certdesk.domain.letters import one_line


class CopyReasonNeeded(RuleBroken):
    """A sheet that was issued before, wanted once more without a reason."""

    code = "copy_reason_needed"
    sentence = (
        "This sheet was issued before: what is printed now is a copy, and a copy needs its reason. "
        "Nothing was printed or counted. Say why it is printed again, then print it."
    )


def reason_of_copy(reason: str) -> str:
    """The reason as it is kept; "" when it says nothing."""
    return one_line(reason) if reason.strip(" .-_\t\n") else ""
