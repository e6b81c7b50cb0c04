"""Backups, made while the counter works, and proven before they get their name.

One format on both databases: an SQLite file of the same schema, with its own row counts and
the journal's head in the setting `backup`. A restore is therefore also the way from one
database to the other.
"""

import contextlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine

from certdesk.storage.engine import MODE, open_engine
from certdesk.storage.errors import BackupDamaged, BackupFailed, NewerDatabase, NotABackup
from certdesk.storage.migrations.apply import apply, row_counts
from certdesk.storage.plain import moment_text
from certdesk.storage.schema import APPLICATION_ID, SCHEMA, read_header
from certdesk.storage.tables.types import json_text
from certdesk.storage.transfer import copy_rows
from certdesk.storage.translation import translated

KEY = "backup"  # the setting that a backup carries about itself
_GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Contents:
    """What a register holds: rows of each table, and the journal's head and count."""

    rows: Mapping[str, int]
    head: str
    count: int


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """A backup that was opened, checked and counted; `size` in bytes."""

    file: Path
    made_at: datetime
    schema: int
    office_id: str | None
    contents: Contents
    size: int


def backup(engine: Engine, file: Path) -> BackupFacts:
    """Write a backup of the register as it is at this moment, and prove it.

    Raises:
        BackupFailed: what was written does not hold what was read; removed again.
        DiskFull, DatabaseReadOnly: nothing is left behind.
    """
    with translated(str(file)):
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{file.name}.part")
        part.unlink(missing_ok=True)
        try:
            if engine.dialect.name == "postgresql":
                held = _from_server(engine, part)
            else:
                held = _from_file(engine, part)
            facts = _prove(part, held, file)
            part.replace(file)
            sync_folder(file.parent)
        finally:
            part.unlink(missing_ok=True)
    return BackupFacts(file, facts.made_at, facts.schema, facts.office_id, held, facts.size)


def inspect(file: Path) -> BackupFacts:
    """Open a backup, check that it holds together and that it holds what it says.

    Raises:
        NotABackup: random bytes, or another program's file.
        NewerDatabase: of a later version.
        BackupDamaged: damaged, cut short, or not what it says. Never writes.
    """
    with translated(str(file)):
        header = read_header(file)
    if header is None or header.application_id != APPLICATION_ID:
        raise NotABackup(file=str(file))
    if header.schema > SCHEMA:
        raise NewerDatabase(file=str(file), found=header.schema, known=SCHEMA)
    if header.is_cut:
        raise BackupDamaged(file=str(file), detail="cut")
    try:
        with contextlib.closing(
            sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True)
        ) as driver:
            said = _said(driver)
            _whole(driver, file)
            held = contents(driver)
    except sqlite3.DatabaseError as error:
        raise BackupDamaged(file=str(file), detail=type(error).__name__) from error
    if said is None:
        raise NotABackup(file=str(file))
    made_at, office_id, promised = said
    if promised != held:
        raise BackupDamaged(file=str(file), detail="counts")
    return BackupFacts(file, made_at, header.schema, office_id, held, header.size)


def present(engine: Engine) -> Contents:
    """What the register holds now, to show beside a backup before restoring it."""
    with reading(engine) as connection:
        return _contents_of(connection)


def contents(driver: sqlite3.Connection) -> Contents:
    """What an SQLite register holds, its note about being a backup left out."""
    tables = driver.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name <> 'alembic_version' ORDER BY name"
    ).fetchall()
    rows = {
        name: driver.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - its own tables
        for (name,) in tables
    }
    noted = driver.execute("SELECT count(*) FROM settings WHERE key = ?", (KEY,)).fetchone()[0]
    rows["settings"] -= noted
    last = driver.execute("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return Contents(rows, last[0] if last else _GENESIS, rows["journal"])


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of a database."""
    with engine.connect() as bare:
        connection = bare.execution_options(**{MODE: "read"})
        with connection.begin():
            yield connection


def sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut, where folders can be synced (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _contents_of(connection: Connection) -> Contents:
    rows = dict(row_counts(connection))
    query = "SELECT hash FROM journal ORDER BY seq DESC LIMIT 1"
    head = connection.exec_driver_sql(query).scalar()
    return Contents(rows, str(head or _GENESIS), rows["journal"])


def _from_file(engine: Engine, part: Path) -> Contents:
    """Copy page by page within one reading: writers wait, nothing is torn."""
    with reading(engine) as connection, contextlib.closing(sqlite3.connect(part)) as target:
        held = _contents_of(connection)
        target.execute("PRAGMA synchronous=OFF")  # synced once, when it is whole
        source = cast("sqlite3.Connection", connection.connection.dbapi_connection)
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        _note(target, held)
    return held


def _from_server(engine: Engine, part: Path) -> Contents:
    with tempfile.TemporaryDirectory(dir=part.parent, prefix=".backup-") as folder:
        file = Path(folder) / "copy.db"
        copy = open_engine(file)
        try:
            apply(copy)
            with reading(engine) as source:
                held = _contents_of(source)
                with copy.connect() as bare:
                    target = bare.execution_options(**{MODE: "write"})
                    with target.begin():
                        copy_rows(source, target)
                        # of an older register: the tables that it did not have yet are empty
                        held = replace(
                            held, rows={**dict.fromkeys(row_counts(target), 0), **held.rows}
                        )
        finally:
            copy.dispose()
        with contextlib.closing(sqlite3.connect(file)) as driver:
            driver.execute("PRAGMA journal_mode=DELETE")
            _note(driver, held)
        file.replace(part)
    return held


def _note(driver: sqlite3.Connection, held: Contents) -> None:
    """Write into the copy what it holds, when it was made and whose it is."""
    now = moment_text(datetime.now(UTC))
    note = json_text({"made_at": now, **asdict(held)})
    with driver:
        driver.execute("DELETE FROM settings WHERE key = ?", (KEY,))
        driver.execute(
            "INSERT INTO settings (key, value, changed_at) VALUES (?, ?, ?)", (KEY, note, now)
        )


def _said(driver: sqlite3.Connection) -> tuple[datetime, str | None, Contents] | None:
    """What a backup says of itself; None when it says nothing."""
    query = "SELECT value FROM settings WHERE key = ?"
    found = driver.execute(query, (KEY,)).fetchone()
    office = driver.execute(query, ("office_id",)).fetchone()
    if found is None:
        return None
    note = json.loads(found[0])
    held = Contents(note["rows"], note["head"], note["count"])
    made_at = datetime.fromisoformat(note["made_at"])
    return made_at, json.loads(office[0]) if office else None, held


def _whole(driver: sqlite3.Connection, file: Path) -> None:
    verdict = driver.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise BackupDamaged(file=str(file), detail="quick_check")


def _prove(part: Path, held: Contents, file: Path) -> BackupFacts:
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    try:
        facts = inspect(part)
    except (NotABackup, BackupDamaged) as error:
        raise BackupFailed(file=str(file)) from error
    if facts.contents != held:
        raise BackupFailed(file=str(file))
    return facts
