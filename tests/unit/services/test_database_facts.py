"""What is said of a database: each thing that will not do has its remedy."""

from dataclasses import replace
from pathlib import Path

import pytest

from certdesk.desk import open_desk
from certdesk.services.supervision import database
from certdesk.services.supervision.database import Fact, facts_of_file, facts_of_server
from certdesk.storage.folder import DataFolder
from certdesk.storage.schema import SCHEMA
from certdesk.storage.server import NEWEST_SERVER, OLDEST_SERVER, ServerFacts

GOOD = ServerFacts(
    major=NEWEST_SERVER,
    version=f"{NEWEST_SERVER}.1",
    encoding="UTF8",
    may_write=True,
    schema=SCHEMA,
    clock_seconds=0.0,
    answer_ms=1.0,
)


def server(monkeypatch: pytest.MonkeyPatch, **changes: object) -> dict[str, Fact]:
    found = replace(GOOD, **changes)  # type: ignore[arg-type]
    monkeypatch.setattr(database, "look_at", lambda _where, _password: found)
    return {one.name: one for one in facts_of_server("postgresql://server/certdesk", None)}


def test_a_server_that_will_do_needs_no_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    for one in server(monkeypatch).values():
        assert (one.is_good, one.remedy) == (True, "")


@pytest.mark.parametrize(
    "name, changes, word",
    [
        ("version", {"major": OLDEST_SERVER - 1}, str(OLDEST_SERVER)),
        ("encoding", {"encoding": "LATIN1"}, "UTF8"),
        ("rights", {"may_write": False}, "الحساب"),
        ("schema", {"schema": SCHEMA - 1}, "certdesk migrate"),
        ("clock", {"clock_seconds": -61.0}, "ساعة"),
    ],
)
def test_what_will_not_do_is_named_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, name: str, changes: dict[str, object], word: str
) -> None:
    facts = server(monkeypatch, **changes)
    assert [one.name for one in facts.values() if not one.is_good] == [name]
    assert word in facts[name].remedy


def test_a_server_newer_than_any_tried_is_only_remarked(monkeypatch: pytest.MonkeyPatch) -> None:
    told = server(monkeypatch, major=NEWEST_SERVER + 1)["version"]
    assert told.is_good
    assert told.remedy


def test_a_file_is_told_of_before_and_after_it_is_made(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    assert [one.name for one in facts_of_file(folder)] == ["address", "version", "schema"]
    assert not folder.root.exists()
    open_desk(folder.root, trial=True).close()
    told = {one.name: one for one in facts_of_file(folder)}
    assert list(told) == ["address", "version", "size", "free", "schema"]
    assert told["schema"].value == str(SCHEMA)
