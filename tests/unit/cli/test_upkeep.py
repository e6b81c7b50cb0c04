"""`check`, `backup`, `restore`, `migrate`: proven, shown first, nothing lost."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from certdesk.storage.folder import DataFolder
from tests.unit.cli.command import Counter, request

READERS = [
    ("show", "1/2026"),
    ("find", "x"),
    ("check", "--json"),
    ("backup", "--out", "x.db"),
    ("register", "--kind", "deposit", "--year", "2026", "--out", "x.xlsx"),
    ("print", "blank-request-letter", "--out", "x.pdf"),
    ("staff", "list"),
    ("migrate",),
]


@pytest.fixture
def office(counter: Counter) -> Counter:
    counter.intake(request())
    return counter


@pytest.fixture
def saved(office: Counter) -> Path:
    file = office.place / "copy.db"
    assert office.run("backup", "--out", file).code == 0
    return file


@pytest.mark.parametrize("words", READERS, ids=lambda words: str(words[0]))
def test_reading_where_nothing_is_makes_nothing(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(counter.place)
    ran = counter.run(*words)
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert "office" in ran.err
    assert list(counter.place.iterdir()) == []


def test_a_sound_register(office: Counter) -> None:
    told = office.run("check", "--json").answer
    assert (told["ok"], told["findings"]) == (True, [])
    assert office.run("check").out.count("\n") == 1 + len(told["numbers"])
    assert office.run("migrate").code == 0


def test_an_altered_journal_is_found(office: Counter) -> None:
    with closing(sqlite3.connect(DataFolder(office.root).database)) as driver, driver:
        for (name,) in driver.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
        ).fetchall():
            driver.execute(f'DROP TRIGGER "{name}"')
        driver.execute("UPDATE journal SET act = 'nothing' WHERE seq = 2")
    ran = office.run("check", "--json")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert not ran.answer["ok"]
    assert {finding["code"] for finding in ran.answer["findings"]} >= {"journal", "schema"}
    assert all(finding["message"] for finding in ran.answer["findings"])
    assert office.run("check").out.count("\n") == len(ran.answer["findings"])


def test_a_signed_closing_sheet_finds_a_cut_tail(office: Counter) -> None:
    assert office.run("print", "closing-sheet", "--out", office.place / "day.pdf").code == 0
    with closing(sqlite3.connect(DataFolder(office.root).database)) as file:
        count, head = file.execute("SELECT seq, hash FROM journal ORDER BY seq DESC").fetchone()
    signs = f"{head[:8].upper()} {head[8:16]}"
    assert office.run("check", "--closing", count, signs).code == 0
    wrong = office.run("check", "--closing", count, "zz")
    assert (wrong.code, wrong.out) == (1, "")
    with closing(sqlite3.connect(DataFolder(office.root).database)) as file:
        file.execute("DROP TRIGGER journal_refuses_delete")
        file.execute("DELETE FROM changes WHERE seq >= ?", (count - 1,))
        file.execute("DELETE FROM journal WHERE seq >= ?", (count - 1,))
        file.commit()
    cut = office.run("check", "--closing", count, signs, "--json")
    assert cut.code == 1
    assert "closing" in [one["code"] for one in cut.answer["findings"]]


@pytest.mark.parametrize("content", [b"not a register at all" * 500, b"\0" * 9000])
def test_a_damaged_register_is_one_sentence_and_stays(office: Counter, content: bytes) -> None:
    database = DataFolder(office.root).database
    database.write_bytes(content)
    ran = office.run("check", "--json")
    assert (ran.code, ran.answer["ok"]) == (1, False)
    for words in (("show", "1/2026"), ("find", "x"), ("check",)):
        ran = office.run(*words)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert database.read_bytes() == content


def test_a_backup_says_what_it_holds(office: Counter) -> None:
    file = office.place / "نسخة.db"
    told = office.run("backup", "--out", file, "--json").answer
    assert told["requests"] == 1
    assert told["size"] == file.stat().st_size
    assert office.run("backup", "--out", office.place / "no" / "x.db").code == 1


def test_a_restore_is_shown_first(office: Counter, saved: Path) -> None:
    office.intake(request(2))
    ran = office.run("restore", saved, "--json")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert "--yes" in ran.err
    assert (ran.answer["requests"], ran.answer["requests_now"]) == (1, 2)
    assert (ran.answer["ok"], ran.answer["code"]) == (False, "confirmation_needed")
    assert len(office.run("find", "محمد", "--json").answer) == 2


def test_a_restore_brings_back_what_was(office: Counter, saved: Path) -> None:
    office.intake(request(2))
    assert office.run("restore", saved, "--yes").code == 0
    assert len(office.run("find", "محمد", "--json").answer) == 1
    assert office.run("check", "--json").answer["ok"]
    assert list(DataFolder(office.root).backups.glob("before-restore-*"))
    assert office.intake(request(2)).answer["number"] == "0002/2026"


def test_a_restore_answers_in_one_object(office: Counter, saved: Path) -> None:
    done = office.run("restore", saved, "--yes", "--json").answer
    assert (done["ok"], done["code"], done["requests"]) == (True, None, 1)


@pytest.mark.parametrize("yes", [("--yes",), ()])
def test_a_backup_newer_than_the_program_is_an_answer_too(
    office: Counter, saved: Path, yes: tuple[str, ...]
) -> None:
    newer = shutil.copyfile(saved, office.place / "newer.db")
    with sqlite3.connect(newer) as driver:
        driver.execute("PRAGMA user_version = 99")
    driver.close()
    ran = office.run("restore", newer, "--json", *yes)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert (ran.answer["ok"], ran.answer["code"]) == (False, "newer_database")
    assert ran.answer["message"] == ran.err.strip()
    lost = office.run("restore", office.place / "none.db", "--json", *yes)
    assert (lost.code, lost.answer["code"]) == (1, "file_unreadable")
    assert office.shown()["state"] == "deposited"


def test_a_restore_on_another_computer(office: Counter, saved: Path) -> None:
    shutil.rmtree(office.root)
    assert office.run("restore", saved).code == 1
    assert not office.root.exists()
    assert office.run("restore", saved, "--yes").code == 0
    assert office.shown()["state"] == "deposited"
    assert DataFolder(office.root).is_trial


def test_a_restore_over_a_damaged_register(office: Counter, saved: Path) -> None:
    DataFolder(office.root).database.write_bytes(b"broken" * 4000)
    assert office.run("restore", saved, "--yes").code == 0
    assert office.shown()["state"] == "deposited"
    assert list(DataFolder(office.root).backups.glob("damaged-*"))


@pytest.mark.parametrize("content", [b"", b"random bytes" * 900, b"SQLite format 3\0" * 500])
def test_what_is_no_backup_is_refused(office: Counter, content: bytes) -> None:
    file = office.file(content, "wrong.db")
    ran = office.run("restore", file, "--yes")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert office.shown()["state"] == "deposited"
    assert office.run("restore", office.place / "none.db", "--yes").code == 1


def test_settings_that_cannot_be_read_are_one_sentence(office: Counter) -> None:
    DataFolder(office.root).config.write_text("database = [", encoding="utf-8")
    ran = office.run("find", "x")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)


def test_a_folder_that_is_a_file_is_one_sentence(counter: Counter) -> None:
    file = counter.file(b"x", "office")
    for words in (("find", "x"), ("intake", counter.file([request()]))):
        ran = counter.run("--data", file, *words)
        assert (ran.code, len(ran.err.splitlines())) == (1, 1)
