"""The demonstration: played once in another process, as `make run` does it without a screen."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.documents.render import SHEETS
from certdesk.domain.register import RegisterKind
from certdesk.gui.demo import keys, last_month, people, pictures, place, run
from certdesk.gui.demo.clock import DemoClock
from certdesk.gui.demo.keys import Failed, Play, Wait
from certdesk.gui.demo.place import DemoFolderTaken, DemoFolderUnusable
from certdesk.gui.demo.stage import Stage
from certdesk.gui.main_window import PAGES
from certdesk.storage.folder import DataFolder
from tests.gui import script_day

ROOT = Path(__file__).resolve().parents[2]
STAGES = (
    *("first-start", "recovery-code", "today-empty", "new-request-empty", "new-request"),
    *("new-request-errors", "checklist", "certificate-too-old", "waiver", "deficiency"),
    *("missing-paper", "check-answers", "receipt", "dead-printer", "power-cut", "today"),
    *("verify-doubted", "pickup-proxy", "handed-over", "return", "fill-in-with-me"),
    *("two-in-one-file", "register-deposit", "registers-charts", "supervision-journal"),
    *("supervision-closing", "month-open", "month-closed", "correct", "import-register"),
    *("past-request", "settings-procedure", "settings-printers"),
    *("today-dark", "pickup-dark", "registers-dark"),
)
"""What a page looks like on the way, and three of them in dark."""
DOORS = {"welcome", "sign_in"}
NO_PAPER = {"register_pages"}
"""They lie among the registers."""
BESIDE = ("blank-request-letter", "call-list", "printer-test")
"""Sheets without a kind of their own."""


class Played:
    """What one run left."""

    def __init__(self, out: Path) -> None:
        self.out = out
        gone = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
        self.done = subprocess.run(
            [sys.executable, "-m", "certdesk", "demo", "--out", str(out)],
            env={name: value for name, value in os.environ.items() if name not in gone}
            | {"CERTDESK_NOW": script_day.NOW},
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def files(self, folder: str, pattern: str = "*") -> list[Path]:
        return sorted((self.out / folder).glob(pattern))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return Played(tmp_path_factory.mktemp("demo") / "out")


def test_it_plays_without_a_screen_and_says_what_it_did(played: Played) -> None:
    assert (played.done.returncode, played.done.stderr) == (0, "")
    for folder in ("paper", "registers", "pictures", "data"):
        assert str(played.out / folder) in played.done.stdout
    for person in people.CAST.values():
        (line,) = [one for one in played.done.stdout.splitlines() if person.name in one]
        assert "/2026" in line


def test_every_kind_of_sheet_lies_in_the_paper_folder(played: Played) -> None:
    kinds = [kind.replace("_", "-") for kind in set(SHEETS) - NO_PAPER]
    for kind in (*kinds, *BESIDE):
        sheets = played.files("paper", f"{kind}*.pdf")
        assert sheets, kind
        pdf = pypdfium2.PdfDocument(sheets[0])
        words = pdf[0].get_textpage().get_text_range()
        pdf.close()
        assert len(words.split()) > 20, kind


def test_the_month_before_is_closed_and_signed_for(played: Played) -> None:
    (_page,) = played.files("paper", f"month-closing-deposit-{script_day.CLOSED}.pdf")
    (workbook,) = played.files("registers", "deposit-2026-11.xlsx")
    table = openpyxl.load_workbook(workbook).worksheets[0]
    cells = [str(cell) for row in table.iter_rows(values_only=True) for cell in row]
    assert [one for one in cells if last_month.OTHER_PHONE in one and "تصحيح" in one]


def test_all_registers_can_be_opened(played: Played) -> None:
    for kind in RegisterKind:
        (workbook,) = played.files("registers", f"{kind.value}-2026-11.xlsx")
        (_pages,) = played.files("registers", f"{kind.value}-2026-11.pdf")
        cells = [
            str(cell)
            for row in openpyxl.load_workbook(workbook).worksheets[0].iter_rows(values_only=True)
            for cell in row
        ]
        assert any("2026" in cell for cell in cells), kind


@pytest.fixture(scope="module")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same day by files, in a folder of its own."""
    place = tmp_path_factory.mktemp("script")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CERTDESK_NOW", script_day.NOW)
        patch.setenv("CERTDESK_PASSWORD", people.PASSWORD)
        answers = script_day.play(place / "data", place)
        assert [one for one in answers if one.get("ok") is False] == []
        yield place


def _standing(root: Path, number: str) -> dict[str, object]:
    told = json.loads(script_day.command(root, people.HEAD, "show", number, "--json"))
    same = ("number", "state", "applicant", "diploma", "checklist", "custody", "follow_up")
    return {name: told.get(name) for name in same} | {
        "pickups": [(one["number"], one["kind"], one["status"]) for one in told["pickups"]]
    }


