"""One paper at a time: verdicts, waivers, what is filled in, undo."""

from datetime import date, timedelta

import pytest

from certdesk.desk import Desk
from certdesk.domain.checklist import ChecklistItem, InvalidVerdict, Progress, Verdict
from certdesk.domain.request import WrongState
from certdesk.domain.rights import COMMAND_LINE, NotAllowed, SupervisorReasonNeeded
from certdesk.services.request.checklist import UnknownPaper
from tests.builders import CLERK, SUPERVISOR, complete, deposited, draft

TODAY = date(2026, 11, 23)


def test_papers_come_in_the_order_of_the_notice(desk: Desk) -> None:
    view = desk.checklist.view(draft(desk))
    assert [one.document.id for one in view.papers] == [
        "request_form",
        "bac_transcript",
        "birth_certificate",
        "diploma",
        "training_transcripts",
        "progres_request",
    ]
    assert (view.progress, view.first_open) == (Progress(0, 5), "request_form")
    assert len(view.missing) == 5


def test_what_to_look_at_is_filled_from_the_request(desk: Desk) -> None:
    request_id = draft(desk, 1, transcripts="5")
    papers = {one.document.id: one for one in desk.checklist.view(request_id).papers}
    assert "ياقوت المثالي" in papers["request_form"].look_at[0].detail
    assert "101/2022" in papers["diploma"].look_at[1].detail
    assert "23/11/2025" in papers["birth_certificate"].look_at[1].detail
    assert "5" in papers["training_transcripts"].look_at[0].detail
    assert papers["diploma"].reasons["damaged"]
    assert "incomplete_years" not in papers["diploma"].reasons


def test_what_is_not_typed_yet_shows_as_dots(desk: Desk) -> None:
    request_id = desk.intake.start({}, by=CLERK).request_id
    papers = desk.checklist.view(request_id).papers
    assert "…" in papers[0].look_at[0].detail


def test_a_verdict_is_kept_and_its_age_told(desk: Desk) -> None:
    request_id = draft(desk)
    issued = TODAY - timedelta(days=40)
    item = ChecklistItem("birth_certificate", Verdict.ACCEPTED, issued_on=issued)
    view = desk.checklist.judge(request_id, item, by=CLERK)
    paper = next(one for one in view.papers if one.document.id == "birth_certificate")
    assert (paper.item, paper.age_days, paper.is_recent) == (item, 40, True)
    assert view.progress == Progress(1, 5)
    history = desk.reading.show(request_id, by=CLERK).history
    assert history[-1].changes == (("birth_certificate", None, "accepted"),)


@pytest.mark.parametrize(
    "item",
    [
        ChecklistItem("birth_certificate", Verdict.ACCEPTED),
        ChecklistItem("birth_certificate", Verdict.ACCEPTED, issued_on=date(2026, 11, 24)),
        ChecklistItem("birth_certificate", Verdict.ACCEPTED, issued_on=date(2025, 11, 22)),
        ChecklistItem("training_transcripts", Verdict.ACCEPTED),
        ChecklistItem("training_transcripts", Verdict.ACCEPTED, sheets=0),
        ChecklistItem("diploma", Verdict.NOT_ACCEPTED),
        ChecklistItem("diploma", Verdict.NOT_ACCEPTED, reasons=("too_old",)),
    ],
)
def test_a_verdict_the_rules_do_not_allow_is_not_kept(desk: Desk, item: ChecklistItem) -> None:
    request_id = draft(desk)
    with pytest.raises(InvalidVerdict):
        desk.checklist.judge(request_id, item, by=CLERK)
    assert desk.checklist.view(request_id).progress == Progress(0, 5)


@pytest.mark.parametrize("paper", ["identity_card", "passport"])
def test_a_paper_that_is_not_asked_for_at_the_deposit(desk: Desk, paper: str) -> None:
    with pytest.raises(UnknownPaper):
        desk.checklist.judge(draft(desk), ChecklistItem(paper), by=CLERK)


def test_a_waiver_is_a_supervisors_with_a_reason(desk: Desk) -> None:
    request_id = draft(desk)
    waiver = ChecklistItem("diploma", Verdict.WAIVED, waive_reason=" الأصل في ملف سابق ")
    with pytest.raises(NotAllowed):
        desk.checklist.judge(request_id, waiver, by=CLERK)
    with pytest.raises(SupervisorReasonNeeded):
        desk.checklist.judge(request_id, ChecklistItem("diploma", Verdict.WAIVED), by=SUPERVISOR)
    view = desk.checklist.judge(request_id, waiver, by=SUPERVISOR)
    kept = next(one.item for one in view.papers if one.document.id == "diploma")
    assert (kept.waived_by, kept.waive_reason) == (SUPERVISOR.id, "الأصل في ملف سابق")
    assert view.progress == Progress(1, 5)
    by_nobody = desk.checklist.judge(request_id, waiver, by=COMMAND_LINE)
    assert next(one.item for one in by_nobody.papers if one.item.waive_reason).waived_by == 0


def test_a_verdict_can_be_taken_back(desk: Desk) -> None:
    request_id = complete(desk)
    view = desk.checklist.undo(request_id, "diploma", by=CLERK)
    assert (view.progress, view.first_open) == (Progress(4, 5), "diploma")
    history = desk.reading.show(request_id, by=CLERK).history
    assert history[-1].changes == (("diploma", "accepted", "not_looked_at"),)


def test_the_checklist_of_a_numbered_request_is_closed(desk: Desk) -> None:
    with pytest.raises(WrongState):
        desk.checklist.undo(deposited(desk), "diploma", by=CLERK)
