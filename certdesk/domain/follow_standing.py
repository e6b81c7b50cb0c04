"""Where a follow-up stands on a day: the next step, the next call, the appointment to come.

Derived at each look and never stored. A result «more asked for» or «refused» ends a round:
what was told after it counts from there, so that papers may be uploaded a second time.
"""

from dataclasses import dataclass
from datetime import date

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.follow_on import (
    FOLLOWED,
    STEPS,
    AppointmentEntry,
    FollowUp,
    ProgresStep,
    Result,
    StepEntry,
)

_ENDS_ROUND = frozenset({Result.MORE_ASKED, Result.REFUSED})


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the office waits, in days: before it calls, before an appointment."""

    no_news_days: int
    appointment_days: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a follow-up stands on a day.

    `reached`: the furthest step of the present round, None before the first. `left_open`:
    steps before it of which nobody told. `last_news_on`: the newest day told, of a call
    somebody answered, or of the appointment. `days_without_news` is 0 while none is late.
    `call_again_on`: the day agreed in the last call, unless something was told since.
    `appointment` is the one that stands; it is near from `appointment_days` before until it
    is over.
    """

    reached: ProgresStep | None
    next_step: ProgresStep | None
    left_open: tuple[ProgresStep, ...]
    is_open: bool
    last_news_on: date | None
    days_without_news: int
    needs_call: bool
    call_again_on: date | None
    appointment: AppointmentEntry | None
    days_to_appointment: int | None
    appointment_is_near: bool


def standing(follow_up: FollowUp, *, today: date, patience: Patience) -> Standing:
    """Work out where a follow-up stands on `today`."""
    events = follow_up.events
    present = _present_round(events)
    reached = _reached(events, present)
    is_open = _is_open(follow_up, events, present, reached)
    news = _last_news_on(follow_up, events)
    silent = 0 if news is None else max(0, (today - news).days)
    again = _call_again_on(follow_up, events)
    due = silent >= patience.no_news_days if again is None else again <= today
    made = follow_up.appointment
    ahead = None if made is None else (made.appointment.on - today).days
    near = ahead is not None and 0 <= ahead <= patience.appointment_days
    return Standing(
        reached=reached,
        next_step=_next_step(follow_up, present, reached) if is_open or not events else None,
        left_open=_left_open(events, reached),
        is_open=is_open,
        last_news_on=news,
        days_without_news=silent,
        needs_call=is_open and due,
        call_again_on=again,
        appointment=made,
        days_to_appointment=ahead,
        appointment_is_near=is_open and near,
    )


def _present_round(events: tuple[StepEntry, ...]) -> tuple[StepEntry, ...]:
    ends = [place for place, one in enumerate(events, 1) if one.told.result in _ENDS_ROUND]
    return events[ends[-1] :] if ends else events


def _reached(events: tuple[StepEntry, ...], present: tuple[StepEntry, ...]) -> ProgresStep | None:
    if not present:
        return ProgresStep.RESULT if events else None
    return max((one.told.step for one in present), key=STEPS.index)


def _is_open(
    follow_up: FollowUp,
    events: tuple[StepEntry, ...],
    present: tuple[StepEntry, ...],
    reached: ProgresStep | None,
) -> bool:
    if not events or follow_up.state not in FOLLOWED or reached is ProgresStep.DONE:
        return False
    return bool(present) or events[-1].told.result is not Result.REFUSED


def _next_step(
    follow_up: FollowUp, present: tuple[StepEntry, ...], reached: ProgresStep | None
) -> ProgresStep | None:
    """The next step of an open follow-up, or of one not begun."""
    if reached is None:
        return STEPS[0] if follow_up.state in FOLLOWED else None
    # what the ministry asks for is uploaded (notice, step 03, form 3)
    return STEPS[reached.place + 1] if present else ProgresStep.FORM_UPLOADS


def _left_open(
    events: tuple[StepEntry, ...], reached: ProgresStep | None
) -> tuple[ProgresStep, ...]:
    if reached is None:
        return ()
    told = {one.told.step for one in events}
    return tuple(step for step in STEPS[: reached.place] if step not in told)


def _last_news_on(follow_up: FollowUp, events: tuple[StepEntry, ...]) -> date | None:
    if not events:
        return None
    days = [one.told.on for one in events]
    days += [one.at.astimezone(ALGIERS).date() for one in follow_up.calls if one.call.reached]
    if follow_up.appointment:
        # nobody expects news before that day
        days.append(follow_up.appointment.appointment.on)
    return max(days)


def _call_again_on(follow_up: FollowUp, events: tuple[StepEntry, ...]) -> date | None:
    last = follow_up.last_call
    if last is None:
        return None
    since = [one.at for one in events]
    if follow_up.papers_given_at:
        since.append(follow_up.papers_given_at)
    return None if any(at > last.at for at in since) else last.call.call_again_on
