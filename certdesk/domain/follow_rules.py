"""What may be told of a follow-up: refusals, and warnings that stop nothing.

Source: the notice ("before starting online, the papers are authenticated at the school").
"""

import re
from datetime import date, time, timedelta

from certdesk.domain.dates import shown_day
from certdesk.domain.errors import FieldProblem, RuleBroken
from certdesk.domain.follow_on import (
    FOLLOWED,
    Appointment,
    Call,
    FollowUp,
    ProgresStep,
    Result,
    StepEntry,
    Told,
)
from certdesk.domain.letters import clean
from certdesk.domain.passwords import refuse_passwords
from certdesk.domain.request import State, WrongState

# a slip of the finger in the year is told at once
_LONGEST_AGO = timedelta(days=5 * 366)
_LONGEST_AHEAD = timedelta(days=366)
_TIME = re.compile(r"(\d{1,2})(?: ?[:.hسH] ?(\d\d)|(\d\d)| ?[hH])")


class ToldInFuture(RuleBroken):
    """A step is told after it happened."""

    code = "told_in_future"
    sentence = (
        "The date {day} lies after today, and a step is written down once it has happened. "
        "Nothing was registered. Correct the date."
    )


class DayUnlikely(RuleBroken):
    """A day years away: most likely a slip in the year."""

    code = "day_unlikely"
    sentence = (
        "The date {day} is too far away to be right. Nothing was registered. Look at its year."
    )


class ResultNeeded(RuleBroken):
    """A result without what it was."""

    code = "result_needed"
    sentence = (
        "What the ministry answered is missing. Nothing was registered. "
        "Choose accepted, refused, or more asked for."
    )


class AskedNeeded(RuleBroken):
    """More was asked for, but not what."""

    code = "asked_needed"
    sentence = (
        "What the ministry asks for is missing. Nothing was registered. "
        "Write what is asked, so that the applicant can be told."
    )


class NotOfThisStep(RuleBroken):
    """A receipt number, result or demand beside a step that has none."""

    code = "not_of_this_step"
    sentence = (
        "A receipt number belongs to form 5, a result to the step of the result, and what is "
        "asked to the result «more asked for». Nothing was registered. Choose the right step."
    )


class AppointmentNeedsDay(RuleBroken):
    """The step of the appointment without the appointment itself."""

    code = "appointment_needs_day"
    sentence = (
        "An appointment has a day of its own, a time and a place. Nothing was registered. "
        "Write them with the appointment."
    )


class CallAgainInPast(RuleBroken):
    """The next call before today."""

    code = "call_again_in_past"
    sentence = (
        "The day of the next call, {day}, has passed. Nothing was registered. "
        "Choose today or a later day."
    )


class NoSuchEntry(RuleBroken):
    """Correcting what is not there, or was corrected already."""

    code = "no_such_entry"
    sentence = (
        "This entry is not in the follow-up of this file, or it was corrected already. "
        "Nothing was changed. Open the file again."
    )


class NoAppointment(RuleBroken):
    """Cancelling when no appointment stands."""

    code = "no_appointment"
    sentence = "This file has no appointment that could be cancelled. Nothing was changed."


def require_followed(state: State, act: str) -> None:
    """Raise WrongState for drafts and for what the school refused or struck out."""
    if state not in FOLLOWED:
        raise WrongState(state, act)


def require_numbered(state: State, act: str) -> None:
    """Raise WrongState for drafts, which may be discarded whole."""
    if state is State.DRAFT:
        raise WrongState(state, act)


def check_told(told: Told, today: date) -> None:
    """Raise what a step as told lacks or may not say."""
    _check_told_on(told.on, today)
    refuse_passwords(told.note, told.receipt_number, told.asked)
    if told.step is ProgresStep.APPOINTMENT:
        raise AppointmentNeedsDay
    if told.step is ProgresStep.RESULT and told.result is None:
        raise ResultNeeded
    if told.result is Result.MORE_ASKED and not told.asked:
        raise AskedNeeded
    if _says_too_much(told):
        raise NotOfThisStep


