"""Algerian and foreign phone numbers: kept as typed, compared by one key, printed in groups."""

import re
from dataclasses import dataclass
from typing import Literal

from certdesk.domain.errors import FieldProblem
from certdesk.domain.letters import clean

_MOBILE_EXAMPLE = "0770 12 34 56"
_LANDLINE_EXAMPLE = "045 12 34 56"
_LONGEST = 60

_BETWEEN = re.compile(r"[\s.\-/()_–]+")
# the nought of national dialling may stand behind the country code
_NATIONAL = re.compile(r"(?:\+2130?|0)(\d+)")
# what is dialled in Algeria, as far as it was typed; 213 without a plus as somebody reads it out
_NATIONAL_BEGUN = re.compile(r"(?:\+2130?|2130?|0)(\d*)")
_LEAST_BEGINNING = 3
_MOBILE = re.compile(r"[567]\d{8}")
_LANDLINE = re.compile(r"[1-4]\d{7}")
_FOREIGN = re.compile(r"\+(?!213)[1-9]\d{6,14}")

_MOBILE_SHORT = {
    1: "The phone number is one digit short: ten digits, for example {example}.",
    2: "The phone number is two digits short: ten digits, for example {example}.",
}
_LANDLINE_SHORT = {
    1: "The phone number is one digit short: nine digits, for example {example}.",
    2: "The phone number is two digits short: nine digits, for example {example}.",
}


@dataclass(frozen=True, slots=True)
class Phone:
    """A number that can be called; `key` is the international form (`+213770123456`)."""

    typed: str
    key: str
    kind: Literal["mobile", "landline", "foreign"]

    def text(self) -> str:
        """As printed: `0770 12 34 56`, `045 12 34 56`, a foreign number as typed."""
        if self.kind == "foreign":
            return self.typed
        national = "0" + self.key.removeprefix("+213")
        head = len(national) - 6
        return " ".join((national[:head], *re.findall("..", national[head:])))


def parse_phone(text: str, field: str = "phone") -> Phone | FieldProblem:
    """Read a number with any digits, blanks, dots, and `+213`, `00213` or `0` in front."""
    typed = clean(text[: _LONGEST + 1])
    digits = _dialled(typed)
    if found := _NATIONAL.fullmatch(digits):
        if _MOBILE.fullmatch(found[1]):
            return Phone(typed, "+213" + found[1], "mobile")
        if _LANDLINE.fullmatch(found[1]):
            return Phone(typed, "+213" + found[1], "landline")
        return _miscounted(field, found[1])
    if _FOREIGN.fullmatch(digits):
        return Phone(typed, digits, "foreign")
    return FieldProblem(
        field,
        "phone_unreadable",
        "This is no phone number. Write a mobile ({example}), a landline ({landline}), "
        "or a foreign number with + and its country code.",
        {"example": _MOBILE_EXAMPLE, "landline": _LANDLINE_EXAMPLE},
    )


def phone_key(text: str) -> str:
    """The key by which a typed number is searched; its bare digits when it is no number."""
    phone = parse_phone(text)
    if isinstance(phone, Phone):
        return phone.key
    return re.sub(r"\D", "", clean(text[: _LONGEST + 1]))


def phone_beginnings(text: str) -> tuple[str, ...]:
    """The beginnings of keys that a number typed so far may have, none without a digit.

    From three digits on, `0550`, `+213550`, `00213 550` and `213550` are one beginning; what
    was kept as bare digits, since it is no number, is found by its bare digits.
    """
    typed = clean(text[: _LONGEST + 1])
    digits = re.sub(r"\D", "", typed)
    if len(digits) < _LEAST_BEGINNING:
        return (digits,) if digits else ()
    dialled = _dialled(typed)
    if begun := _NATIONAL_BEGUN.fullmatch(dialled):
        return (f"+213{begun[1]}", digits)
    if dialled.startswith("+"):
        return (dialled, digits)
    return (f"+{digits}", digits)


def _dialled(typed: str) -> str:
    digits = _BETWEEN.sub("", typed)
    # pasted right-to-left text puts the plus behind
    if digits.endswith("+") and digits.count("+") == 1:
        digits = "+" + digits[:-1]
    return "+" + digits[2:] if digits.startswith("00") else digits


def _miscounted(field: str, national: str) -> FieldProblem:
    # 045 12 34 56 is a landline: its first digit behind the nought is 1 to 4
    needed, shown = (8, _LANDLINE_EXAMPLE) if national[0] in "1234" else (9, _MOBILE_EXAMPLE)
    missing = needed - len(national)
    data = {"count": len(national) + 1, "example": shown}
    if national[0] in "089":
        return FieldProblem(
            field,
            "phone_prefix",
            "Algerian numbers begin with 05, 06 or 07 (mobile) or 01 to 04 (landline), "
            "for example {example}.",
            data,
        )
    if needed == 8:
        return FieldProblem(
            field,
            "phone_length",
            _LANDLINE_SHORT.get(
                missing,
                "The phone number has {count} digits, nine are needed, for example {example}.",
            ),
            data,
        )
    return FieldProblem(
        field,
        "phone_length",
        _MOBILE_SHORT.get(
            missing,
            "The phone number has {count} digits, ten are needed, for example {example}.",
        ),
        data,
    )
