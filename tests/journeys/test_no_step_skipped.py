"""No step of a request can be skipped, in whatever order the acts are tried.

`CERTDESK_THOROUGH=1` walks 500 times 50 steps instead of the short run of every day.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from certdesk.domain.checklist import Verdict
from certdesk.domain.errors import DeskError
from certdesk.domain.guards import GUARDS
from certdesk.domain.rights import Actor
from tests.builders import CLERK, COLLEAGUE, SUPERVISOR
from tests.journeys.counter_machine import CounterMachine
from tests.journeys.counter_stages import STEPS, Step, full_counter
from tests.journeys.counter_walk import SHOWN, Walk

THOROUGH = os.environ.get("CERTDESK_THOROUGH") == "1"
STATES = {
    "draft", "deposited", "at_signature", "ready", "handed_over", "refused", "withdrawn", "void",
}  # fmt: skip
ACTS = {
    "correct", "correct by supervisor", "lost receipt own", "lost receipt by proxy",
    "deposit on form", "void form", "close month", "discard", "bring_back", "two in one file",
    "corrected in a closed month", "void in a closed month", "reverse in a closed month",
}  # fmt: skip
TIMES_EACH = 20


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Walk, dict[str, int]]:
    """A counter with a request at every stage; closed, to be copied."""
    walk = Walk(tmp_path_factory.mktemp("stages") / "data")
    found = full_counter(walk)
    walk.close()
    return walk, found


@pytest.mark.timeout(3600 if THOROUGH else 300)
def test_no_step_is_skipped_in_any_order(stages: tuple[Walk, dict[str, int]]) -> None:
    CounterMachine.template, CounterMachine.stages = stages
    CounterMachine.reached.clear()
    run_state_machine_as_test(
        CounterMachine,
        settings=settings(
            max_examples=500 if THOROUGH else 36,
            stateful_step_count=50,
            deadline=None,
            database=None,
            derandomize=not THOROUGH,
            suppress_health_check=list(HealthCheck),
        ),
    )
    states, acts = ({one: CounterMachine.reached[one] for one in some} for some in (STATES, ACTS))
    assert min(states.values()) >= TIMES_EACH, states
    assert min(acts.values()) >= (TIMES_EACH if THOROUGH else 1), acts


# ---- every guard is needed: without it the watch finds a hole


# what raises a doubt comes last: nothing is given after it
CARDS = ("nothing", "one number", *sorted(set(SHOWN) - {"nothing", "one number"}))
CORRECTIONS = (
    ("phone", CLERK), ("phone", COLLEAGUE), ("diploma", CLERK), ("copies", SUPERVISOR),
    ("sheets", SUPERVISOR), ("both", SUPERVISOR),
)  # fmt: skip


def _shows(name: str, *, back: bool) -> Step:
    return lambda walk, one: walk.prepare(one, name, 0, back=back)


def _loses(name: str) -> Step:
    return lambda walk, one: walk.lose_receipt(one, name)


def _corrects(what: str, by: Actor) -> Step:
    return lambda walk, one: walk.correct(one, what, by)


TRIES: dict[str, tuple[Step, ...]] = {
    "save_draft": (lambda walk, one: walk.save(one, "مسابقة"),),
    "discard": (Walk.discard,),
    "judge": (lambda walk, one: walk.judge(one, 0, Verdict.NOT_LOOKED_AT),),
    "deposit": (Walk.deposit,),
    "raise_doubt": (Walk.doubt,),
    "verify": (STEPS["found"], Walk.settle),
    "send": (STEPS["send"],),
    "take_back_signed": (STEPS["signed"],),
    "take_back_unsigned": (lambda walk, one: walk.take_back(one, signed=False),),
    "recall": (Walk.recall,),
    "refuse": (STEPS["refuse"],),
    "withdraw": (STEPS["withdraw"],),
    "void": (STEPS["void"],),
    "prepare_pickup": (STEPS["prepare"],),
    "prepare_return": (STEPS["prepare_return"],),
    "confirm_pickup": (Walk.confirm,),
    "confirm_return": (Walk.confirm,),
    "close": (Walk.confirm,),
    "grant_pickup": tuple(_shows(name, back=False) for name in CARDS),
    "grant_return": tuple(_shows(name, back=True) for name in CARDS),
    "correct": tuple(_corrects(what, by) for what, by in CORRECTIONS),
    "lose_receipt": (lambda walk, one: walk.lose_receipt(one, "card"),),
    "grant_copy": tuple(_loses(name) for name in CARDS),
    "reverse": (
        lambda walk, one: walk.reverse(one, papers_back=False),
        lambda walk, one: walk.reverse(one, papers_back=True),
    ),
}
EVERY_GUARD = [(act, place) for act, guards in GUARDS.items() for place in range(len(guards))]
# second locks: what they forbid cannot come about while the first lock holds
SECOND_LOCKS = {
    ("confirm_pickup", 0): "a pickup is prepared only when ready, and nothing leaves ready then",
    ("confirm_pickup", 1): "what is confirmed is the prepared row itself, kept only if granted",
    ("confirm_return", 0): "a return is prepared only when decided, and that is final",
    ("confirm_return", 1): "as for pickups",
    ("prepare_return", 0): "the sheet of a return says what was decided, and nothing was",
}


def _hole(walk: Walk, found: dict[str, int], acts: Iterable[str]) -> str:
    """Try acts on every stage; what the watch says first, or nothing."""
    for act in acts:
        for attempt in TRIES[act]:
            for stage, request_id in found.items():
                try:
                    attempt(walk, request_id)
                except AssertionError as hole:
                    return f"{act}, {stage}: {hole}"
                except (DeskError, IndexError, KeyError):
                    # refused, or rolled back whole for a missing row: no hole
                    walk.watch.check()
    return ""


def test_stages_are_what_their_names_say(stages: tuple[Walk, dict[str, int]]) -> None:
    walk, found = stages
    states = {name: walk.watch.memory.states[one] for name, one in found.items()}
    assert states["being signed, doubted"] == states["partly given"] == "ready"
    assert {states[one] for one in ("started", "complete")} == {"draft"}
    assert set(states.values()) == STATES


def test_no_hole_with_every_guard_in_place(
    stages: tuple[Walk, dict[str, int]], tmp_path: Path
) -> None:
    template, found = stages
    walk = template.copied(tmp_path / "data")
    assert set(TRIES) == set(GUARDS)
    assert _hole(walk, found, TRIES) == ""
    walk.close()


@pytest.mark.parametrize("act, place", EVERY_GUARD)
def test_without_a_guard_there_is_a_hole(
    stages: tuple[Walk, dict[str, int]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    act: str,
    place: int,
) -> None:
    template, found = stages
    walk = template.copied(tmp_path / "data")
    rest = tuple(guard for index, guard in enumerate(GUARDS[act]) if index != place)
    monkeypatch.setitem(GUARDS, act, rest)
    hole = _hole(walk, found, [act])
    walk.close()
    assert bool(hole) != ((act, place) in SECOND_LOCKS), hole or "no hole found"
