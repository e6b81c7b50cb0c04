"""Disks that are full, read-only or damaged: clear words, nothing lost, then good again."""

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Formatter

import pytest
from sqlalchemy import Engine, text

from certdesk.domain.errors import DeskError
from certdesk.i18n import catalogue
from certdesk.storage import errors
from certdesk.storage.engine import open_engine
from certdesk.storage.errors import (
    DatabaseCorrupt,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
)
from certdesk.storage.keeping.backup import backup
from certdesk.storage.keeping.integrity import check
from certdesk.storage.migrations.apply import UpgradeFailed
from certdesk.storage.unit import Store
from tests.databases import TestClock
from tests.faults.storage_writer import deposit

ROOT = Path(__file__).parents[2]
_DOMAIN = DeskError.__module__
NOBODY = 65534

# No file may grow: the real refusal of a real write, in a process of its own.
CRAMPED = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from certdesk.domain.errors import KnownError
from certdesk.storage.engine import open_engine
from certdesk.storage.migrations.apply import UpgradeFailed
from certdesk.storage.unit import Store
from tests.faults.storage_writer import deposit

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(open_engine(sys.argv[1]), lambda: datetime.now(UTC))
good = [deposit(store) for _ in range(5)]
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
refused = []
for _ in range(20):
    try:
        deposit(store)
    except KnownError as error:
        refused.append(error.code)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
good += [deposit(store) for _ in range(20)]
print(len(refused), *sorted(set(refused)), good == list(range(1, 26)))
"""


@pytest.fixture
def full(sqlite_engine: Engine, clock: TestClock) -> Store:
    """A store whose file may not grow: SQLite's own word for a full disk."""
    return Store(sqlite_engine, clock)


def test_a_full_disk_refuses_cleanly_then_there_is_room_again(full: Store) -> None:
    good = [deposit(full) for _ in range(3)]
    with full.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count={pages}"))
    refused = 0
    for _ in range(40):
        try:
            good.append(deposit(full))
        except DiskFull:
            refused += 1
    assert refused >= 20
    with full.engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count=1073741823"))
    good += [deposit(full) for _ in range(20)]
    assert good == list(range(1, len(good) + 1))
    with full.read() as unit:
        assert check(unit) == ()


def test_writes_that_the_system_refuses_lose_nothing(sqlite_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRAMPED, str(sqlite_file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["20", "disk_failed", "True"]


def test_a_backup_on_a_full_disk_leaves_nothing_behind(sqlite_file: Path, tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from certdesk.domain.errors import KnownError\n"
        "from certdesk.storage.keeping.backup import backup\n"
        "from certdesk.storage.engine import open_engine\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
        "try:\n"
        "    backup(open_engine(sys.argv[1]), Path(sys.argv[2]))\n"
        "except KnownError as error:\n"
        "    print(error.code)\n"
    )
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-c", program, str(sqlite_file), str(out / "x.db")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() in {"disk_failed", "disk_full"}
    assert list(out.iterdir()) == []


@contextmanager
def ordinary_rights() -> Iterator[None]:
    """Without the superuser's right to write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_register_can_be_read_and_says_so(sqlite_file: Path, clock: TestClock) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "certdesk.db"
        engine = open_engine(sqlite_file)
        deposit(Store(engine, clock))
        backup(engine, file)
        engine.dispose()
        file.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
        folder.chmod(0o555)
        before = file.read_bytes()
        with ordinary_rights():
            engine = open_engine(file)
            store = Store(engine, clock)
            with store.read() as unit:
                assert unit.numbers.last("deposit", 2026) == 1
            with pytest.raises((DatabaseReadOnly, DatabaseUnreachable)):
                deposit(store)
            engine.dispose()
        assert file.read_bytes() == before
        folder.chmod(0o755)


def test_a_page_that_went_bad_is_told_and_nothing_is_written(
    sqlite_file: Path, clock: TestClock
) -> None:
    engine = open_engine(sqlite_file)
    for _ in range(30):
        deposit(Store(engine, clock))
    engine.dispose()
    data = bytearray(sqlite_file.read_bytes())
    data[4096:-4096:64] = b"\xff" * len(data[4096:-4096:64])
    sqlite_file.write_bytes(data)
    engine = open_engine(sqlite_file)
    store = Store(engine, clock)
    with pytest.raises(DatabaseCorrupt):
        deposit(store)
    engine.dispose()
    assert sqlite_file.read_bytes() == bytes(data)


def test_every_refusal_has_its_code_and_its_arabic() -> None:
    kinds = [
        kind
        for kind in (*vars(errors).values(), UpgradeFailed)
        if isinstance(kind, type) and issubclass(kind, DeskError) and kind.__module__ != _DOMAIN
    ]
    assert len({kind.code for kind in kinds}) == len(kinds) > 20
    for kind in kinds:
        arabic = catalogue()[kind.sentence]
        assert isinstance(arabic, str)
        names = {name for _, name, _, _ in Formatter().parse(kind.sentence) if name}
        assert {name for _, name, _, _ in Formatter().parse(arabic) if name} == names
