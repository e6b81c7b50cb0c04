import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, text

from certdesk.storage.engine import MODE, open_engine
from certdesk.storage.errors import RowConflict, StorageBug
from certdesk.storage.keeping.backup import backup
from certdesk.storage.keeping.migrate import UpgradeFailed, upgrade
from certdesk.storage.keeping.restore import restore
from certdesk.storage.migrations import apply as applying
from certdesk.storage.migrations import runner, texts
from certdesk.storage.schema import APPLICATION_ID, SCHEMA, schema_of
from certdesk.storage.tables import triggers
from certdesk.storage.tables.counter import metadata
from certdesk.storage.unit import Store
from tests.migrations.freeze import DIALECTS, NEWEST, RELEASED, statements

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
REFRESH = "run: python -m tests.migrations.freeze (until the first release only)"


@pytest.fixture(params=["sqlite", "postgresql"])
def made_by_models(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """The tables as the models would make them, without migrations."""
    if request.param == "sqlite":
        engine = create_engine(f"sqlite:///{tmp_path / 'models.db'}")
    else:
        url = request.getfixturevalue("empty_postgres")
        engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def made_by_migrations(made_by_models: Engine, request: pytest.FixtureRequest) -> Engine:
    name = "sqlite_engine" if made_by_models.dialect.name == "sqlite" else "postgres_engine"
    return request.getfixturevalue(name)  # type: ignore[no-any-return]


def shape(engine: Engine) -> dict[str, str]:
    """Every table and index as the database itself describes it."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            rows = connection.execute(
                text("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')")
            ).all()
        else:
            rows = [*_server_shape(connection)]
    return {
        name: re.sub(r"\s+", " ", sql or "").strip()
        for name, sql in rows
        if "alembic_version" not in name
    }


def _server_shape(connection: Connection) -> Iterator[Any]:
    yield from connection.execute(
        text("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
    )
    yield from connection.execute(
        text(
            "SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)"
            " FROM pg_constraint WHERE conrelid <> 0"
            " AND connamespace = 'public'::regnamespace"
        )
    )
    yield from connection.execute(
        text(
            "SELECT table_name || '.' || column_name, data_type || is_nullable"
            " || coalesce(column_default, '') FROM information_schema.columns"
            " WHERE table_schema = 'public'"
        )
    )


def test_head_equals_models(made_by_models: Engine, made_by_migrations: Engine) -> None:
    assert shape(made_by_migrations) == shape(made_by_models), REFRESH


def test_alembic_too_finds_nothing_to_do(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


@pytest.mark.parametrize("name", DIALECTS)
def test_the_frozen_texts_are_those_of_the_models(name: str) -> None:
    kept = [one for migration in (*RELEASED, NEWEST) for one in texts.statements(migration, name)]
    assert sorted(kept) == sorted(statements(name)), REFRESH


def test_the_schema_number_is_the_newest_revision() -> None:
    assert runner.head() == SCHEMA


def test_a_fresh_database_is_made_marked_and_guarded(engine: Engine) -> None:
    assert schema_of(engine) == SCHEMA
    with engine.connect() as connection:
        assert triggers.names(connection) == triggers.expected(connection)
        if engine.dialect.name == "sqlite":
            mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            assert mark == APPLICATION_ID


def test_a_current_database_is_left_alone(engine: Engine, tmp_path: Path) -> None:
    assert upgrade(engine, tmp_path / "kept") is None
    assert not (tmp_path / "kept").exists()


@pytest.fixture
def older(sqlite_file: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A register with rows that says it is one version behind."""
    engine = open_engine(sqlite_file)
    with Store(engine, lambda: NOW).write() as unit:
        for _ in range(5):
            unit.numbers.take("deposit", 2026, at=NOW, by=1)
            unit.journal.add("deposited", by=1, subject="request", subject_id=1, at=NOW)
    # The file says 1; this program shall be of version 2.
    monkeypatch.setattr("certdesk.storage.schema.SCHEMA", SCHEMA + 1)
    monkeypatch.setattr("certdesk.storage.keeping.migrate.SCHEMA", SCHEMA + 1)
    monkeypatch.setattr("certdesk.storage.keeping.backup.SCHEMA", SCHEMA + 1)
    monkeypatch.setattr("certdesk.storage.migrations.apply.SCHEMA", SCHEMA + 1)
    return engine


@pytest.fixture
def first_version(empty_engine: Engine) -> Engine:
    """A register as the first version made it, with rows."""
    with empty_engine.connect() as bare:
        connection = bare.execution_options(**{MODE: "write"})
        with connection.begin():
            for name in RELEASED:
                texts.run(connection, name)
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32))")
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('0001')")
            # without triggers: those of today guard tables that came later
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                connection.exec_driver_sql("PRAGMA user_version=1")
    with Store(empty_engine, lambda: NOW).write() as unit:
        for _ in range(5):
            unit.numbers.take("deposit", 2026, at=NOW, by=1)
            unit.journal.add("deposited", by=1, subject="request", subject_id=1, at=NOW)
    return empty_engine


