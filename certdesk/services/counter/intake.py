"""Taking a request in: the draft as it is typed, and the deposit that gives it a number."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from certdesk.domain import checklist as checklist_rules
from certdesk.domain import guards
from certdesk.domain.applicant import registration_key
from certdesk.domain.custody import MoveKind, Origin, Place
from certdesk.domain.errors import FieldProblem, InvalidFields, RuleBroken
from certdesk.domain.letters import one_line
from certdesk.domain.numbering import NumberKind, Reference, check_code, scan_text
from certdesk.domain.request import ChangedMeanwhile, Move, RequestId, State, target
from certdesk.domain.request_form import FormReading
from certdesk.domain.rights import Actor, Right, require, require_reason
from certdesk.forms.procedure import Procedure
from certdesk.services.closed_months import ENTRY, note_correction
from certdesk.services.office import Office, record
from certdesk.services.past.known import form_fields, newest_past
from certdesk.services.request.blank_forms import (
    FilledForm,
    claim,
    day_of,
    filled_of,
    form_problems,
)
from certdesk.services.request.facts import facts_of
from certdesk.services.request.form_columns import columns_of
from certdesk.services.request.likeness import Likeness, likenesses, raise_doubts
from certdesk.services.request.reading_form import reading_of
from certdesk.services.sheets.frozen import freeze_receipt
from certdesk.storage.lists.past import listed_id
from certdesk.storage.rows.past import PastRow
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class DraftSaved:
    """What a save of the typed form told: nothing here stops the saving."""

    request_id: RequestId
    draft_code: str
    problems: tuple[FieldProblem, ...]
    warnings: tuple[FieldProblem, ...]
    likenesses: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class Deposited:
    """A deposit that is committed: the receipt may be printed from `sheet_id`."""

    request_id: RequestId
    number: str
    check_code: str
    deposited_on: date
    promised_on: date
    sheet_id: int


@dataclass(frozen=True, slots=True)
class KnownApplicant:
    """An earlier request of the same registration number, to fill the form from.

    `request_id` as in lists: negative for a request of the register before this program.
    """

    request_id: RequestId
    number: str
    name: str
    fields: Mapping[str, str]


class SamePersonNeedsReason(RuleBroken):
    """An open request of the same person or diploma: go on with a reason."""

    code = "same_person"
    sentence = (
        "An open file of the same person or diploma exists: {number}. Nothing was registered "
        "yet, the draft is kept. Open that file, or go on with a reason."
    )


class DateNotToday(RuleBroken):
    """A deposit is dated today, except for a reserved form number or in a trial folder."""

    code = "date_not_today"
    sentence = (
        "A deposit is dated today. Nothing was registered, the draft is kept. For a form "
        "filled in during a power cut, use its reserved number."
    )


APPLICANT_FIELDS = (
    "given_name",
    "family_name",
    "latin_given_name",
    "latin_family_name",
    "birth",
    "birth_place",
    "registration_number",
    "phone",
    "email",
    "bac_year",
    "study_field",
    "branch",
    "speciality",
    "diploma_kind",
    "diploma_number",
    "diploma_year",
    "diploma_dated",
)


class Intake:
    """Drafts and deposits."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office
        self._newest: tuple[object, FormReading] | None = None

    def start(self, raw: Mapping[str, str], *, by: Actor) -> DraftSaved:
        """Open a draft with what was typed so far; it has a code, no number."""
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            now = self._office.now()
            request_id = unit.requests.add(
                {
                    "draft_code": _fresh_code(unit),
                    "state": State.DRAFT.value,
                    "procedure_id": self._office.procedure_id(unit),
                    "form": {},
                    "name_keys": "",
                    "created_at": now,
                    "created_by": by.id,
                    "changed_at": now,
                }
            )
            record(unit, "draft_started", request_id, by=by, at=now)
            return self._keep(unit, unit.requests.get(request_id), raw)

    def save(
        self,
        request_id: int,
        raw: Mapping[str, str],
        *,
        by: Actor,
        seen: Mapping[str, str] | None = None,
    ) -> DraftSaved:
        """Keep the form as typed, right or wrong, and say what is wrong with it.

        Raises:
            ChangedMeanwhile: another window keeps another form than the one `seen` here.
        """
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            guards.require("save_draft", facts_of(self._office, unit, row))
            if seen is not None and dict(row.form) != dict(seen):
                raise ChangedMeanwhile
            return self._keep(unit, row, raw)

    def read(self, raw: Mapping[str, str]) -> FormReading:
        """What can be read of a typed form; nothing is stored."""
        with self._office.store.read() as unit:
            return self._reading(unit, raw)

    def known_applicant(self, registration_number: str) -> KnownApplicant | None:
        """The newest numbered request of a registration number, else a past one, as fields."""
        with self._office.store.read() as unit:
            reading = self._reading(unit, {"registration_number": registration_number})
            number = reading.applicant.registration_number if reading.applicant else ""
            key = registration_key(number)
            found = unit.requests.by_registration(key) if number else []
            if not found:
                past = newest_past(unit, key)
                return None if past is None else self._known_in_past(unit, past)
            row = found[0]
            kept_number = self._number(unit, row)
            fields = {name: row.form[name] for name in APPLICANT_FIELDS if row.form.get(name)}
            return KnownApplicant(row.id, kept_number, row.name, fields)

    def _known_in_past(self, unit: Unit, past: PastRow) -> KnownApplicant:
        number = self._office.number_text(unit, NumberKind.DEPOSIT, past.year, past.n)
        line_id = RequestId(listed_id(past.id))
        return KnownApplicant(line_id, number, past.name, form_fields(past))

    def deposit(
        self,
        request_id: int,
        *,
        by: Actor,
        on: date | None = None,
        form: FilledForm | None = None,
        same_person_reason: str = "",
    ) -> Deposited:
        """Accept a complete file and number its receipt.

        The number, the state, the custody lines and the frozen receipt are one transaction,
        so a receipt is never printed for a request that was not kept, and numbers have no
        gaps. The year of the number is that of the deposit date. `form`: a blank form that was
        filled in without the program, else the one that the typed form names; the deposit gets
        its number and its day, not `on`.

        Raises:
            FormNotReserved and the others of `blank_forms`: the form cannot be used so.
            InvalidFields: the form has fields to correct.
            ChecklistIncomplete: names the missing papers, in procedure order.
            SamePersonNeedsReason: an open request of the same person or diploma.
            WrongState: the request is not a draft.
        Source: the notice, point (1); `forms/procedure.toml`.
        """
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            now, form = self._office.now(), form or filled_of(row.form)
            day = self._deposit_day(on) if form is None else day_of(self._office, unit, form)
            at = now if form is None else form.moment(now)
            guards.require("deposit", facts_of(self._office, unit, row, on=day))
            self._require_readable(unit, row)
            self._require_alone(unit, row, same_person_reason)
            reference = self._reference(unit, row, day, form, by)
            return self._number_and_keep(unit, row, reference, (day, at), by, same_person_reason)

    def _deposit_day(self, on: date | None) -> date:
        today = self._office.today()
        if on is not None and on != today and not self._office.trial:
            raise DateNotToday
        return on or today

    def _reference(
        self, unit: Unit, row: RequestRow, day: date, form: FilledForm | None, by: Actor
    ) -> Reference:
        if form is not None:
            return claim(self._office, unit, form, row.id, by=by)
        return self._office.take_number(
            unit, NumberKind.DEPOSIT, day.year, by=by, request_id=row.id
        )

    def _require_readable(self, unit: Unit, row: RequestRow) -> None:
        reading = self._reading(unit, row.form)
        if reading.problems:
            raise InvalidFields(reading.problems)

    def _require_alone(self, unit: Unit, row: RequestRow, reason: str) -> None:
        alike = [like for like in likenesses(self._office, unit, row) if like.is_open]
        if alike and not reason.strip():
            raise SamePersonNeedsReason(number=alike[0].number)
        if alike:
            require_reason(reason)

    def _number_and_keep(
        self,
        unit: Unit,
        row: RequestRow,
        reference: Reference,
        when: tuple[date, datetime | None],
        by: Actor,
        reason: str,
    ) -> Deposited:
        day, at = when
        now = self._office.now()
        procedure = self._office.procedure(unit, row.procedure_id)
        number = self._office.number_format(unit).text(reference)
        code = check_code(self._office.secret(unit), scan_text(reference))
        promised = self._office.workdays(unit).add_working_days(day, procedure.delay_working_days)
        unit.requests.update(
            row,
            {
                "state": target(Move.DEPOSIT).value,
                "year": day.year,
                "n": reference.n,
                "check_code": code,
                "deposited_on": day,
                "deposited_at": at,
                "deposited_by": by.id,
                "promised_on": promised,
                "changed_at": now,
                "same_person_reason": one_line(reason) or None,
            },
        )
        record(
            unit,
            "deposited",
            row.id,
            by=by,
            at=now,
            changes={"state": (State.DRAFT.value, State.DEPOSITED.value), "number": (None, number)},
        )
        _take_in(unit, row, procedure, by=by, office=self._office)
        kept = unit.requests.get(row.id)
        if day != self._office.today():
            # the month of that day may have been closed meanwhile
            note_correction(self._office, unit, kept, ENTRY, "", number, reason="", by=by)
        raise_doubts(self._office, unit, kept, by=by)
        sheet_id = freeze_receipt(self._office, unit, kept, by=by)
        return Deposited(row.id, number, code, day, promised, sheet_id)

    def _keep(self, unit: Unit, row: RequestRow, raw: Mapping[str, str]) -> DraftSaved:
        reading = self._reading(unit, raw)
        columns = columns_of(reading)
        keys = str(columns["name_keys"]).split()
        unit.requests.update(row, {"form": dict(raw), "changed_at": self._office.now(), **columns})
        unit.requests.set_keys(row.id, keys)
        kept = unit.requests.get(row.id)
        return DraftSaved(
            row.id,
            row.draft_code,
            reading.problems,
            reading.warnings,
            tuple(likenesses(self._office, unit, kept)),
        )

    def _reading(self, unit: Unit, raw: Mapping[str, str]) -> FormReading:
        # a deposit reads again the form that was just kept
        read = (dict(raw), self._office.today(), self._office.procedure_id(unit))
        if self._newest is None or self._newest[0] != read:
            self._newest = (read, reading_of(self._office, unit, raw))
        reading = self._newest[1]
        problems = form_problems(self._office, unit, raw)
        return replace(reading, problems=(*problems, *reading.problems)) if problems else reading

    def _number(self, unit: Unit, row: RequestRow) -> str:
        return self._office.number_format(unit).text(row.reference)


