"""Refused, withdrawn, void: decided, and open until the papers went back."""

import pytest

from certdesk.desk import Desk
from certdesk.domain.checklist import ChecklistItem, Verdict
from certdesk.domain.custody import AlreadyGiven, Origin
from certdesk.domain.guards import AlreadyPrepared
from certdesk.domain.identity import NoDocument
from certdesk.domain.register import RegisterKind
from certdesk.domain.request import State, WrongState
from certdesk.domain.rights import NotAllowed, SupervisorReasonNeeded
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.registers.periods import month_period
from tests.builders import (
    CLERK,
    SUPERVISOR,
    at_signature,
    card,
    deposit,
    deposited,
    draft,
    give_back,
    pick_up,
    ready,
)

NOVEMBER = month_period(2026, 11)
ENDS = {"refuse": State.REFUSED, "withdraw": State.WITHDRAWN, "void": State.VOID}


@pytest.mark.parametrize("decision", ENDS)
def test_decided_and_open_until_the_papers_went_back(desk: Desk, decision: str) -> None:
    request_id = deposited(desk)
    decide = getattr(desk.decisions, decision)
    with pytest.raises(NotAllowed):
        decide(request_id, "سبب", by=CLERK)
    with pytest.raises(SupervisorReasonNeeded):
        decide(request_id, " . ", by=SUPERVISOR)
    decide(request_id, "سبب واضح", by=SUPERVISOR)
    view = desk.reading.show(request_id, by=CLERK)
    assert (view.state, view.next_step) == (ENDS[decision], "give_back")
    assert view.history[-1].note == "سبب واضح"
    assert desk.lists.today().to_give_back == 1
    done = give_back(desk, request_id)
    assert (done.number, done.state, done.closed) == ("ر/0001/2026", ENDS[decision], True)
    view = desk.reading.show(request_id, by=CLERK)
    assert (view.next_step, view.balance.due) == ("nothing", 0)
    assert {line.paper for line in view.lines if line.place.value == "given"} == {
        "diploma",
        "training_transcripts",
    }
    assert desk.lists.today().to_give_back == 0
    with pytest.raises(AlreadyGiven) as refused:
        desk.handover.prepare_return(request_id, PickupInput(document=card()), by=CLERK)
    assert refused.value.data["number"] == "ر/0001/2026"
    with pytest.raises(AlreadyGiven):
        desk.handover.confirm(request_id, by=CLERK)


@pytest.mark.parametrize("decision", ENDS)
def test_what_can_be_decided_from_where(desk: Desk, decision: str) -> None:
    decide = getattr(desk.decisions, decision)
    for request_id in (draft(desk, 1), at_signature(desk, 2)):
        with pytest.raises(WrongState):
            decide(request_id, "سبب", by=SUPERVISOR)
    on_shelf = ready(desk, 3)
    if decision == "withdraw":
        decide(on_shelf, "سبب", by=SUPERVISOR)
    else:
        with pytest.raises(WrongState):
            decide(on_shelf, "سبب", by=SUPERVISOR)


def test_a_return_needs_the_card_too_and_one_sheet_at_a_time(desk: Desk) -> None:
    request_id = deposited(desk)
    with pytest.raises(WrongState):
        desk.handover.prepare_return(request_id, PickupInput(document=card()), by=CLERK)
    desk.decisions.refuse(request_id, "سبب", by=SUPERVISOR)
    with pytest.raises(NoDocument):
        desk.handover.prepare_return(request_id, PickupInput(), by=CLERK)
    prepared = desk.handover.prepare_return(request_id, PickupInput(document=card()), by=CLERK)
    assert prepared.sheet_number == "0001/2026-T2"
    with pytest.raises(AlreadyPrepared):
        desk.handover.prepare_return(request_id, PickupInput(document=card()), by=CLERK)
    with pytest.raises(WrongState):
        desk.handover.prepare(request_id, PickupInput(document=card()), by=CLERK)
    desk.handover.abandon(request_id, by=CLERK)
    assert give_back(desk, request_id).number == "ر/0001/2026"


def test_withdrawn_from_the_shelf_the_copies_are_spoiled_and_the_originals_go_back(
    desk: Desk,
) -> None:
    request_id = ready(desk)
    view = desk.reading.show(request_id, by=CLERK)
    transcripts = next(line.id for line in view.lines if line.paper == "training_transcripts")
    pick_up(desk, request_id, lines=[transcripts])
    desk.decisions.withdraw(request_id, "تراجع", by=SUPERVISOR)
    assert give_back(desk, request_id).closed
    ends = {
        (line.paper, line.origin is Origin.MADE_HERE): line.place.value
        for line in desk.reading.show(request_id, by=CLERK).lines
    }
    assert ends == {
        ("request_form", False): "kept",
        ("bac_transcript", False): "kept",
        ("birth_certificate", False): "kept",
        ("diploma", False): "given",
        ("training_transcripts", False): "given",
        ("diploma", True): "spoiled",
        ("training_transcripts", True): "spoiled",
    }


def test_a_void_number_stays_in_the_register_struck_and_uncounted(desk: Desk) -> None:
    request_id = deposited(desk, 1)
    deposit(desk, 2)
    desk.decisions.void(request_id, "قيد مكرر", by=SUPERVISOR)
    assert deposit(desk, 3).number == "0003/2026"
    book = desk.registers.deposits(NOVEMBER, by=CLERK)
    assert [(one.number, one.struck) for one in book.entries] == [
        ("0001/2026", True),
        ("0002/2026", False),
        ("0003/2026", False),
    ]
    assert (book.totals.counted, book.totals.struck) == (2, 1)
    with desk.office.store.read() as unit:
        assert [one.status for one in unit.numbers.all("D", 2026)] == ["void", "used", "used"]
        assert unit.numbers.all("D", 2026)[0].note == "قيد مكرر"
    assert list(desk.upkeep.check()) == []
    assert desk.registers.export(RegisterKind.DEPOSIT, NOVEMBER, by=CLERK).entries == 3


def test_nothing_in_custody_closes_at_once(desk: Desk) -> None:
    request_id = draft(desk)
    for paper in desk.checklist.view(request_id).papers:
        if paper.document.required:
            waiver = ChecklistItem(paper.document.id, Verdict.WAIVED, waive_reason="بمحضر")
            desk.checklist.judge(request_id, waiver, by=SUPERVISOR)
    desk.intake.deposit(request_id, by=CLERK)
    desk.decisions.void(request_id, "قيد مكرر", by=SUPERVISOR)
    assert desk.reading.show(request_id, by=CLERK).next_step == "nothing"
    with desk.office.store.read() as unit:
        assert unit.requests.get(request_id).closed_at is not None
