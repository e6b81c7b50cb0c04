"""Snapshots as JSON and back: what was issued must print the same in ten years.

Shapes: text, whole numbers, yes or no, dates (`2026-11-23`), enumerations (their value),
nothing, tuples of one kind and other snapshots. Anything else is a bug here.
"""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Self, Union, get_args, get_origin, get_type_hints

from certdesk.domain.errors import KnownError

EDITIONS = "_editions"
"""The key beside a stored snapshot's own: the editions of the forms it was frozen under."""


class SnapshotUnreadable(KnownError):
    """A stored sheet is not of the shape this version knows."""

    code = "snapshot_unreadable"
    sentence = (
        "The stored copy of this sheet cannot be read ({place}). Nothing was printed or changed. "
        "Use the newest version of the program, or print the sheet again from the request."
    )


class Stored:
    """A frozen dataclass that goes to JSON and comes back equal."""

    __slots__ = ()

    def to_json(self) -> dict[str, object]:
        """Plain values, ready for `json.dumps`."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)}  # type: ignore[arg-type]

    @classmethod
    def from_json(cls, values: Mapping[str, object]) -> Self:
        """The snapshot that `to_json` wrote; a field added since takes its default.

        Raises:
            SnapshotUnreadable: names the field that is missing, unknown or of another kind.
        """
        kinds: dict[str, Any] = _kinds(cls)  # type: ignore[arg-type]
        unknown = sorted(values.keys() - kinds.keys())
        if unknown:
            raise SnapshotUnreadable(place=f"{cls.__name__}.{unknown[0]}")
        read = {
            name: _read(values[name], kind, f"{cls.__name__}.{name}")
            for name, kind in kinds.items()
            if name in values
        }
        try:
            return cls(**read)
        except TypeError as fault:
            missing = next(name for name in kinds if name not in values)
            raise SnapshotUnreadable(place=f"{cls.__name__}.{missing}") from fault


@cache
def _kinds(cls: type[Stored]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {one.name: hints[one.name] for one in fields(cls)}  # type: ignore[arg-type]


def _plain(value: object) -> object:
    if isinstance(value, Stored):
        return value.to_json()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _read(value: object, kind: Any, place: str) -> object:
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        inner = next(one for one in get_args(kind) if one is not type(None))
        return None if value is None else _read(value, inner, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise SnapshotUnreadable(place=place)
        return tuple(_read(one, get_args(kind)[0], place) for one in value)
    if is_dataclass(kind) and isinstance(value, Mapping):
        return kind.from_json(value)  # type: ignore[union-attr]
    return _read_single(value, kind, place)


def _read_single(value: object, kind: type, place: str) -> object:
    if isinstance(value, str) and kind is not str:
        try:
            return date.fromisoformat(value) if kind is date else kind(value)
        except ValueError as fault:
            raise SnapshotUnreadable(place=place) from fault
    if type(value) is not kind:
        raise SnapshotUnreadable(place=place)
    return value
