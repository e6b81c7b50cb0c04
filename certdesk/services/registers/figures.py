"""What a period came to, in figures and charts: counted by the database, worded here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from certdesk.domain.calendar import Workdays, month_name
from certdesk.domain.request import STATE_WORDS, State
from certdesk.domain.rights import Actor, Right, require
from certdesk.i18n import ltr, tr
from certdesk.registers.rows import RegisterPeriod, Series, Summary
from certdesk.services.office import Office
from certdesk.services.sheets.closing import moments
from certdesk.storage.rows.figures import Waited
from certdesk.storage.unit import Unit

_MONTHS: Final = 12
_MOST_PAPERS: Final = 5
# working days: one bar each up to five, then together
_ONE_BY_ONE: Final = 5
_TOGETHER: Final = ((6, 10), (11, None))


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """A month and how many requests got a number in it, voids among them."""

    year: int
    month: int
    deposited: int


class Figures:
    """Reads only."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def deposits_a_month(self, year: int, month: int, *, by: Actor) -> Sequence[MonthFigure]:
        """Twelve months up to the one named, oldest first."""
        require(by, Right.EXPORT)
        with self._office.store.read() as unit:
            return _months(unit, year, month)

    def summary(self, period: RegisterPeriod, *, by: Actor) -> Summary:
        """The charts of a period; what is open is counted as it stands now."""
        require(by, Right.EXPORT)
        with self._office.store.read() as unit:
            return summary_of(self._office, unit, period)


def summary_of(office: Office, unit: Unit, period: RegisterPeriod) -> Summary:
    """Requests a month up to the period's end, days to ready, papers lacking, open by state."""
    waits = _waits(unit.figures.waited(period.first, period.end), office.workdays(unit))
    deposited = unit.figures.deposited(period.first, period.end)
    given = unit.figures.given(period.first, period.end)
    return Summary(
        title=tr("Summary of {period}", period=period.title),
        facts=(
            (tr("Deposited, figure"), deposited.counted),
            (tr("Hand-overs, figure"), given.counted),
            (tr("Working days to ready, on average"), _average(waits)),
        ),
        months=_month_series(unit, period),
        ready=_ready_series(waits, office.procedure(unit).delay_working_days),
        missing=_missing_series(office, unit, period),
        open=Series(
            tr("Open files now, by state"),
            tuple(
                (tr(STATE_WORDS[State(state)].sentence), count)
                for state, count in unit.figures.open_by_state().items()
            ),
        ),
    )


def _month_series(unit: Unit, period: RegisterPeriod) -> Series:
    last = date.fromordinal(period.end.toordinal() - 1)
    months = _months(unit, last.year, last.month)
    points = tuple((month_name(one.month), one.deposited) for one in months)
    return Series(tr("Requests a month"), points, current=len(points) - 1)


def _ready_series(waits: Mapping[int, int], promised: int) -> Series:
    points = [(ltr(days), waits.get(days, 0)) for days in range(_ONE_BY_ONE + 1)]
    for least, most in _TOGETHER:
        word = ltr(f"{least}+") if most is None else ltr(f"{least}-{most}")
        inside = (n for days, n in waits.items() if least <= days <= (most or days))
        points.append((word, sum(inside)))
    current = promised if promised <= _ONE_BY_ONE else None
    return Series(tr("Working days from deposit to ready"), tuple(points), current)


def _missing_series(office: Office, unit: Unit, period: RegisterPeriod) -> Series:
    counts = unit.figures.not_passed(*moments(period.first, period.end))
    titles = {paper.id: paper.short_title for paper in office.procedure(unit).papers}
    most = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST_PAPERS]
    points = tuple((titles.get(paper, paper), count) for paper, count in most)
    return Series(tr("Papers most often missing"), points)


def _waits(found: Iterable[Waited], days: Workdays) -> dict[int, int]:
    """Requests by the working days that they waited."""
    waits: dict[int, int] = {}
    for one in found:
        waited = days.working_days_between(one.deposited_on, one.ready_on)
        waits[waited] = waits.get(waited, 0) + one.requests
    return waits


def _average(waits: Mapping[int, int]) -> float | str:
    requests = sum(waits.values())
    if not requests:
        return tr("none yet, figure")
    days = sum(days * count for days, count in waits.items())
    return round(days / requests, 1)


def _months(unit: Unit, year: int, month: int) -> Sequence[MonthFigure]:
    months = [_back(year, month, steps) for steps in range(_MONTHS - 1, -1, -1)]
    first, end = date(*months[0], 1), date(*_back(year, month, -1), 1)
    counts = dict.fromkeys(months, 0)
    for day, count in unit.listing.deposited_by_day(first, end).items():
        counts[day.year, day.month] += count
    return [MonthFigure(*one, count) for one, count in counts.items()]


def _back(year: int, month: int, steps: int) -> tuple[int, int]:
    years, before = divmod(year * 12 + month - 1 - steps, 12)
    return years, before + 1
