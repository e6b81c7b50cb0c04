"""What the first page asks, in plain SQL: on a unit's connection or on the bare file."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from certdesk.storage.header import HEADER_BYTES, parse_header
from certdesk.storage.listing import Listing
from certdesk.storage.plain import Run, as_moment, run_on_file


@dataclass(frozen=True, slots=True)
class WaitingSheet:
    """A sheet that nobody has seen come out of a printer."""

    id: int
    kind: str
    key: str
    made_at: datetime
    printed: int


class TodayRows:
    """The rows behind the first page."""

    def __init__(self, run: Run) -> None:
        """`run` asks plain SQL."""
        self._run = run

    @cached_property
    def listing(self) -> Listing:
        """Lists and counts."""
        return Listing(self._run)

    def not_issued(self) -> Sequence[WaitingSheet]:
        """Sheets that nobody has seen come out, oldest first."""
        sql = """SELECT id, kind, key, made_at, printed FROM sheets
            WHERE issued_at IS NULL ORDER BY id"""
        return [
            WaitingSheet(row["id"], row["kind"], row["key"], made_at, row["printed"])
            for row in self._run(sql, {})
            if (made_at := as_moment(row["made_at"]))
        ]

    def setting(self, key: str) -> object:
        """One of the office's settings, None when it is not set."""
        found = self._run("SELECT value FROM settings WHERE key = :key", {"key": key})
        if not found:
            return None
        value: object = found[0]["value"]
        # SQLite gives JSON as text, PostgreSQL's driver has read it already
        return json.loads(value) if isinstance(value, str) and value[:1] in '"{[' else value

    def edition(self, kind: str) -> str:
        """The text of the edition in force, "" before the office began."""
        sql = "SELECT text FROM editions WHERE kind = :kind ORDER BY id DESC LIMIT 1"
        found = self._run(sql, {"kind": kind})
        return str(found[0]["text"]) if found else ""

    def has_staff(self) -> bool:
        """Whether anybody has an account."""
        return bool(self._run("SELECT id FROM staff LIMIT 1", {}))


@contextmanager
def rows_of_file(database: Path) -> Iterator[TodayRows | None]:
    """The rows of a whole register of this version, read only; None when it is not that.

    Says nothing of why not: the ordinary way of opening finds words for it. Raises
    sqlite3.Error when the file cannot be read after all.
    """
    with database.open("rb") as stream:
        header = parse_header(stream.read(HEADER_BYTES), stream.seek(0, 2))
    if header is None or not header.is_current:
        yield None
        return
    address = f"{database.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as driver:
        yield TodayRows(run_on_file(driver))
