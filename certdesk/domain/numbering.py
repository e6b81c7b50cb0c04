"""Numbers of the office: how they are written, read back, scanned and checked for holes.

A deposit is plain `0457/2026`; other kinds carry a letter (`س/0031/2026`). Codes on our paper
are ASCII (`CD/D/2026/0457/48219037`) because scanners type them on any keyboard layout.
"""

import hashlib
import hmac
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from certdesk.domain.errors import RuleBroken

FIRST_YEAR, LAST_YEAR = 2000, 2099
CHECK_DIGITS = 8
_SCAN_WIDTH = 4


class NumberKind(StrEnum):
    """The four counted series; the value is the letter used in codes."""

    DEPOSIT = "D"
    PICKUP = "P"
    TRANSMITTAL = "T"
    RETURN = "R"


# As printed on paper; deposits go plain.
_LETTERS = {NumberKind.PICKUP: "س", NumberKind.TRANSMITTAL: "ت", NumberKind.RETURN: "ر"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()} | {
    kind.value: kind for kind in NumberKind
}


class InvalidReference(RuleBroken):
    """What was typed is not one of our numbers."""

    code = "invalid_reference"
    sentence = (
        "{typed} is not a number of this office. Nothing was changed. "
        "Write the number, a slash and the year in four digits, as in {example}."
    )


class TwoDigitYear(InvalidReference):
    """The year has two digits: asked, never guessed."""

    code = "two_digit_year"
    sentence = (
        "In {typed} the year is not written in four digits. Nothing was changed. "
        "Look at the paper and write it in full, as in {example}."
    )


class ReversedYear(InvalidReference):
    """The year stands first: asked, never turned round by ourselves."""

    code = "reversed_year"
    sentence = (
        "In {typed} the year stands before the number. Nothing was changed. "
        "If you mean {example}, write it in that order."
    )


class UnreadableCode(RuleBroken):
    """A scanned or typed code is not one of ours, or is cut."""

    code = "unreadable_code"
    sentence = (
        "The code {typed} is not on any paper of this office, or was read only in part. "
        "Nothing was changed. Scan it again, or search by name or number."
    )


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """One number of one series; `n` counts from 1 within `year` (of the deposit, pickup, ...)."""

    kind: NumberKind
    year: int
    n: int


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How the office writes its numbers; `width` digits at least, `service_code` may be م.ش."""

    width: int = 4
    service_code: str = ""

    def text(self, reference: Reference) -> str:
        """Logical order, without direction marks: `0457/2026`, `س/0031/م.ش/2026`."""
        letter = _LETTERS.get(reference.kind, "")
        serial = f"{reference.n:0{self.width}d}"
        return "/".join(filter(None, (letter, serial, self.service_code, f"{reference.year:04d}")))


@dataclass(frozen=True, slots=True)
class NumberStarts:
    """Where the series begin in the year of adoption; every other year begins at 1."""

    year: int
    first: Mapping[NumberKind, int] = field(default_factory=dict)

    def start(self, kind: NumberKind, year: int) -> int:
        """The first number of a series in a year."""
        return self.first.get(kind, 1) if year == self.year else 1


@dataclass(frozen=True, slots=True)
class ScannedReference:
    """A code of a numbered paper; `attempt` only on pickup and return sheets."""

    reference: Reference
    check_code: str
    attempt: int | None = None


@dataclass(frozen=True, slots=True)
class ScannedDraft:
    """A code of a draft: eight digits."""

    draft_code: str


_REFERENCE = re.compile(
    r"(?:(?P<kind>[^\W\d]))?/?(?P<n>\d{1,7})(?:/(?P<service>[^\d/][^/]*))?/(?P<year>\d{1,7})"
)
_SHEET = re.compile(r"(?P<reference>.+)-[Tt](?P<attempt>\d{1,3})")
_SCAN = re.compile(
    r"CD/(?P<kind>[DPTR])/(?P<year>20\d\d)/(?P<n>\d{4,7})(?:-T(?P<attempt>[1-9]\d{0,2}))?"
    r"/(?P<check>\d{8})"
)
_SCANNED_DRAFT = re.compile(r"CD/B/(?P<code>\d{8})")


def parse_reference(text: str) -> Reference:
    """Read a number as people type it.

    Accepts Arabic digits, missing zeros, blanks, a backslash, the letter of the series in
    Arabic or as in codes (`س/31/2026`, `P/0031/2026`), any service code.

    Raises:
        TwoDigitYear, ReversedYear: to be asked, never guessed.
        InvalidReference: anything else.
    """
    example = NumberFormat().text(Reference(NumberKind.DEPOSIT, 2026, 457))
    match = _REFERENCE.fullmatch(_plain(text))
    if match is None:
        raise InvalidReference(typed=text.strip(), example=example)
    kind = _KINDS.get((match["kind"] or "D").upper())
    n, year = int(match["n"]), int(match["year"])
    if kind is None:
        raise InvalidReference(typed=text.strip(), example=example)
    if not _is_year(match["year"]):
        raise _year_error(text.strip(), kind, match["n"], match["year"], example)
    if n == 0:
        raise InvalidReference(typed=text.strip(), example=example)
    return Reference(kind, year, n)


def sheet_number(
    reference: Reference, attempt: int, number_format: NumberFormat | None = None
) -> str:
    """The number of a prepared sheet: request and attempt (from 1), `0457/2026-T1`."""
    return f"{(number_format or NumberFormat()).text(reference)}-T{attempt}"


def parse_sheet_number(text: str) -> tuple[Reference, int]:
    """The request and the attempt of a sheet's number as people type it.

    Raises:
        InvalidReference: not a sheet's number.
    """
    match = _SHEET.fullmatch(_plain(text))
    if match is None or int(match["attempt"]) == 0:
        raise InvalidReference(typed=text.strip(), example="0457/2026-T1")
    return parse_reference(match["reference"]), int(match["attempt"])


def scan_text(reference: Reference, attempt: int | None = None) -> str:
    """The part of a code that the check digits protect: `D/2026/0457`, `D/2026/0457-T1`."""
    suffix = "" if attempt is None else f"-T{attempt}"
    return f"{reference.kind.value}/{reference.year:04d}/{reference.n:0{_SCAN_WIDTH}d}{suffix}"


def payload(reference: Reference, check_code: str, attempt: int | None = None) -> str:
    """What the code on a numbered paper says; `check_code` is made from `scan_text`."""
    return f"CD/{scan_text(reference, attempt)}/{check_code}"


def draft_payload(draft_code: str) -> str:
    """What the code on a draft's paper says; `draft_code`: eight digits."""
    return f"CD/B/{draft_code}"


