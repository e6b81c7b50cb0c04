"""The machine-readable zone of cards (TD1, 3 x 30) and passports (TD3, 2 x 44): ICAO Doc 9303.

What a reader sends is a hint, never proof of the card: nothing is repaired or guessed.
Error codes, in the order in which they are looked for: `length`, `charset`, `line_order`,
`document_code`, `document_check`, `birth_check`, `expiry_check`, `personal_number_check`,
`composite_check`, `birth_date`, `expiry_date`, `sex`, `nationality`, `name`.
Warnings: `letter_in_dza_number` (Algerian numbers are all digits: a letter is a misreading
that the check digits let through, 6 and G among them), `expired`.
"""

import re
from dataclasses import dataclass
from datetime import date

_LENGTHS = {"TD1": (30, 30, 30), "TD3": (44, 44)}
_ONE_LINE = {90: 30, 88: 44}
# a zone is 92 characters at most; more is not one, however it is cut
_MOST_CHARACTERS = 400
_CHARSET = re.compile("[A-Z0-9<]+")
# birth, sex and expiry stand in the second line alone: elsewhere they tell swapped lines
_DATES = r"[0-9<]{6}\d[MF<]\d{7}"
_DATA_LINES = {"TD1": re.compile(_DATES), "TD3": re.compile(r".{9}\d[A-Z<]{3}" + _DATES)}
_WEIGHTS = (7, 3, 1)


@dataclass(frozen=True, slots=True)
class MrzReading:
    """What was read; when `ok` is false only `format` (as far as known) and `error` are filled.

    `birth` is a date, or `1975-??-??` when the document leaves month and day open.
    `sex` stands as on the document: `M`, `F` or `<` (not stated).
    """

    ok: bool
    format: str = ""
    error: str = ""
    warnings: tuple[str, ...] = ()
    surname: str = ""
    given_names: str = ""
    document_number: str = ""
    birth: date | str | None = None
    sex: str = ""
    expiry_date: date | None = None
    nationality: str = ""


@dataclass(frozen=True, slots=True)
class _Zone:
    """The fields of one zone, uncut from their fillers (Doc 9303-5 4.2, 9303-4 4.2)."""

    code: str
    state: str
    number: str
    number_check: str
    birth: str
    birth_check: str
    sex: str
    expiry: str
    expiry_check: str
    nationality: str
    personal: str
    personal_check: str
    composite: str
    composite_check: str
    names: str


class _UnreadableError(Exception):
    """Carries the code of the first thing that is wrong."""


def read_mrz(text: str, today: date) -> MrzReading:
    """Read a zone as typed or scanned: lines apart, or all in one; case does not matter.

    `today` decides the century of two-digit years and whether the document has expired.
    Never raises.
    """
    lines = _lines(text)
    kind = _format(lines)
    try:
        zone = _zone(lines, kind)
        _check_digits(zone)
        return _reading(zone, kind, today)
    except _UnreadableError as found:
        return MrzReading(ok=False, format=kind, error=str(found))


def _lines(text: str) -> list[str]:
    lines = [_upper(line) for line in text[:_MOST_CHARACTERS].split()]
    if len(lines) == 1 and len(lines[0]) in _ONE_LINE:
        step = _ONE_LINE[len(lines[0])]
        return [lines[0][start : start + step] for start in range(0, len(lines[0]), step)]
    return lines


def _upper(line: str) -> str:
    # ASCII alone: a dotless i or a sharp s must stay a foreign character
    return re.sub("[a-z]", lambda found: found.group().upper(), line)


def _format(lines: list[str]) -> str:
    first = len(lines[0]) if lines else 0
    return {30: "TD1", 44: "TD3"}.get(first, "")


def _zone(lines: list[str], kind: str) -> _Zone:
    if not kind or tuple(map(len, lines)) != _LENGTHS[kind]:
        raise _UnreadableError("length")
    if not all(map(_CHARSET.fullmatch, lines)):
        raise _UnreadableError("charset")
    if any(_DATA_LINES[kind].match(line) for n, line in enumerate(lines) if n != 1):
        raise _UnreadableError("line_order")
    zone = _card(*lines) if kind == "TD1" else _passport(*lines)
    if zone.code[0] not in ("ACDI" if kind == "TD1" else "P"):
        raise _UnreadableError("document_code")
    return zone


