"""Dates as people type them: read when there is one meaning, asked about when there are two."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from certdesk.domain.calendar import MONTHS
from certdesk.domain.errors import FieldProblem
from certdesk.domain.letters import clean, fold

_SEPARATOR = r"\s*[/\\.,:\-–٫، ]\s*"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d+)")
_YEAR_FIRST = re.compile(rf"(\d{{3,4}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,2}})")
_EIGHT_DIGITS = re.compile(r"(\d\d)(\d\d)(\d{4})")
_SIX_DIGITS = re.compile(r"\d{6}")
_IN_WORDS = re.compile(r"(\d{1,2}) (\D+?) (\d+)")
_MONTH_AND_YEAR = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{4}})")
_PRESUMED = re.compile(
    r"(?:~|خ\b\.?|خلال(?: سن[ةه]| عام)?|presumed(?: in)?|pr[ée]sum[ée]e?(?:\(e\))?(?: en)?)"
    r"[ :]*(\d{4})",
    re.IGNORECASE,
)
_HIJRI_SIGN = re.compile(r"\d ?ه(?:ـ)?(?:\W|$)|هجري")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_HIJRI_YEARS = range(1300, 1500)
_LONGEST = 60

_MONTH_NUMBERS = {fold(name): n for n, name in enumerate(MONTHS, start=1)}

Precision = Literal["day", "month", "year", "presumed"]


def parse_day(text: str, field: str = "") -> date | FieldProblem:
    """Read `23/11/2026`, `23112026`, `23-11-2026`, `2026-11-23` or `23 نوفمبر 2026`.

    Two-digit and Hijri years, and days that no calendar has, come back as a problem of
    `field`, never as a guess.
    """
    typed = clean(text[: _LONGEST + 1])
    parts = _parts(typed)
    if _HIJRI_SIGN.search(text[:_LONGEST]) or (parts and int(parts[0]) in _HIJRI_YEARS):
        return FieldProblem(
            field,
            "hijri_year",
            "This is a Hijri date. Write the Gregorian date as it stands on the paper, "
            "for example {example}.",
            {"example": "23/11/2026"},
        )
    if _SIX_DIGITS.fullmatch(typed) or (parts and len(parts[0]) == 2):
        return FieldProblem(
            field,
            "two_digit_year",
            "The year is written with two digits. Write its four digits, for example {example}.",
            {"example": "23/11/2026"},
        )
    if parts is None or len(typed) > _LONGEST:
        return FieldProblem(
            field,
            "date_unreadable",
            "This date cannot be read. Write day, month and year, for example {example}.",
            {"example": "23/11/2026"},
        )
    return _existing_day(field, *map(int, parts))


def _parts(typed: str) -> tuple[str, str, str] | None:
    """Year, month, day as digits; None when the text is no date."""
    if found := _YEAR_FIRST.fullmatch(typed):
        return found[1], found[2], found[3]
    if found := _DAY_FIRST.fullmatch(typed) or _EIGHT_DIGITS.fullmatch(typed):
        return (found[3], found[2], found[1]) if len(found[3]) <= 4 else None
    if (found := _IN_WORDS.fullmatch(typed)) and len(found[3]) <= 4:
        month = _MONTH_NUMBERS.get(fold(found[2]))
        return (found[3], str(month), found[1]) if month else None
    return None


def _existing_day(field: str, year: int, month: int, day: int) -> date | FieldProblem:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return _odd_year(field, year)
    if not 1 <= month <= 12:
        return FieldProblem(
            field,
            "no_such_month",
            "There is no month {month}: months go from 1 to 12. "
            "Write the day first, then the month, for example {example}.",
            {"month": month, "example": "23/11/2026"},
        )
    try:
        return date(year, month, day)
    except ValueError:
        return FieldProblem(
            field,
            "no_such_day",
            "There is no day {day} in {month}. Look at the paper again.",
            {"day": day, "month": f"{month:02d}/{year}"},
        )


def _odd_year(field: str, year: int) -> FieldProblem:
    return FieldProblem(
        field,
        "year_implausible",
        "The year {year} cannot be right. Write the year with its four digits, "
        "for example {example}.",
        {"year": year, "example": "23/11/2026"},
    )


def shown_day(day: date) -> str:
    """`23/11/2026`."""
    return f"{day:%d/%m}/{day.year:04d}"


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth as the civil register has it, often without a day.

    `day` is the exact day, the first of the month for `month`, None for `year` and `presumed`
    (a birth declared late: خلال سنة …).
    """

    precision: Precision
    day: date | None
    year: int

    def text(self) -> str:
        """As it is printed, and as it may be typed again."""
        if self.day is None:
            return f"خلال سنة {self.year}" if self.precision == "presumed" else str(self.year)
        shown = shown_day(self.day)
        return shown[3:] if self.precision == "month" else shown

    def key(self) -> str:
        """`1999-04-15`, `1999-04`, `1999` or `~1975`: sorts, compares, and is read back."""
        if self.day is None:
            return f"~{self.year}" if self.precision == "presumed" else str(self.year)
        return self.day.isoformat()[: 7 if self.precision == "month" else 10]

    def earliest(self) -> date:
        """The first day on which this person can have been born."""
        return self.day or date(self.year, 1, 1)

    def latest(self) -> date:
        """The last day on which this person can have been born, at month precision the 28th."""
        if self.day is None:
            return date(self.year, 12, 31)
        return self.day.replace(day=28) if self.precision == "month" else self.day


def parse_birth(text: str, field: str = "birth") -> Birth | FieldProblem:
    """Read a birth: a day, `04/1999`, `1999`, or presumed (`خلال 1975`, `~1975`)."""
    typed = clean(text[: _LONGEST + 1])
    if found := re.fullmatch(r"(\d{4})-(\d\d)", typed):
        return _month_of_birth(field, int(found[1]), int(found[2]))
    if found := _MONTH_AND_YEAR.fullmatch(typed):
        return _month_of_birth(field, int(found[2]), int(found[1]))
    presumed = _PRESUMED.fullmatch(typed)
    if presumed or re.fullmatch(r"\d{4}", typed):
        year = int(presumed[1] if presumed else typed)
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            hijri = parse_day(f"1/1/{year}", field)
            return hijri if isinstance(hijri, FieldProblem) else _odd_year(field, year)
        return Birth("presumed" if presumed else "year", None, year)
    day = parse_day(text, field)
    return day if isinstance(day, FieldProblem) else Birth("day", day, day.year)


def _month_of_birth(field: str, year: int, month: int) -> Birth | FieldProblem:
    first = parse_day(f"01/{month:02d}/{year:04d}", field)
    return first if isinstance(first, FieldProblem) else Birth("month", first, year)


def years_after(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
