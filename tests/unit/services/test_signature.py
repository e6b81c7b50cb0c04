"""Transmittals: send, take back, recall; what happens to the papers."""

from typing import Any

import pytest

from certdesk.desk import Desk
from certdesk.domain.checklist import ChecklistItem, Verdict
from certdesk.domain.custody import Origin, Place
from certdesk.domain.guards import AlreadyPrepared
from certdesk.domain.request import State, WrongState
from certdesk.domain.rights import NotAllowed, SupervisorReasonNeeded
from certdesk.domain.verification import Found, NotVerified
from certdesk.services.counter.signature import NothingToSend
from tests.builders import (
    AUDITOR,
    CLERK,
    SUPERVISOR,
    at_signature,
    complete,
    deposited,
    pick_up,
    prepare,
    ready,
    verified,
)


def places(desk: Desk, request_id: int) -> dict[str, str]:
    """Where each paper is: `made` for copies, by paper; the newest line of a paper counts."""
    return {
        f"{'made ' if line.origin is Origin.MADE_HERE else ''}{line.paper}": line.place.value
        for line in desk.reading.show(request_id, by=CLERK).lines
    }


def test_files_travel_together_in_one_numbered_transmittal(desk: Desk) -> None:
    ids = [verified(desk, n) for n in (1, 2)]
    sent = desk.signature.send([*ids, ids[0]], by=CLERK, holder=" المدير المساعد ")
    assert (sent.number, list(sent.requests)) == ("ت/0001/2026", ids)
    (transmittal,) = desk.lists.transmittals()
    assert (transmittal.number, transmittal.holder) == (sent.number, "المدير المساعد")
    assert [(line.id, outcome) for line, outcome in transmittal.files] == [
        (one, "out") for one in ids
    ]
    assert transmittal.sheet_id == sent.sheet_id
    view = desk.reading.show(ids[0], by=CLERK)
    assert (view.state, view.transmittal) == (State.AT_SIGNATURE, "ت/0001/2026")
    assert view.next_step == "take_back"
    assert view.history[-1].note == "ت/0001/2026"


def test_the_sheet_lists_its_files_by_number(desk: Desk) -> None:
    ids = [verified(desk, n) for n in (1, 2, 3)]
    sent = desk.signature.send([ids[2], ids[0], ids[1]], by=CLERK)
    with desk.office.store.read() as unit:
        files = unit.sheets.get(sent.sheet_id).snapshot["files"]
    assert [one["number"] for one in files] == ["0001/2026", "0002/2026", "0003/2026"]


def test_only_what_goes_back_to_the_applicant_travels(desk: Desk) -> None:
    assert places(desk, at_signature(desk)) == {
        "request_form": "cupboard",
        "bac_transcript": "cupboard",
        "birth_certificate": "cupboard",
        "diploma": "at_signature",
        "training_transcripts": "at_signature",
    }


def test_the_addressee_of_the_office_is_the_holder_unless_said(desk: Desk) -> None:
    at_signature(desk)
    with desk.office.store.read() as unit:
        assert desk.lists.transmittals()[0].holder == desk.office.institution(unit).addressee


def test_all_go_or_none_and_no_number_is_lost(desk: Desk) -> None:
    good, bad = verified(desk, 1), deposited(desk, 2)
    with pytest.raises(NotVerified):
        desk.signature.send([good, bad], by=CLERK)
    assert desk.reading.show(good, by=CLERK).state is State.DEPOSITED
    assert desk.lists.transmittals(still_out=False) == []
    assert desk.signature.send([good], by=CLERK).number == "ت/0001/2026"
    with pytest.raises(WrongState):
        desk.signature.send([good], by=CLERK)


def test_a_transmittal_of_nothing(desk: Desk) -> None:
    with pytest.raises(NothingToSend):
        desk.signature.send([], by=CLERK)
    with pytest.raises(NotAllowed):
        desk.signature.send([verified(desk)], by=AUDITOR)


def test_signed_papers_and_new_copies_are_on_the_shelf(desk: Desk) -> None:
    request_id = ready(desk, copies="3")
    view = desk.reading.show(request_id, by=CLERK)
    made = {line.paper: line for line in view.lines if line.origin is Origin.MADE_HERE}
    assert {paper: line.sheets for paper, line in made.items()} == {
        "diploma": 3,
        "training_transcripts": 15,
    }
    assert all(line.is_copy and line.place is Place.SHELF for line in made.values())
    assert (view.balance.taken, view.balance.made, view.balance.due) == (9, 18, 27)
    assert view.next_step == "hand_over"
    assert desk.lists.transmittals() == []
    assert [one for _, one in desk.lists.transmittals(still_out=False)[0].files] == ["signed"]


@pytest.mark.parametrize(
    "asked, made",
    [
        ({"copies": "0"}, set()),
        ({"authenticate_transcripts": "no"}, {"diploma"}),
        ({}, {"diploma", "training_transcripts"}),
    ],
)
def test_only_the_copies_asked_for_are_made(
    desk: Desk, asked: dict[str, Any], made: set[str]
) -> None:
    view = desk.reading.show(ready(desk, **asked), by=CLERK)
    assert {line.paper for line in view.lines if line.origin is Origin.MADE_HERE} == made


