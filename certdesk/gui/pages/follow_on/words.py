"""How the follow-up words a step, a call, an appointment, and why a file is in a list."""

from datetime import date

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.follow_on import (
    RESULT_WORDS,
    SOURCE_WORDS,
    STEP_WORDS,
    Appointment,
    ProgresStep,
    Source,
    Told,
)
from certdesk.gui.pages.step_words import figures, spoken_day
from certdesk.i18n import ltr, tr, trn
from certdesk.services.follow_on.views import CallView, FollowLine, Work

LISTS = {
    Work.NEXT_CALLS: "Calls due",
    Work.APPOINTMENTS: "Appointments soon",
    Work.NO_NEWS: "Without news",
    Work.AWAITED: "Result awaited",
    Work.UNCOLLECTED: "Not collected",
    Work.ONGOING: "All under way",
}
EMPTY = {
    Work.NEXT_CALLS: ("No call is due", "A call agreed for a day comes here on that day."),
    Work.APPOINTMENTS: (
        "No appointment soon",
        "Appointments of the coming days come here, first those whose papers are still here.",
    ),
    Work.NO_NEWS: (
        "Nobody has been silent for long",
        "Who tells nothing for two weeks comes here, to be called.",
    ),
    Work.AWAITED: (
        "Nobody waits for a result",
        "Who submitted the request on the platform comes here until the result is told.",
    ),
    Work.UNCOLLECTED: (
        "Everything ready was collected",
        "What lies ready for a month comes here, to be called for.",
    ),
    Work.ONGOING: (
        "No follow-up is under way",
        "Scan the receipt or search the name (F3), then write down the first step that is told.",
    ),
}


def step_word(step: ProgresStep) -> str:
    """A step by its name."""
    return tr(STEP_WORDS[step].sentence)


def source_word(source: Source) -> str:
    """Where we have it from."""
    return tr(SOURCE_WORDS[source].sentence)


def told_details(told: Told) -> str:
    """What was told beside the step: result, receipt number, what is asked, the note."""
    result = "" if told.result is None else tr(RESULT_WORDS[told.result].sentence)
    receipt = ""
    if told.receipt_number:
        receipt = tr("receipt {number}", number=ltr(told.receipt_number))
    return "، ".join(part for part in (result, told.asked, receipt, told.note) if part)


def appointment_words(made: Appointment) -> str:
    """Day, time and place of an appointment."""
    at = "" if made.time is None else ltr(f"{made.time:%H:%M}")
    return "، ".join(part for part in (ltr(figures(made.on)), at, made.place) if part)


def call_words(call: CallView) -> str:
    """Whether somebody answered, what was said, and the day of the next call."""
    again = call.call.call_again_on
    parts = (
        tr("Called, answered") if call.call.reached else tr("Called, no answer"),
        call.call.note,
        "" if again is None else tr("call again on {day}", day=ltr(figures(again))),
    )
    return "، ".join(part for part in parts if part)


def last_call_words(line: FollowLine) -> str:
    """The newest call in a list: when, and whether somebody answered."""
    last = line.last_call
    if last is None:
        return "—"
    day = ltr(figures(last.at.astimezone(ALGIERS).date()))
    return f"{day}، {tr('answered') if last.call.reached else tr('no answer')}"


def standing_words(line: FollowLine) -> str:
    """The furthest step told."""
    reached = line.standing.reached
    return tr("Nothing told yet") if reached is None else step_word(reached)


def why_words(kind: Work, line: FollowLine, today: date) -> str:
    """Why a file stands in a list: the day it is about."""
    if kind is Work.APPOINTMENTS and line.standing.appointment is not None:
        made = line.standing.appointment.appointment
        at = "" if made.time is None else ltr(f"{made.time:%H:%M}")
        here = "" if line.papers_collected else tr("papers still here")
        parts = (here, spoken_day(made.on, today), at, made.place)
        return "، ".join(part for part in parts if part)
    if kind is Work.NEXT_CALLS:
        return trn("call {n} days overdue", line.days) if line.days else tr("to be called today")
    if kind is Work.NO_NEWS:
        return trn("no news for {n} days", line.days)
    if kind is Work.UNCOLLECTED:
        waited = trn("Ready for {n} days, not collected", line.days)
        return f"{waited}، {tr('called since')}" if line.called_since else waited
    return trn("last news {n} days ago", line.days) if line.days > 0 else tr("last news today")
