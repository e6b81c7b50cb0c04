"""The sheets of `certdesk print` that no act makes: notices, cards, counts, closings, forms."""

from argparse import Namespace
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from certdesk.cli.errors import CountUnreadable, DayUnreadable
from certdesk.cli.session import Session
from certdesk.domain.dates import parse_day
from certdesk.domain.numbering import parse_reference

if TYPE_CHECKING:
    from certdesk.services.sheets.printing import PrintedSheet


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: a number as typed, a day, a count, why a copy; each may be missing."""

    number: str = ""
    day: date | None = None
    count: int | None = None
    reason: str = ""


def read_wanted(options: Namespace) -> Wanted:
    """Read NUMBER, `--date`, `--count` and `--reason`.

    Raises:
        DayUnreadable, CountUnreadable.
    """
    day = None
    if options.date is not None:
        read = parse_day(options.date)
        if not isinstance(read, date):
            raise DayUnreadable(typed=options.date)
        day = read
    count = None
    if options.count is not None:
        if not (options.count.isascii() and options.count.isdigit()):
            raise CountUnreadable(typed=options.count)
        count = int(options.count[:_LONGEST_COUNT])
    return Wanted(options.number or "", day, count, options.reason or "")


# more digits say no more than «far too many»
_LONGEST_COUNT = 9


def refusal_notice(session: Session, wanted: Wanted) -> "PrintedSheet":
    """Why a request was refused."""
    request_id = session.desk.lists.resolve(wanted.number)
    return session.desk.office_sheets.refusal_notice(
        request_id, reason=wanted.reason, by=session.by
    )


def progres_card(session: Session, wanted: Wanted) -> "PrintedSheet":
    """The steps on the platform for one applicant."""
    request_id = session.desk.lists.resolve(wanted.number)
    return session.desk.office_sheets.progres_card(request_id, by=session.by)


def file_sheet(session: Session, wanted: Wanted) -> "PrintedSheet":
    """One request whole."""
    request_id = session.desk.lists.resolve(wanted.number)
    return session.desk.office_sheets.file_sheet(request_id, by=session.by)


def cupboard_count(session: Session, wanted: Wanted) -> "PrintedSheet":
    """What should be in the cupboard."""
    del wanted
    return session.desk.office_sheets.cupboard_count(by=session.by)


def information_sheet(session: Session, wanted: Wanted) -> "PrintedSheet":
    """The notice."""
    del wanted
    return session.desk.office_sheets.information_sheet()


def closing_sheet(session: Session, wanted: Wanted) -> "PrintedSheet":
    """The closing of `--date`, else of today."""
    day = wanted.day or session.desk.office.today()
    return session.desk.office_sheets.closing_sheet(day, reason=wanted.reason, by=session.by)


def blank_forms(session: Session, wanted: Wanted) -> "PrintedSheet":
    """`--count` new forms; with the first number of an earlier block, that block again."""
    sheets = session.desk.office_sheets
    if wanted.count is None and wanted.number:
        return sheets.blank_forms_again(
            parse_reference(wanted.number), reason=wanted.reason, by=session.by
        )
    if wanted.count is None:
        raise CountUnreadable(typed="")
    return sheets.blank_forms(wanted.count, by=session.by)
