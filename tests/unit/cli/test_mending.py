"""The acts for what goes wrong, from a script: correct, lost receipt, slot, free."""

from typing import Any

import pytest

from tests.unit.cli.command import Counter, card, request

NUMBER = {"number": "0001/2026"}
LOST: dict[str, Any] = {"act": "lost_receipt", **NUMBER, "document": card()["document"]}


@pytest.fixture
def deposited(counter: Counter) -> Counter:
    assert counter.intake(request()).code == 0
    return counter


def test_a_correction_is_told_and_shown(deposited: Counter) -> None:
    fields: dict[str, Any] = {"family_name": "بن عيسى المرجع", "copies": 3}
    act: dict[str, Any] = {"act": "correct", **NUMBER, "fields": fields, "reason": "خطأ في النقل"}
    papers = {"papers": {"training_transcripts": {"sheets": 6}, "diploma": 2}}
    told = deposited.act(act | papers, act).answers
    assert [one["code"] for one in told] == [None, "nothing_to_correct"]
    shown = deposited.shown()
    assert shown["copies"] == 3
    assert [(one["field"], one["old"], one["new"]) for one in shown["corrections"]] == [
        ("family_name", "بن عيسى", "بن عيسى المرجع"),
        ("copies", "2", "3"),
        ("sheets.training_transcripts", "5", "6"),
        ("sheets.diploma", "1", "2"),
    ]
    assert shown["corrections"][0]["reason"] == "خطأ في النقل"


@pytest.mark.parametrize(
    "values, code",
    [
        ({"fields": {"phone": "12"}}, "invalid_fields"),
        ({"fields": {"no_field": "x"}}, "invalid_fields"),
        ({"fields": {"phone": ["0550"]}}, "invalid_fields"),
        ({"papers": {"diploma": {}}}, "invalid_fields"),
        ({"papers": {"diploma": "2"}}, "invalid_fields"),
        ({}, "nothing_to_correct"),
    ],
)
def test_a_wrong_correction_is_refused(
    deposited: Counter, values: dict[str, Any], code: str
) -> None:
    assert deposited.act({"act": "correct", **NUMBER, **values}).answer["code"] == code


def test_a_lost_receipt_prints_as_a_counted_copy(deposited: Counter) -> None:
    refused, told = deposited.act(LOST | {"document": None}, LOST).answers
    assert (refused["code"], told["code"], told["copy"]) == ("no_document", None, 1)
    assert [one["refusal"] for one in deposited.shown()["lost_receipts"]] == ["no_document", ""]
    out = deposited.place / "copy.pdf"
    assert deposited.run("print", "deposit-receipt", "0001/2026", "--out", out).code == 0


def test_an_issued_sheet_is_a_copy_that_needs_a_reason_and_is_counted(deposited: Counter) -> None:
    out = deposited.place / "وصل.pdf"
    assert deposited.act(LOST).answer["ok"]
    # the declaration is the reason of the first copy
    assert deposited.run("print", "deposit-receipt", "1/2026", "--out", out).code == 0
    first = out.read_bytes()
    out.unlink()
    bare = deposited.run("print", "deposit-receipt", "1/2026", "--out", out)
    assert (bare.code, bare.out, len(bare.err.splitlines())) == (1, "", 1)
    assert "--reason" in bare.err
    assert not out.exists()
    words = ("print", "deposit-receipt", "1/2026", "--reason", "تمزق الوصل", "--out", out)
    assert deposited.run(*words, "--json").code == 0
    assert out.read_bytes() != first
    history = deposited.shown()["history"]
    copies = [one["note"] for one in history if one["act"] == "sheet_issued"]
    assert copies == ["ضاع الوصل", "تمزق الوصل"]


def test_a_slot_and_a_file_freed(deposited: Counter) -> None:
    slot: dict[str, Any] = {"act": "slot", **NUMBER, "slot": "أ-12", "lines": ["diploma"]}
    told = deposited.act(slot, {"act": "free_file", **NUMBER}).answers
    assert [one["code"] for one in told] == [None, None]
    slots = {one["paper"]: one["slot"] for one in deposited.shown()["custody"]["lines"]}
    assert (slots["diploma"], slots["bac_transcript"]) == ("أ-12", "")
