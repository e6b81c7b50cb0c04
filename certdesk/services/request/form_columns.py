"""Between the typed form and the stored row: what could be read, and the keys to search by."""

from collections.abc import Callable
from dataclasses import asdict
from typing import cast

from certdesk.domain.applicant import Applicant, Depositor, registration_key
from certdesk.domain.arabic import index_keys
from certdesk.domain.dates import Birth, Precision
from certdesk.domain.diploma import Authenticate, Diploma, diploma_number_key
from certdesk.domain.phone import phone_key
from certdesk.domain.request_form import FormReading
from certdesk.storage.rows.requests import RequestRow


def columns_of(reading: FormReading) -> dict[str, object]:
    """The columns of `requests` that a typed form fills; None where it cannot be read."""
    applicant = reading.applicant or Applicant()
    diploma = reading.diploma or Diploma()
    birth = applicant.birth
    return {
        "given_name": applicant.given_name or None,
        "family_name": applicant.family_name or None,
        "latin_given_name": applicant.latin_given_name or None,
        "latin_family_name": applicant.latin_family_name or None,
        "birth_precision": None if birth is None else birth.precision,
        "birth_date": None if birth is None else birth.day,
        "birth_year": None if birth is None else birth.year,
        "birth_place": applicant.birth_place or None,
        "registration_number": applicant.registration_number or None,
        "registration_key": _key(registration_key, applicant.registration_number),
        "phone": applicant.phone or None,
        "phone_key": _key(phone_key, applicant.phone),
        "email": applicant.email or None,
        "bac_year": applicant.bac_year,
        "diploma_kind": diploma.kind or None,
        "study_field": diploma.study_field or None,
        "branch": diploma.branch or None,
        "speciality": diploma.speciality or None,
        "diploma_number": diploma.number or None,
        "diploma_key": _key(diploma_number_key, diploma.number),
        "diploma_dated": diploma.dated,
        "purpose": reading.purpose or None,
        "written_on": reading.written_on,
        "authenticate": _authenticate(reading.authenticate),
        "depositor": _depositor(reading.depositor),
        "name_keys": index_keys(applicant.name, applicant.latin_name),
    }


def birth_of(row: RequestRow) -> Birth | None:
    """The birth of a stored request."""
    if row.birth_precision is None or row.birth_year is None:
        return None
    return Birth(cast(Precision, row.birth_precision), row.birth_date, row.birth_year)


def _authenticate(asked: Authenticate | None) -> dict[str, object] | None:
    return None if asked is None else asdict(asked) | {"papers": list(asked.papers)}


def _depositor(depositor: Depositor | None) -> dict[str, object] | None:
    if depositor is None:
        return None
    day = depositor.deed_date
    return asdict(depositor) | {"deed_date": None if day is None else day.isoformat()}


def _key(rule: Callable[[str], str], text: str) -> str | None:
    return rule(text) or None if text else None
