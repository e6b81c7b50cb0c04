"""The life of a request: few states, and the moves between them.

Source: the counter's own rules; `MOVES` is the one home of what may follow what.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

from certdesk.domain.errors import RuleBroken

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


MOVES: Mapping[tuple[State, Move], State] = MappingProxyType(
    {
        (State.DRAFT, Move.DEPOSIT): State.DEPOSITED,
        (State.DEPOSITED, Move.SEND): State.AT_SIGNATURE,
        (State.DEPOSITED, Move.REFUSE): State.REFUSED,
        (State.DEPOSITED, Move.WITHDRAW): State.WITHDRAWN,
        (State.DEPOSITED, Move.VOID): State.VOID,
        (State.AT_SIGNATURE, Move.TAKE_BACK_SIGNED): State.READY,
        (State.AT_SIGNATURE, Move.TAKE_BACK_UNSIGNED): State.DEPOSITED,
        (State.AT_SIGNATURE, Move.RECALL): State.DEPOSITED,
        (State.READY, Move.RECALL): State.DEPOSITED,
        (State.READY, Move.WITHDRAW): State.WITHDRAWN,
        (State.READY, Move.HAND_OVER): State.HANDED_OVER,
        (State.HANDED_OVER, Move.REVERSE): State.READY,
    }
)


class WrongState(RuleBroken):
    """The request is not in a state from which this can be done."""

    code = "wrong_state"
    sentence = (
        "This cannot be done now: the file is {state}. Nothing was changed. "
        "Open the file to see its next step."
    )


def after(state: State, move: Move) -> State:
    """The state that `move` leads to.

    Raises:
        WrongState: `move` cannot be made from `state`.
    """
    try:
        return MOVES[state, move]
    except KeyError:
        raise WrongState(state=state.value, move=move.value) from None
