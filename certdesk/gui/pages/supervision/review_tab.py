"""What waits for a review, or all of it, in a list; what is chosen of it stands beside."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from certdesk.gui.models.paged_rows import Column, HasId, PagedRows
from certdesk.gui.pages.supervision.tab import ListCard, Tab
from certdesk.gui.session import Session
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.table import CellKind
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import tr

_LIST, _PANEL = 600, 496
_WAITING, _ALL = "waiting", "all"


class OfRequest(HasId, Protocol):
    """A row that is about a request."""

    @property
    def request_id(self) -> int:
        """The request."""


Row = TypeVar("Row", bound=OfRequest)


class ReviewTab(Tab, Generic[Row]):
    """Base of the reviews: the list at the right, what is chosen at the left."""

    def __init__(
        self,
        session: Session,
        columns: Sequence[Column[Row]],
        kinds: Sequence[tuple[CellKind, int]],
        empty: EmptyState,
        *,
        title: str,
        waiting: str,
    ) -> None:
        """`kinds`: each column's cells and width; `waiting`: the word for what is to be done."""
        super().__init__(session)
        self.shown: Row | None = None
        self.rows = PagedRows[Row](columns, self.read, self)
        self.which = Segmented([(_WAITING, waiting), (_ALL, tr("All of them"))])
        self.which.setObjectName(f"supervision.{self.name}_which")
        self.list = ListCard(title, f"supervision.{self.name}", self.rows, kinds, empty)
        self.list.head.addWidget(self.which)

    def begin(self, panel: QWidget) -> None:
        """Lay the list and the panel out, and listen to the list."""
        self.panel = panel
        self.lay_out((self.list, _LIST), (panel, _PANEL))
        self.which.chosen.connect(lambda _name: self.enter())
        self.list.table.row_selected.connect(self.show_row)

    def refresh(self) -> None:
        """Read the list again; the place stays."""
        self.show_row(self.list.read_again(self.rows))

    def first(self) -> QWidget:
        """The list, or what turns it."""
        return self.list.table if self.rows.rowCount() else self.which.current_segment

    def open_file(self) -> None:
        """The file of what is chosen."""
        if self.shown is not None:
            self.session.go("request", request_id=self.shown.request_id)

    @property
    def waiting(self) -> bool:
        """Only what waits is listed."""
        return self.which.current == _WAITING

    def read(self, before: int | None, limit: int) -> Sequence[Row]:
        """A page of the list, as `PagedRows` asks for it."""
        del before, limit
        return ()

    def show_row(self, place: int) -> None:
        """Show a row beside the list; nothing at a place that has none."""
