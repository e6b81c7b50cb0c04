"""The counter of a sample: the real services, one act a method."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from certdesk.domain.checklist import ChecklistItem, Disposal, RequiredDocument, Verdict
from certdesk.domain.identity import Deed, Receiver, ShownDocument
from certdesk.domain.rights import Actor
from certdesk.services.counter.decisions import Decisions
from certdesk.services.counter.handover import HandOver
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.counter.intake import Intake
from certdesk.services.counter.signature import Sent, Signature
from certdesk.services.follow_on.acts import FollowOn
from certdesk.services.office import Office
from certdesk.services.request.checklist import Checklist
from certdesk.services.request.verification import Verifying
from certdesk.services.sample.clock import Hours, SampleClock
from certdesk.services.sample.people import Invented
from certdesk.services.sheets.printing import Printing


class Counter:
    """What people do at the counter, through its services."""

    def __init__(
        self, office: Office, rng: Random, clock: SampleClock, hours: Hours, by: Actor
    ) -> None:
        """`office` works on the store of a sample; everything is done by `by`."""
        self.rng, self.clock, self.hours, self.by = rng, clock, hours, by
        self.outbox: list[int] = []
        self.newest = 0
        self._office = office
        with office.store.read() as unit:
            self.papers = office.procedure(unit).deposit_papers
        self._intake = Intake(office)
        self._checklist = Checklist(office)
        self.verifying = Verifying(office)
        self.signature = Signature(office)
        self.decisions = Decisions(office)
        self.handover = HandOver(office)
        self.follow_on = FollowOn(office)
        self._printing = Printing(office)

    def draft(self, person: Invented) -> int:
        """Open a draft; its id."""
        self.newest = self._intake.start(person.form, by=self.by).request_id
        return self.newest

    def judge(self, request_id: int, person: Invented, *, lacking: str = "") -> None:
        """Look at the papers; the one that is `lacking` is not there."""
        for paper in self.papers:
            if not paper.required and self.rng.random() < 0.8:
                continue
            item = self._accepted(paper, person)
            if paper.id == lacking:
                item = ChecklistItem(paper.id, Verdict.NOT_ACCEPTED, reasons=("absent",))
            self._checklist.note(request_id, item, by=self.by)

    def bring(self, request_id: int, person: Invented, lacking: str) -> None:
        """The paper that was lacking is there now."""
        paper = next(one for one in self.papers if one.id == lacking)
        self._checklist.note(request_id, self._accepted(paper, person), by=self.by)

    def waive(self, request_id: int, paper: str) -> None:
        """A supervisor lets a paper be."""
        item = ChecklistItem(paper, Verdict.WAIVED, waive_reason="الوثيقة محفوظة في أرشيف المدرسة")
        self._checklist.note(request_id, item, by=self.by)

    def deposit(self, request_id: int) -> None:
        """Number the file and print its receipt."""
        self.print(self._intake.deposit(request_id, by=self.by).sheet_id)

    def send(self, request_ids: Sequence[int]) -> Sent:
        """Send files for signature, with their printed list."""
        sent = self.signature.send(request_ids, by=self.by)
        self.print(sent.sheet_id)
        return sent

    def due(self, request_id: int) -> list[int]:
        """Ledger lines that are still to be given."""
        with self._office.store.read() as unit:
            lines = unit.custody.of(request_id)
        returned = (line for line in lines if line.disposal is Disposal.RETURN)
        return [line.id for line in returned if not line.is_settled]

    def print(self, sheet_id: int) -> None:
        """A sheet comes out of the printer."""
        self._printing.tried(sheet_id, by=self.by)
        self._printing.came_out(sheet_id, by=self.by)

    def archive_reference(self) -> str:
        """Where the archive has it."""
        rng = self.rng
        return f"سجل {rng.randint(1, 60)}، ص {rng.randint(1, 300)}، رقم {rng.randint(1, 900)}"

    def card(self, person: Invented, *, expired: bool = False) -> ShownDocument:
        """The identity document as it is shown today."""
        age = 365 * 10 + 400 if expired else self.rng.randrange(200, 3000)
        issued = self.clock.today - timedelta(days=age)
        return replace(person.card, issued_on=issued, expires_on=_ten_years_after(issued))

    def by_proxy(self, person: Invented) -> PickupInput:
        """Somebody else comes, with a deed and both documents."""
        card = self.card(person)
        proxy = replace(
            card, number=f"8{person.card.number}", person=type(card.person)(), kind="cnibe"
        )
        dated = self.clock.today - timedelta(days=self.rng.randrange(3, 60))
        number = f"{self.rng.randrange(1, 900)}/{dated.year}"
        return PickupInput(
            receiver=Receiver.PROXY,
            document=proxy,
            principal_document=card,
            proxy_name=f"وكيل {person.form['family_name']}",
            deed=Deed("notarial_proxy", number, dated, f"موثق ب{person.form['birth_place']}"),
        )

    def _accepted(self, paper: RequiredDocument, person: Invented) -> ChecklistItem:
        issued = self.clock.today - timedelta(days=self.rng.randrange(2, 300))
        return ChecklistItem(
            paper.id,
            Verdict.ACCEPTED,
            sheets=person.sheets if paper.asks_sheets else None,
            issued_on=issued if paper.asks_issued_on else None,
        )


def _ten_years_after(day: date) -> date:
    return (day + timedelta(days=1)).replace(day=1, year=day.year + 10)
