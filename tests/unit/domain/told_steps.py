"""Follow-ups of invented steps, told so many days ago."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from certdesk.domain.follow_on import (
    Appointment,
    AppointmentEntry,
    Call,
    CallEntry,
    FollowUp,
    ProgresStep,
    Result,
    Source,
    StepEntry,
    Told,
)
from certdesk.domain.follow_standing import Patience, Standing, standing
from certdesk.domain.request import State

TODAY = date(2026, 11, 23)
PATIENCE = Patience(no_news_days=14, appointment_days=7)
STEP = ProgresStep


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def moment(ago: int, second: int = 0) -> datetime:
    return datetime(2026, 11, 23, 9, 0, second, tzinfo=UTC) - timedelta(days=ago)


def told(step: ProgresStep, ago: int = 0, **more: Any) -> Told:
    return Told(step, day(ago), Source.PHONE, **more)


def follow_up(*steps: Told, state: State = State.HANDED_OVER, **more: Any) -> FollowUp:
    """Steps written down one after another on the day they are told of."""
    entries = tuple(
        StepEntry(n, one, datetime(one.on.year, one.on.month, one.on.day, 9, 0, n, tzinfo=UTC), 1)
        for n, one in enumerate(steps, 1)
    )
    return FollowUp(state, entries, **more)


def appointed(in_days: int, told_ago: int = 0, **more: Any) -> AppointmentEntry:
    appointment = Appointment(day(-in_days))
    made = (appointment, day(told_ago), Source.PHONE, moment(told_ago, 30))
    return AppointmentEntry(1, *made, 1, **more)


def called(ago: int, again_in: int | None = None, *, reached: bool = True) -> CallEntry:
    again = None if again_in is None else day(-again_in)
    return CallEntry(1, Call(reached, "", again), moment(ago, 59), 1)


def stands(followed: FollowUp) -> Standing:
    return standing(followed, today=TODAY, patience=PATIENCE)


RESULTS: dict[str, dict[str, Any]] = {
    "accepted": {"result": Result.ACCEPTED},
    "refused": {"result": Result.REFUSED},
    "more_asked": {"result": Result.MORE_ASKED, "asked": "كشف أوضح"},
}
