"""What storage says when the machine says no: codes and sentences, nothing that loads a driver.

`translation.py` turns the exceptions of SQLAlchemy, sqlite3 and psycopg into these.
"""

from certdesk.domain.errors import BugError, KnownError, RuleBroken


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


class ServerUnreachable(KnownError):
    """Nobody answers at the address of the PostgreSQL server."""

    code = "server_unreachable"
    sentence = (
        "No database server answers at {address}. Nothing was changed, what was typed is kept. "
        "Check the network and that the server runs, then try again."
    )


class ServerRefused(KnownError):
    """The server is there, and does not let this account in."""

    code = "server_refused"
    sentence = (
        "The database server {address} does not let the account {user} in: the password is "
        "missing or wrong, or the account has no right to this database. Nothing was changed. "
        "Give the password with certdesk database password."
    )


class DatabaseMissing(KnownError):
    """The server lets the account in, and has no such database."""

    code = "database_missing"
    sentence = (
        "The server {address} has no database {database}. Nothing was changed. Correct its name "
        "in certdesk.toml, or have it made on the server."
    )


class ServerTooOld(KnownError):
    """A server that nobody cares for any more."""

    code = "server_too_old"
    sentence = (
        "The database server {address} has version {found}, and {oldest} or later is needed. "
        "Nothing was changed. Have the server upgraded."
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
