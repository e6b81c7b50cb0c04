"""The printer of this workstation: which, how many copies, and by how much it is corrected.

| objectName | meaning |
|---|---|
| `settings.printers.name`, `.copies` | the printer in use, copies of each sheet |
| `settings.printers.top`, `.right` | what was measured on the test page, in mm; 20 is right |
| `settings.printers.test` | prints the test page (F9) |
| `settings.printers.reset` | no correction any more |
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.config import MOST_COPIES, MOST_OFFSET_MM, Printer
from certdesk.gui.messages import Worded
from certdesk.gui.pages.new_request.scroller import Scroller
from certdesk.gui.pages.settings.kept_config import keep_config
from certdesk.gui.pages.settings.section import Section
from certdesk.gui.printing import PrinterSetup, Printing
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.count_field import CountField
from certdesk.gui.widgets.fields import EnterChain, Field, Line, LineField
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link
from certdesk.i18n import ltr, tr
from certdesk.services.sheets.printer_page import correction_words, printer_page
from certdesk.services.sheets.rendering import PrintedSheet

_SHOULD_MM = 20.0


class PrintersSection(Section):
    """Everybody at this workstation may change it: a dead printer waits for nobody."""

    name = "printers"
    of_office = False

    def __init__(self, session: Session) -> None:
        """Empty until read."""
        super().__init__(session)
        self.printer = ChoiceField("settings.printers.name", tr("Printer in use"), free=False)
        self.copies = CountField(
            "settings.printers.copies", tr("Copies of each sheet"), least=1, most=MOST_COPIES
        )
        left_to_right = Qt.LayoutDirection.LeftToRight
        self.top = LineField(
            "settings.printers.top", tr("Measured at the top"), Line(left_to_right), "20"
        )
        self.right = LineField(
            "settings.printers.right", tr("Measured at the right"), Line(left_to_right), "20"
        )
        self.standing = Label("", Role.NOTE, "text2", wrap=True)
        self.test = Button(tr("Print the test page"), icon="printer", key="F9")
        self.test.setObjectName("settings.printers.test")
        self.reset = Link(tr("No correction"))
        self.reset.setObjectName("settings.printers.reset")
        self._arrange()
        fields: list[Field] = [self.printer, self.copies, self.top, self.right]
        for field in fields:
            field.edited.connect(lambda _text, field=field: self._typed(field))
        EnterChain(fields, self)
        self.test.clicked.connect(self.print_page)
        self.reset.clicked.connect(self._no_correction)

    def read(self) -> None:
        """The machine's printers, and the one in use."""
        names = list(self.session.spooler.printers())
        used = self.session.desk.config.printer
        if used.name and used.name not in names:
            names.append(used.name)
        system = tr("the printer of the system")
        self.printer.set_choices([Choice("", system), *(Choice(name, name) for name in names)])
        self._show(used)

    def is_changed(self) -> bool:
        """Whether something differs from what is in use."""
        used = self.session.desk.config.printer
        typed = self.top.text().strip() or self.right.text().strip()
        same = self.printer.key() == used.name and self.copies.value() == used.copies
        return bool(typed) or not same

    def save(self) -> None:
        """Use it at once, and for the next start."""
        printer = self._printer()
        if printer is None:
            return
        config = self.session.desk.config.with_printer(printer)
        self.session.ask(partial(keep_config, self.session, config))
        self._show(printer)
        self.say(tr("Kept for this workstation"))

    def print_page(self) -> None:
        """The test page, on the printer chosen, as it is corrected now."""
        chosen = self.session.desk.config.printer_named(self.printer.key() or "")
        desk = self.session.desk

        self.session.tasks.run(
            lambda: printer_page(desk.office, chosen), partial(self._deliver, chosen), owner=self
        )

    def take_focus(self) -> None:
        """The printer."""
        self.printer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _deliver(self, printer: Printer, sheet: PrintedSheet) -> None:
        setup = PrinterSetup(printer.name, 1, printer.right_mm, printer.down_mm)
        printing = Printing(self.session.spooler, self.session.folder.sheets)
        self.session.ask(
            lambda: printing.deliver(sheet.pdf, setup, sheet.name),
            lambda report: self.say(
                tr("The test page was sent to {printer}", printer=report.printer)
            ),
        )

    def _show(self, printer: Printer) -> None:
        self.printer.set_key(printer.name)
        self.copies.set_value(printer.copies)
        for field in (self.top, self.right):
            field.set_text("")
            field.set_problem(None)
        self._say_standing(printer)
        self.edited.emit()

    def _say_standing(self, printer: Printer) -> None:
        self.standing.setText(correction_words(printer))
        self.reset.setVisible(bool(printer.right_mm or printer.down_mm))

    def _typed(self, field: Field) -> None:
        field.set_problem(None)
        if field is self.printer:
            known = self.session.desk.config.printer_named(self.printer.key() or "")
            self.copies.set_value(known.copies)
            self._say_standing(known)
        self.edited.emit()

    def _printer(self) -> Printer | None:
        """What is typed, None when something cannot be; it is then said below it."""
        known = self.session.desk.config.printer_named(self.printer.key() or "")
        copies = self.copies.value()
        if copies is None or not 1 <= copies <= MOST_COPIES:
            words = tr("Write a value from {least} to {most}.", least=ltr(1), most=ltr(MOST_COPIES))
            return self._wrong(self.copies, words)
        top, right = self._measured(self.top), self._measured(self.right)
        for field, measured in ((self.top, top), (self.right, right)):
            if measured is None:
                return self._wrong(field, tr("Write millimetres, such as 18.5"))
        # printed too low: less down; too far from the right edge: more to the right
        down_mm = round(known.down_mm + _SHOULD_MM - (top or 0), 1)
        right_mm = round(known.right_mm + (right or 0) - _SHOULD_MM, 1)
        for field, offset in ((self.top, down_mm), (self.right, right_mm)):
            if abs(offset) > MOST_OFFSET_MM:
                return self._wrong(field, tr("No printer is that far off. Measure again."))
        return replace(known, copies=copies, right_mm=right_mm, down_mm=down_mm)

    @staticmethod
    def _measured(field: Field) -> float | None:
        text = field.text().strip().replace(",", ".").replace("٫", ".")
        if not text:
            return _SHOULD_MM
        try:
            return float(text) if 0 <= float(text) <= 2 * MOST_OFFSET_MM else None
        except ValueError:
            return None

    @staticmethod
    def _wrong(field: Field, sentence: str) -> None:
        field.set_problem(sentence)
        field.setFocus()

    def _no_correction(self) -> None:
        known = self.session.desk.config.printer_named(self.printer.key() or "")
        plain = replace(known, right_mm=0.0, down_mm=0.0)
        config = self.session.desk.config.with_printer(plain)
        self.session.ask(partial(keep_config, self.session, config), failed=self._not_kept)
        self._show(plain)
        self.say(tr("Kept for this workstation"))

    def _not_kept(self, worded: Worded) -> None:
        self.session.tell(worded, self)

    def _arrange(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 8)
        column.setSpacing(12)
        which = Card(tr("Printer"), spacing=10)
        which.body.addWidget(self.printer)
        which.body.addWidget(self.copies)
        column.addWidget(which)
        moved = Card(tr("If the print stands askew on the paper"), spacing=10)
        moved.body.addWidget(
            Label(
                tr(
                    "Print the test page. Measure with a ruler from the edge of the paper to the "
                    "line, at the top and at the right, and write both here in millimetres. "
                    "The program moves every sheet by what is missing to 20."
                ),
                Role.NOTE,
                "text2",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addStretch(1)
        moved.body.addLayout(row)
        moved.body.addWidget(self.top)
        moved.body.addWidget(self.right)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.standing, 1)
        foot.addWidget(self.reset)
        moved.body.addLayout(foot)
        column.addWidget(moved)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroller(content))
