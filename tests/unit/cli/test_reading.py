"""`show`, `find`, `print`, `register`: what is told, what is written, what is refused."""

import errno
import json
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from tests.unit.cli.command import Counter, card, example, request, until_ready

SHEETS = ["request-letter", "deposit-receipt", "transmittal", "pickup-sheet"]


@pytest.fixture
def given(counter: Counter) -> Counter:
    counter.intake(request())
    assert counter.act(*example("acts.json")).code == 0
    return counter


def test_a_request_is_shown_whole(given: Counter) -> None:
    shown = given.shown()
    assert shown["applicant"]["given_name"] == "محمد الأمين"
    assert shown["applicant"]["birth"] == "15/04/1999"
    assert shown["diploma"]["dated"] == "2022-07-03"
    assert shown["deposited_on"] == "2026-11-23"
    assert [paper["verdict"] for paper in shown["checklist"]].count("accepted") == 5
    assert shown["verification"]["reference"] == "سجل 3، ص 12، رقم 45"
    balance = shown["custody"]["balance"]
    assert balance["taken"] + balance["made"] == balance["given"] + balance["kept"]
    assert (balance["due"], balance["closes"]) == (0, True)
    assert shown["pickups"][0]["number"] == "س/0001/2026"
    # a trial folder: nobody is real, a script reads back what it typed
    assert shown["pickups"][0]["checks"][0]["document"]["number"] == "100000017"
    assert shown["follow_up"] == []
    assert [entry["act"] for entry in shown["history"]][-1] == "pickup_confirmed"


def test_identity_numbers_in_full_need_a_reason_and_are_journalled(given: Counter) -> None:
    ran = given.run("show", "1/2026", "--json", "--unmasked", "تفتيش")
    told = json.loads(ran.out)
    assert told["pickups"][0]["checks"][0]["document"]["number"] == "100000017"
    assert [entry["act"] for entry in given.shown()["history"]][-1] == "identity_shown"
    refused = given.run("show", "1/2026", "--unmasked", " ")
    assert (refused.code, refused.out) == (1, "")


def test_a_request_is_shown_for_people(given: Counter) -> None:
    ran = given.run("show", "1/2026")
    assert "مسلّم" in ran.out
    assert "محمد الأمين بن عيسى" in ran.out


@pytest.mark.parametrize("name", ["0001/2026", "1/2026", "١/٢٠٢٦", "D/1/2026", "draft", "code"])
def test_a_request_has_many_names(given: Counter, name: str) -> None:
    shown = given.shown()
    names = {"draft": shown["draft"], "code": f"CD/D/2026/0001/{shown['check_code']}"}
    assert given.shown(names.get(name, name))["number"] == "0001/2026"


@pytest.mark.parametrize("name", ["7/2026", "1/26", "nobody", "", "%", "' OR 1=1 --", "\ud800"])
def test_what_names_no_request_is_one_sentence(given: Counter, name: str) -> None:
    ran = given.run("show", name, "--json")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)


@pytest.mark.parametrize(
    "text",
    [
        "0001/2026",
        "بن عيسى",
        "BENAISSA",
        "mohamed lamine",
        "201712345678",
        "0550123456",
        "123/2022",
    ],
)
def test_a_request_is_found(given: Counter, text: str) -> None:
    found = given.run("find", text, "--json").answer
    assert [one["number"] for one in found] == ["0001/2026"]
    assert set(found[0]) >= {
        "number", "name", "latin_name", "registration_number", "diploma_number", "phone",
        "state", "deposited_on",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["لا أحد", "%", "_", "' OR 1=1 --", "*", "x" * 100_000, "\ud800"])
def test_nothing_found_is_an_empty_array(given: Counter, text: str) -> None:
    ran = given.run("find", text, "--json")
    assert (ran.code, ran.answer) == (0, [])


def test_the_limit_limits(counter: Counter) -> None:
    counter.intake(request(), request(2), request(3))
    assert len(counter.run("find", "محمد", "--json").answer) == 3
    assert len(counter.run("find", "محمد", "--limit", "2", "--json").answer) == 2
    assert counter.run("find", "محمد", "--limit", "0").code == 2
    assert counter.run("find", "محمد").out.count("\n") == 3


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_is_written(given: Counter, kind: str) -> None:
    out = given.place / "ورقة.pdf"
    ran = given.run("print", kind, "0001/2026", "--out", out, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.answer["size"] == out.stat().st_size
    assert len(pypdfium2.PdfDocument(out)) >= 1
    assert [path.name for path in given.place.iterdir() if path.suffix == ".pdf"] == [out.name]


def test_a_sheet_has_its_own_number_too(given: Counter) -> None:
    for kind, number in (("pickup-sheet", "1/2026-T1"), ("transmittal", "ت/0001/2026")):
        out = given.place / f"{kind}.pdf"
        assert given.run("print", kind, number, "--out", out).code == 0
        assert out.read_bytes().startswith(b"%PDF")
    ran = given.run("print", "pickup-sheet", "1/2026-T2", "--out", given.place / "no.pdf")
    assert (ran.code, (given.place / "no.pdf").exists()) == (1, False)


def test_printing_marks_nothing_as_issued(given: Counter) -> None:
    given.run("print", "deposit-receipt", "1/2026", "--out", given.place / "r.pdf")
    assert [sheet["issued"] for sheet in given.shown()["sheets"]] == [False, False]


def test_the_same_receipt_twice_is_the_same_bytes(given: Counter) -> None:
    files = [given.place / "one.pdf", given.place / "two.pdf"]
    for file in files:
        given.run("print", "deposit-receipt", "1/2026", "--out", file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_deficiency_slip_of_a_draft_and_none_of_a_whole_file(counter: Counter) -> None:
    entry = request()
    del entry["papers"]["diploma"]
    draft = counter.intake(entry).answer["draft"]
    slip = counter.place / "slip.pdf"
    assert counter.run("print", "deficiency-slip", draft, "--out", slip).code == 0
    assert slip.read_bytes().startswith(b"%PDF")
    counter.intake(request())
    ran = counter.run("print", "deficiency-slip", "1/2026", "--out", counter.place / "no.pdf")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)


def test_a_blank_letter_needs_no_number(given: Counter) -> None:
    out = given.place / "blank.pdf"
    assert given.run("print", "blank-request-letter", "--out", out).code == 0
    assert given.run("print", "deposit-receipt", "--out", out).code == 1


def test_a_sheet_that_is_not_there_yet(counter: Counter) -> None:
    counter.intake(request())
    for kind in ("pickup-sheet", "transmittal", "return-sheet", "refusal-notice"):
        ran = counter.run("print", kind, "1/2026", "--out", counter.place / "x.pdf")
        assert (ran.code, len(ran.err.splitlines())) == (1, 1)


@pytest.mark.parametrize("out", ["nowhere/x.pdf", "."])
def test_a_place_that_cannot_be_written_is_one_sentence(given: Counter, out: str) -> None:
    for words in (
        ("print", "deposit-receipt", "1/2026"),
        ("register", "--kind", "deposit", "--month", "2026-11"),
    ):
        ran = given.run(*words, "--out", given.place / out)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)


