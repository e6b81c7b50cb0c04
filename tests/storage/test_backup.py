import os
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from certdesk.storage.errors import (
    BackupDamaged,
    BackupFailed,
    NewerDatabase,
    NotABackup,
)
from certdesk.storage.keeping import backup as backing
from certdesk.storage.keeping.backup import Contents, backup, inspect, present
from certdesk.storage.keeping.integrity import check
from certdesk.storage.keeping.restore import restore
from certdesk.storage.schema import SCHEMA
from certdesk.storage.unit import Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def work(store: Store, count: int) -> None:
    with store.write() as unit:
        unit.settings.office_id(at=NOW)
        for _ in range(count):
            n = unit.numbers.take("deposit", 2026, at=NOW, by=1)
            unit.journal.add(
                "deposited",
                by=1,
                subject="request",
                subject_id=n,
                at=NOW,
                values={"name": "مثال", "on": NOW},
            )
            unit.editions.add("procedure", f"text {n}", "hash", at=NOW, by=None)


def test_a_backup_holds_what_the_register_holds(store: Store, tmp_path: Path) -> None:
    work(store, 7)
    file = tmp_path / "out" / "one.db"
    facts = backup(store.engine, file)
    assert facts == inspect(file)
    assert facts.contents == present(store.engine)
    assert facts.contents.count == 7
    assert facts.contents.rows["numbers"] == 7
    assert facts.schema == SCHEMA
    with store.read() as unit:
        assert facts.office_id == unit.settings.get("office_id")
        assert facts.contents.head == unit.journal.verify_chain().head
        assert unit.settings.get("backup") is None
    assert sorted(path.name for path in file.parent.iterdir()) == ["one.db"]


def test_a_backup_of_an_empty_register_is_one(store: Store, tmp_path: Path) -> None:
    assert backup(store.engine, tmp_path / "x.db").contents.count == 0


