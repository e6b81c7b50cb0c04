"""The return sheet: frozen with the identity check, it says why the papers go back."""

import pytest

from certdesk.desk import Desk
from certdesk.documents.render import stored_snapshot
from certdesk.documents.snapshots import Decision, ReturnSheet
from certdesk.domain.identity import IdentityRefused
from certdesk.services.counter.identity_check import PickupInput
from tests.builders import (
    CLERK,
    SUPERVISOR,
    by_proxy,
    card,
    deposited,
    give_back,
    ready,
)
from tests.paper.reading import words


def returned(desk: Desk, sheet_id: int) -> ReturnSheet:
    assert sheet_id is not None
    with desk.office.store.read() as unit:
        row = unit.sheets.get(sheet_id)
    assert row.kind == "return-sheet"
    found = stored_snapshot("return_sheet", row.snapshot)
    assert isinstance(found, ReturnSheet)
    return found


@pytest.mark.parametrize(
    "act, decision",
    [
        ("refuse", Decision.REFUSED),
        ("withdraw", Decision.WITHDRAWN),
        ("void", Decision.VOID),
    ],
)
def test_it_says_what_was_decided_and_balances(desk: Desk, act: str, decision: Decision) -> None:
    request_id = deposited(desk)
    getattr(desk.decisions, act)(request_id, "سبب القرار", by=SUPERVISOR)
    prepared = desk.handover.prepare_return(request_id, PickupInput(document=card()), by=CLERK)
    kept = returned(desk, prepared.sheet_id)
    assert (kept.decision, kept.decided_on, kept.reason) == (
        decision,
        desk.office.today(),
        "سبب القرار",
    )
    assert (kept.number, kept.request_number) == ("0001/2026-T1", "0001/2026")
    assert sum(line.taken for line in kept.lines) == 9
    assert (sum(line.given for line in kept.lines), sum(line.kept for line in kept.lines)) == (6, 3)
    assert [line.due for line in kept.lines] == [0] * len(kept.lines)
    read = words(desk.printing.sheet(prepared.sheet_id).pdf)
    assert "القرار" in read


def test_copies_of_a_file_given_up_are_spoiled_on_it(desk: Desk) -> None:
    request_id = ready(desk)
    desk.decisions.withdraw(request_id, "تراجع", by=SUPERVISOR)
    prepared = desk.handover.prepare_return(request_id, by_proxy(), by=CLERK)
    kept = returned(desk, prepared.sheet_id)
    assert sum(line.spoiled for line in kept.lines) == 12
    assert kept.receiver == "وكيل المثال"
    assert kept.deed is not None


def test_the_file_shows_its_return_sheet_and_it_waits_to_be_seen(desk: Desk) -> None:
    request_id = deposited(desk)
    desk.decisions.refuse(request_id, "سبب القرار", by=SUPERVISOR)
    give_back(desk, request_id)
    view = desk.reading.show(request_id, by=CLERK)
    sheet = desk.printing.find_sheet("return-sheet", request_id)
    assert [one.sheet_id for one in view.handovers] == [sheet.id]
    assert sheet.id in [one.id for one in desk.printing.not_issued()]


def test_a_refused_return_freezes_no_sheet(desk: Desk) -> None:
    request_id = deposited(desk)
    desk.decisions.refuse(request_id, "سبب القرار", by=SUPERVISOR)
    with pytest.raises(IdentityRefused):
        desk.handover.prepare_return(request_id, PickupInput(document=None), by=CLERK)
    view = desk.reading.show(request_id, by=CLERK)
    assert [sheet.kind for sheet in view.sheets] == ["deposit-receipt"]
