"""What the page shows of a register and a period, read beside the window in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from certdesk.desk import Desk
from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import Actor
from certdesk.registers.rows import PeriodKind, RegisterBook, RegisterPeriod, Summary
from certdesk.services.progress import Tell
from certdesk.services.registers.entries import CLOSABLE
from certdesk.services.registers.export_journal import ExportJournal, RegisterAct
from certdesk.services.registers.figures import Figures
from certdesk.services.registers.month_closing import Unclosed


@dataclass(frozen=True, slots=True)
class Shown:
    """A register of a period; `may_be_closed`: its month is over and open."""

    book: RegisterBook[Any]
    titles: Sequence[str]
    summary: Summary
    acts: Sequence[RegisterAct]
    unclosed: Sequence[Unclosed]
    may_be_closed: bool


def read_all(
    desk: Desk, kind: RegisterKind, period: RegisterPeriod, by: Actor, tell: Tell
) -> Shown:
    """Lines, figures, acts and how the month stands."""
    book = desk.registers.book(kind, period, by=by, tell=tell)
    return Shown(
        book=book,
        titles=desk.registers.wording().of(kind).columns,
        summary=Figures(desk.office).summary(period, by=by),
        acts=ExportJournal(desk.office).acts(by=by),
        unclosed=desk.month_closing.unclosed(),
        may_be_closed=_may_be_closed(book, desk.office.today()),
    )


def _may_be_closed(book: RegisterBook[Any], today: date) -> bool:
    over = book.period.kind is PeriodKind.MONTH and book.period.end <= today
    return over and book.kind in CLOSABLE and book.closed is None
