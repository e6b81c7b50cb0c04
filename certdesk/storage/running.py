"""Plain SQL on a unit's connection, in its transaction."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, text

from certdesk.storage.plain import Row, Run, as_text


def run_on(connection: Connection) -> Run:
    """Run on SQLAlchemy's connection, on either database."""
    as_stored = as_text if connection.dialect.name == "sqlite" else dict

    def run(sql: str, values: Mapping[str, object]) -> Sequence[Row]:
        found = connection.execute(text(sql), as_stored(values))
        return [row._asdict() for row in found]

    return run