def parse_payload(text: str) -> ScannedReference | ScannedDraft:
    """Read a code back, scanned or typed (small letters and blanks do no harm).

    The check digits are only read here: compare them with `code_matches`.

    Raises:
        UnreadableCode: not ours, or cut.
    """
    plain = _plain(text).upper()
    draft = _SCANNED_DRAFT.fullmatch(plain)
    if draft:
        return ScannedDraft(draft["code"])
    match = _SCAN.fullmatch(plain)
    if match is None or int(match["n"]) == 0:
        raise UnreadableCode(typed=text.strip())
    reference = Reference(NumberKind(match["kind"]), int(match["year"]), int(match["n"]))
    return ScannedReference(
        reference, match["check"], int(match["attempt"]) if match["attempt"] else None
    )


def check_code(secret: bytes, text: str) -> str:
    """Eight digits that only this office can make from `text` (HMAC-SHA256)."""
    digest = hmac.new(secret, text.encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8], 'big') % 10**CHECK_DIGITS:0{CHECK_DIGITS}d}"


def code_matches(secret: bytes, text: str, code: str) -> bool:
    """Whether the eight digits belong to `text`, in constant time."""
    return hmac.compare_digest(check_code(secret, text).encode(), code.encode())


def next_number(last: int | None, start: int) -> int:
    """The number after `last` (None: none yet), never below the series' start."""
    return start if last is None else max(last + 1, start)


def gaps(issued: Iterable[int], start: int) -> tuple[int, ...]:
    """The numbers from `start` to the highest issued that nobody got, in order."""
    have = set(issued)
    return tuple(n for n in range(start, max(have, default=start - 1) + 1) if n not in have)


def duplicates(issued: Iterable[int]) -> tuple[int, ...]:
    """The numbers issued more than once, in order."""
    return tuple(sorted(n for n, times in Counter(issued).items() if times > 1))


def _plain(text: str) -> str:
    """Western digits, slashes only, no blanks, no direction marks."""
    kept = (
        str(unicodedata.decimal(one)) if one.isdecimal() else one
        for one in unicodedata.normalize("NFKC", text)
        if not one.isspace() and unicodedata.category(one) != "Cf"
    )
    return "".join(kept).translate({ord("\\"): "/", ord("⁄"): "/", ord("∕"): "/"})


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR


def _year_error(
    typed: str, kind: NumberKind, first: str, second: str, example: str
) -> InvalidReference:
    if _is_year(first) and int(second):
        turned = NumberFormat().text(Reference(kind, int(first), int(second)))
        return ReversedYear(typed=typed, example=turned)
    if len(second) <= 2 or (len(second) == 4 and len(first) <= 2):
        return TwoDigitYear(typed=typed, example=example)
    return InvalidReference(typed=typed, example=example)
