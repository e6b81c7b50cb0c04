"""Put a backup in the place of the present register, which is kept aside first.

On SQLite the pages go through SQLite itself into the present file, in one transaction that
a power cut rolls back and that every other open window sees; the file is only moved away
when it is too damaged to be opened. On PostgreSQL tables are made anew and filled in one
transaction.
"""

import contextlib
import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy import inspect as look

from certdesk.storage.engine import BUSY_MS, MODE, open_engine
from certdesk.storage.errors import (
    BackupDamaged,
    BackupFailed,
    DatabaseCorrupt,
    DatabaseLocked,
    ForeignDatabase,
)
from certdesk.storage.keeping.backup import (
    KEY,
    BackupFacts,
    backup,
    contents,
    inspect,
    reading,
    sync_folder,
)
from certdesk.storage.migrations.apply import apply, build, row_counts
from certdesk.storage.schema import check_file
from certdesk.storage.tables import triggers
from certdesk.storage.transfer import copy_rows
from certdesk.storage.translation import translated


def restore(file: Path, target: Engine | Path, aside: Path) -> BackupFacts:
    """Restore a backup into a database; what was there is kept in the folder `aside`.

    `target`: an engine, or the path of an SQLite register that may be damaged or missing.
    An older backup is upgraded on the way. Open units of the engine must be closed.

    Raises:
        NotABackup, BackupDamaged, NewerDatabase: the register was not touched.
        DatabaseLocked: another window is writing; the register was not touched.
    """
    facts = inspect(file)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    with translated(str(file)):
        aside.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=aside, prefix=".restore-") as folder:
            ready = _prepared(file, Path(folder) / "ready.db")
            if isinstance(target, Path):
                _into_file(ready, target, aside, stamp)
            elif target.dialect.name == "postgresql":
                _into_server(ready, target, aside, stamp)
            else:
                target.dispose()
                _into_file(ready, Path(str(target.url.database)), aside, stamp)
    return facts


def _prepared(file: Path, ready: Path) -> Path:
    """A copy without the backup's note, brought to the present schema."""
    uri = f"{file.absolute().as_uri()}?immutable=1"
    with (
        contextlib.closing(sqlite3.connect(uri, uri=True)) as source,
        contextlib.closing(sqlite3.connect(ready)) as copy,
    ):
        source.backup(copy)
        with copy:
            copy.execute("DELETE FROM settings WHERE key = ?", (KEY,))
    engine = open_engine(ready)
    try:
        apply(engine)
    finally:
        engine.dispose()
    return ready


def _into_file(ready: Path, database: Path, aside: Path, stamp: str) -> None:
    _keep(database, aside, stamp)
    with (
        contextlib.closing(sqlite3.connect(ready)) as source,
        contextlib.closing(sqlite3.connect(database, timeout=BUSY_MS / 1000)) as live,
    ):
        for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "secure_delete=ON"):
            live.execute(f"PRAGMA {pragma}")
        live.isolation_level = None
        live.execute("BEGIN EXCLUSIVE")  # waits for the other windows, or says that they work
        live.execute("ROLLBACK")
        _pour(source, live, database)
        if contents(live) != contents(source):
            raise BackupDamaged(file=str(database), detail="restored")
    sync_folder(database.parent)


def _pour(source: sqlite3.Connection, live: sqlite3.Connection, database: Path) -> None:
    deadline = time.monotonic() + BUSY_MS / 1000

    def give_up(status: int, _remaining: int, _total: int) -> None:
        # Python would try again for ever.
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and time.monotonic() > deadline:
            raise DatabaseLocked(file=str(database))

    source.backup(live, progress=give_up)


def _keep(database: Path, aside: Path, stamp: str) -> None:
    """Keep the present register: as a proven backup, or as the damaged files it is."""
    if not database.exists() or database.stat().st_size == 0:
        return
    try:
        check_file(database)
        engine = open_engine(database)
        try:
            backup(engine, aside / f"before-restore-{stamp}.db")
        finally:
            engine.dispose()
    except (DatabaseCorrupt, ForeignDatabase, BackupFailed):
        for suffix in ("-journal", "-wal", "-shm", ""):
            piece = database.with_name(f"{database.name}{suffix}")
            if piece.exists() and piece.stat().st_size == 0:
                piece.unlink()  # an empty journal says that nothing was interrupted
            elif piece.exists():
                piece.replace(aside / f"damaged-{stamp}-{piece.name}")


def _into_server(ready: Path, engine: Engine, aside: Path, stamp: str) -> None:
    with reading(engine) as connection:
        occupied = bool(look(connection).get_table_names())
    if occupied:
        backup(engine, aside / f"before-restore-{stamp}.db")
    source_engine = open_engine(ready)
    try:
        with reading(source_engine) as source, engine.connect() as bare:
            target = bare.execution_options(**{MODE: "write"})
            with target.begin():
                _refill(source, target)
    finally:
        source_engine.dispose()


def _refill(source: Connection, target: Connection) -> None:
    triggers.drop(target)
    for name in look(target).get_table_names():
        target.execute(text(f'DROP TABLE "{name}" CASCADE'))
    build(target)
    triggers.drop(target)
    copy_rows(source, target)
    triggers.make(target)
    if row_counts(source) != row_counts(target):
        raise BackupDamaged(file="", detail="restored")
