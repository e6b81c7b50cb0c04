"""The lists that can be asked for, what each holds, and how many wait in them today.

Imports nothing that loads the services: the first window counts before they are there.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from certdesk.domain.request import DECIDED_AGAINST, State
from certdesk.storage.filters import ListFilter, count, oldest_promise

if TYPE_CHECKING:
    from collections.abc import Callable

    from certdesk.domain.calendar import Workdays
    from certdesk.storage.plain import Run

_LONGEST_CLOSURE_DAYS = 60


class Wanted(StrEnum):
    """The lists that can be asked for."""

    ALL = "all"
    OPEN = "open"
    DRAFTS = "drafts"
    MISSING = "missing"
    TO_VERIFY = "to_verify"
    TO_SEND = "to_send"
    AT_SIGNATURE = "at_signature"
    READY = "ready"
    LATE = "late"
    TO_GIVE_BACK = "to_give_back"
    STILL_DUE = "still_due"


_STATES = {
    Wanted.OPEN: frozenset({State.DEPOSITED, State.AT_SIGNATURE, State.READY}),
    Wanted.DRAFTS: frozenset({State.DRAFT}),
    Wanted.AT_SIGNATURE: frozenset({State.AT_SIGNATURE}),
    Wanted.READY: frozenset({State.READY}),
    Wanted.TO_GIVE_BACK: DECIDED_AGAINST,
    Wanted.STILL_DUE: DECIDED_AGAINST | {State.READY},
    Wanted.LATE: frozenset({State.DEPOSITED, State.AT_SIGNATURE}),
}


class TodayCounts(NamedTuple):
    """How many requests wait for what, each counted up to 1000."""

    drafts: int
    to_verify: int
    to_send: int
    at_signature: int
    ready: int
    open: int
    late: int
    oldest_late_days: int
    to_give_back: int


def late_before(today: date, workdays: "Workdays") -> date:
    """The newest working day: what was promised before it is late, and only that."""
    for back in range(_LONGEST_CLOSURE_DAYS):
        day = today - timedelta(days=back)
        if workdays.is_working(day):
            return day
    return today


def filter_with(wanted: Wanted, before: date) -> ListFilter:
    """What a list holds; `before`: what was promised earlier is late (see `late_before`)."""
    return ListFilter(
        states=_STATES.get(wanted, frozenset()),
        promised_before=before if wanted is Wanted.LATE else None,
        with_missing=wanted is Wanted.MISSING,
        to_verify=wanted is Wanted.TO_VERIFY,
        to_send=wanted is Wanted.TO_SEND,
        owing=wanted in {Wanted.TO_GIVE_BACK, Wanted.STILL_DUE},
        ready_given=wanted is Wanted.STILL_DUE,
    )


def count_today(run: "Run", today: date, workdays: "Callable[[], Workdays]") -> TodayCounts:
    """What waits on that day. `workdays` is only asked when the day of a promise has passed."""

    def waiting(wanted: Wanted) -> int:
        return count(run, filter_with(wanted, today))

    late, late_days = 0, 0
    oldest = oldest_promise(run, filter_with(Wanted.LATE, today))
    if oldest is not None:
        working = workdays()
        late = count(run, filter_with(Wanted.LATE, late_before(today, working)))
        late_days = working.overdue_days(oldest, today)
    return TodayCounts(
        drafts=waiting(Wanted.DRAFTS),
        to_verify=waiting(Wanted.TO_VERIFY),
        to_send=waiting(Wanted.TO_SEND),
        at_signature=waiting(Wanted.AT_SIGNATURE),
        ready=waiting(Wanted.READY),
        open=waiting(Wanted.OPEN),
        late=late,
        oldest_late_days=late_days,
        to_give_back=waiting(Wanted.TO_GIVE_BACK),
    )
