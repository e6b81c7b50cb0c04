"""Looks into the archive, doubts, and who may settle them."""

import json

import pytest

from certdesk.cli.show import request_object
from certdesk.desk import Desk
from certdesk.domain.request import WrongState
from certdesk.domain.rights import COMMAND_LINE, Actor, NotAllowed, SupervisorReasonNeeded
from certdesk.domain.verification import (
    DifferencesNeeded,
    DoubtKind,
    Found,
    NotVerified,
    OpenDoubt,
    OwnDeposit,
    ReferenceNeeded,
)
from certdesk.services.act_words import NEUTRAL, act_word
from tests.builders import (
    AUDITOR,
    CLERK,
    COLLEAGUE,
    SUPERVISOR,
    at_signature,
    deposited,
    draft,
    edition,
    handed_over,
    prepare,
    ready,
    staffed,
    verified,
)


def test_found_as_stated_lets_the_file_go(desk: Desk) -> None:
    request_id = deposited(desk)
    desk.verifying.verify(request_id, Found.AS_STATED, reference=" سجل 3 ", by=COLLEAGUE)
    view = desk.reading.show(request_id, by=CLERK)
    assert view.verification is not None
    assert (view.verification.reference, view.verification.by) == ("سجل 3", COLLEAGUE.id)
    assert view.next_step == "send"


@pytest.mark.parametrize(
    "found, differences, refusal",
    [(Found.AS_STATED, "", ReferenceNeeded), (Found.DIFFERENCES, "اللقب", ReferenceNeeded)],
)
def test_what_was_found_says_where(
    desk: Desk, found: Found, differences: str, refusal: type[Exception]
) -> None:
    request_id = deposited(desk)
    with pytest.raises(refusal):
        desk.verifying.verify(request_id, found, differences=differences, by=COLLEAGUE)
    with pytest.raises(DifferencesNeeded):
        desk.verifying.verify(request_id, Found.DIFFERENCES, reference="1", by=COLLEAGUE)
    assert desk.reading.show(request_id, by=CLERK).verification is None


def test_the_newest_look_counts(desk: Desk) -> None:
    request_id = verified(desk)
    desk.verifying.verify(request_id, Found.NOT_FOUND, by=COLLEAGUE)
    assert desk.reading.show(request_id, by=CLERK).next_step == "settle"
    with pytest.raises(NotVerified):
        desk.signature.send([request_id], by=CLERK)


@pytest.mark.parametrize("found", [Found.DIFFERENCES, Found.NOT_FOUND])
def test_a_supervisor_settles_what_the_archive_showed(desk: Desk, found: Found) -> None:
    request_id = deposited(desk)
    desk.verifying.verify(request_id, found, reference="1", differences="اللقب", by=COLLEAGUE)
    with pytest.raises(NotVerified):
        desk.signature.send([request_id], by=CLERK)
    with pytest.raises(NotAllowed):
        desk.verifying.settle(request_id, "خطأ مطبعي", by=CLERK)
    with pytest.raises(SupervisorReasonNeeded):
        desk.verifying.settle(request_id, " ", by=SUPERVISOR)
    desk.verifying.settle(request_id, "خطأ مطبعي", by=SUPERVISOR)
    settled = desk.reading.show(request_id, by=CLERK).verification
    assert settled is not None
    assert (settled.settled_by, settled.settled_reason) == (SUPERVISOR.id, "خطأ مطبعي")
    desk.signature.send([request_id], by=CLERK)


def test_nothing_to_settle_before_a_look(desk: Desk) -> None:
    with pytest.raises(NotVerified):
        desk.verifying.settle(deposited(desk), "سبب", by=SUPERVISOR)


def test_nobody_verifies_what_he_took_in_himself(desk: Desk) -> None:
    request_id = deposited(desk, by=CLERK)
    with pytest.raises(OwnDeposit):
        desk.verifying.verify(request_id, Found.NOT_FOUND, by=CLERK)
    with pytest.raises(NotAllowed):
        desk.verifying.verify(request_id, Found.NOT_FOUND, by=AUDITOR)
    own = deposited(desk, 2, by=SUPERVISOR)
    desk.verifying.verify(own, Found.NOT_FOUND, by=SUPERVISOR)
    desk.verifying.verify(own, Found.NOT_FOUND, by=COMMAND_LINE)


@pytest.mark.parametrize("setting", ["one_person_office", "clerk_may_verify_own_deposits"])
def test_unless_the_office_allows_it(desk: Desk, setting: str) -> None:
    edition(desk, "procedure", {f"{setting} = false": f"{setting} = true"})
    request_id = deposited(desk, by=CLERK)
    desk.verifying.verify(request_id, Found.AS_STATED, reference="سجل 1", by=CLERK)


def test_only_deposited_requests_are_verified(desk: Desk) -> None:
    for request_id in (draft(desk, 1), at_signature(desk, 2)):
        with pytest.raises(WrongState):
            desk.verifying.verify(request_id, Found.NOT_FOUND, by=COLLEAGUE)
        with pytest.raises(WrongState):
            desk.verifying.settle(request_id, "سبب", by=SUPERVISOR)


# ---- doubts


