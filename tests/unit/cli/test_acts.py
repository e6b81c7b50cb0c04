"""`act`: the same guards as the window's, each refusal with its code, later acts still run."""

from typing import Any

import pytest

from certdesk.domain.custody import EquationOpen
from certdesk.services.counter.handover import HandOver
from certdesk.services.request.verification import Verifying
from certdesk.storage.errors import DiskFull
from tests.unit.cli.command import Counter, card, example, request, until_ready

NUMBER = {"number": "0001/2026"}
PROXY = {
    "act": "prepare_pickup",
    **NUMBER,
    "receiver": "proxy",
    "proxy_name": "سمية نموذج",
    "document": {
        "kind": "cnibe",
        "number": "300000003",
        "issued_on": "2020-01-01",
        "issued_at": "وهران",
        "expires_on": "2030-01-01",
    },
    "principal_document": card()["document"],
    "deed": {
        "kind": "notarial_proxy",
        "number": "45/2026",
        "dated": "2026-11-02",
        "issuer": "مكتب التوثيق، وهران",
    },
}


@pytest.fixture
def deposited(counter: Counter) -> Counter:
    assert counter.intake(request()).code == 0
    return counter


@pytest.fixture
def ready(deposited: Counter) -> Counter:
    assert deposited.act(*until_ready()).code == 0
    return deposited


def _last(counter: Counter, *acts: dict[str, Any]) -> Any:
    """The answer to the last act; the others went well."""
    *before, last = counter.act(*acts).answers
    assert [told["code"] for told in before] == [None] * len(before)
    return last


def _refused(counter: Counter, *acts: dict[str, Any]) -> str:
    told = _last(counter, *acts)
    assert told["ok"] is False
    assert told["message"]
    return str(told["code"])


def test_the_contracts_acts_go_the_whole_way(deposited: Counter) -> None:
    ran = deposited.act(*example("acts.json"))
    assert (ran.code, ran.err) == (0, "")
    states = [told["state"] for told in ran.answers]
    assert states == ["deposited", "at_signature", "ready", "ready", "handed_over"]
    assert ran.answers[1]["transmittal"] == "ت/0001/2026"
    assert ran.answers[3]["pickup_sheet"] == "0001/2026-T1"
    assert ran.answers[4]["pickup_number"] == "س/0001/2026"
    assert all(told["ok"] and told["number"] == "0001/2026" for told in ran.answers)


def test_a_refusal_does_not_stop_the_next_act(deposited: Counter) -> None:
    ran = deposited.act({"act": "send", **NUMBER}, until_ready()[0])
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert [told["ok"] for told in ran.answers] == [False, True]
    assert ran.answers[0]["state"] == "deposited"


def test_not_verified(deposited: Counter) -> None:
    assert _refused(deposited, {"act": "send", **NUMBER}) == "not_verified"
    found = {"act": "verify", **NUMBER, "found": "not_found"}
    assert _refused(deposited, found, {"act": "send", **NUMBER}) == "not_verified"
    settle = {"act": "settle", **NUMBER, "reason": "وُجدت في سجل آخر"}
    assert _last(deposited, settle, {"act": "send", **NUMBER})["ok"]


def test_open_doubt(deposited: Counter) -> None:
    doubt = {"act": "raise_doubt", **NUMBER, "detail": "ختم غير معروف"}
    send = {"act": "send", **NUMBER}
    assert _refused(deposited, until_ready()[0], doubt, send) == "open_doubt"
    told = _last(deposited, {"act": "settle_doubt", **NUMBER, "reason": "الختم صحيح"}, send)
    assert told["ok"]


def test_no_document(ready: Counter) -> None:
    nothing: dict[str, Any] = {"act": "prepare_pickup", **NUMBER, "document": None}
    assert _refused(ready, nothing) == "no_document"
    unlock = nothing | {"unlock": {"reason": "معروف لدينا"}}
    assert _refused(ready, unlock) == "no_document"


