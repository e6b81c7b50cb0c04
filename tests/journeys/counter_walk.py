"""Every act of the counter as one call, right or wrong, with a watch over the rows.

The state machine and the search for holes walk with the same acts and the same watch.
"""

import copy
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import event

from certdesk.desk import Desk, open_desk
from certdesk.domain.checklist import ChecklistItem, Verdict
from certdesk.domain.custody import LedgerLine
from certdesk.domain.errors import RuleBroken
from certdesk.domain.identity import Person
from certdesk.domain.rights import Actor
from certdesk.domain.verification import Found
from certdesk.services.identity_check import PickupInput
from tests.builders import CLERK, COLLEAGUE, SUPERVISOR, accepted, born, by_proxy, card, form
from tests.journeys.ledger_watch import Memory, Watch

FIRST_PAPER = "request_form"


class TickingClock:
    """A minute at each look, so that days pass on a long walk."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


class Walk:
    """A trial folder, its desk and its watch; people by request, to show the right card."""

    def __init__(self, folder: Path, memory: Memory | None = None) -> None:
        """Open `folder`, empty or copied from another walk's together with its `memory`."""
        self.folder = folder
        self.desk: Desk = open_desk(folder, trial=True, clock=TickingClock())
        # power cuts are another test's: a walk takes thousands of steps
        engine = self.desk.office.store.engine
        event.listen(engine, "connect", lambda driver, _: driver.execute("PRAGMA synchronous=OFF"))
        engine.dispose()
        self.watch = Watch(self.desk.folder.database, memory)
        self.people: dict[int, int] = {}
        self.refused: Counter[str] = Counter()

    @classmethod
    def copy_of(cls, template: Path, folder: Path) -> "Walk":
        """A walk on a copy of an office that was begun."""
        shutil.copytree(template, folder)
        return cls(folder)

    def close(self) -> None:
        """Let go of the folder."""
        self.watch.close()
        self.desk.close()

    def copied(self, folder: Path) -> "Walk":
        """The same counter once more, in another folder; close this one first."""
        shutil.copytree(self.folder, folder)
        other = Walk(folder, copy.deepcopy(self.watch.memory))
        other.people = dict(self.people)
        return other

    def act(self, name: str, call: Callable[[], object]) -> bool:
        """Do one act, whatever its rules say, then look at the rows; whether it was done."""
        try:
            call()
        except RuleBroken as refusal:
            self.refused[f"{name}: {refusal.code}"] += 1
            done = False
        else:
            done = True
        self.watch.check()
        return done

    # ---- the acts, each on any request in any state

    def start(self, person: int) -> int:
        """Open a draft of an invented person; its id."""
        saved = self.desk.intake.start(form(person), by=CLERK)
        self.people[saved.request_id] = person
        self.watch.check()
        return saved.request_id

    def save(self, request_id: int, purpose: str) -> None:
        """Type on in the form."""
        fields = form(self.people[request_id], purpose=purpose)
        self.act("save", lambda: self.desk.intake.save(request_id, fields, by=CLERK))

    def discard(self, request_id: int) -> bool:
        """Throw the draft away; whether it is gone."""
        return self.act("discard", lambda: self.desk.drafts.discard(request_id, by=CLERK))

    def judge(self, request_id: int, paper: int, verdict: Verdict) -> None:
        """A verdict on the `paper`-th paper."""
        papers = self.desk.checklist.view(request_id).papers
        document = papers[paper % len(papers)].document
        item = ChecklistItem(document.id, verdict)
        if verdict is Verdict.ACCEPTED:
            item = accepted(document, self.desk.office.today())
        elif verdict is Verdict.NOT_ACCEPTED:
            item = ChecklistItem(document.id, verdict, reasons=("illegible",))
        elif verdict is Verdict.WAIVED:
            item = ChecklistItem(document.id, verdict, waive_reason="إعفاء للتجربة")
        by = SUPERVISOR if verdict is Verdict.WAIVED else CLERK
        self.act("judge", lambda: self.desk.checklist.judge(request_id, item, by=by))

    def judge_all(self, request_id: int) -> None:
        """Accept every paper of the checklist."""
        for paper in range(len(self.desk.checklist.view(request_id).papers)):
            self.judge(request_id, paper, Verdict.ACCEPTED)

    def deposit(self, request_id: int, reason: str = "طلب ثان") -> None:
        """Give a number."""
        self.act(
            "deposit",
            lambda: self.desk.intake.deposit(request_id, by=CLERK, same_person_reason=reason),
        )

    def verify(self, request_id: int, found: Found, by: Actor = COLLEAGUE) -> None:
        """Look into the archive."""
        self.act(
            "verify",
            lambda: self.desk.verifying.verify(
                request_id, found, reference="سجل 1", differences="اللقب", by=by
            ),
        )

    def settle(self, request_id: int) -> None:
        """Let what the archive showed pass."""
        self.act("settle", lambda: self.desk.verifying.settle(request_id, "سبب", by=SUPERVISOR))

    def doubt(self, request_id: int) -> None:
        """Raise a doubt."""
        self.act("doubt", lambda: self.desk.verifying.raise_doubt(request_id, "شك", by=CLERK))

    def settle_doubts(self, request_id: int) -> None:
        """Settle all doubts."""
        verifying = self.desk.verifying
        self.act("settle_doubts", lambda: verifying.settle_doubts(request_id, "سبب", by=SUPERVISOR))

    def send(self, request_ids: list[int]) -> None:
        """One transmittal."""
        self.act("send", lambda: self.desk.signature.send(request_ids, by=CLERK))

    def take_back(self, request_id: int, *, signed: bool) -> None:
        """From the signatory."""
        signature = self.desk.signature
        if signed:
            self.act("signed", lambda: signature.take_back_signed(request_id, by=CLERK))
        else:
            self.act("unsigned", lambda: signature.take_back_unsigned(request_id, "سبب", by=CLERK))

    def recall(self, request_id: int) -> None:
        """From signature or the shelf."""
        self.act("recall", lambda: self.desk.signature.recall(request_id, "سبب", by=SUPERVISOR))

    def decide(self, request_id: int, decision: str) -> None:
        """`refuse`, `withdraw` or `void`."""
        call = getattr(self.desk.decisions, decision)
        self.act(decision, lambda: call(request_id, "سبب", by=SUPERVISOR))

    def prepare(self, request_id: int, entered: str, lines: int, *, back: bool) -> None:
        """Check an identity (a key of `SHOWN`); `lines` > 0 takes but the first so many due."""
        person = self.people[request_id]
        wanted = None
        if lines:
            due = [one.id for one in self._lines(request_id) if not one.is_settled]
            wanted = tuple(due[:lines])
        shown = SHOWN[entered](person, wanted)
        handover = self.desk.handover
        call = handover.prepare_return if back else handover.prepare
        self.act(
            f"prepare {'return' if back else 'pickup'}", lambda: call(request_id, shown, by=CLERK)
        )

    def confirm(self, request_id: int, given: int | None = None) -> None:
        """The sheet is signed; `given` papers of it only. What is given leaves the office."""
        lines = None if given is None else [one.id for one in self._lines(request_id)][:given]

        def leave() -> None:
            before = {one.id for one in self._lines(request_id) if one.place == "given"}
            self.desk.handover.confirm(request_id, given=lines, by=CLERK)
            after = {one.id for one in self._lines(request_id) if one.place == "given"}
            self.watch.memory.outside |= after - before

        self.act("confirm", leave)

    def abandon(self, request_id: int) -> None:
        """The sheet was not signed."""
        self.act("abandon", lambda: self.desk.handover.abandon(request_id, by=CLERK))

    def reverse(self, request_id: int, *, papers_back: bool) -> None:
        """Undo a hand-over; the papers are on the counter only if somebody brought them."""

        def undo() -> None:
            handover = self.desk.handover
            handover.reverse(request_id, "سبب", papers_back=papers_back, by=SUPERVISOR)
            if papers_back:
                still = {one.id for one in self._lines(request_id) if one.place == "given"}
                ours = {one.id for one in self._lines(request_id)}
                self.watch.memory.outside -= ours - still

        self.act("reverse", undo)

    def _lines(self, request_id: int) -> Sequence[LedgerLine]:
        with self.desk.office.store.read() as unit:
            return unit.custody.of(request_id)


Shown = Callable[[int, tuple[int, ...] | None], PickupInput]


def _with_card(**changes: object) -> Shown:
    return lambda person, lines: PickupInput(document=card(person, **changes), lines=lines)


def _unlocked(person: int, lines: tuple[int, ...] | None) -> PickupInput:
    expired = card(person, expires_on=born(person))
    return PickupInput(
        document=expired, lines=lines, unlock_by=SUPERVISOR, unlock_reason="معروف شخصيا"
    )


SHOWN: dict[str, Shown] = {
    "card": _with_card(),
    "nothing": lambda _, lines: PickupInput(lines=lines),
    "expired": _with_card(expires_on=born()),
    "unlocked": _unlocked,
    "another's": lambda person, lines: PickupInput(document=card(person + 1), lines=lines),
    "other birth": _with_card(person=Person(birth_date=born(90))),
    "proxy": lambda person, lines: by_proxy(person, lines=lines),
    "half a proxy": lambda person, lines: by_proxy(person, lines=lines, principal_document=None),
}
