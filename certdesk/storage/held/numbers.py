"""Numbers and settings of a sample: counted here, written in bulk."""

from datetime import datetime

from sqlalchemy import Connection, insert, update

from certdesk.storage.rows.bulk import insert_many
from certdesk.storage.rows.numbers import Numbers, start_key
from certdesk.storage.rows.settings import Settings
from certdesk.storage.tables.base import counters, numbers


class HeldSettings(Settings):
    """Settings, each read once until it is set."""

    def __init__(self, connection: Connection) -> None:
        """Nothing was read yet."""
        super().__init__(connection)
        self._read: dict[str, object] = {}

    def get(self, key: str, default: object = None) -> object:
        """The value of a key."""
        if key not in self._read:
            self._read[key] = super().get(key)
        found = self._read[key]
        return default if found is None else found

    def put(self, key: str, value: object, *, at: datetime, by: int | None = None) -> None:
        """Set a key."""
        super().put(key, value, at=at, by=by)
        self._read.pop(key, None)


class HeldNumbers(Numbers):
    """Numbers of series that this sample begins."""

    def __init__(self, connection: Connection, settings: Settings) -> None:
        """`settings` say where a series starts."""
        super().__init__(connection)
        self._settings = settings
        self._counters: dict[tuple[str, int], dict[str, object]] = {}
        self._last: dict[tuple[str, int], int] = {}
        self._written: set[tuple[str, int]] = set()
        self._rows: dict[tuple[str, int, int], dict[str, object]] = {}

    def take(
        self, kind: str, year: int, *, at: datetime, by: int | None, request_id: int | None = None
    ) -> int:
        """The next number of a kind and year."""
        series = (kind, year)
        if series not in self._last:
            start = self._settings.get(start_key(kind, year), 1)
            first = start if isinstance(start, int) and start > 1 else 1
            self._counters[series] = {"kind": kind, "year": year, "start_n": first}
            self._last[series] = first - 1
        n = self._last[series] = self._last[series] + 1
        facts: dict[str, object] = {"kind": kind, "year": year, "n": n, "status": "used"}
        facts |= {"at": at, "by": by, "request_id": request_id, "note": None}
        self._rows[kind, year, n] = facts
        return n

    def last(self, kind: str, year: int) -> int | None:
        """The last number given, None before the first."""
        return self._last.get((kind, year))

    def void(
        self, kind: str, year: int, n: int, *, at: datetime, by: int | None, note: str = ""
    ) -> None:
        """Strike a number out."""
        row = self._rows.get((kind, year, n))
        if row is None:
            super().void(kind, year, n, at=at, by=by, note=note)
        else:
            row.update(status="void", at=at, by=by, note=note)

    def write(self) -> None:
        """Write what was given so far."""
        for (kind, year), last in self._last.items():
            if (kind, year) in self._written:
                change = update(counters).where(counters.c.kind == kind, counters.c.year == year)
                self._connection.execute(change.values(last_n=last))
            else:
                row = {**self._counters[kind, year], "last_n": last}
                self._connection.execute(insert(counters).values(**row))
                self._written.add((kind, year))
        insert_many(self._connection, numbers, list(self._rows.values()))
        self._rows.clear()
