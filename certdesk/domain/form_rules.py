"""Rules between the fields of a form: ages, dates that follow one another, plain oddities.

A rule takes what it needs to know and gives a function of the value: the problem, or None.
"""

from collections.abc import Callable, Iterator
from datetime import date

from certdesk.domain.dates import Birth, shown_day, years_after
from certdesk.domain.diploma import Authenticate, DiplomaNumber
from certdesk.domain.errors import FieldProblem
from certdesk.domain.form_fields import FormLimits

FIRST_BAC_YEAR = 1960


def not_after(field: str, today: date) -> Callable[[date], FieldProblem | None]:
    """A day that has come."""

    def rule(day: date) -> FieldProblem | None:
        if day <= today:
            return None
        return FieldProblem(
            field,
            "after_today",
            "The date {day} is after today. Look at the paper again.",
            {"day": shown_day(day)},
        )

    return rule


def plausible_birth(today: date, limits: FormLimits) -> Callable[[Birth], FieldProblem | None]:
    """Born, old enough, and not too old; a birth without a day is given the benefit."""

    def rule(birth: Birth) -> FieldProblem | None:
        shown = {"birth": birth.text()}
        if birth.earliest() > today:
            return FieldProblem(
                "birth",
                "birth_after_today",
                "The date of birth {birth} is after today. Look at the birth certificate.",
                shown,
            )
        if years_after(birth.earliest(), limits.min_age) > today:
            return FieldProblem(
                "birth",
                "too_young",
                "Born {birth}, the applicant is under {years}. Look at the birth certificate.",
                {**shown, "years": limits.min_age},
            )
        # the hundredth year ends on the 101st birthday
        if years_after(birth.latest(), limits.max_age + 1) <= today:
            return FieldProblem(
                "birth",
                "too_old",
                "Born {birth}, the applicant is over {years}. Look at the birth certificate.",
                {**shown, "years": limits.max_age},
            )
        return None

    return rule


def plausible_diploma_date(
    today: date, limits: FormLimits, birth: Birth | None, number_year: int | None
) -> Callable[[date], FieldProblem | None]:
    """Not before the school could give it, not before its holder was grown up, not to come."""

    def rule(dated: date) -> FieldProblem | None:
        if dated > today:
            return _diploma_after_today(dated, today, number_year)
        if dated.year < limits.first_diploma_year:
            return FieldProblem(
                "diploma_dated",
                "diploma_too_old",
                "The diploma's date {day} cannot be right: no diploma is older than {first}.",
                {"day": shown_day(dated), "first": limits.first_diploma_year},
            )
        if birth and dated < years_after(birth.earliest(), limits.min_diploma_age):
            return FieldProblem(
                "diploma_dated",
                "diploma_before_adult",
                "The diploma is dated {day}, when its holder (born {birth}) was under {years}. "
                "One of the two dates is wrong.",
                {
                    "day": shown_day(dated),
                    "birth": birth.text(),
                    "years": limits.min_diploma_age,
                },
            )
        return None

    return rule


def _diploma_after_today(dated: date, today: date, number_year: int | None) -> FieldProblem:
    if number_year is not None and (guess := years_after(dated, number_year - dated.year)) <= today:
        return FieldProblem(
            "diploma_dated",
            "after_today",
            "After today: perhaps {guess}?",
            {"guess": shown_day(guess)},
        )
    return FieldProblem(
        "diploma_dated",
        "after_today",
        "The diploma's date {day} is after today. Look at the diploma again.",
        {"day": shown_day(dated)},
    )


def something_to_authenticate(authenticate: Authenticate) -> FieldProblem | None:
    """At least one paper, and its original or a copy."""
    if not authenticate.papers:
        return FieldProblem(
            "authenticate_diploma",
            "nothing_to_authenticate",
            "Nothing is to be authenticated. Choose the diploma, the transcripts, or both.",
            {},
        )
    if not authenticate.originals and not authenticate.copies:
        return FieldProblem(
            "copies",
            "neither_original_nor_copy",
            "Neither the originals nor copies are to be stamped. Choose one of them.",
            {},
        )
    return None


def unusual_registration_number() -> FieldProblem:
    """The number has not the twelve digits of today's numbers."""
    return FieldProblem(
        "registration_number",
        "unusual_registration_number",
        "The registration number has not the usual twelve digits. If it stands so on the "
        "paper, go on.",
        {},
    )


def diploma_warnings(
    number: DiplomaNumber | None, dated: date | None, bac_year: int | None, limits: FormLimits
) -> Iterator[FieldProblem]:
    """What is odd about a diploma but may be true."""
    if number and not number.usual:
        yield FieldProblem(
            "diploma_number",
            "unusual_diploma_number",
            "The diploma number has an unusual form. If it stands so on the diploma, go on.",
            {},
        )
    if number and dated and number.year != dated.year:
        yield FieldProblem(
            "diploma_dated",
            "diploma_year_differs",
            "The diploma is dated {dated}, its number says {year}. Look at the diploma again.",
            {"dated": dated.year, "year": number.year},
        )
    diploma_year = dated.year if dated else number.year if number else None
    years = limits.shortest_course_years
    if bac_year and diploma_year and bac_year + years > diploma_year:
        yield FieldProblem(
            "bac_year",
            "bac_year_late",
            "Bac {bac}, diploma {diploma}: no course is that short. Look at both papers.",
            {"bac": bac_year, "diploma": diploma_year},
        )
