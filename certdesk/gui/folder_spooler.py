"""A printer that is a folder: every sheet sent to it lies there as its PDF."""

from collections.abc import Sequence
from pathlib import Path

from certdesk.gui.pdf_pages import PdfPages
from certdesk.gui.printing import PrinterSetup, Refused, Spooler
from certdesk.i18n import tr
from certdesk.storage.folder import DataFolder


class FolderSpooler:
    """Takes every job, for a machine without a printer."""

    def __init__(self, into: Path) -> None:
        """`into`: where the paper comes out."""
        self._into = into

    def printers(self) -> Sequence[str]:
        """One."""
        return [tr("Paper folder")]

    def spool(self, pages: PdfPages, printer: str, setup: PrinterSetup, title: str) -> None:
        """Lay the sheet into the folder, as the very PDF that was made."""
        try:
            self._into.mkdir(parents=True, exist_ok=True)
            (self._into / f"{title}.pdf").write_bytes(pages.pdf)
        except OSError as error:
            raise Refused from error


class TrialSpooler:
    """The machine's printers; where there is none, the folder `paper` of the trial folder.

    Who tries the program out may have no printer at hand, and goes the whole way all the same.
    """

    def __init__(self, machine: Spooler, folder: DataFolder) -> None:
        """`machine`: its own printers."""
        self._machine = machine
        self._paper = FolderSpooler(folder.root / "paper")

    def printers(self) -> Sequence[str]:
        """Those of the machine, else the folder."""
        return self._machine.printers() or self._paper.printers()

    def spool(self, pages: PdfPages, printer: str, setup: PrinterSetup, title: str) -> None:
        """Print on the machine that was named."""
        paper = printer in self._paper.printers()
        (self._paper if paper else self._machine).spool(pages, printer, setup, title)
