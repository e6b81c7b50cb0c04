"""Correcting what a numbered request says: by whom, until when, and what then must be redone.

Source: the counter's own rules: a clerk corrects an own entry of the same day; later, or
another's, only a supervisor with a reason.
"""

from collections.abc import Collection
from typing import Final

from certdesk.domain.errors import RuleBroken
from certdesk.domain.request import State

CORRECTABLE: Final = frozenset(State) - {State.DRAFT, State.VOID}
"""A draft is simply typed; a void entry stays as it was struck."""

SHEETS: Final = "sheets."
"""Before a paper's id: how many sheets of it were taken in."""

VERIFIED: Final = frozenset(
    {
        "given_name", "family_name", "birth", "birth_place", "registration_number",
        "study_field", "branch", "speciality", "diploma_number", "diploma_year",
        "diploma_dated", "diploma_kind",
    }
)  # fmt: skip
"""What a look into the archive held against the register."""

COPIED: Final = frozenset(
    {
        "authenticate_diploma", "authenticate_transcripts", "authenticate_originals",
        "transcripts", "copies",
    }
)  # fmt: skip
"""What says which copies are made here: fixed once they are made."""

ON_RECEIPT: Final = frozenset(
    {"given_name", "family_name", "birth", "birth_place", "registration_number"}
)
"""What the deposit receipt says beside the papers."""


class NothingToCorrect(RuleBroken):
    """A correction that changes nothing."""

    code = "nothing_to_correct"
    sentence = (
        "What was typed is what the file says already. Nothing was changed. "
        "Change a field, or go back."
    )


class NotOwnEntryOfToday(RuleBroken):
    """A clerk correcting another's entry, an older one, or what was verified since."""

    code = "not_own_entry"
    sentence = (
        "Only an own entry of the same day is corrected without the supervisor, and only "
        "until the archive was looked up for what is corrected. Nothing was changed. "
        "Ask the supervisor to sign in at this window."
    )


class CopiesAreMade(RuleBroken):
    """Another number of copies after the signature."""

    code = "copies_made"
    sentence = (
        "The authenticated copies of this file are made already, so their number stands. "
        "Nothing was changed. Recall the file first, then correct it."
    )


class PaperNotHere(RuleBroken):
    """Counting the sheets of a paper anew that does not lie in the cupboard."""

    code = "paper_not_here"
    sentence = (
        "{title}: this paper does not lie in the cupboard, so its sheets cannot be counted "
        "anew. Nothing was changed. Take the file back first."
    )


def changes_made_copies(state: State, fields: Collection[str]) -> bool:
    """Whether `fields` ask for copies otherwise than they were made."""
    return state not in {State.DEPOSITED, State.AT_SIGNATURE} and bool(COPIED & set(fields))


def needs_supervisor(fields: Collection[str], *, own_today: bool, looked_up: bool) -> bool:
    """Whether a clerk alone may not correct `fields`.

    `own_today`: the entry is the clerk's own, of the same day; `looked_up`: somebody held the
    request against the archive since.
    """
    return not own_today or (looked_up and bool(VERIFIED & set(fields)))
