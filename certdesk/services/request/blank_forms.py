"""Blank numbered forms of a power cut: which are still out, keyed in later, spoiled.

A form's number was reserved when it was printed. It is used once, by the deposit of what was
written on it, under the day on which it was filled in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final, cast

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.dates import parse_day
from certdesk.domain.errors import FieldProblem, InvalidFields, RuleBroken
from certdesk.domain.follow_rules import parse_time
from certdesk.domain.numbering import (
    InvalidReference,
    NumberKind,
    Reference,
    ReversedYear,
    ScannedReference,
    TwoDigitYear,
    UnreadableCode,
    code_matches,
    parse_payload,
    parse_reference,
    scan_text,
)
from certdesk.domain.register import RegisterKind
from certdesk.domain.request import State
from certdesk.domain.rights import Actor, Right, require, require_reason
from certdesk.services.office import Office
from certdesk.storage.rows.numbers import IssuedNumber
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

_KIND = NumberKind.DEPOSIT
FORM_FIELDS: Final = ("form_number", "filled_on", "filled_at")
"""Names in the typed form of a request that was written on a blank form."""
_OF_THE_DAY: Final = frozenset({"form_day_missing", "form_day_unlikely", "form_of_another_year"})


class FormNotReserved(RuleBroken):
    """A number that stands on no blank form of ours."""

    code = "form_not_reserved"
    sentence = (
        "{number} is not the number of a blank form that was printed here. Nothing was "
        "registered, what was typed is kept. Look at the number on the form again, or leave "
        "it empty for an ordinary deposit."
    )


class FormAlreadyUsed(RuleBroken):
    """A form that was keyed in before."""

    code = "form_already_used"
    sentence = (
        "The form {number} was keyed in already: it is the request of {name}. Nothing was "
        "registered, what was typed is kept. Look at the number on the form again."
    )


class FormVoided(RuleBroken):
    """A form that was struck out as spoiled."""

    code = "form_voided"
    sentence = (
        "The form {number} was struck out: {reason}. Nothing was registered, what was typed "
        "is kept. Use another form, or deposit without one."
    )


class FormDayMissing(RuleBroken):
    """A form without the day on which it was filled in."""

    code = "form_day_missing"
    sentence = (
        "The day on which the form {number} was filled in is missing. Nothing was registered, "
        "what was typed is kept. Write the day that stands on the form."
    )


class FormDayUnlikely(RuleBroken):
    """A day before the form was printed, or one to come."""

    code = "form_day_unlikely"
    sentence = (
        "The form {number} was printed on {printed}: it was filled in from that day to today, "
        "not on {day}. Nothing was registered, what was typed is kept. Look at the day that "
        "stands on the form."
    )


class FormOfAnotherYear(RuleBroken):
    """A day outside the year of the form's number."""

    code = "form_of_another_year"
    sentence = (
        "The number {number} belongs to the year {year}, and {day} does not lie in it. Nothing "
        "was registered, what was typed is kept. Look at the day that stands on the form, or "
        "deposit without one."
    )


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What stands on a blank form beside the request: its number as typed, day and hour."""

    number: str
    on: date | None
    at: time | None = None

    def moment(self, now: datetime) -> datetime | None:
        """When it was filled in; None for an hour that nobody wrote down, never after `now`."""
        if self.on is None or self.at is None:
            return None
        return min(datetime.combine(self.on, self.at, ALGIERS).astimezone(UTC), now)


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form that is still out; `printed_on` is the day its number was reserved."""

    number: str
    reference: Reference
    printed_on: date


