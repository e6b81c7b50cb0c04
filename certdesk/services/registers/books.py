"""Registers: what was deposited and what was really handed over, by month, year or dates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from certdesk.domain.register import RegisterKind, totals
from certdesk.domain.rights import Actor, Right, require
from certdesk.registers.rows import (
    DepositEntry,
    ListedEntry,
    PeriodKind,
    PickupEntry,
    RegisterBook,
    RegisterPeriod,
)
from certdesk.services.office import Office
from certdesk.services.progress import Tell, silent
from certdesk.services.registers.closed_standing import closed_month
from certdesk.services.registers.entries import CLOSABLE, entries_of
from certdesk.services.registers.figures import summary_of
from certdesk.services.registers.listed import listed_entries
from certdesk.services.registers.periods import file_span
from certdesk.services.sheets.frozen import letterhead
from certdesk.services.sheets.rendering import rendered

if TYPE_CHECKING:
    from certdesk.forms.registers import RegistersWording
    from certdesk.registers.columns import Shape


@dataclass(frozen=True, slots=True)
class Export:
    """A register as a workbook: `name` is a file name without folder."""

    workbook: bytes
    name: str
    entries: int


@dataclass(frozen=True, slots=True)
class Pages:
    """A register as PDF: `name` is a file name without folder."""

    pdf: bytes
    name: str
    entries: int


class Registers:
    """Registers as snapshots, as workbooks and as PDF."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def deposits(self, period: RegisterPeriod, *, by: Actor) -> RegisterBook[DepositEntry]:
        """The deposit register of a period; voids stay, struck out."""
        return cast("RegisterBook[DepositEntry]", self.book(RegisterKind.DEPOSIT, period, by=by))

    def pickups(
        self, period: RegisterPeriod, *, by: Actor, unmasked: bool = False
    ) -> RegisterBook[PickupEntry]:
        """The pickup register: what was handed over, not what was printed."""
        book = self.book(RegisterKind.PICKUP, period, by=by, unmasked=unmasked)
        return cast("RegisterBook[PickupEntry]", book)

    def listed(
        self, kind: RegisterKind, period: RegisterPeriod, *, by: Actor
    ) -> RegisterBook[ListedEntry]:
        """The register of transmittals, of decisions against a request, or of the follow-up."""
        return cast("RegisterBook[ListedEntry]", self.book(kind, period, by=by))

    def wording(self) -> "RegistersWording":
        """The titles and columns that the office gives its registers."""
        with self._office.store.read() as unit:
            return self._office.registers(unit)

    def book(
        self,
        kind: RegisterKind,
        period: RegisterPeriod,
        *,
        by: Actor,
        unmasked: bool = False,
        tell: Tell = silent,
    ) -> RegisterBook[Any]:
        """Any register of a period: closed months as they were closed, with what changed since.

        Raises:
            NotAllowed: `unmasked` (identity numbers in full) for a clerk.
        """
        require(by, Right.READ_GUARDED if unmasked else Right.EXPORT)
        entries: Sequence[Any]
        if kind in CLOSABLE:
            entries = entries_of(self._office, kind, period, tell)
        else:
            with self._office.store.read() as unit:
                entries = listed_entries(self._office, unit, kind, period, tell)
        closes = kind in CLOSABLE and period.kind is PeriodKind.MONTH
        with self._office.store.read() as unit:
            names = self._office.institution(unit)
            closed = closed_month(self._office, unit, kind, period) if closes else None
        return RegisterBook(
            kind=kind,
            period=period,
            entries=entries,
            totals=totals(entries),
            school=names.school,
            service=names.service,
            exported_on=self._office.today(),
            exported_by=by.name,
            trial=self._office.trial,
            closed=closed,
            unmasked=unmasked,
        )

    def export(
        self,
        kind: RegisterKind,
        period: RegisterPeriod,
        *,
        by: Actor,
        unmasked: bool = False,
        tell: Tell = silent,
    ) -> Export:
        """A register as a workbook with its summary; the export is journalled.

        Raises:
            NotAllowed; RegisterTooLong; whatever `tell` raises stops it, nothing is journalled.
        """
        # openpyxl takes time to load: only who exports pays for it
        from certdesk.registers.workbook import build

        book = self._summed_up(kind, period, by, unmasked=unmasked, tell=tell)
        workbook = build(book, _shape(kind, unmasked=unmasked), self.wording(), tell)
        name = _name(book, "xlsx")
        self._journal(kind, period, len(book.entries), name, by, unmasked=unmasked)
        return Export(workbook, name, len(book.entries))

    def pages(
        self,
        kind: RegisterKind,
        period: RegisterPeriod,
        *,
        by: Actor,
        unmasked: bool = False,
        tell: Tell = silent,
    ) -> Pages:
        """A register as PDF, to be bound; the export is journalled."""
        pages = self.preview(kind, period, by=by, unmasked=unmasked, tell=tell)
        self._journal(kind, period, pages.entries, pages.name, by, unmasked=unmasked)
        return pages

    def preview(
        self,
        kind: RegisterKind,
        period: RegisterPeriod,
        *,
        by: Actor,
        unmasked: bool = False,
        tell: Tell = silent,
    ) -> Pages:
        """The same PDF, to be looked at on the screen."""
        from certdesk.services.registers.pages import pages_of

        with self._office.store.read() as unit:
            head = letterhead(self._office, unit)
        book = self._summed_up(kind, period, by, unmasked=unmasked, tell=tell)
        snapshot = pages_of(book, _shape(kind, unmasked=unmasked), self.wording(), head)
        name = _name(book, "pdf")
        printed = rendered(self._office, "register-pages", snapshot, name, tell=tell)
        return Pages(printed.pdf, name, len(snapshot.rows))

    def _summed_up(
        self, kind: RegisterKind, period: RegisterPeriod, by: Actor, *, unmasked: bool, tell: Tell
    ) -> RegisterBook[Any]:
        book = self.book(kind, period, by=by, unmasked=unmasked, tell=tell)
        with self._office.store.read() as unit:
            return replace(book, summary=summary_of(self._office, unit, period))

    def _journal(
        self,
        kind: RegisterKind,
        period: RegisterPeriod,
        entries: int,
        name: str,
        by: Actor,
        *,
        unmasked: bool,
    ) -> None:
        with self._office.store.write() as unit:
            unit.journal.add(
                "register_exported",
                by=by.id,
                subject="register",
                subject_id=None,
                at=self._office.now(),
                values={
                    "kind": kind.value,
                    "period": period.title,
                    "entries": entries,
                    "file": name,
                    "unmasked": unmasked,
                },
            )


def _shape(kind: RegisterKind, *, unmasked: bool) -> "Shape[Any]":
    from certdesk.registers import deposit, listed, pickup

    if kind is RegisterKind.DEPOSIT:
        return deposit.shape()
    if kind is RegisterKind.PICKUP:
        return pickup.shape(unmasked=unmasked)
    return listed.SHAPES[kind]


def _name(book: RegisterBook[Any], ending: str) -> str:
    # a copy with numbers in full never takes the name of the masked one
    mark = "-unmasked" if book.unmasked else ""
    return f"{book.kind.value}-{file_span(book.period)}{mark}.{ending}"
