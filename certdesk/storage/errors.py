"""What storage says when the machine says no, and the one place that translates drivers.

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

from certdesk.domain.errors import BugError, DeskError, KnownError, RuleBroken
from certdesk.storage.types import NotStorable


class StorageBug(BugError):
    """A statement that should never have been sent: a broken CHECK, a naive datetime."""

    code = "storage_bug"


class FolderRefused(KnownError):
    """A network share or a folder that a cloud program copies."""

    code = "folder_refused"
    sentence = (
        "The data folder {folder} is on the network or in a cloud folder ({kind}), where a "
        "register can be damaged. Nothing was written there. Choose a folder on this computer's "
        "own disk; for several counters, ask for the PostgreSQL database."
    )


class FolderBusy(KnownError):
    """Another window already works in this data folder."""

    code = "folder_busy"
    sentence = (
        "The program is already open on the folder {folder}. Nothing was changed. Go to the "
        "window that is open, or close it first."
    )


class FolderUnusable(KnownError):
    """The folder cannot be made, read or written."""

    code = "folder_unusable"
    sentence = (
        "The folder {folder} cannot be used. Nothing was changed. Check that it exists and that "
        "this account may write in it, or choose another."
    )


class ForeignDatabase(KnownError):
    """A file or database that belongs to another program."""

    code = "foreign_database"
    sentence = (
        "{file} is not a register of this program. It was left as it is. Choose the right data "
        "folder or the right file."
    )


class NewerDatabase(KnownError):
    """Written by a later version of the program."""

    code = "newer_database"
    sentence = (
        "{file} was written by a newer version of the program (version {found}, this one knows "
        "{known}). It was left as it is. Install the newer program on this computer."
    )


class OlderDatabase(KnownError):
    """Needs an upgrade before it can be used."""

    code = "older_database"
    sentence = (
        "{file} was written by an older version of the program (version {found}, this one needs "
        "{known}). It was left as it is. Run the upgrade; it makes a backup first."
    )


class DatabaseLocked(KnownError):
    """Somebody else was writing for longer than we wait."""

    code = "database_locked"
    sentence = (
        "The register is busy with another window or a backup. Nothing was registered, what was "
        "typed is kept. Wait a moment and try again."
    )


class DatabaseReadOnly(KnownError):
    """The file or server may be read only."""

    code = "database_read_only"
    sentence = (
        "The register can be read but not written. Nothing was registered, what was typed is "
        "kept. Ask for the right to write in the data folder, then try again."
    )


class DatabaseCorrupt(KnownError):
    """The file does not hold together."""

    code = "database_corrupt"
    sentence = (
        "The register file {file} is damaged. It was left as it is, and nothing was registered. "
        "Stop working on it and restore the latest good backup."
    )


class DiskFull(KnownError):
    """No room left."""

    code = "disk_full"
    sentence = (
        "The disk is full. Nothing was registered, what was registered before is kept and what "
        "was typed is kept. Free some room on the disk, then try again."
    )


class DiskFailed(KnownError):
    """The disk could not be read or written."""

    code = "disk_failed"
    sentence = (
        "The disk could not be read or written. Nothing was registered, what was registered "
        "before is kept. Try again; if it comes back, make a backup on another disk and have "
        "this one checked."
    )


class DatabaseUnreachable(KnownError):
    """The file or the server cannot be opened."""

    code = "database_unreachable"
    sentence = (
        "The register cannot be opened. Nothing was changed, what was typed is kept. Check that "
        "the server or the disk is there, then try again."
    )


class NotABackup(KnownError):
    """Random bytes, or a file of another program."""

    code = "not_a_backup"
    sentence = (
        "{file} is not a backup of this program. The present register was not touched. Choose "
        "another backup file."
    )


class BackupDamaged(KnownError):
    """Opened, but it does not hold what it says."""

    code = "backup_damaged"
    sentence = (
        "The backup {file} is damaged ({detail}). The present register was not touched. Choose "
        "another backup file."
    )


class BackupFailed(KnownError):
    """What was written does not hold what the register holds."""

    code = "backup_failed"
    sentence = (
        "The backup {file} could not be proven after writing, and was removed. The register is "
        "unharmed. Make the backup again, on another disk if it comes back."
    )


class RowConflict(KnownError):
    """A row that must be unique is already there: somebody was quicker. `data`: table, columns."""

    code = "row_conflict"
    sentence = (
        "Somebody registered the same thing at the same moment. Nothing was registered twice. "
        "Open the request again to see what was done."
    )


class NumberNotReserved(RuleBroken):
    """The number is not among those reserved for blank forms, or already used."""

    code = "number_not_reserved"
    sentence = (
        "The number {n}/{year} is not among the numbers reserved for blank forms, or it was "
        "already used. Nothing was registered. Check the number on the paper form."
    )


class NumberNotIssued(RuleBroken):
    """Only a number that was given or reserved can be struck out."""

    code = "number_not_issued"
    sentence = (
        "The number {n}/{year} was never given, or it is already struck out. Nothing was "
        "changed. Check the number."
    )


class StartTooLate(RuleBroken):
    """A year's first number cannot be moved once it was given."""

    code = "start_too_late"
    sentence = (
        "Numbers of {year} were already given: the first number cannot be changed any more. "
        "The setting was left as it was."
    )


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
