"""The states and moves of a request, row by row of the design's table."""

import pytest

from certdesk.domain.request import (
    DECIDED_AGAINST,
    MOVES,
    OPEN,
    STATE_WORDS,
    Move,
    NoSuchRequest,
    State,
    WrongState,
    target,
)

TABLE = [
    (Move.DEPOSIT, {State.DRAFT}, State.DEPOSITED),
    (Move.SEND, {State.DEPOSITED}, State.AT_SIGNATURE),
    (Move.TAKE_BACK_SIGNED, {State.AT_SIGNATURE}, State.READY),
    (Move.TAKE_BACK_UNSIGNED, {State.AT_SIGNATURE}, State.DEPOSITED),
    (Move.RECALL, {State.AT_SIGNATURE, State.READY}, State.DEPOSITED),
    (Move.HAND_OVER, {State.READY}, State.HANDED_OVER),
    (Move.REVERSE, {State.HANDED_OVER}, State.READY),
    (Move.REFUSE, {State.DEPOSITED}, State.REFUSED),
    (Move.WITHDRAW, {State.DEPOSITED, State.READY}, State.WITHDRAWN),
    (Move.VOID, {State.DEPOSITED}, State.VOID),
]


@pytest.mark.parametrize("move, sources, goal", TABLE)
def test_moves_are_the_table(move: Move, sources: set[State], goal: State) -> None:
    assert MOVES[move] == (frozenset(sources), goal)
    assert target(move) is goal


def test_the_table_is_whole() -> None:
    assert {row[0] for row in TABLE} == set(Move) == set(MOVES)


def test_nothing_leaves_a_decision_and_only_a_deposit_leaves_a_draft() -> None:
    sources = {state for froms, _ in MOVES.values() for state in froms}
    assert not sources & DECIDED_AGAINST
    assert [move for move, (froms, _) in MOVES.items() if State.DRAFT in froms] == [Move.DEPOSIT]
    assert {State.DEPOSITED, State.AT_SIGNATURE, State.READY} == OPEN


def test_wrong_state_names_the_state_in_the_words_of_the_screens() -> None:
    error = WrongState(State.READY, "send")
    assert (error.found, error.data["act"]) == (State.READY, "send")
    assert error.data["state"] is STATE_WORDS[State.READY]
    assert set(STATE_WORDS) == set(State)


def test_no_such_request_says_what_was_asked_for() -> None:
    assert NoSuchRequest(what="0999/2026").data == {"what": "0999/2026"}
