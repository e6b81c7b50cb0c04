"""Figures of the registers' page: how much was asked for, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from certdesk.domain.rights import Actor, Right, require
from certdesk.services.office import Office

_MONTHS = 12


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
        months = [_back(year, month, steps) for steps in range(_MONTHS - 1, -1, -1)]
        first, end = date(*months[0], 1), date(*_back(year, month, -1), 1)
        with self._office.store.read() as unit:
            by_day = unit.listing.deposited_by_day(first, end)
        counts = dict.fromkeys(months, 0)
        for day, count in by_day.items():
            counts[day.year, day.month] += count
        return [MonthFigure(*month, count) for month, count in counts.items()]


def _back(year: int, month: int, steps: int) -> tuple[int, int]:
    years, before = divmod(year * 12 + month - 1 - steps, 12)
    return years, before + 1
