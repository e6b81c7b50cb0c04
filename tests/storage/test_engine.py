import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from certdesk.storage.engine import journal_mode, open_engine
from certdesk.storage.errors import (
    DatabaseCorrupt,
    DatabaseUnreachable,
    ForeignDatabase,
    NewerDatabase,
    OlderDatabase,
)
from certdesk.storage.schema import SCHEMA, require_current


def test_each_connection_has_the_promised_settings(sqlite_engine: Engine) -> None:
    promised = {
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "busy_timeout": 15_000,
        "synchronous": 2,
        "mmap_size": 0,
        "journal_mode": "truncate" if journal_mode() == "TRUNCATE" else "wal",
    }
    with sqlite_engine.connect() as one, sqlite_engine.connect() as two:
        for connection in (one, two):
            for name, value in promised.items():
                found = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                assert (name, found) == (name, value)


def test_a_file_can_be_named_by_its_url(sqlite_file: Path) -> None:
    engine = open_engine(f"sqlite:///{sqlite_file}")
    require_current(engine)
    engine.dispose()


def test_opening_a_current_register_imports_neither_alembic_nor_psycopg(
    sqlite_file: Path,
) -> None:
    # The window must open first: they take 0.2 s each.
    program = (
        "import sys\n"
        "from certdesk.storage.engine import open_engine\n"
        "from certdesk.storage.keeping.migrate import upgrade\n"
        "upgrade(open_engine(sys.argv[1]), None)\n"
        "print([name for name in ('alembic', 'psycopg') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(sqlite_file)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_wal_only_where_it_is_safe() -> None:
    assert journal_mode((3, 40, 1)) == "TRUNCATE"
    assert journal_mode((3, 51, 2)) == "TRUNCATE"
    assert journal_mode((3, 51, 3)) == "WAL"


def refused_untouched(file: Path, error: type[Exception]) -> None:
    before, folder = file.read_bytes(), sorted(file.parent.iterdir())
    with pytest.raises(error):
        open_engine(file)
    assert file.read_bytes() == before
    assert sorted(file.parent.iterdir()) == folder


def test_a_newer_file_is_refused_and_stays_byte_for_byte(sqlite_file: Path) -> None:
    with sqlite3.connect(sqlite_file) as driver:
        driver.execute(f"PRAGMA user_version={SCHEMA + 1}")
    driver.close()
    refused_untouched(sqlite_file, NewerDatabase)


def test_another_programs_file_is_refused_and_untouched(tmp_path: Path) -> None:
    file = tmp_path / "certdesk.db"
    with sqlite3.connect(file) as driver:
        driver.execute("CREATE TABLE songs (name TEXT)")
    driver.close()
    refused_untouched(file, ForeignDatabase)


def test_random_bytes_and_a_cut_file_are_refused_and_untouched(
    sqlite_file: Path, tmp_path: Path
) -> None:
    noise = tmp_path / "certdesk.db"
    noise.write_bytes(os.urandom(9000))
    refused_untouched(noise, DatabaseCorrupt)
    cut = tmp_path / "cut.db"
    shutil.copy2(sqlite_file, cut)
    os.truncate(cut, cut.stat().st_size - 5000)
    refused_untouched(cut, DatabaseCorrupt)


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "certdesk.db").mkdir()
    with pytest.raises(DatabaseUnreachable):
        open_engine(tmp_path / "certdesk.db")


def test_an_older_or_empty_database_waits_for_its_upgrade(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "certdesk.db")
    with pytest.raises(OlderDatabase):
        require_current(engine)
    engine.dispose()


def test_a_current_database_needs_nothing(engine: Engine) -> None:
    require_current(engine)


def test_a_server_database_of_another_program_or_a_newer_one_is_refused(
    empty_postgres: str,
) -> None:
    url = empty_postgres.replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE songs (name TEXT)"))
    with pytest.raises(ForeignDatabase):
        open_engine(empty_postgres)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE settings (x INT)"))
        connection.execute(text("CREATE TABLE journal (x INT)"))
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        connection.execute(text(f"INSERT INTO alembic_version VALUES ('{SCHEMA + 1:04}')"))
    with pytest.raises(NewerDatabase):
        open_engine(empty_postgres)
    engine.dispose()
