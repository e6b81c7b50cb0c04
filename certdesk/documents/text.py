"""The one place where Arabic is wrapped, measured and drawn.

Text stays logical until it is drawn: it is wrapped by shaped widths, then each line is
ordered with base direction right-to-left. Values that come from outside are isolated by
their kind (`own` for names and free text, `code` for references, dates and phones), so that
no value can turn the words around it. HarfBuzz shapes; where it is not installed,
presentation forms take its place (`reshaping`), with plainer marks and the same layout.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, TypeVar

from certdesk.documents.line import FaceName, Shaper
from certdesk.documents.order import (
    FIRST_ISOLATE,
    LEFT_ISOLATE,
    POP_ISOLATE,
    RIGHT_ISOLATE,
    without_steering,
)

# Lengths that were summed word by word may differ from the whole line by a kerning pair.
_TOLERANCE = 1.0005
# not the names in braces, which the program fills
_LATIN = re.compile(r"(?<![{\w])[0-9A-Za-z](?:[0-9A-Za-z/.:@_+-]*[0-9A-Za-z])?(?![}\w])")
_UNPRINTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SHRINK_STEP = 0.94
_SMALLER = 0.8
"""A line may become so much smaller before it wraps; a word, before it is cut."""
_LONE = 0.14
"""A last line that is shorter, in widths of the paragraph, looks left behind."""
_CLOSER = (0.98, 0.96, 0.94)
_ISOLATED = re.compile(f"{LEFT_ISOLATE}([^{LEFT_ISOLATE}-{POP_ISOLATE}]*){POP_ISOLATE}")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d/)[\u0621-\u064a][\u0621-\u064a. ]*(?=/\d)")
_LETTER = r"[^\W\d_][\u0300-\u036f\u064b-\u065f\u0670]*|."
_LETTERS = re.compile(_LETTER)
_SHORT_WORDS = re.compile(r"\S{1,24} +|" + _LETTER)
_OPENERS = frozenset((FIRST_ISOLATE, LEFT_ISOLATE, RIGHT_ISOLATE))
_PIECES = re.compile(f"[{FIRST_ISOLATE}{LEFT_ISOLATE}{RIGHT_ISOLATE}{POP_ISOLATE}]|.", re.DOTALL)

Wording = TypeVar("Wording", bound=Any)


@dataclass(frozen=True, slots=True)
class Setting:
    """A text set within a width: its lines and the size (points) at which they fit."""

    lines: tuple[str, ...]
    size: float


def own(text: str) -> str:
    """A name, a remark, any free text: cleaned, literal, right-to-left if it holds any Arabic."""
    cleaned = clean(text)
    if not cleaned:
        return ""
    arabic = any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in cleaned)
    opener = RIGHT_ISOLATE if arabic else FIRST_ISOLATE
    return f"{opener}{cleaned}{POP_ISOLATE}"


def code(text: str) -> str:
    """A reference, date, phone, Latin name or address: cleaned, always left-to-right."""
    # the service's letters between number and year, 0457/م.ش/2026, would else turn them round
    cleaned = _BETWEEN_NUMBERS.sub(f"{RIGHT_ISOLATE}\\g<0>{POP_ISOLATE}", clean(text))
    return f"{LEFT_ISOLATE}{cleaned}{POP_ISOLATE}" if cleaned else ""


def mixed(text: str) -> str:
    """Free text whose references came isolated already (U+2066 … U+2069): they stay so."""
    if LEFT_ISOLATE not in text:
        return own(text)
    # every second part stood between isolates
    parts = [
        code(part) if place % 2 else _visible(part)
        for place, part in enumerate(_ISOLATED.split(text))
    ]
    joined = " ".join("".join(parts).split())
    return f"{RIGHT_ISOLATE}{joined}{POP_ISOLATE}" if joined else ""


def worded(wording: Wording) -> Wording:
    """A sheet's wording with its figures and Latin words isolated: `18-07` stays `18-07`."""
    isolated: Wording = _worded(wording)
    return isolated


@lru_cache(maxsize=64)
def _worded(wording: Wording) -> Wording:
    values = {one.name: getattr(wording, one.name) for one in fields(wording)}
    return replace(
        wording,
        **{
            name: tuple(map(_isolated, value)) if isinstance(value, tuple) else _isolated(value)
            for name, value in values.items()
        },
    )


def _isolated(wording: str) -> str:
    return _LATIN.sub(lambda found: f"{LEFT_ISOLATE}{found[0]}{POP_ISOLATE}", wording)


def clean(text: str) -> str:
    """The text without signs of direction and control, blanks (and line ends) single."""
    return " ".join(_visible(text).split())


def _visible(text: str) -> str:
    return "".join(
        " " if sign.isspace() else sign
        for sign in without_steering(text)
        if sign.isspace() or unicodedata.category(sign) not in _UNPRINTED
    )


def shaper() -> Shaper:
    """HarfBuzz, or presentation forms where it is not installed."""
    return _default_shaper()


@lru_cache(maxsize=1)
def _default_shaper() -> Shaper:
    try:
        from certdesk.documents.drawing import HarfBuzzShaper
    except ImportError:
        from certdesk.documents.reshaping import PresentationShaper

        return PresentationShaper()
    return HarfBuzzShaper()


def wrap(text: str, face: FaceName, width: float, shaping: Shaper | None = None) -> tuple[str, ...]:
    """The logical lines of a text within `width` (in font sizes).

    An isolate split by a line end is closed and opened again; a word wider than the line is cut.
    """
    by = shaping or shaper()
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph, face, width, by)
    return tuple(lines)