def test_the_same_day_by_files_ends_in_the_same_states(played: Played, scripted: Path) -> None:
    for n in (1, 2, *range(4, 16)):
        number = f"{n:04}/2026"
        by_window = _standing(played.out / "data", number)
        assert by_window["state"], number
        assert by_window == _standing(scripted / "data", number), number


def test_the_same_day_by_files_has_the_same_registers(played: Played, scripted: Path) -> None:
    """Byte for byte: the office's clock stands still in both."""
    for kind in RegisterKind:
        file = scripted / f"{kind.value}-2026-11.xlsx"
        asked = ("--kind", kind.value, "--month", "2026-11", "--out", file)
        script_day.command(scripted / "data", people.HEAD, "register", *asked)
        assert file.read_bytes() == (played.out / "registers" / file.name).read_bytes(), kind


def test_every_page_has_its_picture(played: Played) -> None:
    seen = {QImage(str(file)).text(pictures.PAGE) for file in played.files("pictures")}
    assert set(PAGES) | DOORS == seen
    for file in played.files("pictures"):
        assert not pictures.is_blank(QPixmap(str(file))), file.name


def test_every_stage_has_its_picture(played: Played) -> None:
    names = {file.stem.split("-", 1)[1] for file in played.files("pictures")}
    assert set(STAGES) <= names


def test_the_data_are_those_of_a_trial_folder(played: Played) -> None:
    assert DataFolder(played.out / "data").is_trial


def test_only_the_folders_of_a_demonstration_are_emptied(tmp_path: Path) -> None:
    out = place.make(tmp_path / "out")
    (out / "paper" / "old.pdf").touch()
    (out / "mine.txt").touch()
    place.make(out)
    assert not (out / "paper" / "old.pdf").exists()
    assert (out / "mine.txt").exists()


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "certdesk.db").touch()
    with pytest.raises(DemoFolderTaken):
        place.make(tmp_path)
    assert (tmp_path / "data" / "certdesk.db").exists()


def test_a_folder_that_cannot_be_made_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DemoFolderUnusable):
        place.make(tmp_path / "file" / "out")
    assert run.play(tmp_path / "file" / "out") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize(
    "today, before",
    [
        (date(2026, 11, 23), date(2026, 10, 29)),
        (date(2026, 1, 4), date(2025, 12, 31)),
        (date(2026, 3, 1), date(2026, 2, 26)),
        (date(2026, 12, 31), date(2026, 11, 30)),
    ],
)
def test_the_demonstration_begins_on_a_working_day_of_the_month_before(
    today: date, before: date
) -> None:
    moment = datetime(today.year, today.month, today.day, 9, 30, tzinfo=UTC)
    clock = DemoClock(lambda: moment)
    assert clock() == moment.replace(year=before.year, month=before.month, day=before.day)
    clock.come_to_today()
    assert clock() == moment


def _fails(stage: Stage) -> Play:
    yield from stage.press("F2")
    yield stage.on_page("new_request")
    stage.expect("seen", "wanted", "الاستمارة")


def _waits(stage: Stage) -> Play:
    yield stage.until(lambda: False, "ما لا يأتي")


def _finds_nothing(stage: Stage) -> Play:
    yield stage.pause(0)
    stage.widget(QWidget, "no.such_control")


@pytest.mark.parametrize(
    "act, said",
    [(_fails, "wanted"), (_waits, "ما لا يأتي"), (_finds_nothing, "no.such_control")],
)
def test_what_fails_is_said_in_one_line_and_nothing_is_left(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    act: object,
    said: str,
) -> None:
    monkeypatch.setattr(keys, "PATIENCE_S", 0.2)
    monkeypatch.setattr(run, "_acts", act)
    assert run.play(tmp_path / "out") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert [top for top in QApplication.topLevelWidgets() if top.isVisible()] == []
    assert sys.excepthook is sys.__excepthook__


def test_a_window_closed_by_hand_ends_the_play(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closes(stage: Stage) -> Play:
        yield stage.pause(0)
        stage.window.close()
        yield Wait(lambda: False, "")

    monkeypatch.setattr(run, "_acts", closes)
    begun = time.monotonic()
    assert run.play(tmp_path / "out") == 1
    assert time.monotonic() - begun < keys.PATIENCE_S


def test_a_blank_picture_is_refused(tmp_path: Path, dressed: QApplication) -> None:
    blank = QPixmap(300, 200)
    blank.fill(QColor("white"))
    assert pictures.is_blank(blank)
    empty = QWidget()
    empty.resize(300, 200)
    with pytest.raises(Failed):
        pictures.take(empty, tmp_path / "empty.png")
    assert list(tmp_path.iterdir()) == []
