"""`act follow_up` and `show`: the follow-up told by a script."""

from typing import Any

import pytest

from tests.unit.cli.command import Counter, example, request

NUMBER = {"number": "0001/2026"}
FOLLOW = {"act": "follow_up", **NUMBER}


@pytest.fixture
def given(counter: Counter) -> Counter:
    counter.intake(request())
    assert counter.act(*example("acts.json")).code == 0
    return counter


def _told(counter: Counter, **values: object) -> Any:
    told = counter.act(FOLLOW | values).answer
    assert (told["ok"], told["code"]) == (True, None), told
    return told


def test_the_whole_way_by_a_script(given: Counter) -> None:
    steps: list[dict[str, object]] = [
        {"step": "account_created", "on": "2026-11-23", "source": "phone", "note": "عند الأخ"},
        {"step": "form_confirm", "receipt_number": "R77", "source": "paper_shown"},
        {"step": "result", "result": "accepted"},
    ]
    answers = [_told(given, **step) for step in steps]
    assert [one["follow_up"]["next_step"] for one in answers] == [
        "logged_in", "under_review", "appointment",
    ]  # fmt: skip
    assert all(one["entry"] and not one["follow_up"]["warnings"] for one in answers)
    visit = {"on": "2026-12-01", "time": "9h30", "place": "الوزارة", "papers": ["أصل الشهادة"]}
    made = _told(given, appointment=visit)
    assert made["follow_up"]["appointment"] == visit | {"time": "09:30"}
    _told(given, call={"reached": True, "note": "سيحضر", "call_again_on": "2026-11-30"})

    shown = given.shown()
    assert [one["step"] for one in shown["follow_up"]] == [
        "account_created", "form_confirm", "result", "appointment",
    ]  # fmt: skip
    first, second, _, last = shown["follow_up"]
    assert (first["on"], first["source"], first["note"]) == ("2026-11-23", "phone", "عند الأخ")
    assert (second["receipt_number"], second["superseded"]) == ("R77", False)
    assert (last["appointment"]["place"], last["on"]) == ("الوزارة", "2026-11-23")
    standing = shown["follow_up_standing"]
    assert (standing["next_step"], standing["receipt_number"]) == ("done", "R77")
    assert standing["bring"] == ["وثيقة الموعد نفسها، مطبوعة", "أصل الشهادة"]
    assert standing["call_again_on"] == "2026-11-30"
    assert shown["calls"][0]["note"] == "سيحضر"
    assert shown["history"][-1]["act"] == "applicant_called"


def test_nothing_told_yet(given: Counter) -> None:
    shown = given.shown()
    assert (shown["follow_up"], shown["calls"]) == ([], [])
    assert shown["follow_up_standing"]["next_step"] == "account_created"
    assert shown["follow_up_standing"]["appointment"] is None


def test_a_start_before_the_hand_over_is_warned_of(counter: Counter) -> None:
    counter.intake(request())
    told = _told(counter, step="account_created", on="2026-11-20")
    (warning,) = told["follow_up"]["warnings"]
    assert (warning["code"], "20/11/2026" in warning["message"]) == ("started_early", True)


def test_corrected_and_struck_out(given: Counter) -> None:
    entry = _told(given, step="form_submit")["entry"]
    right = _told(given, step="form_uploads", corrects=entry)["entry"]
    _told(given, strike=right, reason="ملف آخر")
    shown = given.shown()["follow_up"]
    assert [(one["id"], one["superseded"]) for one in shown] == [(entry, True), (right, True)]


def test_an_appointment_is_cancelled(given: Counter) -> None:
    _told(given, appointment={"on": "2026-12-01"}, told_on="2026-11-22", source="phone")
    _told(given, cancel_appointment=True, reason="أجّلته الوزارة")
    (one,) = given.shown()["follow_up"]
    assert (one["step"], one["on"], one["superseded"]) == ("appointment", "2026-11-22", True)
    assert one["appointment"] == {"on": "2026-12-01", "time": None, "place": "", "papers": []}


BAD: list[tuple[dict[str, object], str]] = [
    ({"step": "dance"}, "invalid_fields"),
    ({"step": 5}, "invalid_fields"),
    ({"step": "logged_in", "source": "dream"}, "invalid_fields"),
    ({"step": "logged_in", "on": "31/02/2026"}, "invalid_fields"),
    ({"step": "logged_in", "on": "2026-11-24"}, "told_in_future"),
    ({"step": "logged_in", "on": "2016-11-24"}, "day_unlikely"),
    ({"step": "logged_in", "note": "كلمة المرور: Qamar77"}, "password_written"),
    ({"step": "appointment"}, "appointment_needs_day"),
    ({"step": "result"}, "result_needed"),
    ({"step": "result", "result": "maybe"}, "invalid_fields"),
    ({"step": "result", "result": "more_asked"}, "asked_needed"),
    ({"step": "done", "receipt_number": "R77"}, "not_of_this_step"),
    ({"step": "done", "corrects": 10**30}, "no_such_entry"),
    ({"step": "done", "corrects": "1"}, "invalid_fields"),
    ({"strike": 77, "reason": "خطأ"}, "no_such_entry"),
    ({"strike": 77}, "reason_needed"),
    ({"cancel_appointment": True, "reason": "سبب"}, "no_appointment"),
    ({"appointment": {}}, "invalid_fields"),
    ({"appointment": "2026-12-01"}, "invalid_fields"),
    ({"appointment": {"on": "2026-12-01", "time": "half past"}}, "invalid_fields"),
    ({"appointment": {"on": "2036-12-01"}}, "day_unlikely"),
    ({"appointment": {"on": "2026-12-01", "papers": "كل شيء"}}, "invalid_fields"),
    ({"call": {}}, "invalid_fields"),
    ({"call": {"reached": True, "call_again_on": "2026-11-22"}}, "call_again_in_past"),
    ({"step": "done", "as": "auditor"}, "not_allowed"),
]


@pytest.mark.parametrize("values, code", BAD, ids=range(len(BAD)))
def test_what_is_refused_changes_nothing(
    given: Counter, values: dict[str, object], code: str
) -> None:
    ran = given.act(FOLLOW | values)
    assert (ran.code, ran.answer["ok"], ran.answer["code"]) == (1, False, code)
    assert ran.answer["message"]
    assert given.shown()["follow_up"] == []
    assert "Qamar77" not in ran.out + ran.err


def test_a_draft_has_no_follow_up(counter: Counter) -> None:
    entry = request()
    del entry["papers"]["diploma"]
    draft = counter.intake(entry).answer["draft"]
    told = counter.act({"act": "follow_up", "draft": draft, "step": "logged_in"}).answer
    assert told["code"] == "wrong_state"
    assert counter.shown(draft)["follow_up"] == []
