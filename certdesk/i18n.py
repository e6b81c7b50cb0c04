"""Interface wording: English sentences in the code, their Arabic in `resources/i18n/ar/*.json`.

A catalogue maps the English sentence to its Arabic, or, for a counted sentence, to the
list of its six Arabic forms (zero, one, two, few, many, other: Unicode CLDR plural rules).
"""

import json
from functools import cache

from certdesk.paths import shipped

Wording = str | list[str]

_FIRST_ISOLATE = "\u2066"
_POP_ISOLATE = "\u2069"


@cache
def catalogue(language: str = "ar") -> dict[str, Wording]:
    """Every sentence of one language: English -> wording."""
    wordings: dict[str, Wording] = {}
    for file in sorted(shipped("resources", "i18n", language).glob("*.json")):
        wordings.update(json.loads(file.read_text(encoding="utf-8")))
    return wordings


def tr(sentence: str, /, **data: object) -> str:
    """The Arabic of an English sentence, its `{names}` filled from `data`.

    A sentence without Arabic comes back in English: a test keeps the catalogue complete.
    """
    wording = catalogue().get(sentence, sentence)
    text = wording if isinstance(wording, str) else wording[-1]
    return text.format(**data) if data else text


def trn(sentence: str, count: int, /, **data: object) -> str:
    """The counted form of a sentence; `{n}` stands for the count.

    Arabic counts in six forms: `trn("{n} days", 2)` is «يومان».
    """
    wording = catalogue().get(sentence, sentence)
    text = wording if isinstance(wording, str) else wording[_arabic_form(count)]
    return text.format(n=count, **data)


def ltr(text: object) -> str:
    """Isolate a reference, date, phone or Latin name so that Arabic around it cannot turn it.

    U+2066 … U+2069 (Unicode annex 9, explicit isolates). Only for showing, never stored.
    """
    return f"{_FIRST_ISOLATE}{text}{_POP_ISOLATE}"


def _arabic_form(count: int) -> int:
    # Unicode CLDR, plural rules of Arabic
    if count in {0, 1, 2}:
        return count
    tail = count % 100
    if 3 <= tail <= 10:
        return 3
    return 4 if 11 <= tail <= 99 else 5
