"""A plain typed form and short ways to read variations of it."""

from datetime import date

from certdesk.domain.request_form import FIELDS, FormLimits, FormReading, read_form

TODAY = date(2026, 11, 23)
NAMES = tuple(field.name for field in FIELDS)
FORM = {
    "given_name": "خديجة",
    "family_name": "مقران",
    "registration_number": "201512345678",
    "phone": "0770 12 34 56",
    "purpose": "ملف توظيف",
    "study_field": "رياضيات وإعلام آلي",
    "branch": "رياضيات",
    "speciality": "أستاذ التعليم الثانوي",
    "diploma_number": "0457",
    "diploma_year": "2019",
    "diploma_dated": "12/07/2019",
    "birth": "14/03/1997",
    "birth_place": "سيدي لخضر",
}
PROXY = {
    "depositor_kind": "proxy",
    "depositor_name": "سليم مقران",
    "depositor_document_kind": "cnibe",
    "depositor_document_number": "100000017",
    "deed_kind": "notarial",
    "deed_number": "12/2026",
    "deed_date": "01/11/2026",
    "deed_issuer": "مكتب توثيق، مستغانم",
}


def read(limits: FormLimits | None = None, /, **changes: str) -> FormReading:
    return read_form(FORM | changes, today=TODAY, limits=limits)


def codes(reading: FormReading) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in reading.problems]


def warned(reading: FormReading) -> list[tuple[str, str]]:
    return [(warning.field, warning.code) for warning in reading.warnings]
