"""The name search: which keys a stored name has, and which keys a query asks for.

The rule, for storage and for `names_match` alike: **a query finds a name when each of its
keys is the beginning of one of the name's keys.** Whole words end with `END`, so a key that
carries it is met by the same whole word only; the last word of a query does not carry it and
finds longer words too, while it is being typed.

Both scripts stand in one index: `mohamed` and `محمد` find the same record, but nothing is
transliterated.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise
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
    "same_name",
    "search_keys",
    "western_digits",
]

END = "0"
"""Closes a whole word in a key: a digit, since no name holds one, and every tokenizer and
LIKE pattern takes it as part of the word."""

_PARTS = re.compile("[|،,;\n]")
_ARABIC_OR_NOT = re.compile("[\u0600-\u06ff]+|[^\u0600-\u06ff ]+")
# nobody types more of a name than this, whatever is pasted: words, characters
_MOST_WORDS = 24
_LONGEST = 1000


def index_keys(arabic_name: str, latin_name: str = "") -> str:
    """All keys of one person, sorted, parted by blanks: what storage indexes.

    Some twenty short words of Arabic and folded Latin letters, most of them closed by `END`.
    """
    return " ".join(sorted(search_keys(arabic_name) | search_keys(latin_name)))


def search_keys(name: str) -> frozenset[str]:
    """The keys of a stored name in either script, or of both parted by `|`."""
    return frozenset(key for part in _PARTS.split(name) for key in _part_keys(part) if key != END)


def query_keys(text: str) -> tuple[str, ...]:
    """The keys a query asks for, in its order, each closed by `END` but the last.

    Empty when nothing searchable was typed.
    """
    units = [found for part in _PARTS.split(text) for found in _units(part)]
    keys = [script.key(script.asked(unit)) if script else unit[0] for script, unit in units]
    keys = [key for key in keys if key]
    return (*(key + END for key in keys[:-1]), *keys[-1:])


def names_match(query: str, stored: str) -> bool:
    """Whether the search box finds `stored` (Arabic, Latin, or both parted by `|`)."""
    asked = query_keys(query)
    stored_keys = search_keys(stored)
    return bool(asked) and all(any(key.startswith(ask) for key in stored_keys) for ask in asked)


def same_name(one: str, other: str) -> bool:
    """Whether two whole names are one but for spelling: stricter than the search.

    No word may be longer, missing or added: `Samir` is not `Samira`, and `محمد` alone is not
    `محمد الأمين`. Order is free.
    """
    return _covers(one, other) and _covers(other, one)


def _covers(one: str, other: str) -> bool:
    asked = query_keys(one)
    keys = search_keys(other)
    return bool(asked) and all(key in keys for key in (*asked[:-1], asked[-1] + END))


def _part_keys(part: str) -> Iterator[str]:
    units = list(_units(part))
    for script, unit in units:
        yield from _unit_keys(script, unit) if script else (unit[0] + END,)
    for (script, unit), (next_script, following) in pairwise(units):
        if script and script is next_script and script.leads(unit):
            whole = script.key("".join((*unit, *following)))
            yield from (ending + END for ending in script.endings(whole))


# Names repeat: ten thousand units are most of a register, in some ten megabytes.
@lru_cache(maxsize=10_000)
def _unit_keys(script: ModuleType, unit: tuple[str, ...]) -> frozenset[str]:
    keys = {
        ending + END
        for spelling in script.spellings(unit)
        for ending in script.endings(script.key(spelling))
    }
    return frozenset(keys.union(_half_typed("".join(unit), script), _half_typed(unit[-1], script)))


def _half_typed(spelling: str, script: ModuleType) -> Iterator[str]:
    """Beginnings that fold otherwise than the whole: `Mohame`, `Youc`, `اب` of `أبو بكر`.

    Without them a list would empty itself for one keystroke.
    """
    whole = script.key(spelling)
    for end in range(1, len(spelling)):
        beginning: str = script.key(spelling[:end])
        if not whole.startswith(beginning):
            yield beginning


def _units(part: str) -> Iterator[tuple[ModuleType | None, tuple[str, ...]]]:
    for script, run in groupby(_words(part), _script):
        words = list(run)
        for unit in script.units(words) if script else [(word,) for word in words]:
            yield script, unit


def _words(part: str) -> list[str]:
    return _ARABIC_OR_NOT.findall(bare_letters(part[:_LONGEST]))[:_MOST_WORDS]


def _script(word: str) -> ModuleType | None:
    if not word.isalpha():
        return None
    if "\u0600" <= word[0] <= "\u06ff":
        return arabic_keys
    return latin_keys if word.isascii() else None
