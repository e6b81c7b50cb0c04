"""The lines of the deposit and of the pickup register, some hundreds read at a time."""

from collections.abc import Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Final, TypeVar

from certdesk.domain.checklist import Disposal
from certdesk.domain.custody import LedgerLine, Origin, Place
from certdesk.domain.dates import shown_day
from certdesk.domain.numbering import NumberFormat, NumberKind, Reference
from certdesk.domain.request import State
from certdesk.i18n import ltr, tr, trn
from certdesk.registers.rows import DepositEntry, IdentityShown, PickupEntry
from certdesk.services.counter.identity_json import check_from_json, deed_from_json
from certdesk.services.office import Office
from certdesk.services.request.checklist import birth_words
from certdesk.services.request.decided import decided
from certdesk.services.request.given import NUMBER_KINDS
from certdesk.services.sheets.file import depositor_words
from certdesk.storage.rows.handovers import HandoverRow
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.rows.struck_forms import StruckFormRow
from certdesk.storage.unit import Unit

_AT_ONCE: Final = 400
_DECIDED: Final = {State.REFUSED: "Refused", State.WITHDRAWN: "Withdrawn"}
_GONE: Final = frozenset({Place.KEPT, Place.SPOILED})

ItemT = TypeVar("ItemT")


class Words:
    """The words of register lines, with the lists that they need read once."""

    def __init__(self, office: Office, unit: Unit) -> None:
        """Read staff and the office's lists."""
        self._unit = unit
        self.format: NumberFormat = office.number_format(unit)
        procedure = office.procedure(unit)
        self.papers = {paper.id: paper.title for paper in procedure.papers}
        self.kinds = {kind.id: kind.title for kind in procedure.diploma_kinds}
        self._identity = {kind.id: kind.title for kind in procedure.identity_kinds}
        self._deeds = {kind.id: kind.title for kind in procedure.deed_kinds}
        self._staff = unit.staff.names()

    def staff(self, staff_id: int | None) -> str:
        """A person of the counter, empty for the command line."""
        return self._staff.get(staff_id or 0, "")

    def deposits(self, first: date, end: date) -> Iterator[DepositEntry]:
        """What was deposited from `first` to before `end`, in number order, rows not counted.

        Blank forms that were struck out stand among them.
        """
        struck = self._unit.struck_forms.standing_between(first, end)
        spoiled = (((one.year, one.n), self._spoiled(one)) for one in struck)
        for _number, entry in merge(self._deposited(first, end), spoiled, key=itemgetter(0)):
            yield entry

    def _deposited(self, first: date, end: date) -> Iterator[tuple[tuple[int, int], DepositEntry]]:
        for ids in _in_hundreds(self._unit.listing.deposited_between(first, end)):
            rows = self._unit.requests.many(ids)
            ledgers = self._unit.custody.of_many(ids)
            waivers = self._unit.checklist.waivers_of(ids)
            given = self._unit.handovers.confirmed_of(ids)
            for one in ids:
                remarks = self._remarks(rows[one], waivers.get(one, ()), given[one])
                number = rows[one].reference
                yield (number.year, number.n), self._deposit(rows[one], ledgers[one], remarks)

    def pickups(self, first: date, end: date) -> Iterator[PickupEntry]:
        """What was handed over from `first` to before `end`, in number order."""
        found = self._unit.handovers.confirmed_between("pickup", first, end)
        for some in _in_hundreds(found):
            ids = list({row.request_id for row in some})
            rows = self._unit.requests.many(ids)
            ledgers = self._unit.custody.of_many(ids)
            given = self._unit.handovers.confirmed_of(ids)
            for row in some:
                partly = _partly(row, ledgers[row.request_id], given[row.request_id])
                yield self._pickup(row, rows[row.request_id], ledgers[row.request_id], partly)

    def _spoiled(self, form: StruckFormRow) -> DepositEntry:
        """The line of a number that nobody's request has."""
        return DepositEntry(
            row=0,
            deposited_on=form.stands_on,
            number=self.format.text(Reference(NumberKind.DEPOSIT, form.year, form.n)),
            full_name="",
            birth="",
            registration_number="",
            phone="",
            diploma="",
            diploma_reference="",
            purpose="",
            papers="",
            depositor="",
            clerk=self.staff(form.by),
            remarks=tr("Blank form: {reason}", reason=form.reason),
            sheets=0,
            copies=0,
            struck=True,
            # beside the requests' ids: a line of its own
            source=-form.id,
        )

    def _deposit(self, row: RequestRow, ledger: Sequence[LedgerLine], remarks: str) -> DepositEntry:
        taken = [line for line in ledger if line.origin is Origin.TAKEN_IN]
        return DepositEntry(
            row=0,
            deposited_on=row.deposited_on or row.created_at.date(),
            number=self.format.text(row.reference),
            full_name=surname_first(row),
            birth=_birth(row),
            registration_number=row.registration_number or "",
            phone=row.phone or "",
            diploma=self._diploma(row),
            diploma_reference=_diploma_reference(row),
            purpose=row.purpose or "",
            papers="، ".join(f"{line.title} ({line.sheets})" for line in taken),
            depositor=depositor_words(row.depositor) or tr("The applicant"),
            clerk=self.staff(row.deposited_by),
            remarks=remarks,
            sheets=sum(line.sheets for line in taken),
            copies=int(str((row.authenticate or {}).get("copies", 0))),
            struck=row.state is State.VOID,
            source=row.id,
        )

    def _pickup(
        self,
        row: HandoverRow,
        request: RequestRow,
        ledger: Sequence[LedgerLine],
        partly: str,
    ) -> PickupEntry:
        given = set(row.lines)
        lines = [line for line in ledger if line.id in given]
        checks = [check_from_json(stored) for stored in row.checks]
        document = next((check.document for check in checks if check.document), None)
        deed = deed_from_json(row.deed)
        quality = tr("The applicant") if row.receiver == "applicant" else tr("Proxy")
        return PickupEntry(
            row=0,
            handed_over_on=row.confirmed_on or row.prepared_at.date(),
            number=self.format.text(request.reference),
            full_name=surname_first(request),
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
            clerk_signature=self.staff(row.confirmed_by),
            remarks=self._pickup_remarks(row, partly),
            sheets=sum(line.sheets for line in lines),
            struck=row.status == "reversed",
            source=row.id,
        )

    def _diploma(self, row: RequestRow) -> str:
        kind = self.kinds.get(row.diploma_kind or "", "")
        return " / ".join(part for part in (kind, row.speciality) if part)

    def _remarks(
        self, row: RequestRow, waivers: Sequence[str], given: Sequence[HandoverRow]
    ) -> str:
        remarks = [tr("Waived: {reason}", reason=reason) for reason in waivers]
        if row.state in _DECIDED:
            reason = decided(self._unit, row).reason
            remarks.append(f"{tr(_DECIDED[row.state])}: {reason}")
        elif row.state is State.VOID:
            # the register's own word for a struck line stands before it
            remarks.append(decided(self._unit, row).reason)
        remarks += [
            tr("Papers given back: {number}", number=ltr(self._number(one)))
            for one in given
            if one.kind == "return" and one.status == "confirmed"
        ]
        return "، ".join(remarks)

    def _number(self, row: HandoverRow) -> str:
        return self.format.text(Reference(NUMBER_KINDS[row.kind], row.year or 0, row.n or 0))

    def _pickup_remarks(self, row: HandoverRow, partly: str) -> str:
        remarks = [one for one in (partly, row.note) if one]
        if row.unlock_reason:
            name = self.staff(row.unlocked_by)
            remarks.append(tr("Unlocked by {name}: {reason}", name=name, reason=row.unlock_reason))
        if row.status == "reversed":
            remarks.append(tr("Reversed: {reason}", reason=row.reverse_reason))
        return "، ".join(remarks)


