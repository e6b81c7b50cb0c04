"""Corrections: who may, what stays readable, what follows from them."""

from datetime import timedelta

import pytest

from certdesk.desk import Desk
from certdesk.domain.correction import (
    CopiesAreMade,
    NothingToCorrect,
    NotOwnEntryOfToday,
    PaperNotHere,
)
from certdesk.domain.errors import InvalidFields
from certdesk.domain.guards import AlreadyPrepared
from certdesk.domain.request import ChangedMeanwhile, State, WrongState
from certdesk.domain.rights import NotAllowed, SupervisorReasonNeeded
from certdesk.domain.verification import Found, NotVerified
from certdesk.services.counter.correcting import Corrected, Correction
from certdesk.storage.filters import ListFilter
from tests.builders import (
    AUDITOR,
    CLERK,
    COLLEAGUE,
    SUPERVISOR,
    at_signature,
    deposited,
    draft,
    pick_up,
    prepare,
    ready,
    verified,
)
from tests.databases import TestClock
from tests.unit.services.test_closed_months import close_month, lines

REASON = "خطأ في النقل عن البطاقة"


def correct(desk: Desk, request_id: int, *, reason: str = "", **fields: str) -> Corrected:
    """By the clerk who took it in."""
    return desk.correcting.correct(request_id, Correction(fields, {}, reason), by=CLERK)


def test_a_clerk_corrects_an_own_entry_of_the_day_and_the_old_value_stays(desk: Desk) -> None:
    request_id = deposited(desk)
    done = correct(desk, request_id, family_name="المرجعي", phone="0661 00 11 22")
    assert dict(done.changes) == {
        "family_name": ("المثالي", "المرجعي"),
        "phone": ("0550000001", "0661 00 11 22"),
    }
    view = desk.reading.show(request_id, by=CLERK)
    assert (view.name, view.phone) == ("ياقوت المرجعي", "0661 00 11 22")
    entry = view.history[-1]
    assert (entry.act, set(entry.changes)) == (
        "corrected",
        {("family_name", "المثالي", "المرجعي"), ("phone", "0550000001", "0661 00 11 22")},
    )
    # found under the new words, by phone too, and no more under the old ones
    assert [one.id for one in desk.lists.find("المرجعي")] == [request_id]
    assert [one.id for one in desk.lists.find("0661001122")] == [request_id]
    assert list(desk.lists.find("المثالي")) == []
    assert list(desk.upkeep.check()) == []


def test_what_was_not_typed_stays_as_it_was(desk: Desk, clock: TestClock) -> None:
    request_id = deposited(desk)
    before = desk.reading.show(request_id, by=CLERK)
    clock.moment += timedelta(days=1)
    correction = Correction({"purpose": "ملف ترقية"}, {}, REASON)
    desk.correcting.correct(request_id, correction, by=SUPERVISOR)
    with desk.office.store.read() as unit:
        row = unit.requests.get(request_id)
    assert (row.written_on, row.purpose) == (before.deposited_on, "ملف ترقية")
    after = desk.reading.show(request_id, by=CLERK)
    assert (after.number, after.promised_on) == (before.number, before.promised_on)


def test_later_or_another_s_only_a_supervisor_with_a_reason(desk: Desk, clock: TestClock) -> None:
    request_id = deposited(desk)
    correction = Correction({"phone": "0661001122"}, {})
    assert desk.correcting.needs_word(request_id, correction, by=COLLEAGUE)
    assert not desk.correcting.needs_word(request_id, correction, by=CLERK)
    with pytest.raises(NotOwnEntryOfToday):
        desk.correcting.correct(request_id, correction, by=COLLEAGUE)
    with pytest.raises(NotAllowed):
        desk.correcting.correct(request_id, correction, by=AUDITOR)
    clock.moment += timedelta(days=1)
    with pytest.raises(NotOwnEntryOfToday):
        correct(desk, request_id, phone="0661001122")
    with pytest.raises(SupervisorReasonNeeded):
        desk.correcting.correct(request_id, correction, by=SUPERVISOR)
    done = Correction({"phone": "0661001122"}, {}, REASON)
    desk.correcting.correct(request_id, done, by=SUPERVISOR)
    assert desk.reading.show(request_id, by=CLERK).history[-1].note == REASON


