"""The state machine: any act on any request in any order, the watch looking after each."""

import tempfile
from collections import Counter
from pathlib import Path
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from certdesk.domain.checklist import Verdict
from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import Actor
from certdesk.domain.verification import Found
from tests.builders import CLERK, COLLEAGUE, SUPERVISOR
from tests.journeys.counter_stages import BEFORE, STAGES
from tests.journeys.counter_walk import CORRECTED, SHOWN, Walk

WHICH = st.integers(0, 40)
PEOPLE = st.integers(1, 31)
FORM = st.integers(1, 8)
KINDS = [RegisterKind.DEPOSIT, RegisterKind.PICKUP]
TWO = st.sampled_from([CLERK, COLLEAGUE])
UNDECIDED = {
    "refuse": ("deposited",),
    "withdraw": ("ready", "deposited"),
    "void": ("deposited",),
}
DECIDED = ("refused", "withdrawn", "void")
DECISIONS = st.sampled_from(["refuse", "withdraw", "void"])
MOST = 9
MOST_MONTHS = 2  # the year turns on the way


class CounterMachine(RuleBasedStateMachine):
    """Several requests at one counter; `reached` counts entered states over all examples."""

    template: ClassVar[Walk]
    stages: ClassVar[dict[str, int]]
    reached: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self._room = tempfile.TemporaryDirectory(prefix="certdesk-machine-")
        self.walk = self.template.copied(Path(self._room.name) / "data")
        self.ids: list[int] = []
        self.months = 0

    def teardown(self) -> None:
        """Count what was reached; the register's own check agrees with the watch."""
        type(self).reached.update(self.walk.watch.reached)
        type(self).reached.update(self.walk.done)
        type(self).refused.update(self.walk.refused)
        findings = self.walk.desk.upkeep.check()
        self.walk.close()
        self._room.cleanup()
        assert list(findings) == [], [(x.sentence, x.data) for x in findings]

    def _one(self, which: int, *likely: str) -> int:
        """One in a `likely` state, of four times three; else whoever."""
        fitting = [one for one in self.ids if self._state(one) in likely]
        pool = fitting if fitting and which % 4 else self.ids
        return pool[which % len(pool)]

    def _state(self, request_id: int) -> str:
        return self.walk.watch.memory.states[request_id]

    @initialize(
        before=st.lists(st.sampled_from(sorted(BEFORE)), min_size=2, max_size=3, unique=True),
        stages=st.lists(st.sampled_from(sorted(STAGES)), min_size=2, max_size=4, unique=True),
        decision=DECISIONS,
        steps=st.lists(st.integers(0, 4), min_size=3, max_size=3),
    )
    def open_counter(
        self, before: list[str], stages: list[str], decision: str, steps: list[int]
    ) -> None:
        """Who of a full counter comes today, some of whom came before the month was closed.

        One gives up or is turned away, another's old entry is changed, the rest go on.
        """
        self.ids = sorted({self.stages[name] for name in (*before, *stages)})
        self.walk.send([self.stages["found"]])
        self.walk.decide(self.stages["receipt issued"], "refuse")
        self.walk.decide(self.stages["ready"], "withdraw")
        self.walk.lose_receipt(self.stages["receipt lost"], "card")
        self.walk.decide(self._one(1, *UNDECIDED[decision]), decision)
        self.change_closed(steps[0])
        for request_id, times in zip(reversed(self.ids), steps, strict=False):
            for _ in range(times):
                self._go_on(request_id)

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
        what=st.sampled_from(sorted(CORRECTED)),
    )
    def turn_away(self, person: int, decision: str, from_shelf: bool, what: str) -> None:  # noqa: FBT001
        """One more in the queue, taken in, put right at once and decided against."""
        self.start(person)
        self._go_on(self.ids[-1])
        self.walk.correct(self.ids[-1], what, CLERK)
        for _ in range(2 if from_shelf else 0):
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
    @rule(which=WHICH, regrets=st.booleans())
    def discard(self, which: int, regrets: bool) -> None:  # noqa: FBT001 - drawn
        """Throw away, sometimes by mistake."""
        request_id = self._one(which, "draft")
        if self.walk.discard(request_id):
            self.ids.remove(request_id)
            if regrets:
                self.bring_back()

    @rule(which=WHICH, paper=st.integers(0, 5), verdict=st.sampled_from(Verdict))
    def judge(self, which: int, paper: int, verdict: Verdict) -> None:
        """One verdict."""
        self.walk.judge(self._one(which, "draft"), paper, verdict)

    @rule(which=WHICH, reason=st.sampled_from(["", "طلب ثان"]))
    def deposit(self, which: int, reason: str) -> None:
        """A number, complete or not."""
        self.walk.deposit(self._one(which), reason)

    @rule(which=WHICH, found=st.sampled_from(Found))
    def verify(self, which: int, found: Found) -> None:
        """The archive."""
        self.walk.verify(self._one(which, "deposited"), found)

    @rule(which=WHICH)
    def settle(self, which: int) -> None:
        """The supervisor settles what the archive showed."""
        self.walk.settle(self._one(which, "deposited"))

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
        self.walk.take_back(self._one(which, "at_signature"), signed=signed)

    @rule(which=WHICH)
    def recall(self, which: int) -> None:
        """Back to the cupboard."""
        self.walk.recall(self._one(which, "at_signature", "ready"))

    @rule(which=WHICH, decision=DECISIONS)
    def decide(self, which: int, decision: str) -> None:
        """Against."""
        self.walk.decide(self._one(which, "deposited", "ready"), decision)

    @rule(
        which=WHICH,
        shown=st.sampled_from(sorted(SHOWN)),
        lines=st.integers(0, 3),
        back=st.booleans(),
    )
    def prepare(self, which: int, shown: str, lines: int, back: bool) -> None:  # noqa: FBT001
        """Any document, for a pickup or a return, of all or some papers."""
        self.walk.prepare(self._one(which, "ready", *DECIDED), shown, lines, back=back)

    @rule(which=WHICH, given=st.none() | st.integers(0, 7))
    def confirm(self, which: int, given: int | None) -> None:
        """All of the sheet, some of it, or more than is on it."""
        self.walk.confirm(self._one(which, "ready", *DECIDED), given)

    @rule(which=WHICH)
    def abandon(self, which: int) -> None:
        """Not signed."""
        self.walk.abandon(self._one(which, "ready"))

    @rule(which=WHICH, papers_back=st.booleans())
    def reverse(self, which: int, papers_back: bool) -> None:  # noqa: FBT001 - drawn
        """With the papers or without."""
        self.walk.reverse(self._one(which, "handed_over"), papers_back=papers_back)

    @rule(
        which=WHICH,
        what=st.sampled_from(sorted(CORRECTED)),
        by=st.sampled_from([CLERK, SUPERVISOR, COLLEAGUE]),
        reason=st.sampled_from(["سبب", "سبب", ""]),
    )
    def correct(self, which: int, what: str, by: Actor, reason: str) -> None:
        """The clerk who took it in, another, or the supervisor."""
        self.walk.correct(self._one(which, "deposited", "handed_over"), what, by, reason)

    @rule(how=st.integers(0, 4))
    def change_closed(self, how: int) -> None:
        """What a closed month listed is put right, struck out or undone."""
        if how == 0:
            self.walk.decide(self.stages["deposited, closed"], "void")
        elif how == 1:
            self.walk.reverse(self.stages["given, closed"], papers_back=True)
        else:
            name = ("ready, closed", "given, closed", "partly given, closed")[how - 2]
            self.walk.correct(self.stages[name], "name", SUPERVISOR)

    @rule(which=WHICH)
    def issue_receipt(self, which: int) -> None:
        """The printer works."""
        self.walk.issue_receipt(self._one(which))

    @rule(
        which=WHICH,
        shown=st.sampled_from(["unlocked proxy", *sorted(SHOWN)]),
        by=st.sampled_from([CLERK, SUPERVISOR]),
    )
    def lose_receipt(self, which: int, shown: str, by: Actor) -> None:
        """With any document, or none."""
        self.walk.lose_receipt(self._one(which, "deposited", "ready", "refused"), shown, by)

    @rule(which=WHICH, lines=st.integers(1, 2), rest=st.booleans())
    def part_by_part(self, which: int, lines: int, rest: bool) -> None:  # noqa: FBT001 - drawn
        """Some papers now, sometimes the rest at once after."""
        request_id = self._one(which, "ready")
        for some in (lines, 0) if rest else (lines,):
            self.walk.prepare(request_id, "card", some, back=False)
            self.walk.confirm(request_id)

    @rule(n=FORM)
    def void_form(self, n: int) -> None:
        """A form that is out, one that was used, or none."""
        self.walk.void_form(n)

    @precondition(lambda self: len(self.ids) < MOST)
    @rule(person=PEOPLE, n=FORM, reserve=st.booleans())
    def deposit_on_form(self, person: int, n: int, reserve: bool) -> None:  # noqa: FBT001 - drawn
        """A form of a power cut is keyed in under the number on it, or on another's."""
        if reserve:
            self.walk.reserve_form()
        self.start(person)
        self.walk.judge_all(self.ids[-1])
        self.walk.deposit_on_form(self.ids[-1], n)

    @rule(kinds=st.lists(st.sampled_from(KINDS), max_size=2), goes_on=st.booleans())
    def month_passes(self, kinds: list[RegisterKind], goes_on: bool) -> None:  # noqa: FBT001
        """The first day of another month; last month's registers are closed, or again."""
        if goes_on and self.months < MOST_MONTHS:
            self.months += 1
            self.walk.next_month()
        for kind in kinds:
            self.walk.close_month(kind)

    def bring_back(self) -> None:
        """The discard was a mistake."""
        request_id = self.walk.bring_back()
        if request_id is not None:
            self.ids.append(request_id)

    @rule(which=WHICH, by=TWO, other=TWO, leaves=st.booleans())
    def in_one_file(self, which: int, by: Actor, other: Actor, leaves: bool) -> None:  # noqa: FBT001
        """Two come into a file; nobody is stopped, nobody turned out."""
        request_id = self._one(which)
        self.walk.enter(request_id, by)
        self.walk.enter(request_id, other)
        if leaves:
            self.walk.leave(request_id, other)
