"""`intake`: what is whole is deposited, what is not stays a draft and is named."""

import json
from typing import Any

import pytest

from certdesk.storage.folder import DataFolder
from tests.unit.cli.command import Counter, request


def test_a_whole_request_is_deposited(counter: Counter) -> None:
    ran = counter.intake(request())
    told = ran.answer
    assert (ran.code, ran.err) == (0, "")
    assert told["number"] == "0001/2026"
    assert told["state"] == "deposited"
    assert told["promised_on"] == "2026-11-26"
    assert (told["missing"], told["errors"]) == ([], [])
    assert len(told["draft"]) == 8


def test_a_new_folder_becomes_a_trial_folder(counter: Counter) -> None:
    counter.intake(request())
    assert DataFolder(counter.root).is_trial


def test_what_is_missing_stays_a_draft_and_is_named(counter: Counter) -> None:
    entry = request()
    del entry["papers"]["diploma"]
    entry["papers"]["bac_transcript"] = {"verdict": "not_accepted", "reasons": ["illegible"]}
    ran = counter.intake(entry)
    told = ran.answer
    assert ran.code == 0
    assert (told["number"], told["state"]) == (None, "draft")
    assert told["missing"] == ["bac_transcript", "diploma"]
    assert counter.shown(told["draft"])["missing"] == ["bac_transcript", "diploma"]


@pytest.mark.parametrize(
    "path, value, field",
    [
        (("applicant", "phone"), "055012345", "phone"),
        (("applicant", "birth_date"), "1999-02-31", "birth"),
        (("applicant", "given_name"), "", "given_name"),
        (("applicant", "given_name"), "Mohamed", "given_name"),
        (("applicant", "given_name"), "محمد\u202eأمين", "given_name"),
        (("applicant", "given_name"), "محمد\nأمين", "given_name"),
        (("applicant", "given_name"), "محمد 😀", "given_name"),
        (("applicant", "latin_family_name"), "BЕNAISSA", "latin_family_name"),
        (("applicant", "birth_date"), "2015-01-01", "birth"),
        (("diploma", "number"), "12/22", "diploma_number"),
        (("diploma", "number"), "2022/12", "diploma_number"),
        (("diploma", "dated"), "2027-01-01", "diploma_dated"),
        (("diploma", "dated"), "01/01/1443", "diploma_dated"),
        (("applicant", "phone"), "x" * 300, "phone"),
    ],
)
def test_a_wrong_field_is_named_and_what_was_typed_stays(
    counter: Counter, path: tuple[str, str], value: str, field: str
) -> None:
    entry = request()
    entry[path[0]][path[1]] = value
    ran = counter.intake(entry)
    told = ran.answer
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert field in [error["field"] for error in told["errors"]]
    assert all(error["message"] and error["code"] for error in told["errors"])
    assert (told["number"], told["state"]) == (None, "draft")
    assert value in counter.shown(told["draft"])["form"].values()


@pytest.mark.parametrize(
    "paper, verdict, code",
    [
        ("birth_certificate", {"verdict": "accepted", "issued_on": "2025-11-22"},
         "certificate_too_old"),
        ("birth_certificate", "accepted", "issue_date_missing"),
        ("birth_certificate", {"verdict": "accepted", "issued_on": "2026-11-24"},
         "issue_date_in_future"),
        ("training_transcripts", {"verdict": "accepted", "sheets": 0}, "sheets_out_of_range"),
        ("training_transcripts", {"verdict": "accepted"}, "sheets_missing"),
        ("diploma", {"verdict": "not_accepted"}, "reason_missing"),
        ("tax_return", "accepted", "unknown_paper"),
        ("diploma", {"verdict": "waived"}, "reason_needed"),
    ],
)  # fmt: skip
def test_a_verdict_that_cannot_be_is_named(
    counter: Counter, paper: str, verdict: object, code: str
) -> None:
    entry = request()
    entry["papers"][paper] = verdict
    told = counter.intake(entry).answer
    assert [(error["field"], error["code"]) for error in told["errors"]] == [(paper, code)]
    assert told["state"] == "draft"


def test_the_last_day_of_a_recent_certificate_passes(counter: Counter) -> None:
    entry = request()
    entry["papers"]["birth_certificate"]["issued_on"] = "2025-11-23"
    assert counter.intake(entry).answer["state"] == "deposited"


def test_a_waived_paper_is_not_missing(counter: Counter) -> None:
    entry = request()
    entry["papers"]["bac_transcript"] = {"verdict": "waived", "reason": "محفوظة في الأرشيف"}
    told = counter.intake(entry).answer
    assert told["state"] == "deposited"
    papers = {paper["paper"]: paper for paper in counter.shown()["checklist"]}
    assert papers["bac_transcript"]["waive_reason"] == "محفوظة في الأرشيف"


