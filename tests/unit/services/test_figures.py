"""Figures of the registers' page."""

from datetime import timedelta

from certdesk.desk import Desk
from certdesk.domain.checklist import ChecklistItem, Verdict
from certdesk.i18n import ltr
from certdesk.services.registers.figures import Figures, MonthFigure
from certdesk.services.registers.periods import month_period
from tests.builders import (
    AUDITOR,
    CLERK,
    SUPERVISOR,
    at_signature,
    complete,
    deposited,
    draft,
    handed_over,
    staffed,
)
from tests.databases import TestClock


def test_twelve_months_of_deposits_voids_among_them(desk: Desk) -> None:
    deposited(desk, 1)
    desk.decisions.void(deposited(desk, 2), "قيد مكرر", by=SUPERVISOR)
    figures = Figures(desk.office).deposits_a_month(2026, 11, by=CLERK)
    assert figures[0] == MonthFigure(2025, 12, 0)
    assert (len(figures), figures[-1]) == (12, MonthFigure(2026, 11, 2))
    assert Figures(desk.office).deposits_a_month(2026, 12, by=CLERK)[-2].deposited == 2


def test_the_summary_counts_the_period(desk: Desk, clock: TestClock) -> None:
    clerk, supervisor = staffed(desk)
    refused = draft(desk, 1, by=clerk)
    for paper in ("diploma", "bac_transcript"):
        desk.checklist.judge(refused, not_accepted(desk, paper), by=clerk)
    waived = complete(desk, 2, by=clerk, without=("bac_transcript",))
    waiver = ChecklistItem("bac_transcript", Verdict.WAIVED, waive_reason="في ملف سابق")
    desk.checklist.judge(waived, waiver, by=supervisor)
    handed_over(desk, 3, by=clerk)
    late = at_signature(desk, 4, by=clerk)
    clock.moment += timedelta(days=8)
    desk.signature.take_back_signed(late, by=clerk)
    summary = Figures(desk.office).summary(month_period(2026, 11), by=AUDITOR)
    assert [figure for _, figure in summary.facts] == [2, 1, 3.0]
    assert summary.months.points[-1] == ("نوفمبر", 2)
    assert dict(summary.ready.points)[ltr("0")] == 1
    assert dict(summary.ready.points)[ltr("6-10")] == 1
    assert summary.ready.current == 3
    assert [count for _, count in summary.missing.points] == [2, 1]
    assert dict(summary.open.points) == {
        "مسودة": 2,
        "مودع": 0,
        "قيد الإمضاء": 0,
        "جاهز للتسليم": 1,
    }
    empty = Figures(desk.office).summary(month_period(2025, 1), by=AUDITOR)
    assert empty.missing.points == ()
    assert empty.facts[2][1] == "لا شيء بعد"


def not_accepted(desk: Desk, paper: str) -> ChecklistItem:
    with desk.office.store.read() as unit:
        document = desk.office.procedure(unit).paper(paper)
        assert document is not None
        known = [reason.id for reason in desk.office.procedure(unit).reasons_for(document)]
    return ChecklistItem(paper, Verdict.NOT_ACCEPTED, reasons=(known[0],))
