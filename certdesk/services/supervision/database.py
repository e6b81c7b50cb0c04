"""Where the register lies and whether it will do, in clear words; nothing is opened for work."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from certdesk.i18n import tr
from certdesk.storage.engine import journal_mode
from certdesk.storage.folder import DataFolder
from certdesk.storage.place import refuse_remote
from certdesk.storage.schema import SCHEMA, check_file
from certdesk.storage.server import (
    NEWEST_SERVER,
    OLDEST_SERVER,
    ServerFacts,
    look_at,
    shown_address,
)

_MOST_CLOCK_SECONDS = 60
_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing looked at: `title` and `value` for people, `remedy` empty when all is well."""

    name: str
    title: str
    value: str
    is_good: bool = True
    remedy: str = ""


def facts_of_server(where: str, password: str | None) -> Sequence[Fact]:
    """What there is to say of a PostgreSQL server.

    Raises:
        ServerUnreachable, ServerRefused, DatabaseMissing, ForeignDatabase, NewerDatabase.
    """
    found = look_at(where, password)
    address, database = shown_address(where)
    return (
        Fact("address", tr("Address"), address),
        Fact("database", tr("Database"), database),
        Fact("answer", tr("Answers in"), f"{found.answer_ms:.1f} ms"),
        _version(found),
        _encoding(found),
        _rights(found),
        _schema(found.schema),
        _clock(found),
    )


def facts_of_file(folder: DataFolder) -> Sequence[Fact]:
    """What there is to say of the register's file, also before there is one.

    Raises:
        FolderRefused, DatabaseCorrupt, ForeignDatabase, NewerDatabase.
    """
    refuse_remote(folder.root.absolute())
    file = folder.database
    schema = check_file(file)
    return tuple(_file(folder, schema))


def _file(folder: DataFolder, schema: int) -> Iterator[Fact]:
    yield Fact("address", tr("File"), str(folder.database))
    yield Fact("version", tr("Version"), f"SQLite {sqlite3.sqlite_version}, {journal_mode()}")
    if schema:
        size = folder.database.stat().st_size / _MB
        yield Fact("size", tr("Size"), f"{size:.1f} MB")
    if folder.root.exists():
        remedy = tr("Free some room on the disk.") if folder.is_short_of_room else ""
        free = f"{folder.free_bytes // _MB} MB"
        yield Fact("free", tr("Free on the disk"), free, not folder.is_short_of_room, remedy)
    yield _schema(schema)


def _version(found: ServerFacts) -> Fact:
    value = f"PostgreSQL {found.version}"
    if found.major < OLDEST_SERVER:
        remedy = tr("The server is too old: {oldest} is needed.", oldest=OLDEST_SERVER)
        return Fact("version", tr("Version"), value, is_good=False, remedy=remedy)
    if found.major > NEWEST_SERVER:
        remedy = tr("The server is newer than any that this program was tried with.")
        return Fact("version", tr("Version"), value, remedy=remedy)
    return Fact("version", tr("Version"), value)


def _encoding(found: ServerFacts) -> Fact:
    is_good = found.encoding == "UTF8"
    remedy = "" if is_good else tr("The database must be made with the encoding UTF8.")
    return Fact("encoding", tr("Encoding"), found.encoding, is_good, remedy)


def _rights(found: ServerFacts) -> Fact:
    value = tr("reads and writes") if found.may_write else tr("may not write")
    remedy = "" if found.may_write else tr("Make this account the owner of the database.")
    return Fact("rights", tr("The account"), value, found.may_write, remedy)


def _schema(schema: int) -> Fact:
    if schema == SCHEMA:
        return Fact("schema", tr("Schema"), f"{schema}")
    if schema == 0:
        return Fact("schema", tr("Schema"), tr("empty: it is made at the first start"))
    value = tr("{found}, this program needs {known}", found=schema, known=SCHEMA)
    remedy = tr("Run certdesk migrate; it makes a backup first.")
    return Fact("schema", tr("Schema"), value, is_good=False, remedy=remedy)


def _clock(found: ServerFacts) -> Fact:
    is_good = abs(found.clock_seconds) <= _MOST_CLOCK_SECONDS
    remedy = "" if is_good else tr("Set the clocks of the server and of this computer.")
    return Fact("clock", tr("Clock ahead by"), f"{found.clock_seconds:+.1f} s", is_good, remedy)