class BlankForms:
    """The forms that are out."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def out(self) -> Sequence[BlankForm]:
        """Forms neither keyed in nor struck out, the lowest number first."""
        with self._office.store.read() as unit:
            return [_form(self._office, unit, one) for one in unit.numbers.reserved(_KIND.value)]

    def number_of(self, code: str) -> str:
        """The number of a form that is out, from its scanned code; "" for any other code."""
        try:
            scanned = parse_payload(code)
        except UnreadableCode:
            return ""
        if not isinstance(scanned, ScannedReference):
            return ""
        with self._office.store.read() as unit:
            reference = scanned.reference
            secret = self._office.secret(unit)
            if not code_matches(secret, scan_text(reference), scanned.check_code):
                return ""
            row = unit.numbers.one(reference.kind.value, reference.year, reference.n)
            out = row is not None and row.status == "reserved" and reference.kind is _KIND
            return self._office.number_format(unit).text(reference) if out else ""

    def number_typed(self, text: str) -> str:
        """The number of a form that is out, as somebody typed it; "" for anything else."""
        try:
            return self.look(FilledForm(text, None)).number
        except (RuleBroken, InvalidReference):
            return ""

    def look(self, filled: FilledForm) -> BlankForm:
        """The form of a number as typed; a day, when there is one, must fit it.

        Raises:
            FormNotReserved, FormAlreadyUsed, FormVoided, FormDayUnlikely, FormOfAnotherYear.
            TwoDigitYear, ReversedYear: to be asked, never guessed.
        """
        with self._office.store.read() as unit:
            return _look(self._office, unit, filled)

    def void(self, number: str, reason: str, *, by: Actor) -> str:
        """Strike a spoiled form out; its number stays in the register. The number as written.

        Its line stands under the day of the form, or under today where that month was closed.

        Raises:
            NotAllowed to all but supervisors; SupervisorReasonNeeded.
            FormNotReserved, FormAlreadyUsed, FormVoided.
        """
        require(by, Right.DECIDE)
        reason = require_reason(reason)
        with self._office.store.write() as unit:
            form = _look(self._office, unit, FilledForm(number, None))
            year, n = form.reference.year, form.reference.n
            now = self._office.now()
            unit.numbers.void(_KIND.value, year, n, at=now, by=by.id, note=reason)
            unit.struck_forms.add(
                {
                    "year": year,
                    "n": n,
                    "stands_on": _open_day(unit, form.printed_on, self._office.today()),
                    "struck_on": self._office.today(),
                    "reason": reason,
                    "at": now,
                    "by": by.id,
                }
            )
            unit.journal.add(
                "form_voided",
                by=by.id,
                subject="numbers",
                subject_id=None,
                at=now,
                values={"number": form.number},
                note=reason,
            )
            return form.number


def filled_of(raw: Mapping[str, str]) -> FilledForm | None:
    """The blank form that a typed request was written on, None for an ordinary one.

    Raises:
        InvalidFields: its day or hour cannot be read.
    """
    number, day, hour = (raw.get(name, "").strip() for name in FORM_FIELDS)
    if not number:
        return None
    on = parse_day(day, "filled_on") if day else None
    at = parse_time(hour, "filled_at") if hour else None
    problems = [one for one in (on, at) if isinstance(one, FieldProblem)]
    if problems:
        raise InvalidFields(problems)
    return FilledForm(number, cast("date | None", on), cast("time | None", at))


def form_problems(office: Office, unit: Unit, raw: Mapping[str, str]) -> tuple[FieldProblem, ...]:
    """What is wrong with the blank form of a typed request, by its fields."""
    try:
        filled = filled_of(raw)
        if filled is not None:
            day_of(office, unit, filled)
    except InvalidFields as error:
        return error.problems
    except RuleBroken as error:
        field = "filled_on" if error.code in _OF_THE_DAY else "form_number"
        # an empty day is only wrong once one goes on
        code = "required" if isinstance(error, FormDayMissing) else error.code
        return (FieldProblem(field, code, error.sentence, error.data),)
    return ()


def day_of(office: Office, unit: Unit, filled: FilledForm) -> date:
    """The day on which a form that may be used was filled in.

    Raises:
        FormDayMissing, and what `BlankForms.look` raises.
    """
    form = _look(office, unit, filled)
    if filled.on is None:
        raise FormDayMissing(number=form.number)
    return filled.on


def judged_on(office: Office, row: RequestRow) -> date:
    """The day for which the ages of a request's papers count.

    Today, but of a draft keyed in from a blank form the day of the form. A day to come, or one
    that cannot be read, is none yet: the form's own fields say so.
    """
    today = office.today()
    if row.state is not State.DRAFT:
        return today
    try:
        filled = filled_of(row.form)
    except InvalidFields:
        return today
    return today if filled is None or filled.on is None else min(filled.on, today)


def claim(
    office: Office, unit: Unit, filled: FilledForm, request_id: int, *, by: Actor
) -> Reference:
    """Use a form's number for a deposit, in its transaction.

    Raises:
        NumberNotReserved: it was used meanwhile.
    """
    reference = _look(office, unit, filled).reference
    unit.numbers.use_reserved(
        _KIND.value, reference.year, reference.n, at=office.now(), by=by.id, request_id=request_id
    )
    return reference


def _reference_of(filled: FilledForm) -> Reference:
    """The number that stands on the form.

    Raises:
        FormNotReserved: it is no number of deposits; TwoDigitYear, ReversedYear.
    """
    try:
        reference = parse_reference(filled.number)
    except (TwoDigitYear, ReversedYear):
        raise
    except InvalidReference as error:
        raise FormNotReserved(number=filled.number.strip()) from error
    if reference.kind is not _KIND:
        raise FormNotReserved(number=filled.number.strip())
    return reference


def _look(office: Office, unit: Unit, filled: FilledForm) -> BlankForm:
    reference = _reference_of(filled)
    number = office.number_format(unit).text(reference)
    found = unit.numbers.one(_KIND.value, reference.year, reference.n)
    if found is None:
        raise FormNotReserved(number=number)
    if found.status == "void":
        raise FormVoided(number=number, reason=found.note or "")
    if found.status != "reserved":
        name = "" if found.request_id is None else unit.requests.get(found.request_id).name
        raise FormAlreadyUsed(number=number, name=name)
    form = _form(office, unit, found)
    day = filled.on
    if day is not None and not form.printed_on <= day <= office.today():
        raise FormDayUnlikely(number=number, printed=form.printed_on, day=day)
    if day is not None and day.year != reference.year:
        raise FormOfAnotherYear(number=number, year=str(reference.year), day=day)
    return form


def _open_day(unit: Unit, day: date, today: date) -> date:
    """The day itself, or today when its month of the deposit register was closed."""
    closed = unit.closed_months.closing_of(RegisterKind.DEPOSIT.value, day)
    return day if closed is None else today


def _form(office: Office, unit: Unit, row: IssuedNumber) -> BlankForm:
    reference = Reference(_KIND, row.year, row.n)
    printed_on = row.at.astimezone(ALGIERS).date()
    return BlankForm(office.number_format(unit).text(reference), reference, printed_on)