NOT_ENTRIES: list[Any] = [
    None,
    7,
    "طلب",
    [],
    {"applicant": []},
    {"applicant": {"given_name": 5}},
    {"applicant": {"given_name": "س" * 10_000_000}},
    {"applicant": {"given_name": "\ud800"}},
    {"papers": []},
    {"papers": {"diploma": 3}},
    {"papers": {"diploma": "perhaps"}},
    {"papers": {"diploma": {"verdict": "accepted", "sheets": "5"}}},
    {"deposited_on": 20261123},
    {"deposited_on": "yesterday"},
    {"س" * 10_000: 1},
]


@pytest.mark.parametrize("changes", NOT_ENTRIES, ids=range(len(NOT_ENTRIES)))
def test_a_wrong_shape_stores_nothing_of_that_entry(counter: Counter, changes: object) -> None:
    wrong: Any = request() | changes if isinstance(changes, dict) else changes
    if isinstance(changes, dict) and isinstance(changes.get("applicant"), dict):
        wrong["applicant"] = request()["applicant"] | changes["applicant"]
    ran = counter.intake(wrong, request())
    refused, kept = ran.answers
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert (refused["number"], refused["draft"], refused["state"]) == (None, None, None)
    assert refused["errors"]
    assert len(refused["errors"][0]["message"]) < 20_000
    assert kept["number"] == "0001/2026"
    assert len(counter.run("find", "", "--json").answer) == 0
    assert counter.run("find", "201712345678", "--json").answer[0]["number"] == "0001/2026"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b'[{"applicant": ',
        b"\xff\xfe{}",
        b"\x00" * 100,
        b'{"a": NaN}',
        b"[" * 100_000,
        b'{"copies": ' + b"9" * 5000 + b"}",
        "نص".encode("utf-16"),
    ],
    ids=range(9),
)
def test_a_broken_file_is_one_sentence_and_makes_nothing(counter: Counter, content: bytes) -> None:
    ran = counter.run("intake", counter.file(content), "--json")
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert "JSON" in ran.err
    assert not counter.root.exists()


def test_a_missing_file_and_a_folder_are_one_sentence(counter: Counter) -> None:
    for name in (counter.place / "nowhere.json", counter.place, "a\0b"):
        ran = counter.run("intake", name)
        assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert not counter.root.exists()


def test_a_file_from_standard_input_with_a_byte_order_mark(counter: Counter) -> None:
    typed = b"\xef\xbb\xbf" + json.dumps(request()).encode()
    assert counter.run("intake", "-", "--json", stdin=typed).answer["state"] == "deposited"


def test_the_same_person_needs_a_reason(counter: Counter) -> None:
    first, second, third = counter.intake(
        request(), request(), request(same_person_reason="شهادة ثانية")
    ).answers
    assert first["number"] == "0001/2026"
    assert (second["state"], second["errors"][0]["code"]) == ("draft", "same_person")
    assert third["number"] == "0002/2026"


def test_the_year_of_the_number_is_that_of_the_deposit(counter: Counter) -> None:
    entry = request(deposited_on="2025-12-30")
    entry["papers"]["birth_certificate"]["issued_on"] = "2025-12-01"
    told = counter.intake(entry).answer
    assert told["number"] == "0001/2025"


def test_the_clock_of_an_office_with_staff_cannot_be_set(counter: Counter) -> None:
    counter.intake(request())
    (counter.root / "trial").unlink()
    ran = counter.run("find", "1/2026")
    assert ran.code == 1
    assert "CERTDESK_NOW" in ran.err


def test_a_form_of_a_power_cut_keeps_its_number_and_day(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.intake(request())
    out = counter.place / "forms.pdf"
    assert counter.run("print", "blank-forms", "--count", "2", "--out", out).code == 0
    monkeypatch.setenv("CERTDESK_NOW", "2026-11-25T09:00")
    filled = {"form_number": "3/2026", "deposited_on": "2026-11-24", "deposited_at": "14:20"}
    assert counter.intake(request(2, **filled)).answer["number"] == "0003/2026"
    shown = counter.shown("0003/2026")
    assert (shown["deposited_on"], shown["deposited_at"]) == (
        "2026-11-24",
        "2026-11-24T13:20:00+00:00",
    )
    again = counter.intake(request(3, **filled)).answer
    assert [(one["field"], one["code"]) for one in again["errors"]] == [
        ("form_number", "form_already_used")
    ]
    ran = counter.act(
        {"act": "deposit", "draft": again["draft"], "form_number": "2/2026"},
        {"act": "void_form", "number": "2/2026", "reason": "تمزقت", "as": "clerk"},
        {"act": "void_form", "number": "2/2026", "reason": "تمزقت"},
    )
    assert [one["code"] for one in ran.answers] == ["form_day_missing", "not_allowed", None]
    counted = counter.run("check", "--json").answer
    assert counted["ok"]
    assert counted["numbers"][0] == {
        "kind": "D", "year": 2026, "first": 1, "last": 3, "used": 2, "reserved": 0, "void": 1
    }  # fmt: skip
    said = counter.run("check").out
    assert "أرقام الإيداع لسنة 2026، من 1 إلى 3: 2 مستعمل، 0 محجوز، 1 ملغى" in said
