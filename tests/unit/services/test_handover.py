"""Prepare, sign, confirm: whom papers are given to, and that each is accounted for."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from certdesk.desk import Desk
from certdesk.domain.calendar import ALGIERS
from certdesk.domain.custody import (
    AlreadyGiven,
    EquationOpen,
    NotDue,
    NothingGiven,
    NotOnSheet,
    UnknownLine,
)
from certdesk.domain.guards import AlreadyPrepared, NotPrepared, PapersNotBack
from certdesk.domain.request import State, WrongState
from certdesk.domain.rights import COMMAND_LINE, NotAllowed, SupervisorReasonNeeded
from certdesk.services.counter import handover as handover_module
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.views import HandoverView
from tests.builders import (
    AUDITOR,
    CLERK,
    SUPERVISOR,
    card,
    deposited,
    draft,
    form,
    handed_over,
    pick_up,
    prepare,
    ready,
    staffed,
)


def attempts(desk: Desk, request_id: int) -> tuple[HandoverView, ...]:
    return desk.reading.show(request_id, by=SUPERVISOR).handovers


def line_ids(desk: Desk, request_id: int, **wanted: str) -> list[int]:
    """The ids of ledger lines by the values of their fields."""
    lines = desk.reading.show(request_id, by=CLERK).lines
    return [
        line.id for line in lines if all(getattr(line, name) == wanted[name] for name in wanted)
    ]


def picked_up_numbers(desk: Desk) -> list[int]:
    with desk.office.store.read() as unit:
        return [one.n for one in unit.numbers.all("P", 2026)]


def test_prepare_confirm_gives_everything_and_closes(desk: Desk) -> None:
    request_id = ready(desk)
    prepared = prepare(desk, request_id)
    assert prepared.sheet_number == "0001/2026-T1"
    assert picked_up_numbers(desk) == []
    assert desk.reading.show(request_id, by=CLERK).next_step == "confirm"
    done = desk.handover.confirm(request_id, by=CLERK)
    assert (done.number, done.state, done.closed) == ("س/0001/2026", State.HANDED_OVER, True)
    view = desk.reading.show(request_id, by=CLERK)
    assert (view.balance.given, view.balance.kept, view.balance.due) == (18, 3, 0)
    assert (view.next_step, view.handovers[0].number) == ("follow_up", "س/0001/2026")
    assert view.handovers[0].sheet_id == prepared.sheet_id
    assert list(desk.upkeep.check()) == []


def test_a_partial_pickup_leaves_the_rest_due(desk: Desk) -> None:
    request_id = ready(desk)
    (diploma,) = line_ids(desk, request_id, paper="diploma", origin="taken_in")
    done = pick_up(desk, request_id, lines=[diploma])
    assert (done.number, done.state, done.closed) == ("س/0001/2026", State.READY, False)
    view = desk.reading.show(request_id, by=CLERK)
    assert (view.balance.given, view.balance.kept) == (1, 0)
    assert desk.lists.page()[0].chip == "partly"
    done = pick_up(desk, request_id)
    assert (done.number, done.state) == ("س/0002/2026", State.HANDED_OVER)
    assert attempts(desk, request_id)[0].lines == (diploma,)
    assert desk.reading.show(request_id, by=CLERK).balance.due == 0


def test_confirm_gives_no_more_than_the_signed_sheet(desk: Desk) -> None:
    request_id = ready(desk)
    (diploma,) = line_ids(desk, request_id, paper="diploma", origin="taken_in")
    (copies,) = line_ids(desk, request_id, paper="diploma", origin="made_here")
    desk.handover.prepare(request_id, PickupInput(document=card(), lines=(diploma,)), by=CLERK)
    with pytest.raises(NotOnSheet):
        desk.handover.confirm(request_id, given=[diploma, copies], by=CLERK)
    with pytest.raises(NothingGiven):
        desk.handover.confirm(request_id, given=[], by=CLERK)
    assert desk.handover.confirm(request_id, given=[diploma], by=CLERK).closed is False


def test_less_than_the_sheet_may_be_given(desk: Desk) -> None:
    request_id = ready(desk)
    prepare(desk, request_id)
    (diploma,) = line_ids(desk, request_id, paper="diploma", origin="taken_in")
    assert desk.handover.confirm(request_id, given=[diploma], by=CLERK).closed is False
    assert attempts(desk, request_id)[0].lines == (diploma,)


def test_a_hand_over_meant_to_be_the_last_closes_or_does_nothing(desk: Desk) -> None:
    request_id = ready(desk)
    (diploma,) = line_ids(desk, request_id, paper="diploma", origin="taken_in")
    prepare(desk, request_id)
    with pytest.raises(EquationOpen):
        desk.handover.confirm(request_id, given=[diploma], closes=True, by=CLERK)
    assert line_ids(desk, request_id, place="given") == []
    assert picked_up_numbers(desk) == []
    assert desk.handover.confirm(request_id, closes=True, by=CLERK).closed


def test_a_paper_is_given_once_and_the_refusal_names_the_first_time(desk: Desk) -> None:
    clerk, _ = staffed(desk)
    request_id = ready(desk, 1, by=clerk)
    (diploma,) = line_ids(desk, request_id, paper="diploma", origin="taken_in")
    pick_up(desk, request_id, lines=[diploma], by=clerk)
    with pytest.raises(AlreadyGiven) as refused:
        desk.handover.prepare(request_id, PickupInput(document=card(), lines=(diploma,)), by=clerk)
    data = refused.value.data
    assert data["number"] == "س/0001/2026"
    assert (data["receiver"], data["who"]) == ("ياقوت المثالي", clerk.name)
    when = data["when"]
    assert isinstance(when, datetime)
    assert (when.date(), when.tzinfo) == (date(2026, 11, 23), ALGIERS)


def test_a_second_confirmation_names_the_first(desk: Desk) -> None:
    request_id = handed_over(desk)
    for again in (
        lambda: desk.handover.confirm(request_id, by=CLERK),
        lambda: prepare(desk, request_id),
    ):
        with pytest.raises(AlreadyGiven) as refused:
            again()
        assert refused.value.data["number"] == "س/0001/2026"
        # an account that is not known here, or the command line
        assert str(refused.value.data["who"]) == "the counter"
    assert picked_up_numbers(desk) == [1]


def test_lines_that_cannot_be_given(desk: Desk) -> None:
    request_id = ready(desk)
    desk.signature.recall(request_id, "ختم ناقص", by=SUPERVISOR)
    desk.signature.send([request_id], by=CLERK)
    desk.signature.take_back_signed(request_id, by=CLERK)
    spoiled = line_ids(desk, request_id, place="spoiled")
    for lines, refusal in (((spoiled[0],), NotDue), ((999,), UnknownLine), ((), NothingGiven)):
        with pytest.raises(refusal):
            desk.handover.prepare(request_id, PickupInput(document=card(), lines=lines), by=CLERK)
    assert attempts(desk, request_id) == ()


def test_one_sheet_at_a_time(desk: Desk) -> None:
    request_id = ready(desk)
    with pytest.raises(NotPrepared):
        desk.handover.confirm(request_id, by=CLERK)
    with pytest.raises(NotPrepared):
        desk.handover.abandon(request_id, by=CLERK)
    prepare(desk, request_id)
    with pytest.raises(AlreadyPrepared):
        prepare(desk, request_id)


def test_abandon_leaves_no_number_and_no_hole(desk: Desk) -> None:
    request_id = ready(desk)
    prepare(desk, request_id)
    desk.handover.abandon(request_id, by=CLERK)
    assert attempts(desk, request_id)[0].status == "abandoned"
    assert pick_up(desk, request_id).number == "س/0001/2026"
    assert [one.sheet_number for one in attempts(desk, request_id)] == [
        "0001/2026-T1",
        "0001/2026-T2",
    ]
    assert [one.number for one in attempts(desk, request_id)] == ["", "س/0001/2026"]


def test_nothing_is_given_before_it_is_ready(desk: Desk) -> None:
    for request_id in (draft(desk, 1), deposited(desk, 2)):
        with pytest.raises(WrongState):
            prepare(desk, request_id)


def test_no_number_is_lost_when_a_confirmation_breaks_half_way(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    request_id = ready(desk)
    prepare(desk, request_id)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(handover_module, "record", broken)
        with pytest.raises(ZeroDivisionError):
            desk.handover.confirm(request_id, by=CLERK)
    assert picked_up_numbers(desk) == []
    assert desk.reading.show(request_id, by=CLERK).next_step == "confirm"
    assert desk.handover.confirm(request_id, by=CLERK).number == "س/0001/2026"


def test_auditors_and_rights(desk: Desk) -> None:
    request_id = ready(desk)
    with pytest.raises(NotAllowed):
        prepare(desk, request_id, by=AUDITOR)
    prepare(desk, request_id)
    for act in (desk.handover.confirm, desk.handover.abandon):
        with pytest.raises(NotAllowed):
            act(request_id, by=AUDITOR)
    desk.handover.confirm(request_id, by=CLERK)
    with pytest.raises(NotAllowed):
        desk.handover.reverse(request_id, "سبب", papers_back=True, by=CLERK)


# ---- reverse


def test_reverse_only_with_the_papers_back_and_a_reason(desk: Desk) -> None:
    request_id = handed_over(desk)
    with pytest.raises(PapersNotBack):
        desk.handover.reverse(request_id, "سُلّم لغير صاحبه", papers_back=False, by=SUPERVISOR)
    with pytest.raises(SupervisorReasonNeeded):
        desk.handover.reverse(request_id, "", papers_back=True, by=SUPERVISOR)
    desk.handover.reverse(request_id, "سُلّم لغير صاحبه", papers_back=True, by=SUPERVISOR)
    view = desk.reading.show(request_id, by=CLERK)
    assert (view.state, view.next_step) == (State.READY, "hand_over")
    assert (view.balance.given, view.balance.kept) == (0, 0)
    # what goes back to the applicant on the shelf, what the school keeps in the cupboard
    assert {line.place.value for line in view.lines if line.disposal == "keep"} == {"cupboard"}
    assert {line.place.value for line in view.lines if line.disposal == "return"} == {"shelf"}
    assert [(one.status, one.number) for one in view.handovers] == [("reversed", "س/0001/2026")]
    done = pick_up(desk, request_id)
    assert (done.number, done.closed) == ("س/0002/2026", True)
    assert list(desk.upkeep.check()) == []


def test_only_the_last_of_several_pickups_is_reversed(desk: Desk) -> None:
    request_id = ready(desk)
    (diploma,) = line_ids(desk, request_id, paper="diploma", origin="taken_in")
    pick_up(desk, request_id, lines=[diploma])
    pick_up(desk, request_id)
    desk.handover.reverse(request_id, "خطأ", papers_back=True, by=SUPERVISOR)
    assert [one.status for one in attempts(desk, request_id)] == ["confirmed", "reversed"]
    assert line_ids(desk, request_id, place="given") == [diploma]


def test_a_request_that_is_not_closed_is_not_reversed(desk: Desk) -> None:
    with pytest.raises(WrongState):
        desk.handover.reverse(ready(desk), "سبب", papers_back=True, by=SUPERVISOR)


def test_the_same_diploma_may_come_again_in_a_later_request(desk: Desk) -> None:
    handed_over(desk, 1)
    again = handed_over(desk, 1)
    assert desk.reading.show(again, by=CLERK).number == "0002/2026"


def test_the_command_line_of_a_trial_folder_acts_without_an_account(trial_desk: Desk) -> None:
    request_id = ready(trial_desk, by=COMMAND_LINE)
    entered = PickupInput(
        document=replace(card(), expires_on=date(2020, 1, 1)),
        unlock_by=COMMAND_LINE,
        unlock_reason="تجربة",
    )
    trial_desk.handover.prepare(request_id, entered, by=COMMAND_LINE)
    assert trial_desk.handover.confirm(request_id, by=COMMAND_LINE).closed
    assert form()["given_name"] in attempts(trial_desk, request_id)[0].receiver_name
