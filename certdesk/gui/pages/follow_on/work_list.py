"""The worklists: a pill each with its count, and the lines of the one chosen."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.pages.follow_on.rows import COLUMNS, GIVING_WAY, WorkRows
from certdesk.gui.pages.follow_on.words import EMPTY, LISTS
from certdesk.gui.session import Session
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.flow import FlowLayout
from certdesk.gui.widgets.more_line import STEP, MoreLine
from certdesk.gui.widgets.table import Table
from certdesk.gui.widgets.tile import Pill
from certdesk.i18n import islands, tr
from certdesk.services.follow_on.views import FollowLine, Work


class WorkList(QWidget):
    """What presses first; Enter opens a file's follow-up."""

    request_chosen = Signal(int)
    """A row was opened: the request's id."""

    def __init__(self, session: Session) -> None:
        """Nothing read yet."""
        super().__init__()
        self._session = session
        self._chosen_by_hand = False
        self.rows = WorkRows()
        self.table = Table()
        self.table.setObjectName("follow_on.list")
        self.table.setAccessibleName(tr("Files to follow up"))
        self.table.setModel(self.rows)
        for column, (cell, _, _) in enumerate(COLUMNS):
            self.table.set_column_kind(column, cell)
        self.table.row_opened.connect(self._opened)
        self.table.viewport().installEventFilter(self)
        self.pills: dict[Work, Pill] = {}
        self._group = QButtonGroup(self)
        row = FlowLayout(gap=8)
        for kind, words in LISTS.items():
            pill = Pill(tr(words))
            pill.setObjectName(f"follow_on.list_{kind.value}")
            pill.clicked.connect(lambda _=False, kind=kind: self.choose(kind))
            self._group.addButton(pill)
            self.pills[kind] = pill
            row.addWidget(pill)
        self.pills[self.rows.kind].setChecked(True)
        self.sheet = Card(padding=(1, 6, 1, 4))
        self.sheet.body.addWidget(self.table, 1)
        self._limit = STEP
        self.more = MoreLine("follow_on.more")
        self.more.wanted.connect(self._show_more)
        self.sheet.body.addWidget(self.more)
        self.empty = EmptyState("route", "", "")
        self.empty.setObjectName("follow_on.empty")
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(10)
        column_box.addLayout(row)
        column_box.addWidget(self.sheet, 1)
        column_box.addWidget(self.empty, 1)

    @property
    def kind(self) -> Work:
        """The list that is shown."""
        return self.rows.kind

    def choose(self, kind: Work) -> None:
        """Show another list."""
        self._chosen_by_hand, self._limit = True, STEP
        self.pills[kind].setChecked(True)
        self._read(kind)
        self.table.setFocus()

    def reload(self) -> None:
        """Read the list again; the counts come beside it, and a list with work is shown first."""
        self._read(self.kind)
        follow_on = self._session.desk.follow_on
        self._session.tasks.run(follow_on.counts, self._show_counts, owner=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Columns share the width."""
        if watched is self.table.viewport() and event.type() == QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Columns follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_columns()

    def _read(self, kind: Work) -> None:
        session, place = self._session, max(self.table.currentIndex().row(), 0)
        place = place if kind is self.kind else 0

        def show(lines: tuple[FollowLine, ...]) -> None:
            self.more.show_cut(len(lines), limit)
            self.rows.show_lines(kind, lines[:limit], session.desk.office.today())

        limit = self._limit
        session.ask(lambda: session.desk.follow_on.worklist(kind, limit=limit + 1), show)
        count = self.rows.rowCount()
        self.sheet.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        title, sentence = EMPTY[kind]
        self.empty.set_words(tr(title), islands(tr(sentence)))
        if count:
            self.table.select_row(min(place, count - 1))

    def _show_more(self) -> None:
        """The lines that follow; one stands on the first of them."""
        first = self.rows.rowCount()
        self._limit += STEP
        self._read(self.kind)
        self.table.select_row(min(first, self.rows.rowCount() - 1))
        self.table.setFocus()

    def _show_counts(self, counts: Mapping[Work, int]) -> None:
        for kind, pill in self.pills.items():
            pill.set_count(counts[kind])
        if self._chosen_by_hand or self.rows.rowCount():
            return
        busy = next((kind for kind in LISTS if counts[kind]), None)
        if busy is None:
            # nothing anywhere: how a follow-up begins
            title, sentence = EMPTY[Work.ONGOING]
            self.empty.set_words(tr(title), islands(tr(sentence)))
            return
        self.pills[busy].setChecked(True)
        self._read(busy)
        self.table.setFocus()

    def _fit_columns(self) -> None:
        room = self.table.viewport().width()
        wide = {column: theme.px(width) for column, (_, width, _) in enumerate(COLUMNS)}
        for column in GIVING_WAY:
            if sum(wide.values()) > room:
                del wide[column]
        spare = max(room - sum(wide.values()), 0)
        shares = sum(COLUMNS[column][2] for column in wide)
        for column, (_, _, share) in enumerate(COLUMNS):
            self.table.setColumnHidden(column, column not in wide)
            if column in wide:
                self.table.setColumnWidth(column, wide[column] + spare * share // shares)

    def _opened(self, row: int) -> None:
        if 0 <= row < len(self.rows.lines):
            self.request_chosen.emit(int(self.rows.lines[row].request.id))