def _card(one: str, two: str, three: str) -> _Zone:
    number, check = one[5:14], one[14]
    if check == "<" and (long := re.match("([A-Z0-9]+)([0-9])<", one[15:30])):
        # a number of more than nine characters goes on behind (9303-5 4.2, note j)
        number, check = number + long[1], long[2]
    return _Zone(
        one[:2], one[2:5], number, check,
        two[:6], two[6], two[7], two[8:14], two[14], two[15:18],
        "", "<", one[5:30] + two[:7] + two[8:15] + two[18:29], two[29], three,
    )  # fmt: skip


def _passport(one: str, two: str) -> _Zone:
    return _Zone(
        one[:2], one[2:5], two[:9], two[9],
        two[13:19], two[19], two[20], two[21:27], two[27], two[10:13],
        two[28:42], two[42], two[:10] + two[13:20] + two[21:43], two[43], one[5:],
    )  # fmt: skip


def _check_digits(zone: _Zone) -> None:
    for code, text, digit in (
        ("document_check", zone.number, zone.number_check),
        ("birth_check", zone.birth, zone.birth_check),
        ("expiry_check", zone.expiry, zone.expiry_check),
        ("personal_number_check", zone.personal, zone.personal_check),
        ("composite_check", zone.composite, zone.composite_check),
    ):
        empty = code == "personal_number_check" and digit == "<" and not text.strip("<")
        if not empty and digit != str(_check_digit(text)):
            raise _UnreadableError(code)


def _check_digit(text: str) -> int:
    # Doc 9303-3 4.9: 0-9 as they are, A is 10, Z 35, the filler 0; weights 7, 3, 1
    return sum(_value(sign) * _WEIGHTS[n % 3] for n, sign in enumerate(text)) % 10


def _value(sign: str) -> int:
    return 0 if sign == "<" else int(sign, 36)


def _reading(zone: _Zone, kind: str, today: date) -> MrzReading:
    birth = _birth(zone.birth, today)
    expiry = _expiry(zone.expiry, today)
    if zone.sex not in "MF<":
        raise _UnreadableError("sex")
    if not re.fullmatch("[A-Z]{1,3}<*", zone.nationality):
        raise _UnreadableError("nationality")
    surname, _, given = zone.names.strip("<").partition("<<")
    if not re.fullmatch("[A-Z][A-Z<]*", zone.names):
        raise _UnreadableError("name")
    number = zone.number.rstrip("<")
    return MrzReading(
        ok=True,
        format=kind,
        warnings=tuple(_warnings(zone.state, number, expiry, today)),
        surname=surname.replace("<", " "),
        given_names=" ".join(given.replace("<", " ").split()),
        document_number=number.replace("<", " "),
        birth=birth,
        sex=zone.sex,
        expiry_date=expiry,
        nationality=zone.nationality.rstrip("<"),
    )


def _warnings(state: str, number: str, expiry: date, today: date) -> list[str]:
    warnings = []
    if state == "DZA" and not number.isdecimal():
        warnings.append("letter_in_dza_number")
    if expiry < today:
        warnings.append("expired")
    return warnings


def _birth(digits: str, today: date) -> date | str:
    """Nobody is born in the future: the latest century that has come (ages 0 to 99)."""
    year, month, day = digits[:2], digits[2:4], digits[4:]
    if not re.fullmatch(r"\d\d(\d\d(\d\d|<<)|<<<<)", digits):
        raise _UnreadableError("birth_date")
    first = f"{month.replace('<<', '01')}{day.replace('<<', '01')}"
    born = _day(today.year // 100 * 100 + int(year), first) or _day(
        today.year // 100 * 100 - 100 + int(year), first
    )
    if born is not None and born > today:
        born = _day(born.year - 100, first)
    if born is None:
        raise _UnreadableError("birth_date")
    if digits.endswith("<<"):
        return f"{born.year}-{month}-{day}".replace("<", "?")
    return born


def _expiry(digits: str, today: date) -> date:
    """Documents run some ten years: the century that brings the year nearest to today's."""
    if not digits.isdecimal():
        raise _UnreadableError("expiry_date")
    year = today.year // 100 * 100 + int(digits[:2])
    if year > today.year + 50:
        year -= 100
    elif year < today.year - 49:
        year += 100
    expiry = _day(year, digits[2:])
    if expiry is None:
        raise _UnreadableError("expiry_date")
    return expiry


def _day(year: int, month_and_day: str) -> date | None:
    try:
        return date(year, int(month_and_day[:2]), int(month_and_day[2:]))
    except ValueError:
        return None
