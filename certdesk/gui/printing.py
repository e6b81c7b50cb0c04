"""Delivers a finished sheet to a printer or to a file, and says how it went.

What a sheet is, and whether it was issued, is known to `services`; here are only bytes,
paper and machines. Sheets go out as pictures of the very PDF that the preview showed.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from certdesk.domain.errors import KnownError
from certdesk.gui.pdf_pages import PdfPages

PRINT_DPI = 300
"""Lines of 0.25 pt and the QR code stay whole; an A4 page is 26 MB while it is drawn."""


class NoPrinter(KnownError):
    """The machine has no printer."""

    code = "no_printer"
    sentence = (
        "This machine has no printer, so nothing was printed. "
        "The sheet is kept as a file: {path}. Print it from another machine, "
        "or install a printer and print again."
    )


class PrinterGone(KnownError):
    """The printer chosen in the settings is not among those of the machine."""

    code = "printer_gone"
    sentence = (
        "The printer {printer} was not found, so nothing was printed. "
        "The sheet is kept as a file: {path}. "
        "Switch the printer on or choose another one in the settings, then print again."
    )


class PrinterRefused(KnownError):
    """The printer did not accept the job."""

    code = "printer_refused"
    sentence = (
        "The printer {printer} did not accept the sheet. It is kept as a file: {path}. "
        "Check the cable and the paper, then print again."
    )


class NoPrinterForUnkept(KnownError):
    """The machine has no printer, and the sheet may lie nowhere."""

    code = "no_printer_for_unkept"
    sentence = (
        "This machine has no printer, so nothing was printed, and no file of it was kept. "
        "Write it on paper by hand from the screen, or install a printer and print again."
    )


class UnkeptNotPrinted(KnownError):
    """The printer did not take a sheet that may lie nowhere."""

    code = "unkept_not_printed"
    sentence = (
        "The printer {printer} did not take the sheet, and no file of it was kept. "
        "Check that it is on and has paper, then print again, "
        "or write it on paper by hand from the screen."
    )


class SheetNotSaved(KnownError):
    """The file could not be written."""

    code = "sheet_not_saved"
    sentence = (
        "The sheet could not be saved in {path} ({reason}). Nothing registered was lost. "
        "Choose another folder or free some space, then try again."
    )


class Refused(Exception):
    """A spooler could not hand the job over."""


@dataclass(frozen=True, slots=True)
class PrinterSetup:
    """How this workstation prints: `printer` "" is the system's default.

    `right_mm`, `down_mm` move the whole sheet on the paper (may be negative), for printers
    that draw it in askew.
    """

    printer: str = ""
    copies: int = 1
    right_mm: float = 0.0
    down_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """`printer` that took the job; `pages` of one copy; `path` where the sheet is kept."""

    printer: str
    copies: int
    pages: int
    path: Path

    code: ClassVar[str] = "delivered"


class Spooler(Protocol):
    """The printers of a machine."""

    def printers(self) -> Sequence[str]:
        """Names, the default one first."""

    def spool(self, pages: PdfPages, printer: str, setup: PrinterSetup, title: str) -> None:
        """Print all pages, `setup.copies` times. Raises `Refused`."""


class Printing:
    """Keeps each sheet in a folder, then prints it."""

    def __init__(self, spooler: Spooler, sheets_folder: Path) -> None:
        """`sheets_folder`: made when the first sheet comes."""
        self._spooler = spooler
        self._folder = sheets_folder

    def printers(self) -> Sequence[str]:
        """Names for the settings, the default one first."""
        return self._spooler.printers()

    def deliver(self, pdf: bytes, setup: PrinterSetup, name: str) -> DeliveryReport:
        """Keep `pdf` as `name` (no folder, `.pdf` is added) and print it.

        Raises:
            SheetNotSaved: nothing was printed.
            NoPrinter, PrinterGone, PrinterRefused: nothing was printed, the file is there.
        """
        path = self.save(pdf, self._folder / f"{safe_name(name)}.pdf")
        names = self._spooler.printers()
        if not names:
            raise NoPrinter(path=str(path))
        printer = setup.printer or names[0]
        if printer not in names:
            raise PrinterGone(printer=printer, path=str(path))
        with PdfPages(pdf) as pages:
            try:
                self._spooler.spool(pages, printer, setup, path.stem)
            except Refused:
                raise PrinterRefused(printer=printer, path=str(path)) from None
            return DeliveryReport(printer, setup.copies, len(pages), path)

    def deliver_unkept(self, pdf: bytes, setup: PrinterSetup, name: str) -> str:
        """Print `pdf` and keep no file of it, not even when it fails; gives the printer's name.

        Raises:
            NoPrinterForUnkept, UnkeptNotPrinted: nothing was printed.
        """
        names = self._spooler.printers()
        if not names:
            raise NoPrinterForUnkept
        printer = setup.printer or names[0]
        if printer not in names:
            raise UnkeptNotPrinted(printer=printer)
        with PdfPages(pdf) as pages:
            try:
                self._spooler.spool(pages, printer, setup, safe_name(name))
            except Refused:
                raise UnkeptNotPrinted(printer=printer) from None
        return printer

    def save(self, pdf: bytes, path: Path) -> Path:
        """Write whole or not at all: a torn file never has the sheet's name.

        Raises:
            SheetNotSaved: with the system's reason.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            with part.open("wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            raise SheetNotSaved(path=str(path), reason=error.strerror or "?") from error
        return path


_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL"})
_LONGEST_NAME = 120
_SERIES = r"\b[^\W\d_a-zA-Z]/"


def safe_name(name: str) -> str:
    """A file name that every system takes: `0457/2026-T1` becomes `0457-2026-T1`.

    The letter of a series goes (`ت/0001/2026`): beside digits it turns the whole name.
    """
    name = re.sub(_SERIES, "", name)
    kept = "".join(sign if sign.isalnum() or sign in "-_ ()" else "-" for sign in name)
    kept = kept.strip(" -")[:_LONGEST_NAME] or "sheet"
    return f"{kept}-" if kept.upper() in _RESERVED else kept
