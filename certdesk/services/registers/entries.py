"""The entries of a register for a period: closed months as they were closed, others as they are.

Month by month, each read in one short view of the database: an export of a year keeps nobody
waiting at the counter.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from certdesk.domain.register import RegisterKind
from certdesk.registers.rows import DepositEntry, PickupEntry, RegisterPeriod
from certdesk.services.office import Office
from certdesk.services.progress import Tell
from certdesk.services.registers.closed_lines import Entry, read_back
from certdesk.services.registers.correction_lines import corrections
from certdesk.services.registers.periods import months_of
from certdesk.services.registers.words import Words
from certdesk.storage.unit import Unit

CLOSABLE: Final = frozenset({RegisterKind.DEPOSIT, RegisterKind.PICKUP})
"""The two registers of paper; the others are lists of acts, dated by their acts."""

_TOLD_EVERY: Final = 200

EntryT = TypeVar("EntryT", bound=Entry)


def entries_of(
    office: Office, kind: RegisterKind, period: RegisterPeriod, tell: Tell
) -> list[Entry]:
    """Every line of a period, counted from 1."""
    found: list[Entry] = []
    months = list(months_of(period))
    with office.store.read() as unit:
        expected = _expected(unit, kind, period)
    for month in months:
        first, end = max(month.first, period.first), min(month.end, period.end)
        with office.store.read() as unit:
            for entry in _month(office, unit, kind, month, (first, end)):
                found.append(replace(entry, row=len(found) + 1))
                if len(found) % _TOLD_EVERY == 0:
                    tell(len(found), max(expected, len(found)))
    return found


def entries_now(
    office: Office, unit: Unit, kind: RegisterKind, first: date, end: date
) -> Iterator[DepositEntry | PickupEntry]:
    """The lines as they stand today, whether the month was closed or not; rows not counted."""
    words = Words(office, unit)
    if kind is RegisterKind.DEPOSIT:
        yield from words.deposits(first, end)
    else:
        yield from words.pickups(first, end)
    yield from corrections(unit, words, kind, first, end)


def day_of(entry: Entry) -> date:
    """The day of a line."""
    return entry.deposited_on if isinstance(entry, DepositEntry) else entry.handed_over_on


def _month(
    office: Office,
    unit: Unit,
    kind: RegisterKind,
    month: RegisterPeriod,
    span: tuple[date, date],
) -> Iterator[Entry]:
    closing = unit.closed_months.closed(kind.value, month.first)
    if closing is None:
        yield from entries_now(office, unit, kind, *span)
        return
    for line in closing.lines:
        entry = read_back(kind, line)
        if span[0] <= day_of(entry) < span[1]:
            yield entry


def _expected(unit: Unit, kind: RegisterKind, period: RegisterPeriod) -> int:
    by_day = (
        unit.listing.deposited_by_day if kind is RegisterKind.DEPOSIT else unit.listing.given_by_day
    )
    return sum(by_day(period.first, period.end).values())
