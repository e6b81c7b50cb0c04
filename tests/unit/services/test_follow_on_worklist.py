"""Whom to call, which appointments come, what nobody fetched."""

from collections.abc import Sequence
from datetime import date, time, timedelta

import pytest

from certdesk.desk import Desk
from certdesk.domain.follow_on import Appointment, Call, ProgresStep, Result, Source, Told
from certdesk.services.follow_on import worklist as follow_worklist
from certdesk.services.follow_on.views import FollowLine, Work
from certdesk.storage.rows import follow_on as follow_rows
from tests.builders import (
    CLERK,
    SUPERVISOR,
    deposited,
    edition,
    handed_over,
    pick_up,
    ready,
    staffed,
)
from tests.databases import TestClock

STEP = ProgresStep


def pass_days(clock: TestClock, days: int) -> None:
    clock.moment += timedelta(days=days)


def tell(desk: Desk, request_id: int, step: ProgresStep, ago: int = 0, **more: object) -> None:
    on = desk.office.today() - timedelta(days=ago)
    result = more.get("result")
    assert result is None or isinstance(result, Result)
    asked = "كشف أوضح" if result is Result.MORE_ASKED else ""
    told = Told(step, on, Source.PHONE, result=result, asked=asked)
    desk.follow_on.record(request_id, told, by=CLERK)


def appoint(desk: Desk, request_id: int, in_days: int, at: time | None = None) -> None:
    today = desk.office.today()
    made = Appointment(today + timedelta(days=in_days), at)
    desk.follow_on.appoint(request_id, made, told_on=today, source=Source.PHONE, by=CLERK)


def call(desk: Desk, request_id: int, again_in: int | None = None, *, reached: bool = True) -> None:
    again = None if again_in is None else desk.office.today() + timedelta(days=again_in)
    desk.follow_on.called(request_id, Call(reached, "", again), by=CLERK)


def ids(lines: Sequence[FollowLine]) -> list[int]:
    return [line.request.id for line in lines]


def listed(desk: Desk, kind: Work) -> list[int]:
    lines = desk.follow_on.worklist(kind)
    assert desk.follow_on.counts()[kind] == len(lines)
    return ids(lines)


def test_an_empty_register_has_nothing_to_do(desk: Desk) -> None:
    assert desk.follow_on.counts() == dict.fromkeys(Work, 0)
    assert [desk.follow_on.worklist(kind) for kind in Work] == [()] * len(Work)


def test_without_news_the_longest_silence_first(desk: Desk) -> None:
    silent, long_silent, heard, begun_not = (handed_over(desk, n) for n in range(1, 5))
    tell(desk, silent, STEP.UNDER_REVIEW, 14)
    tell(desk, long_silent, STEP.FORM_SUBMIT, 20)
    tell(desk, long_silent, STEP.ACCOUNT_CREATED, 30)
    tell(desk, heard, STEP.UNDER_REVIEW, 40)
    tell(desk, heard, STEP.FORM_CONFIRM, 13)
    assert begun_not not in listed(desk, Work.NO_NEWS)
    assert listed(desk, Work.NO_NEWS) == [long_silent, silent]
    first = desk.follow_on.worklist(Work.NO_NEWS)[0]
    assert (first.days, first.on) == (20, desk.office.today() - timedelta(days=20))
    assert (first.standing.next_step, first.last_call) == (STEP.FORM_CONFIRM, None)
    assert (first.request.phone, first.request.number) == ("0550000002", "0002/2026")
    assert (first.passed_days, first.called_since, first.papers_collected) == (0, False, True)


def test_a_call_answered_ends_the_silence(desk: Desk, clock: TestClock) -> None:
    clerk, _ = staffed(desk)
    request_id = handed_over(desk)
    tell(desk, request_id, STEP.UNDER_REVIEW, 20)
    desk.follow_on.called(request_id, Call(reached=False), by=clerk)
    (line,) = desk.follow_on.worklist(Work.NO_NEWS)
    assert line.last_call is not None
    assert (line.last_call.by, line.last_call.call.reached) == (clerk.name, False)
    call(desk, request_id)
    assert listed(desk, Work.NO_NEWS) == []
    pass_days(clock, 14)
    assert listed(desk, Work.NO_NEWS) == [request_id]


