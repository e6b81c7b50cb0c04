"""What the first page asks, in plain SQL on a unit's connection."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from certdesk.storage.lists.listing import Listing
from certdesk.storage.plain import Run, as_day, as_moment


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
        self.run = run

    @cached_property
    def listing(self) -> Listing:
        """Lists and counts."""
        return Listing(self.run)

    def not_issued(self) -> Sequence[WaitingSheet]:
        """Sheets that nobody has seen come out, oldest first."""
        sql = """SELECT id, kind, key, made_at, printed FROM sheets
            WHERE issued_at IS NULL ORDER BY id"""
        return [
            WaitingSheet(row["id"], row["kind"], row["key"], made_at, row["printed"])
            for row in self.run(sql, {})
            if (made_at := as_moment(row["made_at"]))
        ]

    def oldest_out(self) -> date | None:
        """When the oldest file that is still at signature was sent."""
        sql = """SELECT min(t.sent_on) AS day FROM transmittals t
            JOIN transmittal_files f ON f.transmittal_id = t.id WHERE f.outcome = 'out'"""
        return as_day(self.run(sql, {})[0]["day"])

    def forms_out(self) -> int:
        """How many blank forms are neither keyed in nor struck out."""
        sql = "SELECT count(*) AS n FROM numbers WHERE kind = 'D' AND status = 'reserved'"
        return int(self.run(sql, {})[0]["n"])

    def newest_act(self) -> datetime | None:
        """The moment of the newest entry of the journal."""
        found = self.run("SELECT at FROM journal ORDER BY seq DESC LIMIT 1", {})
        return as_moment(found[0]["at"]) if found else None

    def setting(self, key: str) -> object:
        """One of the office's settings, None when it is not set."""
        found = self.run("SELECT value FROM settings WHERE key = :key", {"key": key})
        if not found:
            return None
        value: object = found[0]["value"]
        # SQLite gives JSON as text, PostgreSQL's driver has read it already
        return json.loads(value) if isinstance(value, str) and value[:1] in '"{[' else value
