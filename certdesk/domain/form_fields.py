"""THE list of intake fields, in the order of the paper form, and what the office limits."""

from dataclasses import dataclass
from typing import Final, Literal

from certdesk.domain.names import NAME_LENGTH, TEXT_LENGTH

Kind = Literal[
    "arabic", "latin", "date", "birth", "code", "phone", "email", "count", "choice", "text"
]

YES: Final = "yes"
NO: Final = "no"
_CODE_LENGTH = 40
_DATE_LENGTH = 40
_EMAIL_LENGTH = 254


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its contract name, its label (English; Arabic in `fields.json`), its kind.

    `max_length` in characters. `choices` are the closed values of a choice, empty when the
    office's procedure lists them. A field `of_proxy` counts only when a proxy deposits.
    """

    name: str
    label: str
    kind: Kind
    required: bool = False
    max_length: int = TEXT_LENGTH
    choices: tuple[str, ...] = ()
    of_proxy: bool = False


# The paper form first [notice], then what stands beside it on the screen.
FIELDS: tuple[Field, ...] = (
    Field("written_on", "Written on", "date", max_length=_DATE_LENGTH),
    Field("given_name", "Given name", "arabic", required=True, max_length=NAME_LENGTH),
    Field("family_name", "Family name", "arabic", required=True, max_length=NAME_LENGTH),
    Field(
        "registration_number",
        "Registration number",
        "code",
        required=True,
        max_length=_CODE_LENGTH,
    ),
    Field("phone", "Phone number", "phone", required=True, max_length=_CODE_LENGTH),
    Field("purpose", "Purpose", "text", required=True),
    Field("study_field", "Field of study", "text", required=True),
    Field("branch", "Branch", "text", required=True),
    Field("speciality", "Speciality", "text", required=True),
    Field("diploma_number", "Diploma number", "code", required=True, max_length=_CODE_LENGTH),
    Field(
        "diploma_year",
        "Year of the diploma number",
        "code",
        required=True,
        max_length=_CODE_LENGTH,
    ),
    Field("diploma_dated", "Diploma dated", "date", required=True, max_length=_DATE_LENGTH),
    Field("latin_given_name", "Given name in Latin letters", "latin", max_length=NAME_LENGTH),
    Field("latin_family_name", "Family name in Latin letters", "latin", max_length=NAME_LENGTH),
    Field("birth", "Date of birth", "birth", required=True, max_length=_DATE_LENGTH),
    Field("birth_place", "Place of birth", "text", required=True, max_length=NAME_LENGTH),
    Field("email", "E-mail", "email", max_length=_EMAIL_LENGTH),
    Field("bac_year", "Bac year", "count", max_length=_DATE_LENGTH),
    Field("diploma_kind", "Kind of diploma", "choice", max_length=_CODE_LENGTH),
    Field(
        "authenticate_diploma",
        "Authenticate the diploma",
        "choice",
        max_length=_CODE_LENGTH,
        choices=(YES, NO),
    ),
    Field(
        "authenticate_transcripts",
        "Authenticate the transcripts",
        "choice",
        max_length=_CODE_LENGTH,
        choices=(YES, NO),
    ),
    Field("transcripts", "Number of transcripts", "count", max_length=_DATE_LENGTH),
    Field(
        "authenticate_originals",
        "Stamp the originals",
        "choice",
        max_length=_CODE_LENGTH,
        choices=(YES, NO),
    ),
    Field("copies", "Number of copies", "count", max_length=_DATE_LENGTH),
    Field(
        "depositor_kind",
        "Who deposits",
        "choice",
        max_length=_CODE_LENGTH,
        choices=("applicant", "proxy"),
    ),
    Field("depositor_name", "Name of the proxy", "text", max_length=NAME_LENGTH, of_proxy=True),
    Field(
        "depositor_document_kind",
        "Proxy's identity document",
        "choice",
        max_length=_CODE_LENGTH,
        of_proxy=True,
    ),
    Field(
        "depositor_document_number",
        "Number of the proxy's document",
        "code",
        max_length=_CODE_LENGTH,
        of_proxy=True,
    ),
    Field("deed_kind", "Kind of deed", "choice", max_length=_CODE_LENGTH, of_proxy=True),
    Field("deed_number", "Number of the deed", "code", max_length=_CODE_LENGTH, of_proxy=True),
    Field("deed_date", "Date of the deed", "date", max_length=_DATE_LENGTH, of_proxy=True),
    Field("deed_issuer", "Issuer of the deed", "text", max_length=NAME_LENGTH, of_proxy=True),
)

FIELD_BY_NAME: Final = {field.name: field for field in FIELDS}


@dataclass(frozen=True, slots=True)
class FormLimits:
    """What the office's procedure allows; ages and courses in whole years.

    `optional` names required fields that may stay empty; `diploma_kinds` are the ids to
    choose from, empty for any.
    """

    min_age: int = 16
    max_age: int = 100
    min_diploma_age: int = 18
    first_diploma_year: int = 1960
    shortest_course_years: int = 3
    max_copies: int = 20
    default_copies: int = 1
    max_transcripts: int = 60
    optional: frozenset[str] = frozenset()
    diploma_kinds: frozenset[str] = frozenset()
