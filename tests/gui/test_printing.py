"""Sheets on paper: copies, offset, paper size; and what is said when there is no printer."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from certdesk.domain.errors import KnownError
from certdesk.gui.messages import word
from certdesk.gui.pdf_pages import PdfPages
from certdesk.gui.printing import (
    NoPrinter,
    NoPrinterForUnkept,
    PrinterGone,
    PrinterRefused,
    PrinterSetup,
    Printing,
    Refused,
    SheetNotSaved,
    UnkeptNotPrinted,
    safe_name,
)
from certdesk.gui.spooler import QtSpooler
from tests.gui.sheets_made import A4, A5, pdf

MARK = (30.0, 40.0, 20.0, 10.0)


class FakeSpooler:
    """Printers by name; remembers its jobs."""

    def __init__(self, *names: str, refuses: bool = False) -> None:
        self.names = names
        self.refuses = refuses
        self.jobs: list[tuple[str, int, PrinterSetup, str]] = []

    def printers(self) -> tuple[str, ...]:
        return self.names

    def spool(self, pages: PdfPages, printer: str, setup: PrinterSetup, title: str) -> None:
        if self.refuses:
            raise Refused
        self.jobs.append((printer, len(pages), setup, title))


def mark_on(image: QImage, dots_per_mm: float) -> tuple[float, float, float, float]:
    """Left, top, width, height in mm of what is black."""
    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if QColor(image.pixel(x, y)).lightness() < 100
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    found = (min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)
    left, top, width, height = (round(value / dots_per_mm, 1) for value in found)
    return left, top, width, height


def printed(tmp_path: Path, sheet: bytes, setup: PrinterSetup) -> PdfPages:
    """What the real spooler sends, taken into a file in place of a machine."""
    job = tmp_path / "job.pdf"
    report = Printing(QtSpooler(into=job), tmp_path / "sheets").deliver(sheet, setup, "sheet")
    assert report.path.read_bytes() == sheet
    return PdfPages(job.read_bytes())


def test_sheet_is_printed_in_its_place(qapp: QApplication, tmp_path: Path) -> None:
    with printed(tmp_path, pdf(A4, mark_mm=MARK), PrinterSetup()) as pages:
        assert len(pages) == 1
        assert pages.size_mm(0) == pytest.approx(A4, abs=0.5)
        assert mark_on(pages.picture(0, 127), 5) == pytest.approx(MARK, abs=0.4)


def test_offset_moves_the_whole_sheet(qapp: QApplication, tmp_path: Path) -> None:
    setup = PrinterSetup(right_mm=3.0, down_mm=-2.0)
    with printed(tmp_path, pdf(A4, mark_mm=MARK), setup) as pages:
        moved = (MARK[0] + 3, MARK[1] - 2, *MARK[2:])
        assert mark_on(pages.picture(0, 127), 5) == pytest.approx(moved, abs=0.4)


def test_copies_are_collated(qapp: QApplication, tmp_path: Path) -> None:
    sheet = pdf(A4, A5, mark_mm=MARK)
    with printed(tmp_path, sheet, PrinterSetup(copies=3)) as pages:
        sizes = [round(pages.size_mm(number)[0]) for number in range(len(pages))]
    assert sizes == [210, 148] * 3


def test_lying_page_is_printed_lying(qapp: QApplication, tmp_path: Path) -> None:
    with printed(tmp_path, pdf((210.0, 148.0), mark_mm=MARK), PrinterSetup()) as pages:
        assert pages.size_mm(0) == pytest.approx((210, 148), abs=0.5)
        assert mark_on(pages.picture(0, 127), 5) == pytest.approx(MARK, abs=0.4)


def test_what_is_not_kept_is_printed_and_leaves_no_file(tmp_path: Path) -> None:
    spooler = FakeSpooler("مكتب", "قاعة")
    sheets = tmp_path / "sheets"
    setup = PrinterSetup(printer="قاعة")
    sent = Printing(spooler, sheets).deliver_unkept(pdf(A5, mark_mm=MARK), setup, "recovery-sheet")
    assert sent == "قاعة"
    assert spooler.jobs == [("قاعة", 1, setup, "recovery-sheet")]
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    "spooler, setup, error",
    [
        (FakeSpooler(), PrinterSetup(), NoPrinterForUnkept),
        (FakeSpooler("مكتب"), PrinterSetup(printer="قاعة"), UnkeptNotPrinted),
        (FakeSpooler("مكتب", refuses=True), PrinterSetup(), UnkeptNotPrinted),
    ],
)
def test_what_is_not_kept_leaves_no_file_when_it_fails_either(
    tmp_path: Path, spooler: FakeSpooler, setup: PrinterSetup, error: type[KnownError]
) -> None:
    with pytest.raises(error) as caught:
        Printing(spooler, tmp_path / "sheets").deliver_unkept(pdf(A5, mark_mm=MARK), setup, "x")
    assert "ولم يُحفظ أي ملف" in word(caught.value).sentence
    assert list(tmp_path.rglob("*")) == []


def test_report_names_printer_copies_and_file(tmp_path: Path) -> None:
    spooler = FakeSpooler("مكتب", "قاعة")
    setup = PrinterSetup(copies=2)
    report = Printing(spooler, tmp_path).deliver(pdf(A4, mark_mm=MARK), setup, "0457/2026-T1")
    assert (report.printer, report.copies, report.pages) == ("مكتب", 2, 1)
    assert report.path == tmp_path / "0457-2026-T1.pdf"
    assert spooler.jobs == [("مكتب", 1, setup, "0457-2026-T1")]


def test_no_printer_keeps_the_sheet_and_says_where(tmp_path: Path) -> None:
    sheet = pdf(A4, mark_mm=MARK)
    with pytest.raises(NoPrinter) as told:
        Printing(FakeSpooler(), tmp_path / "new").deliver(sheet, PrinterSetup(), "a")
    path = tmp_path / "new" / "a.pdf"
    assert path.read_bytes() == sheet
    assert str(path) in word(told.value).sentence


def test_machine_of_these_tests_has_no_printer_and_says_so(
    qapp: QApplication, tmp_path: Path
) -> None:
    spooler = QtSpooler()
    if not spooler.printers():
        with pytest.raises(NoPrinter):
            Printing(spooler, tmp_path).deliver(pdf(A4, mark_mm=MARK), PrinterSetup(), "a")


def test_printer_that_was_taken_away(tmp_path: Path) -> None:
    with pytest.raises(PrinterGone) as told:
        Printing(FakeSpooler("أ"), tmp_path).deliver(
            pdf(A4, mark_mm=MARK), PrinterSetup(printer="ب"), "a"
        )
    assert "ب" in word(told.value).sentence


def test_printer_that_refuses(tmp_path: Path) -> None:
    with pytest.raises(PrinterRefused):
        Printing(FakeSpooler("أ", refuses=True), tmp_path).deliver(
            pdf(A4, mark_mm=MARK), PrinterSetup(), "a"
        )
    assert (tmp_path / "a.pdf").exists()


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_job_that_cannot_be_written_is_refused(qapp: QApplication, tmp_path: Path) -> None:
    nowhere = QtSpooler(into=tmp_path / "missing" / "job.pdf")
    with pytest.raises(PrinterRefused):
        Printing(nowhere, tmp_path).deliver(pdf(A4, mark_mm=MARK), PrinterSetup(), "a")


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="ascii")
    spooler = FakeSpooler("أ")
    with pytest.raises(SheetNotSaved) as told:
        Printing(spooler, tmp_path / "file").deliver(b"x", PrinterSetup(), "a")
    assert spooler.jobs == []
    assert str(tmp_path / "file") in word(told.value).sentence


def test_saving_leaves_no_torn_file(tmp_path: Path) -> None:
    path = Printing(FakeSpooler(), tmp_path).save(b"%PDF", tmp_path / "وصل.pdf")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "name, safe",
    [
        ("0457/2026-T1", "0457-2026-T1"),
        ("transmittal-ت/0001/2026", "transmittal-0001-2026"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\x", "C--x"),
        ("CON", "CON-"),
        ("وصل الإيداع", "وصل الإيداع"),
        ("..", "sheet"),
        ("a" * 300, "a" * 120),
    ],
)
def test_names_that_every_system_takes(name: str, safe: str) -> None:
    assert safe_name(name).removeprefix("-") == safe or safe_name(name).endswith(safe)
    assert not set(safe_name(name)) & set('/\\:*?"<>|.')
