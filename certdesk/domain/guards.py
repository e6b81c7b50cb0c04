"""Guards: what must hold before an act, in one table.

Services call `require(act, facts)` inside the transaction, on facts just read. A test takes
each guard out of the table in turn and checks that the hole is found.
"""

from collections.abc import Callable
from dataclasses import dataclass

from certdesk.domain.checklist import ChecklistIncomplete, Missing
from certdesk.domain.correction import (
    CORRECTABLE,
    CopiesAreMade,
    NotOwnEntryOfToday,
    changes_made_copies,
    needs_supervisor,
)
from certdesk.domain.custody import LedgerLine, require_closed
from certdesk.domain.errors import RuleBroken
from certdesk.domain.lost_receipt import WITH_PAPERS, ProxyNeedsSupervisor
from certdesk.domain.request import DECIDED_AGAINST, MOVES, Move, State, WrongState
from certdesk.domain.verification import Doubt, NotVerified, OpenDoubt, Verification


@dataclass(frozen=True, slots=True)
class Facts:
    """What guards look at, read in the transaction that acts on it.

    `granted`: the identity decision of the prepared hand-over, None when none is prepared;
    `papers_back`: somebody says that the papers handed over lie on the counter again;
    `fields`: what a correction changes; `own_today`: the entry is of whoever corrects it, of
    the same day; `supervised`: a supervisor acts or agrees; `by_proxy`: a proxy asks for it;
    `refusal`: what the identity check says against it; `doubt_raised`: the card raised one.
    """

    state: State
    missing: tuple[Missing, ...] = ()
    verification: Verification | None = None
    doubts: tuple[Doubt, ...] = ()
    lines: tuple[LedgerLine, ...] = ()
    granted: bool | None = None
    papers_back: bool = False
    fields: frozenset[str] = frozenset()
    own_today: bool = False
    supervised: bool = False
    by_proxy: bool = False
    refusal: RuleBroken | None = None
    doubt_raised: bool = False


Guard = Callable[[Facts], None]


class NotPrepared(RuleBroken):
    """Confirming a hand-over whose identity check and sheet were not prepared."""

    code = "not_prepared"
    sentence = (
        "The hand-over was not prepared: the identity check and the sheet to sign come first. "
        "Nothing was handed over. Check the identity card first."
    )


class AlreadyPrepared(RuleBroken):
    """A second preparation while a sheet is being signed."""

    code = "already_prepared"
    sentence = (
        "A hand-over of this file is already prepared. Nothing was changed. "
        "Confirm it once it is signed, or abandon it."
    )


class PapersNotBack(RuleBroken):
    """Reversing a hand-over while the papers are outside."""

    code = "papers_not_back"
    sentence = (
        "A hand-over is reversed only when the papers are back on the counter. Nothing was "
        "changed. Take the papers first and say so."
    )


def _from_states(act: str, states: frozenset[State]) -> Guard:
    def state_allows(facts: Facts) -> None:
        if facts.state not in states:
            raise WrongState(facts.state, act)

    return state_allows


def _moves(move: Move) -> Guard:
    return _from_states(move.value, MOVES[move][0])


def checklist_complete(facts: Facts) -> None:
    """Every required paper is accepted or waived."""
    if facts.missing:
        raise ChecklistIncomplete(facts.missing)


def verified(facts: Facts) -> None:
    """The newest look into the archive lets the file go for signature."""
    if facts.verification is None or not facts.verification.lets_sign:
        raise NotVerified


def no_open_doubt(facts: Facts) -> None:
    """No doubt is open."""
    if any(doubt.is_open for doubt in facts.doubts):
        raise OpenDoubt


def none_prepared(facts: Facts) -> None:
    """No sheet of this file is being signed."""
    if facts.granted is not None:
        raise AlreadyPrepared


def identity_granted(facts: Facts) -> None:
    """A hand-over was prepared and its identity check granted."""
    if not facts.granted:
        raise NotPrepared


