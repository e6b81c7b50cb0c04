"""What the first window shows, read from the bare file in milliseconds.

Imports nothing that loads SQLAlchemy or the services: the first window must not wait for
them.
"""

import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.errors import DeskError
from certdesk.services.kept_look import KeptLook, kept_look
from certdesk.services.wanted import TodayCounts, count_today
from certdesk.storage.glance import edition_text, glance_at, has_staff

if TYPE_CHECKING:
    from certdesk.domain.office_calendar import OfficeCalendar
    from certdesk.forms.institution import Institution
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
    kept = kept_look(run) or _read_look(run)
    counts = count_today(run, today, lambda: kept.workdays)
    return FirstLook(kept.service, kept.short_school, has_staff(run), counts)


def _read_look(run: "Run") -> KeptLook:
    # imported late: only after an edition was changed does the window wait for it
    from certdesk.forms.files import read_kept

    institution = cast("Institution", read_kept("institution", edition_text(run, "institution")))
    calendar = cast("OfficeCalendar", read_kept("calendar", edition_text(run, "calendar")))
    return KeptLook(institution.service, institution.short_school, calendar.workdays())