def test_a_backup_replaces_an_older_one_of_the_same_name(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    backup(store.engine, file)
    work(store, 2)
    assert backup(store.engine, file).contents.count == 2


def test_a_copy_that_does_not_hold_the_same_is_removed(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work(store, 2)
    real = backing._note

    def lossy(driver: sqlite3.Connection, held: Contents) -> None:
        driver.execute("DELETE FROM editions WHERE id = 1")
        real(driver, held)

    monkeypatch.setattr(backing, "_note", lossy)
    with pytest.raises(BackupFailed):
        backup(store.engine, tmp_path / "out" / "x.db")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.fixture
def good(sqlite_store: Store, tmp_path: Path) -> Path:
    work(sqlite_store, 5)
    return backup(sqlite_store.engine, tmp_path / "good.db").file


def spoilt(good: Path, statement: str) -> Path:
    file = good.with_name("spoilt.db")
    shutil.copy2(good, file)
    with sqlite3.connect(file) as driver:
        driver.execute(statement)
    driver.close()
    return file


def test_what_is_no_backup_is_told_apart(good: Path, sqlite_file: Path, tmp_path: Path) -> None:
    noise = tmp_path / "noise.db"
    noise.write_bytes(os.urandom(50_000))
    with pytest.raises(NotABackup):
        inspect(noise)
    with pytest.raises(NotABackup):
        inspect(sqlite_file)
    with pytest.raises(NotABackup):
        inspect(spoilt(good, "PRAGMA application_id=7"))
    with pytest.raises(NewerDatabase):
        inspect(spoilt(good, f"PRAGMA user_version={SCHEMA + 1}"))
    with pytest.raises(BackupDamaged):
        inspect(spoilt(good, "DELETE FROM editions WHERE id = 2"))
    empty = tmp_path / "empty.db"
    empty.touch()
    with pytest.raises(NotABackup):
        inspect(empty)


def test_a_cut_or_scribbled_backup_is_damaged(good: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.db"
    shutil.copy2(good, cut)
    os.truncate(cut, cut.stat().st_size // 2)
    with pytest.raises(BackupDamaged):
        inspect(cut)
    scribbled = tmp_path / "scribbled.db"
    data = bytearray(good.read_bytes())
    data[4096:-4096:64] = b"\xff" * len(data[4096:-4096:64])
    scribbled.write_bytes(data)
    with pytest.raises(BackupDamaged):
        inspect(scribbled)


@pytest.mark.parametrize("bad", ["noise", "newer", "damaged"])
def test_a_bad_backup_leaves_the_register_untouched(
    bad: str, good: Path, sqlite_engine: Engine, sqlite_file: Path, tmp_path: Path
) -> None:
    if bad == "noise":
        file = tmp_path / "noise.db"
        file.write_bytes(os.urandom(9000))
    elif bad == "newer":
        file = spoilt(good, f"PRAGMA user_version={SCHEMA + 1}")
    else:
        file = spoilt(good, "DELETE FROM editions WHERE id = 2")
    before = sqlite_file.read_bytes()
    with pytest.raises((NotABackup, NewerDatabase, BackupDamaged)):
        restore(file, sqlite_engine, tmp_path / "aside")
    assert sqlite_file.read_bytes() == before


def test_a_restore_brings_the_same_rows_back_and_keeps_the_present_aside(
    store: Store, tmp_path: Path
) -> None:
    work(store, 5)
    file = tmp_path / "five.db"
    then = backup(store.engine, file).contents
    work(store, 3)
    later = present(store.engine)
    restore(file, store.engine, tmp_path / "aside")
    assert present(store.engine) == then
    (kept,) = (tmp_path / "aside").iterdir()
    assert inspect(kept).contents == later
    with store.read() as unit:
        assert check(unit) == ()
    work(store, 1)
    with store.read() as unit:
        assert unit.numbers.last("deposit", 2026) == 6
        assert unit.journal.verify_chain().count == 6
        assert check(unit) == ()


def test_a_restore_is_the_way_from_one_database_to_the_other(
    sqlite_store: Store, postgres_store: Store, tmp_path: Path
) -> None:
    work(sqlite_store, 6)
    there = backup(sqlite_store.engine, tmp_path / "file.db").contents
    restore(tmp_path / "file.db", postgres_store.engine, tmp_path / "aside")
    assert present(postgres_store.engine) == there
    work(postgres_store, 2)
    with postgres_store.read() as unit:
        assert check(unit) == ()
        entries = unit.journal.entries()
    back = backup(postgres_store.engine, tmp_path / "server.db").contents
    restore(tmp_path / "server.db", sqlite_store.engine, tmp_path / "aside")
    assert present(sqlite_store.engine) == back
    with sqlite_store.read() as unit:
        assert check(unit) == ()
        assert unit.journal.entries() == entries
    work(sqlite_store, 1)


def test_an_empty_server_is_filled_from_a_backup(
    good: Path, empty_postgres: str, tmp_path: Path
) -> None:
    from certdesk.storage.engine import open_engine

    engine = open_engine(empty_postgres)
    restore(good, engine, tmp_path / "aside")
    assert present(engine) == inspect(good).contents
    engine.dispose()


def test_a_missing_or_damaged_register_is_replaced_and_the_damaged_kept(
    good: Path, sqlite_engine: Engine, sqlite_file: Path, tmp_path: Path
) -> None:
    sqlite_engine.dispose()
    sqlite_file.write_bytes(b"not a register" * 1000)
    restore(good, sqlite_file, tmp_path / "aside")
    (kept,) = (tmp_path / "aside").iterdir()
    assert kept.read_bytes() == b"not a register" * 1000
    assert present(sqlite_engine) == inspect(good).contents
    sqlite_engine.dispose()
    sqlite_file.unlink()
    restore(good, sqlite_file, tmp_path / "aside")
    assert present(sqlite_engine) == inspect(good).contents


def test_a_register_damaged_inside_is_kept_aside_as_it_is(
    good: Path, sqlite_engine: Engine, sqlite_file: Path, tmp_path: Path
) -> None:
    sqlite_engine.dispose()
    data = bytearray(sqlite_file.read_bytes())
    data[4096:-4096:64] = b"\xff" * len(data[4096:-4096:64])
    sqlite_file.write_bytes(data)
    restore(good, sqlite_file, tmp_path / "aside")
    (kept,) = (tmp_path / "aside").iterdir()
    assert kept.read_bytes() == bytes(data)
    assert present(sqlite_engine) == inspect(good).contents


def test_another_open_window_sees_what_was_restored(
    good: Path, sqlite_store: Store, sqlite_file: Path, tmp_path: Path
) -> None:
    from certdesk.storage.engine import open_engine

    other = Store(open_engine(sqlite_file), lambda: NOW)
    work(other, 4)
    restore(good, sqlite_store.engine, tmp_path / "aside")
    work(other, 1)
    with sqlite_store.read() as unit:
        assert unit.numbers.last("deposit", 2026) == 6
        assert check(unit) == ()
    other.close()