def test_document_expired_until_a_supervisor_unlocks(ready: Counter) -> None:
    expired = card(expires_on="2026-11-22")
    assert _refused(ready, expired) == "document_expired"
    told = _last(ready, expired | {"unlock": {"reason": "موعد تجديدها غدا"}})
    assert told["ok"]


def test_a_document_that_expires_today_is_valid(ready: Counter) -> None:
    assert _last(ready, card(expires_on="2026-11-23"))["ok"]


def test_mismatch_says_what_differs(ready: Counter) -> None:
    other = card(latin_family_name="NAMOUDHAJ")
    told = _last(ready, other)
    assert told["code"] == "mismatch"
    assert told["checks"][0]["differences"][0]["field"] == "latin_family_name"


def test_a_spelling_needs_a_note(ready: Counter) -> None:
    spelled = card(latin_family_name="BEN AISSA")
    told = _last(ready, spelled)
    assert (told["code"], told["checks"][0]["comparison"]) == ("note_needed", "spelling_differs")
    assert _last(ready, spelled | {"note": "كتابة البطاقة"})["ok"]


def test_not_prepared(ready: Counter) -> None:
    confirm = {"act": "confirm_pickup", **NUMBER, "given": "all"}
    assert _refused(ready, confirm) == "not_prepared"
    abandon = {"act": "abandon_pickup", **NUMBER}
    assert _refused(ready, card(), abandon, confirm) == "not_prepared"


def test_already_given(ready: Counter) -> None:
    confirm = {"act": "confirm_pickup", **NUMBER, "given": "all"}
    told = _last(ready, card(), confirm, confirm)
    assert (told["code"], told["state"]) == ("already_given", "handed_over")
    assert "س/0001/2026" in told["message"]


def test_a_part_is_given_and_the_rest_stays_due(ready: Counter) -> None:
    part = {"act": "confirm_pickup", **NUMBER, "given": ["training_transcripts"]}
    told = _last(ready, card(), part)
    assert (told["ok"], told["state"], told["closed"]) == (True, "ready", False)
    due = [line for line in ready.shown()["custody"]["lines"] if line["place"] == "shelf"]
    assert {line["paper"] for line in due} == {"diploma"}
    given = [line for line in ready.shown()["custody"]["lines"] if line["place"] == "given"]
    again = {"act": "confirm_pickup", **NUMBER, "given": [given[0]["id"]]}
    assert _refused(ready, card(), again) == "already_given"
    rest = {"act": "confirm_pickup", **NUMBER, "given": [line["id"] for line in due]}
    told = _last(ready, rest)
    assert (told["state"], told["closed"]) == ("handed_over", True)


def test_equation_open_when_it_was_to_close(ready: Counter) -> None:
    part = {"act": "confirm_pickup", **NUMBER, "given": ["diploma"], "closes": True}
    told = _last(ready, card(), part)
    assert (told["code"], told["state"]) == ("equation_open", "ready")
    assert "given" not in {line["place"] for line in ready.shown()["custody"]["lines"]}
    assert _last(ready, part | {"given": "all"})["closed"]


def test_not_allowed(deposited: Counter) -> None:
    refuse = {"act": "refuse", **NUMBER, "reason": "الشهادة غير صادرة عن المدرسة"}
    assert _refused(deposited, refuse | {"as": "clerk"}) == "not_allowed"
    assert _refused(deposited, until_ready()[0] | {"as": "auditor"}) == "not_allowed"
    assert _refused(deposited, refuse | {"as": "من لا نعرفه"}) == "not_allowed"
    assert _last(deposited, refuse | {"as": "supervisor"})["state"] == "refused"


def test_wrong_state(deposited: Counter) -> None:
    told = _last(deposited, {"act": "take_back", **NUMBER, "signed": True})
    assert (told["code"], told["state"]) == ("wrong_state", "deposited")
    assert "مودع" in told["message"]


