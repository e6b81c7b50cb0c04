"""A page that is one list: its rows, what is done with the one chosen, and an empty state."""

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from certdesk.gui.models.paged_rows import Column, PagedRows, Row
from certdesk.gui.page import Page
from certdesk.gui.session import Session
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.more_line import STEP, MoreLine
from certdesk.gui.widgets.table import CellKind, Table

Kinds = Sequence[tuple[CellKind, int]]


class ListRows(PagedRows[Row]):
    """Rows that are read at once: these lists are short."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        """No rows."""
        self.shown: Sequence[Row] = ()
        self._places: dict[int, int] = {}
        super().__init__(columns, self._after)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows, all of them at once."""
        self.shown = rows
        self._places = {row.id: place for place, row in enumerate(rows)}
        self.reload()
        while self.canFetchMore(self.index(-1, -1)):
            self.fetchMore(self.index(-1, -1))

    def _after(self, before: int | None, limit: int) -> Sequence[Row]:
        first = 0 if before is None else self._places[before] + 1
        return self.shown[first : first + limit]


class ListPage(Page, Generic[Row]):
    """Base of the lists. The row stays where it was when the list is read again."""

    rail = "today"

    def __init__(
        self, session: Session, rows: ListRows[Row], kinds: Kinds, empty: EmptyState
    ) -> None:
        """`kinds` and widths (pixels at 100 %) of the columns of `rows`."""
        super().__init__(session)
        self.rows, self.empty = rows, empty
        self.table = self._make_table()
        self.table.setObjectName(f"{self.name}.table")
        self.table.setModel(rows)
        for column, (kind, width) in enumerate(kinds):
            self.table.set_column_kind(column, kind, width)
        self.table.follow_words()
        self.table.row_opened.connect(lambda _place: self.open_row())
        self.empty.setObjectName(f"{self.name}.empty")
        sheet = Card(padding=(1, 6, 1, 4))
        sheet.body.addWidget(self.table, 1)
        self.limit = STEP
        self.more = MoreLine(f"{self.name}.more")
        self.more.wanted.connect(self._show_more)
        sheet.body.addWidget(self.more)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(sheet)
        self._stack.addWidget(empty)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(holder, 1)

    def enter(self, **wanted: object) -> None:
        """Read the list and stand on its first row."""
        del wanted
        self.limit = STEP
        self.refresh()
        self.focus_rows()

    def refresh(self) -> None:
        """Read again."""
        self.session.ask(self.read, self.show_rows)

    def read(self) -> Sequence[Row]:
        """The rows, one more than `limit` if there is; called where a refusal is told."""
        return ()

    def open_row(self) -> None:
        """Enter on a row."""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        place = max(self.table.currentIndex().row(), 0)
        held = self.table.hasFocus() or self.empty.button.hasFocus()
        self.rows.show_rows(rows[: self.limit])
        self.more.show_cut(len(rows), self.limit)
        count = self.rows.rowCount()
        self._stack.setCurrentIndex(0 if count else 1)
        if count:
            self.table.select_row(min(place, count - 1))
        if held:
            self.focus_rows()
        self.rows_shown(count)

    def rows_shown(self, count: int) -> None:
        """So many rows are shown now: buttons follow."""

    def focus_rows(self) -> None:
        """The list, or the one button of its empty state."""
        target: QWidget = self.table if self.rows.rowCount() else self.empty.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> Row | None:
        """The row one stands on."""
        return self.rows.row_at(self.table.currentIndex().row())

    def say(self, text: str, *, undoable: bool = False) -> None:
        """What was just done."""
        if self.shell is not None:
            self.shell.show_toast(text, undoable=undoable)

    def _show_more(self) -> None:
        """The rows that follow; one stands on the first of them."""
        first = self.rows.rowCount()
        self.limit += STEP
        self.refresh()
        self.table.select_row(min(first, self.rows.rowCount() - 1))
        self.focus_rows()

    def _make_table(self) -> Table:
        return Table()
