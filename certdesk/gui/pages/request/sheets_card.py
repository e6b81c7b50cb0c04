"""The sheets of a request: print again, and say that it came out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.request import State
from certdesk.gui.pages.request.cards import PartsCard
from certdesk.gui.pages.step_words import sheet_words
from certdesk.gui.theme import Role
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link
from certdesk.i18n import tr, trn
from certdesk.services.office_sheets import REFUSAL
from certdesk.services.views import RequestView, SheetView


class SheetLine(QWidget):
    """One sheet with its links."""

    def __init__(self, name: str, words: str, state: str, verb: str) -> None:
        """`name`: what its links are called in the contract, after `request.print_`."""
        super().__init__()
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Label(words, Role.LABEL))
        text.addWidget(Label(state, Role.CAPTION, "text2"))
        self.print_link = Link(verb, spoken=f"{verb}: {words}", underlined=False, weight=600)
        self.print_link.setObjectName(f"request.print_{name}")
        came = tr("It came out")
        self.came_link = Link(came, spoken=f"{came}: {words}", underlined=False, weight=600)
        self.came_link.setObjectName(f"request.came_out_{name}")
        self.came_link.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(14)
        row.addLayout(text, 1)
        row.addWidget(self.print_link)
        row.addWidget(self.came_link)


class SheetsCard(PartsCard):
    """What can be printed of a request."""

    letter_wanted = Signal()
    """The applicant's letter, of a draft."""
    slip_wanted = Signal()
    """The deficiency slip, of a draft."""
    file_wanted = Signal()
    """The request whole on a sheet, as it stands."""
    refusal_wanted = Signal()
    """The notice of a refusal, for the first time."""
    print_wanted = Signal(object)
    """A `SheetView`."""
    came_out = Signal(object)
    """A `SheetView` that somebody saw come out of the printer."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__(tr("Printed sheets"), "request.sheets")
        self.lines: list[SheetLine] = []

    def show_view(self, view: RequestView, *, tried: set[int], with_file: bool) -> None:
        """The sheets there are; `tried` were sent to the printer a moment ago.

        `with_file`: who looks may also print the request whole.
        """
        held = self._held()
        column = self.start()
        self.lines = []
        if not view.number:
            letter = SheetLine(
                "letter", tr("The request letter"), tr("to be signed"), tr("Print it")
            )
            letter.print_link.clicked.connect(self.letter_wanted)
            self.lines.append(letter)
        if view.missing and not view.number:
            slip = SheetLine(
                "slip", tr("Deficiency slip"), tr("names what is missing"), tr("Print it")
            )
            slip.print_link.clicked.connect(self.slip_wanted)
            self.lines.append(slip)
        if view.state is State.REFUSED and not any(one.kind == REFUSAL for one in view.sheets):
            notice = SheetLine(
                "refusal", tr("Refusal notice"), tr("why it was refused"), tr("Print it")
            )
            notice.print_link.clicked.connect(self.refusal_wanted)
            self.lines.append(notice)
        for at, sheet in enumerate(view.sheets):
            self.lines.append(self._sheet_line(at, sheet, tried))
        if with_file:
            whole = SheetLine(
                "file",
                tr("The file on a sheet"),
                tr("the whole file with its history"),
                tr("Print it"),
            )
            whole.print_link.clicked.connect(self.file_wanted)
            self.lines.append(whole)
        for line in self.lines:
            column.addWidget(line)
        self._hold(held)

    def print_first(self) -> None:
        """What F9 does: the sheet that stands first."""
        if self.lines:
            self.lines[0].print_link.click()

    def _held(self) -> str:
        """The name of the link one stands on, "" for none of this card."""
        focus = QApplication.focusWidget()
        return focus.objectName() if focus is not None and self.isAncestorOf(focus) else ""

    def _hold(self, name: str) -> None:
        """Stand on that link again; where it is gone, on the print link of its sheet."""
        for line in self.lines if name else ():
            links = (line.print_link, line.came_link)
            names = [link.objectName() for link in links]
            if name in names:
                link = line.print_link if line.came_link.isHidden() else links[names.index(name)]
                # the new links are shown with the next turn of events; the focus must not wait
                self._holder.show()
                link.setFocus()

    def _sheet_line(self, at: int, sheet: SheetView, tried: set[int]) -> SheetLine:
        verb = tr("Print a copy") if sheet.issued else tr("Print it")
        if sheet.printed and not sheet.issued:
            verb = tr("Print again")
        line = SheetLine(str(at), sheet_words(sheet.kind, sheet.key), _state(sheet), verb)
        line.print_link.clicked.connect(lambda: self.print_wanted.emit(sheet))
        waits = sheet.id in tried or (sheet.printed > 0 and not sheet.issued)
        line.came_link.setVisible(waits)
        line.came_link.clicked.connect(lambda: self.came_out.emit(sheet))
        return line


def _state(sheet: SheetView) -> str:
    if sheet.copies:
        return trn("issued, and {n} copies", sheet.copies)
    if sheet.issued:
        return tr("issued")
    return tr("Sent to the printer") if sheet.printed else tr("Never sent to a printer")
