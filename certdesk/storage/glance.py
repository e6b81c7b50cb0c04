"""What the first window asks of the bare file, before SQLAlchemy is loaded."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from certdesk.storage.header import HEADER_BYTES, parse_header
from certdesk.storage.plain import Run, run_on_file

# somebody may be writing: longer than a commit, too short to be noticed
_PATIENCE_S = 0.3


@contextmanager
def glance_at(database: Path) -> Iterator[Run | None]:
    """Plain SQL on a whole register of this version, read only; None when it is not that.

    Says nothing of why not: the ordinary way of opening finds words for it. Raises
    sqlite3.Error when the file cannot be read after all.
    """
    with database.open("rb") as stream:
        header = parse_header(stream.read(HEADER_BYTES), stream.seek(0, 2))
    if header is None or not header.is_current:
        yield None
        return
    address = f"{database.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE_S)) as driver:
        yield run_on_file(driver)


def edition_text(run: Run, kind: str) -> str:
    """The text of the edition in force, "" before the office began."""
    sql = "SELECT text FROM editions WHERE kind = :kind ORDER BY id DESC LIMIT 1"
    found = run(sql, {"kind": kind})
    return str(found[0]["text"]) if found else ""


def newest_editions(run: Run, kinds: Sequence[str]) -> list[int]:
    """The number of the edition in force of each kind, 0 before the office began."""
    sql = "SELECT max(id) AS id FROM editions WHERE kind = :kind"
    return [int(run(sql, {"kind": kind})[0]["id"] or 0) for kind in kinds]


def setting_text(run: Run, key: str) -> str:
    """The JSON text of a setting, "" when it was never set."""
    found = run("SELECT value FROM settings WHERE key = :key", {"key": key})
    return str(found[0]["value"]) if found else ""


def has_staff(run: Run) -> bool:
    """Whether anybody has an account."""
    return bool(run("SELECT id FROM staff LIMIT 1", {}))
