"""What the first window shows, read from the bare file in milliseconds.

Imports nothing that loads SQLAlchemy or the services: the first window must not wait for
them.
"""

import sqlite3
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.errors import DeskError
from certdesk.services.wanted import TodayCounts, count_today
from certdesk.storage.glance import edition_text, glance_at, has_staff

if TYPE_CHECKING:
    from certdesk.domain.calendar import Workdays
    from certdesk.storage.plain import Run


class FirstLook(NamedTuple):
    """What the first window shows before the services are loaded."""

    service: str
    short_school: str
    has_staff: bool
    counts: TodayCounts


def first_look(database: Path, now: datetime) -> FirstLook | None:
    """Today's counts straight from the register's file, None when that cannot be done.

    Then the ordinary way opens the register, and has the words for what is wrong.
    """
    try:
        with glance_at(database) as run:
            return None if run is None else _look(run, now.astimezone(ALGIERS).date())
    except (OSError, sqlite3.Error, DeskError, ValueError, KeyError):
        return None


def _look(run: "Run", today: date) -> FirstLook:
    # an edition was checked whole when it was stored: two names of it are taken as they are
    names = tomllib.loads(edition_text(run, "institution"))
    counts = count_today(run, today, lambda: _workdays(run))
    return FirstLook(
        str(names["service"]).strip(), str(names["short_school"]).strip(), has_staff(run), counts
    )


def _workdays(run: "Run") -> "Workdays":
    # imported late: on most mornings no promise has passed, and the window need not wait for it
    from certdesk.forms.calendar import read_calendar

    return read_calendar(edition_text(run, "calendar"), "calendar.toml").workdays()
