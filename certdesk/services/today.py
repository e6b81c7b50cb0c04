"""The first page: what waits today. Its counts alone are in `first_look`, before the rest."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from certdesk.domain.office_calendar import OfficeCalendar, unconfirmed_hijri_year
from certdesk.services.follow_on.views import Work
from certdesk.services.follow_on.worklist import Worklist
from certdesk.services.lines import Dates, Wanted, filter_of, lines_of
from certdesk.services.office import Office
from certdesk.services.views import AlsoWaits, RequestLine, SheetView, TodayView
from certdesk.services.wanted import count_today
from certdesk.storage.lists.today import TodayRows
from certdesk.storage.unit import Unit

LAST_BACKUP_KEY = "last_backup_at"
_MOST_LATE = 200
_MOST_WORK = 24
_DAYS = 7
# two machines on one register are never of one mind to the second
_CLOCK_MAY_DIFFER = timedelta(minutes=10)


def today_view(
    rows: TodayRows, dates: Dates, calendar: OfficeCalendar, also: AlsoWaits
) -> TodayView:
    """What waits on that day."""
    late = rows.listing.page(filter_of(Wanted.LATE, dates), before=None, limit=_MOST_LATE)
    late_lines = sorted(lines_of(late, dates), key=lambda line: -line.overdue_days)
    backup = rows.setting(LAST_BACKUP_KEY)
    sent_on = rows.oldest_out()
    return TodayView(
        **count_today(rows.run, dates.today, lambda: dates.workdays)._asdict(),
        incomplete=rows.listing.count(filter_of(Wanted.MISSING, dates)),
        longest_out_days=(
            0 if sent_on is None else dates.workdays.working_days_between(sent_on, dates.today)
        ),
        also=also,
        work=tuple(_work(rows, dates, late_lines)),
        not_issued=tuple(
            SheetView(row.id, row.kind, row.key, row.made_at, False, row.printed, 0)
            for row in rows.not_issued()
        ),
        week=_week(rows, dates.today),
        last_backup_at=None if backup is None else datetime.fromisoformat(str(backup)),
        unconfirmed_calendar_year=unconfirmed_hijri_year(calendar, dates.today),
    )


def also_waits(unit: Unit, office: Office, dates: Dates) -> AlsoWaits:
    """What waits beside the requests of the counter."""
    worklist, rows, now = Worklist(office, unit), unit.today_rows, office.now()
    newest = rows.newest_act()
    behind = newest is not None and newest - now > _CLOCK_MAY_DIFFER
    return AlsoWaits(
        still_due=rows.listing.count(filter_of(Wanted.STILL_DUE, dates)),
        uncollected=tuple(
            (days, worklist.ready_for(days)) for days in office.procedure(unit).uncollected_days
        ),
        appointments=worklist.count(Work.APPOINTMENTS),
        calls=worklist.count(Work.NEXT_CALLS),
        forms_out=rows.forms_out(),
        clock_behind=newest if behind else None,
    )


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