@pytest.mark.parametrize("end", ["done", "refused", "withdrawn"])
def test_what_is_over_calls_nobody(desk: Desk, end: str) -> None:
    request_id = ready(desk) if end == "withdrawn" else handed_over(desk)
    tell(desk, request_id, STEP.UNDER_REVIEW, 60)
    assert listed(desk, Work.NO_NEWS) == [request_id]
    if end == "done":
        tell(desk, request_id, STEP.DONE, 50)
    elif end == "refused":
        tell(desk, request_id, STEP.RESULT, 50, result=Result.REFUSED)
    else:
        desk.decisions.withdraw(request_id, "تراجع", by=SUPERVISOR)
    assert listed(desk, Work.NO_NEWS) == []


def test_more_asked_is_not_over(desk: Desk) -> None:
    request_id = handed_over(desk)
    tell(desk, request_id, STEP.RESULT, 30, result=Result.MORE_ASKED)
    assert listed(desk, Work.NO_NEWS) == [request_id]
    refused = handed_over(desk, 2)
    tell(desk, refused, STEP.RESULT, 30, result=Result.REFUSED)
    tell(desk, refused, STEP.FORM_SUBMIT, 20)
    assert listed(desk, Work.NO_NEWS) == [request_id, refused]


def test_two_weeks_after_an_appointment(desk: Desk, clock: TestClock) -> None:
    bare, told, done = (handed_over(desk, n) for n in (1, 2, 3))
    for one in (bare, told, done):
        appoint(desk, one, 3)
    tell(desk, told, STEP.UNDER_REVIEW, 2)
    tell(desk, done, STEP.DONE)
    pass_days(clock, 16)
    assert listed(desk, Work.NO_NEWS) == []
    pass_days(clock, 1)
    assert sorted(listed(desk, Work.NO_NEWS)) == sorted([bare, told])


def test_the_next_calls_in_the_order_agreed(desk: Desk, clock: TestClock) -> None:
    first, second, later, told_since = (handed_over(desk, n) for n in range(1, 5))
    call(desk, second, 2)
    call(desk, first, 1)
    call(desk, later, 9)
    call(desk, told_since, 1)
    tell(desk, told_since, STEP.LOGGED_IN)
    moved = ready(desk, 5)
    call(desk, moved, 0)
    call(desk, moved, 3, reached=False)
    assert listed(desk, Work.NEXT_CALLS) == []
    pass_days(clock, 2)
    assert listed(desk, Work.NEXT_CALLS) == [first, second]
    assert desk.follow_on.worklist(Work.NEXT_CALLS)[0].days == 1
    assert ids(desk.follow_on.worklist(Work.NEXT_CALLS, limit=1)) == [first]
    pass_days(clock, 1)
    assert moved in listed(desk, Work.NEXT_CALLS)
    pick_up(desk, moved, 5)
    assert moved not in listed(desk, Work.NEXT_CALLS)


def test_the_day_agreed_takes_a_request_out_of_the_silent_ones(desk: Desk) -> None:
    request_id = handed_over(desk)
    tell(desk, request_id, STEP.UNDER_REVIEW, 30)
    call(desk, request_id, 0, reached=False)
    assert listed(desk, Work.NO_NEWS) == []
    assert listed(desk, Work.NEXT_CALLS) == [request_id]


