"""Reading a JSON file that a script wrote: every way in which it can be broken has a sentence."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from certdesk.cli.errors import (
    FileTooLarge,
    FileUnreadable,
    NotAnObject,
    NotJson,
    TextNotStorable,
)

STDIN = "-"
MOST_MB = 64
# no field of ours takes more; what was typed into a form is kept up to here even when wrong
MOST_CHARACTERS = 4000


def read_entries(name: str) -> Sequence[object]:
    """The entries of a file, or of standard input (`-`): one object, or a list of them.

    Raises:
        FileUnreadable, FileTooLarge, NotJson.
    """
    raw = _read(name)
    if len(raw) > MOST_MB * 1_000_000:
        raise FileTooLarge(file=name, most=MOST_MB)
    try:
        content = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise NotJson(file=name, line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise NotJson(file=name, line=1) from error
    return content if isinstance(content, list) else [content]


def require_object(entry: object) -> Mapping[str, object]:
    """The entry as an object whose texts can be stored.

    Raises:
        NotAnObject; TextNotStorable: names the field.
    """
    if not isinstance(entry, dict):
        raise NotAnObject
    for field, text in _texts(entry, ""):
        if len(text) > MOST_CHARACTERS or any("\ud800" <= sign <= "\udfff" for sign in text):
            raise TextNotStorable(field=field)
    return entry


def _read(name: str) -> bytes:
    most = MOST_MB * 1_000_000 + 1
    try:
        if name == STDIN:
            return sys.stdin.buffer.read(most)
        with Path(name).open("rb") as stream:
            return stream.read(most)
    except (OSError, ValueError) as error:
        raise FileUnreadable(file=name) from error


def _no_number(constant: str) -> float:
    # NaN and Infinity are Python's own, not JSON's
    raise ValueError(constant)


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from ((field or "?", name), *_texts(inner, name))
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, field)
