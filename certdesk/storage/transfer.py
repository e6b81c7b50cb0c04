"""Carry every row from one database to the other kind, with the same keys."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, inspect, select, text

from certdesk.storage.tables.counter import metadata
from certdesk.storage.tables.types import Json, json_text

_BATCH = 1000


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every table, parents first, into tables that are empty.

    `source` may be of an older schema: it has fewer tables.
    """
    write = _to_server if target.dialect.name == "postgresql" else _to_file
    there = set(inspect(source).get_table_names())
    for table in metadata.sorted_tables:
        if table.name not in there:
            continue
        _copy(source, target, table, write)
        if "id" in table.columns:
            # An id is never used again: not even that of a draft discarded before the move.
            count_on(target, table, max(counted(source, table), counted(target, table)))


_Write = Callable[[Connection, Table, Iterable[Sequence[Row[Any]]]], None]


def _copy(source: Connection, target: Connection, table: Table, write: _Write) -> None:
    query = select(table).execution_options(yield_per=_BATCH)
    if table.primary_key.columns:
        query = query.order_by(*table.primary_key.columns)
    with source.execute(query) as result:
        write(target, table, result.partitions())


def _to_file(target: Connection, table: Table, parts: Iterable[Sequence[Row[Any]]]) -> None:
    for part in parts:
        target.execute(insert(table), [dict(row._mapping) for row in part])


def _to_server(target: Connection, table: Table, parts: Iterable[Sequence[Row[Any]]]) -> None:
    json_at = {at for at, column in enumerate(table.columns) if isinstance(column.type, Json)}
    rows = (
        [_plain(value, at in json_at) for at, value in enumerate(row)]
        for part in parts
        for row in part
    )
    copy_to_server(target, table, [column.name for column in table.columns], rows)


def copy_to_server(
    target: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Rows as text the server reads. COPY, not INSERT: nobody works meanwhile, this halves it."""
    driver: Any = target.connection.dbapi_connection
    named = ", ".join(f'"{name}"' for name in names)
    with (
        driver.cursor() as cursor,
        cursor.copy(f"COPY {table.name} ({named}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def _plain(value: object, is_json: bool) -> object:  # noqa: FBT001 - called for every cell
    return json_text(value) if is_json and value is not None else value


def count_on(target: Connection, table: Table, last: int) -> None:
    """Let the ids of a table go on after `last`."""
    if last == 0:
        return
    if target.dialect.name == "postgresql":
        target.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))
        return
    change = text("UPDATE sqlite_sequence SET seq = :last WHERE name = :name")
    if target.execute(change, {"last": last, "name": table.name}).rowcount == 0:
        made = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)")
        target.execute(made, {"last": last, "name": table.name})


def counted(connection: Connection, table: Table) -> int:
    """The highest id ever given, 0 when none was."""
    if connection.dialect.name == "postgresql":
        sequence = connection.execute(
            select(func.pg_get_serial_sequence(table.name, "id"))
        ).scalar_one()
        query = f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}"  # noqa: S608 - the server's own name
        return int(connection.execute(text(query)).scalar_one())
    query = "SELECT seq FROM sqlite_sequence WHERE name = :name"
    return int(connection.execute(text(query), {"name": table.name}).scalar_one_or_none() or 0)
