"""Whole ways through the real program: each command a process of its own, real SQLite."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from tests.unit.cli.command import DATA, NOW, example
from tests.unit.registers.books import converted

# a terminal of a machine set up for English and ASCII
ASCII_MACHINE = {"PYTHONIOENCODING": "ascii", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}
NUMBERS = [f"{n:04d}/2026" for n in range(1, 5)]


class Terminal:
    """The program in processes of its own, all on one trial folder."""

    def __init__(self, root: Path, **environment: str) -> None:
        self.root = root
        self.environment = {**os.environ, "CERTDESK_DATA": str(root), "CERTDESK_NOW": NOW}
        self.environment |= environment

    def run(self, *words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "certdesk", *map(str, words)],
            input=stdin,
            env=self.environment,
            capture_output=True,
            check=False,
            timeout=120,
        )

    def answers(self, *words: object, stdin: bytes = b"") -> list[Any]:
        ran = self.run(*words, stdin=stdin)
        assert (ran.returncode, ran.stderr.decode()) == (0, "")
        return [json.loads(line) for line in ran.stdout.decode("utf-8").splitlines()]


def test_the_contracts_examples_go_the_whole_way(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "office", **ASCII_MACHINE)
    (deposited,) = terminal.answers("intake", DATA / "request.json", "--json")
    assert (deposited["number"], deposited["state"]) == ("0001/2026", "deposited")
    told = terminal.answers("act", DATA / "acts.json", "--json")
    assert [one["ok"] for one in told] == [True] * 5
    (shown,) = terminal.answers("show", "0001/2026", "--json")
    assert shown["state"] == "handed_over"
    assert shown["applicant"]["family_name"] == "بن عيسى"
    assert shown["custody"]["balance"]["due"] == 0
    (found,) = terminal.answers("find", "بن عيسى", "--json")
    assert [one["state"] for one in found] == ["handed_over"]
    (checked,) = terminal.answers("check", "--json")
    assert (checked["ok"], checked["findings"]) == (True, [])
    again = terminal.run("act", "-", "--json", stdin=(DATA / "acts.json").read_bytes())
    codes = [json.loads(line)["code"] for line in again.stdout.decode().splitlines()]
    assert again.returncode == 1
    assert len(again.stderr.decode("utf-8").splitlines()) == 1
    assert codes == ["wrong_state"] * 3 + ["already_given"] * 2


def test_piped_words_are_utf8_on_any_machine(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "office", **ASCII_MACHINE)
    assert terminal.answers("match-names", "--json", stdin="ڨارة\tقارة مثال\n".encode()) == [
        {"query": "ڨارة", "stored": "قارة مثال", "match": True}
    ]
    missing = terminal.run("find", "بن عيسى", "--json")
    assert (missing.returncode, missing.stdout) == (1, b"")
    assert "لا يوجد سجل" in missing.stderr.decode("utf-8")
    assert not terminal.root.exists()
    assert terminal.run("dance").returncode == 2
    assert terminal.run("--help").stdout.decode("utf-8").count("شباك") >= 1
    broken = terminal.run("intake", "-", stdin=b'{"applicant": "\xff"}')
    assert (broken.returncode, broken.stdout) == (1, b"")
    assert b"Traceback" not in broken.stderr


def test_an_early_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "office")
    lines = "بن\tبن علي\n" * 20_000
    with subprocess.Popen(
        [sys.executable, "-m", "certdesk", "match-names", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=terminal.environment,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        try:
            assert process.stdin is not None
            process.stdin.write(lines.encode())
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 1


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """Four applicants with difficult names, deposited by one file, all handed over."""
    terminal = Terminal(tmp_path_factory.mktemp("hard") / "office")
    taken = terminal.answers("intake", DATA / "hard_requests.json", "--json")
    assert [one["errors"] for one in taken] == [[], [], [], []]
    assert [one["number"] for one in taken] == NUMBERS
    acts = terminal.root.parent / "acts.json"
    acts.write_text(json.dumps(_acts()), encoding="utf-8")
    assert all(one["ok"] for one in terminal.answers("act", acts, "--json"))
    return terminal


def _acts() -> list[dict[str, Any]]:
    """Verify, sign and hand over each; the documents say what cards say."""
    acts: list[dict[str, Any]] = [
        {"act": "verify", "number": number, "found": "as_stated", "reference": "سجل 1، ص 2"}
        for number in NUMBERS
    ]
    acts.append({"act": "send", "numbers": NUMBERS})
    acts += [{"act": "take_back", "number": number, "signed": True} for number in NUMBERS]
    for position, (number, entry) in enumerate(
        zip(NUMBERS, example("hard_requests.json"), strict=True)
    ):
        person = entry["applicant"]
        document = {
            "kind": "cnibe",
            "number": f"10000000{position}",
            "issued_on": "2021-06-20",
            "issued_at": "وهران",
            "expires_on": "2031-06-20",
            "latin_family_name": person["latin_family_name"],
            "latin_given_name": person["latin_given_name"].upper(),
        }
        prepare = {"act": "prepare_pickup", "number": number, "document": document}
        acts += [prepare, {"act": "confirm_pickup", "number": number, "given": "all"}]
    return acts


def test_hard_applicants_are_shown_as_they_were_typed(hard: Terminal) -> None:
    for number, entry in zip(NUMBERS, example("hard_requests.json"), strict=True):
        (shown,) = hard.answers("show", number, "--json")
        assert shown["state"] == "handed_over"
        assert shown["custody"]["balance"]["due"] == 0
        person = entry["applicant"]
        assert shown["applicant"]["name"] == f"{person['given_name']} {person['family_name']}"
        assert shown["form"]["phone"] == person["phone"]
    (presumed,) = hard.answers("show", NUMBERS[1], "--json")
    assert presumed["applicant"]["birth"] == "خلال سنة 1975"


@pytest.mark.parametrize(
    "text, number",
    [
        ("محمد الصغير", NUMBERS[0]),
        ("0550000001", NUMBERS[0]),
        ("77/2008", NUMBERS[0]),
        ("قارة", NUMBERS[1]),
        ("045000002", NUMBERS[1]),
        ("عبدالرحمان بن نموذج", NUMBERS[2]),
        ("abderahmane", NUMBERS[2]),
        ("00213770000004", NUMBERS[3]),
    ],
)
def test_hard_applicants_are_found(hard: Terminal, text: str, number: str) -> None:
    (found,) = hard.answers("find", text, "--json")
    assert [one["number"] for one in found] == [number]


@pytest.mark.parametrize("kind", ["request-letter", "deposit-receipt", "pickup-sheet"])
def test_the_sheets_of_hard_applicants_are_one_page(
    hard: Terminal, tmp_path: Path, kind: str
) -> None:
    for position, number in enumerate(NUMBERS):
        out = tmp_path / f"{position}.pdf"
        assert hard.run("print", kind, number, "--out", out).returncode == 0
        assert len(pypdfium2.PdfDocument(out)) == 1


@pytest.mark.parametrize("kind", ["deposit", "pickup"])
def test_registers_of_hard_applicants_open_everywhere(
    hard: Terminal, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "register.xlsx"
    words = ("--kind", kind, "--month", "2026-11", "--out", out)
    assert hard.run("register", *words).returncode == 0
    names = [
        f"{entry['applicant']['family_name']} {entry['applicant']['given_name']}"
        for entry in example("hard_requests.json")
    ]
    book = openpyxl.load_workbook(out)
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" and "ملف" in str(cell.value)]
    assert {cell.value for cell in cells} >= set(names) | set(NUMBERS)
    text = converted(out.read_bytes(), tmp_path, "csv").read_text(encoding="utf-8-sig")
    shown = {cell for row in csv.reader(text.splitlines()) for cell in row}
    assert shown >= set(names)
    if kind == "deposit":
        assert shown >= {"=ملف توظيف", "@دراسة", "+213 -1 ملف"}
