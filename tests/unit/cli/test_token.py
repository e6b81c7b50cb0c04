"""`token`: a scheduler's way in, for named commands, until it is ended or its person is."""

from collections.abc import Iterator

import keyring
import pytest

from certdesk.desk import open_desk
from certdesk.domain.rights import Role
from tests.unit.cli.command import Counter, Ran, request
from tests.unit.cli.memory_keyring import MemoryKeyring

BOSS, SECOND, PASSWORD = "رئيسة التجربة", "رئيس ثان", "a long password"


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    before, ring = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture
def staffed(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """An office with two supervisors and a request; a password is at hand."""
    counter.intake(request())
    desk = open_desk(counter.root)
    code = desk.staff.new_recovery_code()
    first = desk.staff.start(BOSS, PASSWORD, recovery_code=code, typed_back=code)
    desk.staff.add(SECOND, Role.SUPERVISOR, PASSWORD, by=first)
    desk.close()
    monkeypatch.setenv("CERTDESK_PASSWORD", PASSWORD)
    return counter


def test_without_a_keyring_the_secret_is_shown_once(
    staffed: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _add(staffed, "register,backup", "--json")
    secret = made.answer["secret"]
    assert (made.code, made.answer["in_keyring"]) == (0, False)
    assert "حافظة أسرار" in made.err
    assert secret not in staffed.run("token", "list", "--as", BOSS).out
    monkeypatch.setenv("CERTDESK_TOKEN", secret)
    monkeypatch.delenv("CERTDESK_PASSWORD")
    out = staffed.place / "backup.db"
    assert staffed.run("backup", "--out", out).code == 0
    for refused in (("find", "محمد"), ("staff", "list"), ("token", "add", "--for", "backup")):
        told = staffed.run(*refused)
        assert (told.code, told.out) == (1, "")
    monkeypatch.setenv("CERTDESK_TOKEN", secret[:-1])
    assert staffed.run("backup", "--out", out).code == 1


def test_the_keyring_keeps_the_secret(
    staffed: Counter, ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _add(staffed, "find", "--name", "ليلا")
    (secret,) = ring.kept.values()
    assert (made.code, secret in made.out) == (0, False)
    monkeypatch.delenv("CERTDESK_PASSWORD")
    assert staffed.run("find", "محمد", "--token", "ليلا", "--json").answer
    assert staffed.run("find", "محمد", "--token", "آخر").code == 1
    assert staffed.run("find", "محمد").code == 1


def test_an_ended_token_opens_nothing(staffed: Counter, ring: MemoryKeyring) -> None:
    _add(staffed, "find", "--name", "ليلا")
    assert staffed.run("token", "revoke", "ليلا", "--as", BOSS).code == 0
    assert ring.kept == {}
    assert staffed.run("token", "revoke", "ليلا", "--as", BOSS).code == 1
    assert _add(staffed, "find", "--name", "ليلا").code == 1
    (told,) = staffed.run("token", "list", "--json", "--as", BOSS).answer
    assert (told["name"], told["works"], told["revoked_at"] is None) == ("ليلا", False, False)


def test_a_suspended_persons_tokens_are_dead(
    staffed: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CERTDESK_TOKEN", _add(staffed, "find", "--json").answer["secret"])
    assert staffed.run("find", "محمد").code == 0
    assert staffed.run("staff", "suspend", BOSS, "--as", SECOND).code == 0
    assert staffed.run("find", "محمد").code == 1
    assert staffed.run("check", "--json").answer["ok"]


def test_no_token_runs_the_office(staffed: Counter) -> None:
    for commands in ("staff", "register,token", ""):
        told = _add(staffed, commands)
        assert (told.code, told.out, "register" in told.err) == (1, "", True)


def test_a_trial_folder_without_accounts_needs_none(counter: Counter) -> None:
    counter.intake(request())
    assert counter.run("token", "add", "--for", "find").code == 1


def _add(counter: Counter, commands: str, *more: str) -> Ran:
    return counter.run("token", "add", "--for", commands, "--as", BOSS, *more)
