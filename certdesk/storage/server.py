"""A PostgreSQL server, looked at: what it is, whether it will do, and why it is out of reach.

A driver does not say why a connection failed in a way that does not depend on the server's
language; so the reasons are found by trying: the address, then the account, then the database.
"""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import URL, Connection, create_engine, inspect, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from certdesk.domain.errors import DeskError
from certdesk.storage.errors import (
    DatabaseMissing,
    DatabaseUnreachable,
    ServerRefused,
    ServerTooOld,
    ServerUnreachable,
)
from certdesk.storage.schema import server_schema

OLDEST_SERVER: Final = 13
NEWEST_SERVER: Final = 18
"""Majors that are still cared for and that the program was tried with, as far as they go."""
_PORT = 5432
_WAIT_S = 10
_MAINTENANCE = "postgres"


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """What a server is; `clock_seconds`: how far its clock is ahead of this computer's."""

    major: int
    version: str
    encoding: str
    may_write: bool
    schema: int
    clock_seconds: float
    answer_ms: float


def address_of(url: URL) -> str:
    """Where the server is, as people write it."""
    host = url.host or str(url.query.get("host", "localhost"))
    return host if host.startswith("/") else f"{host}:{url.port or _PORT}"


def shown_address(where: str) -> tuple[str, str]:
    """Where the server is and what its database is called."""
    url = make_url(where)
    return address_of(url), str(url.database)


def look_at(where: str, password: str | None = None) -> ServerFacts:
    """Ask the server at a `postgresql://` URL about itself and the database; writes nothing.

    Raises:
        ServerUnreachable, ServerRefused, DatabaseMissing: why there is no connection.
        ForeignDatabase, NewerDatabase: whose database it is.
    """
    url = server_url(where, password)
    try:
        with _connected(url) as connection:
            return _facts(connection)
    except SQLAlchemyError as error:
        raise why_not(url) from error


def server_url(where: str, password: str | None) -> URL:
    """The address with the password that is kept elsewhere."""
    url = make_url(where)
    return url if password is None else url.set(password=password)


def why_not(url: URL) -> DeskError:
    """Why a connection failed: the address, the account, or the database."""
    where = address_of(url)
    if not _answers(url):
        return ServerUnreachable(address=where)
    user = url.username or ""
    try:
        with _connected(url.set(database=_MAINTENANCE)) as connection:
            query = text("SELECT count(*) FROM pg_database WHERE datname = :name")
            if not connection.execute(query, {"name": url.database}).scalar_one():
                return DatabaseMissing(database=url.database, address=where)
    except SQLAlchemyError:
        return ServerRefused(user=user, address=where)
    try:
        with _connected(url):
            # it went by itself in the meantime
            return DatabaseUnreachable(file=str(url.database))
    except SQLAlchemyError:
        return ServerRefused(user=user, address=where)


def require_supported(connection: Connection, url: URL) -> None:
    """Refuse a server that nobody cares for any more.

    Raises:
        ServerTooOld: naming both versions.
    """
    major, version = _version(connection)
    if major < OLDEST_SERVER:
        raise ServerTooOld(address=address_of(url), found=version, oldest=OLDEST_SERVER)


def _facts(connection: Connection) -> ServerFacts:
    major, version = _version(connection)
    before = time.perf_counter()
    now = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    answer_ms = (time.perf_counter() - before) * 1000
    ahead = (now - datetime.now(UTC)).total_seconds()
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    rights = "SELECT has_schema_privilege(current_schema(), 'CREATE')"
    may_make = bool(connection.execute(text(rights)).scalar_one())
    return ServerFacts(
        major=major,
        version=version,
        encoding=str(encoding),
        may_write=may_make and _owns_tables(connection),
        schema=server_schema(connection),
        clock_seconds=ahead,
        answer_ms=answer_ms,
    )


def _owns_tables(connection: Connection) -> bool:
    """Whether this account may write in the tables there are."""
    query = text("SELECT has_table_privilege(quote_ident(:name), 'INSERT, UPDATE')")
    names = inspect(connection).get_table_names()
    return all(connection.execute(query, {"name": name}).scalar_one() for name in names)


def _version(connection: Connection) -> tuple[int, str]:
    number = int(connection.execute(text("SHOW server_version_num")).scalar_one())
    # 150006 is 15.6
    return number // 10000, f"{number // 10000}.{number % 10000}"


def _answers(url: URL) -> bool:
    """Whether anybody listens at the address."""
    host = url.host or str(url.query.get("host", "localhost"))
    port = url.port or _PORT
    try:
        if host.startswith("/"):
            with socket.socket(socket.AF_UNIX) as there:
                there.settimeout(_WAIT_S)
                there.connect(f"{host}/.s.PGSQL.{port}")
        else:
            socket.create_connection((host, port), timeout=_WAIT_S).close()
    except OSError:
        return False
    return True


@contextmanager
def _connected(url: URL) -> Iterator[Connection]:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        poolclass=NullPool,
        connect_args={
            "connect_timeout": _WAIT_S,
            "application_name": "certdesk",
            "options": "-c TimeZone=UTC",
        },
    )
    with engine.connect() as connection:
        yield connection
