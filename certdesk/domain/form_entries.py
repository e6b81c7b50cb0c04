"""Reading one field after another, keeping at most one problem for each."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TypeVar

from certdesk.domain.dates import Birth, parse_birth, parse_day
from certdesk.domain.diploma import DiplomaNumber, parse_diploma_number
from certdesk.domain.errors import FieldProblem
from certdesk.domain.form_fields import FIELD_BY_NAME, FIELDS, NO, YES, FormLimits
from certdesk.domain.letters import clean
from certdesk.domain.names import check_arabic_name, check_latin_name, check_text

T = TypeVar("T")
Parser = Callable[[str, str], object]

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TICKS = {
    **dict.fromkeys((YES, "true", "1", "on", "x", "نعم"), True),
    **dict.fromkeys((NO, "false", "0", "off", "لا"), False),
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER_EXAMPLE = "0457/2019"
# typed by people as text, in names that keep their meaning only as typed
_AS_TYPED = frozenset({"arabic", "latin", "text"})


class TypedForm:
    """The raw form, and what was found wrong with it so far."""

    def __init__(self, raw: Mapping[str, str], today: date, limits: FormLimits) -> None:
        """Read `raw` on the day `today`."""
        self.today = today
        self.limits = limits
        self._problems: dict[str, FieldProblem] = {}
        self._warnings: list[FieldProblem] = []
        self._texts = {
            field.name: self._printable(field.name, raw.get(field.name, "")) for field in FIELDS
        }

    def _printable(self, name: str, text: object) -> str:
        field = FIELD_BY_NAME[name]
        if not isinstance(text, str):
            return ""
        if field.kind not in _AS_TYPED and len(text) <= 4 * field.max_length:
            # dates and codes copied from a screen bring direction marks along
            text = clean(text)
        checked = check_text(name, text, field.max_length)
        if isinstance(checked, FieldProblem):
            self.refuse(checked)
            return ""
        return checked

    def filled(self, name: str) -> bool:
        """Whether something was typed, readable or not."""
        return bool(self._texts[name]) or name in self._problems

    def typed(self, name: str) -> str:
        """What was typed, cleaned; `""` when it is empty, or already refused."""
        return "" if name in self._problems else self._texts[name]

    def refuse(self, problem: FieldProblem) -> None:
        """Keep the first problem of its field."""
        self._problems.setdefault(problem.field, problem)

    def warn(self, warning: FieldProblem) -> None:
        """Keep a warning."""
        self._warnings.append(warning)

    def require(self, name: str) -> None:
        """Refuse the field when nothing was typed, unless the office lets it be empty."""
        if not self.filled(name) and name not in self.limits.optional:
            self.refuse(
                FieldProblem(
                    name,
                    "required",
                    "This field is empty. Fill it in as it stands on the paper form.",
                    {},
                )
            )

    def parsed(self, name: str, parser: Parser, kind: type[T]) -> T | None:
        """What `parser` reads; None with a problem kept when it is empty or unreadable."""
        if FIELD_BY_NAME[name].required:
            self.require(name)
        if not (text := self.typed(name)):
            return None
        value = parser(text, name)
        if isinstance(value, FieldProblem):
            self.refuse(value)
        return value if isinstance(value, kind) else None

    def ruled(self, value: T | None, rule: Callable[[T], FieldProblem | None]) -> T | None:
        """The value when the rule finds nothing against it."""
        problem = None if value is None else rule(value)
        if problem is not None:
            self.refuse(problem)
            return None
        return value

    def text(self, name: str) -> str:
        """Free text."""
        return self.parsed(name, lambda text, _: text, str) or ""

    def arabic(self, name: str) -> str:
        """A name in Arabic letters."""
        return self.parsed(name, lambda text, field: check_arabic_name(field, text), str) or ""

    def latin(self, name: str) -> str:
        """A name in Latin letters."""
        return self.parsed(name, lambda text, field: check_latin_name(field, text), str) or ""

    def day(self, name: str) -> date | None:
        """A date."""
        return self.parsed(name, parse_day, date)

    def birth(self) -> Birth | None:
        """The birth."""
        return self.parsed("birth", parse_birth, Birth)

    def number(self, name: str, least: int, most: int) -> int | None:
        """A whole number between two bounds, both inclusive."""

        def parse(text: str, field: str) -> int | FieldProblem:
            if re.fullmatch(r"\d{1,6}", text) and least <= int(text) <= most:
                return int(text)
            return FieldProblem(
                field,
                "number_out_of_range",
                "A whole number from {least} to {most} is needed here.",
                {"least": least, "most": most},
            )

        return self.parsed(name, parse, int)

    def choice(self, name: str, allowed: Collection[str] = ()) -> str:
        """One of the field's choices, or of the office's list; any when neither is closed."""
        known = FIELD_BY_NAME[name].choices or allowed

        def parse(text: str, field: str) -> str | FieldProblem:
            if not known or text in known:
                return text
            return FieldProblem(
                field,
                "unknown_choice",
                "{typed} is not on the list. Choose one of: {choices}.",
                {"typed": text, "choices": "، ".join(sorted(known))},
            )

        return self.parsed(name, parse, str) or ""

    def tick(self, name: str) -> bool | None:
        """Yes or no; None when nothing was said."""

        def parse(text: str, field: str) -> bool | FieldProblem:
            ticked = _TICKS.get(text.casefold())
            if ticked is not None:
                return ticked
            return FieldProblem(field, "yes_or_no", "Answer this with yes or no.", {})

        return self.parsed(name, parse, bool)

    def problems(self) -> tuple[FieldProblem, ...]:
        """All problems, in the order of the form."""
        return tuple(self._problems[field.name] for field in FIELDS if field.name in self._problems)

    def warnings(self) -> tuple[FieldProblem, ...]:
        """All warnings, in the order of the form."""
        order = {field.name: place for place, field in enumerate(FIELDS)}
        return tuple(sorted(self._warnings, key=lambda warning: order[warning.field]))


def parse_email(text: str, field: str) -> str | FieldProblem:
    """An e-mail address; only its shape can be known here."""
    if _EMAIL.fullmatch(text):
        return text
    return FieldProblem(
        field,
        "email_unreadable",
        "This e-mail address is not complete. It looks like {example}.",
        {"example": "nom.prenom@example.dz"},
    )


def parse_name(text: str, field: str) -> str | FieldProblem:
    """A person's name in either script, never in both."""
    arabic = check_arabic_name(field, text)
    latin = check_latin_name(field, text)
    return latin if isinstance(arabic, FieldProblem) and isinstance(latin, str) else arabic


