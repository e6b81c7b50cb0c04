"""Interface wording: English sentences in the code, their Arabic in `resources/i18n/ar/*.json`.

A catalogue maps the English sentence to its Arabic, or, for a counted sentence, to the
list of its six Arabic forms (zero, one, two, few, many, other: Unicode CLDR plural rules).
"""

import json
import logging
import re
import string
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Protocol, runtime_checkable

from certdesk.paths import shipped

Wording = str | list[str]

# patterns as text: `re` keeps what it compiled, and the first window needs none of them
_ISOLATED = "(\u2066[^\u2069]*\u2069)"
# two or more pieces of digits and Latin letters that Arabic around them would turn
_ISLAND = r"\+?[0-9A-Za-z]+(?:[ /.:\-]+[0-9A-Za-z]+)+"
# a number of the office stays whole, with its letter and service code: س/0031/م.ش/2026
_REFERENCE = r"(?:\w/)?\d+/(?:[^\s/]+/)?\d{4}(?:-T\d+)?"
_FIRST = ("frame.json", "today.json", "window.json")
_log = logging.getLogger(__name__)
_FIRST_ISOLATE = "\u2066"
_POP_ISOLATE = "\u2069"


@cache
def catalogue(language: str = "ar") -> dict[str, Wording]:
    """Every sentence of one language: English -> wording."""
    wordings: dict[str, Wording] = {}
    for file in sorted(shipped("resources", "i18n", language).glob("*.json")):
        wordings.update(_read(file))
    return wordings


@cache
def _first_words() -> dict[str, Wording]:
    """What the first window says, so that it need not wait for all the others."""
    folder = shipped("resources", "i18n", "ar")
    return {key: wording for name in _FIRST for key, wording in _read(folder / name).items()}


def _read(file: Path) -> dict[str, Wording]:
    wordings: dict[str, Wording] = json.loads(file.read_text(encoding="utf-8"))
    return wordings


def _wording(sentence: str) -> Wording:
    found = _first_words().get(sentence)
    return catalogue().get(sentence, sentence) if found is None else found


def tr(sentence: str, /, **data: object) -> str:
    """The Arabic of an English sentence, its `{names}` filled from `data`.

    A sentence without Arabic comes back in English: a test keeps the catalogue complete.
    """
    wording = _wording(sentence)
    text = wording if isinstance(wording, str) else wording[-1]
    return text.format(**data) if data else text


def trn(sentence: str, count: int, /, **data: object) -> str:
    """The counted form of a sentence; `{n}` stands for the count.

    Arabic counts in six forms: `trn("{n} days", 2)` is «يومان».
    """
    wording = _wording(sentence)
    text = wording if isinstance(wording, str) else wording[_arabic_form(count)]
    return text.format(n=count, **data)


def ltr(text: object) -> str:
    """Isolate a reference, date, phone or Latin name so that Arabic around it cannot turn it.

    U+2066 … U+2069 (Unicode annex 9, explicit isolates). Only for showing, never stored.
    """
    return f"{_FIRST_ISOLATE}{text}{_POP_ISOLATE}"


@runtime_checkable
class Sentence(Protocol):
    """Anything that says an English sentence with `{names}`: an error, a field's problem."""

    @property
    def sentence(self) -> str:
        """The English."""
        ...

    @property
    def data(self) -> Mapping[str, object]:
        """What fills its `{names}`."""
        ...


def said(one: Sentence) -> str:
    """The Arabic of an error or problem, its data shown as people read it.

    A name without data shows as … and is logged: the person still reads a sentence.
    """
    sentence, data = one.sentence, one.data
    names = {name for _, name, _, _ in string.Formatter().parse(tr(sentence)) if name}
    if not names:
        return islands(tr(sentence))
    missing = names - data.keys()
    if missing:
        _log.error("sentence without its data: %r lacks %s", sentence, sorted(missing))
    return islands(tr(sentence, **{name: shown(data.get(name, "…")) for name in names}))


def islands(text: str) -> str:
    """Isolate what an Arabic sentence itself writes in pieces: `Ctrl+Z`, `05 06`, `0457/2026`."""
    parts = re.split(_ISOLATED, text)
    return "".join(
        part
        if part.startswith(_FIRST_ISOLATE)
        else re.sub(_ISLAND, lambda found: ltr(found[0]), part)
        for part in parts
    )


def shown(value: object) -> str:
    """A value inside an Arabic sentence: day first, Latin and numbers held together."""
    if isinstance(value, Sentence):
        return said(value)
    if isinstance(value, datetime):
        return ltr(value.strftime("%d/%m/%Y %H:%M"))
    if isinstance(value, date):
        return ltr(value.strftime("%d/%m/%Y"))
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return "، ".join(shown(part) for part in value)
    text = str(value)
    turns = any(sign.isdigit() or sign.isascii() for sign in text) and not _is_arabic(text)
    return ltr(text) if turns or re.fullmatch(_REFERENCE, text) else text


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= sign <= "\u06ff" and not sign.isdigit() for sign in text)


def _arabic_form(count: int) -> int:
    # Unicode CLDR, plural rules of Arabic
    if count in {0, 1, 2}:
        return count
    tail = count % 100
    if 3 <= tail <= 10:
        return 3
    return 4 if 11 <= tail <= 99 else 5
