"""The clock: the machine's, or the one that `CERTDESK_NOW` sets for a trial folder."""

import os
from collections.abc import Callable
from datetime import UTC, datetime

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.errors import KnownError

Clock = Callable[[], datetime]
VARIABLE = "CERTDESK_NOW"


class ClockUnusable(KnownError):
    """`CERTDESK_NOW` set where it may not be, or not a moment."""

    code = "clock_unusable"
    sentence = (
        "CERTDESK_NOW can only set the clock of a trial folder, as 2026-11-23T10:00. "
        "Nothing was opened or changed. Take it away and start again."
    )


def clock_of(*, trial: bool) -> Clock:
    """The clock of a data folder; it gives aware moments.

    Raises:
        ClockUnusable: `CERTDESK_NOW` is set, and this is no trial folder or it is no moment.
    """
    wanted = os.environ.get(VARIABLE)
    if not wanted:
        return _machine_clock
    try:
        moment = datetime.fromisoformat(wanted)
    except ValueError as error:
        raise ClockUnusable from error
    if not trial:
        raise ClockUnusable
    fixed = moment if moment.tzinfo else moment.replace(tzinfo=ALGIERS)
    return lambda: fixed


def _machine_clock() -> datetime:
    return datetime.now(UTC)
