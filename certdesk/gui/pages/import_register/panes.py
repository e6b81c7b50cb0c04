"""The two sides of the page: before a file is read, and what is in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.pages.import_register.lines import (
    WordTable,
    first_rows,
    problem_rows,
    skipped_rows,
)
from certdesk.gui.theme import Role
from certdesk.gui.widgets.banner import Banner
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.count_field import CountField
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.fields import Line, LineField
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import ltr, tr, trn
from certdesk.services.past.views import PastPreview

_TABLE, _ROOM = (1, 6, 1, 4), 180
FIRST, PROBLEMS, SKIPPED = "first", "problems", "skipped"


class ChoosePane(QWidget):
    """The file to read, and the imports before it."""

    def __init__(self) -> None:
        """Nothing chosen."""
        super().__init__()
        self.file = LineField(
            "import_register.file",
            tr("File"),
            Line(Qt.LayoutDirection.LeftToRight),
            "register.xlsx",
        )
        self.browse = Button(tr("Choose…"), icon="folder-open")
        self.browse.setObjectName("import_register.browse")
        self.read = Button(tr("Read it, nothing is stored yet"), PRIMARY, icon="eye")
        self.read.setObjectName("import_register.read")
        self.done = Banner("", sign="circle-check", tone="ok")
        self.done.setObjectName("import_register.done")
        self.done.hide()
        self.table = WordTable("imports", tr("Earlier imports"))
        self.take_back = Button(tr("Take back…"), icon="arrow-back-up", key="Delete")
        self.take_back.setObjectName("import_register.take_back")
        self.empty = EmptyState(
            "archive",
            tr("No old register was imported yet"),
            tr("Its requests will be found by every search, read only, beside the present ones."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.done)
        column.addWidget(self._file_card())
        column.addWidget(self._imports_card(), 1)

    def show_imports(self, rows: list[list[str]]) -> None:
        """Earlier imports, newest first."""
        self.table.show_rows(rows)
        for one in (self.table, self.take_back):
            one.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _file_card(self) -> Card:
        card = Card(tr("The Excel register kept before this program"))
        card.body.addWidget(
            Label(
                tr(
                    "Each row becomes a past request: read only, found by every search. First it "
                    "is only looked at. It is imported whole or not at all, and can be taken back."
                ),
                Role.NOTE,
                "text2",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        row.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.read, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        return card

    def _imports_card(self) -> Card:
        card = Card(tr("Earlier imports"), padding=(1, 12, 1, 8))
        card.head.setContentsMargins(16, 0, 16, 0)
        card.head.addWidget(self.take_back)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.empty, 1)
        return card


class ViewPane(QWidget):
    """What is in the file: kept, to be mended, skipped; our next number below."""

    def __init__(self) -> None:
        """Nothing read."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.which = Segmented(
            [
                (FIRST, tr("As it would be kept")),
                (PROBLEMS, tr("To be mended")),
                (SKIPPED, tr("Skipped")),
            ]
        )
        self.which.setObjectName("import_register.view")
        self.which.setAccessibleName(tr("What is shown of the file"))
        self.summary = Label("", Role.STRONG, wrap=True)
        self.summary.setObjectName("import_register.summary")
        self.tables = {
            FIRST: WordTable(FIRST, tr("As it would be kept")),
            PROBLEMS: WordTable(PROBLEMS, tr("To be mended")),
            SKIPPED: WordTable(SKIPPED, tr("Skipped")),
        }
        self.sentence = Label("", Role.NOTE, "bad", wrap=True)
        self.sentence.setObjectName("import_register.problem")
        self.start = CountField(
            "import_register.start_number", tr("Next number"), least=1, most=9_999_999
        )
        self.start_note = Label("", Role.NOTE, "text2", wrap=True)
        self._arrange()
        self.which.chosen.connect(self._choose)
        self.tables[PROBLEMS].row_selected.connect(self._say)

    def show_view(self, view: PastPreview) -> None:
        """A file as it would be imported."""
        self.tables[FIRST].show_rows(first_rows(view.first))
        self.tables[PROBLEMS].show_rows(problem_rows(view.problems))
        self.tables[SKIPPED].show_rows(skipped_rows(view.skipped, view.stopped_after))
        self.summary.setText(summary_words(view))
        year = max(view.starts, default=0) if view.next_number else 0
        self.start.setVisible(bool(view.next_number))
        self.start_note.setVisible(bool(view.next_number))
        if view.next_number:
            self.start.set_value(view.starts[year])
            self.start_note.setText(
                tr(
                    "After the import our first deposit is {number}; a greater number may be set.",
                    number=ltr(view.next_number),
                )
            )
        self.show_which(PROBLEMS if view.problem_count else FIRST)

    def set_whole(self, *, whole: bool) -> None:
        """Room for some rows, for a page that scrolls."""
        self._holder.setMinimumHeight(theme.px(_ROOM) if whole else 0)

    def show_which(self, name: str) -> None:
        """One of the three tables."""
        self.which.set_current(name)
        self._choose(name)

    def _choose(self, name: str) -> None:
        self._stack.setCurrentWidget(self.tables[name])
        self.sentence.setVisible(name == PROBLEMS and bool(self.sentence.text()))

    def _say(self, row: int) -> None:
        """The sentence of the current problem, whole: a cell may cut it."""
        rows = self.tables[PROBLEMS].words.rows
        self.sentence.setText(rows[row][2] if 0 <= row < len(rows) else "")

    def _arrange(self) -> None:
        sheet = Card(padding=_TABLE)
        self._holder = QWidget()
        self._stack = QStackedLayout(self._holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        for table in self.tables.values():
            self._stack.addWidget(table)
        sheet.body.addWidget(self._holder, 1)
        number = QHBoxLayout()
        number.setSpacing(12)
        number.addWidget(self.start)
        number.addWidget(self.start_note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        row = QHBoxLayout()
        row.addWidget(self.which)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(sheet, 1)
        column.addWidget(self.sentence)
        column.addLayout(number)


def summary_words(view: PastPreview) -> str:
    """What the file comes to, in one or two sentences."""
    if view.imported_before:
        return tr("This very file was imported already.")
    if view.missing:
        return tr("Say first which columns hold the number and the name.")
    found = trn("{n} past requests found", view.entries)
    if view.problem_count:
        mend = trn("{n} things to mend in Excel", view.problem_count)
        if not view.entries:
            return tr("{mend}: nothing is imported until then.", mend=mend)
        return tr("{found}، {mend}: nothing is imported until then.", found=found, mend=mend)
    if not view.entries:
        return tr("No entry was found in this sheet.")
    return tr("{found}, nothing to mend.", found=found)
