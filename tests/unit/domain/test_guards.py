"""Guards one by one; that each is needed, and suffices, is tested on the walking counter."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from certdesk.domain.checklist import ChecklistIncomplete, Disposal, Missing
from certdesk.domain.correction import CopiesAreMade, NotOwnEntryOfToday
from certdesk.domain.custody import EquationOpen, LedgerLine, Origin, Place
from certdesk.domain.errors import RuleBroken
from certdesk.domain.guards import (
    GUARDS,
    AlreadyPrepared,
    Facts,
    NotPrepared,
    PapersNotBack,
    require,
)
from certdesk.domain.guards import refusal as why_not
from certdesk.domain.identity import NoDocument
from certdesk.domain.lost_receipt import ProxyNeedsSupervisor
from certdesk.domain.request import DECIDED_AGAINST, MOVES, Move, State, WrongState
from certdesk.domain.verification import (
    Doubt,
    DoubtKind,
    Found,
    NotVerified,
    OpenDoubt,
    Verification,
)

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LOOK = Verification(1, Found.AS_STATED, "سجل 3", "", 7, NOW)
DOUBT = Doubt(1, DoubtKind.RAISED_BY_PERSON, "شك", 7, NOW)
LINE = LedgerLine(
    id=1,
    paper="diploma",
    title="الشهادة",
    origin=Origin.TAKEN_IN,
    is_copy=False,
    sheets=1,
    disposal=Disposal.RETURN,
    place=Place.SHELF,
)
STATES = {
    "save_draft": {State.DRAFT},
    "discard": {State.DRAFT},
    "judge": {State.DRAFT},
    "raise_doubt": set(State) - {State.DRAFT},
    "verify": {State.DEPOSITED},
    "prepare_pickup": {State.READY},
    "prepare_return": set(DECIDED_AGAINST),
    "confirm_pickup": {State.READY},
    "confirm_return": set(DECIDED_AGAINST),
    "correct": set(State) - {State.DRAFT, State.VOID},
    "lose_receipt": {
        State.DEPOSITED,
        State.AT_SIGNATURE,
        State.READY,
        State.REFUSED,
        State.WITHDRAWN,
    },
    **{move.value: set(MOVES[move][0]) for move in Move if move is not Move.HAND_OVER},
}
# in order everywhere: a guard that says no says it for its own reason
GOOD = Facts(State.DRAFT, verification=LOOK, papers_back=True, own_today=True)
# of whatever state: they follow an act that looked at it
ANYWHERE = {"close", "grant_pickup", "grant_return", "grant_copy"}


def good(act: str, state: State) -> Facts:
    return replace(GOOD, state=state, granted=True if act.startswith("confirm") else None)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", sorted(STATES))
def test_each_act_starts_from_its_states(act: str, state: State) -> None:
    if state in STATES[act]:
        require(act, good(act, state))
        return
    with pytest.raises(WrongState) as refused:
        require(act, good(act, state))
    assert refused.value.found is state


def test_every_act_is_in_this_table() -> None:
    assert set(STATES) | ANYWHERE == set(GUARDS)


@pytest.mark.parametrize(
    "act, state, changes, refusal",
    [
        (
            "deposit",
            State.DRAFT,
            {"missing": (Missing("diploma", "الشهادة", (), ""),)},
            ChecklistIncomplete,
        ),
        ("send", State.DEPOSITED, {"verification": None}, NotVerified),
        (
            "send",
            State.DEPOSITED,
            {"verification": replace(LOOK, found=Found.NOT_FOUND)},
            NotVerified,
        ),
        ("send", State.DEPOSITED, {"doubts": (DOUBT,)}, OpenDoubt),
        ("recall", State.READY, {"granted": True}, AlreadyPrepared),
        ("withdraw", State.READY, {"granted": True}, AlreadyPrepared),
        ("prepare_pickup", State.READY, {"doubts": (DOUBT,)}, OpenDoubt),
        ("prepare_pickup", State.READY, {"granted": True}, AlreadyPrepared),
        ("prepare_return", State.REFUSED, {"granted": True}, AlreadyPrepared),
        ("confirm_pickup", State.READY, {"granted": None}, NotPrepared),
        ("confirm_pickup", State.READY, {"granted": False}, NotPrepared),
        ("confirm_pickup", State.READY, {"doubts": (DOUBT,)}, OpenDoubt),
        ("confirm_return", State.VOID, {"granted": None}, NotPrepared),
        ("reverse", State.HANDED_OVER, {"papers_back": False}, PapersNotBack),
        ("close", State.READY, {"lines": (LINE,)}, EquationOpen),
        ("correct", State.READY, {"granted": True}, AlreadyPrepared),
        ("correct", State.READY, {"fields": frozenset({"copies"})}, CopiesAreMade),
        ("correct", State.DEPOSITED, {"own_today": False}, NotOwnEntryOfToday),
        ("correct", State.DEPOSITED, {"fields": frozenset({"birth"})}, NotOwnEntryOfToday),
        ("grant_pickup", State.READY, {"refusal": NoDocument()}, NoDocument),
        ("grant_pickup", State.READY, {"doubt_raised": True}, OpenDoubt),
        ("grant_return", State.VOID, {"refusal": NoDocument()}, NoDocument),
        ("grant_copy", State.READY, {"refusal": NoDocument()}, NoDocument),
        ("grant_copy", State.READY, {"by_proxy": True}, ProxyNeedsSupervisor),
        ("grant_copy", State.READY, {"doubt_raised": True}, OpenDoubt),
    ],
)
def test_what_else_must_hold(
    act: str, state: State, changes: dict[str, object], refusal: type[RuleBroken]
) -> None:
    facts = good(act, state)
    require(act, facts)
    assert why_not(act, facts) is None
    without = replace(facts, **changes)  # type: ignore[arg-type]
    with pytest.raises(refusal):
        require(act, without)
    assert isinstance(why_not(act, without), refusal)


def test_a_supervisor_s_word_lifts_what_is_the_supervisor_s() -> None:
    later = replace(GOOD, state=State.READY, own_today=False, fields=frozenset({"birth"}))
    require("correct", replace(later, supervised=True))
    require("grant_copy", replace(later, by_proxy=True, supervised=True))


def test_a_settled_doubt_blocks_nothing() -> None:
    settled = replace(DOUBT, settled_at=NOW)
    require("send", replace(GOOD, state=State.DEPOSITED, doubts=(settled,)))


def test_a_doubt_is_answered_in_neutral_words() -> None:
    words = OpenDoubt.sentence.lower()
    assert not any(word in words for word in ("doubt", "forg", "identity", "suspic"))
