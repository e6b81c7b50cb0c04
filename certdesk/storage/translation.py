"""The one place that translates drivers' exceptions.

No exception of SQLAlchemy, sqlite3 or psycopg leaves this floor: `translate` turns each into
an error with a code and a sentence, at the statement (engine.py) or around file work
(`translated`).
"""

import contextlib
import errno
import re
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from certdesk.domain.errors import DeskError
from certdesk.storage.errors import (
    DatabaseCorrupt,
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFailed,
    DiskFull,
    RowConflict,
    StorageBug,
)
from certdesk.storage.tables.types import NotStorable

_SQLITE: dict[int, type[DeskError]] = {
    sqlite3.SQLITE_BUSY: DatabaseLocked,
    sqlite3.SQLITE_LOCKED: DatabaseLocked,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_PERM: DatabaseReadOnly,
    sqlite3.SQLITE_IOERR: DiskFailed,
    sqlite3.SQLITE_CORRUPT: DatabaseCorrupt,
    sqlite3.SQLITE_NOTADB: DatabaseCorrupt,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CANTOPEN: DatabaseUnreachable,
}
# PostgreSQL error codes (appendix A of its manual): whole codes first, then classes.
_POSTGRESQL: dict[str, type[DeskError]] = {
    "40001": DatabaseLocked,
    "40P01": DatabaseLocked,
    "55P03": DatabaseLocked,
    "25006": DatabaseReadOnly,
    "42501": DatabaseReadOnly,
    "53100": DiskFull,
    "58030": DiskFailed,
    "53": DatabaseUnreachable,
    "57": DatabaseUnreachable,
    "08": DatabaseUnreachable,
    "28": DatabaseUnreachable,
    "3D": DatabaseUnreachable,
    "XX": DatabaseCorrupt,
}
_OS: dict[int, type[DeskError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: DatabaseReadOnly,
    errno.EACCES: DatabaseReadOnly,
    errno.EPERM: DatabaseReadOnly,
    errno.EIO: DiskFailed,
}
_UNIQUE = re.compile(r"UNIQUE constraint failed: (?P<columns>.+)")


def translate(error: BaseException, file: str) -> DeskError:
    """The error of this floor that stands for a driver's; `file` names the database."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(cause, sqlite3.Error):
        return _from_sqlite(cause, file)
    if isinstance(cause, OSError):
        return _OS.get(cause.errno or 0, DatabaseUnreachable)(file=file)
    if hasattr(cause, "sqlstate"):
        return _from_postgresql(cause, file)
    return StorageBug(kind=type(cause).__name__)


@contextlib.contextmanager
def translated(file: str, *, files_too: bool = True) -> Iterator[None]:
    """Let no driver's exception out of a block of work on `file`.

    `files_too`: also the system's own (disk, rights), where the block is ours alone.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, NotStorable) as error:
        raise translate(error, file) from error
    except OSError as error:
        if not files_too:
            raise
        raise translate(error, file) from error


def _from_sqlite(cause: sqlite3.Error, file: str) -> DeskError:
    # Python itself raises some errors (a closed connection) without SQLite's code.
    extended = getattr(cause, "sqlite_errorcode", 0)
    unique = _UNIQUE.match(str(cause))
    if unique:
        columns = unique["columns"]
        return RowConflict(table=columns.split(".")[0], columns=columns)
    kind = _SQLITE.get(extended & 0xFF)
    if kind is None:
        return StorageBug(kind=type(cause).__name__, sqlite_code=extended)
    return kind(file=file)


def _from_postgresql(cause: BaseException, file: str) -> DeskError:
    state: str | None = getattr(cause, "sqlstate", None)
    if state is None:
        # No code: the connection broke before the server could answer.
        return DatabaseUnreachable(file=file)
    if state == "23505":
        diag = getattr(cause, "diag", None)
        table = getattr(diag, "table_name", None)
        return RowConflict(table=table, columns=getattr(diag, "constraint_name", None))
    kind = _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
    if kind is None:
        return StorageBug(kind=type(cause).__name__, sqlstate=state)
    return kind(file=file)
