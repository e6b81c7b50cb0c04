"""The forty bad inputs, each sent through the command line: refused in Arabic, nothing stored.

What each case is stands beside it. Those that belong to the window (two clicks, printer off)
are tested there; a wrong key comes with the encrypted register.

|  1 direction overrides, isolates in names  | 21 diploma dated in the future              |
|  2 LRM, RLM, zero width, joiners           | 22 certificate age at its limit -1, 0, +1   |
|  3 tatweel                                 | 23 Hijri years                              |
|  4 harakat                                 | 24 two-digit years                          |
|  5 presentation forms                      | 25 MRZ with wrong digits                    |
|  6 letters of one search key               | 26 MRZ with O for 0                         |
|  7 Latin names of mixed scripts            | 27 MRZ of wrong length, lines swapped       |
|  8 surrogates, NUL, control, line breaks   | 28 MRZ: century of a year                   |
|  9 ten megabytes                           | 29 one diploma number, four spellings       |
| 10 only blanks or dots                     | 30 diploma number `12/26`, `2026/12`        |
| 11 emoji, private use                      | 31 SQL in a field                           |
| 12 cells beginning with = + - @            | 32 % and _ in a search                      |
| 13 phones in many forms                    | 33 markup, file:// images in a name         |
| 14 no phone at all                         | 34 file names with .., CON, 300 letters     |
| 15 31/02, 29/02/2025                       | 35 not an Excel file, torn, old .xls        |
| 16 birth in the future                     | 36 zip bomb, entity bomb                    |
| 17 younger than 16                         | 37 a million empty rows, merged heads       |
| 18 older than 100                          | 38 a backup of random bytes                 |
| 19 presumed birth                          | 39 another program's database               |
| 20 diploma before 18                       | 40 a backup older than the present          |
"""

import copy
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from tests.unit.cli.command import Counter, Ran, request
from tests.unit.registers import past_books as books

ARABIC = re.compile("[\u0621-\u064a]")
PERSON, DIPLOMA = "applicant", "diploma"


class Wrong(NamedTuple):
    """A field of the request with something that must not pass."""

    which: int
    part: str
    field: str
    typed: str
    code: str
    named: str = ""


