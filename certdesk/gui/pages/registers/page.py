"""The page of registers: which, which month, its lines, and the workbook of them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.register import RegisterKind
from certdesk.gui.messages import Worded
from certdesk.gui.page import Page
from certdesk.gui.pages.registers.facts import Facts, LastExport, Months
from certdesk.gui.pages.registers.files import write_whole
from certdesk.gui.pages.registers.lines import SHAPES, RegisterLines
from certdesk.gui.pages.registers.month_chooser import MonthChooser
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.gui.widgets.table import Table
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import tr, trn
from certdesk.registers.rows import RegisterPeriod
from certdesk.services.figures import Figures
from certdesk.services.periods import month_period
from certdesk.services.registers import Export

_SIDE_SHARE, _LINES_SHARE = 320, 776


class RegistersPage(Page):
    """What was deposited and what was really handed over, month by month."""

    name = "registers"

    def __init__(self, session: Session) -> None:
        """This month, once entered."""
        super().__init__(session)
        self.which = Segmented(
            [
                (RegisterKind.DEPOSIT.value, tr("Deposits")),
                (RegisterKind.PICKUP.value, tr("Handed over in the month")),
            ]
        )
        self.which.setObjectName("registers.which")
        self.which.setAccessibleName(tr("Which register"))
        self.month = MonthChooser()
        self.export = Button(tr("Export to Excel"), PRIMARY, icon="file-spreadsheet", key="F12")
        self.export.setObjectName("registers.export")
        self.save_as = Button(tr("Save elsewhere…"), icon="file-spreadsheet")
        self.save_as.setObjectName("registers.save_as")
        self.old = Button(tr("The old register…"), icon="archive")
        self.old.setObjectName("registers.import_old")
        self.lines = RegisterLines()
        self.table = Table()
        self.table.setObjectName("registers.lines")
        self.table.setAccessibleName(tr("Lines of the register"))
        self.table.setModel(self.lines)
        self.facts, self.months, self.last_export = Facts(), Months(), LastExport()
        self.empty = EmptyState(
            "table",
            tr("No entry in this month"),
            tr("Choose another month with the arrows, or the other register."),
        )
        self._exported: Path | None = None
        self._arrange()
        self._connect()

    def settle(self, shell: PageShell) -> None:
        """Title, register, month, export."""
        super().settle(shell)
        shell.set_title(tr("Registers"))
        shell.set_title_widgets(self.export, beside=[self.which, self.month])
        shell.set_hints(
            [
                ("F12", tr("Export to Excel")),
                (tr("Arrows"), tr("Another month")),
                ("F5", tr("Read the page again")),
            ]
        )

    def enter(self, **wanted: object) -> None:
        """The month that runs, or the one that was looked at."""
        del wanted
        today = self.session.desk.office.today()
        if not self.month.words.text():
            self.month.set_month(today.year, today.month, (today.year, today.month))
        self.refresh()
        self.month.before.setFocus()

    def refresh(self) -> None:
        """Read the month again."""
        session, period = self.session, self._period
        registers = session.desk.registers
        by = session.actor

        def show(_none: None = None) -> None:
            deposits = registers.deposits(period, by=by)
            pickups = registers.pickups(period, by=by)
            book = deposits if self._kind is RegisterKind.DEPOSIT else pickups
            struck = trn("{n} void entries stand outside the total", book.totals.struck)
            self.facts.show_totals(
                deposits.totals, pickups.totals, struck if book.totals.struck else ""
            )
            titles = registers.wording().of(self._kind).columns
            self.lines.show_entries(self._kind, titles, book.entries)
            self._fit_columns(len(book.entries))

        session.ask(show)
        figures = Figures(session.desk.office)
        session.ask(
            lambda: figures.deposits_a_month(self.month.year, self.month.month, by=by),
            self.months.show_months,
        )

    @property
    def _kind(self) -> RegisterKind:
        return RegisterKind(self.which.current)

    @property
    def _period(self) -> RegisterPeriod:
        return month_period(self.month.year, self.month.month)

    def _fit_columns(self, entries: int) -> None:
        for column, shape in enumerate(SHAPES[self._kind]):
            self.table.set_column_kind(column, shape.kind, shape.width)
        self.sheet.setVisible(entries > 0)
        self.empty.setVisible(entries == 0)
        if self.shell is not None:
            self.shell.set_status(trn("{n} entries in this month", entries))

    def _export(self) -> None:
        folder = self.session.desk.folder.root / "exports"
        self._make(lambda export: folder / export.name)

    def _export_elsewhere(self) -> None:
        name = f"{self._kind.value}-{self._period.first:%Y-%m}.xlsx"
        start = str(Path.home() / name)
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save the register"), start, "Excel (*.xlsx)"
        )
        if chosen:
            self._make(lambda _export: Path(chosen))

    def _make(self, where: Callable[[Export], Path]) -> None:
        session, kind, period = self.session, self._kind, self._period
        by = session.actor
        self.export.setEnabled(False)

        def make() -> Path:
            export = session.desk.registers.export(kind, period, by=by)
            return write_whole(export.workbook, where(export))

        session.tasks.run(make, self._written, self._not_written, owner=self)

    def _written(self, path: Path) -> None:
        self._exported = path
        self.export.setEnabled(True)
        self.last_export.show_file(path)
        self.last_export.open.setFocus()

    def _not_written(self, worded: Worded) -> None:
        self.export.setEnabled(True)
        self.session.tell(worded, self)

    def _open_folder(self) -> None:
        if self._exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported.parent)))

    def _arrange(self) -> None:
        side = QWidget()
        side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.facts)
        column.addWidget(self.last_export)
        column.addWidget(self.months, 1)
        column.addWidget(self.save_as, 0, Qt.AlignmentFlag.AlignLeft)  # the leading side
        column.addWidget(self.old, 0, Qt.AlignmentFlag.AlignLeft)
        self.sheet = Card(padding=(1, 6, 1, 4))
        self.sheet.body.addWidget(self.table)
        lines = QWidget()
        lines.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        beside = QVBoxLayout(lines)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.sheet, 1)
        beside.addWidget(self.empty, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(side, _SIDE_SHARE)
        row.addWidget(lines, _LINES_SHARE)

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _name: self.refresh())
        self.month.chosen.connect(lambda _year, _month: self.refresh())
        self.export.clicked.connect(self._export)
        self.save_as.clicked.connect(self._export_elsewhere)
        self.old.clicked.connect(lambda: self.session.go("import_register"))
        self.last_export.open.clicked.connect(self._open_folder)
        self.session.keys.bind(self, "save_and_go_on", self.export.click)