@pytest.mark.parametrize(
    "period",
    [
        ["--month", "2026-11"],
        ["--year", "2026"],
        ["--from", "2026-11-23", "--to", "23/11/2026"],
    ],
)
@pytest.mark.parametrize("kind", ["deposit", "pickup"])
def test_a_register_is_written(given: Counter, kind: str, period: list[str]) -> None:
    out = given.place / "سجل.xlsx"
    ran = given.run("register", "--kind", kind, *period, "--out", out, "--json")
    assert (ran.code, ran.err, ran.answer["entries"]) == (0, "", 1)
    cells = _cells(out)
    assert "بن عيسى محمد الأمين" in cells
    assert "0001/2026" in cells


@pytest.mark.parametrize("kind", ["deposit", "pickup"])
def test_a_register_is_written_for_paper(given: Counter, kind: str) -> None:
    out = given.place / "سجل.PDF"
    words = ("--kind", kind, "--month", "2026-11", "--out", out, "--json")
    ran = given.run("register", *words)
    assert (ran.code, ran.err, ran.answer["entries"]) == (0, "", 1)
    # the register and its summary
    assert len(pypdfium2.PdfDocument(out)) == 2


def test_a_month_is_closed_once_with_a_page_to_sign(given: Counter) -> None:
    out = given.place / "closing.pdf"
    words = ("register", "--kind", "deposit", "--close", "--out", out)
    ran = given.run(*words, "--month", "2026-10", "--json")
    assert (ran.code, ran.err, ran.answer["closed"]) == (0, "", "2026-10")
    assert len(pypdfium2.PdfDocument(out)) == 1
    for refused in (("--month", "2026-10"), ("--month", "2026-11"), ("--year", "2026")):
        ran = given.run(*words, *refused)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)


def test_a_register_counts_what_was_handed_over_not_what_was_prepared(counter: Counter) -> None:
    counter.intake(request())
    counter.act(*until_ready(), card())
    out = counter.place / "p.xlsx"
    words = ("register", "--kind", "pickup", "--month", "2026-11", "--out", out, "--json")
    assert counter.run(*words).answer["entries"] == 0
    counter.act({"act": "confirm_pickup", "number": "0001/2026", "given": "all"})
    assert counter.run(*words).answer["entries"] == 1


def test_another_month_is_empty(given: Counter) -> None:
    out = given.place / "x.xlsx"
    ran = given.run("register", "--kind", "deposit", "--month", "2026-10", "--out", out)
    assert ran.code == 0
    assert "بن عيسى محمد الأمين" not in _cells(out)


@pytest.mark.parametrize(
    "period",
    [
        ["--month", "2026-13"],
        ["--month", "11-2026"],
        ["--year", "26"],
        ["--year", "2026", "--to", "2026-11-30"],
        ["--from", "2026-11-30", "--to", "2026-11-01"],
        ["--from", "2026-11-01"],
        ["--from", "yesterday", "--to", "2026-11-01"],
    ],
)
def test_what_is_no_period_is_one_sentence(given: Counter, period: list[str]) -> None:
    out = given.place / "x.xlsx"
    ran = given.run("register", "--kind", "deposit", *period, "--out", out)
    assert (ran.code, len(ran.err.splitlines()), out.exists()) == (1, 1, False)


@pytest.mark.parametrize("name", ["x.xlsx", "x.pdf"])
def test_the_other_registers_are_written(given: Counter, name: str) -> None:
    counts = {"transmittal": 1, "refused-withdrawn-void": 0, "follow-up": 0}
    for kind, entries in counts.items():
        words = ("--month", "2026-11", "--out", given.place / name, "--json")
        ran = given.run("register", "--kind", kind, *words)
        assert (ran.code, ran.err, ran.answer["entries"]) == (0, "", entries)


def _cells(file: Path) -> set[object]:
    book = openpyxl.load_workbook(file)
    return {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}


def test_a_disk_that_fails_keeps_what_was_there(
    given: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    out = given.file(b"earlier", "receipt.pdf")
    monkeypatch.setattr("certdesk.cli.out_file.os.fsync", failing)
    ran = given.run("print", "deposit-receipt", "1/2026", "--out", out)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert out.read_bytes() == b"earlier"
    assert not list(given.place.glob(".receipt*"))
