"""Where a follow-up stands: the next step, the next call, the appointment to come."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.follow_on import (
    STEPS,
    FollowUp,
    ProgresStep,
    Result,
    StepEntry,
)
from certdesk.domain.request import State
from tests.unit.domain.told_steps import (
    RESULTS,
    STEP,
    TODAY,
    appointed,
    called,
    day,
    follow_up,
    moment,
    stands,
    told,
)


def test_before_anything_was_told() -> None:
    found = stands(follow_up())
    assert (found.reached, found.next_step, found.left_open) == (None, STEP.ACCOUNT_CREATED, ())
    assert (found.is_open, found.needs_call, found.days_without_news) == (False, False, 0)
    assert stands(follow_up(state=State.VOID)).next_step is None


@pytest.mark.parametrize("step", [one for one in STEPS if one is not STEP.APPOINTMENT])
def test_each_step_leads_to_the_next_and_leaves_the_ones_before_open(step: ProgresStep) -> None:
    more = RESULTS["accepted"] if step is STEP.RESULT else {}
    found = stands(follow_up(told(step, **more)))
    assert found.reached is step
    assert found.left_open == STEPS[: step.place]
    assert found.next_step is (None if step is STEP.DONE else STEPS[step.place + 1])
    assert found.is_open is (step is not STEP.DONE)


@given(st.lists(st.sampled_from([*STEPS[:8], STEP.DONE]), min_size=1), st.randoms())
def test_the_order_of_telling_does_not_matter_on_one_day(
    steps: list[ProgresStep], any_: Any
) -> None:
    first = stands(follow_up(*map(told, steps)))
    any_.shuffle(steps)
    assert stands(follow_up(*map(told, steps))) == first
    assert set(first.left_open).isdisjoint(steps)


def test_an_earlier_step_told_later_closes_its_gap() -> None:
    found = stands(follow_up(told(STEP.FORM_SUBMIT, 2), told(STEP.ACCOUNT_CREATED, 9)))
    assert found.reached is STEP.FORM_SUBMIT
    assert found.left_open == STEPS[1:5]


def test_more_asked_begins_the_uploads_anew() -> None:
    first = [told(STEP.FORM_UPLOADS, 9), told(STEP.UNDER_REVIEW, 8)]
    asked = told(STEP.RESULT, 5, **RESULTS["more_asked"])
    found = stands(follow_up(*first, asked))
    assert (found.reached, found.next_step) == (STEP.RESULT, STEP.FORM_UPLOADS)
    assert found.is_open
    again = stands(follow_up(*first, asked, told(STEP.FORM_UPLOADS, 4)))
    assert (again.reached, again.next_step) == (STEP.FORM_UPLOADS, STEP.FORM_SUBMIT)
    end = stands(follow_up(*first, asked, told(STEP.RESULT, 1, **RESULTS["accepted"])))
    assert end.next_step is STEP.APPOINTMENT


def test_a_refusal_ends_it_until_something_new_is_told() -> None:
    refused = told(STEP.RESULT, 30, **RESULTS["refused"])
    found = stands(follow_up(refused))
    assert (found.is_open, found.next_step, found.needs_call) == (False, None, False)
    again = stands(follow_up(refused, told(STEP.FORM_SUBMIT, 3)))
    assert (again.is_open, again.next_step) == (True, STEP.FORM_CONFIRM)


@pytest.mark.parametrize("state", [State.REFUSED, State.WITHDRAWN, State.VOID, State.DRAFT])
def test_what_the_school_gave_up_is_not_followed(state: State) -> None:
    found = stands(follow_up(told(STEP.LOGGED_IN, 99), state=state))
    assert (found.is_open, found.next_step, found.needs_call) == (False, None, False)


def test_a_superseded_entry_counts_no_more() -> None:
    entry = StepEntry(1, told(STEP.DONE), moment(0), 1, superseded=True)
    assert stands(FollowUp(State.HANDED_OVER, (entry,))).reached is None


@pytest.mark.parametrize("silent", [13, 14, 400])
def test_without_news_for_a_while_somebody_calls(silent: int) -> None:
    found = stands(follow_up(told(STEP.UNDER_REVIEW, silent)))
    assert (found.days_without_news, found.needs_call) == (silent, silent >= 14)
    assert found.last_news_on == day(silent)


def test_a_call_is_news_only_if_somebody_answered() -> None:
    silent = told(STEP.UNDER_REVIEW, 20)
    assert not stands(follow_up(silent, calls=(called(3),))).needs_call
    missed = stands(follow_up(silent, calls=(called(3, reached=False),)))
    assert (missed.needs_call, missed.days_without_news) == (True, 20)


def test_a_call_alone_opens_no_follow_up() -> None:
    found = stands(follow_up(calls=(called(30, 40),)))
    assert (found.is_open, found.needs_call, found.last_news_on) == (False, False, None)
    assert found.call_again_on == day(-40)


def test_the_day_agreed_decides_over_the_silence() -> None:
    silent = told(STEP.UNDER_REVIEW, 20)
    later = stands(follow_up(silent, calls=(called(1, 2, reached=False),)))
    assert (later.needs_call, later.call_again_on) == (False, day(-2))
    due = stands(follow_up(told(STEP.UNDER_REVIEW, 5), calls=(called(1, 0),)))
    assert due.needs_call


def test_what_is_told_after_a_call_settles_it() -> None:
    again = called(3, 0)
    assert stands(follow_up(told(STEP.LOGGED_IN, 2), calls=(again,))).call_again_on is None
    given_at = moment(1)
    fetched = stands(follow_up(calls=(again,), papers_given_at=given_at))
    assert fetched.call_again_on is None
    before = stands(follow_up(calls=(again,), papers_given_at=moment(9)))
    assert before.call_again_on == TODAY


@pytest.mark.parametrize("in_days", [-1, 0, 7, 8])
def test_an_appointment_is_near_a_week_before(in_days: int) -> None:
    accepted = told(STEP.RESULT, 40, **RESULTS["accepted"])
    found = stands(follow_up(accepted, appointments=(appointed(in_days, 40),)))
    assert found.days_to_appointment == in_days
    assert found.appointment_is_near is (in_days in {0, 7})
    assert (found.reached, found.next_step) == (STEP.APPOINTMENT, STEP.DONE)
    assert not found.needs_call


def test_two_weeks_after_the_appointment_somebody_asks_how_it_went() -> None:
    assert stands(follow_up(appointments=(appointed(-14, 40),))).needs_call


def test_what_is_over_has_no_appointment_near() -> None:
    done = follow_up(told(STEP.DONE), appointments=(appointed(2, 1),))
    assert not stands(done).appointment_is_near


def test_a_cancelled_appointment_is_none() -> None:
    off = appointed(3, cancelled=True)
    found = stands(follow_up(told(STEP.RESULT, 1, **RESULTS["accepted"]), appointments=(off,)))
    assert (found.appointment, found.days_to_appointment) == (None, None)
    assert found.next_step is STEP.APPOINTMENT


@given(
    st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 60), st.sampled_from(Result)), max_size=12
    ),
    st.sampled_from(State),
)
def test_whatever_was_told_it_stands_somewhere(
    entries: list[tuple[ProgresStep, int, Result]], state: State
) -> None:
    steps = [
        told(step, ago, result=result if step is STEP.RESULT else None)
        for step, ago, result in entries
        if step is not STEP.APPOINTMENT
    ]
    found = stands(follow_up(*steps, state=state))
    assert not (found.needs_call and not found.is_open)
    assert found.is_open <= (found.next_step is not None)
    assert (found.reached is None) == (not steps)
    assert (found.last_news_on is None) == (not steps)