def test_papers_of_a_refused_request_go_back(deposited: Counter) -> None:
    refuse = {"act": "refuse", **NUMBER, "reason": "لا أثر لها في الأرشيف"}
    back = card() | {"act": "give_back"}
    told = _last(deposited, refuse, back)
    assert (told["ok"], told["state"], told["closed"]) == (True, "refused", True)
    assert told["return_number"] == "ر/0001/2026"
    assert _refused(deposited, back) in {"nothing_given", "already_given"}


def test_a_refused_return_leaves_nothing_prepared(deposited: Counter) -> None:
    withdraw = {"act": "withdraw", **NUMBER, "reason": "تراجع المعني"}
    back = card() | {"act": "give_back"}
    assert _refused(deposited, withdraw, back | {"document": None}) == "no_document"
    assert _last(deposited, back)["ok"]


def test_a_return_that_cannot_be_confirmed_is_abandoned(
    deposited: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise EquationOpen(sheets=1)

    withdraw = {"act": "withdraw", **NUMBER, "reason": "تراجع المعني"}
    back = card() | {"act": "give_back"}
    with monkeypatch.context() as patch:
        patch.setattr(HandOver, "confirm", refused)
        assert _refused(deposited, withdraw, back) == "equation_open"
    assert _last(deposited, back)["ok"]


def test_a_full_disk_is_an_answer_too(deposited: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull(file="certdesk.db")

    monkeypatch.setattr(Verifying, "verify", full)
    ran = deposited.act(until_ready()[0])
    assert (ran.code, ran.answer["code"], ran.answer["state"]) == (1, "disk_full", "deposited")


def test_reverse_needs_the_papers_and_a_reason(ready: Counter) -> None:
    confirm = {"act": "confirm_pickup", **NUMBER, "given": "all"}
    reverse = {"act": "reverse", **NUMBER, "reason": "سُلّمت وثيقة بدل أخرى"}
    assert _refused(ready, card(), confirm, reverse) == "papers_not_back"
    back = reverse | {"papers_back": True}
    assert _refused(ready, back | {"reason": ""}) == "reason_needed"
    assert _last(ready, back)["state"] == "ready"
    assert _last(ready, card(), confirm)["pickup_number"] == "س/0002/2026"


def test_a_proxy_needs_both_documents_and_the_deed(ready: Counter) -> None:
    assert _refused(ready, PROXY | {"principal_document": None}) == "no_document"
    assert _refused(ready, PROXY | {"deed": None}) == "deed_incomplete"
    assert _last(ready, PROXY)["ok"]


def test_recall_and_unsigned_lead_back(deposited: Counter) -> None:
    verify, send, _ = until_ready()
    unsigned = {"act": "take_back", **NUMBER, "signed": False, "reason": "غياب الممضي"}
    assert _last(deposited, verify, send, unsigned)["state"] == "deposited"
    recall = {"act": "recall", **NUMBER, "reason": "ختم ناقص"}
    assert _last(deposited, *until_ready()[1:], recall)["state"] == "deposited"


def test_several_numbers_travel_in_one_transmittal(counter: Counter) -> None:
    counter.intake(request(), request(2))
    numbers = ["0001/2026", "0002/2026"]
    looked = [until_ready(number)[0] for number in numbers]
    told = _last(counter, *looked, {"act": "send", "numbers": numbers})
    assert told["transmittal"] == "ت/0001/2026"
    assert {counter.shown(number)["state"] for number in numbers} == {"at_signature"}


def test_a_draft_is_completed_by_acts(counter: Counter) -> None:
    entry = request()
    del entry["papers"]["diploma"]
    draft = counter.intake(entry).answer["draft"]
    deposit = {"act": "deposit", "draft": draft}
    assert _refused(counter, deposit) == "checklist_incomplete"
    judge = {"act": "judge", "draft": draft, "paper": "diploma", "verdict": "accepted"}
    told = _last(counter, judge, deposit)
    assert (told["number"], told["state"]) == ("0001/2026", "deposited")


def test_a_waiver_and_a_discard(counter: Counter) -> None:
    entry = request()
    del entry["papers"]["bac_transcript"]
    draft = counter.intake(entry).answer["draft"]
    waive = {"act": "waive", "draft": draft, "paper": "bac_transcript"}
    assert _refused(counter, waive | {"as": "clerk", "reason": "في الأرشيف"}) == "not_allowed"
    assert _last(counter, waive | {"reason": "في الأرشيف"})["ok"]
    assert _last(counter, {"act": "discard", "draft": draft})["ok"]
    assert _refused(counter, {"act": "deposit", "draft": draft}) == "no_such_request"


def test_void_strikes_the_number_out(deposited: Counter) -> None:
    assert _last(deposited, {"act": "void", **NUMBER, "reason": "قيد مكرر"})["state"] == "void"
    assert deposited.intake(request(2)).answer["number"] == "0002/2026"


BAD_ACTS: list[tuple[object, str]] = [
    (7, "wrong_type"),
    ({}, "invalid_fields"),
    ({"act": 5}, "invalid_fields"),
    ({"act": "dance", **NUMBER}, "unknown_act"),
    ({"act": "follow_up", **NUMBER}, "invalid_fields"),
    ({"act": "send"}, "invalid_fields"),
    ({"act": "send", "number": "9999/2026"}, "no_such_request"),
    ({"act": "send", "number": "1/26"}, "no_such_request"),
    ({"act": "send", "number": 1}, "invalid_fields"),
    ({"act": "send", "numbers": "0001/2026"}, "invalid_fields"),
    ({"act": "take_back", **NUMBER, "signed": "yes"}, "invalid_fields"),
    ({"act": "take_back", **NUMBER}, "invalid_fields"),
    ({"act": "verify", **NUMBER, "found": "maybe"}, "invalid_fields"),
    ({"act": "verify", **NUMBER, "found": "as_stated"}, "reference_needed"),
    ({"act": "verify", **NUMBER, "found": "differences", "reference": "1"}, "differences_needed"),
    ({"act": "verify", **NUMBER, "found": "as_stated", "reference": "1\n2"}, "invalid_fields"),
    ({"act": "verify", **NUMBER, "found": "as_stated", "reference": "س" * 9000},
     "text_not_storable"),
    ({"act": "verify", **NUMBER, "found": "as_stated", "reference": "\ud800"},
     "text_not_storable"),
    ({"act": "prepare_pickup", **NUMBER, "document": "card"}, "invalid_fields"),
    ({"act": "prepare_pickup", **NUMBER, "document": {"issued_on": "31/02/2020"}},
     "invalid_fields"),
    ({"act": "prepare_pickup", **NUMBER, "receiver": "neighbour"}, "invalid_fields"),
    ({"act": "confirm_pickup", **NUMBER, "given": {"a": 1}}, "invalid_fields"),
    ({"act": "confirm_pickup", **NUMBER, "given": ["passport"]}, "invalid_fields"),
]  # fmt: skip


@pytest.mark.parametrize("act, code", BAD_ACTS, ids=range(len(BAD_ACTS)))
def test_a_bad_act_is_one_answer_and_changes_nothing(
    deposited: Counter, act: Any, code: str
) -> None:
    ran = deposited.act(act)
    assert ran.code == 1
    assert (ran.answer["ok"], ran.answer["code"]) == (False, code)
    assert ran.answer["message"]
    assert deposited.shown()["state"] == "deposited"


def test_lines_that_are_not_there(ready: Counter) -> None:
    confirm = {"act": "confirm_pickup", **NUMBER, "given": [10**30]}
    assert _refused(ready, card(), confirm) in {"unknown_line", "not_on_sheet"}


def test_acts_need_a_register(counter: Counter) -> None:
    ran = counter.act(*until_ready())
    assert (ran.code, ran.out) == (1, "")
    assert not counter.root.exists()


def test_the_same_act_twice_is_told(deposited: Counter) -> None:
    oks = [deposited.act(*until_ready()).answers[-1]["ok"] for _ in range(2)]
    assert oks == [True, False]
