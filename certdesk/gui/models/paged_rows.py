"""A list of any length: rows are fetched by pages as one scrolls, newest first.

Pages are asked for by keyset (`before` the last id seen), never by offset. Only the pages
near the eye are kept; of the others one number each, from which they are fetched again.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

PAGE = 200
PAGES_KEPT = 40
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The whole row, for delegates; None while it cannot be read again."""

_ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class HasId(Protocol):
    """Rows are told apart by their id; newer rows have greater ones."""

    @property
    def id(self) -> int:
        """The key of the page after this row."""


Row = TypeVar("Row", bound=HasId)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """`name` for remembering choices, `title` as shown, `text` what a row shows in it.

    `latin`: references, phones, dates: a delegate draws them left to right.
    """

    name: str
    title: str
    text: Callable[[Row], str]
    latin: bool = False


class PagedRows(QAbstractTableModel, Generic[Row]):
    """The model of a list of rows."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[int | None, int], Sequence[Row]],
        parent: QObject | None = None,
    ) -> None:
        """`fetch(before_id, limit)`: at most `limit` rows, newest first, older than `before_id`.

        None asks for the newest. Fewer than `limit` means that the end is reached.
        """
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._begin()

    def reload(self, fetch: Callable[[int | None, int], Sequence[Row]] | None = None) -> None:
        """Read from the top again, by another question if one is given."""
        self.beginResetModel()
        if fetch is not None:
            self._fetch = fetch
        self._begin()
        self.endResetModel()

    def row_at(self, place: int) -> Row | None:
        """The row shown at a place, newest 0; None if it is there no more."""
        if not 0 <= place < self._count:
            return None
        number, within = divmod(place, PAGE)
        rows = self._page(number)
        return rows[within] if within < len(rows) else None

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Rows known so far."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, or its whole row."""
        # a view asks some ten roles a cell and frame: the ones unknown here must cost nothing
        if role and role != ROW_ROLE:
            return None
        row = self.row_at(index.row())
        if role:
            return row
        return "" if row is None else self.columns[index.column()].text(row)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The titles of the columns."""
        if role or orientation is not Qt.Orientation.Horizontal:
            return None
        return self.columns[section].title

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Whether there may be older rows."""
        return not parent.isValid() and not self._at_end and not self._fetching

    def fetchMore(self, parent: AnyIndex) -> None:
        """One page of older rows."""
        if not self.canFetchMore(parent):
            return
        # whoever hears of the new rows may ask for more before they are all in
        self._fetching = True
        try:
            self._append(list(self._fetch(self._before[-1], PAGE)))
        finally:
            self._fetching = False

    def _append(self, rows: list[Row]) -> None:
        self._at_end = len(rows) < PAGE
        if not rows:
            return
        self.beginInsertRows(_ROOT, self._count, self._count + len(rows) - 1)
        self._keep(len(self._before) - 1, rows)
        self._count += len(rows)
        self._before.append(rows[-1].id)
        self.endInsertRows()

    def _begin(self) -> None:
        self._count = 0
        self._at_end = False
        self._fetching = False
        self._before: list[int | None] = [None]  # page number -> the id it is older than
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()

    def _page(self, number: int) -> list[Row]:
        rows = self._pages.get(number)
        if rows is None:
            rows = list(self._fetch(self._before[number], PAGE))
            self._keep(number, rows)
        else:
            self._pages.move_to_end(number)
        return rows

    def _keep(self, number: int, rows: list[Row]) -> None:
        self._pages[number] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
