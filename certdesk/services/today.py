"""The first page: what waits today. Works on a unit of work, or on the bare file at once.

Imports nothing that loads SQLAlchemy: the first window must not wait for it.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from certdesk.domain.calendar import ALGIERS, OfficeCalendar, unconfirmed_hijri_year
from certdesk.domain.errors import DeskError
from certdesk.forms.calendar import read_calendar
from certdesk.forms.institution import Institution, read_institution
from certdesk.forms.procedure import read_procedure
from certdesk.services.lines import Dates, Wanted, filter_of, lines_of
from certdesk.services.views import RequestLine, SheetView, TodayView
from certdesk.storage.today_rows import TodayRows, rows_of_file

LAST_BACKUP_KEY = "last_backup_at"
_MOST_LATE = 200
_MOST_WORK = 24
_DAYS = 7


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the first window shows before the services are loaded."""

    institution: Institution
    has_staff: bool
    today: TodayView


def first_look(database: Path, now: datetime) -> FirstLook | None:
    """Today read straight from the register's file, None when that cannot be done.

    Then the ordinary way opens the register, and has the words for what is wrong.
    """
    try:
        with rows_of_file(database) as rows:
            return None if rows is None else _look(rows, now.astimezone(ALGIERS).date())
    except (OSError, sqlite3.Error, DeskError):
        return None


def today_view(rows: TodayRows, dates: Dates, calendar: OfficeCalendar) -> TodayView:
    """What waits on that day."""
    late = rows.listing.page(filter_of(Wanted.LATE, dates), before=None, limit=_MOST_LATE)
    late_lines = sorted(lines_of(late, dates), key=lambda line: -line.overdue_days)
    count = {one: rows.listing.count(filter_of(one, dates)) for one in Wanted}
    backup = rows.setting(LAST_BACKUP_KEY)
    return TodayView(
        drafts=count[Wanted.DRAFTS],
        to_verify=count[Wanted.TO_VERIFY],
        to_send=count[Wanted.TO_SEND],
        at_signature=count[Wanted.AT_SIGNATURE],
        ready=count[Wanted.READY],
        open=count[Wanted.OPEN],
        late=count[Wanted.LATE],
        oldest_late_days=late_lines[0].overdue_days if late_lines else 0,
        to_give_back=count[Wanted.TO_GIVE_BACK],
        work=tuple(_work(rows, dates, late_lines)),
        not_issued=tuple(
            SheetView(row.id, row.kind, row.key, row.made_at, False, row.printed, 0)
            for row in rows.not_issued()
        ),
        week=_week(rows, dates.today),
        last_backup_at=None if backup is None else datetime.fromisoformat(str(backup)),
        unconfirmed_calendar_year=unconfirmed_hijri_year(calendar, dates.today),
    )


def _look(rows: TodayRows, today: date) -> FirstLook:
    calendar = read_calendar(rows.edition("calendar"), "calendar.toml")
    procedure = read_procedure(rows.edition("procedure"), "procedure.toml")
    institution = read_institution(rows.edition("institution"), "institution.toml")
    dates = Dates(today, calendar.workdays(), procedure.number_format)
    return FirstLook(institution, rows.has_staff(), today_view(rows, dates, calendar))


def _work(rows: TodayRows, dates: Dates, late: Sequence[RequestLine]) -> Sequence[RequestLine]:
    """What to begin with: the latest first, then what a clerk can do now."""
    work = {line.id: line for line in late}
    for wanted in (Wanted.MISSING, Wanted.TO_VERIFY, Wanted.DRAFTS, Wanted.READY):
        found = rows.listing.page(filter_of(wanted, dates), before=None, limit=12)
        for line in sorted(lines_of(found, dates), key=lambda one: -one.waiting_days):
            work.setdefault(line.id, line)
    return list(work.values())[:_MOST_WORK]


def _week(rows: TodayRows, today: date) -> tuple[tuple[date, int, int], ...]:
    """Deposited and handed over on each day of the week, Sunday first."""
    first = today - timedelta(days=(today.weekday() + 1) % _DAYS)
    days = [first + timedelta(days=step) for step in range(_DAYS)]
    end = first + timedelta(days=_DAYS)
    deposited = rows.listing.deposited_by_day(first, end)
    given = rows.listing.given_by_day(first, end)
    return tuple((day, deposited.get(day, 0), given.get(day, 0)) for day in days)
