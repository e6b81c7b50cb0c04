"""Without a file: those that wait to be collected, and how to find one that is not seen."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.gui.models.paged_rows import Column, PagedRows
from certdesk.gui.pages.step_words import figures, reason, step_verb
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.table import CellKind, Table
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import tr
from certdesk.services.lines import Wanted
from certdesk.services.lists import Lists
from certdesk.services.views import RequestLine

_KINDS = (
    (CellKind.NUMBER, 120),
    (CellKind.NAME, 250),
    (CellKind.DATE, 120),
    (CellKind.CODE, 140),
    (CellKind.TEXT, 280),
    (CellKind.VERB, 120),
)


class ReadyList(QWidget):
    """Ready files, or papers to be given back."""

    request_chosen = Signal(int)
    """A row was opened: the request's id."""

    def __init__(self, lists: Lists, today: Callable[[], date]) -> None:
        """`today` as the office counts days."""
        super().__init__()
        self._lists = lists
        self.which = Segmented(
            [
                (Wanted.READY.value, tr("Ready to hand over")),
                (Wanted.TO_GIVE_BACK.value, tr("Papers to give back")),
            ]
        )
        self.which.setObjectName("pickup.which")
        self.which.setAccessibleName(tr("Which files"))
        self.rows = PagedRows[RequestLine](
            [
                Column("number", tr("Number"), lambda row: row.number, latin=True),
                Column("name", tr("Name and surname"), lambda row: row.name),
                Column("deposited", tr("Deposited on"), lambda row: figures(row.deposited_on)),
                Column("phone", tr("Phone"), lambda row: row.phone, latin=True),
                Column("waiting", tr("Waiting"), lambda row: reason(row, today())),
                Column("step", tr("Next step"), step_verb),
            ],
            self._fetch,
            self,
        )
        self.table = Table()
        self.table.setObjectName("pickup.ready_list")
        self.table.setAccessibleName(tr("Files that wait to be collected"))
        self.table.setModel(self.rows)
        for column, (kind, width) in enumerate(_KINDS):
            self.table.set_column_kind(column, kind, width)
        self.table.follow_words()
        self.table.row_opened.connect(self._opened)
        self.which.chosen.connect(lambda _name: self.reload())
        self.sheet = Card(padding=(1, 6, 1, 4))
        self.sheet.body.addWidget(self.table)
        self.empty = EmptyState(
            "package-export",
            tr("Nothing waits to be collected"),
            tr("Scan the receipt, or search the name (F3): the file opens here."),
        )
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(10)
        column_box.addWidget(self.sheet, 1)
        column_box.addWidget(self.empty, 1)

    def reload(self) -> None:
        """Read again; the row stays where it was."""
        place = max(self.table.currentIndex().row(), 0)
        self.rows.reload()
        self.rows.fetchMore(self.table.rootIndex())
        count = self.rows.rowCount()
        self.sheet.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        if count:
            self.table.select_row(min(place, count - 1))

    def _fetch(self, before: int | None, limit: int) -> list[RequestLine]:
        wanted = Wanted(self.which.current)
        return list(self._lists.page(wanted, before=before, limit=limit))

    def _opened(self, place: int) -> None:
        line = self.rows.row_at(place)
        if line is not None:
            self.request_chosen.emit(line.id)
