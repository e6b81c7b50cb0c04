"""Verification: the request held against the school's archive, and doubts about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from certdesk.domain.errors import RuleBroken


class Found(StrEnum):
    """What the archive says of the diploma."""

    AS_STATED = "as_stated"
    DIFFERENCES = "differences"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Verification:
    """One look into the archive; the newest one counts.

    `reference`: register, page and number in the archive, as written. `settled_by`: the
    supervisor who let differences or a diploma not found pass, with `settled_reason`.
    """

    id: int
    found: Found
    reference: str
    differences: str
    by: int | None
    at: datetime
    settled_by: int | None = None
    settled_reason: str = ""

    @property
    def lets_sign(self) -> bool:
        """Found as stated, or settled by a supervisor."""
        return self.found is Found.AS_STATED or bool(self.settled_reason)


class DoubtKind(StrEnum):
    """Contradictions that only a supervisor may read and settle."""

    SAME_DIPLOMA_OTHER_NAME = "same_diploma_other_name"
    DIPLOMA_BEFORE_COURSE_END = "diploma_before_course_end"
    IDENTITY_NUMBER_OTHER_NAME = "identity_number_other_name"
    BIRTH_DATE_DIFFERS = "birth_date_differs"
    RAISED_BY_PERSON = "raised_by_person"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A contradiction seen; blocks signature and hand-over until settled."""

    id: int
    kind: DoubtKind
    detail: str
    raised_by: int | None
    raised_at: datetime
    settled_by: int | None = None
    settled_at: datetime | None = None
    settled_reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still blocks."""
        return self.settled_at is None


class NotVerified(RuleBroken):
    """Signature needs a diploma found in the archive as stated, or a supervisor's word."""

    code = "not_verified"
    sentence = (
        "The diploma has not been found in the archive as stated, so the file cannot go for "
        "signature. Nothing was changed. Verify it first, or ask the supervisor to settle it."
    )


class OpenDoubt(RuleBroken):
    """Neutral words: only supervisors may read a doubt."""

    code = "open_doubt"
    sentence = (
        "The file is with the head of the service. Nothing was changed. "
        "Ask the head of the service."
    )


class OwnDeposit(RuleBroken):
    """A clerk verifying what the same clerk took in (setting)."""

    code = "own_deposit"
    sentence = (
        "You took this file in yourself, so another person verifies it. Nothing was changed. "
        "Leave it for a colleague or the supervisor."
    )


class ReferenceNeeded(RuleBroken):
    """Found in the archive, but where was not written."""

    code = "reference_needed"
    sentence = (
        "Where the diploma stands in the archive is missing. What was typed is kept. "
        "Write the register, page and number."
    )


class DifferencesNeeded(RuleBroken):
    """Found with differences, but which was not written."""

    code = "differences_needed"
    sentence = (
        "The differences found in the archive are not written. What was typed is kept. "
        "Write what differs."
    )


def check_outcome(found: Found, reference: str, differences: str) -> None:
    """Raise what a look into the archive still lacks."""
    if found is not Found.NOT_FOUND and not reference.strip():
        raise ReferenceNeeded
    if found is Found.DIFFERENCES and not differences.strip():
        raise DifferencesNeeded
