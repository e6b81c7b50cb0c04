"""PostgreSQL for real: why it cannot be reached, the counter's whole way on it, the move."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import keyring
import pytest
from sqlalchemy import create_engine, make_url

from certdesk.desk import open_desk
from tests.storage.postgres_cluster import GUARDED
from tests.unit.cli.command import Counter, card, request, until_ready
from tests.unit.cli.memory_keyring import MemoryKeyring

BOSS = "رئيسة المثال"
SECRET = "a password of the server"


def _named(counter: Counter, address: str) -> None:
    """A trial folder whose settings name a server."""
    counter.root.mkdir(exist_ok=True)
    (counter.root / "trial").touch()
    written = f"database = {json.dumps(address)}\n"
    (counter.root / "certdesk.toml").write_text(written, encoding="utf-8")


def _facts(told: Any) -> dict[str, str]:
    return {one["name"]: one["value"] for one in told["facts"] if one["ok"]}


def test_a_server_says_what_it_is(counter: Counter, empty_postgres: str) -> None:
    _named(counter, empty_postgres)
    told = counter.run("database", "check", "--json")
    assert (told.code, told.answer["ok"]) == (0, True)
    facts = _facts(told.answer)
    assert set(facts) == {
        *("address", "database", "answer", "version", "encoding", "rights", "schema", "clock")
    }
    assert facts["encoding"] == "UTF8"
    assert facts["database"] == make_url(empty_postgres).database
    # looking makes nothing; the upgrade does
    assert "فارغة" in facts["schema"]
    assert counter.run("migrate").code == 0
    assert _facts(counter.run("database", "check", "--json").answer)["schema"] == "2"


def test_a_file_says_what_it_is(counter: Counter) -> None:
    counter.intake(request())
    told = counter.run("database", "check", "--json").answer
    assert told["ok"]
    assert _facts(told)["address"] == str(counter.root / "certdesk.db")


def test_each_reason_has_its_sentence(counter: Counter, empty_postgres: str) -> None:
    url = make_url(empty_postgres)
    for changed, code, word in (
        ("postgresql://clerk@127.0.0.1:9/certdesk", "server_unreachable", "127.0.0.1:9"),
        (_text(url.set(database="not_made")), "database_missing", "not_made"),
        (_text(url.set(username="nobody_there")), "server_refused", "nobody_there"),
    ):
        _named(counter, changed)
        told = counter.run("database", "check", "--json")
        assert (told.code, told.answer["error"]["code"]) == (1, code)
        opened = counter.run("find", "محمد")
        assert (opened.code, opened.out, len(opened.err.splitlines())) == (1, "", 1)
        assert word in opened.err
        assert opened.err == told.err


def test_the_password_lies_in_the_keyring_alone(
    counter: Counter, empty_postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _guard(empty_postgres)
    address = _text(make_url(empty_postgres).set(username=GUARDED))
    _named(counter, address)
    assert counter.run("database", "check", "--json").answer["error"]["code"] == "server_refused"
    monkeypatch.setenv("CERTDESK_DATABASE_PASSWORD", SECRET)
    refused = counter.run("database", "password")
    assert (refused.code, "CERTDESK_DATABASE_PASSWORD" in refused.err) == (1, True)
    assert counter.run("database", "check").code == 0
    before, ring = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(ring)
    try:
        assert counter.run("database", "password").code == 0
        monkeypatch.delenv("CERTDESK_DATABASE_PASSWORD")
        assert list(ring.kept.values()) == [SECRET]
        assert counter.intake(request()).code == 0
        monkeypatch.setenv("CERTDESK_DATABASE_PASSWORD", "wrong")
        assert counter.run("find", "محمد").code == 1
    finally:
        keyring.set_keyring(before)
    assert SECRET not in (counter.root / "certdesk.toml").read_text(encoding="utf-8")


def test_a_password_in_the_file_is_refused(counter: Counter) -> None:
    _named(counter, "postgresql://clerk:secret@server/certdesk")
    told = counter.run("database", "check")
    assert (told.code, told.out, "secret" in told.err) == (1, "", False)
    assert "certdesk database password" in told.err


def test_the_whole_way_and_the_move_to_a_server_and_back(
    counter: Counter, empty_postgres: str
) -> None:
    """Begun in a file, moved to a server, gone on with there, moved back."""
    counter.intake(request())
    counter.act(*until_ready())
    first, second = counter.place / "first.db", counter.place / "second.db"
    in_first = counter.run("backup", "--out", first, "--json").answer
    in_file = _standing(counter)
    (counter.root / "certdesk.db").unlink()
    _named(counter, empty_postgres)
    assert counter.run("restore", first, "--yes").code == 0
    assert _standing(counter) == in_file
    # a second one goes its whole way on the server
    assert counter.intake(request(2)).answer["number"] == "0002/2026"
    names = {"latin_family_name": "BENMITHAL C", "birth_date": "1999-04-02"}
    other = card("0002/2026", **names)
    other["document"]["number"] = "200000002"
    told = counter.act(
        *until_ready("0002/2026"),
        card("0001/2026"),
        {"act": "confirm_pickup", "number": "0001/2026", "given": "all"},
        other,
    )
    assert [one["code"] for one in told.answers] == [None] * 6
    assert counter.run("check", "--json").answer["ok"]
    in_second = counter.run("backup", "--out", second, "--json").answer
    on_server = _standing(counter)
    (counter.root / "certdesk.toml").unlink()
    back = counter.run("restore", second, "--yes", "--json")
    assert json.loads(back.out.splitlines()[0])["requests"] == 2
    assert _standing(counter) == on_server
    assert counter.run("check", "--json").answer["ok"]
    # each journal goes on where the one before ended
    assert _holds(second, in_first)
    assert _holds(counter.root / "certdesk.db", in_second)
    assert counter.act({"act": "confirm_pickup", "number": "0002/2026"}).answer["ok"]


def test_a_server_is_filled_by_a_supervisor_of_the_backup(
    counter: Counter, empty_postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.intake(request())
    desk = open_desk(counter.root)
    code = desk.staff.new_recovery_code()
    desk.staff.start(BOSS, SECRET, recovery_code=code, typed_back=code)
    desk.close()
    monkeypatch.setenv("CERTDESK_PASSWORD", SECRET)
    saved = counter.place / "saved.db"
    assert counter.run("backup", "--out", saved, "--as", BOSS).code == 0
    (counter.root / "certdesk.db").unlink()
    _named(counter, empty_postgres)
    assert counter.run("restore", saved, "--yes").code == 1
    assert counter.run("restore", saved, "--yes", "--as", BOSS).code == 0
    assert counter.run("find", "محمد", "--as", BOSS, "--json").answer
    assert counter.run("find", "محمد").code == 1


def _standing(counter: Counter) -> tuple[object, ...]:
    """What a move must not change: sheets and register byte for byte, histories."""
    files = [counter.place / name for name in ("receipt.pdf", "register.pdf")]
    printed = counter.run("print", "deposit-receipt", "0001/2026", "--out", files[0])
    register = ("register", "--kind", "deposit", "--month", "2026-11", "--out", files[1])
    shown = counter.shown()
    assert (printed.code, counter.run(*register).code) == (0, 0)
    return shown, *(file.read_bytes() for file in files)


def _holds(file: Path, backup: Mapping[str, object]) -> bool:
    query = "SELECT hash FROM journal WHERE seq = ?"
    with closing(sqlite3.connect(file)) as database:
        found = database.execute(query, (backup["journal_entries"],)).fetchone()
    return bool(found == (backup["journal_head"],))


def _guard(url: str) -> None:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP ROLE IF EXISTS {GUARDED}")
        connection.exec_driver_sql(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{SECRET}'")
        connection.exec_driver_sql(f"GRANT CREATE ON SCHEMA public TO {GUARDED}")
    engine.dispose()


def _text(url: Any) -> str:
    return str(url.render_as_string(hide_password=False))