def test_a_doubt_blocks_signature_in_neutral_words(desk: Desk) -> None:
    request_id = verified(desk)
    desk.verifying.raise_doubt(request_id, "ختم غريب", by=CLERK)
    with pytest.raises(OpenDoubt) as refused:
        desk.signature.send([request_id], by=CLERK)
    assert refused.value.data == {}
    assert desk.reading.show(request_id, by=CLERK).next_step == "settle"
    assert desk.verifying.settle_doubts(request_id, "ختم قديم صحيح", by=SUPERVISOR) == 1
    desk.signature.send([request_id], by=CLERK)


def test_a_doubt_blocks_the_pickup_and_its_confirmation(desk: Desk) -> None:
    request_id = ready(desk)
    prepare(desk, request_id)
    desk.verifying.raise_doubt(request_id, "شك", by=CLERK)
    with pytest.raises(OpenDoubt):
        desk.handover.confirm(request_id, by=CLERK)
    desk.handover.abandon(request_id, by=CLERK)
    with pytest.raises(OpenDoubt):
        prepare(desk, request_id)
    desk.verifying.settle_doubts(request_id, "لا أساس له", by=SUPERVISOR)
    prepare(desk, request_id)
    assert desk.handover.confirm(request_id, by=CLERK).closed


def test_who_may_read_a_doubt(desk: Desk) -> None:
    request_id = deposited(desk)
    desk.verifying.raise_doubt(request_id, "ختم غريب", by=CLERK)
    for reader, may in ((CLERK, False), (SUPERVISOR, True), (AUDITOR, True)):
        view = desk.reading.show(request_id, by=reader)
        assert view.doubted
        assert [one.detail for one in view.doubts] == (["ختم غريب"] if may else [])
        assert "ختم غريب" not in str(view.history)


def test_the_history_says_of_a_doubt_only_that_there_was_one(desk: Desk) -> None:
    clerk, supervisor = staffed(desk)
    request_id = deposited(desk)
    desk.verifying.raise_doubt(request_id, "ختم غريب", by=clerk)
    desk.verifying.settle_doubts(request_id, "ختم قديم صحيح", by=supervisor)

    def told(reader: Actor) -> list[tuple[str, str, str, tuple[object, ...]]]:
        history = desk.reading.show(request_id, by=reader).history
        return [
            (one.act, one.by, one.note, one.changes)
            for one in history
            if one.act.startswith("doubt_") or one.act in NEUTRAL.values()
        ]

    kind = (("kind", None, DoubtKind.RAISED_BY_PERSON.value),)
    whole = [
        ("doubt_raised", clerk.name, "", kind),
        ("doubt_settled", supervisor.name, "ختم قديم صحيح", ()),
    ]
    assert told(supervisor) == told(AUDITOR) == whole
    assert told(clerk) == [
        ("put_before_head", clerk.name, "", ()),
        ("settled_by_head", supervisor.name, "", ()),
    ]
    assert [act_word(act) for act in NEUTRAL.values()] == [
        "عُرض على رئيس المصلحة",
        "فصل فيه رئيس المصلحة",
    ]
    told_to_clerk = request_object(
        desk.reading.show(request_id, by=clerk), desk.follow_on.view(request_id)
    )
    assert told_to_clerk["with_head"] is False
    assert "doubt" not in json.dumps(told_to_clerk)
    told_to_head = request_object(
        desk.reading.show(request_id, by=supervisor), desk.follow_on.view(request_id)
    )
    assert "ختم غريب" in json.dumps(told_to_head["doubts"], ensure_ascii=False)


def test_one_doubt_is_written_once_until_it_is_settled(desk: Desk) -> None:
    request_id = deposited(desk)
    for _ in range(2):
        desk.verifying.raise_doubt(request_id, "شك", by=CLERK)
    assert desk.verifying.settle_doubts(request_id, "سبب", by=SUPERVISOR) == 1
    assert desk.verifying.settle_doubts(request_id, "سبب", by=SUPERVISOR) == 0
    desk.verifying.raise_doubt(request_id, "شك", by=COLLEAGUE)
    doubts = desk.reading.show(request_id, by=SUPERVISOR).doubts
    assert [one.is_open for one in doubts] == [False, True]
    assert (doubts[0].settled_by, doubts[0].settled_reason) == (SUPERVISOR.id, "سبب")


def test_who_may_raise_and_settle(desk: Desk) -> None:
    request_id = deposited(desk)
    with pytest.raises(NotAllowed):
        desk.verifying.raise_doubt(request_id, "شك", by=AUDITOR)
    with pytest.raises(SupervisorReasonNeeded):
        desk.verifying.raise_doubt(request_id, "  ", by=CLERK)
    with pytest.raises(NotAllowed):
        desk.verifying.settle_doubts(request_id, "سبب", by=CLERK)
    with pytest.raises(SupervisorReasonNeeded):
        desk.verifying.settle_doubts(request_id, "", by=SUPERVISOR)


def test_a_draft_can_be_discarded_so_no_doubt_hangs_on_it(desk: Desk) -> None:
    request_id = draft(desk)
    with pytest.raises(WrongState):
        desk.verifying.raise_doubt(request_id, "شك", by=CLERK)
    desk.verifying.raise_doubt(handed_over(desk, 2), "ظهر بعد التسليم", by=CLERK)
