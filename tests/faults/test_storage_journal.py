"""Attacks on the journal: refused while the register is open, found when it was not."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from certdesk.storage.errors import RowConflict, StorageBug
from certdesk.storage.unit import Store
from tests.faults.storage_writer import deposit

COLUMNS = 'seq, at, act, "by", subject, subject_id, clock_back, digests, previous, hash'
COPY = f"SELECT {{seq}}, {COLUMNS.partition(', ')[2]}".replace("hash", "'forged'")
REFUSED_BY_BOTH = {
    "update": "UPDATE journal SET act = 'withdrawn' WHERE seq = 2",
    "delete": "DELETE FROM journal WHERE seq = 2",
    "delete the tail": "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
    "upsert": f"INSERT INTO journal ({COLUMNS}) {COPY.format(seq=2)} FROM journal WHERE seq = 2"
    " ON CONFLICT (seq) DO UPDATE SET act = 'forged'",
    "insert ahead": f"INSERT INTO journal ({COLUMNS}) {COPY.format(seq=900)}"
    " FROM journal WHERE seq = 2",
    "change a value": "UPDATE changes SET new = '7' WHERE seq = 2",
}
REFUSED_BY_FILE = {
    "replace": f"REPLACE INTO journal ({COLUMNS}) {COPY.format(seq=2)} FROM journal WHERE seq = 2",
    "update or replace": "UPDATE OR REPLACE journal SET seq = 3 WHERE seq = 2",
}


@pytest.fixture
def five(store: Store) -> Store:
    for _ in range(5):
        deposit(store)
    return store


@pytest.mark.parametrize("attack", REFUSED_BY_BOTH)
def test_an_attack_on_the_open_register_is_refused(five: Store, attack: str) -> None:
    with pytest.raises((StorageBug, RowConflict)), five.write() as unit:
        unit.connection.execute(text(REFUSED_BY_BOTH[attack]))
    with five.read() as unit:
        report = unit.journal.verify_chain()
        assert (report.count, report.first_bad_seq) == (5, None)
        assert unit.journal.verify_changes() is None


@pytest.mark.parametrize("guarded", [True, False])
@pytest.mark.parametrize("attack", REFUSED_BY_FILE)
def test_replace_is_refused_whatever_the_connections_settings(
    sqlite_store: Store, sqlite_file: Path, attack: str, *, guarded: bool
) -> None:
    for _ in range(5):
        deposit(sqlite_store)
    driver = sqlite3.connect(sqlite_file)
    driver.execute(f"PRAGMA recursive_triggers={'ON' if guarded else 'OFF'}")
    with pytest.raises(sqlite3.IntegrityError, match="journal"):
        driver.execute(REFUSED_BY_FILE[attack])
    driver.close()


def test_truncate_is_refused_by_the_server(postgres_store: Store) -> None:
    for _ in range(5):
        deposit(postgres_store)
    with pytest.raises(StorageBug), postgres_store.write() as unit:
        unit.connection.execute(text("TRUNCATE journal CASCADE"))
    with postgres_store.read() as unit:
        assert unit.journal.verify_chain().count == 5


@pytest.fixture
def twenty(sqlite_store: Store) -> Store:
    for _ in range(20):
        deposit(sqlite_store)
    return sqlite_store


def offline(store: Store, file: Path, *statements: str) -> None:
    """Edit the file with another program, the guards taken away."""
    store.engine.dispose()
    driver = sqlite3.connect(file)
    guards = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for (name,) in driver.execute(guards).fetchall():
        driver.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        driver.execute(statement)
    driver.commit()
    driver.close()


@pytest.mark.parametrize(
    "statement, found_at",
    [
        ("UPDATE journal SET act = 'withdrawn' WHERE seq = 7", 7),
        ('UPDATE journal SET "by" = 9 WHERE seq = 8', 8),
        ("UPDATE journal SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 9", 9),
        ("UPDATE journal SET digests = '[]' WHERE seq = 10", 10),
        ("DELETE FROM journal WHERE seq = 11", 12),
        ("UPDATE journal SET hash = hex(randomblob(32)) WHERE seq = 12", 12),
        ("DELETE FROM journal WHERE seq = 1", 2),
    ],
)
def test_an_offline_edit_is_found_at_its_row(
    twenty: Store, sqlite_file: Path, statement: str, found_at: int
) -> None:
    offline(twenty, sqlite_file, "PRAGMA foreign_keys=OFF", statement)
    with twenty.read() as unit:
        assert unit.journal.verify_chain().first_bad_seq == found_at


def test_a_cut_tail_is_found_by_the_head_and_count_on_the_closing_sheet(
    twenty: Store, sqlite_file: Path
) -> None:
    with twenty.read() as unit:
        printed = unit.journal.head()
    for _ in range(3):
        deposit(twenty)
    with twenty.read() as unit:
        assert unit.journal.holds(printed.head, printed.count)
    offline(twenty, sqlite_file, "DELETE FROM journal WHERE seq > 18")
    with twenty.read() as unit:
        # The chain alone sees nothing: this is why it is printed.
        assert unit.journal.verify_chain().first_bad_seq is None
        assert not unit.journal.holds(printed.head, printed.count)


def test_a_cut_tail_written_anew_is_found_too(twenty: Store, sqlite_file: Path) -> None:
    with twenty.read() as unit:
        printed = unit.journal.head()
    offline(twenty, sqlite_file, "DELETE FROM journal WHERE seq > 18", "DELETE FROM changes")
    for _ in range(2):
        deposit(twenty)
    with twenty.read() as unit:
        assert unit.journal.verify_chain().count == printed.count
        assert not unit.journal.holds(printed.head, printed.count)
