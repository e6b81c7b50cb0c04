"""Paper without a printer: a folder that takes every sheet."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from certdesk.gui.folder_spooler import FolderSpooler, TrialSpooler
from certdesk.gui.printing import PrinterRefused, PrinterSetup, Printing
from certdesk.storage.folder import DataFolder
from tests.gui.sheets_made import A4, pdf

SHEET = "0457/2026"
ONE, TWO = (pdf(*pages, mark_mm=(20, 20, 10, 10)) for pages in ([A4], [A4, A4]))


class Machine:
    """A machine with the printers it is given."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.printed: list[str] = []

    def printers(self) -> Sequence[str]:
        return self.names

    def spool(self, pages: object, printer: str, setup: PrinterSetup, title: str) -> None:
        self.printed.append(printer)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "data")
    folder.create(trial=True)
    return folder


def test_a_sheet_lies_in_the_folder_as_it_was_kept(folder: DataFolder, tmp_path: Path) -> None:
    spooler = FolderSpooler(tmp_path / "paper")
    report = Printing(spooler, folder.sheets).deliver(TWO, PrinterSetup(), SHEET)
    (paper,) = (tmp_path / "paper").iterdir()
    assert paper.read_bytes() == report.path.read_bytes()
    assert report.pages == 2


def test_a_folder_that_cannot_be_made_refuses_the_job(folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    spooler = FolderSpooler(tmp_path / "file" / "paper")
    with pytest.raises(PrinterRefused):
        Printing(spooler, folder.sheets).deliver(ONE, PrinterSetup(), SHEET)


def test_who_tries_the_program_out_needs_no_printer(folder: DataFolder) -> None:
    machine = Machine()
    printing = Printing(TrialSpooler(machine, folder), folder.sheets)
    printing.deliver(ONE, PrinterSetup(), SHEET)
    assert [file.name for file in (folder.root / "paper").iterdir()] == ["0457-2026.pdf"]
    assert machine.printed == []


def test_a_printer_that_is_there_prints(folder: DataFolder) -> None:
    machine = Machine("laser")
    printing = Printing(TrialSpooler(machine, folder), folder.sheets)
    printing.deliver(ONE, PrinterSetup(), SHEET)
    assert machine.printed == ["laser"]
    assert not (folder.root / "paper").exists()
