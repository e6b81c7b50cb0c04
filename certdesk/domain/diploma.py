"""The diploma, its number, and what of it is to be authenticated."""

import re
from dataclasses import dataclass
from datetime import date

from certdesk.domain.errors import FieldProblem
from certdesk.domain.letters import clean, fold

DIPLOMA = "diploma"
TRAINING_TRANSCRIPTS = "training_transcripts"

_LONGEST = 60
_SLASH = re.compile(r"\s*[/\\⁄∕]\s*")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_USUAL_NUMBER = re.compile(r"\d{1,7}(?:[A-Za-z-]*\d*)?")
_EXAMPLE = "0457/2019"


@dataclass(frozen=True, slots=True)
class Diploma:
    """A diploma as the form states it; what is empty or unreadable is `""` or None.

    `number` stands as typed, number and year parted by `/`; search by `diploma_number_key`.
    """

    kind: str = ""
    study_field: str = ""
    branch: str = ""
    speciality: str = ""
    number: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Authenticate:
    """What the applicant wants authenticated.

    `papers` in the order `diploma`, `training_transcripts`; `copies` of each paper, besides
    the originals when `originals`; `transcripts` is how many sheets, 0 while unknown.
    """

    papers: tuple[str, ...] = (DIPLOMA, TRAINING_TRANSCRIPTS)
    originals: bool = True
    copies: int = 1
    transcripts: int = 0


@dataclass(frozen=True, slots=True)
class DiplomaNumber:
    """A diploma number as typed; `usual` when it has the form of this school's numbers."""

    typed: str
    key: str
    year: int
    usual: bool


def parse_diploma_number(text: str, field: str = "diploma_number") -> DiplomaNumber | FieldProblem:
    r"""Read `12/2026`, `١٢/٢٠٢٦`, `12\2026`, `0012/2026`; ask about `12/26` and `2026/12`."""
    typed = clean(text[: _LONGEST + 1])
    number, slash, year = _SLASH.sub("/", typed).rpartition("/")
    if not slash:
        return FieldProblem(
            field,
            "diploma_year_missing",
            "The year of the diploma number is missing. Write number and year, "
            "for example {example}.",
            {"example": _EXAMPLE},
        )
    if _YEAR.fullmatch(year):
        return _numbered(field, typed, number, int(year))
    if _YEAR.fullmatch(number):
        return FieldProblem(
            field,
            "diploma_number_reversed",
            "The year seems to stand before the number. Write the number first, then the year: "
            "is it {guess}?",
            {"guess": f"{year}/{number}"},
        )
    if re.fullmatch(r"\d\d", year):
        return FieldProblem(
            field,
            "diploma_year_two_digits",
            "The year of the diploma number has two digits. Write its four digits, "
            "for example {example}.",
            {"example": _EXAMPLE},
        )
    return _unreadable(field)


def _numbered(field: str, typed: str, number: str, year: int) -> DiplomaNumber | FieldProblem:
    # fold parts words at hyphens and dots: 457-ENS and 457 ENS are one
    key = re.sub("^0+(?=.)", "", fold(number).replace(" ", ""))
    if not key:
        return _unreadable(field)
    usual = bool(_USUAL_NUMBER.fullmatch(number))
    return DiplomaNumber(typed, f"{key}/{year}", year, usual)


def _unreadable(field: str) -> FieldProblem:
    return FieldProblem(
        field,
        "diploma_number_unreadable",
        "This diploma number cannot be read. Write number and year as on the diploma, "
        "for example {example}.",
        {"example": _EXAMPLE},
    )


def diploma_number_key(text: str) -> str:
    """The key by which diploma numbers are compared; the bare text when it is none."""
    number = parse_diploma_number(text)
    if isinstance(number, DiplomaNumber):
        return number.key
    return fold(text[: _LONGEST + 1]).replace(" ", "")