WRONG = (
    Wrong(1, PERSON, "given_name", "محمد\u202eالأمين", "direction_marks"),
    Wrong(1, PERSON, "family_name", "بن\u2066عيسى\u2069", "direction_marks"),
    Wrong(7, PERSON, "latin_family_name", "BENАISSA", "mixed_script"),
    Wrong(8, PERSON, "given_name", "محمد\x00", "control_characters"),
    Wrong(8, PERSON, "given_name", "محمد\x07", "control_characters"),
    Wrong(8, PERSON, "given_name", "محمد\r\nأمين", "line_break"),
    Wrong(8, PERSON, "given_name", "محمد\ud800", "text_not_storable"),
    Wrong(9, PERSON, "given_name", "س" * 3000, "too_long"),
    Wrong(9, PERSON, "given_name", "س" * 10_000_000, "text_not_storable"),
    Wrong(10, PERSON, "given_name", "  …. ", "required"),
    Wrong(11, PERSON, "given_name", "محمد😀", "sign_not_printable"),
    Wrong(11, PERSON, "given_name", "محمد\ue000", "sign_not_printable"),
    Wrong(12, PERSON, "family_name", "=1+1", "not_in_a_name"),
    Wrong(14, PERSON, "phone", "999", "phone_unreadable"),
    Wrong(14, PERSON, "phone", "0550 12", "phone_length"),
    Wrong(15, PERSON, "birth_date", "1999-02-31", "no_such_day", "birth"),
    Wrong(15, PERSON, "birth_date", "2025-02-29", "no_such_day", "birth"),
    Wrong(16, PERSON, "birth_date", "2027-01-01", "birth_after_today", "birth"),
    Wrong(17, PERSON, "birth_date", "2015-01-01", "too_young", "birth"),
    Wrong(18, PERSON, "birth_date", "1910-01-01", "too_old", "birth"),
    Wrong(20, DIPLOMA, "dated", "2016-01-01", "diploma_before_adult", "diploma_dated"),
    Wrong(21, DIPLOMA, "dated", "2027-01-01", "after_today", "diploma_dated"),
    Wrong(23, PERSON, "birth_date", "1420-05-01", "hijri_year", "birth"),
    Wrong(24, PERSON, "birth_date", "15/04/99", "two_digit_year", "birth"),
    Wrong(30, DIPLOMA, "number", "12/26", "diploma_year_two_digits", "diploma_number"),
    Wrong(30, DIPLOMA, "number", "2026/12", "diploma_number_reversed", "diploma_number"),
    Wrong(31, PERSON, "family_name", "'; DROP TABLE requests; --", "not_arabic"),
    Wrong(33, PERSON, "family_name", "<b>مثال</b>", "not_arabic"),
    Wrong(33, PERSON, "family_name", "<img src='file:///etc/hostname'/>", "not_arabic"),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    with pytest.MonkeyPatch.context() as patch:
        yield Counter(tmp_path_factory.mktemp("forty") / "office", patch)


@pytest.fixture
def counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter:
    return Counter(tmp_path / "office", monkeypatch)


@pytest.fixture(scope="module")
def refused(office: Counter) -> list[dict[str, Any]]:
    """All wrong requests in one file: one answer each, in their order."""
    entries = []
    for one in WRONG:
        entry = copy.deepcopy(request())
        entry[one.part][one.field] = one.typed
        entries.append(entry)
    ran = office.intake(*entries)
    assert ran.code == 1
    assert_one_sentence(ran)
    return list(ran.answers)


def assert_one_sentence(ran: Ran) -> None:
    """One Arabic line, never a traceback."""
    assert len(ran.err.strip().splitlines()) == 1, ran.err
    assert ARABIC.search(ran.err)
    assert "Traceback" not in ran.err + ran.out


@pytest.mark.parametrize("place", range(len(WRONG)), ids=[f"{w.which}-{w.code}" for w in WRONG])
def test_a_wrong_field_is_named_and_no_number_is_given(
    refused: list[dict[str, Any]], place: int
) -> None:
    wrong, told = WRONG[place], refused[place]
    assert told["number"] is None
    assert told["state"] in {"draft", None}
    assert [(one["field"], one["code"]) for one in told["errors"]] == [
        (wrong.named or wrong.field, wrong.code)
    ]
    assert ARABIC.search(told["errors"][0]["message"])


def test_nothing_wrong_took_a_number_or_broke_the_register(
    office: Counter, refused: list[dict[str, Any]]
) -> None:
    drafts = [one for one in refused if one["state"] == "draft"]
    assert len(drafts) == len(WRONG) - 2
    assert office.run("check").code == 0
    done = office.intake(request(8, deposited_on="2026-11-23"))
    assert done.answer["number"] == "0001/2026"


def cleaned(n: int) -> dict[str, Any]:
    """2, 3, 4, 5, 13, 19, 29: cleaned or kept, never refused."""
    entry = request(n)
    entry[PERSON] |= {
        "given_name": "\u200fمُحَمَّد\u200b الأمـــين\u200d",
        "family_name": "ﺑﻦ ﻋﻴﺴﻰ",
        "phone": "٠٠٢١٣ ٥٥٠ ١٢ ٣٤ ٥٦",
        "birth": {"presumed": "1975"},
    }
    del entry[PERSON]["birth_date"]
    entry[DIPLOMA]["number"] = "٠٠٧٧\\٢٠٢٢"
    entry["purpose"] = "=HYPERLINK(1)"
    return entry


def test_what_can_be_cleaned_is_kept_clean_and_found(counter: Counter) -> None:
    assert counter.intake(cleaned(2)).answer["number"] == "0001/2026"
    shown = counter.shown()
    # the form stands as it was typed, what is printed and searched is clean
    assert "\u200f" in shown["form"]["given_name"]
    assert shown["applicant"]["name"] == "مُحَمَّد الأمين بن عيسى"
    assert shown["applicant"]["birth"] == "خلال سنة 1975"
    # 6, 13, 29: other spellings of the same find it; 32: signs of a pattern find nothing
    for text in ("محمد بن عيسي", "مُحمد الامين", "+213550123456", "0550 12 34 56", "77/2022",
                 "0077/2022", "٧٧\\٢٠٢٢"):  # fmt: skip
        assert [one["number"] for one in found(counter, text)] == ["0001/2026"], text
    for text in ("%", "_", "%%__", "' OR 1=1 --", "\x00", "…", "س" * 5000):
        assert found(counter, text) == [], text


def found(counter: Counter, text: str) -> list[dict[str, Any]]:
    ran = counter.run("find", text, "--json")
    assert (ran.code, ran.err) == (0, "")
    return list(ran.answer)


def test_a_cell_that_looks_like_a_formula_is_written_as_text(counter: Counter) -> None:
    """12."""
    counter.intake(cleaned(2))
    file = counter.place / "register.xlsx"
    assert counter.run(
        "register", "--kind", "deposit", "--month", "2026-11", "--out", file
    ).code == 0  # fmt: skip
    sheet = openpyxl.load_workbook(file).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"]
    assert [cell.data_type for cell in cells] == ["s"]


@pytest.mark.parametrize(
    "issued, missing",
    [("2025-11-24", []), ("2025-11-23", []), ("2025-11-22", ["birth_certificate"])],
)
def test_a_certificate_at_its_limit(counter: Counter, issued: str, missing: list[str]) -> None:
    """22: 364, 365, 366 days."""
    entry = request()
    entry["papers"]["birth_certificate"] = {"verdict": "accepted", "issued_on": issued}
    assert counter.intake(entry).answer["missing"] == missing


ZONE = ("IDDZA1000000177<<<<<<<<<<<<<<<", "9904156M3106202DZA<<<<<<<<<<<0",
        "BENFICTIF<<MOHAMED<AMINE<<<<<<")  # fmt: skip


@pytest.mark.parametrize(
    "lines, outcome",
    [
        (ZONE, "read"),  # 28: 99 is 1999
        ((ZONE[0].replace("177", "178"), *ZONE[1:]), "refused"),  # 25
        ((ZONE[0].replace("1000", "1OOO"), *ZONE[1:]), "told"),  # 26: read, and said
        ((ZONE[0][:-3], *ZONE[1:]), "refused"),  # 27
        ((ZONE[1], ZONE[0], ZONE[2]), "refused"),  # 27
    ],
)
def test_a_zone_that_is_not_whole_is_never_believed(
    counter: Counter, lines: tuple[str, ...], outcome: str
) -> None:
    ran = counter.run("read-id", "--json", stdin="\n".join(lines))
    told = ran.answer
    if outcome == "read":
        assert (told["ok"], told["birth_date"]) == (True, "1999-04-15")
    elif outcome == "told":
        assert told["warnings"] or told["error"]
    else:
        assert (told["ok"], bool(told["error"])) == (False, True)
    assert "Traceback" not in ran.err


def random_bytes(place: Path) -> Path:
    place.write_bytes(bytes(range(256)) * 40)
    return place


def other_program(place: Path) -> Path:
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE contacts (name TEXT)")
    other.close()
    return place


@pytest.mark.parametrize("make", [random_bytes, other_program])
def test_what_is_no_backup_is_refused(counter: Counter, make: Callable[[Path], Path]) -> None:
    """38, 39."""
    counter.intake(request())
    before = (counter.root / "certdesk.db").read_bytes()
    ran = counter.run("restore", make(counter.place / "old.cdbackup"), "--yes")
    assert ran.code == 1
    assert_one_sentence(ran)
    assert (counter.root / "certdesk.db").read_bytes() == before


def test_a_backup_of_a_newer_program_is_refused(counter: Counter) -> None:
    """39: newer schema; an older one is upgraded (tests of migrations)."""
    counter.intake(request())
    file = counter.place / "newer.cdbackup"
    assert counter.run("backup", "--out", file).code == 0
    with sqlite3.connect(file) as newer:
        (schema,) = newer.execute("PRAGMA user_version").fetchone()
        newer.execute(f"PRAGMA user_version={schema + 1}")
    newer.close()
    before = (counter.root / "certdesk.db").read_bytes()
    ran = counter.run("restore", file, "--yes")
    assert ran.code == 1
    assert_one_sentence(ran)
    assert "نسخة أحدث" in ran.err
    assert (counter.root / "certdesk.db").read_bytes() == before


def test_a_backup_older_than_the_present_says_by_how_much(counter: Counter) -> None:
    """40."""
    counter.intake(request())
    file = counter.place / "old.cdbackup"
    assert counter.run("backup", "--out", file).code == 0
    counter.intake(request(2))
    ran = counter.run("restore", file, "--json")
    assert ran.code == 1
    assert_one_sentence(ran)
    assert ran.answer["requests_now"] == 2
    assert [one["number"] for one in found(counter, "0002/2026")] == ["0002/2026"]


NOT_REGISTERS = (
    books.picture, books.torn, books.old_excel, books.text_table, books.zip_bomb,
    books.entity_bomb,
)  # fmt: skip


@pytest.mark.parametrize("make", NOT_REGISTERS, ids=[one.__name__ for one in NOT_REGISTERS])
def test_what_is_no_old_register_is_refused(
    office: Counter, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    """35, 36."""
    ran = office.run("import-register", make(tmp_path / "a.xlsx"))
    assert ran.code == 1
    assert_one_sentence(ran)


@pytest.mark.parametrize(
    "name", ["../../..", "C:\\CON", "CON", "س" * 300 + ".xlsx", "a\udcff.xlsx"]
)
def test_file_names_that_lead_nowhere(office: Counter, name: str) -> None:
    """34."""
    for words in (["import-register", name], ["restore", name, "--yes"], ["intake", name]):
        ran = office.run(*words)
        assert ran.code == 1, words
        assert_one_sentence(ran)
    out = f"no such folder/{name}/x.xlsx"
    ran = office.run("register", "--kind", "deposit", "--month", "2026-11", "--out", out)
    assert ran.code == 1
    assert_one_sentence(ran)


def test_empty_rows_and_merged_heads_are_read(counter: Counter, tmp_path: Path) -> None:
    """37."""
    ran = counter.run(
        "import-register", books.million_rows(tmp_path / "a.xlsx"), "--dry-run", "--json"
    )
    assert (ran.code, ran.answer["entries"], ran.answer["stopped_after"]) == (0, 1, 2)
    merged = books.excel(
        tmp_path / "b.xlsx",
        ["الوصل", None, "المعني"],
        ["الرقم", "التاريخ", "الاسم واللقب"],
        ["0001/2025", "12 جانفي 2025", "سمسم المثالي"],
        ["0002/2025", "12/05/1447", "سمسم المثالي"],
        merged=["A1:B1"],
    )
    ran = counter.run("import-register", merged, "--json")
    assert ran.code == 1
    assert_one_sentence(ran)
    told = ran.answer
    assert told["imported"] == 0
    assert [(one["row"], one["column"], one["code"]) for one in told["errors"]] == [
        (4, "B", "hijri_year")
    ]
    assert found(counter, "0001/2025") == []


def test_an_old_register_goes_its_whole_way(counter: Counter, tmp_path: Path) -> None:
    counter.intake(request(2, deposited_on="2025-11-23"))
    file = books.register(tmp_path / "old.xlsx", 4)
    by_hand = ["--map", "C=name", "--map", "رقم الهاتف=", "--start-number", "10"]
    told = counter.run("import-register", file, "--json", *by_hand).answer
    assert (told["imported"], told["next_number"]) == (4, "0010/2026")
    assert counter.run("import-register", file, "--map", "Z9=x").code == 1
    shown = counter.shown("0003/2026")
    assert (shown["state"], shown["applicant"]["phone"]) == ("past", "")
    assert {"title": "رقم الهاتف", "text": "0550000001"} in shown["row"]
    assert found(counter, "0003/2026")[0]["state"] == "past"
    refused = counter.act({"act": "verify", "number": "0003/2026", "found": "as_stated"})
    assert refused.answers[0]["code"] == "past_request"
    undone = counter.run("import-register", "--undo", told["import"], "--reason", "خطأ")
    assert undone.code == 0
    assert found(counter, "0003/2026") == []
    assert counter.intake(request(3)).answer["number"] == "0001/2026"
    assert counter.run("check").code == 0
