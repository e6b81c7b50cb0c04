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
from certdesk.domain.identity import Person, Receiver
from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import Actor
from certdesk.domain.verification import Found
from certdesk.services.counter.correcting import Correction
from certdesk.services.counter.drafts import DiscardedDraft
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.request.blank_forms import FilledForm
from certdesk.services.sheets.rendering import RECEIPT
from tests.builders import CLERK, COLLEAGUE, SUPERVISOR, accepted, born, by_proxy, card, form
from tests.journeys.ledger_watch import Memory, Watch

FIRST_PAPER = "request_form"


class TickingClock:
    """Half a minute at each look, so that a day passes on a long walk."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=30)
        return self.moment


class Walk:
    """A trial folder, its desk and its watch; people by request, to show the right card."""

    def __init__(self, folder: Path, memory: Memory | None = None) -> None:
        """Open `folder`, empty or copied from another walk's together with its `memory`."""
        self.folder = folder
        self.clock = TickingClock()
        self.desk: Desk = open_desk(folder, trial=True, clock=self.clock)
        # power cuts are another test's: a walk takes thousands of steps
        engine = self.desk.office.store.engine
        event.listen(engine, "connect", lambda driver, _: driver.execute("PRAGMA synchronous=OFF"))
        engine.dispose()
        self.watch = Watch(self.desk.folder.database, memory)
        self.people: dict[int, int] = {}
        self.refused: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.discarded: DiscardedDraft | None = None

    def close(self) -> None:
        """Let go of the folder."""
        self.watch.close()
        self.desk.close()

    def copied(self, folder: Path) -> "Walk":
        """The same counter once more, in another folder; close this one first."""
        shutil.copytree(self.folder, folder)
        other = Walk(folder, copy.deepcopy(self.watch.memory))
        other.people = dict(self.people)
        other.clock.moment = self.clock.moment
        return other

    def act(self, name: str, call: Callable[[], object]) -> bool:
        """Do one act, whatever its rules say, then look at the rows; whether it was done."""
        try:
            call()
        except RuleBroken as refusal:
            self.refused[f"{name}: {refusal.code}"] += 1
            done = False
        else:
            self.done[name] += 1
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

        def throw() -> None:
            self.discarded = self.desk.drafts.discard(request_id, by=CLERK)
            self.people[0] = self.people[request_id]

        return self.act("discard", throw)

    def bring_back(self) -> int | None:
        """The draft thrown away last comes back as it was; its new id."""
        kept, self.discarded = self.discarded, None
        if kept is None:
            return None
        request_id = self.desk.drafts.bring_back(kept, by=CLERK)
        self.people[request_id] = self.people[0]
        self.done["bring_back"] += 1
        self.watch.check()
        with self.desk.office.store.read() as unit:
            row = unit.requests.get(request_id)
            same = row.form == kept.values["form"], tuple(unit.checklist.of(row.id)) == kept.items
        assert same == (True, True), "a draft brought back is not the one discarded"
        return request_id

    def judge(self, request_id: int, paper: int, verdict: Verdict) -> None:
        """A verdict on the `paper`-th paper."""
        self.act("judge", lambda: self._judge(request_id, paper, verdict))

    def judge_all(self, request_id: int) -> None:
        """Accept every paper of the checklist."""

        def accept() -> None:
            for paper in range(len(self.desk.checklist.view(request_id).papers)):
                self._judge(request_id, paper, Verdict.ACCEPTED)

        self.act("judge", accept)

    def _judge(self, request_id: int, paper: int, verdict: Verdict) -> None:
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
        self.desk.checklist.judge(request_id, item, by=by)

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

    # ---- what the day brings besides

    def correct(self, request_id: int, what: str, by: Actor, reason: str = "سبب") -> None:
        """Put one thing (a key of `CORRECTED`) right; each time another value."""
        fields, sheets = CORRECTED[what](1 + sum(self.done.values()))
        correction = Correction(fields, sheets, reason)
        name = "correct by supervisor" if by is SUPERVISOR else "correct"
        self.act(name, lambda: self.desk.correcting.correct(request_id, correction, by=by))

    def issue_receipt(self, request_id: int) -> None:
        """The receipt comes out of the printer, if it did not yet."""

        def issue() -> None:
            sheet = self.desk.printing.find_sheet(RECEIPT, request_id)
            if not sheet.issued:
                self.desk.printing.came_out(sheet.id, by=CLERK)

        self.act("issue", issue)

    def lose_receipt(self, request_id: int, entered: str, by: Actor = CLERK) -> None:
        """Declare it lost (a key of `SHOWN`); what is granted comes out as a copy."""
        shown = SHOWN[entered](self.people[request_id], None)

        def declare() -> None:
            lost = self.desk.lost_receipts.declare(request_id, shown, by=by)
            self.desk.printing.came_out(lost.sheet_id, by=by, reason="ضاع الوصل")

        who = "by proxy" if shown.receiver is Receiver.PROXY else "own"
        self.act(f"lost receipt {who}", declare)

    def reserve_form(self) -> None:
        """A blank form with a number of its own."""
        self.act("reserve", lambda: self.desk.office_sheets.blank_forms(1, by=SUPERVISOR))

    def deposit_on_form(self, request_id: int, n: int) -> None:
        """Key in a form of this year under its number, whosever it is."""
        today = self.desk.office.today()
        form = FilledForm(f"{n}/{today.year}", today)
        self.act(
            "deposit on form",
            lambda: self.desk.intake.deposit(
                request_id, by=CLERK, same_person_reason="طلب ثان", form=form
            ),
        )

    def void_form(self, n: int) -> None:
        """Strike out a form of this year."""
        number = f"{n}/{self.desk.office.today().year}"
        self.act("void form", lambda: self.desk.blank_forms.void(number, "سبب", by=SUPERVISOR))

    def next_month(self) -> None:
        """The first working hour of the month after."""
        day = self.desk.office.today().replace(day=28) + timedelta(days=4)
        first = datetime(day.year, day.month, 1, 7, 30, tzinfo=UTC)
        self.clock.moment = first

    def close_month(self, kind: RegisterKind) -> None:
        """Close the month before."""
        last = self.desk.office.today().replace(day=1) - timedelta(days=1)
        closing = self.desk.month_closing
        self.act("close month", lambda: closing.close(kind, last.year, last.month, by=SUPERVISOR))

    def enter(self, request_id: int, by: Actor) -> None:
        """Come into a file; who was there before stays the one who is shown."""
        with self.desk.office.store.read() as unit:
            before = unit.requests.get(request_id)
        other = self.desk.file_lock.enter(request_id, by=by)
        with self.desk.office.store.read() as unit:
            after = unit.requests.get(request_id)
        since = before.opened_at or datetime.min.replace(tzinfo=UTC)
        is_there = self.clock.moment - since < timedelta(minutes=10)
        if before.opened_by not in {None, by.id} and is_there:
            self.done["two in one file"] += 1
            assert other is not None, "nobody was shown in a file that somebody is in"
            assert after.opened_by == before.opened_by == other.staff_id, "turned out of a file"
        if before.opened_by is None:
            assert (other, after.opened_by) == (None, by.id), "in a file, and not shown there"
        self.watch.check()

    def leave(self, request_id: int, by: Actor) -> None:
        """Go out of it again."""
        self.act("leave", lambda: self.desk.file_lock.leave(request_id, by=by))

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
    "unlocked proxy": lambda person, lines: by_proxy(
        person, lines=lines, unlock_by=SUPERVISOR, unlock_reason="وكالة معروفة"
    ),
    "one number": _with_card(number="777777777"),
    "half a proxy": lambda person, lines: by_proxy(person, lines=lines, principal_document=None),
}

Typed = tuple[dict[str, str], dict[str, int]]
CORRECTED: dict[str, Callable[[int], Typed]] = {
    "phone": lambda turn: ({"phone": f"0661{turn:06d}"}, {}),
    "name": lambda turn: ({"family_name": f"ال{'سشصضطظ'[turn % 6]}اهر"}, {}),
    "place": lambda turn: ({"birth_place": f"بلدة {'سشصضطظ'[turn % 6]}"}, {}),
    "diploma": lambda turn: ({"diploma_number": str(5000 + turn)}, {}),
    "purpose": lambda turn: ({"purpose": f"ملف رقم {turn}", "branch": f"فرع {turn}"}, {}),
    "copies": lambda turn: ({"copies": str(3 + turn % 5)}, {}),
    "sheets": lambda turn: ({}, {"diploma": 1 + turn % 7}),
    "both": lambda turn: ({"phone": f"0662{turn:06d}"}, {"bac_transcript": 1 + turn % 7}),
}
