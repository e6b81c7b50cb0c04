"""The lines of a closed month: kept as JSON, read back, hashed, compared with those of today.

The hash covers what a line attests. Left out are its place on the sheet, the number's way of
writing and the clerks' names (settings of the day), and the remarks, which tell of what came
later.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from certdesk.domain.register import RegisterKind
from certdesk.registers.rows import DepositEntry, IdentityShown, PickupEntry

Entry = DepositEntry | PickupEntry

# (attribute, place of its column in the register; None: beside the columns)
_ATTESTED: Final[Mapping[RegisterKind, tuple[tuple[str, int | None], ...]]] = {
    RegisterKind.DEPOSIT: (
        ("deposited_on", 1),
        ("full_name", 3),
        ("birth", 4),
        ("registration_number", 5),
        ("phone", 6),
        ("diploma", 7),
        ("diploma_reference", 8),
        ("purpose", 9),
        ("papers", 10),
        ("depositor", 11),
        ("copies", None),
        ("struck", None),
    ),
    RegisterKind.PICKUP: (
        ("handed_over_on", 1),
        ("full_name", 3),
        ("birth", 4),
        ("papers", 5),
        ("copies", 6),
        ("receiver", 7),
        ("identity", 8),
        ("identity_issued", 9),
        ("deed", 10),
        ("struck", None),
    ),
}


def kept(entry: Entry) -> dict[str, Any]:
    """A line as plain JSON; days in ISO form."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(entry).items()
    }


def read_back(kind: RegisterKind, stored: Mapping[str, Any]) -> Entry:
    """The line that was kept."""
    values = dict(stored)
    if kind is RegisterKind.DEPOSIT:
        values["deposited_on"] = date.fromisoformat(values["deposited_on"])
        return DepositEntry(**values)
    values["handed_over_on"] = date.fromisoformat(values["handed_over_on"])
    identity = values["identity"]
    values["identity"] = None if identity is None else IdentityShown(**identity)
    return PickupEntry(**values)


def hash_of(kind: RegisterKind, entries: Sequence[Entry]) -> str:
    """SHA-256 of what the lines attest, in their order."""
    digest = hashlib.sha256()
    for entry in entries:
        facts = [entry.source, entry.correction, *_facts(kind, entry).values()]
        digest.update(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def differences(
    kind: RegisterKind, closed: Sequence[Entry], now: Sequence[Entry]
) -> Iterator[tuple[Entry, tuple[int, ...]]]:
    """Each line that is not as it was closed, with the places of the columns that differ.

    A line that is gone, or that came since, differs in no column.
    """
    before = {_key(one): one for one in closed}
    after = {_key(one): one for one in now}
    for key, entry in before.items():
        other = after.get(key)
        if other is None:
            yield entry, ()
            continue
        was, is_now = _facts(kind, entry), _facts(kind, other)
        if was != is_now:
            places = dict(_ATTESTED[kind])
            yield (
                entry,
                tuple(
                    place
                    for name, place in places.items()
                    if place is not None and was[name] != is_now[name]
                ),
            )
    yield from ((entry, ()) for key, entry in after.items() if key not in before)


def _key(entry: Entry) -> tuple[bool, int]:
    return entry.correction, entry.source


def _facts(kind: RegisterKind, entry: Entry) -> dict[str, Any]:
    values = kept(entry)
    return {name: values[name] for name, _ in _ATTESTED[kind]}