def test_what_the_archive_was_asked_for_is_the_supervisor_s_once_it_was(desk: Desk) -> None:
    request_id = verified(desk)
    correct(desk, request_id, email="yakout@example.dz")
    with pytest.raises(NotOwnEntryOfToday):
        correct(desk, request_id, diploma_number="999")


def test_a_corrected_fact_is_looked_up_again_before_signature(desk: Desk) -> None:
    request_id = verified(desk)
    to_verify, to_send = ListFilter(to_verify=True), ListFilter(to_send=True)
    fix = {"email": "yakout@example.dz"}
    desk.correcting.correct(request_id, Correction(fix, {}, REASON), by=SUPERVISOR)
    assert counted(desk, to_send) == 1
    done = desk.correcting.correct(
        request_id, Correction({"diploma_number": "999"}, {}, REASON), by=SUPERVISOR
    )
    assert done.lapsed
    assert (counted(desk, to_verify), counted(desk, to_send)) == (1, 0)
    view = desk.reading.show(request_id, by=CLERK)
    assert view.verification is None
    assert view.history[-1].act == "verification_lapsed"
    with pytest.raises(NotVerified):
        desk.signature.send([request_id], by=CLERK)
    with pytest.raises(NotVerified):
        desk.verifying.settle(request_id, REASON, by=SUPERVISOR)
    desk.verifying.verify(request_id, Found.AS_STATED, reference="س 3/12", by=COLLEAGUE)
    desk.signature.send([request_id], by=CLERK)


def test_a_corrected_file_past_signature_keeps_its_way_and_is_looked_up_once_back(
    desk: Desk,
) -> None:
    request_id = ready(desk)
    correction = Correction({"diploma_number": "999"}, {}, REASON)
    assert desk.correcting.correct(request_id, correction, by=SUPERVISOR).lapsed
    assert desk.reading.show(request_id, by=CLERK).state is State.READY
    desk.signature.recall(request_id, REASON, by=SUPERVISOR)
    with pytest.raises(NotVerified):
        desk.signature.send([request_id], by=CLERK)


def test_a_file_corrected_after_its_pickup_is_looked_up_once_back(desk: Desk) -> None:
    request_id = ready(desk)
    pick_up(desk, request_id)
    correction = Correction({"diploma_number": "999"}, {}, REASON)
    assert not desk.correcting.correct(request_id, correction, by=SUPERVISOR).lapsed
    desk.handover.reverse(request_id, REASON, papers_back=True, by=SUPERVISOR)
    desk.signature.recall(request_id, REASON, by=SUPERVISOR)
    with pytest.raises(NotVerified):
        desk.signature.send([request_id], by=CLERK)


def counted(desk: Desk, wanted: ListFilter) -> int:
    with desk.office.store.read() as unit:
        return unit.listing.count(wanted)


def test_wrong_fields_store_nothing(desk: Desk) -> None:
    request_id = deposited(desk)
    for fields in ({"phone": "12"}, {"nickname": "x"}, {"given_name": ""}):
        with pytest.raises(InvalidFields) as refused:
            correct(desk, request_id, **fields)
        assert [one.field for one in refused.value.problems] == list(fields)
    with pytest.raises(NothingToCorrect):
        correct(desk, request_id, phone="0550000001")
    assert desk.reading.show(request_id, by=CLERK).phone == "0550000001"


def test_states_and_prepared_sheets_that_bar_a_correction(desk: Desk) -> None:
    for request_id in (draft(desk, 1), _void(desk, 2)):
        with pytest.raises(WrongState):
            correct(desk, request_id, phone="0661001122")
    on_shelf = ready(desk, 3)
    prepare(desk, on_shelf, 3)
    with pytest.raises(AlreadyPrepared):
        correct(desk, on_shelf, phone="0661001122")


