"""What changes after a month was closed stands in a correction line."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from certdesk.desk import Desk
from certdesk.domain.register import RegisterKind
from certdesk.i18n import ltr
from certdesk.services.closed_months import note_correction
from certdesk.services.counter.correcting import Correction
from certdesk.services.registers.periods import month_period
from certdesk.storage.rows.closed_months import CorrectionRow
from certdesk.storage.tables.counter import closings
from tests.builders import SUPERVISOR, deposited, give_back, handed_over, pick_up, ready
from tests.databases import TestClock

DECEMBER = month_period(2026, 12)


def close_month(desk: Desk, register: str) -> None:
    with desk.office.store.write() as unit:
        unit.connection.execute(
            insert(closings).values(
                register=register, year=2026, month=11, rows=1, hash="h", totals={}, lines=[],
                at=desk.office.now(),
            )
        )  # fmt: skip


def lines(desk: Desk, request_id: int) -> list[CorrectionRow]:
    with desk.office.store.read() as unit:
        return list(unit.closed_months.corrections_of(request_id))


@pytest.mark.parametrize("closed", [None, "pickup", "deposit"])
def test_a_void_entry_corrects_only_a_closed_deposit_month(desk: Desk, closed: str | None) -> None:
    request_id = deposited(desk)
    if closed:
        close_month(desk, closed)
    desk.decisions.void(request_id, "قيد مكرر", by=SUPERVISOR)
    found = [(one.field, one.old, one.new, one.reason) for one in lines(desk, request_id)]
    assert found == ([("state", "deposited", "void", "قيد مكرر")] if closed == "deposit" else [])


@pytest.mark.parametrize("decide, word", [("refuse", "رُفض الطلب"), ("withdraw", "تراجع المعني")])
def test_a_decision_and_its_return_show_in_a_closed_month(
    desk: Desk, clock: TestClock, decide: str, word: str
) -> None:
    request_id = deposited(desk)
    clock.moment = datetime(2026, 12, 3, 9, tzinfo=UTC)
    desk.month_closing.close(RegisterKind.DEPOSIT, 2026, 11, by=SUPERVISOR)
    getattr(desk.decisions, decide)(request_id, "سبب القرار", by=SUPERVISOR)
    give_back(desk, request_id)
    said = [one.remarks for one in desk.registers.deposits(DECEMBER, by=SUPERVISOR).entries]
    assert word in said[0]
    assert "سبب القرار" in said[0]
    assert said[1] == f"قيد نوفمبر 2026: استُرجعت وثائق: {ltr('ر/0001/2026')}"
    standing = desk.month_closing.standing(RegisterKind.DEPOSIT, 2026, 11, by=SUPERVISOR)
    assert standing is not None
    assert len(standing.changes) == 2


def test_two_pickups_of_a_closed_month_make_one_line_of_a_corrected_name(
    desk: Desk, clock: TestClock
) -> None:
    request_id = ready(desk)
    some = desk.reading.show(request_id, by=SUPERVISOR).lines[3].id
    pick_up(desk, request_id, lines=[some])
    pick_up(desk, request_id)
    clock.moment = datetime(2026, 12, 3, 9, tzinfo=UTC)
    desk.month_closing.close(RegisterKind.PICKUP, 2026, 11, by=SUPERVISOR)
    correction = Correction({"family_name": "المرجعي"}, {}, "خطأ في النقل")
    desk.correcting.correct(request_id, correction, by=SUPERVISOR)
    assert [one.field for one in lines(desk, request_id)] == ["family_name"]
    assert list(desk.upkeep.check()) == []


@pytest.mark.parametrize("closed", ["pickup", "deposit"])
def test_a_reversed_hand_over_corrects_only_a_closed_pickup_month(desk: Desk, closed: str) -> None:
    request_id = handed_over(desk)
    close_month(desk, closed)
    desk.handover.reverse(request_id, "خطأ", papers_back=True, by=SUPERVISOR)
    found = [(one.field, one.new, one.made_on) for one in lines(desk, request_id)]
    today = desk.office.today()
    assert found == ([("handover", "reversed", today)] if closed == "pickup" else [])


@pytest.mark.parametrize(
    "field, registers",
    [
        ("given_name", {"deposit", "pickup"}),
        ("phone", {"deposit"}),
        ("sheets.diploma", {"deposit"}),
        ("latin_given_name", set()),
    ],
)
def test_only_registers_that_show_the_field_are_corrected(
    desk: Desk, field: str, registers: set[str]
) -> None:
    request_id = handed_over(desk)
    for register in ("deposit", "pickup"):
        close_month(desk, register)
    office = desk.office
    with office.store.write() as unit:
        row = unit.requests.get(request_id)
        note_correction(office, unit, row, field, "قديم", "جديد", reason="سبب", by=SUPERVISOR)
        span = office.today(), office.today() + timedelta(days=1)
        made = {
            register: len(unit.closed_months.corrections_made(register, *span))
            for register in ("deposit", "pickup")
        }
    assert made == {one: int(one in registers) for one in ("deposit", "pickup")}