def test_a_paper_that_was_waived_is_not_copied(desk: Desk) -> None:
    request_id = complete(desk, without=("training_transcripts",))
    waiver = ChecklistItem("training_transcripts", Verdict.WAIVED, waive_reason="ضائعة بمحضر")
    desk.checklist.judge(request_id, waiver, by=SUPERVISOR)
    desk.intake.deposit(request_id, by=CLERK)
    desk.verifying.verify(request_id, Found.AS_STATED, reference="سجل 1", by=SUPERVISOR)
    desk.signature.send([request_id], by=CLERK)
    desk.signature.take_back_signed(request_id, by=CLERK)
    assert "made training_transcripts" not in places(desk, request_id)


def test_back_without_signature_starts_again_from_the_cupboard(desk: Desk) -> None:
    request_id = at_signature(desk)
    with pytest.raises(SupervisorReasonNeeded):
        desk.signature.take_back_unsigned(request_id, "", by=CLERK)
    desk.signature.take_back_unsigned(request_id, "غياب المدير", by=CLERK)
    view = desk.reading.show(request_id, by=CLERK)
    assert view.state is State.DEPOSITED
    assert set(places(desk, request_id).values()) == {"cupboard"}
    assert [one for _, one in desk.lists.transmittals(still_out=False)[0].files] == ["unsigned"]
    # the look into the archive still holds
    assert desk.signature.send([request_id], by=CLERK).number == "ت/0002/2026"


def test_recall_from_signature(desk: Desk) -> None:
    request_id = at_signature(desk)
    with pytest.raises(NotAllowed):
        desk.signature.recall(request_id, "ختم ناقص", by=CLERK)
    with pytest.raises(SupervisorReasonNeeded):
        desk.signature.recall(request_id, "-", by=SUPERVISOR)
    desk.signature.recall(request_id, "ختم ناقص", by=SUPERVISOR)
    assert desk.reading.show(request_id, by=CLERK).state is State.DEPOSITED
    assert [one for _, one in desk.lists.transmittals(still_out=False)[0].files] == ["recalled"]


def test_recall_from_the_shelf_spoils_the_copies_and_new_ones_are_made(desk: Desk) -> None:
    request_id = ready(desk, copies="2")
    desk.signature.recall(request_id, "ختم غير المطلوب", by=SUPERVISOR)
    where = places(desk, request_id)
    assert (where["diploma"], where["made diploma"]) == ("cupboard", "spoiled")
    spoiled = [line for line in desk.reading.show(request_id, by=CLERK).lines if line.reason]
    assert {line.reason for line in spoiled} == {"ختم غير المطلوب"}
    desk.signature.send([request_id], by=CLERK)
    desk.signature.take_back_signed(request_id, by=CLERK)
    lines = desk.reading.show(request_id, by=CLERK).lines
    copies = [
        (line.sheets, line.place.value)
        for line in lines
        if line.origin is Origin.MADE_HERE and line.paper == "diploma"
    ]
    assert copies == [(2, "spoiled"), (2, "shelf")]
    done = pick_up(desk, request_id)
    assert done.closed
    balance = desk.reading.show(request_id, by=CLERK).balance
    assert (balance.made, balance.given, balance.spoiled, balance.due) == (24, 18, 12, 0)


def test_after_a_partial_pickup_only_what_is_still_here_is_copied_anew(desk: Desk) -> None:
    request_id = ready(desk, copies="1")
    view = desk.reading.show(request_id, by=CLERK)
    diploma = next(line.id for line in view.lines if line.paper == "diploma")
    pick_up(desk, request_id, lines=[diploma])
    desk.signature.recall(request_id, "ختم ناقص", by=SUPERVISOR)
    desk.signature.send([request_id], by=CLERK)
    desk.signature.take_back_signed(request_id, by=CLERK)
    on_shelf = [
        (line.paper, line.origin.value)
        for line in desk.reading.show(request_id, by=CLERK).lines
        if line.place is Place.SHELF
    ]
    assert sorted(on_shelf) == [
        ("training_transcripts", "made_here"),
        ("training_transcripts", "taken_in"),
    ]


def test_nothing_is_recalled_while_a_sheet_is_being_signed(desk: Desk) -> None:
    request_id = ready(desk)
    prepare(desk, request_id)
    with pytest.raises(AlreadyPrepared):
        desk.signature.recall(request_id, "سبب", by=SUPERVISOR)
    with pytest.raises(AlreadyPrepared):
        desk.decisions.withdraw(request_id, "سبب", by=SUPERVISOR)


def test_auditors_move_nothing(desk: Desk) -> None:
    request_id = at_signature(desk)
    with pytest.raises(NotAllowed):
        desk.signature.take_back_signed(request_id, by=AUDITOR)
    with pytest.raises(NotAllowed):
        desk.signature.take_back_unsigned(request_id, "سبب", by=AUDITOR)
