"""The held rows themselves: by table and owner, ids given here, written in bulk."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select

from certdesk.storage.rows.bulk import insert_many
from certdesk.storage.tables.counter import (
    appointments,
    calls,
    checklist_items,
    custody_moves,
    doubts,
    follow_steps,
    handovers,
    ledger_lines,
    name_keys,
    requests,
    sheets,
    transmittal_files,
    transmittals,
    verifications,
)
from certdesk.storage.transfer import count_on

# parents first: foreign keys are looked at when a row is written
_ORDER = (
    *(requests, name_keys, checklist_items, verifications, doubts, ledger_lines, handovers),
    *(custody_moves, transmittals, transmittal_files, sheets, follow_steps, appointments, calls),
)
_FULL = 20_000


class HeldRow(dict[str, Any]):
    """A row that can still change; read as the database's own rows are."""

    def __getattr__(self, name: str) -> Any:
        """A column as an attribute."""
        return self[name]

    def _asdict(self) -> dict[str, Any]:
        """The whole row."""
        return self


class HeldRows:
    """Rows that may still change, by who owns them, and rows that wait to be written.

    An owner is a request's id, or the negative id of a row that belongs to no request.
    """

    def __init__(self, connection: Connection) -> None:
        """Write to this connection, whose tables may hold rows already."""
        self._connection = connection
        self._last = {
            table.name: connection.execute(select(func.max(table.c.id))).scalar_one() or 0
            for table in _ORDER
            if "id" in table.columns
        }
        self._blank = {
            table.name: dict.fromkeys(column.name for column in table.columns) for table in _ORDER
        }
        self._held: dict[str, dict[int, list[HeldRow]]] = {
            table.name: defaultdict(list) for table in _ORDER
        }
        self._by_id: dict[str, dict[int, HeldRow]] = {name: {} for name in self._last}
        self._waiting: dict[str, list[HeldRow]] = {table.name: [] for table in _ORDER}

    def add(self, table: Table, values: Mapping[str, Any], owner: int | None = None) -> HeldRow:
        """Hold a new row of `owner` (None: of itself); the row, with its id."""
        row = HeldRow(self._blank[table.name])
        row.update(values)
        if table.name in self._last:
            self._last[table.name] += 1
            row["id"] = self._last[table.name]
            self._by_id[table.name][row["id"]] = row
        if owner is None:
            owner = row["id"] if table is requests else -row["id"]
        self._held[table.name][owner].append(row)
        return row

    def one(self, table: Table, row_id: int) -> HeldRow | None:
        """A held row by its id."""
        return self._by_id[table.name].get(row_id)

    def of(self, table: Table, owner: int) -> list[HeldRow]:
        """The held rows of one owner, oldest first."""
        return self._held[table.name].get(owner, [])

    def replace(self, table: Table, owner: int, rows: Sequence[HeldRow]) -> None:
        """Hold these rows of an owner instead."""
        self._held[table.name][owner] = list(rows)

    def let_go(self, owner: int) -> None:
        """Nothing of this owner changes any more: its rows wait to be written."""
        for name, held in self._held.items():
            rows = held.pop(owner, [])
            self._waiting[name] += rows
            if name in self._by_id:
                for row in rows:
                    del self._by_id[name][row["id"]]

    @property
    def is_full(self) -> bool:
        """Whether it is time to write."""
        return sum(map(len, self._waiting.values())) >= _FULL

    def write(self) -> None:
        """Write what waits."""
        for table in _ORDER:
            insert_many(self._connection, table, self._waiting[table.name])
            self._waiting[table.name] = []

    def write_all(self) -> None:
        """Write everything, also what could still change, and let ids go on from there."""
        for owner in sorted({owner for held in self._held.values() for owner in held}):
            self.let_go(owner)
        self.write()
        for table in _ORDER:
            if table.name in self._last:
                count_on(self._connection, table, self._last[table.name])
