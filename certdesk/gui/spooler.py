"""The printers that Qt knows."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from certdesk.gui.pdf_pages import PdfPages
from certdesk.gui.printing import PRINT_DPI, PrinterSetup, Refused

_MM_PER_INCH = 25.4


class QtSpooler:
    """Prints pictures of the pages, each on paper of its own size."""

    def __init__(self, into: Path | None = None) -> None:
        """`into`: a file that takes the job in place of a machine, to look at what is sent."""
        self._into = into

    def printers(self) -> Sequence[str]:
        """Names, the default one first."""
        if self._into is not None:
            return [self._into.name]
        names = QPrinterInfo.availablePrinterNames()
        default = QPrinterInfo.defaultPrinterName()
        return sorted(names, key=lambda name: name != default)

    def spool(self, pages: PdfPages, printer: str, setup: PrinterSetup, title: str) -> None:
        """Print; raises `Refused` when the system does not take the job."""
        device = self._device(printer, title)
        rounds = setup.copies
        if device.supportsMultipleCopies():
            device.setCopyCount(setup.copies)
            device.setCollateCopies(True)
            rounds = 1
        _lay_paper(device, pages, 0)
        painter = QPainter()
        if not painter.begin(device):
            raise Refused
        try:
            _draw(painter, device, pages, setup, rounds)
        finally:
            ended = painter.end()
        if not ended or device.printerState() is QPrinter.PrinterState.Error:
            raise Refused

    def _device(self, printer: str, title: str) -> QPrinter:
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._into is None:
            device.setPrinterName(printer)
        else:
            device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            device.setOutputFileName(str(self._into))
        device.setResolution(PRINT_DPI)
        device.setFullPage(True)  # our sheets have their own margins
        device.setDocName(title)
        return device


def _draw(
    painter: QPainter, device: QPrinter, pages: PdfPages, setup: PrinterSetup, rounds: int
) -> None:
    order = [number for _ in range(rounds) for number in range(len(pages))]
    for place, number in enumerate(order):
        if place:
            _lay_paper(device, pages, number)
            if not device.newPage():
                raise Refused
        dots_per_mm = device.resolution() / _MM_PER_INCH
        width_mm, height_mm = pages.size_mm(number)
        target = QRectF(
            setup.right_mm * dots_per_mm,
            setup.down_mm * dots_per_mm,
            width_mm * dots_per_mm,
            height_mm * dots_per_mm,
        )
        painter.drawImage(target, pages.picture(number, PRINT_DPI))


def _lay_paper(device: QPrinter, pages: PdfPages, number: int) -> None:
    width_mm, height_mm = pages.size_mm(number)
    upright = QSizeF(min(width_mm, height_mm), max(width_mm, height_mm))
    paper = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    lying = width_mm > height_mm
    turn = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, turn, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
