"""The statements of a migration, from the text that lies beside it."""

from pathlib import Path

from sqlalchemy import Connection

_VERSIONS = Path(__file__).parent / "versions"


def frozen(migration: str, dialect: str) -> Path:
    """The text of one migration for one database (`sqlite`, `postgresql`)."""
    return _VERSIONS / f"{migration}.{dialect}.sql"


def statements(migration: str, dialect: str) -> list[str]:
    """Its statements, in order."""
    parts = frozen(migration, dialect).read_text(encoding="utf-8").split(";\n")
    return [part.strip() for part in parts if part.strip()]


def run(connection: Connection, migration: str) -> None:
    """Run them within the caller's transaction."""
    for statement in statements(migration, connection.dialect.name):
        connection.exec_driver_sql(statement)
