"""One applicant through the real program by keyboard alone, in a real X server."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from certdesk.gui.tokens import LIGHT
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
SURNAME_FIRST = "بن مثال نوال"
DIPLOMA = {
    "kind": "",
    "study_field": "رياضيات وإعلام آلي",
    "branch": "رياضيات",
    "speciality": "رياضيات",
    "number": "0457/2020",
    "dated": "2020-07-12",
}
SHEETS = 5
ARCHIVE = "سجل الشهادات 3، ص 12، رقم 45"
# the card, in the order in which Enter walks through it
CARD = {
    "number": "100000457",
    "issued_on": "02052021",
    "issued_at": "مستغانم",
    "expires_on": "01052031",
    "family_name": "بن مثال",
    "given_name": "نوال",
    "latin_family_name": "BENMITHAL",
    "latin_given_name": "NAWEL",
    "birth_date": "14031997",
}
GIVEN_SHEETS = 2 * (1 + SHEETS)
"""Diploma and transcripts, each with its authenticated copy."""
PAPERS = ("request_form", "bac_transcript", "birth_certificate", "diploma", "training_transcripts")
BESIDES = 6
"""Keys of an intake that are neither data, nor one a field, nor one a paper."""
_EXPORTED = (830, 330)
"""Where the page of registers says in green that a workbook was written."""
_FIRST_WORK = (800, 352)
"""The first line of what waits on Today, once it is read."""
AZERTY, ARABIC = "fr,ara", "ara,fr"


@pytest.mark.parametrize("layout", [AZERTY, ARABIC])
def test_one_applicant_by_keyboard_alone(tmp_path: Path, layout: str) -> None:
    with real_window(tmp_path, layout) as window:
        issued = today() - timedelta(days=40)
        take_in(window, issued)
        check_intake(window.show("0001/2026"), issued)
        verify(window)
        send_and_take_back(window)
        hand_over(window)
        shown = window.show("0001/2026")
        check_the_rest(shown)
        export_registers(window)
        check_registers(window.folder / "exports", shown)


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
        window.until(lambda: window.server.pixel(*_FIRST_WORK) == LIGHT.tint)
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


def verify(window: RealWindow) -> None:
    """The receipt is scanned: the file opens at its next step, the archive."""
    scan(window, lambda: window.is_at("verify"))
    window.fill(ARCHIVE)
    window.press("1", "F12")
    window.until(lambda: window.rows("select 1 from verifications"))


def send_and_take_back(window: RealWindow) -> None:
    """Scanned, it waits to be sent; scanned after that, it is back signed."""
    scan(window, lambda: window.is_at("signature"))
    window.press("F12")
    window.until(lambda: window.sheets("transmittal"))
    window.rest()
    scan(window, lambda: is_in(window, "ready"))
    before = window.rows("select max(seq) from journal")
    scan(window, lambda: is_in(window, "ready"))  # once more: nothing changes
    window.rest()
    assert window.rows("select max(seq) from journal") == before


def hand_over(window: RealWindow) -> None:
    """F8, the only file that is ready, the card, the sheet, the papers."""
    window.press("F8", "Return")
    for text in CARD.values():
        window.fill(text)
    window.rest()
    window.press("F12")
    window.until(lambda: window.sheets("pickup-sheet"))
    window.rest()
    window.press("F12")
    window.rest()
    window.press("F12")
    window.until(lambda: is_in(window, "handed_over"))


def export_registers(window: RealWindow) -> None:
    """F7, F12 for the deposits; the hand-overs are Shift+Tab and an arrow away."""
    exports = window.folder / "exports"
    window.press("F7", "F12")
    window.until(lambda: list(exports.glob("deposit-*.xlsx")))
    window.until(lambda: window.server.pixel(*_EXPORTED) == LIGHT.ok_t)
    window.press("F7", "shift+Tab", "Left", "F12")
    window.until(lambda: list(exports.glob("pickup-*.xlsx")))


def scan(window: RealWindow, happened: Callable[[], bool]) -> None:
    """The code of the receipt, as a reader types it.

    A busy machine stalls the typing now and then, which ends a burst: the clerk scans again.
    """
    ((year, n, check_code),) = window.rows("select year, n, check_code from requests")
    for _ in range(4):
        window.server.scan(f"CD/D/{year}/{n:04}/{check_code}")
        if window.soon(happened):
            return
    window.until(happened)


def is_in(window: RealWindow, state: str) -> bool:
    """Whether the only request is in this state."""
    return window.rows("select state from requests") == [(state,)]


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


def check_the_rest(shown: dict[str, Any]) -> None:
    """Archive, transmittal, card, papers, sheets: as typed, and nothing is left over."""
    assert (shown["state"], shown["next_step"]) == ("handed_over", "follow_up")
    archive = shown["verification"]
    assert (archive["found"], archive["reference"]) == ("as_stated", ARCHIVE)
    (pickup,) = shown["pickups"]
    (check,) = pickup["checks"]
    card = check["document"]
    person = card.pop("person")
    assert card == {
        "kind": "cnibe",
        "number": CARD["number"],
        "issued_on": "2021-05-02",
        "issued_at": CARD["issued_at"],
        "expires_on": "2031-05-01",
    }
    assert person == {
        **{name: text for name, text in CARD.items() if name in person},
        "birth_date": "1997-03-14",
        "birth_year": 1997,
    }
    assert (check["status"], check["comparison"]) == ("valid", "matches")
    assert (pickup["number"], pickup["status"]) == ("س/0001/2026", "confirmed")
    balance = shown["custody"]["balance"]
    assert (balance["given"], balance["kept"], balance["due"]) == (GIVEN_SHEETS, 3, 0)
    printed = {sheet["kind"]: sheet["issued"] for sheet in shown["sheets"]}
    assert printed == {"deposit-receipt": True, "pickup-sheet": True}
    acts = [entry["act"] for entry in shown["history"]]
    for act in ("deposited", "verified", "send", "take_back_signed", "pickup_confirmed"):
        assert acts.count(act) == 1, act


def check_registers(exports: Path, shown: dict[str, Any]) -> None:
    """Both workbooks, opened again: the month's only line, cell by cell."""
    day = datetime.fromisoformat(shown["deposited_on"])
    (deposit,) = lines_of(exports / f"deposit-{day:%Y-%m}.xlsx")
    assert deposit[:5] == [1, day, "0001/2026", SURNAME_FIRST, "14/03/1997، مستغانم"]
    assert deposit[5:8] == [
        APPLICANT["registration_number"],
        APPLICANT["phone"],
        DIPLOMA["speciality"],
    ]
    assert deposit[8:10] == ["0457/2020، 12/07/2020", FORM["purpose"]]
    (pickup,) = lines_of(exports / f"pickup-{day:%Y-%m}.xlsx")
    assert pickup[:5] == [1, day, "0001/2026", SURNAME_FIRST, "14/03/1997، مستغانم"]
    assert pickup[6] == 1 + SHEETS
    assert pickup[8] == "بطاقة التعريف الوطنية البيومترية XXXXX0457"
    assert pickup[9] == "02/05/2021، مستغانم"


def lines_of(workbook: Path) -> list[list[Any]]:
    """The rows that have a running number, without the signs that only show a direction."""
    sheet = openpyxl.load_workbook(workbook).worksheets[0]
    return [
        [cell.replace("\u200e", "") if isinstance(cell, str) else cell for cell in row]
        for row in sheet.iter_rows(values_only=True)
        if isinstance(row[0], int)
    ]
