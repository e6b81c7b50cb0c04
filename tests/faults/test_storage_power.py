"""Power cuts: the program's own writes replayed, what was not synced lost, kept or torn."""

import pickle
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.power_recorder import Step

ROOT = Path(__file__).parents[2]
DEPOSITS = 30
SECTOR = 512


class Disk:
    """What surely lies on the disk, and what was only handed to the system."""

    def __init__(self, file: str, content: bytes) -> None:
        self.sure: dict[str, bytearray] = {file: bytearray(content)}
        self.open: list[Step] = []
        self.told = 0

    def follow(self, step: Step) -> None:
        if step.act == "told":
            self.told = step.at
        elif step.act == "sync":
            for waiting in [one for one in self.open if one.file == step.file]:
                _apply(self.sure, waiting)
            self.open = [one for one in self.open if one.file != step.file]
            self.sure.setdefault(step.file, bytearray())
        elif step.act == "delete" and step.at:
            self.open = [one for one in self.open if one.file != step.file]
            self.sure.pop(step.file, None)
        else:
            self.open.append(step)

    def cut(self, chance: random.Random) -> dict[str, bytearray]:
        """The files as they may be found when the power is back."""
        found = {name: bytearray(content) for name, content in self.sure.items()}
        keep = chance.choice((0.0, 0.5, 0.9, 1.0))
        for step in self.open:
            if chance.random() < keep:
                _apply(found, _torn(step, chance) if chance.random() < 0.3 else step)
        return found


def _apply(files: dict[str, bytearray], step: Step) -> None:
    if step.act == "delete":
        files.pop(step.file, None)
        return
    content = files.setdefault(step.file, bytearray())
    if step.act == "truncate":
        del content[step.at :]
        return
    content.extend(bytes(max(0, step.at - len(content))))
    content[step.at : step.at + len(step.data)] = step.data


def _torn(step: Step, chance: random.Random) -> Step:
    sectors = len(step.data) // SECTOR
    if step.act != "write" or sectors < 2:
        return step
    return step._replace(data=step.data[: SECTOR * chance.randrange(1, sectors)])


def record(file: Path, log: Path, *pragmas: str) -> list[Step]:
    subprocess.run(
        [sys.executable, "-m", "tests.faults.power_recorder", file, str(DEPOSITS), log, *pragmas],
        cwd=ROOT,
        check=True,
    )
    steps = [Step(*facts) for facts in pickle.loads(log.read_bytes())]  # noqa: S301 - our own
    assert [step.at for step in steps if step.act == "told"] == list(range(1, DEPOSITS + 1))
    return steps


def survivors(
    before: bytes, name: str, steps: list[Step], folder: Path, cuts: int
) -> tuple[int, int]:
    """Of so many cuts: how many lost an acknowledged deposit, how many left a corrupt file."""
    chance = random.Random(20261123)
    moments = sorted(chance.randrange(len(steps)) for _ in range(cuts))
    disk, done, lost, corrupt = Disk(name, before), 0, 0, 0
    for moment in moments:
        for step in steps[done:moment]:
            disk.follow(step)
        done = moment
        kept = _found(disk.cut(chance), name, folder)
        corrupt += kept is None
        lost += kept is not None and kept < disk.told
    return lost, corrupt


def _found(files: dict[str, bytearray], name: str, folder: Path) -> int | None:
    """How many deposits a restart finds; None when the file does not hold together."""
    for old in folder.iterdir():
        old.unlink()
    for piece, content in files.items():
        (folder / piece).write_bytes(content)
    driver = sqlite3.connect(folder / name)
    try:
        whole = driver.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        count, last, journalled, rows = driver.execute(
            "SELECT (SELECT count(*) FROM numbers), (SELECT max(last_n) FROM counters),"
            " (SELECT count(*) FROM journal), (SELECT count(*) FROM editions)"
        ).fetchone()
    except sqlite3.DatabaseError:
        return None
    finally:
        driver.close()
    return int(count) if whole and count == (last or 0) == journalled == rows else None


@pytest.fixture
def found(tmp_path: Path) -> Path:
    folder = tmp_path / "found"
    folder.mkdir()
    return folder


def test_a_thousand_power_cuts_lose_nothing(sqlite_file: Path, tmp_path: Path, found: Path) -> None:
    before = sqlite_file.read_bytes()
    steps = record(sqlite_file, tmp_path / "log")
    assert survivors(before, sqlite_file.name, steps, found, 1000) == (0, 0)


@pytest.mark.parametrize(
    "pragmas",
    [
        ("journal_mode=WAL", "synchronous=NORMAL"),
        ("journal_mode=DELETE", "synchronous=FULL"),
    ],
    ids=["WAL and NORMAL", "SQLite's default"],
)
def test_settings_that_are_known_to_lose_do_lose_here(
    pragmas: tuple[str, ...], sqlite_file: Path, tmp_path: Path, found: Path
) -> None:
    # The negative control: without it the test above proves nothing.
    before = sqlite_file.read_bytes()
    steps = record(sqlite_file, tmp_path / "log", *pragmas)
    lost, _ = survivors(before, sqlite_file.name, steps, found, 150)
    assert lost > 15


def test_a_program_that_never_syncs_is_found_out(
    sqlite_file: Path, tmp_path: Path, found: Path
) -> None:
    before = sqlite_file.read_bytes()
    steps = record(sqlite_file, tmp_path / "log", "synchronous=OFF")
    lost, corrupt = survivors(before, sqlite_file.name, steps, found, 150)
    assert lost + corrupt > 50
    assert corrupt > 0
