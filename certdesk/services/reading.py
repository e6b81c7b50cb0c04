"""One request whole: data, checklist, custody, hand-overs, sheets, history."""

from dataclasses import replace

from certdesk.domain.custody import balance
from certdesk.domain.follow_on import ProgresStep
from certdesk.domain.guards import Facts
from certdesk.domain.numbering import NumberFormat, NumberKind, Reference, sheet_number
from certdesk.domain.request import State
from certdesk.domain.rights import COMMAND_LINE, RIGHTS, Actor, Right, require, require_reason
from certdesk.services.act_words import NEUTRAL
from certdesk.services.counter.handover_sheet import SHEET_KINDS
from certdesk.services.counter.identity_json import check_from_json, masked_check
from certdesk.services.lists import sheet_view
from certdesk.services.office import Office, record
from certdesk.services.request.checklist import birth_words, checklist_view
from certdesk.services.request.facts import facts_of
from certdesk.services.request.reading_form import reading_of
from certdesk.services.request.steps import next_step
from certdesk.services.views import (
    HandoverView,
    HistoryView,
    LostReceiptView,
    MoveView,
    RequestView,
)
from certdesk.storage.rows.handovers import HandoverRow
from certdesk.storage.rows.journal import JournalEntry
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit


class Reading:
    """Show one request to somebody."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def show(self, request_id: int, *, by: Actor) -> RequestView:
        """Everything of one request that `by` may read; the reading is noted.

        Identity numbers are masked but for the last four, for whoever reads; a script in a
        trial folder, where nobody is real, reads back what it typed.

        Raises:
            NoSuchRequest: no request has this id.
        """
        with self._office.store.read() as unit:
            row = unit.requests.get(request_id)
            whole = self._view(unit, row, guarded=by.role in RIGHTS[Right.READ_GUARDED])
            scripted = self._office.trial and by == COMMAND_LINE
            view = whole if scripted else _masked(whole)
        self._office.store.access.add(
            "show", at=self._office.now(), by=by.id, subject="request", subject_id=request_id
        )
        return view

    def show_whole(self, request_id: int, reason: str, *, by: Actor) -> RequestView:
        """The request with whole identity numbers: an act of its own, journalled.

        Raises:
            SupervisorReasonNeeded; NotAllowed to clerks; NoSuchRequest.
        """
        require(by, Right.READ_GUARDED)
        reason = require_reason(reason)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            record(unit, "identity_shown", row.id, by=by, at=self._office.now(), note=reason)
            return self._view(unit, row, guarded=True)

    def _view(self, unit: Unit, row: RequestRow, *, guarded: bool) -> RequestView:
        office = self._office
        facts = facts_of(office, unit, row)
        names = unit.staff.names()
        number_format = office.number_format(unit)
        return RequestView(
            id=row.id,
            version=row.version,
            number="" if row.n is None else number_format.text(row.reference),
            draft_code=row.draft_code,
            check_code=row.check_code or "",
            state=row.state,
            form=row.form,
            name=row.name,
            latin_name=row.latin_name,
            birth=birth_words(row),
            birth_place=row.birth_place or "",
            registration_number=row.registration_number or "",
            phone=row.phone or "",
            email=row.email or "",
            diploma_kind=row.diploma_kind or "",
            study_field=row.study_field or "",
            branch=row.branch or "",
            speciality=row.speciality or "",
            diploma_number=row.diploma_number or "",
            diploma_dated=row.diploma_dated,
            purpose=row.purpose or "",
            authenticate=row.authenticate or {},
            depositor=row.depositor or {},
            deposited_on=row.deposited_on,
            deposited_at=row.deposited_at,
            deposited_by=names.get(row.deposited_by or 0, ""),
            promised_on=row.promised_on,
            overdue_days=self._overdue_days(unit, row),
            papers=checklist_view(office, unit, row).papers,
            missing=facts.missing if row.state is State.DRAFT else (),
            verification=facts.verification,
            doubted=any(doubt.is_open for doubt in facts.doubts),
            doubts=facts.doubts if guarded else (),
            lines=facts.lines,
            balance=balance(facts.lines),
            moves=_moves(unit, row, names),
            handovers=_handovers(office, unit, row, names),
            lost_receipts=_lost_receipts(unit, row, names),
            transmittal=_transmittal(unit, row, number_format),
            sheets=tuple(sheet_view(sheet) for sheet in unit.sheets.of(row.id)),
            history=_history(unit, row, names, guarded=guarded),
            next_step=self._next_step(unit, row, facts),
            guarded=guarded,
        )

    def _next_step(self, unit: Unit, row: RequestRow, facts: Facts) -> str:
        readable = self._is_readable(unit, row)
        return next_step(facts, readable=readable, followed=_is_followed(unit, row))

    def _overdue_days(self, unit: Unit, row: RequestRow) -> int:
        waits = row.state in {State.DEPOSITED, State.AT_SIGNATURE}
        if row.promised_on is None or not waits:
            return 0
        office = self._office
        return office.workdays(unit).overdue_days(row.promised_on, office.today())

    def _is_readable(self, unit: Unit, row: RequestRow) -> bool:
        return not reading_of(self._office, unit, row.form, row.procedure_id).problems


def _transmittal(unit: Unit, row: RequestRow, number_format: NumberFormat) -> str:
    travelling = unit.transmittals.holding(row.id)
    if travelling is None:
        return ""
    reference = Reference(NumberKind.TRANSMITTAL, travelling.year, travelling.n)
    return number_format.text(reference)


def _is_followed(unit: Unit, row: RequestRow) -> bool:
    """Whether the platform's last step was told."""
    events = unit.follow_on.of(row.id).events
    return any(one.told.step is ProgresStep.DONE for one in events)