def test_two_windows_the_later_one_is_told(desk: Desk) -> None:
    request_id = deposited(desk)
    seen = desk.reading.show(request_id, by=CLERK).version
    correct(desk, request_id, phone="0661001122")
    with pytest.raises(ChangedMeanwhile):
        desk.correcting.correct(
            request_id, Correction({"phone": "0770001122"}, {}, version=seen), by=CLERK
        )


def test_a_number_of_copies_stands_once_they_are_made(desk: Desk) -> None:
    request_id = at_signature(desk, 1)
    correct(desk, request_id, copies="3")
    desk.signature.take_back_signed(request_id, by=CLERK)
    made = [
        line.sheets
        for line in desk.reading.show(request_id, by=CLERK).lines
        if line.origin.value == "made_here"
    ]
    assert made == [3, 15]
    with pytest.raises(CopiesAreMade):
        correct(desk, request_id, copies="1")


def test_sheets_counted_anew_before_the_file_travels(desk: Desk) -> None:
    request_id = deposited(desk)
    six = Correction({}, {"training_transcripts": 6})
    desk.correcting.correct(request_id, six, by=CLERK)
    view = desk.reading.show(request_id, by=CLERK)
    assert {line.paper: line.sheets for line in view.lines}["training_transcripts"] == 6
    assert view.history[-1].changes == (("sheets.training_transcripts", "5", "6"),)
    for sheets in ({"training_transcripts": 0}, {"no_such_paper": 1}):
        with pytest.raises(InvalidFields):
            desk.correcting.correct(request_id, Correction({}, sheets), by=CLERK)
    sent = at_signature(desk, 2)
    with pytest.raises(PaperNotHere):
        desk.correcting.correct(sent, six, by=SUPERVISOR)


def test_a_receipt_that_came_out_stays_and_a_new_one_waits(desk: Desk) -> None:
    request_id = deposited(desk)
    sheet = desk.reading.show(request_id, by=CLERK).sheets[-1]
    # nobody saw it come out yet: it is set right itself
    assert correct(desk, request_id, family_name="المرجعي").receipt_id == sheet.id
    desk.printing.came_out(sheet.id, by=CLERK)
    assert correct(desk, request_id, purpose="ترقية").receipt_id is None
    anew = correct(desk, request_id, given_name="ياقوتة").receipt_id
    assert anew not in {None, sheet.id}
    with desk.office.store.read() as unit:
        said = [unit.sheets.get(one).snapshot for one in (sheet.id, anew or 0)]
    assert [(one["given_name"], one["family_name"]) for one in said] == [
        ("ياقوت", "المرجعي"),
        ("ياقوتة", "المرجعي"),
    ]


def test_a_contradiction_made_by_a_correction_raises_its_doubt(desk: Desk) -> None:
    deposited(desk, 1)
    second = deposited(desk, 2)
    assert not desk.reading.show(second, by=CLERK).doubted
    correct(desk, second, diploma_number="101")
    view = desk.reading.show(second, by=SUPERVISOR)
    assert [one.kind.value for one in view.doubts] == ["same_diploma_other_name"]


@pytest.mark.parametrize("field, registers", [("phone", 1), ("family_name", 2)])
def test_in_closed_months_each_register_that_shows_it_gets_a_line(
    desk: Desk, field: str, registers: int
) -> None:
    request_id = ready(desk)
    some = desk.reading.show(request_id, by=CLERK).lines[3].id
    pick_up(desk, request_id, lines=[some])
    for register in ("deposit", "pickup"):
        close_month(desk, register)
    new = {"phone": "0661001122", "family_name": "المرجعي"}[field]
    done = desk.correcting.correct(request_id, Correction({field: new}, {}, REASON), by=SUPERVISOR)
    assert done.closed_months == registers
    assert {(one.field, one.new, one.reason) for one in lines(desk, request_id)} == {
        (field, new, REASON)
    }


def _void(desk: Desk, n: int) -> int:
    request_id = deposited(desk, n)
    desk.decisions.void(request_id, "قيد مكرر", by=SUPERVISOR)
    return request_id
