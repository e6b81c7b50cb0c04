"""Past requests made ready before the register is asked for: what is left is only to write them.

Reading a workbook takes a minute where writing it takes seconds, and one writer at a time is
all that both databases let in: so everything is stored as text here, packed, and written at once.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator

from certdesk.storage.tables.day import past_name_keys, past_requests
from certdesk.storage.transfer import copy_to_server, count_on, counted

_KEYS: Final = ("past_id", "key")
_GIVEN_LATER: Final = ("id", "import_id")
_COLUMNS: Final = [one for one in past_requests.columns if one.name not in _GIVEN_LATER]
_NAMES: Final = (*_GIVEN_LATER, *(one.name for one in _COLUMNS))
# a column's type says how a value is stored, and refuses what is not storable
_FILE: Final = sqlite.dialect()


class PastPrepared:
    """Rows in the order of their file, each with `keys`: the search keys of its names."""

    def __init__(self) -> None:
        """None yet."""
        self.count = 0
        self._packed: list[bytes] = []

    def add(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Some hundred rows more."""
        stored = [[_stored(row, column) for column in _COLUMNS] for row in rows]
        told = [stored, [list(row["keys"]) for row in rows]]
        # a tenth of the room: an old register may have 200,000 rows
        self._packed.append(zlib.compress(json.dumps(told, ensure_ascii=False).encode(), 1))
        self.count += len(rows)

    def write(self, connection: Connection, import_id: int) -> None:
        """All of them, under ids that were never used."""
        last = counted(connection, past_requests)
        for packed in self._packed:
            stored, keys = json.loads(zlib.decompress(packed))
            first = last + 1
            last += len(stored)
            rows = [(first + at, import_id, *values) for at, values in enumerate(stored)]
            _write(connection, past_requests, _NAMES, rows)
            named = [(first + at, key) for at, found in enumerate(keys) for key in found]
            _write(connection, past_name_keys, _KEYS, named)
        count_on(connection, past_requests, last)


def _stored(row: Mapping[str, Any], column: Any) -> object:
    value, kind = row[column.name], column.type
    if value is None or not isinstance(kind, TypeDecorator):
        return value
    return kind.process_bind_param(value, _FILE)


def _write(
    connection: Connection, table: Any, names: Sequence[str], rows: Iterable[tuple[object, ...]]
) -> None:
    if connection.dialect.name == "postgresql":
        copy_to_server(connection, table, names, rows)
        return
    found = list(rows)
    if found:
        named = ", ".join(f'"{name}"' for name in names)
        places = ", ".join("?" * len(names))
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({named}) VALUES ({places})",  # noqa: S608 - our own names
            found,
        )
