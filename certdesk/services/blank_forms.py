"""Blank numbered forms of a power cut: which are still out, keyed in later, spoiled.

A form's number was reserved when it was printed. It is used once, by the deposit of what was
written on it, under the day on which it was filled in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.errors import RuleBroken
from certdesk.domain.numbering import (
    InvalidReference,
    NumberKind,
    Reference,
    ReversedYear,
    TwoDigitYear,
    parse_reference,
)
from certdesk.domain.rights import Actor, Right, require, require_reason
from certdesk.services.office import Office
from certdesk.storage.numbers import IssuedNumber
from certdesk.storage.unit import Unit

_KIND = NumberKind.DEPOSIT


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


def day_of(office: Office, unit: Unit, filled: FilledForm) -> date:
    """The day on which a form that may be used was filled in.

    Raises:
        FormDayMissing, and what `BlankForms.look` raises.
    """
    form = _look(office, unit, filled)
    if filled.on is None:
        raise FormDayMissing(number=form.number)
    return filled.on


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


def _form(office: Office, unit: Unit, row: IssuedNumber) -> BlankForm:
    reference = Reference(_KIND, row.year, row.n)
    printed_on = row.at.astimezone(ALGIERS).date()
    return BlankForm(office.number_format(unit).text(reference), reference, printed_on)
