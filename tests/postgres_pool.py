"""PostgreSQL databases for tests, emptied and lent again: making one costs half a second.

A database goes back only if its schema is untouched: every catalogue row of it as the template
had it. Else, and after some uses (deleted rows stay on their pages), it is dropped.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

USES = 30
_PUBLIC = "'public'::regnamespace"
# a change of any kind writes a new version of the row, and that has another xmin
_CATALOGUE = f"""SELECT md5(string_agg(one, ',' ORDER BY one)) FROM (
    SELECT 'class ' || oid || ' ' || xmin AS one FROM pg_class WHERE relnamespace = {_PUBLIC}
    UNION ALL SELECT 'column ' || a.attrelid || ' ' || a.attnum || ' ' || a.xmin
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = {_PUBLIC}
    UNION ALL SELECT 'index ' || i.indexrelid || ' ' || i.xmin
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = {_PUBLIC}
    UNION ALL SELECT 'trigger ' || oid || ' ' || xmin FROM pg_trigger
    UNION ALL SELECT 'constraint ' || oid || ' ' || xmin FROM pg_constraint
    UNION ALL SELECT 'function ' || oid || ' ' || xmin FROM pg_proc WHERE pronamespace = {_PUBLIC}
    UNION ALL SELECT 'extension ' || oid || ' ' || xmin FROM pg_extension
    UNION ALL SELECT 'schema ' || nspname || ' ' || coalesce(nspacl::text, '')
        FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%'
    UNION ALL SELECT 'setting ' || setrole || ' ' || setconfig::text FROM pg_db_role_setting
        WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
    UNION ALL SELECT 'database ' || coalesce(datacl::text, '') || ' ' || datconnlimit
        FROM pg_database WHERE datname = current_database()
) AS rows"""
_OTHERS = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_COUNTERS = """SELECT setval(format('public.%I', sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE last_value IS NOT NULL"""


class Pool:
    """Databases copied from one template."""

    def __init__(
        self, make: Callable[[], str], drop: Callable[[str], None], address: Callable[[str], str]
    ) -> None:
        """`make` gives the name of a new copy, `drop` ends one, `address` is its URL."""
        self._make, self._drop, self._address = make, drop, address
        self._free: list[tuple[str, int]] = []
        self._catalogue: str | None = None
        self._rows: dict[str, bytes] = {}

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The URL of a database with all tables and no row but the template's."""
        name, used = self._free.pop() if self._free else (self._make(), 0)
        if self._catalogue is None:
            self._remember(name)
        yield self._address(name)
        if used + 1 < USES and self._emptied(name):
            self._free.append((name, used + 1))
        else:
            self._drop(name)

    def close(self) -> None:
        """Drop all that is not lent."""
        while self._free:
            self._drop(self._free.pop()[0])

    def _remember(self, name: str) -> None:
        with self._connected(name) as connection:
            self._catalogue = _catalogue_of(connection)
            for table in _tables_of(connection):
                copy = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
                with connection.cursor().copy(copy) as stream:
                    self._rows[table] = b"".join(bytes(part) for part in stream)

    def _emptied(self, name: str) -> bool:
        """Put a database back as it was; False when that cannot be said of it."""
        try:
            with self._connected(name) as connection:
                connection.execute(_OTHERS)
                if _catalogue_of(connection) != self._catalogue:
                    return False
                # the tables refuse to lose rows, and refer to each other
                connection.execute("SET session_replication_role = replica")
                delete = sql.SQL("DELETE FROM {}")
                names = map(sql.Identifier, self._rows)
                connection.execute(sql.SQL("; ").join(map(delete.format, names)))
                connection.execute(_COUNTERS)
                for table, rows in self._rows.items():
                    copy = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
                    if rows:
                        with connection.cursor().copy(copy) as stream:
                            stream.write(rows)
        except psycopg.Error:
            return False
        return True

    def _connected(self, name: str) -> "psycopg.Connection[tuple[str, ...]]":
        return psycopg.connect(self._address(name), autocommit=True)


def _catalogue_of(connection: "psycopg.Connection[tuple[str, ...]]") -> str:
    found = connection.execute(_CATALOGUE).fetchone()
    assert found
    return found[0]


def _tables_of(connection: "psycopg.Connection[tuple[str, ...]]") -> list[str]:
    return [row[0] for row in connection.execute(_TABLES)]
