"""The graduate who asks, the person who brings the papers, and the registration number."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from certdesk.domain.dates import Birth
from certdesk.domain.errors import FieldProblem
from certdesk.domain.letters import clean

_LONGEST = 60
# twelve digits: bac year and bac number. Older or other schools: any code, with a warning.
_TWELVE = re.compile(r"\d{12}")
_ANY = re.compile(r"[0-9A-Z/.\-]{3,24}")
_PLATFORM = re.compile(r"[A-Z]{2}\d{4}20\d{2}((?:19|20)\d{2})\d{8}")
_FOREIGN_BAC = re.compile(r"9DZA\d+")
_BAC_YEAR = re.compile(r"19[6-9]\d|20\d{2}")


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who asks; names as on the paper form, Latin names as on the card.

    A field that is empty or could not be read is `""` or None. `registration_number` and
    `phone` stand as typed (cleaned); search by their keys.
    """

    given_name: str = ""
    family_name: str = ""
    latin_given_name: str = ""
    latin_family_name: str = ""
    birth: Birth | None = None
    birth_place: str = ""
    registration_number: str = ""
    phone: str = ""
    email: str = ""
    bac_year: int | None = None

    @property
    def name(self) -> str:
        """Given name and family name, as on the paper form."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def latin_name(self) -> str:
        """Given name and family name in Latin letters."""
        return f"{self.latin_given_name} {self.latin_family_name}".strip()


@dataclass(frozen=True, slots=True)
class Depositor:
    """Who puts the papers on the counter; all but `kind` is empty for the applicant."""

    kind: Literal["applicant", "proxy"] = "applicant"
    name: str = ""
    document_kind: str = ""
    document_number: str = ""
    deed_kind: str = ""
    deed_number: str = ""
    deed_date: date | None = None
    deed_issuer: str = ""


@dataclass(frozen=True, slots=True)
class RegistrationNumber:
    """A registration number as typed, its key, the bac year it tells, and whether it is usual."""

    typed: str
    key: str
    bac_year: int | None
    usual: bool


def parse_registration_number(
    text: str, field: str = "registration_number"
) -> RegistrationNumber | FieldProblem:
    """Read a number of this school (12 digits), of the platform, or of another school."""
    typed = clean(text[: _LONGEST + 1])
    key = registration_key(text)
    if found := _PLATFORM.fullmatch(key):
        return RegistrationNumber(typed, key, int(found[1]), usual=True)
    if _TWELVE.fullmatch(key):
        year = int(key[:4]) if _BAC_YEAR.fullmatch(key[:4]) else None
        return RegistrationNumber(typed, key, year, usual=True)
    if _ANY.fullmatch(key):
        usual = bool(_FOREIGN_BAC.fullmatch(key))
        return RegistrationNumber(typed, key, None, usual=usual)
    return FieldProblem(
        field,
        "registration_unreadable",
        "This is no registration number: digits and Latin letters, 3 to 24, for example {example}.",
        {"example": "201712345678"},
    )


def registration_key(text: str) -> str:
    """The key by which registration numbers are compared: no blanks, capital letters."""
    return "".join(clean(text[: _LONGEST + 1]).upper().split())
