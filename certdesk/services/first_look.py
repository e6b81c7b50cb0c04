"""What the first window shows, read from the bare file in milliseconds.

Imports nothing that loads SQLAlchemy or the services: the first window must not wait for
them.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.errors import DeskError
from certdesk.forms.calendar import read_calendar
from certdesk.forms.institution import Institution, read_institution
from certdesk.services.wanted import TodayCounts, count_today
from certdesk.storage.glance import edition_text, glance_at, has_staff
from certdesk.storage.plain import Run


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the first window shows before the services are loaded."""

    institution: Institution
    has_staff: bool
    counts: TodayCounts


def first_look(database: Path, now: datetime) -> FirstLook | None:
    """Today's counts straight from the register's file, None when that cannot be done.

    Then the ordinary way opens the register, and has the words for what is wrong.
    """
    try:
        with glance_at(database) as run:
            return None if run is None else _look(run, now.astimezone(ALGIERS).date())
    except (OSError, sqlite3.Error, DeskError):
        return None


def _look(run: Run, today: date) -> FirstLook:
    calendar = read_calendar(edition_text(run, "calendar"), "calendar.toml")
    institution = read_institution(edition_text(run, "institution"), "institution.toml")
    return FirstLook(institution, has_staff(run), count_today(run, today, calendar.workdays()))
