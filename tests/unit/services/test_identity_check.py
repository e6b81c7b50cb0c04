"""The identity panel on stored requests: each case of the table, doubts, what is kept."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from certdesk.desk import Desk
from certdesk.domain.errors import RuleBroken
from certdesk.domain.identity import (
    DOCUMENT_WORDS,
    Comparison,
    DeedIncomplete,
    DocumentExpired,
    DocumentIncomplete,
    DocumentNotAccepted,
    Mismatch,
    NoDocument,
    NoteNeeded,
    Person,
    ShownDocument,
)
from certdesk.domain.rights import NotAllowed, SupervisorReasonNeeded
from certdesk.domain.verification import OpenDoubt
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.views import HandoverView
from tests.builders import (
    CLERK,
    SUPERVISOR,
    born,
    by_proxy,
    card,
    edition,
    handed_over,
    ready,
    staffed,
)

EXPIRED = card(expires_on=date(2026, 11, 22))
UNLOCKED: dict[str, Any] = {"unlock_by": SUPERVISOR, "unlock_reason": "معروف لدى المصلحة"}


def shown(document: ShownDocument | None = None, **changes: object) -> PickupInput:
    entered = PickupInput(document=document)
    return replace(entered, **changes)  # type: ignore[arg-type]


def attempt(desk: Desk, request_id: int) -> HandoverView:
    return desk.reading.show(request_id, by=SUPERVISOR).handovers[-1]


def doubts(desk: Desk, request_id: int) -> list[str]:
    view = desk.reading.show(request_id, by=SUPERVISOR)
    return [one.kind.value for one in view.doubts if one.is_open]


# ---- refused, and kept


@pytest.mark.parametrize(
    "entered, refusal",
    [
        (shown(), NoDocument),
        (shown(card(number=" ")), NoDocument),
        (shown(card(kind="military_card")), DocumentNotAccepted),
        (shown(EXPIRED), DocumentExpired),
        (shown(card(person=Person(latin_family_name="AUTRE"))), Mismatch),
        (shown(card(person=Person())), Mismatch),
        (shown(card(), comparison=Comparison.MISMATCH), Mismatch),
        (shown(card(), comparison=Comparison.SPELLING_DIFFERS), NoteNeeded),
        (by_proxy(principal_document=None), NoDocument),
        (by_proxy(document=None), NoDocument),
        (by_proxy(deed=None), DeedIncomplete),
        (by_proxy(proxy_name=""), Mismatch),
    ],
)
def test_a_refused_attempt_is_kept_and_gives_nothing(
    desk: Desk, entered: PickupInput, refusal: type[RuleBroken]
) -> None:
    request_id = ready(desk)
    with pytest.raises(refusal):
        desk.handover.prepare(request_id, entered, by=CLERK)
    kept = attempt(desk, request_id)
    assert (kept.status, kept.decision, kept.refusal) == ("refused", "refused", refusal.code)
    assert (kept.sheet_id, kept.number) == (None, "")
    view = desk.reading.show(request_id, by=CLERK)
    assert view.history[-1].note == refusal.code
    assert (view.balance.given, view.next_step) == (0, "hand_over")
    # the next try has the next number
    desk.handover.prepare(request_id, shown(card()), by=CLERK)
    assert attempt(desk, request_id).sheet_number == "0001/2026-T2"


def test_the_check_can_be_asked_without_storing(desk: Desk) -> None:
    request_id = ready(desk)
    checked = desk.handover.check(request_id, shown(EXPIRED))
    assert isinstance(checked.refusal, DocumentExpired)
    assert desk.handover.check(request_id, shown(card())).refusal is None
    assert desk.reading.show(request_id, by=CLERK).handovers == ()


def test_what_the_sheet_needs_of_a_document_is_asked_for_in_words(desk: Desk) -> None:
    request_id = ready(desk)
    with pytest.raises(DocumentIncomplete) as refused:
        desk.handover.prepare(request_id, shown(card(issued_on=None, issued_at=" ")), by=CLERK)
    assert refused.value.data["fields"] == (
        DOCUMENT_WORDS["issued_on"],
        DOCUMENT_WORDS["issued_at"],
    )
    assert desk.reading.show(request_id, by=CLERK).handovers == ()


# ---- granted


def test_the_clerks_eye_alone_when_no_name_was_typed(desk: Desk) -> None:
    request_id = ready(desk)
    document = card(person=Person())
    desk.handover.prepare(request_id, shown(document, comparison=Comparison.MATCHES), by=CLERK)
    kept = attempt(desk, request_id)
    assert (kept.decision, kept.checks[0].comparison) == ("granted", Comparison.MATCHES)
    assert kept.checks[0].document == replace(document, number="XXXXX0001")


def test_the_eye_also_where_nothing_typed_can_be_compared(desk: Desk) -> None:
    request_id = ready(desk, latin_given_name="", latin_family_name="")
    latin_only = card(person=Person(latin_family_name="ELMITHALI"))
    with pytest.raises(Mismatch):
        desk.handover.prepare(request_id, shown(latin_only), by=CLERK)
    desk.handover.prepare(request_id, shown(latin_only, comparison=Comparison.MATCHES), by=CLERK)
    assert attempt(desk, request_id).decision == "granted"


def test_the_worse_of_eye_and_rule_counts(desk: Desk) -> None:
    request_id = ready(desk)
    other = card(person=Person(latin_family_name="AUTRE", birth_date=born()))
    with pytest.raises(Mismatch):
        desk.handover.prepare(request_id, shown(other, comparison=Comparison.MATCHES), by=CLERK)


def test_a_spelling_is_accepted_with_a_note_and_its_letters_are_kept(desk: Desk) -> None:
    request_id = ready(desk)
    spelled = card(person=replace(card().person, latin_given_name="Yacout"))
    with pytest.raises(NoteNeeded):
        desk.handover.prepare(request_id, shown(spelled), by=CLERK)
    desk.handover.prepare(request_id, shown(spelled, note=" حرف في اللاتينية "), by=CLERK)
    kept = attempt(desk, request_id)
    assert (kept.decision, kept.note) == ("granted", "حرف في اللاتينية")
    difference = kept.checks[0].differences[0]
    assert (difference.in_file, difference.on_document) == ("Yakout", "Yacout")
    assert difference.spelling


@pytest.mark.parametrize("entered", [shown(EXPIRED), shown(card(kind="military_card"))])
def test_a_supervisor_unlocks_with_a_reason(desk: Desk, entered: PickupInput) -> None:
    clerk, supervisor = staffed(desk)
    request_id = ready(desk, by=clerk)
    with pytest.raises(NotAllowed):
        desk.handover.prepare(
            request_id, replace(entered, unlock_by=clerk, unlock_reason="سبب"), by=clerk
        )
    with pytest.raises(SupervisorReasonNeeded):
        desk.handover.prepare(request_id, replace(entered, unlock_by=supervisor), by=clerk)
    assert desk.reading.show(request_id, by=clerk).handovers == ()
    desk.handover.prepare(
        request_id, replace(entered, unlock_by=supervisor, unlock_reason=" معروف "), by=clerk
    )
    kept = attempt(desk, request_id)
    assert (kept.decision, kept.unlocked_by, kept.unlock_reason) == (
        "granted",
        supervisor.name,
        "معروف",
    )


def test_an_unlock_that_lifted_nothing_is_not_written(desk: Desk) -> None:
    request_id = ready(desk)
    desk.handover.prepare(request_id, shown(card(), **UNLOCKED), by=CLERK)
    assert attempt(desk, request_id).unlock_reason == ""
    desk.handover.abandon(request_id, by=CLERK)
    with pytest.raises(NoDocument):
        desk.handover.prepare(request_id, shown(**UNLOCKED), by=CLERK)
    assert attempt(desk, request_id).unlock_reason == ""


def test_an_office_that_refuses_expired_documents_has_no_unlock(desk: Desk) -> None:
    edition(desk, "procedure", {'= "supervisor"': '= "refused"'})
    request_id = ready(desk)
    with pytest.raises(DocumentExpired):
        desk.handover.prepare(request_id, shown(EXPIRED, **UNLOCKED), by=CLERK)


# ---- proxies


def test_a_proxy_with_both_documents_and_the_deed(desk: Desk) -> None:
    request_id = ready(desk)
    desk.handover.prepare(request_id, by_proxy(), by=CLERK)
    kept = attempt(desk, request_id)
    assert (kept.receiver, kept.receiver_name) == ("proxy", "وكيل المثال")
    assert [one.role for one in kept.checks] == ["proxy", "principal"]
    assert desk.handover.confirm(request_id, by=CLERK).closed


@pytest.mark.parametrize(
    "on_card, verdict",
    [
        (Person(given_name="وكيل", family_name="المثال"), Comparison.MATCHES),
        (Person(given_name="المثال", family_name="وكيل"), Comparison.SPELLING_DIFFERS),
        (Person(given_name="غريب", family_name="المثال"), Comparison.MISMATCH),
    ],
)
def test_the_proxys_whole_name_is_compared(
    desk: Desk, on_card: Person, verdict: Comparison
) -> None:
    entered = by_proxy(document=card(number="900000001", person=on_card))
    checked = desk.handover.check(ready(desk), entered)
    assert checked.checks[0].comparison is verdict


# ---- what the card contradicts


def test_another_birth_date_raises_a_doubt_unless_the_supervisor_saw_it(desk: Desk) -> None:
    request_id = ready(desk)
    other = card(person=replace(card().person, birth_date=date(1990, 1, 1)))
    desk.handover.prepare(request_id, shown(other, **UNLOCKED), by=CLERK)
    assert doubts(desk, request_id) == []
    desk.handover.abandon(request_id, by=CLERK)
    with pytest.raises(Mismatch):
        desk.handover.prepare(request_id, shown(other), by=CLERK)
    assert doubts(desk, request_id) == ["birth_date_differs"]
    with pytest.raises(OpenDoubt):
        desk.handover.prepare(request_id, shown(card()), by=CLERK)
    detail = desk.reading.show(request_id, by=SUPERVISOR).doubts[0].detail
    assert detail == f"{born().isoformat()} – 1990-01-01"


def test_an_identity_number_under_another_name_stops_the_pickup_at_once(desk: Desk) -> None:
    handed_over(desk, 1)
    request_id = ready(desk, 2)
    borrowed = card(2, number=card(1).number)
    with pytest.raises(OpenDoubt):
        desk.handover.prepare(request_id, shown(borrowed), by=CLERK)
    kept = attempt(desk, request_id)
    assert (kept.status, kept.refusal) == ("refused", "open_doubt")
    assert doubts(desk, request_id) == ["identity_number_other_name"]
    desk.verifying.settle_doubts(request_id, "خطأ في الكتابة قبل سنة", by=SUPERVISOR)
    desk.handover.prepare(request_id, shown(borrowed), by=CLERK)
    assert desk.handover.confirm(request_id, by=CLERK).closed


def test_the_same_person_shows_the_same_number_again(desk: Desk) -> None:
    handed_over(desk, 1)
    request_id = ready(desk, 1)
    desk.handover.prepare(request_id, shown(card(1)), by=CLERK)
    assert doubts(desk, request_id) == []


def test_a_proxys_own_number_proves_nothing_of_the_applicant(desk: Desk) -> None:
    handed_over(desk, 1)
    request_id = ready(desk, 2)
    proxy = card(2, number=card(1).number, person=Person())
    desk.handover.prepare(request_id, by_proxy(2, document=proxy), by=CLERK)
    assert doubts(desk, request_id) == []


def test_a_doubt_of_the_card_does_not_keep_papers_back_on_a_return(desk: Desk) -> None:
    handed_over(desk, 1)
    request_id = ready(desk, 2)
    desk.decisions.withdraw(request_id, "تراجع", by=SUPERVISOR)
    borrowed = card(2, number=card(1).number)
    desk.handover.prepare_return(request_id, shown(borrowed), by=CLERK)
    assert doubts(desk, request_id) == ["identity_number_other_name"]
    assert desk.handover.confirm(request_id, by=CLERK).closed