def read_diploma_number(typed: TypedForm) -> DiplomaNumber | None:
    """Read the two boxes number / year, or the whole number typed into the first."""
    number, year = typed.typed("diploma_number"), typed.typed("diploma_year")
    if re.search(r"[/\\]", number):
        whole = typed.parsed("diploma_number", parse_diploma_number, DiplomaNumber)
        if whole and year and year != str(whole.year):
            typed.refuse(
                FieldProblem(
                    "diploma_year",
                    "diploma_year_twice",
                    "The year is written twice and differs: {one} and {other}. "
                    "Look at the diploma.",
                    {"one": whole.year, "other": year},
                )
            )
            return None
        return _in_time(typed, whole, "diploma_year" if year else "diploma_number")
    typed.require("diploma_number")
    typed.require("diploma_year")
    if not (number and year):
        return None
    parsed = parse_diploma_number(f"{number}/{year}", "diploma_year")
    if isinstance(parsed, FieldProblem):
        typed.refuse(parsed)
        return None
    return _in_time(typed, parsed, "diploma_year")


def _in_time(typed: TypedForm, number: DiplomaNumber | None, field: str) -> DiplomaNumber | None:
    first, last = typed.limits.first_diploma_year, typed.today.year
    if number is None or first <= number.year <= last:
        return number
    typed.refuse(
        FieldProblem(
            field,
            "diploma_year_implausible",
            "The diploma's year {year} cannot be right: it lies between {first} and {last}.",
            {"year": number.year, "first": first, "last": last},
        )
    )
    return None
