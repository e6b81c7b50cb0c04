"""Writing one value into a form file: comments, order and spacing of the rest stay.

The place of the value is looked for as our own files are laid out; the outcome is read again,
and a file laid out in another way is written anew, without its comments.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

Path = tuple[str | int, ...]
"""Keys and places (from 0) down to a value: `("papers", 2, "title")`."""

_OPENING, _CLOSING = "[{", "]}"
_LONGEST_ROW = 80


def value_at(values: Mapping[str, object], path: Path) -> object:
    """The value at a path, None where there is none."""
    found: object = values
    for step in path:
        try:
            found = found[step]  # type: ignore[index]
        except (KeyError, IndexError):
            return None
    return found


def with_value(text: str, path: Path, value: object) -> str:
    """The form with another value at `path`; None takes the key away."""
    wanted = _changed(tomllib.loads(text), path, value)
    # a value inside a row of a list is written with its whole list
    for depth in range(len(path), 0, -1):
        at = path[:depth]
        patched = _patched(text, at, value_at(wanted, at))
        if patched is not None and _reads(patched, wanted):
            return patched
    return written(wanted)


def written(values: Mapping[str, object]) -> str:
    """A whole form, without comments."""
    return "\n".join(_section(values, "")).strip("\n") + "\n"


def _section(values: Mapping[str, object], at: str) -> Iterator[str]:
    for key, value in values.items():
        if not isinstance(value, dict) and not _is_records(value):
            yield f"{_key(key)} = {_row(value)}"
    for key, value in values.items():
        place = f"{at}.{_key(key)}" if at else _key(key)
        if isinstance(value, dict):
            yield f"\n[{place}]"
            yield from _section(value, place)
        elif _is_records(value):
            for record in value:  # type: ignore[attr-defined]
                yield f"\n[[{place}]]"
                yield from _section(record, place)


def _is_records(value: object) -> bool:
    """Rows that hold rows themselves (papers) get a heading each; small rows stand in a list."""
    return isinstance(value, list) and any(
        isinstance(row, dict) and any(isinstance(part, list | dict) for part in row.values())
        for row in value
    )


def _row(value: object) -> str:
    """A value as it stands after its equals sign; a long list takes a line for each entry."""
    if isinstance(value, list) and value:
        entries = [_plain(entry) for entry in value]
        short = f"[{', '.join(entries)}]"
        if len(short) <= _LONGEST_ROW and not isinstance(value[0], dict):
            return short
        return "[\n" + "".join(f"  {entry},\n" for entry in entries) + "]"
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # the escapes of JSON are TOML's too, but for the delete sign
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        inner = ", ".join(f"{_key(key)} = {_plain(part)}" for key, part in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(_plain(part) for part in value)}]"
    return str(value)


def _key(key: str) -> str:
    bare = key.replace("_", "").replace("-", "")
    return key if bare.isascii() and bare.isalnum() else _plain(key)


def _changed(values: dict[str, object], path: Path, value: object) -> dict[str, object]:
    changed = deepcopy(values)
    place: Any = changed
    for step in path[:-1]:
        place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
    if value is None:
        place.pop(path[-1], None)
    else:
        place[path[-1]] = value
    return changed


def _reads(text: str, wanted: object) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


@dataclass(frozen=True, slots=True)
class _Statement:
    """`key = value` of a section: where its line begins, its value, and the line after it."""

    section: Path
    key: str
    start: int
    value: int
    value_end: int
    end: int


def _patched(text: str, path: Path, value: object) -> str | None:
    section, key = path[:-1], str(path[-1])
    last: _Statement | None = None
    for one in _statements(text):
        if one.section != section:
            continue
        if one.key == key:
            if value is None:
                return text[: one.start] + text[one.end :]
            return text[: one.value] + _row(value) + text[one.value_end :]
        last = one
    if last is None or value is None:
        return None
    before = text[: last.end].removesuffix("\n")
    return f"{before}\n{key} = {_row(value)}\n{text[last.end :]}"


def _statements(text: str) -> Iterator[_Statement]:
    section: Path = ()
    counts: dict[str, int] = {}
    at = 0
    while at < len(text):
        line_end = _end_of_line(text, at)
        line = text[at:line_end].strip()
        if line.startswith("["):
            name = line.split("#")[0].strip().strip("[]").strip()
            section = tuple(part.strip().strip("\"'") for part in name.split("."))
            if line.startswith("[["):
                counts[name] = counts.get(name, -1) + 1
                section = (*section, counts[name])
        elif line and not line.startswith("#"):
            equals = text.find("=", at, line_end)
            if equals < 0:
                return
            after = text[equals + 1 : line_end]
            begin = line_end - len(after.lstrip())
            value_end = _end_of_value(text, begin)
            line_end = _end_of_line(text, value_end)
            key = text[at:equals].strip().strip("\"'")
            yield _Statement(section, key, at, begin, value_end, line_end)
        at = line_end


def _end_of_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _end_of_value(text: str, at: int) -> int:
    """Where a value ends, past its brackets and quotation marks, before blanks and comments."""
    depth, last = 0, at
    while at < len(text):
        sign = text[at]
        if sign in "\"'":
            at = last = _end_of_text(text, at)
            continue
        if sign == "#" and depth:
            at = _end_of_line(text, at)
            continue
        if sign in "#\n" and not depth:
            break
        depth += (sign in _OPENING) - (sign in _CLOSING)
        at += 1
        if not sign.isspace():
            last = at
    return last


def _end_of_text(text: str, at: int) -> int:
    mark = text[at]
    fence = mark * 3 if text.startswith(mark * 3, at) else mark
    at += len(fence)
    while at < len(text) and not text.startswith(fence, at):
        at += 2 if text[at] == "\\" and mark == '"' else 1
    return at + len(fence)