def paragraph(
    text: str, face: FaceName, size: float, width: float, shaping: Shaper | None = None
) -> Setting:
    """Set a paragraph within `width` points; hardly smaller where that saves a lone last word."""
    by = shaping or shaper()
    lines = wrap(text, face, width / size, by)
    if len(lines) > 1 and by.width(lines[-1], face) * size < width * _LONE:
        for closer in (size * part for part in _CLOSER):
            fewer = wrap(text, face, width / closer, by)
            if len(fewer) < len(lines):
                return Setting(fewer, closer)
    return Setting(lines, size)


def fit(
    text: str,
    face: FaceName,
    size: float,
    width: float,
    *,
    most_lines: int = 1,
    smaller: float = _SMALLER,
    shaping: Shaper | None = None,
) -> Setting:
    """Set a text within `width` points: first as it is, then smaller, then on more lines.

    It never runs over: past `smaller` of the size it wraps, and past `most_lines` it
    shrinks on, however small. A word is cut only where four fifths of the size do not spare it.
    """
    by = shaping or shaper()
    most_lines = max(most_lines, text.count("\n") + 1)
    if "\n" not in text:
        wanted = by.width(text, face) * size
        if wanted <= width * _TOLERANCE:
            return Setting((text,), size)
        if wanted * (_SMALLER if most_lines == 1 else smaller) <= width:
            return Setting((text,), size * width / wanted)
    at = size
    longest = max(_word_widths(text, face, by), default=0.0) * size
    if width < longest <= width / _SMALLER:
        at = size * width / longest
    while True:
        lines = wrap(text, face, width / at, by)
        if len(lines) <= most_lines:
            return Setting(lines, at)
        at *= _SHRINK_STEP


def _word_widths(text: str, face: FaceName, by: Shaper) -> Iterator[float]:
    for line in text.split("\n"):
        yield from (by.width(word.alone, face) for word in _words(line))


def _wrap_paragraph(text: str, face: FaceName, width: float, by: Shaper) -> list[str]:
    lines: list[str] = []
    line: list[_Word] = []
    used = 0.0
    blank = by.width("ا ا", face) - 2 * by.width("ا", face)
    for word in _cut(_words(text), face, width, by):
        wanted = by.width(word.alone, face)
        if line and used + blank + wanted > width * _TOLERANCE:
            lines.append(_joined(line))
            line, used = [], 0.0
        used += (blank if line else 0.0) + wanted
        line.append(word)
    return [*lines, _joined(line)] if line else [*lines, ""]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, the isolates open where it begins (`before`) and where it ends (`after`)."""

    text: str
    before: str
    after: str

    @property
    def alone(self) -> str:
        return self.before + self.text + POP_ISOLATE * len(self.after)


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[_Word, ...]:
    words: list[_Word] = []
    signs, before, stack = "", "", ""
    for sign in [*_PIECES.findall(text), " "]:
        # the blanks of a phone or reference hold it together
        if sign == " " and LEFT_ISOLATE not in stack:
            if signs:
                words.append(_Word(signs, before, stack))
            signs, before = "", stack
            continue
        signs += sign
        if sign in _OPENERS:
            stack += sign
        elif sign == POP_ISOLATE:
            stack = stack[:-1]
    if signs.strip():
        words.append(_Word(signs.rstrip(), before, stack))
    return tuple(words)


def _cut(words: tuple[_Word, ...], face: FaceName, width: float, by: Shaper) -> list[_Word]:
    """The words, those wider than a whole line cut at blanks or, failing that, anywhere."""
    pieces: list[_Word] = []
    for word in words:
        if by.width(word.alone, face) <= width * _TOLERANCE:
            pieces.append(word)
        else:
            pieces += _cut_word(word, face, width, by)
    return pieces


def _cut_word(word: _Word, face: FaceName, width: float, by: Shaper) -> list[_Word]:
    pieces: list[_Word] = []
    before, stack, signs = word.before, word.before, ""
    for unit in _fitting_units(word.text, face, width, by):
        longer = _Word(signs + unit, before, _opened(stack, unit))
        if without_steering(signs) and by.width(longer.alone, face) > width:
            pieces.append(_Word(signs.rstrip(), before, stack))
            before, signs = stack, ""
            longer = _Word(unit.lstrip(), before, _opened(stack, unit))
        signs, stack = longer.text, longer.after
    pieces.append(_Word(signs, before, stack))
    return pieces


def _fitting_units(text: str, face: FaceName, width: float, by: Shaper) -> list[str]:
    """Units, those wider than a whole line by themselves in letters: a narrow column has such."""
    units: list[str] = []
    for unit in _units(text):
        wide = len(unit) > 1 and by.width(without_steering(unit).rstrip(), face) > width
        units += _LETTERS.findall(unit) if wide else [unit]
    return units


def _units(text: str) -> list[str]:
    """What a cut must not part: a short word with its blank, a letter with its marks."""
    return _SHORT_WORDS.findall(text)


def _opened(stack: str, unit: str) -> str:
    for sign in unit:
        if sign in _OPENERS:
            stack += sign
        elif sign == POP_ISOLATE:
            stack = stack[:-1]
    return stack


def _joined(line: list[_Word]) -> str:
    text = line[0].before + " ".join(word.text for word in line)
    return text + POP_ISOLATE * len(line[-1].after)


def blanks(line: str) -> int:
    """How many blanks of a line can be widened."""
    return without_steering(line).strip().count(" ")
