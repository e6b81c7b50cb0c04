"""The words themselves: help, version, wrong usage, streams, names, cards, accounts, bugs."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

import certdesk
from certdesk.cli import intake
from certdesk.cli.commands import build_parser
from certdesk.domain.rights import Role
from tests.unit.cli.command import Counter, card, request, until_ready

SAMPLES = Path(__file__).resolve().parents[2] / "data"
COMMANDS = [
    "intake", "act", "show", "find", "print", "register", "check", "backup", "restore",
    "migrate", "staff", "match-names", "read-id", "sample", "token", "forms", "database",
]  # fmt: skip
PASSWORD = "كلمة طويلة جدا"


def test_the_version(counter: Counter) -> None:
    ran = counter.run("--version")
    assert (ran.code, ran.out.strip()) == (0, f"certdesk {certdesk.__version__}")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_plain_words(counter: Counter, command: str) -> None:
    ran = counter.run(*command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert any("\u0621" <= sign <= "\u064a" for sign in ran.out)


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["--data", "x"],
        ["show"],
        ["find", "x", "--limit", "many"],
        ["find", "x", "--nothing"],
        ["print", "poster", "--out", "x"],
        ["print", "deposit-receipt", "1/2026"],
        ["register", "--kind", "deposit", "--out", "x"],
        ["register", "--kind", "deposit", "--year", "2026", "--month", "2026-11", "--out", "x"],
        ["staff"],
        ["restore"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_and_two(counter: Counter, words: list[str]) -> None:
    ran = counter.run(*words)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert "--help" in ran.err


def test_the_folder_stands_before_or_after_the_command(counter: Counter) -> None:
    other = counter.place / "other"
    file = counter.file([request()])
    assert counter.run("--data", other, "intake", file).code == 0
    assert counter.run("find", "محمد", "--data", other, "--json").answer != []
    assert not counter.root.exists()
    assert build_parser().parse_args(["--as", "س", "check"]).acting == "س"


def test_a_bug_is_a_sentence_and_its_places_are_logged(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("محمد")

    counter.intake(request())
    monkeypatch.setattr(intake, "_take_in", broken)
    ran = counter.intake(request())
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert "Traceback" not in ran.err
    assert "محمد" not in ran.err


@pytest.mark.parametrize("error, code", [(KeyboardInterrupt(), 1)])
def test_a_stop_is_a_sentence(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def stopped(*_: object) -> None:
        raise error

    monkeypatch.setattr(intake, "read_entries", stopped)
    ran = counter.intake(request())
    assert (ran.code, len(ran.err.splitlines())) == (code, 1)


def test_the_search_rule_answers_the_whole_table(counter: Counter) -> None:
    lines = (SAMPLES / "name_pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    typed = "".join(f"{row[0]}\t{row[1]}\r\n" for row in rows)
    ran = counter.run("match-names", "--json", stdin="\ufeff" + typed)
    assert ran.code == 0
    wrong = [
        row
        for row, told in zip(rows, ran.answers, strict=True)
        if (told["query"], told["stored"], told["match"]) != (row[0], row[1], row[2] == "1")
    ]
    assert wrong == []
    plain = counter.run("match-names", stdin=typed).out.splitlines()
    assert [line.split("\t")[2] for line in plain] == [row[2] for row in rows]


def test_lines_without_a_tab_are_counted_and_the_others_answered(counter: Counter) -> None:
    ran = counter.run("match-names", "--json", stdin=b"a\ta\nno tab\n\n\xff\t\xff\nb\tb\n")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert [told["match"] for told in ran.answers] == [True, True]


def _samples() -> list[dict[str, str]]:
    with (SAMPLES / "mrz_samples.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("sample", _samples(), ids=lambda sample: sample["id"])
def test_a_zone_is_read_as_the_table_says(counter: Counter, sample: dict[str, str]) -> None:
    lines = [sample[name] for name in ("line1", "line2", "line3") if sample[name]]
    ran = counter.run("read-id", "--json", stdin="\r\n".join(lines))
    told = ran.answer
    assert (ran.code, told["ok"]) == (0, sample["valid"] == "1")
    assert told["error"] == sample["error"]
    if told["ok"]:
        names = {"surname": "surname", "given": "given_names", "document": "document_number"}
        names |= {"birth": "birth_date", "sex": "sex", "expiry": "expiry_date"}
        assert {one: told[other] for one, other in names.items()} == {
            one: sample[one] for one in names
        }


@pytest.mark.parametrize("typed", [b"", b"\xff\xfe", "بطاقة".encode(), b"<" * 100_000])
def test_what_is_no_zone_is_an_answer(counter: Counter, typed: bytes) -> None:
    ran = counter.run("read-id", "--json", stdin=typed)
    assert (ran.code, ran.answer["ok"]) == (0, False)
    assert "ok: False" in counter.run("read-id", stdin=typed).out


@pytest.fixture
def staffed(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> Counter:
    from certdesk.desk import open_desk

    counter.intake(request())
    desk = open_desk(counter.root)
    code = desk.staff.new_recovery_code()
    first = desk.staff.start("رئيسة المثال", PASSWORD, recovery_code=code, typed_back=code)
    desk.staff.add("عون المثال", Role.CLERK, PASSWORD, by=first)
    desk.close()
    monkeypatch.setenv("CERTDESK_PASSWORD", PASSWORD)
    return counter


def test_who_has_no_name_or_a_wrong_password_reads_nothing(
    staffed: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ((), ("--as", "نكرة"), ("--as", "")):
        ran = staffed.run(*words, "find", "محمد", "--json")
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    monkeypatch.setenv("CERTDESK_PASSWORD", "wrong one")
    assert staffed.run("--as", "عون المثال", "find", "محمد").code == 1
    monkeypatch.delenv("CERTDESK_PASSWORD")
    assert staffed.run("--as", "عون المثال", "find", "محمد").code == 1
    assert staffed.run("check", "--json").code == 0


def test_a_clerk_works_and_a_supervisor_decides(staffed: Counter) -> None:
    clerk, number = ("--as", "عون المثال"), {"number": "0001/2026"}
    refuse: dict[str, Any] = {"act": "refuse", **number, "reason": "لا أثر لها"}
    ran = staffed.run(*clerk, "act", staffed.file([refuse, until_ready()[0]]))
    assert [told["code"] for told in ran.answers] == ["not_allowed", None]
    signed = refuse | {"as": "رئيسة المثال", "password": PASSWORD}
    ran = staffed.run(*clerk, "act", staffed.file([signed | {"password": "wrong"}, signed]))
    assert [told["code"] for told in ran.answers] == ["wrong_password", None]
    shown = staffed.run(*clerk, "show", "1/2026", "--json").answer
    assert shown["history"][-1]["by"] == "رئيسة المثال"


def test_an_unlock_is_signed_by_a_supervisor(staffed: Counter) -> None:
    clerk = ("--as", "عون المثال")
    unlock = {"as": "رئيسة المثال", "password": PASSWORD, "reason": "موعد تجديدها غدا"}
    expired: dict[str, Any] = card(expires_on="2026-11-22")
    acts = [*until_ready(), expired | {"unlock": {"reason": "أنا أسمح"}}]
    ran = staffed.run(*clerk, "act", staffed.file([*acts, expired | {"unlock": unlock}]))
    assert [told["code"] for told in ran.answers] == [None, None, None, "not_allowed", None]
    pickup = staffed.run(*clerk, "show", "1/2026", "--json").answer["pickups"][-1]
    assert pickup["unlocked_by"] == "رئيسة المثال"
    assert pickup["checks"][0]["document"]["number"] == "XXXXX0017"


def test_accounts_are_listed_opened_and_closed(
    staffed: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    chief, clerk = ("--as", "رئيسة المثال"), ("--as", "عون المثال")
    monkeypatch.setenv("CERTDESK_NEW_PASSWORD", "another long one")
    assert staffed.run(*clerk, "staff", "add", "مراقب المثال", "--role", "auditor").code == 1
    assert staffed.run(*chief, "staff", "add", "مراقب المثال", "--role", "auditor").code == 0
    assert staffed.run(*chief, "staff", "suspend", "مراقب المثال").code == 0
    assert staffed.run(*chief, "staff", "suspend", "نكرة").code == 1
    assert staffed.run(*chief, "staff", "suspend", "رئيسة المثال").code == 1
    people = staffed.run(*chief, "staff", "list", "--json").answer
    assert [(one["role"], one["active"]) for one in people] == [
        ("supervisor", True),
        ("clerk", True),
        ("auditor", False),
    ]
    assert staffed.run(*chief, "staff", "list").out.count("\n") == 3


def test_the_first_account_is_a_supervisors_and_types_the_code_back(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CERTDESK_NEW_PASSWORD", PASSWORD)
    assert counter.run("staff", "add", "عون", "--role", "clerk").code == 1
    ran = counter.run("staff", "add", "رئيس", "--role", "supervisor", stdin="WRONG\n")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert counter.run("staff", "list", "--json").answer == []


def test_a_backup_with_accounts_is_restored_by_its_supervisor(
    staffed: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = staffed.place / "copy.db"
    chief, clerk = ("--as", "رئيسة المثال"), ("--as", "عون المثال")
    assert staffed.run(*clerk, "backup", "--out", file).code == 0
    elsewhere = ("--data", staffed.place / "elsewhere")
    monkeypatch.delenv("CERTDESK_NOW")
    for words in ((), clerk):
        assert staffed.run(*words, *elsewhere, "restore", file, "--yes").code == 1
    assert not (staffed.place / "elsewhere").exists()
    assert staffed.run(*chief, *elsewhere, "restore", file, "--yes").code == 0
    assert staffed.run(*chief, *elsewhere, "show", "1/2026", "--json").code == 0


def test_answers_are_json_a_line(counter: Counter) -> None:
    ran = counter.intake(request(), request(2))
    assert [json.loads(line)["number"] for line in ran.out.splitlines()] == [
        "0001/2026",
        "0002/2026",
    ]
