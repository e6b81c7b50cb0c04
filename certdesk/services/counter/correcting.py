"""Correcting a numbered request: the old value stays readable, keys and doubts follow."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from certdesk.domain import guards
from certdesk.domain.calendar import ALGIERS
from certdesk.domain.correction import (
    ON_RECEIPT,
    SHEETS,
    VERIFIED,
    NothingToCorrect,
    PaperNotHere,
    needs_supervisor,
)
from certdesk.domain.custody import LedgerLine, Origin, Place
from certdesk.domain.errors import FieldProblem, InvalidFields
from certdesk.domain.form_fields import FIELD_BY_NAME
from certdesk.domain.letters import one_line
from certdesk.domain.request import DECIDED_AGAINST, OPEN, ChangedMeanwhile
from certdesk.domain.rights import RIGHTS, Actor, Right, require, require_reason
from certdesk.services.closed_months import note_correction
from certdesk.services.office import Office, record
from certdesk.services.request.facts import facts_of
from certdesk.services.request.form_columns import columns_of
from certdesk.services.request.likeness import raise_doubts
from certdesk.services.request.reading_form import reading_of
from certdesk.services.sheets.frozen import freeze_receipt, restate_receipt
from certdesk.services.sheets.rendering import RECEIPT
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

MOST_SHEETS = 99
Change = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be corrected: typed fields by contract name, sheets counted anew by paper.

    `version` is the request's as it was read, to notice what another window changed since.
    """

    fields: Mapping[str, str]
    sheets: Mapping[str, int]
    reason: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that is committed: (old, new) by field; a new receipt waits if it says them.

    `lapsed`: what the archive was held against says something else now.
    """

    changes: Mapping[str, Change]
    receipt_id: int | None
    closed_months: int
    lapsed: bool = False


class Correcting:
    """Corrections of what got a number."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def needs_word(self, request_id: int, correction: Correction, *, by: Actor) -> bool:
        """Whether it takes a supervisor's word and a reason; nothing is stored.

        Raises:
            NothingToCorrect, InvalidFields, PaperNotHere: as `correct` would.
        """
        with self._office.store.read() as unit:
            row = unit.requests.get(request_id)
            changes = self._changes(unit, row, correction)
            return self._needs_word(unit, row, changes, by)

    def correct(self, request_id: int, correction: Correction, *, by: Actor) -> Corrected:
        """Put right what a numbered request says; who, when, why and the old value stay.

        Raises:
            NotOwnEntryOfToday: a clerk alone may not; a supervisor gives a reason.
            InvalidFields: a field that cannot be read, or that there is none of.
            NothingToCorrect, CopiesAreMade, PaperNotHere, ChangedMeanwhile, WrongState,
            AlreadyPrepared.
        """
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            if correction.version not in {None, row.version}:
                raise ChangedMeanwhile
            changes = self._changes(unit, row, correction)
            facts = replace(
                facts_of(self._office, unit, row),
                fields=frozenset(changes),
                own_today=self._is_own_today(row, by),
                supervised=by.role in RIGHTS[Right.DECIDE],
            )
            guards.require("correct", facts)
            reason = one_line(correction.reason)
            if self._needs_word(unit, row, changes, by):
                reason = require_reason(reason)
            return self._keep(unit, row, changes, reason, by)

    def _changes(self, unit: Unit, row: RequestRow, correction: Correction) -> dict[str, Change]:
        """(old, new) of everything that really changes, in the order of the form."""
        unknown = [name for name in correction.fields if name not in FIELD_BY_NAME]
        if unknown:
            raise InvalidFields([_no_field(name) for name in unknown])
        changes = {}
        for name in FIELD_BY_NAME:
            old = row.form.get(name, "").strip()
            new = correction.fields.get(name, old).strip()
            if new != old:
                changes[name] = (old, new)
        for paper, sheets in correction.sheets.items():
            line = _line_of(unit, row, paper)
            if not 1 <= sheets <= MOST_SHEETS:
                raise InvalidFields([_no_count(f"{SHEETS}{paper}")])
            if line.sheets != sheets:
                changes[f"{SHEETS}{paper}"] = (str(line.sheets), str(sheets))
        if not changes:
            raise NothingToCorrect
        return changes

    def _needs_word(
        self, unit: Unit, row: RequestRow, changes: Mapping[str, Change], by: Actor
    ) -> bool:
        return needs_supervisor(
            changes,
            own_today=self._is_own_today(row, by),
            looked_up=unit.verification.newest(row.id) is not None,
        )

    def _is_own_today(self, row: RequestRow, by: Actor) -> bool:
        at = row.deposited_at
        today = at is not None and at.astimezone(ALGIERS).date() == self._office.today()
        return today and row.deposited_by == by.id

    def _keep(
        self, unit: Unit, row: RequestRow, changes: Mapping[str, Change], reason: str, by: Actor
    ) -> Corrected:
        now = self._office.now()
        self._keep_form(unit, row, changes, now)
        for name, (_old, new) in changes.items():
            if name.startswith(SHEETS):
                self._count_anew(unit, row, name.removeprefix(SHEETS), int(new), now, by)
        record(unit, "corrected", row.id, by=by, at=now, changes=changes, note=reason)
        closed = sum(
            note_correction(self._office, unit, row, name, old, new, reason=reason, by=by)
            for name, (old, new) in changes.items()
        )
        kept = unit.requests.get(row.id)
        raise_doubts(self._office, unit, kept, by=by)
        lapsed = self._lapse(unit, row, changes, by)
        return Corrected(changes, self._new_receipt(unit, kept, changes, by), closed, lapsed)

    def _lapse(self, unit: Unit, row: RequestRow, changes: Mapping[str, Change], by: Actor) -> bool:
        """The archive was asked for the old value: the look counts no more. Whether one did.

        A file that is past signature keeps its way; once back it is looked up again.
        """
        newest = unit.verification.newest(row.id)
        if newest is None or row.state in DECIDED_AGAINST or not VERIFIED & set(changes):
            return False
        now = self._office.now()
        unit.verification.lapse(newest.id, at=now, by=by.id)
        record(unit, "verification_lapsed", row.id, by=by, at=now)
        # of what was handed over only once the hand-over is reversed and the file recalled
        return row.state in OPEN

    def _keep_form(
        self, unit: Unit, row: RequestRow, changes: Mapping[str, Change], now: datetime
    ) -> None:
        typed = {name: new for name, (_old, new) in changes.items() if name in FIELD_BY_NAME}
        raw = {**row.form, **typed}
        reading = reading_of(self._office, unit, raw, row.procedure_id)
        if reading.problems:
            raise InvalidFields(reading.problems)
        columns = columns_of(reading)
        if not raw.get("written_on", "").strip():
            # nothing typed meant the day it was written, not today
            columns["written_on"] = row.written_on
        unit.requests.update(row, {"form": raw, "changed_at": now, **columns})
        unit.requests.set_keys(row.id, str(columns["name_keys"]).split())

    def _count_anew(
        self, unit: Unit, row: RequestRow, paper: str, sheets: int, now: datetime, by: Actor
    ) -> None:
        unit.custody.count_anew(_line_of(unit, row, paper), sheets)
        # a line was taken in because its paper was accepted
        item = next(one for one in unit.checklist.of(row.id) if one.paper == paper)
        unit.checklist.put(row.id, replace(item, sheets=sheets), at=now, by=by.id)

    def _new_receipt(
        self, unit: Unit, row: RequestRow, changes: Mapping[str, Change], by: Actor
    ) -> int | None:
        """Freeze a receipt that says it right; one that never came out is set right itself."""
        said = any(name in ON_RECEIPT or name.startswith(SHEETS) for name in changes)
        if not said or row.state not in OPEN:
            return None
        newest = [one for one in unit.sheets.of(row.id) if one.kind == RECEIPT][-1]
        if newest.issued_at is not None:
            return freeze_receipt(self._office, unit, row, by=by)
        restate_receipt(self._office, unit, row, newest.id, by=by)
        return newest.id


def _line_of(unit: Unit, row: RequestRow, paper: str) -> LedgerLine:
    lines = [
        line
        for line in unit.custody.of(row.id)
        if line.paper == paper and line.origin is Origin.TAKEN_IN
    ]
    if not lines:
        raise InvalidFields([_no_field(f"{SHEETS}{paper}")])
    if lines[0].place is not Place.CUPBOARD:
        raise PaperNotHere(title=lines[0].title)
    return lines[0]


def _no_field(name: str) -> FieldProblem:
    return FieldProblem(name, "unknown_field", "There is no field {name}.", {"name": name})


def _no_count(name: str) -> FieldProblem:
    sentence = "A paper has from 1 to {most} sheets. Write their number."
    return FieldProblem(name, "out_of_range", sentence, {"most": MOST_SHEETS})