def equation_closes(facts: Facts) -> None:
    """Line by line, taken in + made = given + kept + spoiled."""
    require_closed(facts.lines)


def papers_back(facts: Facts) -> None:
    """The papers handed over are physically back."""
    if not facts.papers_back:
        raise PapersNotBack


def copies_not_made(facts: Facts) -> None:
    """Copies that are made already are not asked for otherwise."""
    if changes_made_copies(facts.state, facts.fields):
        raise CopiesAreMade


def own_entry_or_word(facts: Facts) -> None:
    """A clerk corrects an own entry of the day, the rest is the supervisor's."""
    looked_up = facts.verification is not None
    needs = needs_supervisor(facts.fields, own_today=facts.own_today, looked_up=looked_up)
    if needs and not facts.supervised:
        raise NotOwnEntryOfToday


def identity_accepted(facts: Facts) -> None:
    """The identity check just made refuses nothing."""
    if facts.refusal is not None:
        raise facts.refusal


def proxy_has_word(facts: Facts) -> None:
    """A proxy comes with the supervisor's word."""
    if facts.by_proxy and not facts.supervised:
        raise ProxyNeedsSupervisor


def no_doubt_raised(facts: Facts) -> None:
    """The card just shown contradicts nothing that is kept."""
    if facts.doubt_raised:
        raise OpenDoubt


_DRAFT = _from_states("draft", frozenset({State.DRAFT}))
_NUMBERED = frozenset(State) - {State.DRAFT}

GUARDS: dict[str, tuple[Guard, ...]] = {
    "save_draft": (_DRAFT,),
    "discard": (_DRAFT,),
    "judge": (_DRAFT,),
    "deposit": (_moves(Move.DEPOSIT), checklist_complete),
    # a draft can be discarded whole: nothing that stays may hang on it
    "raise_doubt": (_from_states("raise_doubt", _NUMBERED),),
    "verify": (_from_states("verify", frozenset({State.DEPOSITED})),),
    "send": (_moves(Move.SEND), verified, no_open_doubt),
    "take_back_signed": (_moves(Move.TAKE_BACK_SIGNED),),
    "take_back_unsigned": (_moves(Move.TAKE_BACK_UNSIGNED),),
    "recall": (_moves(Move.RECALL), none_prepared),
    "refuse": (_moves(Move.REFUSE),),
    "withdraw": (_moves(Move.WITHDRAW), none_prepared),
    "void": (_moves(Move.VOID),),
    "prepare_pickup": (
        _from_states("prepare_pickup", frozenset({State.READY})),
        no_open_doubt,
        none_prepared,
    ),
    "grant_pickup": (identity_accepted, no_doubt_raised),
    "prepare_return": (_from_states("prepare_return", DECIDED_AGAINST), none_prepared),
    "grant_return": (identity_accepted,),
    "confirm_pickup": (_moves(Move.HAND_OVER), identity_granted, no_open_doubt),
    "confirm_return": (_from_states("confirm_return", DECIDED_AGAINST), identity_granted),
    "close": (equation_closes,),
    "reverse": (_moves(Move.REVERSE), papers_back),
    "correct": (
        _from_states("correct", CORRECTABLE),
        none_prepared,
        copies_not_made,
        own_entry_or_word,
    ),
    "lose_receipt": (_from_states("lost_receipt", WITH_PAPERS),),
    "grant_copy": (identity_accepted, proxy_has_word, no_doubt_raised),
}


def require(act: str, facts: Facts) -> None:
    """Raise what the first guard that says no raises."""
    for guard in GUARDS[act]:
        guard(facts)


def refusal(act: str, facts: Facts) -> RuleBroken | None:
    """What `require` would raise: for what is kept with its reason before that is raised."""
    try:
        require(act, facts)
    except RuleBroken as error:
        return error
    return None
