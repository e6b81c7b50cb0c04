"""No step of a request can be skipped, in whatever order the acts are tried.

`CERTDESK_THOROUGH=1` walks 500 times 50 steps instead of the short run of every day.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from certdesk.domain.checklist import Verdict
from certdesk.domain.errors import DeskError
from certdesk.domain.guards import GUARDS
from certdesk.domain.verification import Found
from tests.journeys.counter_machine import CounterMachine
from tests.journeys.counter_walk import Walk

THOROUGH = os.environ.get("CERTDESK_THOROUGH") == "1"
STATES = {
    "draft", "deposited", "at_signature", "ready", "handed_over", "refused", "withdrawn", "void",
}  # fmt: skip
TIMES_EACH = 20


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trial folder whose office was begun and where nobody came yet."""
    folder = tmp_path_factory.mktemp("office") / "data"
    Walk(folder).close()
    return folder


@pytest.mark.timeout(3600 if THOROUGH else 300)
def test_no_step_is_skipped_in_any_order(office: Path) -> None:
    CounterMachine.template = office
    CounterMachine.reached.clear()
    run_state_machine_as_test(
        CounterMachine,
        settings=settings(
            max_examples=500 if THOROUGH else 60,
            stateful_step_count=50,
            deadline=None,
            database=None,
            derandomize=not THOROUGH,
            suppress_health_check=list(HealthCheck),
        ),
    )
    rare = {state: CounterMachine.reached[state] for state in STATES}
    assert min(rare.values()) >= TIMES_EACH, rare


# ---- every guard is needed: without it the watch finds a hole


def _stages(walk: Walk) -> dict[str, int]:
    """One request at every place where an act can be tried too early or too late."""
    found: dict[str, int] = {}

    def begin(name: str, steps: str) -> int:
        request_id = found[name] = walk.start(len(found) + 1)
        for step in steps.split():
            STEPS[step](walk, request_id)
        return request_id

    for name, steps in STAGES.items():
        begin(name, steps)
    return found


STEPS: dict[str, Callable[[Walk, int], object]] = {
    "papers": Walk.judge_all,
    "deposit": Walk.deposit,
    "found": lambda walk, one: walk.verify(one, Found.AS_STATED),
    "not_found": lambda walk, one: walk.verify(one, Found.NOT_FOUND),
    "doubt": Walk.doubt,
    "send": lambda walk, one: walk.send([one]),
    "signed": lambda walk, one: walk.take_back(one, signed=True),
    "prepare": lambda walk, one: walk.prepare(one, "card", 0, back=False),
    "prepare_some": lambda walk, one: walk.prepare(one, "card", 1, back=False),
    "prepare_return": lambda walk, one: walk.prepare(one, "card", 0, back=True),
    "confirm": Walk.confirm,
    "refuse": lambda walk, one: walk.decide(one, "refuse"),
    "withdraw": lambda walk, one: walk.decide(one, "withdraw"),
    "void": lambda walk, one: walk.decide(one, "void"),
}
TO_READY = "papers deposit found send signed"
STAGES = {
    "started": "",
    "complete": "papers",
    "deposited": "papers deposit",
    "not found": "papers deposit not_found",
    "found": "papers deposit found",
    "found, doubted": "papers deposit found doubt",
    "at signature": "papers deposit found send",
    "ready": TO_READY,
    "ready, doubted": f"{TO_READY} doubt",
    "being signed": f"{TO_READY} prepare",
    "being signed, doubted": f"{TO_READY} prepare doubt",
    "some being signed": f"{TO_READY} prepare_some",
    "partly given": f"{TO_READY} prepare_some confirm",
    "given": f"{TO_READY} prepare confirm",
    "refused": "papers deposit refuse",
    "return being signed": "papers deposit refuse prepare_return",
    "given back": "papers deposit refuse prepare_return confirm",
    "withdrawn": f"{TO_READY} withdraw",
    "void": "papers deposit void",
}
TRIES: dict[str, tuple[Callable[[Walk, int], object], ...]] = {
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


@pytest.fixture(scope="module")
def stages(office: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Walk, dict[str, int]]:
    """A counter with a request at every stage; closed, to be copied."""
    walk = Walk.copy_of(office, tmp_path_factory.mktemp("stages") / "data")
    found = _stages(walk)
    walk.close()
    return walk, found


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
