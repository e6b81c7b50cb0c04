"""Several writers at once, and writers that die in the middle of a deposit."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from certdesk.storage.keeping.backup import backup, inspect
from certdesk.storage.keeping.integrity import check
from certdesk.storage.tables.counter import editions
from certdesk.storage.unit import Store
from tests.databases import TestClock

ROOT = Path(__file__).parents[2]


def writer(where: str, count: int, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.storage_writer", where, str(count), *more],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def together(where: str, writers: int, count: int, *more: str) -> list[str]:
    """What all of them said, after each has ended well."""
    running = [writer(where, count, *more) for _ in range(writers)]
    said = []
    for process in running:
        output, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        said += output.split("\n")[:-1]
    return said


def assert_whole(store: Store, acknowledged: set[int]) -> int:
    """Every acknowledged number is there, none twice, no hole; how many there are."""
    with store.read() as unit:
        assert check(unit) == ()
        issued = [number.n for number in unit.numbers.all("deposit", 2026)]
        kept = unit.connection.execute(select(func.count()).select_from(editions)).scalar_one()
        journalled = unit.journal.verify_chain().count
    assert issued == list(range(1, len(issued) + 1))
    assert acknowledged <= set(issued)
    assert kept == journalled == len(issued)
    return len(issued)


def test_three_windows_number_without_a_hole_on_a_file(
    sqlite_store: Store, sqlite_file: Path
) -> None:
    said = together(str(sqlite_file), 3, 50)
    assert sorted(map(int, said)) == list(range(1, 151))
    assert assert_whole(sqlite_store, set(map(int, said))) == 150


def test_four_windows_number_without_a_hole_on_a_server(
    postgres_store: Store, postgres_url: str
) -> None:
    said = together(postgres_url, 4, 25)
    assert sorted(map(int, said)) == list(range(1, 101))
    assert assert_whole(postgres_store, set(map(int, said))) == 100


def test_the_drivers_own_begin_would_have_failed(sqlite_file: Path) -> None:
    # The negative control of the two tests above: they can fail.
    # Whether two meet is chance, so they are given some rounds to meet in.
    rounds = (together(str(sqlite_file), 3, 50, "deferred") for _ in range(10))
    assert any("refused database_locked" in said for said in rounds)


@pytest.mark.timeout(300)
def test_killed_while_depositing(sqlite_file: Path, clock: TestClock) -> None:
    from certdesk.storage.engine import open_engine

    seeded = random.Random(20261123)
    acknowledged: set[int] = set()
    for _ in range(25):
        process = writer(str(sqlite_file), 0)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(seeded.uniform(0.0, 0.08))
        process.kill()
        rest = process.stdout.read()
        process.stdout.close()
        process.wait()
        lines = (first + rest).split("\n")
        acknowledged |= {int(line) for line in lines[:-1]}
    engine = open_engine(sqlite_file)
    total = assert_whole(Store(engine, clock), acknowledged)
    engine.dispose()
    assert len(acknowledged) >= 25
    # A kill between commit and word leaves at most one number that nobody heard of.
    assert total <= len(acknowledged) + 25


def test_a_killed_writer_on_a_server_leaves_nothing_half(
    postgres_store: Store, postgres_url: str
) -> None:
    acknowledged: set[int] = set()
    for pause in (0.0, 0.01, 0.03):
        process = writer(postgres_url, 0)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(pause)
        process.kill()
        lines = (first + process.stdout.read()).split("\n")
        process.stdout.close()
        process.wait()
        acknowledged |= {int(line) for line in lines[:-1]}
    assert_whole(postgres_store, acknowledged)


def test_backups_under_load_are_all_good(engine: Engine, where: str, tmp_path: Path) -> None:
    process = writer(where, 0)
    assert process.stdout is not None
    process.stdout.readline()
    counts = []
    try:
        for n in range(10):
            facts = backup(engine, tmp_path / f"{n}.db")
            rows = facts.contents.rows
            assert inspect(facts.file).contents == facts.contents
            assert rows["numbers"] == rows["journal"] == rows["editions"] == rows["changes"]
            counts.append(rows["numbers"])
    finally:
        process.kill()
        process.stdout.close()
        process.wait()
    assert counts == sorted(counts)
    assert counts[-1] > counts[0], "nobody was writing: the test proves nothing"