def test_appointments_first_whose_papers_are_still_here(desk: Desk) -> None:
    collected, late_hour, early_hour, no_hour, far, over = (
        handed_over(desk, n) for n in range(1, 7)
    )
    waiting = ready(desk, 7)
    appoint(desk, collected, 1)
    appoint(desk, late_hour, 5, time(14))
    appoint(desk, early_hour, 5, time(8, 30))
    appoint(desk, no_hour, 5)
    appoint(desk, waiting, 7)
    appoint(desk, far, 8)
    appoint(desk, over, 1)
    tell(desk, over, STEP.DONE)
    assert listed(desk, Work.APPOINTMENTS) == [waiting, collected, early_hour, late_hour, no_hour]
    call(desk, waiting, 0)
    call(desk, over, 0)
    assert desk.follow_on.waiting() == 6
    line = desk.follow_on.worklist(Work.APPOINTMENTS)[0]
    assert (line.papers_collected, line.days) == (False, -7)
    desk.follow_on.cancel_appointment(waiting, "أجّلته الوزارة", by=CLERK)
    assert waiting not in listed(desk, Work.APPOINTMENTS)


def test_what_nobody_fetched(desk: Desk, clock: TestClock) -> None:
    oldest = ready(desk, 1)
    pass_days(clock, 31)
    old = ready(desk, 2)
    pass_days(clock, 30)
    fresh = ready(desk, 3)
    deposited(desk, 4)
    lines = desk.follow_on.worklist(Work.UNCOLLECTED)
    assert [(line.request.id, line.days, line.passed_days) for line in lines] == [
        (oldest, 61, 60),
        (old, 30, 30),
    ]
    assert lines[0].on == date(2026, 11, 23)
    call(desk, oldest)
    lines = desk.follow_on.worklist(Work.UNCOLLECTED)
    assert [(line.request.id, line.called_since) for line in lines] == [
        (old, False),
        (oldest, True),
    ]
    pass_days(clock, 29)
    lines = desk.follow_on.worklist(Work.UNCOLLECTED)
    assert [(line.request.id, line.passed_days, line.called_since) for line in lines] == [
        (oldest, 90, False),
        (old, 30, False),
    ]
    assert fresh not in ids(lines)
    assert lines[0].last_call is not None
    pick_up(desk, oldest, 1)
    assert listed(desk, Work.UNCOLLECTED) == [old]


def test_the_offices_own_delays_rule(desk: Desk) -> None:
    edition(desk, "procedure", {"no_news_days = 14": "no_news_days = 3"})
    edition(desk, "procedure", {"appointment_days = 7 ": "appointment_days = 2 "})
    silent, appointed = handed_over(desk, 1), handed_over(desk, 2)
    tell(desk, silent, STEP.UNDER_REVIEW, 3)
    appoint(desk, appointed, 3)
    assert listed(desk, Work.NO_NEWS) == [silent]
    assert listed(desk, Work.APPOINTMENTS) == []


def test_long_lists_are_asked_in_parts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow_worklist, "_PART", 2)
    monkeypatch.setattr(follow_rows, "_PART", 2)
    made = [handed_over(desk, n) for n in range(1, 6)]
    for one in made:
        tell(desk, one, STEP.UNDER_REVIEW, 20)
    assert listed(desk, Work.NO_NEWS) == made


def test_who_waits_for_a_result(desk: Desk) -> None:
    submitted, begun, answered, done = (handed_over(desk, n) for n in range(1, 5))
    tell(desk, submitted, STEP.FORM_CONFIRM, 3)
    tell(desk, begun, STEP.FORM_PERSONAL, 2)
    tell(desk, answered, STEP.RESULT, 5, result=Result.ACCEPTED)
    tell(desk, done, STEP.DONE, 1)
    assert listed(desk, Work.AWAITED) == [submitted]
    assert listed(desk, Work.ONGOING) == [answered, submitted, begun]
    assert desk.follow_on.worklist(Work.AWAITED)[0].receipt_number == ""


def test_the_guide_is_worded_as_the_card(desk: Desk) -> None:
    guide = desk.follow_on.guide()
    assert guide.url.startswith("https://progres.mesrs.dz/")
    assert guide.steps[0][0] == "إنشاء الحساب"
    assert len(guide.steps) == 5
    assert len({len(row) for row in guide.code}) == 1
    assert len(guide.code) == len(guide.code[0])
