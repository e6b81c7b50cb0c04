"""Who may do what: one table, tested row by row.

A clerk who may only propose an act asks a supervisor to sign in at that window; the act is
then done by the supervisor, with a reason.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, NewType

from certdesk.domain.errors import RuleBroken

StaffId = NewType("StaffId", int)


class Role(StrEnum):
    """What a person is at the counter."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


class Right(StrEnum):
    """An act, as far as rights tell acts apart."""

    TAKE_REQUESTS = "take_requests"
    VERIFY = "verify"
    SIGNATURE = "signature"
    HAND_OVER = "hand_over"
    DECIDE = "decide"
    READ = "read"
    EXPORT = "export"
    READ_GUARDED = "read_guarded"
    RUN_OFFICE = "run_office"


_EVERYONE = frozenset(Role)
_COUNTER = frozenset({Role.CLERK, Role.SUPERVISOR})
_SUPERVISOR = frozenset({Role.SUPERVISOR})
_OVERSIGHT = frozenset({Role.SUPERVISOR, Role.AUDITOR})

RIGHTS: Mapping[Right, frozenset[Role]] = MappingProxyType(
    {
        Right.TAKE_REQUESTS: _COUNTER,
        Right.VERIFY: _COUNTER,
        Right.SIGNATURE: _COUNTER,
        Right.HAND_OVER: _COUNTER,
        # waive, refuse, withdraw, void, recall, reverse, settle, unlock an identity block
        Right.DECIDE: _SUPERVISOR,
        Right.READ: _EVERYONE,
        Right.EXPORT: _EVERYONE,
        # unmasked numbers, doubts, journal
        Right.READ_GUARDED: _OVERSIGHT,
        # closing, staff, settings, wording, restore
        Right.RUN_OFFICE: _SUPERVISOR,
    }
)


class Actor(NamedTuple):
    """Who acts: a signed-in person, or the command line of a trial folder (`id` None)."""

    id: StaffId | None
    name: str
    role: Role


COMMAND_LINE = Actor(None, "command line", Role.SUPERVISOR)


class NotAllowed(RuleBroken):
    """This person may not do this."""

    code = "not_allowed"
    sentence = (
        "This needs a supervisor: your account does not allow it. Nothing was changed. "
        "Ask the supervisor to sign in at this window."
    )


class NoLongerAtWork(RuleBroken):
    """An account that was suspended, or given another role, while its person was signed in."""

    code = "no_longer_at_work"
    sentence = (
        "The account of {name} was changed by the supervisor in the meantime. Nothing was "
        "registered. Sign in again, or ask the supervisor."
    )


class SupervisorReasonNeeded(RuleBroken):
    """A supervisor's act without a reason."""

    code = "reason_needed"
    sentence = "A reason is needed for this. Nothing was changed. Write the reason and try again."


def require(actor: Actor, right: Right) -> None:
    """Raise NotAllowed unless the actor's role has the right."""
    if actor.role not in RIGHTS[right]:
        raise NotAllowed(right=right.value)


def require_reason(reason: str) -> str:
    """The reason, trimmed; raise SupervisorReasonNeeded when it says nothing."""
    # imported late: its patterns are many, and the first window needs none
    from certdesk.domain.letters import one_line

    said = reason.strip(" .-_\t\n")
    if not said:
        raise SupervisorReasonNeeded
    return one_line(reason)