def check_appointment(appointment: Appointment, told_on: date, today: date) -> None:
    """Raise what an appointment may not say; one that is over may still be written down."""
    _check_told_on(told_on, today)
    refuse_passwords(appointment.place, *appointment.papers)
    if not today - _LONGEST_AGO <= appointment.on <= today + _LONGEST_AHEAD:
        raise DayUnlikely(day=appointment.on)


def check_call(call: Call, today: date) -> None:
    """Raise what a call may not say."""
    refuse_passwords(call.note)
    if call.call_again_on is None:
        return
    if call.call_again_on < today:
        raise CallAgainInPast(day=call.call_again_on)
    if call.call_again_on > today + _LONGEST_AHEAD:
        raise DayUnlikely(day=call.call_again_on)


def parse_time(text: str, field: str = "time") -> time | FieldProblem:
    """Read `09:30`, `9.30`, `9h30`, `14h`, and `0930` as it is keyed in, in any digits."""
    found = _TIME.fullmatch(clean(text[:20]))
    if found:
        hour, minute = int(found[1]), int(found[2] or found[3] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    return FieldProblem(
        field,
        "time_unreadable",
        "This time cannot be read. Write hours and minutes, for example {example}.",
        {"example": "09:30"},
    )


def warnings(follow_up: FollowUp, handed_over_on: date | None) -> tuple[FieldProblem, ...]:
    """What is odd in a follow-up; nothing here stops an entry.

    `handed_over_on`: the day on which papers were first handed over, None before.
    """
    found = (
        _started_early(follow_up.events, handed_over_on),
        _receipt_missing(follow_up),
        _appointment_odd(follow_up),
    )
    return tuple(problem for problem in found if problem)


def _check_told_on(day: date, today: date) -> None:
    if day > today:
        raise ToldInFuture(day=day)
    if day < today - _LONGEST_AGO:
        raise DayUnlikely(day=day)


def _says_too_much(told: Told) -> bool:
    return (
        (bool(told.receipt_number) and told.step is not ProgresStep.FORM_CONFIRM)
        or (told.result is not None and told.step is not ProgresStep.RESULT)
        or (bool(told.asked) and told.result is not Result.MORE_ASKED)
    )


def _started_early(
    events: tuple[StepEntry, ...], handed_over_on: date | None
) -> FieldProblem | None:
    if not events:
        return None
    first = events[0].told.on
    if handed_over_on is not None and first >= handed_over_on:
        return None
    return FieldProblem(
        "step",
        "started_early",
        "The online request was begun on {day}, before the authenticated papers were handed "
        "over. It is kept. By the notice the counter comes first: tell the applicant.",
        {"day": shown_day(first)},
    )


def _receipt_missing(follow_up: FollowUp) -> FieldProblem | None:
    confirmed = any(one.told.step is ProgresStep.FORM_CONFIRM for one in follow_up.events)
    if not confirmed or follow_up.receipt_number:
        return None
    return FieldProblem(
        "receipt_number",
        "receipt_number_missing",
        "The number of the platform's receipt is not written. It is kept so. "
        "Ask for it when the applicant comes or calls.",
        {},
    )


def _appointment_odd(follow_up: FollowUp) -> FieldProblem | None:
    made = follow_up.appointment
    if made is None:
        return None
    results = [one.told for one in follow_up.events if one.told.step is ProgresStep.RESULT]
    newest = results[-1] if results else None
    accepted = newest is not None and newest.result is Result.ACCEPTED
    if accepted and newest is not None and newest.on <= made.appointment.on:
        return None
    return FieldProblem(
        "appointment",
        "appointment_before_result",
        "An appointment is written, but no accepted result before it. It is kept. "
        "Ask for the result, or look at the date.",
        {},
    )
