"""One applicant through the real program by keyboard alone, in a real X server."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.real_window import RealWindow, real_window

# as typed, in the order in which Enter walks through the form; nobody of this name exists
FORM = {
    "given_name": "نوال",
    "family_name": "بن مثال",
    "latin_given_name": "NAWEL",
    "latin_family_name": "BENMITHAL",
    "birth": "14031997",
    "birth_place": "مستغانم",
    "registration_number": "201512345678",
    "bac_year": "",
    "phone": "0770 12 34 56",
    "email": "nawel.mithal@example.dz",
    "purpose": "ملف توظيف",
    "study_field": "رياضيات وإعلام آلي",
    "branch": "رياضيات",
    "speciality": "رياضيات",
    "diploma_number": "0457",
    "diploma_year": "2020",
    "diploma_dated": "12072020",
}
APPLICANT = {
    "given_name": "نوال",
    "family_name": "بن مثال",
    "latin_given_name": "NAWEL",
    "latin_family_name": "BENMITHAL",
    "name": "نوال بن مثال",
    "birth_place": "مستغانم",
    "registration_number": "201512345678",
    "phone": "0770 12 34 56",
    "email": "nawel.mithal@example.dz",
}
DIPLOMA = {
    "kind": "",
    "study_field": "رياضيات وإعلام آلي",
    "branch": "رياضيات",
    "speciality": "رياضيات",
    "number": "0457/2020",
    "dated": "2020-07-12",
}
SHEETS = 5
PAPERS = ("request_form", "bac_transcript", "birth_certificate", "diploma", "training_transcripts")
BESIDES = 6
"""Keys of an intake that are neither data, nor one a field, nor one a paper."""
AZERTY, ARABIC = "fr,ara", "ara,fr"


@pytest.mark.parametrize("layout", [AZERTY, ARABIC])
def test_one_applicant_by_keyboard_alone(tmp_path: Path, layout: str) -> None:
    with real_window(tmp_path, layout) as window:
        issued = today() - timedelta(days=40)
        take_in(window, issued)
        check_intake(window.show("0001/2026"), issued)


def test_a_scanned_receipt_opens_its_file_at_its_next_step(tmp_path: Path) -> None:
    with real_window(tmp_path, AZERTY) as window:
        take_in(window, today())


def test_a_crash_in_the_middle_of_a_word_loses_nothing(tmp_path: Path) -> None:
    form = FORM | {"bac_year": "2015"}
    names = list(form)
    half = names.index("purpose")
    with real_window(tmp_path, AZERTY) as window:
        window.press("F2")
        for name in names[:half]:
            window.fill(form[name])
        window.type("ملف")
        window.until(lambda: draft(window).get("purpose") == "ملف")
        window.kill()
        kept = draft(window)
        window.start()
        assert window.rows("select state from requests") == [("draft",)]
        window.press("Return")  # Today stands on the draft that waits
        for name in names[half + 1 :]:
            window.fill(form[name])
        window.until(lambda: "diploma_dated" in draft(window))
        whole = draft(window)
        assert kept.items() <= whole.items()
        assert {name: _undated(whole[name]) for name in names} == form | {"purpose": "ملف"}


def today() -> date:
    """The day at the counter."""
    return datetime.now(ZoneInfo("Africa/Algiers")).date()


def draft(window: RealWindow) -> dict[str, Any]:
    """The form as the register has it, empty before its first keeping."""
    rows = window.rows("select form from requests order by id desc limit 1")
    form: dict[str, Any] = json.loads(rows[0][0]) if rows else {}
    return form


def _undated(text: str) -> str:
    """A day without the strokes that the form puts into it; anything else as it is."""
    return text.replace("/", "")


def take_in(window: RealWindow, issued: date) -> None:
    """F2 to the receipt in the applicant's hand; no key is lost on the way."""
    before = window.pressed
    window.press("F2")
    *names, last = FORM
    for name in names:
        window.fill(FORM[name])
    window.type(FORM[last])
    window.press("F9")
    window.until(lambda: window.sheets("request-letter"))
    window.press("F12")
    for paper in PAPERS:
        if paper == "birth_certificate":
            window.type(f"{issued:%d%m%Y}")
        if paper == "training_transcripts":
            window.fill(str(SHEETS))
        else:
            window.press("1")
    window.until(
        lambda: len(window.rows("select 1 from checklist_items where verdict='accepted'")) == 5
    )
    window.press("F12")
    window.until(lambda: window.sheets("deposit-receipt"))
    window.until(lambda: window.rows("select 1 from sheets where printed > 0"))
    window.rest()
    window.press("F12")
    window.until(lambda: window.rows("select 1 from sheets where issued_at is not null"))
    typed = sum(bool(text) for text in FORM.values())
    assert window.pressed - before <= typed + len(PAPERS) + BESIDES


def check_intake(shown: dict[str, Any], issued: date) -> None:
    """Every value typed stands in the register."""
    assert shown["state"] == "deposited"
    assert {name: shown["applicant"][name] for name in APPLICANT} == APPLICANT
    assert shown["form"]["birth"] == "14/03/1997"
    assert shown["diploma"] | {"kind": ""} == DIPLOMA
    assert (shown["purpose"], shown["copies"]) == (FORM["purpose"], 1)
    judged = {item["paper"]: item for item in shown["checklist"]}
    assert {paper: judged[paper]["verdict"] for paper in PAPERS} == dict.fromkeys(
        PAPERS, "accepted"
    )
    assert judged["birth_certificate"]["issued_on"] == issued.isoformat()
    assert judged["training_transcripts"]["sheets"] == SHEETS
    assert shown["missing"] == []
