"""What row files have in common: one connection, rows of a request, new rows, changed rows.

`held` answers these three from memory when a sample is made.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from certdesk.storage.rows.inserted import new_id


class RowFile:
    """Some rows within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def _insert(self, table: Table, values: Mapping[str, Any]) -> int:
        """Insert a row; its id."""
        return new_id(self._connection.execute(insert(table).values(**values)))

    def _update(self, table: Table, row_id: int, values: Mapping[str, Any]) -> None:
        """Change some columns of one row."""
        self._connection.execute(update(table).where(table.c.id == row_id).values(**values))

    def _of(self, table: Table, request_id: int) -> Sequence[Any]:
        """The rows of one request, oldest first; a column each attribute, `_asdict()` whole."""
        query = select(table).where(table.c.request_id == request_id)
        if "id" in table.columns:
            query = query.order_by(table.c.id)
        return self._connection.execute(query).all()
