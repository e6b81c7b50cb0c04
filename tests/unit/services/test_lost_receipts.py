"""A lost receipt: the card first, then a counted copy; a proxy only with the supervisor."""

from datetime import date

import pytest

from certdesk.desk import Desk
from certdesk.domain.identity import DocumentExpired, Mismatch, NoDocument, Person
from certdesk.domain.lost_receipt import ProxyNeedsSupervisor
from certdesk.domain.request import WrongState
from certdesk.domain.rights import NotAllowed, SupervisorReasonNeeded
from certdesk.services.counter.identity_check import PickupInput
from tests.builders import (
    AUDITOR,
    CLERK,
    SUPERVISOR,
    born,
    by_proxy,
    card,
    deposited,
    draft,
    handed_over,
)

OWN = PickupInput(document=card())


def test_the_copy_is_counted_and_the_declaration_kept(desk: Desk) -> None:
    request_id = deposited(desk)
    first = desk.lost_receipts.declare(request_id, OWN, by=CLERK)
    assert first.copy == 1
    desk.printing.came_out(first.sheet_id, by=CLERK, reason="ضاع الوصل")
    again = desk.lost_receipts.declare(request_id, OWN, by=CLERK)
    assert (again.sheet_id, again.copy) == (first.sheet_id, 2)
    view = desk.reading.show(request_id, by=CLERK)
    assert [(one.declared_by, one.name, one.refusal) for one in view.lost_receipts] == [
        ("applicant", "ياقوت المثالي", ""),
        ("applicant", "ياقوت المثالي", ""),
    ]
    assert [one.act for one in view.history].count("receipt_lost") == 2


def test_a_refused_declaration_is_kept_and_no_copy_is_made(desk: Desk) -> None:
    request_id = deposited(desk)
    expired = PickupInput(document=card(expires_on=date(2026, 1, 1)))
    for entered, refusal in ((PickupInput(), NoDocument), (expired, DocumentExpired)):
        with pytest.raises(refusal):
            desk.lost_receipts.declare(request_id, entered, by=CLERK)
    view = desk.reading.show(request_id, by=CLERK)
    assert [one.refusal for one in view.lost_receipts] == ["no_document", "document_expired"]
    assert not view.sheets[-1].issued
    allowed = PickupInput(
        document=card(expires_on=date(2026, 1, 1)), unlock_by=SUPERVISOR, unlock_reason="معروفة"
    )
    assert desk.lost_receipts.declare(request_id, allowed, by=CLERK).copy == 1


def test_a_proxy_needs_the_supervisor_with_a_reason(desk: Desk) -> None:
    request_id = deposited(desk)
    with pytest.raises(ProxyNeedsSupervisor):
        desk.lost_receipts.declare(request_id, by_proxy(), by=CLERK)
    with pytest.raises(SupervisorReasonNeeded):
        desk.lost_receipts.declare(request_id, by_proxy(), by=SUPERVISOR)
    with pytest.raises(NotAllowed):
        desk.lost_receipts.declare(
            request_id, by_proxy(unlock_by=CLERK, unlock_reason="نعم"), by=CLERK
        )
    signed = by_proxy(unlock_by=SUPERVISOR, unlock_reason="وكالة معروفة")
    assert desk.lost_receipts.declare(request_id, signed, by=CLERK).copy == 1
    last = desk.reading.show(request_id, by=CLERK).lost_receipts[-1]
    assert (last.declared_by, last.name, last.reason) == ("proxy", "وكيل المثال", "وكالة معروفة")


def test_a_card_that_contradicts_the_file_raises_its_doubt(desk: Desk) -> None:
    request_id = deposited(desk)
    other = card(person=Person("ياقوت", "المثالي", birth_date=born(90)))
    with pytest.raises(Mismatch):
        desk.lost_receipts.declare(request_id, PickupInput(document=other), by=CLERK)
    view = desk.reading.show(request_id, by=SUPERVISOR)
    assert [one.kind.value for one in view.doubts] == ["birth_date_differs"]


def test_only_while_the_receipt_is_good_for_something(desk: Desk) -> None:
    for request_id, n in ((draft(desk, 1), 1), (handed_over(desk, 2), 2)):
        with pytest.raises(WrongState):
            desk.lost_receipts.declare(request_id, PickupInput(document=card(n)), by=CLERK)
    with pytest.raises(NotAllowed):
        desk.lost_receipts.declare(deposited(desk, 3), OWN, by=AUDITOR)
