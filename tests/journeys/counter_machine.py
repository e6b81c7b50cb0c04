"""The state machine: any act on any request in any order, the watch looking after each."""

import tempfile
from collections import Counter
from pathlib import Path
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from certdesk.domain.checklist import Verdict
from certdesk.domain.verification import Found
from tests.journeys.counter_walk import SHOWN, Walk

WHICH = st.integers(0, 40)
PEOPLE = st.integers(1, 31)
DECISIONS = st.sampled_from(["refuse", "withdraw", "void"])
MOST = 9


class CounterMachine(RuleBasedStateMachine):
    """Several requests at one counter; `reached` counts entered states over all examples."""

    template: ClassVar[Path]
    reached: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self._room = tempfile.TemporaryDirectory(prefix="certdesk-machine-")
        self.walk = Walk.copy_of(self.template, Path(self._room.name) / "data")
        self.ids: list[int] = []

    def teardown(self) -> None:
        """Count what was reached; the register's own check agrees with the watch."""
        type(self).reached.update(self.walk.watch.reached)
        type(self).refused.update(self.walk.refused)
        findings = self.walk.desk.upkeep.check()
        self.walk.close()
        self._room.cleanup()
        assert list(findings) == []

    def _one(self, which: int) -> int:
        return self.ids[which % len(self.ids)]

    def _state(self, request_id: int) -> str:
        return self.walk.watch.memory.states[request_id]

    @initialize(
        people=st.lists(PEOPLE, min_size=3, max_size=4, unique=True),
        against=st.lists(DECISIONS, min_size=1, max_size=2, unique=True),
        steps=st.integers(0, 4),
    )
    def open_counter(self, people: list[int], against: list[str], steps: int) -> None:
        """A queue: the first were decided against, the last is as many `steps` on."""
        for person in people:
            self.start(person)
        for _ in range(steps):
            self._go_on(self.ids[-1])
        for request_id, decision in zip(self.ids, against, strict=False):
            self._go_on(request_id)
            self.walk.decide(request_id, decision)

    @precondition(lambda self: len(self.ids) < MOST)
    @rule(person=PEOPLE)
    def start(self, person: int) -> None:
        """A draft."""
        self.ids.append(self.walk.start(person))
        type(self).reached["draft"] += 1

    @rule(which=WHICH, times=st.integers(1, 5))
    def go_on(self, which: int, times: int) -> None:
        """What a clerk would do next, a few steps of it."""
        for _ in range(times):
            self._go_on(self._one(which))

    @precondition(lambda self: len(self.ids) < MOST)
    @rule(
        person=PEOPLE,
        decision=DECISIONS,
        from_shelf=st.booleans(),
    )
    def turn_away(self, person: int, decision: str, from_shelf: bool) -> None:  # noqa: FBT001
        """One more in the queue, taken in and decided against."""
        self.start(person)
        for _ in range(3 if from_shelf else 1):
            self._go_on(self.ids[-1])
        self.walk.decide(self.ids[-1], decision)

    def _go_on(self, request_id: int) -> None:
        walk, state = self.walk, self._state(request_id)
        if state == "draft":
            walk.judge_all(request_id)
            walk.deposit(request_id)
        elif state == "deposited":
            walk.verify(request_id, Found.AS_STATED)
            walk.send([request_id])
        elif state == "at_signature":
            walk.take_back(request_id, signed=True)
        elif state != "handed_over":
            walk.prepare(request_id, "card", 0, back=state != "ready")
            walk.confirm(request_id)

    @rule(which=WHICH, purpose=st.sampled_from(["ملف توظيف", "مسابقة", ""]))
    def save(self, which: int, purpose: str) -> None:
        """Type in the form, of a draft or not."""
        self.walk.save(self._one(which), purpose)

    @precondition(lambda self: len(self.ids) > 1)
    @rule(which=WHICH)
    def discard(self, which: int) -> None:
        """Throw away."""
        request_id = self._one(which)
        if self.walk.discard(request_id):
            self.ids.remove(request_id)

    @rule(which=WHICH, paper=st.integers(0, 5), verdict=st.sampled_from(Verdict))
    def judge(self, which: int, paper: int, verdict: Verdict) -> None:
        """One verdict."""
        self.walk.judge(self._one(which), paper, verdict)

    @rule(which=WHICH, reason=st.sampled_from(["", "طلب ثان"]))
    def deposit(self, which: int, reason: str) -> None:
        """A number, complete or not."""
        self.walk.deposit(self._one(which), reason)

    @rule(which=WHICH, found=st.sampled_from(Found))
    def verify(self, which: int, found: Found) -> None:
        """The archive."""
        self.walk.verify(self._one(which), found)

    @rule(which=WHICH)
    def settle(self, which: int) -> None:
        """The supervisor settles what the archive showed."""
        self.walk.settle(self._one(which))

    @rule(which=WHICH, settled=st.booleans())
    def doubt(self, which: int, settled: bool) -> None:  # noqa: FBT001 - drawn
        """A doubt, sometimes settled at once."""
        self.walk.doubt(self._one(which))
        if settled:
            self.walk.settle_doubts(self._one(which))

    @rule(which=WHICH)
    def settle_doubts(self, which: int) -> None:
        """All doubts of one."""
        self.walk.settle_doubts(self._one(which))

    @rule(which=st.lists(WHICH, max_size=3))
    def send(self, which: list[int]) -> None:
        """None, one or several: all go or none."""
        self.walk.send([self._one(one) for one in which])

    @rule(which=WHICH, signed=st.booleans())
    def take_back(self, which: int, signed: bool) -> None:  # noqa: FBT001 - drawn
        """From the signatory."""
        self.walk.take_back(self._one(which), signed=signed)

    @rule(which=WHICH)
    def recall(self, which: int) -> None:
        """Back to the cupboard."""
        self.walk.recall(self._one(which))

    @rule(which=WHICH, decision=DECISIONS)
    def decide(self, which: int, decision: str) -> None:
        """Against."""
        self.walk.decide(self._one(which), decision)

    @rule(
        which=WHICH,
        shown=st.sampled_from(sorted(SHOWN)),
        lines=st.integers(0, 3),
        back=st.booleans(),
    )
    def prepare(self, which: int, shown: str, lines: int, back: bool) -> None:  # noqa: FBT001
        """Any document, for a pickup or a return, of all or some papers."""
        self.walk.prepare(self._one(which), shown, lines, back=back)

    @rule(which=WHICH, given=st.none() | st.integers(0, 7))
    def confirm(self, which: int, given: int | None) -> None:
        """All of the sheet, some of it, or more than is on it."""
        self.walk.confirm(self._one(which), given)

    @rule(which=WHICH)
    def abandon(self, which: int) -> None:
        """Not signed."""
        self.walk.abandon(self._one(which))

    @rule(which=WHICH, papers_back=st.booleans())
    def reverse(self, which: int, papers_back: bool) -> None:  # noqa: FBT001 - drawn
        """With the papers or without."""
        self.walk.reverse(self._one(which), papers_back=papers_back)

    @invariant()
    def what_must_hold(self) -> None:
        """Also after a step that was no act."""
        self.walk.watch.check()
