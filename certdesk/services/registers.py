"""Registers: what was deposited and what was really handed over, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from certdesk.domain.calendar import month_bounds, month_name
from certdesk.domain.custody import Origin
from certdesk.domain.numbering import NumberFormat
from certdesk.domain.register import RegisterKind, totals
from certdesk.domain.request import State
from certdesk.domain.rights import Actor, Right, require
from certdesk.i18n import ltr, tr
from certdesk.registers.rows import (
    DepositEntry,
    IdentityShown,
    ListedEntry,
    PeriodKind,
    PickupEntry,
    RegisterBook,
    RegisterPeriod,
)
from certdesk.services.checklist import birth_words
from certdesk.services.file_sheet import depositor_words
from certdesk.services.identity_json import check_from_json, deed_from_json
from certdesk.services.listed_registers import listed_entries
from certdesk.services.office import Office
from certdesk.services.rendering import rendered
from certdesk.services.sheets import letterhead
from certdesk.storage.handovers import HandoverRow
from certdesk.storage.requests import RequestRow
from certdesk.storage.unit import Unit

if TYPE_CHECKING:
    from certdesk.forms.registers import RegistersWording

EntryT = TypeVar("EntryT", DepositEntry, PickupEntry, ListedEntry)


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


def month_period(year: int, month: int) -> RegisterPeriod:
    """A month as the registers name it: «نوفمبر 2026»."""
    first, end = month_bounds(year, month)
    return RegisterPeriod(PeriodKind.MONTH, first, end, f"{month_name(month)} {year}")


def year_period(year: int) -> RegisterPeriod:
    """A whole year."""
    return RegisterPeriod(PeriodKind.YEAR, date(year, 1, 1), date(year + 1, 1, 1), str(year))


class Registers:
    """Registers as snapshots and as workbooks."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def deposits(self, period: RegisterPeriod, *, by: Actor) -> RegisterBook[DepositEntry]:
        """The deposit register of a period; voids stay, struck out."""
        require(by, Right.EXPORT)
        with self._office.store.read() as unit:
            words = _Words(self._office, unit)
            ids = unit.listing.deposited_between(period.first, period.end)
            rows = [unit.requests.get(request_id) for request_id in ids]
            entries = [words.deposit(position, row) for position, row in enumerate(rows, 1)]
            return self._book(unit, RegisterKind.DEPOSIT, period, entries, by)

    def pickups(
        self, period: RegisterPeriod, *, by: Actor, unmasked: bool = False
    ) -> RegisterBook[PickupEntry]:
        """The pickup register: what was handed over, not what was printed."""
        require(by, Right.READ_GUARDED if unmasked else Right.EXPORT)
        with self._office.store.read() as unit:
            words = _Words(self._office, unit)
            found = unit.handovers.confirmed_between("pickup", period.first, period.end)
            entries = [words.pickup(position, row) for position, row in enumerate(found, 1)]
            return self._book(unit, RegisterKind.PICKUP, period, entries, by, unmasked=unmasked)

    def listed(
        self, kind: RegisterKind, period: RegisterPeriod, *, by: Actor
    ) -> RegisterBook[ListedEntry]:
        """The register of transmittals, of decisions against a request, or of the follow-up."""
        require(by, Right.EXPORT)
        with self._office.store.read() as unit:
            entries = listed_entries(self._office, unit, kind, period)
            return self._book(unit, kind, period, entries, by)

    def wording(self) -> "RegistersWording":
        """The titles and columns that the office gives its registers."""
        with self._office.store.read() as unit:
            return self._office.registers(unit)

    def export(self, kind: RegisterKind, period: RegisterPeriod, *, by: Actor) -> Export:
        """A register as a workbook; the export is journalled."""
        # openpyxl takes time to load: only who exports pays for it
        from certdesk.registers import deposit, listed, pickup
        from certdesk.registers.workbook import build

        wording = self.wording()
        if kind is RegisterKind.DEPOSIT:
            deposits = self.deposits(period, by=by)
            workbook, count = deposit.render(deposits, wording), len(deposits.entries)
        elif kind is RegisterKind.PICKUP:
            pickups = self.pickups(period, by=by)
            workbook, count = pickup.render(pickups, wording), len(pickups.entries)
        else:
            book = self.listed(kind, period, by=by)
            workbook, count = build(book, listed.SHAPES[kind], wording), len(book.entries)
        self._exported(kind, period, count, by)
        return Export(workbook, f"{kind.value}-{_span(period)}.xlsx", count)

    def pages(self, kind: RegisterKind, period: RegisterPeriod, *, by: Actor) -> Pages:
        """A register as PDF, to be bound; the export is journalled."""
        from certdesk.registers import deposit, listed, pickup
        from certdesk.services.register_pages import pages_of

        wording = self.wording()
        with self._office.store.read() as unit:
            head = letterhead(self._office, unit)
        if kind is RegisterKind.DEPOSIT:
            snapshot = pages_of(self.deposits(period, by=by), deposit.shape(), wording, head)
        elif kind is RegisterKind.PICKUP:
            pickups = self.pickups(period, by=by)
            snapshot = pages_of(pickups, pickup.shape(unmasked=False), wording, head)
        else:
            book = self.listed(kind, period, by=by)
            snapshot = pages_of(book, listed.SHAPES[kind], wording, head)
        name = f"{kind.value}-{_span(period)}.pdf"
        printed = rendered(self._office, "register-pages", snapshot, name)
        self._exported(kind, period, len(snapshot.rows), by)
        return Pages(printed.pdf, name, len(snapshot.rows))

    def _exported(self, kind: RegisterKind, period: RegisterPeriod, count: int, by: Actor) -> None:
        with self._office.store.write() as unit:
            unit.journal.add(
                "register_exported",
                by=by.id,
                subject="register",
                subject_id=None,
                at=self._office.now(),
                values={"kind": kind.value, "period": period.title, "entries": count},
            )

    def _book(
        self,
        unit: Unit,
        kind: RegisterKind,
        period: RegisterPeriod,
        entries: Sequence[EntryT],
        by: Actor,
        *,
        unmasked: bool = False,
    ) -> RegisterBook[EntryT]:
        names = self._office.institution(unit)
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
            unmasked=unmasked,
        )