def _fresh_code(unit: Unit) -> str:
    while True:
        code = f"{secrets.randbelow(90_000_000) + 10_000_000}"
        if unit.requests.by_draft_code(code) is None:
            return code


def _take_in(
    unit: Unit, row: RequestRow, procedure: Procedure, *, by: Actor, office: Office
) -> None:
    """Write a ledger line for each accepted paper that was put on the counter."""
    items = {item.paper: item for item in unit.checklist.of(row.id)}
    for document in procedure.deposit_papers:
        item = items.get(document.id)
        if item is None or item.verdict is not checklist_rules.Verdict.ACCEPTED:
            continue
        if document.disposal is checklist_rules.Disposal.SHOWN:
            # looked at and handed straight back: never in our custody
            continue
        unit.custody.add(
            row.id,
            {
                "paper": document.id,
                "title": document.title,
                "origin": Origin.TAKEN_IN.value,
                "is_copy": document.form is checklist_rules.PaperForm.COPY,
                "sheets": item.sheets or 1,
                "disposal": document.disposal.value,
                "place": Place.CUPBOARD.value,
                "slot": "",
            },
        )
    lines = unit.custody.of(row.id)
    unit.custody.move(lines, MoveKind.TAKE_IN, Place.CUPBOARD, at=office.now(), by=by.id)
