"""`sample`: invented requests that are of the same kind as real ones."""

import sqlite3
from collections import Counter as Count
from contextlib import closing
from pathlib import Path

import pytest

from certdesk.domain.request import State
from tests.unit.cli.command import Counter, card

REQUESTS = 90
STORIES = ("requests", "ledger_lines", "custody_moves", "handovers", "transmittal_files", "numbers")


@pytest.fixture
def sampled(counter: Counter) -> Counter:
    ran = counter.run("sample", "--requests", REQUESTS, "--seed", 7, "--json")
    assert (ran.code, ran.answer["requests"]) == (0, REQUESTS)
    return counter


def test_a_sample_is_of_the_same_kind_as_a_year_at_the_counter(sampled: Counter) -> None:
    assert sampled.run("check", "--json").answer["findings"] == []
    with _database(sampled.root) as database:
        states = Count(state for (state,) in database.execute("SELECT state FROM requests"))
        assert set(states) == set(State)
        assert sum(states.values()) == REQUESTS
        years = {year for (year,) in database.execute("SELECT year FROM requests WHERE n = 1")}
        assert years == {2024, 2025, 2026}
        # nothing was done before what it follows, nor after this moment
        acts = "SELECT max(clock_back), max(at) FROM journal"
        assert database.execute(acts).fetchone() < (1, "2026-11-23T09:00:00.000000Z")
        assert _count(database, "doubts") > 0
        assert _count(database, "follow_steps") > 0
        assert _count(database, "sheets WHERE issued_at IS NULL") == 0
        for kind in ("abandoned", "refused", "reversed", "confirmed"):
            assert _count(database, f"handovers WHERE status = '{kind}'") > 0
    register = sampled.place / "register.xlsx"
    told = sampled.run("register", "--kind", "deposit", "--year", 2025, "--out", register)
    assert (told.code, register.read_bytes()[:2]) == (0, b"PK")


def test_the_counter_goes_on_with_sampled_requests(sampled: Counter) -> None:
    with _database(sampled.root) as database:
        waiting = _number(
            database,
            "state = 'deposited' AND id NOT IN (SELECT request_id FROM"
            " verifications UNION SELECT request_id FROM doubts)",
        )
        ready = _number(database, "state = 'ready' AND birth_date IS NOT NULL")
        person = _person(database, ready)
        given_before = _count(database, "numbers WHERE kind = 'P' AND year = 2026")
    told = sampled.act(
        {"act": "verify", "number": waiting, "found": "as_stated", "reference": "سجل 3، ص 12"},
        {"act": "send", "number": waiting},
        {"act": "take_back", "number": waiting, "signed": True},
        card(ready, **person),
        {"act": "confirm_pickup", "number": ready, "given": "all"},
    )
    assert [one["code"] for one in told.answers] == [None] * 5
    assert [one["state"] for one in told.answers][-3:] == ["ready", "ready", "handed_over"]
    assert told.answers[-1]["number"] == ready
    assert sampled.run("check", "--json").answer["ok"]
    with _database(sampled.root) as database:
        assert _count(database, "numbers WHERE kind = 'P' AND year = 2026") == given_before + 1


def test_the_same_seed_gives_the_same_requests(counter: Counter) -> None:
    told = []
    for seed, folder in ((3, "a"), (3, "b"), (4, "c")):
        root = counter.place / folder
        asked = ("--requests", 12, "--seed", seed, "--until", "2026-03-31", "--data", root)
        assert counter.run("sample", *asked).code == 0
        with _database(root) as database:
            told.append([_told(database, table) for table in STORIES])
    assert told[0] == told[1]
    assert told[0] != told[2]


def test_a_sample_never_mixes_with_other_requests(counter: Counter) -> None:
    assert counter.run("sample", "--requests", 1).code == 0
    again = counter.run("sample", "--requests", 1)
    assert (again.code, "طلبات من قبل" in again.err) == (1, True)
    (counter.root / "trial").unlink()
    real = counter.run("sample", "--requests", 1)
    assert real.code == 1


@pytest.mark.parametrize("words", [("0",), ("1000001",), ("5", "--until", "2026-11-24")])
def test_a_sample_has_bounds(counter: Counter, words: tuple[str, ...]) -> None:
    told = counter.run("sample", "--requests", *words)
    assert (told.code, "1000000" in told.err) == (1, True)


def _database(root: Path) -> "closing[sqlite3.Connection]":
    return closing(sqlite3.connect(root / "certdesk.db"))


def _count(database: sqlite3.Connection, what: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {what}").fetchone()[0])


def _number(database: sqlite3.Connection, which: str) -> str:
    query = f"SELECT year, n FROM requests WHERE {which} ORDER BY id DESC LIMIT 1"
    year, n = database.execute(query).fetchone()
    return f"{n:04d}/{year}"


def _person(database: sqlite3.Connection, number: str) -> dict[str, str]:
    """What the card of a request's applicant says."""
    names = ("latin_family_name", "latin_given_name", "birth_date")
    query = f"SELECT {', '.join(names)} FROM requests WHERE n = ? AND year = ?"
    row = database.execute(query, tuple(map(int, number.split("/")))).fetchone()
    return dict(zip(names, row, strict=True))


def _told(database: sqlite3.Connection, table: str) -> list[object]:
    """All of a table but what hangs on the office's own key."""
    rows = database.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3")
    keyed = [place for place, one in enumerate(rows.description) if one[0] == "check_code"]
    return [[cell for place, cell in enumerate(row) if place not in keyed] for row in rows]
