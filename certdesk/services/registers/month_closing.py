"""Closing a month of a register: its lines are kept, hashed and signed for; once."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Final

from certdesk.documents.office_snapshots import MonthClosingSheet, RegisterTotal
from certdesk.domain.calendar import ALGIERS
from certdesk.domain.errors import RuleBroken
from certdesk.domain.register import RegisterKind, RegisterTotals, totals
from certdesk.domain.rights import Actor, Right, require
from certdesk.registers.rows import ClosedMonth, RegisterPeriod
from certdesk.services.office import Office
from certdesk.services.registers.closed_lines import Entry, hash_of, kept
from certdesk.services.registers.closed_standing import closed_month
from certdesk.services.registers.entries import CLOSABLE, entries_now
from certdesk.services.registers.periods import file_span, month_period
from certdesk.services.sheets.frozen import clock_text, freeze, letterhead
from certdesk.services.sheets.printing import NoSuchSheet
from certdesk.services.sheets.rendering import PrintedSheet, rendered_row
from certdesk.storage.rows.sheets import SheetRow
from certdesk.storage.unit import Unit

SHEET: Final = "month-closing"


class MonthNotOver(RuleBroken):
    """A month that still runs."""

    code = "month_not_over"
    sentence = (
        "The month {month} is not over, so it cannot be closed. Nothing was changed. "
        "Close it from the first day of the next month."
    )


class MonthClosedAlready(RuleBroken):
    """A month is closed once."""

    code = "month_closed"
    sentence = (
        "The month {month} of this register was closed on {day}. Nothing was changed. "
        "What is corrected now stands in the month in which it is corrected."
    )


class NoClosing(RuleBroken):
    """A register that lists acts by their own days."""

    code = "register_not_closed"
    sentence = (
        "Only the registers of deposits and of hand-overs are closed by month. "
        "Nothing was changed. Choose one of the two."
    )


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A month that is over and was not closed, though something was registered in it."""

    kind: RegisterKind
    period: RegisterPeriod


class MonthClosing:
    """Close months; tell how closed months stand."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def close(self, kind: RegisterKind, year: int, month: int, *, by: Actor) -> PrintedSheet:
        """Keep the month's lines, their hash and totals; the page to be signed.

        Raises:
            MonthNotOver, MonthClosedAlready, NoClosing; NotAllowed to all but supervisors.
        """
        require(by, Right.RUN_OFFICE)
        if kind not in CLOSABLE:
            raise NoClosing
        period = month_period(year, month)
        if self._office.today() < period.end:
            raise MonthNotOver(month=period.title)
        with self._office.store.write() as unit:
            before = unit.closed_months.closed(kind.value, period.first)
            if before is not None:
                raise MonthClosedAlready(
                    month=period.title, day=before.at.astimezone(ALGIERS).date()
                )
            sheet = self._close(unit, kind, period, by)
        return rendered_row(self._office, sheet)

    def page(
        self, kind: RegisterKind, year: int, month: int, *, reason: str = "", by: Actor
    ) -> PrintedSheet:
        """The closing page again, as it was first made.

        Raises:
            NoSuchSheet: the month was not closed.
            CopyReasonNeeded: the page was issued before, and `reason` says nothing.
        """
        require(by, Right.EXPORT)
        key = sheet_key(kind, month_period(year, month))
        with self._office.store.read() as unit:
            sheet = unit.sheets.newest(SHEET, key)
        if sheet is None:
            raise NoSuchSheet(what=key)
        return rendered_row(self._office, sheet, reason=reason)

    def standing(
        self, kind: RegisterKind, year: int, month: int, *, by: Actor
    ) -> ClosedMonth | None:
        """How a month was closed and what changed since; None while it is open."""
        require(by, Right.EXPORT)
        with self._office.store.read() as unit:
            return closed_month(self._office, unit, kind, month_period(year, month))

    def unclosed(self) -> Sequence[Unclosed]:
        """The registers of last month that wait for their closing."""
        first = self._office.today().replace(day=1)
        last = first - timedelta(days=1)
        period = month_period(last.year, last.month)
        with self._office.store.read() as unit:
            return [
                Unclosed(kind, period)
                for kind in RegisterKind
                if kind in CLOSABLE
                and unit.closed_months.closing_of(kind.value, period.first) is None
                and _has_lines(unit, kind, period)
            ]

    def _close(self, unit: Unit, kind: RegisterKind, period: RegisterPeriod, by: Actor) -> SheetRow:
        lines = entries_now(self._office, unit, kind, period.first, period.end)
        entries = [replace(entry, row=row) for row, entry in enumerate(lines, start=1)]
        counted, digest, now = totals(entries), hash_of(kind, entries), self._office.now()
        unit.closed_months.add(
            {
                "register": kind.value,
                "year": period.first.year,
                "month": period.first.month,
                "rows": len(entries),
                "hash": digest,
                "totals": asdict(counted),
                "lines": [kept(entry) for entry in entries],
                "at": now,
                "by": by.id,
            }
        )
        unit.journal.add(
            "month_closed",
            by=by.id,
            subject="register",
            subject_id=None,
            at=now,
            values={
                "kind": kind.value,
                "period": period.title,
                "entries": len(entries),
                "hash": digest,
            },
        )
        page = self._sheet(unit, kind, period, entries, counted, digest, by)
        sheet_id = freeze(self._office, unit, SHEET, sheet_key(kind, period), page, None, by)
        return unit.sheets.get(sheet_id)

    def _sheet(
        self,
        unit: Unit,
        kind: RegisterKind,
        period: RegisterPeriod,
        entries: Sequence[Entry],
        counted: RegisterTotals,
        digest: str,
        by: Actor,
    ) -> MonthClosingSheet:
        wording = self._office.registers(unit).of(kind)
        named = wording.totals
        figures = (
            (named.counted, counted.counted),
            (named.sheets, counted.sheets),
            (named.copies, counted.copies),
            (named.struck, counted.struck),
            (named.corrections, counted.corrections),
        )
        numbers = [entry.number for entry in entries if not entry.correction]
        return MonthClosingSheet(
            register=wording.title,
            period=period.title,
            lines=len(entries),
            first_number=numbers[0] if numbers else "",
            last_number=numbers[-1] if numbers else "",
            totals=tuple(RegisterTotal(label, str(figure)) for label, figure in figures),
            hash=digest,
            closed_on=self._office.today(),
            closed_at=clock_text(self._office.now()),
            supervisor=by.name,
            letterhead=letterhead(self._office, unit),
        )


def sheet_key(kind: RegisterKind, period: RegisterPeriod) -> str:
    """What the closing page of a month is known by."""
    return f"{kind.value}-{file_span(period)}"


def _has_lines(unit: Unit, kind: RegisterKind, period: RegisterPeriod) -> bool:
    count = (
        unit.listing.deposited_by_day if kind is RegisterKind.DEPOSIT else unit.listing.given_by_day
    )
    return bool(count(period.first, period.end))
