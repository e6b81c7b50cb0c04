"""The request form: its fields in the paper's order, and the reading of what was typed.

`read_form` takes raw text by field name and never raises: what can be read comes back as
domain objects, what cannot as problems in the order of the form, each naming its field.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from certdesk.domain import form_rules
from certdesk.domain.applicant import Applicant, Depositor, RegistrationNumber
from certdesk.domain.applicant import parse_registration_number as parse_registration
from certdesk.domain.dates import shown_day
from certdesk.domain.diploma import DIPLOMA, TRAINING_TRANSCRIPTS, Authenticate, Diploma
from certdesk.domain.errors import FieldProblem
from certdesk.domain.form_entries import (
    TypedForm,
    parse_email,
    parse_name,
    read_diploma_number,
)
from certdesk.domain.form_fields import FIELDS, NO, YES, Field, FormLimits
from certdesk.domain.intake_entry import raw_from_intake
from certdesk.domain.phone import Phone, parse_phone

__all__ = [
    "FIELDS",
    "Field",
    "FormLimits",
    "FormReading",
    "raw_from_intake",
    "read_form",
    "write_form",
]


@dataclass(frozen=True, slots=True)
class FormReading:
    """What a typed form says, as far as it could be read.

    A part of which nothing was readable is None. `problems` stop a deposit, `warnings` do
    not; both in the order of the form, one problem a field at most.
    """

    applicant: Applicant | None
    diploma: Diploma | None
    authenticate: Authenticate | None
    depositor: Depositor | None
    purpose: str | None
    written_on: date | None
    problems: tuple[FieldProblem, ...]
    warnings: tuple[FieldProblem, ...]


def read_form(
    raw: Mapping[str, str], *, today: date, limits: FormLimits | None = None
) -> FormReading:
    """Read what was typed, by field name; names that no field has are ignored.

    An empty `written_on` means today, an empty `copies` the office's usual number, nothing
    ticked both papers, no `depositor_kind` the applicant.
    """
    typed = TypedForm(raw, today, limits or FormLimits())
    written_on = _past_day(typed, "written_on") if typed.filled("written_on") else today
    applicant = _applicant(typed)
    purpose = typed.text("purpose")
    diploma = _diploma(typed, applicant)
    authenticate = _authenticate(typed)
    depositor = _depositor(typed)
    return FormReading(
        applicant=applicant if applicant != Applicant() else None,
        diploma=diploma if diploma != Diploma() else None,
        authenticate=authenticate,
        depositor=depositor,
        purpose=purpose or None,
        written_on=written_on,
        problems=typed.problems(),
        warnings=typed.warnings(),
    )


def _past_day(typed: TypedForm, field: str) -> date | None:
    return typed.ruled(typed.day(field), form_rules.not_after(field, typed.today))


def _applicant(typed: TypedForm) -> Applicant:
    number = typed.parsed("registration_number", parse_registration, RegistrationNumber)
    if number and not number.usual:
        typed.warn(form_rules.unusual_registration_number())
    phone = typed.parsed("phone", parse_phone, Phone)
    birth = typed.ruled(typed.birth(), form_rules.plausible_birth(typed.today, typed.limits))
    bac_year = typed.number("bac_year", form_rules.FIRST_BAC_YEAR, typed.today.year)
    if number and bac_year is None and not typed.filled("bac_year"):
        told = number.bac_year or 0
        bac_year = told if form_rules.FIRST_BAC_YEAR <= told <= typed.today.year else None
    return Applicant(
        given_name=typed.arabic("given_name"),
        family_name=typed.arabic("family_name"),
        latin_given_name=typed.latin("latin_given_name"),
        latin_family_name=typed.latin("latin_family_name"),
        birth=birth,
        birth_place=typed.text("birth_place"),
        registration_number=number.typed if number else "",
        phone=phone.typed if phone else "",
        email=typed.parsed("email", parse_email, str) or "",
        bac_year=bac_year,
    )


def _diploma(typed: TypedForm, applicant: Applicant) -> Diploma:
    number = read_diploma_number(typed)
    dated = typed.day("diploma_dated")
    dated = typed.ruled(
        dated,
        form_rules.plausible_diploma_date(
            typed.today, typed.limits, applicant.birth, number.year if number else None
        ),
    )
    for warning in form_rules.diploma_warnings(number, dated, applicant.bac_year, typed.limits):
        typed.warn(warning)
    return Diploma(
        kind=typed.choice("diploma_kind", typed.limits.diploma_kinds),
        study_field=typed.text("study_field"),
        branch=typed.text("branch"),
        speciality=typed.text("speciality"),
        number=number.typed if number else "",
        dated=dated,
    )


def _authenticate(typed: TypedForm) -> Authenticate | None:
    ticks = {
        DIPLOMA: typed.tick("authenticate_diploma"),
        TRAINING_TRANSCRIPTS: typed.tick("authenticate_transcripts"),
    }
    # nothing said about either means both; one ticked alone means that one
    unsaid = not any(ticks.values()) and None in ticks.values()
    papers = tuple(paper for paper, tick in ticks.items() if tick or (unsaid and tick is not False))
    originals = typed.tick("authenticate_originals") is not False
    copies = typed.number("copies", 0, typed.limits.max_copies)
    if copies is None:
        copies = typed.limits.default_copies
    sheets = typed.number("transcripts", 0, typed.limits.max_transcripts) or 0
    authenticate = Authenticate(
        papers, originals, copies, sheets if TRAINING_TRANSCRIPTS in papers else 0
    )
    return typed.ruled(authenticate, form_rules.something_to_authenticate)


def _depositor(typed: TypedForm) -> Depositor | None:
    kind = typed.choice("depositor_kind")
    if kind != "proxy":
        unreadable = not kind and typed.filled("depositor_kind")
        return None if unreadable else Depositor()
    for field in FIELDS:
        if field.of_proxy:
            typed.require(field.name)
    return Depositor(
        kind="proxy",
        name=typed.parsed("depositor_name", parse_name, str) or "",
        document_kind=typed.text("depositor_document_kind"),
        document_number=typed.text("depositor_document_number"),
        deed_kind=typed.text("deed_kind"),
        deed_number=typed.text("deed_number"),
        deed_date=_past_day(typed, "deed_date"),
        deed_issuer=typed.text("deed_issuer"),
    )


def write_form(reading: FormReading) -> dict[str, str]:
    """The raw fields that `read_form` reads back as the same applicant, diploma and rest.

    Fills a form from an earlier request, or restores one; empty fields are left out.
    """
    applicant = reading.applicant or Applicant()
    diploma = reading.diploma or Diploma()
    number, _, year = diploma.number.rpartition("/")
    fields = {
        "written_on": _day_text(reading.written_on),
        "purpose": reading.purpose or "",
        "birth": applicant.birth.text() if applicant.birth else "",
        "bac_year": str(applicant.bac_year or ""),
        "diploma_kind": diploma.kind,
        "diploma_number": number or diploma.number,
        "diploma_year": year if number else "",
        "diploma_dated": _day_text(diploma.dated),
    }
    for part, names in ((applicant, _APPLICANT_TEXTS), (diploma, _DIPLOMA_TEXTS)):
        fields |= {name: getattr(part, name) for name in names}
    if reading.authenticate:
        fields |= _authenticate_fields(reading.authenticate)
    if reading.depositor:
        fields |= _depositor_fields(reading.depositor)
    return {name: text for name, text in fields.items() if text}


_APPLICANT_TEXTS = (
    "given_name", "family_name", "registration_number", "phone",
    "latin_given_name", "latin_family_name", "birth_place", "email",
)  # fmt: skip
_DIPLOMA_TEXTS = ("study_field", "branch", "speciality")


def _authenticate_fields(authenticate: Authenticate) -> dict[str, str]:
    return {
        "authenticate_diploma": _tick(DIPLOMA in authenticate.papers),
        "authenticate_transcripts": _tick(TRAINING_TRANSCRIPTS in authenticate.papers),
        "transcripts": str(authenticate.transcripts or ""),
        "authenticate_originals": _tick(authenticate.originals),
        "copies": str(authenticate.copies),
    }


def _depositor_fields(depositor: Depositor) -> dict[str, str]:
    return {
        "depositor_kind": depositor.kind,
        "depositor_name": depositor.name,
        "depositor_document_kind": depositor.document_kind,
        "depositor_document_number": depositor.document_number,
        "deed_kind": depositor.deed_kind,
        "deed_number": depositor.deed_number,
        "deed_date": _day_text(depositor.deed_date),
        "deed_issuer": depositor.deed_issuer,
    }


def _day_text(day: date | None) -> str:
    return shown_day(day) if day else ""


def _tick(ticked: bool) -> Literal["yes", "no"]:  # noqa: FBT001 - it is the tick
    return YES if ticked else NO