def test_a_register_of_the_first_version_keeps_every_row(
    first_version: Engine, tmp_path: Path
) -> None:
    assert schema_of(first_version) == 1
    assert upgrade(first_version, tmp_path / "kept") is not None
    assert schema_of(first_version) == SCHEMA
    with first_version.connect() as connection:
        counts = applying.row_counts(connection)
        assert (counts["numbers"], counts["journal"]) == (5, 5)
        assert set(counts) == set(metadata.tables)
        assert triggers.names(connection) == triggers.expected(connection)


def test_a_backup_of_the_first_version_is_restored_under_the_present_schema(
    first_version: Engine, tmp_path: Path
) -> None:
    file, register = tmp_path / "old.cdbackup", tmp_path / "certdesk.db"
    then = backup(first_version, file)
    # a backup of a server is a file of the present schema
    assert then.schema == (1 if first_version.dialect.name == "sqlite" else SCHEMA)
    restore(file, register, tmp_path / "aside")
    restored = open_engine(register)
    try:
        assert schema_of(restored) == SCHEMA
        with restored.connect() as connection:
            counts = applying.row_counts(connection)
            assert (counts["numbers"], counts["journal"], counts["reviews"]) == (5, 5, 0)
            assert set(counts) == set(metadata.tables)
            assert triggers.names(connection) == triggers.expected(connection)
        with Store(restored, lambda: NOW).read() as unit:
            assert unit.journal.verify_chain().head == then.contents.head
    finally:
        restored.dispose()


def test_an_upgrade_makes_a_backup_first_and_the_triggers_again(
    older: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, ...]] = []

    def migrate(connection: Connection) -> None:
        seen.append(triggers.names(connection))
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 0
        connection.exec_driver_sql("ALTER TABLE settings ADD COLUMN remark TEXT")

    monkeypatch.setattr(runner, "run", migrate)
    saved = upgrade(older, tmp_path / "kept")
    assert saved is not None
    with sqlite3.connect(saved) as driver:
        assert driver.execute("SELECT count(*) FROM numbers").fetchone() == (5,)
    driver.close()
    assert seen == [()]
    with older.connect() as connection:
        assert triggers.names(connection) == triggers.expected(connection)
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA + 1
    older.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM numbers WHERE n = 3",
        "DELETE FROM counters",
    ],
)
def test_an_upgrade_that_loses_a_row_is_rolled_back(
    older: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    def migrate(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE settings ADD COLUMN remark TEXT")
        connection.exec_driver_sql(statement)

    monkeypatch.setattr(runner, "run", migrate)
    with pytest.raises(UpgradeFailed):
        upgrade(older, tmp_path / "kept")
    _left_as_it_was(older)


def test_an_upgrade_that_breaks_a_foreign_key_is_rolled_back(
    older: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def migrate(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE numbers SET year = 1999 WHERE n = 3")

    monkeypatch.setattr(runner, "run", migrate)
    with pytest.raises(UpgradeFailed):
        upgrade(older, tmp_path / "kept")
    _left_as_it_was(older)


def _left_as_it_was(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM numbers").scalar_one() == 5
        columns = connection.exec_driver_sql("PRAGMA table_info(settings)").all()
        assert "remark" not in {column[1] for column in columns}
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA
        assert triggers.names(connection) == triggers.expected(connection)
    engine.dispose()


def test_an_upgrade_without_a_place_for_the_backup_is_refused(older: Engine) -> None:
    with pytest.raises(UpgradeFailed):
        upgrade(older, None)
    _left_as_it_was(older)


def test_what_the_guards_refuse_is_refused_in_the_upgraded_database(engine: Engine) -> None:
    store = Store(engine, lambda: NOW)
    with store.write() as unit:
        unit.numbers.take("deposit", 2026, at=NOW, by=1)
    for statement in ("DELETE FROM numbers", "DELETE FROM counters"):
        with pytest.raises((StorageBug, RowConflict)), store.write() as unit:
            unit.connection.exec_driver_sql(statement)


def test_counts_are_those_of_every_table(engine: Engine) -> None:
    with engine.connect() as connection:
        assert set(applying.row_counts(connection)) == set(metadata.tables)
