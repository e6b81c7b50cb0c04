"""What may stand in a typed line: names in one script, free text without traps.

Every check takes the field's name and what was typed, and gives back the cleaned text or the
problem. Where cleaning alone would help, the problem's data carries the `clean` text to offer.
"""

import re
import unicodedata

from certdesk.domain.errors import FieldProblem
from certdesk.domain.letters import clean

NAME_LENGTH = 120
TEXT_LENGTH = 200

# embeddings, overrides and isolates: they reorder what others read (Unicode annex 9)
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_BREAK = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]")
_EMPTY = re.compile(r"[\s.…·_\-–—]*")
# letters, digits, harakat and signs of every keyboard: nothing hidden, all of it printable
_ORDINARY = re.compile("[ -~\u0621-\u063a\u0641-\u0652]*")
_NAME_SIGNS = " -'’ʼ.()"


def check_text(field: str, text: str, limit: int = TEXT_LENGTH) -> str | FieldProblem:
    """One printable line of any script; `""` when only blanks or dots were typed."""
    if len(text) > 4 * limit:
        # cleaning ten megabytes would hold the counter up
        return _too_long(field, limit)
    cleaned = clean(text)
    ordinary = _ORDINARY.fullmatch(text) is not None
    if not ordinary and (problem := _hidden(field, text, cleaned)):
        return problem
    if len(cleaned) > limit:
        return _too_long(field, limit)
    if not ordinary and (sign := next(filter(_unprintable, cleaned), None)):
        return FieldProblem(
            field,
            "sign_not_printable",
            "The sign {sign} cannot be printed on the office's sheets. Remove it.",
            {"sign": _named(sign)},
        )
    return "" if _EMPTY.fullmatch(cleaned) else cleaned


def check_arabic_name(field: str, text: str, limit: int = NAME_LENGTH) -> str | FieldProblem:
    """A name in Arabic letters; harakat stay, `""` when nothing was typed."""
    cleaned = check_text(field, text, limit)
    if isinstance(cleaned, FieldProblem):
        return cleaned
    for sign in cleaned:
        if _script(sign) not in {"ARABIC", ""}:
            return FieldProblem(
                field,
                "not_arabic",
                "Arabic letters are needed here, {sign} is none. "
                "The name in Latin letters has its own field.",
                {"sign": _named(sign)},
            )
    return _only_name_signs(field, cleaned)


def check_latin_name(field: str, text: str, limit: int = NAME_LENGTH) -> str | FieldProblem:
    """A name in Latin letters, as on the identity card; `""` when nothing was typed."""
    cleaned = check_text(field, text, limit)
    if isinstance(cleaned, FieldProblem):
        return cleaned
    for sign in cleaned:
        if _script(sign) not in {"LATIN", ""}:
            return FieldProblem(
                field,
                "mixed_script",
                "Latin letters are needed here, {sign} is none, even if it looks like one. "
                "Type the name again as it stands on the card.",
                {"sign": _named(sign)},
            )
    return _only_name_signs(field, cleaned)


def _too_long(field: str, limit: int) -> FieldProblem:
    return FieldProblem(
        field,
        "too_long",
        "This is too long: {limit} characters at most.",
        {"limit": limit},
    )


def _hidden(field: str, text: str, cleaned: str) -> FieldProblem | None:
    """What does not show on the screen but would change what is read or stored."""
    if _DIRECTION.search(text):
        return FieldProblem(
            field,
            "direction_marks",
            "Hidden marks turn the direction of this text. Without them it reads: {clean}. "
            "Type it again, or accept it so.",
            {"clean": cleaned},
        )
    if _LINE_BREAK.search(text):
        return FieldProblem(
            field,
            "line_break",
            "This field has one line, and the text has more. On one line it reads: {clean}.",
            {"clean": "".join(sign for sign in cleaned if not _is_control(sign))},
        )
    if any(_is_control(sign) for sign in text if sign != "\t"):
        return FieldProblem(
            field,
            "control_characters",
            "Characters that cannot be shown stand in this text. Without them it reads: {clean}.",
            {"clean": "".join(sign for sign in cleaned if not _is_control(sign))},
        )
    return None


def _is_control(sign: str) -> bool:
    # Cc control, Cs lone surrogate
    return unicodedata.category(sign) in {"Cc", "Cs"}


def _unprintable(sign: str) -> bool:
    # private use, unassigned, hidden formats, emoji and their modifiers
    category = unicodedata.category(sign)
    return category in {"Co", "Cn", "Cf", "So", "Sk"} and sign not in "°©®^`¨´"


def _script(sign: str) -> str:
    """`LATIN`, `ARABIC`…; empty for signs that belong to no script."""
    if unicodedata.category(sign)[0] not in "LM":
        return ""
    # "LATIN SMALL LETTER A", "ARABIC FATHA"; accents and the apostrophe letter go with any
    first = unicodedata.name(sign, "UNKNOWN").split()[0]
    return "" if first in {"COMBINING", "MODIFIER"} else first


def _only_name_signs(field: str, cleaned: str) -> str | FieldProblem:
    for sign in cleaned:
        if unicodedata.category(sign)[0] not in "LM" and sign not in _NAME_SIGNS:
            return FieldProblem(
                field,
                "not_in_a_name",
                "{sign} does not belong in a name. Letters, blanks, hyphens and apostrophes do.",
                {"sign": _named(sign)},
            )
    return cleaned


def _named(sign: str) -> str:
    """The sign as it may be shown: itself, or its number when it has no safe shape."""
    shown = unicodedata.category(sign)[0] in "LNPS" and sign.isprintable()
    return sign if shown else f"U+{ord(sign):04X}"
