"""Drafts left behind: what they lack, discarded by hand and by time, brought back."""

from datetime import date, timedelta

import pytest

from certdesk.desk import Desk
from certdesk.domain.checklist import ChecklistItem, Verdict
from certdesk.domain.request import NoSuchRequest, WrongState
from certdesk.domain.rights import NotAllowed
from tests.builders import AUDITOR, CLERK, complete, deposited, draft, edition
from tests.databases import TestClock


def test_each_draft_says_its_first_missing_paper(desk: Desk) -> None:
    whole, empty = complete(desk, 1), draft(desk, 2)
    deposited(desk, 3)
    first, second = desk.drafts.left()
    assert (first.id, first.first_missing, first.missing) == (whole, "", 0)
    assert (second.id, second.missing) == (empty, 5)
    assert second.first_missing == "طلب توثيق الشهادة ممضى"
    assert second.kept_until == date(2026, 12, 23)


def test_a_discarded_draft_comes_back_as_it_was(desk: Desk) -> None:
    request_id = draft(desk, 1)
    item = ChecklistItem("bac_transcript", Verdict.NOT_ACCEPTED, ("illegible",), note="باهتة")
    desk.checklist.judge(request_id, item, by=CLERK)
    before = desk.reading.show(request_id, by=CLERK)
    kept = desk.drafts.discard(request_id, by=CLERK)
    assert desk.drafts.left() == []
    assert before.name not in repr(kept)
    back = desk.reading.show(desk.drafts.bring_back(kept, by=CLERK), by=CLERK)
    assert (back.draft_code, back.form, back.name) == (before.draft_code, before.form, before.name)
    assert back.missing == before.missing
    assert desk.lists.find(before.name)
    assert [line.act for line in back.history][-1] == "draft_brought_back"


def test_only_drafts_are_discarded_and_by_the_counter(desk: Desk) -> None:
    numbered, own = deposited(desk, 1), draft(desk, 2)
    with pytest.raises(WrongState):
        desk.drafts.discard(numbered, by=CLERK)
    with pytest.raises(NotAllowed):
        desk.drafts.discard(own, by=AUDITOR)


def test_a_draft_nobody_touched_for_its_days_goes(desk: Desk, clock: TestClock) -> None:
    old = draft(desk, 1)
    clock.moment += timedelta(days=30)
    worked_on = draft(desk, 2)
    assert desk.drafts.discard_left_behind() == 0
    clock.moment += timedelta(days=1)
    assert desk.drafts.discard_left_behind() == 1
    assert [one.id for one in desk.drafts.left()] == [worked_on]
    with pytest.raises(NoSuchRequest):
        desk.reading.show(old, by=CLERK)
    with desk.office.store.read() as unit:
        entry = unit.journal.entries()[0]
    assert (entry.act, entry.by, entry.subject_id) == ("draft_expired", None, old)


def test_looking_at_a_paper_keeps_a_draft_alive(desk: Desk, clock: TestClock) -> None:
    request_id = draft(desk, 1)
    clock.moment += timedelta(days=20)
    desk.checklist.judge(request_id, ChecklistItem("bac_transcript", Verdict.ACCEPTED), by=CLERK)
    clock.moment += timedelta(days=20)
    assert desk.drafts.discard_left_behind() == 0
    desk.printing.deficiency_slip(request_id, by=CLERK)
    clock.moment += timedelta(days=29)
    assert desk.drafts.discard_left_behind() == 0


def test_a_clock_set_far_ahead_discards_nothing_until_somebody_works(
    desk: Desk, clock: TestClock
) -> None:
    draft(desk, 1)
    clock.moment += timedelta(days=46)
    with desk.office.store.read() as unit:
        before = unit.journal.head()
    assert desk.drafts.discard_left_behind() == 0
    with desk.office.store.write() as unit:
        assert unit.journal.head() == before
        unit.journal.add("signed_in", by=1, subject="staff", subject_id=1, at=desk.office.now())
    assert desk.drafts.discard_left_behind() == 0
    draft(desk, 2)
    assert desk.drafts.discard_left_behind() == 1
    assert len(desk.drafts.left()) == 1


def test_the_office_sets_the_days(desk: Desk, clock: TestClock) -> None:
    edition(desk, "procedure", {"draft_days = 30": "draft_days = 3"})
    draft(desk, 1)
    clock.moment += timedelta(days=4)
    assert desk.drafts.discard_left_behind() == 1
