"""Carry every row from one database to the other kind, with the same keys."""

from sqlalchemy import Connection, Table, func, insert, select, text

from certdesk.storage.models import metadata

_BATCH = 1000


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every table, parents first, into tables that are empty."""
    for table in metadata.sorted_tables:
        _copy(source, target, table)
        if "id" in table.columns:
            _keep_counting(source, target, table)


def _copy(source: Connection, target: Connection, table: Table) -> None:
    query = select(table).execution_options(yield_per=_BATCH)
    if table.primary_key.columns:
        query = query.order_by(*table.primary_key.columns)
    with source.execute(query) as result:
        for part in result.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in part])


def _keep_counting(source: Connection, target: Connection, table: Table) -> None:
    # An id is never used again: not even that of a draft discarded before the move.
    last = max(_counted(source, table), _counted(target, table))
    if last == 0:
        return
    if target.dialect.name == "postgresql":
        target.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))
        return
    change = text("UPDATE sqlite_sequence SET seq = :last WHERE name = :name")
    if target.execute(change, {"last": last, "name": table.name}).rowcount == 0:
        made = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)")
        target.execute(made, {"last": last, "name": table.name})


def _counted(connection: Connection, table: Table) -> int:
    """The highest id ever given, 0 when none was."""
    if connection.dialect.name == "postgresql":
        sequence = connection.execute(
            select(func.pg_get_serial_sequence(table.name, "id"))
        ).scalar_one()
        query = f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}"  # noqa: S608 - the server's own name
        return int(connection.execute(text(query)).scalar_one())
    query = "SELECT seq FROM sqlite_sequence WHERE name = :name"
    return int(connection.execute(text(query), {"name": table.name}).scalar_one_or_none() or 0)
