"""The test page of a printer: what it should measure, and by how much it is corrected."""

from certdesk.config import Printer
from certdesk.i18n import ltr, tr
from certdesk.services.office import Office
from certdesk.services.sheets.rendering import PrintedSheet, worded_by


def printer_page(office: Office, printer: Printer) -> PrintedSheet:
    """A page that nobody signs and that stands in no register."""
    from certdesk.documents import printer_page as pages

    with office.store.read() as unit:
        setup = worded_by(office, unit, "deposit_receipt", {}).setup
    lines = (
        tr("Printer: {name}", name=printer.name or tr("the printer of the system")),
        correction_words(printer),
        tr("Measure with a ruler, at the top and at the right, from the paper's edge to the line."),
        tr("Each should be 20 mm. Write what you measured in the settings, and print once more."),
        tr("The code below is for trying the code reader."),
    )
    pdf = pages.printer_page(setup, tr("Test page"), lines)
    return PrintedSheet(pdf, "printer-test", None)


def correction_words(printer: Printer) -> str:
    """By how much and which way every sheet is moved on this printer."""
    moves = []
    if printer.right_mm:
        mm = ltr(f"{abs(printer.right_mm):g}")
        to_right = printer.right_mm > 0
        moves.append(tr("{mm} mm to the right" if to_right else "{mm} mm to the left", mm=mm))
    if printer.down_mm:
        mm = ltr(f"{abs(printer.down_mm):g}")
        moves.append(tr("{mm} mm down" if printer.down_mm > 0 else "{mm} mm up", mm=mm))
    if not moves:
        return tr("This printer is not corrected.")
    return tr("Every sheet is moved: {moves}", moves="، ".join(moves))
