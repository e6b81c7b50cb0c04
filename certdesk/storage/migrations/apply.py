"""Make or upgrade the tables in one transaction, and prove that no row was lost.

Foreign keys off, one explicit transaction, triggers made again, rows counted and foreign
keys checked after: Alembic's batch mode with cascading keys once emptied a child table
without a word, and dropped the triggers.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, Engine, func, inspect, select, table

from certdesk.domain.errors import BugError
from certdesk.storage.engine import MODE
from certdesk.storage.schema import APPLICATION_ID, SCHEMA
from certdesk.storage.tables import triggers
from certdesk.storage.translation import translated


class UpgradeFailed(BugError):
    """The new tables do not hold what the old ones held: everything was rolled back."""

    code = "upgrade_failed"
    sentence = (
        "The register could not be upgraded ({detail}). It was left as it was, and a backup was "
        "made before. Go on working with the earlier program and report this."
    )


def apply(engine: Engine) -> None:
    """Bring a database, empty or older, to this program's schema. Makes no backup.

    Raises:
        UpgradeFailed: rows are missing or foreign keys broken; rolled back.
    """
    with translated(str(engine.url.database)), engine.connect() as bare:
        _foreign_keys(bare, on=False)
        try:
            connection = bare.execution_options(**{MODE: "write"})
            with connection.begin():
                build(connection)
        finally:
            _foreign_keys(bare, on=True)


def build(connection: Connection) -> None:
    """The same within the caller's transaction (foreign keys off on SQLite)."""
    from certdesk.storage.migrations import runner

    before = row_counts(connection)
    triggers.drop(connection)
    runner.run(connection)
    triggers.make(connection)
    after = row_counts(connection)
    lost = sorted(name for name, count in before.items() if after.get(name) != count)
    if lost:
        raise UpgradeFailed(detail=f"rows of {', '.join(lost)}")
    if connection.dialect.name == "sqlite":
        _seal(connection)


def row_counts(connection: Connection) -> Mapping[str, int]:
    """Rows of each table of the program, by name."""
    names = sorted(set(inspect(connection).get_table_names()) - {"alembic_version"})
    return {
        name: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
        for name in names
    }


def _seal(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise UpgradeFailed(detail=f"foreign keys of {broken[0]}")
    # Both lie in the file's header and belong to the transaction.
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    # SQLite ignores this pragma inside a transaction; the driver itself begins none.
    driver = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite" and driver is not None:
        driver.cursor().execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
