"""Many rows of one table at once, without what a single statement costs for each of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.types import TypeDecorator


def insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert whole rows: each names every column of the table.

    On SQLite straight through the driver; the columns' types say how a value is stored, as
    everywhere, and refuse what is not storable.
    """
    if not rows:
        return
    dialect = connection.dialect
    if dialect.name != "sqlite":
        connection.execute(insert(table), rows)
        return
    columns = list(table.columns)
    stored = []
    for column in columns:
        name, kind = column.name, column.type
        values = [row[name] for row in rows]
        if isinstance(kind, TypeDecorator):
            bind = kind.process_bind_param
            values = [None if value is None else bind(value, dialect) for value in values]
        stored.append(values)
    statement = str(insert(table).compile(dialect=dialect))
    connection.exec_driver_sql(statement, list(zip(*stored, strict=True)))