class _Words:
    """The words of register lines, with the lists that they need read once."""

    def __init__(self, office: Office, unit: Unit) -> None:
        self._unit = unit
        self._format: NumberFormat = office.number_format(unit)
        procedure = office.procedure(unit)
        self._kinds = {kind.id: kind.title for kind in procedure.diploma_kinds}
        self._identity = {kind.id: kind.title for kind in procedure.identity_kinds}
        self._deeds = {kind.id: kind.title for kind in procedure.deed_kinds}
        self._staff = unit.staff.names()

    def deposit(self, position: int, row: RequestRow) -> DepositEntry:
        """One line of the deposit register."""
        taken = [line for line in self._unit.custody.of(row.id) if line.origin is Origin.TAKEN_IN]
        return DepositEntry(
            row=position,
            deposited_on=row.deposited_on or row.created_at.date(),
            number=self._format.text(row.reference),
            full_name=_surname_first(row),
            birth=_birth(row),
            registration_number=row.registration_number or "",
            phone=row.phone or "",
            diploma=self._diploma(row),
            diploma_reference=_diploma_reference(row),
            purpose=row.purpose or "",
            papers="، ".join(f"{line.title} ({line.sheets})" for line in taken),
            depositor=depositor_words(row.depositor) or tr("The applicant"),
            clerk=self._staff.get(row.deposited_by or 0, ""),
            remarks=self._remarks(row),
            sheets=sum(line.sheets for line in taken),
            copies=int(str((row.authenticate or {}).get("copies", 0))),
            struck=row.state is State.VOID,
        )

    def pickup(self, position: int, row: HandoverRow) -> PickupEntry:
        """One line of the pickup register."""
        request = self._unit.requests.get(row.request_id)
        given = set(row.lines)
        lines = [line for line in self._unit.custody.of(row.request_id) if line.id in given]
        checks = [check_from_json(stored) for stored in row.checks]
        document = next((check.document for check in checks if check.document), None)
        deed = deed_from_json(row.deed)
        quality = tr("The applicant") if row.receiver == "applicant" else tr("Proxy")
        return PickupEntry(
            row=position,
            handed_over_on=row.confirmed_on or row.prepared_at.date(),
            number=self._format.text(request.reference),
            full_name=_surname_first(request),
            birth=_birth(request),
            papers="، ".join(f"{line.title} ({line.sheets})" for line in lines),
            copies=sum(line.sheets for line in lines if line.is_copy),
            receiver=f"{row.receiver_name}، {quality}",
            identity=None
            if document is None
            else IdentityShown(self._identity.get(document.kind, document.kind), document.number),
            identity_issued=""
            if document is None or document.issued_on is None
            else f"{ltr(f'{document.issued_on:%d/%m/%Y}')}، {document.issued_at}",
            deed=""
            if deed is None or deed.dated is None
            else f"{self._deeds.get(deed.kind, deed.kind)} {ltr(deed.number)}، "
            f"{ltr(f'{deed.dated:%d/%m/%Y}')}",
            receiver_signature=tr("On the pickup sheet"),
            clerk_signature=self._staff.get(row.confirmed_by or 0, ""),
            remarks=self._pickup_remarks(row),
            sheets=sum(line.sheets for line in lines),
            struck=row.status == "reversed",
        )

    def _diploma(self, row: RequestRow) -> str:
        kind = self._kinds.get(row.diploma_kind or "", "")
        return " / ".join(part for part in (kind, row.speciality) if part)

    def _remarks(self, row: RequestRow) -> str:
        waived = [
            item.waive_reason
            for item in self._unit.checklist.of(row.id)
            if item.verdict.value == "waived"
        ]
        remarks = [tr("Waived: {reason}", reason=reason) for reason in waived]
        decided = {
            State.REFUSED: tr("Refused"),
            State.WITHDRAWN: tr("Withdrawn"),
        }
        if row.state in decided:
            remarks.append(decided[row.state])
        return "، ".join(remarks)

    def _pickup_remarks(self, row: HandoverRow) -> str:
        remarks = [row.note] if row.note else []
        if row.unlock_reason:
            name = self._staff.get(row.unlocked_by or 0, "")
            remarks.append(tr("Unlocked by {name}: {reason}", name=name, reason=row.unlock_reason))
        if row.status == "reversed":
            remarks.append(tr("Reversed: {reason}", reason=row.reverse_reason))
        return "، ".join(remarks)


def _span(period: RegisterPeriod) -> str:
    """A period in a file name: `2026-11`, `2026`, `2026-11-01_2026-11-08` (end exclusive)."""
    if period.kind is PeriodKind.MONTH:
        return f"{period.first:%Y-%m}"
    if period.kind is PeriodKind.YEAR:
        return f"{period.first:%Y}"
    return f"{period.first.isoformat()}_{period.end.isoformat()}"


def _surname_first(row: RequestRow) -> str:
    """«اللقب والاسم», as the column says."""
    return " ".join(part for part in (row.family_name, row.given_name) if part)


def _birth(row: RequestRow) -> str:
    return "، ".join(part for part in (birth_words(row), row.birth_place) if part)


def _diploma_reference(row: RequestRow) -> str:
    number = ltr(row.diploma_number) if row.diploma_number else ""
    dated = ltr(f"{row.diploma_dated:%d/%m/%Y}") if row.diploma_dated else ""
    return "، ".join(part for part in (number, dated) if part)
