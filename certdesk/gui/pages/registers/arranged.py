"""The page's parts and where they stand: choices above, figures at the right, views at the left."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.register import RegisterKind
from certdesk.gui import theme
from certdesk.gui.pages.registers.charts import Charts
from certdesk.gui.pages.registers.closing_card import ClosingCard
from certdesk.gui.pages.registers.exports import ExportLines, export_table, kind_word
from certdesk.gui.pages.registers.facts import Facts, LastExport, Months
from certdesk.gui.pages.registers.lines import RegisterLines
from certdesk.gui.pages.registers.month_chooser import MonthChooser
from certdesk.gui.pages.registers.pages_view import PagesView
from certdesk.gui.pages.registers.period_bar import PeriodBar
from certdesk.gui.pages.registers.working import Working
from certdesk.gui.widgets.banner import Banner
from certdesk.gui.widgets.button import GHOST, PRIMARY, Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.flow import FlowLayout
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.gui.widgets.table import Table
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import tr

_SIDE_SHARE, _VIEW_SHARE = 320, 776
LINES, CHARTS, PAGES, ACTS = "lines", "charts", "pages", "journal"
"""The views."""


class Parts(QObject):
    """Every widget of the page, made but not yet placed."""

    reminder_shown = Signal()
    """The month of the reminder is wanted."""

    def __init__(self) -> None:
        """Nothing read."""
        super().__init__()
        self.side: QWidget | None = None
        self.which = Segmented([(kind.value, kind_word(kind)) for kind in RegisterKind])
        self.which.setObjectName("registers.which")
        self.which.setAccessibleName(tr("Which register"))
        self.month = MonthChooser()
        self.period = PeriodBar(self.month)
        self.view = Segmented(
            [
                (LINES, tr("Lines, view")),
                (CHARTS, tr("Charts, view")),
                (PAGES, tr("Preview, view")),
                (ACTS, tr("Exports, view")),
            ]
        )
        self.view.setObjectName("registers.view")
        self.view.setAccessibleName(tr("What is shown"))
        self._make_buttons()
        self.facts, self.months, self.last_export = Facts(), Months(), LastExport()
        self.working, self.closing = Working(), ClosingCard()
        self.lines, self.acts = RegisterLines(), ExportLines()
        self.table = Table()
        self.table.setObjectName("registers.lines")
        self.table.setAccessibleName(tr("Lines of the register"))
        self.table.setModel(self.lines)
        self.journal = export_table(self.acts)
        self.acts.modelReset.connect(lambda: self.show_view(self.view.current))
        self.charts, self.pages = Charts(), PagesView()
        self.empty = EmptyState(
            "table",
            tr("No entry in this period"),
            tr("Choose another period, or another register."),
        )
        self.no_acts = EmptyState(
            "file-spreadsheet",
            tr("Nothing was exported or closed yet"),
            tr("Each export and each closing is written here, with who took it."),
        )
        self.sheet, self.journal_sheet = Card(padding=(1, 6, 1, 4)), Card(padding=(1, 6, 1, 4))
        self.sheet.body.addWidget(self.table)
        self.journal_sheet.body.addWidget(self.journal)
        self._empty = True

    def _make_buttons(self) -> None:
        dense = theme.look().dense
        words = "Excel" if dense else tr("Export to Excel")
        self.export = Button(words, PRIMARY, icon="file-spreadsheet", key="F12")
        self.export.setObjectName("registers.export")
        self.export.setAccessibleName(tr("Export to Excel"))
        self.pdf = Button("PDF", icon="file-type-pdf", key="F9")
        self.pdf.setObjectName("registers.pdf")
        self.save_as = Button(tr("Save elsewhere…"), icon="file-spreadsheet")
        self.save_as.setObjectName("registers.save_as")
        self.old = Button(tr("The old register…"), GHOST, icon="archive")
        self.old.setObjectName("registers.import_old")
        self.day = Button(tr("The day's closing"), GHOST, icon="lock")
        self.day.setObjectName("registers.close_day")
        self.unmasked = QCheckBox(tr("Identity numbers in full, this once"))
        self.unmasked.setObjectName("registers.unmasked")
        self.unmasked.setToolTip(tr("For this export only; the journal says who took it."))
        self.reminder = Banner("", link=tr("Show that month"), sign="clock", tone="warn")
        self.reminder.setObjectName("registers.reminder")
        self.reminder.hide()
        self.reminder.link_pressed.connect(self.reminder_shown)

    def settle(self, shell: PageShell) -> None:
        """Choices beside the title; where letters are large they go below it."""
        beside = [] if theme.look().dense else [self.which, self.month]
        shell.set_title_widgets(self.export, self.pdf, beside=beside)

    def remind(self, words: str) -> None:
        """A supervisor is told which month waits for its closing."""
        self.reminder.set_text(words, "clock")
        self.reminder.setVisible(bool(words))

    def show_lines(self, *, empty: bool) -> None:
        """Whether the register has lines."""
        self._empty = empty
        self.show_view(self.view.current)

    def fit_side(self) -> None:
        """The months give way where files and closing need the room."""
        notes = (self.working, self.last_export, self.closing)
        crowded = sum(not part.isHidden() for part in notes) > 1
        self.months.setVisible(self.view.current != CHARTS and not crowded)

    def show_view(self, name: str) -> None:
        """One of the four views."""
        self.view.set_current(name)
        self.sheet.setVisible(name == LINES and not self._empty)
        self.empty.setVisible(name == LINES and self._empty)
        self.charts.setVisible(name == CHARTS)
        self.pages.setVisible(name == PAGES)
        without_acts = self.acts.rowCount() == 0
        self.journal_sheet.setVisible(name == ACTS and not without_acts)
        self.no_acts.setVisible(name == ACTS and without_acts)
        if self.side is not None:
            # the journal is of all periods, and its file names want the width
            self.side.setVisible(name != ACTS)
        self.fit_side()


def arrange(page: QWidget, parts: Parts) -> None:
    """Place the parts on the page."""
    choices = QWidget()
    flow = FlowLayout(choices)
    if theme.look().dense:
        flow.addWidget(parts.which)
        flow.addWidget(parts.month)
    for part in (parts.period, parts.view, parts.unmasked, parts.day, parts.old):
        flow.addWidget(part)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    choices.setSizePolicy(policy)
    row = QHBoxLayout()
    row.setSpacing(14)
    parts.side = _side(parts)
    row.addWidget(parts.side, _SIDE_SHARE)
    row.addWidget(_views(parts), _VIEW_SHARE)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(choices)
    column.addWidget(parts.period.problem)
    column.addWidget(parts.reminder)
    column.addLayout(row, 1)
    parts.show_view(LINES)


def _side(parts: Parts) -> QWidget:
    side = QWidget()
    side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for part in (parts.facts, parts.working, parts.last_export, parts.closing):
        column.addWidget(part)
    column.addWidget(parts.months, 100)
    column.addStretch(1)
    column.addWidget(parts.save_as, 0, Qt.AlignmentFlag.AlignLeft)  # the leading side
    return side


def _views(parts: Parts) -> QWidget:
    views = QWidget()
    views.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
    column = QVBoxLayout(views)
    column.setContentsMargins(0, 0, 0, 0)
    answers = (parts.sheet, parts.empty, parts.charts, parts.pages)
    for part in (*answers, parts.journal_sheet, parts.no_acts):
        column.addWidget(part, 1)
    return views
