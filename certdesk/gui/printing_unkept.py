"""Printing of what must not lie in a file: rendered, spooled, forgotten."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from certdesk.gui.printing import PrinterSetup, Printing

if TYPE_CHECKING:
    from certdesk.gui.messages import Worded
    from certdesk.gui.session import Session
    from certdesk.services.sheets.printing import PrintedSheet


def print_unkept(
    session: "Session",
    make: "Callable[[], PrintedSheet]",
    delivered: Callable[[str], object],
    failed: "Callable[[Worded], object]",
    *,
    owner: QObject,
) -> None:
    """Render a sheet beside the window and send it to this workstation's printer.

    Unlike `Session.print_sheet` no file is kept, and whatever fails, nothing waits anywhere:
    `failed` must leave the person a way without paper. `delivered` gets the printer's name.
    """

    def deliver(sheet: "PrintedSheet") -> None:
        printer = session.desk.config.printer
        setup = PrinterSetup(printer.name, right_mm=printer.right_mm, down_mm=printer.down_mm)
        printing = Printing(session.spooler, session.folder.sheets)
        session.ask(
            lambda: printing.deliver_unkept(sheet.pdf, setup, sheet.name), delivered, failed
        )

    session.tasks.run(make, deliver, failed, owner=owner)