def _moves(unit: Unit, row: RequestRow, names: dict[int, str]) -> tuple[MoveView, ...]:
    titles = {line.id: line.title for line in unit.custody.of(row.id)}
    return tuple(
        MoveView(
            titles[move.line_id],
            move.kind.value,
            move.place.value,
            move.sheets,
            move.at,
            names.get(move.by or 0, ""),
            move.reason,
        )
        for move in unit.custody.moves(row.id)
    )


def _handovers(
    office: Office, unit: Unit, row: RequestRow, names: dict[int, str]
) -> tuple[HandoverView, ...]:
    return tuple(
        _handover(office, unit, row, attempt, names) for attempt in unit.handovers.of(row.id)
    )


def _handover(
    office: Office, unit: Unit, row: RequestRow, attempt: HandoverRow, names: dict[int, str]
) -> HandoverView:
    number_format = office.number_format(unit)
    sheet_key = sheet_number(row.reference, attempt.attempt, number_format)
    kind = NumberKind.PICKUP if attempt.kind == "pickup" else NumberKind.RETURN
    number = ""
    if attempt.year is not None and attempt.n is not None:
        number = number_format.text(Reference(kind, attempt.year, attempt.n))
    sheet = office.numbered_sheet(
        unit,
        SHEET_KINDS[attempt.kind],
        lambda one: sheet_number(row.reference, attempt.attempt, one),
        row.id,
    )
    return HandoverView(
        id=attempt.id,
        kind=attempt.kind,
        status=attempt.status,
        sheet_number=sheet_key,
        number=number,
        receiver=attempt.receiver,
        receiver_name=attempt.receiver_name,
        checks=tuple(check_from_json(stored) for stored in attempt.checks),
        decision=attempt.decision,
        refusal=attempt.refusal or "",
        unlocked_by=names.get(attempt.unlocked_by or 0, ""),
        unlock_reason=attempt.unlock_reason,
        note=attempt.note,
        lines=tuple(attempt.lines),
        prepared_at=attempt.prepared_at,
        confirmed_at=attempt.confirmed_at,
        sheet_id=None if sheet is None else sheet.id,
    )


def _masked(view: RequestView) -> RequestView:
    return replace(
        view,
        handovers=tuple(
            replace(one, checks=tuple(map(masked_check, one.checks))) for one in view.handovers
        ),
        lost_receipts=tuple(
            replace(one, checks=tuple(map(masked_check, one.checks))) for one in view.lost_receipts
        ),
    )


def _lost_receipts(
    unit: Unit, row: RequestRow, names: dict[int, str]
) -> tuple[LostReceiptView, ...]:
    return tuple(
        LostReceiptView(
            declared_on=one.declared_on,
            declared_by=one.declared_by,
            name=one.name,
            checks=tuple(check_from_json(stored) for stored in one.checks),
            refusal=one.refusal or "",
            unlocked_by=names.get(one.unlocked_by or 0, ""),
            reason=one.reason,
        )
        for one in unit.lost_receipts.of(row.id)
    )


def _history(
    unit: Unit, row: RequestRow, names: dict[int, str], *, guarded: bool
) -> tuple[HistoryView, ...]:
    entries = reversed(unit.journal.entries(subject="request", subject_id=row.id))
    return tuple(_told(entry, names, guarded=guarded) for entry in entries)


def _told(entry: JournalEntry, names: dict[int, str], *, guarded: bool) -> HistoryView:
    # that the file was before the head of service may be read by all, what was found may not
    if entry.act in NEUTRAL and not guarded:
        return HistoryView(entry.at, NEUTRAL[entry.act], names.get(entry.by or 0, ""), "", ())
    return HistoryView(
        at=entry.at,
        act=entry.act,
        by=names.get(entry.by or 0, ""),
        note=entry.note,
        changes=tuple(
            (change.field, change.old, change.new)
            for change in entry.changes
            if change.field != "note"
        ),
    )
