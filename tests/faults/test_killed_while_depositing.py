"""kill -9 while `intake` deposits a stream: what was told is there, and the register is sound."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from certdesk.storage.folder import DataFolder
from tests.unit.cli.command import Counter, request

KILLS = 50
MOST_KILLS = 200
"""On a machine so busy that few lives get as far as a deposit, there are more lives."""
STREAM = 120
LONGEST_LIFE_S = 0.9


def _stream(kill: int) -> list[dict[str, Any]]:
    """Requests of invented people, none of whom comes twice in fifty lives."""
    entries = []
    for n in range(STREAM):
        serial = kill * STREAM + n
        entry = request()
        entry["applicant"]["registration_number"] = f"2017{serial:08d}"
        letters = "".join("ابجدهوزحطي"[int(digit)] for digit in str(serial))
        entry["applicant"]["family_name"] = f"بن مثال {letters}"
        entry["applicant"]["birth_date"] = f"19{60 + serial % 38:02d}-04-{serial % 28 + 1:02d}"
        entry["diploma"]["number"] = f"{serial + 1}/2022"
        entries.append(entry)
    return entries


def test_no_deposit_that_was_told_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Counter(tmp_path / "office", monkeypatch)
    file = counter.file([])
    told: list[str] = []
    cut_short = kills = 0
    rng = random.Random(20261123)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.intake_writer", str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as writer:
        while kills < KILLS or (len(told) <= KILLS and kills < MOST_KILLS):
            counter.file(_stream(kills))
            lines, killed = _one_life(writer, rng.uniform(0.0, LONGEST_LIFE_S))
            told += [json.loads(line)["number"] for line in lines]
            cut_short += killed
            kills += 1
    assert cut_short >= kills * 0.9
    assert len(told) > KILLS
    stored = _numbers_in(counter)
    assert set(told) <= stored
    assert stored == {f"{n:04d}/2026" for n in range(1, len(stored) + 1)}
    assert len(stored) - len(told) <= kills
    checked = counter.run("check", "--json").answer
    assert (checked["ok"], checked["findings"]) == (True, [])


def _one_life(writer: "subprocess.Popen[str]", life_s: float) -> tuple[list[str], bool]:
    """Start a stream, kill it after a while; the whole lines it told."""
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write("go\n")
    writer.stdin.flush()
    child = int(writer.stdout.readline().split()[1])
    timer = threading.Timer(life_s, os.kill, (child, signal.SIGKILL))
    timer.start()
    lines = []
    while not (line := writer.stdout.readline().strip()).endswith("end"):
        lines.append(line)
    # the last line may be cut in the middle: it was not told
    lines.append(line.removesuffix("end"))
    timer.join()
    whole = [line for line in lines if line.endswith("}")]
    return whole, len(whole) < STREAM


def _numbers_in(counter: Counter) -> set[str]:
    with closing(sqlite3.connect(DataFolder(counter.root).database)) as driver:
        rows = driver.execute("SELECT n, year FROM requests WHERE n IS NOT NULL").fetchall()
    return {f"{n:04d}/{year}" for n, year in rows}
