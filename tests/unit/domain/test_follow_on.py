"""What may be told of a follow-up, and what is odd in it."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain import follow_rules as rules
from certdesk.domain.errors import FieldProblem, RuleBroken
from certdesk.domain.follow_on import (
    FORMS,
    STEPS,
    Appointment,
    Call,
    FollowUp,
    ProgresStep,
    Result,
    Told,
)
from certdesk.domain.passwords import PasswordWritten
from certdesk.domain.request import State, WrongState
from tests.unit.domain.told_steps import (
    RESULTS,
    STEP,
    TODAY,
    appointed,
    day,
    follow_up,
    told,
)

# ---- what may be told


def test_the_order_is_that_of_the_notice() -> None:
    assert [step.place for step in STEPS] == list(range(11))
    assert [step.value for step in FORMS] == [
        "form_personal", "form_document", "form_uploads", "form_submit", "form_confirm",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "one",
    [
        told(STEP.ACCOUNT_CREATED),
        told(STEP.UNDER_REVIEW, 5 * 366, note="هادئ"),
        told(STEP.FORM_CONFIRM, receipt_number="R-2026-77"),
        told(STEP.FORM_CONFIRM),
        *(told(STEP.RESULT, **more) for more in RESULTS.values()),
    ],
)
def test_what_may_be_told(one: Told) -> None:
    rules.check_told(one, TODAY)


@pytest.mark.parametrize(
    "one, refusal",
    [
        (told(STEP.LOGGED_IN, -1), rules.ToldInFuture),
        (told(STEP.LOGGED_IN, 5 * 366 + 1), rules.DayUnlikely),
        (told(STEP.APPOINTMENT), rules.AppointmentNeedsDay),
        (told(STEP.RESULT), rules.ResultNeeded),
        (told(STEP.RESULT, result=Result.MORE_ASKED), rules.AskedNeeded),
        (told(STEP.RESULT, result=Result.ACCEPTED, asked="شيء"), rules.NotOfThisStep),
        (told(STEP.DONE, result=Result.ACCEPTED), rules.NotOfThisStep),
        (told(STEP.DONE, asked="شيء"), rules.NotOfThisStep),
        (told(STEP.FORM_SUBMIT, receipt_number="77"), rules.NotOfThisStep),
        (told(STEP.LOGGED_IN, note="كلمة المرور: Qamar77"), PasswordWritten),
        (told(STEP.FORM_CONFIRM, receipt_number="mdp Qamar77"), PasswordWritten),
        (told(STEP.RESULT, result=Result.MORE_ASKED, asked="password=Q7"), PasswordWritten),
    ],
)
def test_what_may_not_be_told(one: Told, refusal: type[RuleBroken]) -> None:
    with pytest.raises(refusal):
        rules.check_told(one, TODAY)


@given(st.sampled_from(STEPS), st.integers(min_value=1, max_value=9000))
def test_no_step_is_told_before_it_happened(step: ProgresStep, ahead: int) -> None:
    with pytest.raises(rules.ToldInFuture):
        rules.check_told(told(step, -ahead), TODAY)


def test_texts_are_kept_on_one_clean_line() -> None:
    one = told(STEP.FORM_CONFIRM, note=" سطر\nثان ", receipt_number="٧٧\u200f", asked="\tشيء")
    cleaned = one.cleaned()
    assert (cleaned.note, cleaned.receipt_number, cleaned.asked) == ("سطر ثان", "77", "شيء")
    made = Appointment(TODAY, place=" الجزائر\n", papers=("", " أصل\nالشهادة ", "\n")).cleaned()
    assert (made.place, made.papers) == ("الجزائر", ("أصل الشهادة",))
    assert Call(reached=True, note="لا\nيرد").cleaned().note == "لا يرد"


@pytest.mark.parametrize("ahead", [366, 0, -5 * 366])
def test_an_appointment_may_be_over_when_it_is_written(ahead: int) -> None:
    rules.check_appointment(Appointment(day(-ahead)), TODAY, TODAY)


@pytest.mark.parametrize(
    "made, told_ago, refusal",
    [
        (Appointment(day(-367)), 0, rules.DayUnlikely),
        (Appointment(day(5 * 366 + 1)), 0, rules.DayUnlikely),
        (Appointment(TODAY), -1, rules.ToldInFuture),
        (Appointment(TODAY), 9999, rules.DayUnlikely),
        (Appointment(TODAY, place="كلمة السر هي قمر"), 0, PasswordWritten),
        (Appointment(TODAY, papers=("شهادة", "pwd Qamar7")), 0, PasswordWritten),
    ],
)
def test_what_an_appointment_may_not_say(
    made: Appointment, told_ago: int, refusal: type[RuleBroken]
) -> None:
    with pytest.raises(refusal):
        rules.check_appointment(made, day(told_ago), TODAY)


def test_what_a_call_may_say() -> None:
    for again in (None, TODAY, day(-366)):
        rules.check_call(Call(reached=False, call_again_on=again), TODAY)
    with pytest.raises(rules.CallAgainInPast):
        rules.check_call(Call(reached=True, call_again_on=day(1)), TODAY)
    with pytest.raises(rules.DayUnlikely):
        rules.check_call(Call(reached=True, call_again_on=day(-367)), TODAY)
    with pytest.raises(PasswordWritten):
        rules.check_call(Call(reached=True, note="كلمة المرور Qamar7"), TODAY)


@pytest.mark.parametrize("state", State)
def test_which_requests_are_followed(state: State) -> None:
    followed = state in {
        State.DEPOSITED, State.AT_SIGNATURE, State.READY, State.HANDED_OVER,
    }  # fmt: skip
    for check, may in (
        (rules.require_followed, followed),
        (rules.require_numbered, state is not State.DRAFT),
    ):
        if may:
            check(state, "follow_up")
        else:
            with pytest.raises(WrongState):
                check(state, "follow_up")


@pytest.mark.parametrize(
    "typed, read",
    [
        ("09:30", time(9, 30)),
        ("٩:٣٠", time(9, 30)),
        (" 9.30 ", time(9, 30)),
        ("14h", time(14)),
        ("14h05", time(14, 5)),
        ("9سا", None),
        ("24:00", None),
        ("9:60", None),
        ("0930", time(9, 30)),
        ("١٤٢٠", time(14, 20)),
        ("930", time(9, 30)),
        ("2460", None),
        ("93", None),
        ("", None),
        ("9" * 9000, None),
    ],
)
def test_hours_as_people_write_them(typed: str, read: time | None) -> None:
    found = rules.parse_time(typed)
    assert found == read or (read is None and isinstance(found, FieldProblem))


@given(st.times())
def test_every_time_is_read_back(at: time) -> None:
    assert rules.parse_time(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)


# ---- warnings


def codes(followed: FollowUp, handed_over_ago: int | None = 10) -> list[str]:
    handed = None if handed_over_ago is None else day(handed_over_ago)
    return [one.code for one in rules.warnings(followed, handed)]


def test_starting_before_the_papers_are_handed_over_is_told() -> None:
    begun = follow_up(told(STEP.ACCOUNT_CREATED, 10), told(STEP.LOGGED_IN, 2))
    assert codes(begun) == []
    assert codes(begun, 9) == ["started_early"]
    assert codes(begun, None) == ["started_early"]
    assert codes(follow_up(), None) == []


def test_the_number_of_the_receipt_is_asked_for() -> None:
    bare = told(STEP.FORM_CONFIRM, 3)
    assert codes(follow_up(bare)) == ["receipt_number_missing"]
    numbered = told(STEP.FORM_CONFIRM, 2, receipt_number="77")
    assert codes(follow_up(bare, numbered)) == []
    newer = told(STEP.FORM_CONFIRM, 1, receipt_number="78")
    assert follow_up(newer, numbered).receipt_number == "78"


def test_an_appointment_follows_an_accepted_result() -> None:
    def with_result(*results: Told) -> list[str]:
        return codes(follow_up(*results, appointments=(appointed(-2, 5),)))

    odd = ["appointment_before_result"]
    accepted = RESULTS["accepted"]
    assert with_result() == odd
    assert with_result(told(STEP.RESULT, 4, **RESULTS["refused"])) == odd
    assert with_result(told(STEP.RESULT, 1, **accepted)) == odd
    assert with_result(told(STEP.RESULT, 2, **accepted)) == []
    later = told(STEP.RESULT, 3, **accepted)
    assert with_result(told(STEP.RESULT, 4, **RESULTS["more_asked"]), later) == []
