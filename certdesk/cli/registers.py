"""`certdesk register`: a register of a month, a year or a span as a workbook or as PDF."""

import re
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from certdesk.cli.errors import ClosingUnreadable, PeriodUnreadable
from certdesk.cli.out_file import check_out, write_out
from certdesk.cli.parser import Commands
from certdesk.cli.session import opened
from certdesk.cli.streams import answer, say
from certdesk.domain.dates import parse_day
from certdesk.domain.register import RegisterKind
from certdesk.i18n import tr, trn

if TYPE_CHECKING:
    from pathlib import Path

    from certdesk.cli.session import Session
    from certdesk.registers.rows import RegisterPeriod

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_FIRST_YEAR, _LAST_YEAR = 2000, 2099


def add_to(commands: Commands) -> None:
    """Add `register` to the command line."""
    parser = commands.add(
        "register",
        tr(
            "Writes a register of a period: an Excel workbook, or a "
            "PDF to be bound when the file's name ends in .pdf."
        ),
        run,
    )
    parser.add_argument(
        "--kind",
        required=True,
        choices=tuple(RegisterKind),
        metavar="KIND",
        help="، ".join(RegisterKind),
    )
    period = parser.add_mutually_exclusive_group(required=True)
    period.add_argument("--month", metavar="2026-11", help=tr("One month"))
    period.add_argument("--year", metavar="2026", help=tr("One year"))
    period.add_argument("--from", dest="first", metavar="DATE", help=tr("The first day"))
    parser.add_argument("--to", dest="last", metavar="DATE", help=tr("The last day, inclusive"))
    parser.add_argument(
        "--out", metavar="FILE.xlsx|FILE.pdf", required=True, help=tr("The file to write")
    )
    parser.add_argument(
        "--unmasked",
        action="store_true",
        help=tr("Identity numbers in full (supervisors and auditors; journalled)"),
    )
    parser.add_argument(
        "--close",
        action="store_true",
        help=tr("Closes the month, which must be over; FILE.pdf becomes the page to be signed"),
    )
    parser.add_argument("--json", action="store_true", help=tr("One object of JSON"))


def run(options: Namespace) -> int:
    """Write the register, or close its month and write the page to be signed.

    Raises:
        PeriodUnreadable, ClosingUnreadable, OutputFolderMissing, OutputUnwritable.
    """
    period = read_period(options)
    if options.close and (options.month is None or not options.out.lower().endswith(".pdf")):
        raise ClosingUnreadable
    file = check_out(options.out)
    with opened(options) as session:
        kind = RegisterKind(options.kind)
        if options.close:
            return _close(session, kind, period, file, as_json=options.json)
        written = session.desk.registers
        if file.suffix.lower() == ".pdf":
            pages = written.pages(kind, period, by=session.by, unmasked=options.unmasked)
            content, entries = pages.pdf, pages.entries
        else:
            export = written.export(kind, period, by=session.by, unmasked=options.unmasked)
            content, entries = export.workbook, export.entries
    write_out(file, content)
    if options.json:
        answer({"file": str(file), "kind": kind.value, "entries": entries})
    else:
        say(trn("{n} entries were written to {file}.", entries, file=file))
    return 0


def _close(
    session: "Session", kind: RegisterKind, period: "RegisterPeriod", file: "Path", *, as_json: bool
) -> int:
    month = period.first
    page = session.desk.month_closing.close(kind, month.year, month.month, by=session.by)
    write_out(file, page.pdf)
    if as_json:
        answer({"file": str(file), "kind": kind.value, "closed": f"{month:%Y-%m}"})
        return 0
    say(tr("{period} is closed; its page to be signed is {file}.", period=period.title, file=file))
    return 0


def read_period(options: Namespace) -> "RegisterPeriod":
    """The period of `--month`, `--year`, or `--from` and `--to` (both inclusive).

    Raises:
        PeriodUnreadable.
    """
    from certdesk.services.registers.periods import month_period, year_period

    if options.month is not None:
        month = _MONTH.fullmatch(options.month)
        if month is None or options.last is not None:
            raise PeriodUnreadable(typed=options.month)
        return month_period(_year(month[1], options.month), int(month[2]))
    if options.year is not None:
        if options.last is not None:
            raise PeriodUnreadable(typed=options.last)
        return year_period(_year(options.year, options.year))
    return _span(options.first, options.last)


def _span(first_text: str, last_text: str | None) -> "RegisterPeriod":
    from certdesk.services.registers.periods import span_period

    typed = f"{first_text} – {last_text or ''}"
    first, last = parse_day(first_text), parse_day(last_text or "")
    if not isinstance(first, date) or not isinstance(last, date) or last < first:
        raise PeriodUnreadable(typed=typed)
    return span_period(first, last)


def _year(digits: str, typed: str) -> int:
    if not re.fullmatch(r"\d{4}", digits) or not _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        raise PeriodUnreadable(typed=typed)
    return int(digits)
