"""The life of a request: few states, and the moves between them.

Source: the counter's own rules; `MOVES` is the one home of what may follow what.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

from certdesk.domain.errors import Phrase, RuleBroken

RequestId = NewType("RequestId", int)


class State(StrEnum):
    """Where a request stands; anything else (late, papers due) is derived."""

    DRAFT = "draft"
    DEPOSITED = "deposited"
    AT_SIGNATURE = "at_signature"
    READY = "ready"
    HANDED_OVER = "handed_over"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    VOID = "void"


OPEN = frozenset({State.DEPOSITED, State.AT_SIGNATURE, State.READY})
DECIDED_AGAINST = frozenset({State.REFUSED, State.WITHDRAWN, State.VOID})


class Move(StrEnum):
    """What changes a state."""

    DEPOSIT = "deposit"
    SEND = "send"
    TAKE_BACK_SIGNED = "take_back_signed"
    TAKE_BACK_UNSIGNED = "take_back_unsigned"
    RECALL = "recall"
    HAND_OVER = "hand_over"
    REVERSE = "reverse"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    VOID = "void"


# Each move: the states it may start from, and the one it leads to.
MOVES: Mapping[Move, tuple[frozenset[State], State]] = MappingProxyType(
    {
        Move.DEPOSIT: (frozenset({State.DRAFT}), State.DEPOSITED),
        Move.SEND: (frozenset({State.DEPOSITED}), State.AT_SIGNATURE),
        Move.TAKE_BACK_SIGNED: (frozenset({State.AT_SIGNATURE}), State.READY),
        Move.TAKE_BACK_UNSIGNED: (frozenset({State.AT_SIGNATURE}), State.DEPOSITED),
        Move.RECALL: (frozenset({State.AT_SIGNATURE, State.READY}), State.DEPOSITED),
        Move.HAND_OVER: (frozenset({State.READY}), State.HANDED_OVER),
        Move.REVERSE: (frozenset({State.HANDED_OVER}), State.READY),
        Move.REFUSE: (frozenset({State.DEPOSITED}), State.REFUSED),
        Move.WITHDRAW: (frozenset({State.DEPOSITED, State.READY}), State.WITHDRAWN),
        Move.VOID: (frozenset({State.DEPOSITED}), State.VOID),
    }
)


# The words of the chips, so that an error names a state as every screen does.
STATE_WORDS: Mapping[State, Phrase] = MappingProxyType(
    {
        State.DRAFT: Phrase("Draft"),
        State.DEPOSITED: Phrase("Deposited"),
        State.AT_SIGNATURE: Phrase("At signature"),
        State.READY: Phrase("Ready to hand over"),
        State.HANDED_OVER: Phrase("Handed over"),
        State.REFUSED: Phrase("Refused"),
        State.WITHDRAWN: Phrase("Withdrawn"),
        State.VOID: Phrase("Void entry"),
    }
)


class WrongState(RuleBroken):
    """The request is not in a state from which this can be done."""

    code = "wrong_state"
    sentence = (
        "This cannot be done now: the state of the file is «{state}». Nothing was changed. "
        "Open the file to see its next step."
    )

    def __init__(self, found: State, act: str) -> None:
        """`found` is where the request stands, `act` the code of what was tried."""
        super().__init__(state=STATE_WORDS[found], act=act)
        self.found = found


class NoSuchRequest(RuleBroken):
    """No request has this number, code or id."""

    code = "no_such_request"
    sentence = "There is no file under {what}. Nothing was changed. Check the number and try again."


class ChangedMeanwhile(RuleBroken):
    """Another window changed the request since it was read."""

    code = "changed_meanwhile"
    sentence = (
        "Another person changed this file in the meantime. What you typed is kept, nothing was "
        "registered. Open the file again, then try again."
    )


def target(move: Move) -> State:
    """The state a move leads to; its guard says whether it may be made."""
    return MOVES[move][1]
