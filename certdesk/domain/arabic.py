"""The name search: which keys a stored name has, and which keys a query asks for.

The rule, for storage and for `names_match` alike: **a query finds a name when each of its
keys is the beginning of one of the name's keys.** Whole words end with `END`, so a key that
carries it is met by the same whole word only; the last word of a query does not carry it and
finds longer words too, while it is being typed.

Both scripts stand in one index: `mohamed` and `محمد` find the same record, but nothing is
transliterated.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from types import ModuleType

from certdesk.domain import arabic_keys, latin_keys
from certdesk.domain.letters import bare_letters, clean, fold, latin_fold, western_digits

__all__ = [
    "END",
    "clean",
    "fold",
    "index_keys",
    "latin_fold",
    "names_match",
    "query_keys",
    "search_keys",
    "western_digits",
]

END = "0"
"""Closes a whole word in a key: a digit, since no name holds one, and every tokenizer and
LIKE pattern takes it as part of the word."""

_PARTS = re.compile("[|،,;\n]")
_ARABIC_OR_NOT = re.compile("[\u0600-\u06ff]+|[^\u0600-\u06ff ]+")
# nobody types more words of a name than this, whatever is pasted
_MOST_WORDS = 24


def index_keys(arabic_name: str, latin_name: str = "") -> str:
    """All keys of one person, sorted, parted by blanks: what storage indexes.

    Some thirty short words of Arabic and folded Latin letters, most of them closed by `END`.
    """
    return " ".join(sorted(search_keys(arabic_name) | search_keys(latin_name)))


def search_keys(name: str) -> frozenset[str]:
    """The keys of a stored name in either script, or of both parted by `|`."""
    keys = {key for part in _PARTS.split(name) for key in _part_keys(part)}
    return frozenset(keys - {"", END})


def query_keys(text: str) -> tuple[str, ...]:
    """The keys a query asks for, in its order, each closed by `END` but the last.

    Empty when nothing searchable was typed.
    """
    keys = [
        script.unit_key(unit) if script else "".join(unit)
        for part in _PARTS.split(text)
        for script, units in _units(part)
        for unit in units
    ]
    keys = [key for key in keys if key]
    return (*(key + END for key in keys[:-1]), *keys[-1:])


def names_match(query: str, stored: str) -> bool:
    """Whether the search box finds `stored` (Arabic, Latin, or both parted by `|`)."""
    stored_keys = search_keys(stored)
    asked = query_keys(query)
    return bool(asked) and all(any(key.startswith(ask) for key in stored_keys) for ask in asked)


def _part_keys(part: str) -> Iterator[str]:
    for script, units in _units(part):
        for unit in units:
            if script is None:
                yield "".join(unit) + END
                continue
            yield from (form + END for form in script.index_forms(unit))
            if script is latin_keys:
                yield from latin_keys.half_typed_forms(unit)
        if script is arabic_keys:
            # أبو and ابن as they were written, while they are being typed
            yield from (fold(word) + END for word in _words(part) if _script(word) is script)


def _units(part: str) -> Iterator[tuple[ModuleType | None, Sequence[tuple[str, ...]]]]:
    for script, run in groupby(_words(part), _script):
        words = list(run)
        yield script, script.units(words) if script else [(word,) for word in words]


def _words(part: str) -> list[str]:
    return _ARABIC_OR_NOT.findall(bare_letters(part[:1000]))[:_MOST_WORDS]


def _script(word: str) -> ModuleType | None:
    if "\u0621" <= word[0] <= "\u06d3":
        return arabic_keys if not word.isdecimal() else None
    return latin_keys if word.isascii() and word.isalpha() else None
