"""The printer of the demonstration: a folder, which for a while takes nothing."""

from pathlib import Path

from certdesk.gui.folder_spooler import FolderSpooler
from certdesk.gui.pdf_pages import PdfPages
from certdesk.gui.printing import PrinterSetup, Refused


class DemoPrinter(FolderSpooler):
    """Lays every sheet into a folder as its PDF, unless it is `dead`."""

    def __init__(self, into: Path) -> None:
        """`into`: where the paper comes out."""
        super().__init__(into)
        self.dead = False

    def spool(self, pages: PdfPages, printer: str, setup: PrinterSetup, title: str) -> None:
        """Lay the sheet into the folder.

        Raises:
            Refused: the printer is dead.
        """
        if self.dead:
            raise Refused
        super().spool(pages, printer, setup, title)
