"""Whose database this is, and of which version: told without touching it.

SQLite keeps both in the first hundred bytes of the file (`application_id`, `user_version`:
sqlite.org/fileformat2.html), so a foreign or newer file can be refused byte-identical.
PostgreSQL answers from `alembic_version`. The schema's number is the Alembic revision's.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from certdesk.storage.errors import (
    DatabaseCorrupt,
    ForeignDatabase,
    NewerDatabase,
    OlderDatabase,
)
from certdesk.storage.header import (
    APPLICATION_ID,
    HEADER_BYTES,
    SCHEMA,
    Header,
    parse_header,
)
from certdesk.storage.translation import translated

__all__ = ["APPLICATION_ID", "SCHEMA", "check_file", "read_header", "schema_of"]


def read_header(file: Path) -> Header | None:
    """The header of an SQLite file; None when it is something else. Never writes."""
    with translated(str(file)), file.open("rb") as stream:
        head = stream.read(HEADER_BYTES)
        return parse_header(head, stream.seek(0, 2))


def check_file(file: Path) -> int:
    """The schema of a register file: 0 when it is still to be made.

    Raises:
        DatabaseCorrupt: not an SQLite file, or cut short.
        ForeignDatabase: another program's.
        NewerDatabase: of a later version. In each case the file is untouched.
    """
    with translated(str(file)):
        if not file.exists() or file.stat().st_size == 0:
            return 0
    header = read_header(file)
    # A journal beside it means that SQLite itself will first roll an interrupted write back.
    journal = file.with_name(f"{file.name}-journal")
    settled = not (journal.exists() and journal.stat().st_size)
    if header is None or (header.is_cut and settled):
        raise DatabaseCorrupt(file=str(file))
    if header.application_id != APPLICATION_ID:
        raise ForeignDatabase(file=str(file))
    return _not_newer(str(file), header.schema)


def server_schema(connection: Connection) -> int:
    """The schema of a PostgreSQL database: 0 when it is empty.

    Raises:
        ForeignDatabase: it has tables, but not ours.
        NewerDatabase: of a later version.
    """
    name = str(connection.engine.url.database)
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return 0
    if not {"alembic_version", "settings", "journal"} <= tables:
        raise ForeignDatabase(file=name)
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision is None or not str(revision).isdecimal():
        raise ForeignDatabase(file=name)
    return _not_newer(name, int(revision))


def schema_of(engine: Engine) -> int:
    """The schema of the database behind an engine, 0 when it is still to be made."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            return server_schema(connection)
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def require_current(engine: Engine) -> None:
    """Refuse to work on a database that still needs an upgrade.

    Raises:
        OlderDatabase: names both versions.
    """
    found = schema_of(engine)
    if found != SCHEMA:
        raise OlderDatabase(file=str(engine.url.database), found=found, known=SCHEMA)


def _not_newer(name: str, found: int) -> int:
    if found > SCHEMA:
        raise NewerDatabase(file=name, found=found, known=SCHEMA)
    return found