def surname_first(row: RequestRow) -> str:
    """«اللقب والاسم», as the column says."""
    return " ".join(part for part in (row.family_name, row.given_name) if part)


def _partly(row: HandoverRow, ledger: Sequence[LedgerLine], numbered: Sequence[HandoverRow]) -> str:
    """That papers stayed due after this hand-over, or that it completes an earlier one."""
    before = [
        one
        for one in numbered
        if one.kind == "pickup" and one.status == "confirmed" and one.id < row.id
    ]
    given = {line for one in (*before, row) for line in one.lines}
    due = [
        line
        for line in ledger
        if line.disposal is Disposal.RETURN and line.place not in _GONE and line.id not in given
    ]
    if due:
        return trn("Partial hand-over: {n} papers stay due", len(due))
    return tr("Completes a partial hand-over") if before else ""


def _in_hundreds(items: Sequence[ItemT]) -> Iterator[list[ItemT]]:
    rest = iter(items)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _birth(row: RequestRow) -> str:
    return "، ".join(part for part in (birth_words(row), row.birth_place) if part)


def _diploma_reference(row: RequestRow) -> str:
    number = ltr(row.diploma_number) if row.diploma_number else ""
    dated = ltr(shown_day(row.diploma_dated)) if row.diploma_dated else ""
    return "، ".join(part for part in (number, dated) if part)
