"""What a tab of the page is, and the two cards most of them are made of."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractItemModel, QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.models.paged_rows import PagedRows
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.table import CellKind, Table

_LABEL_WIDTH = 132
_LIST_HIGH = 216
_NARROWEST = 60
_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class Tab(QWidget):
    """One matter of supervision. The page shows its buttons and hands it the keys."""

    name: ClassVar[str]

    said = Signal(str)
    """What was done, for the toast."""
    dressed = Signal()
    """Other buttons than before."""

    def __init__(self, session: Session) -> None:
        """Build the widgets; data comes with `enter`."""
        super().__init__()
        self.session = session
        self.setObjectName(f"supervision.tab_{self.name}")
        self._row: QBoxLayout | None = None

    def enter(self) -> None:
        """It comes to the front: read, and stand on the first thing to do."""
        self.refresh()
        self.first().setFocus()

    def refresh(self) -> None:
        """Read again what is shown."""

    def first(self) -> QWidget:
        """Where the focus goes."""
        return self

    def panes(self) -> Sequence[QWidget]:
        """Where F6 goes, in turn."""
        return (self.first(),)

    def verbs(self) -> Sequence[Button]:
        """The buttons of the action bar, the primary one first."""
        return ()

    def hints(self) -> Sequence[tuple[str, str]]:
        """(key, what it does)."""
        return ()

    def go_on(self) -> None:
        """F12."""

    def print_it(self) -> None:
        """F9."""

    def scanned(self, code: str) -> bool:
        """A code of our paper was read; whether it was taken."""
        del code
        return False

    def lay_out(self, *parts: tuple[QWidget, int]) -> None:
        """Parts beside each other, each with its share of the width; below at large letters."""
        self._row = QBoxLayout(_BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        for part, share in parts:
            self._row.addWidget(part, share)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Letters that large need the whole width for a row."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        dense = theme.look().dense
        if self._row is not None:
            self._row.setDirection(_BELOW if dense else _BESIDE)
        for card in self.findChildren(ListCard):
            card.setMinimumHeight(theme.px(_LIST_HIGH) if dense else 0)

    def button(self, name: str, button: Button) -> Button:
        """A button of the action bar: named, and this tab's as long as no bar shows it."""
        button.setObjectName(f"supervision.{name}")
        button.setParent(self)
        button.hide()
        return button


class ListCard(Card):
    """A table, or why it is empty."""

    def __init__(
        self,
        title: str,
        name: str,
        model: QAbstractItemModel,
        kinds: Sequence[tuple[CellKind, int]],
        empty: EmptyState,
        table: Table | None = None,
    ) -> None:
        """`kinds`: each column's cells and width; `name` of the table."""
        super().__init__(title, padding=(1, 12, 1, 6))
        self.head.setContentsMargins(16, 0, 16, 0)
        self.table = Table() if table is None else table
        self.table.setObjectName(name)
        self.table.setAccessibleName(title)
        self.table.setModel(model)
        for column, (kind, width) in enumerate(kinds):
            self.table.set_column_kind(column, kind, width)
        # the last one takes what is left, and must not ask for more
        for column in range(len(kinds), model.columnCount()):
            self.table.setColumnWidth(column, theme.px(_NARROWEST))
        self.table.follow_words()
        self.empty = empty
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.show_rows(0)

    def show_rows(self, count: int) -> None:
        """The table when it has rows."""
        self.table.setVisible(count > 0)
        self.empty.setVisible(count == 0)

    def read_again(self, rows: PagedRows[Any]) -> int:
        """Read its rows from the top; the place stays. The place chosen, -1 without rows."""
        place = max(self.table.currentIndex().row(), 0)
        rows.reload()
        rows.fetchMore(self.table.rootIndex())
        count = rows.rowCount()
        self.show_rows(count)
        place = min(place, count - 1)
        if count:
            self.table.select_row(place)
        return place


class Facts(Card):
    """A heading and lines of label and value, made anew for each thing shown."""

    def __init__(self, name: str, role: Role = Role.PAGE_TITLE) -> None:
        """Empty; `role` of the heading: a name's, or a card's title."""
        super().__init__(padding=(20, 14, 20, 14), spacing=6)
        self.setObjectName(name)
        self.heading = Label("", role, wrap=True)
        self.body.addWidget(self.heading)
        self._holder = QWidget()
        self.body.addWidget(self._holder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_lines(self, heading: str, lines: Sequence[tuple[str, str]]) -> None:
        """Lines without a value are left out; a line without a label is a sentence."""
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.body.removeWidget(self._holder)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        told = [(label, value) for label, value in lines if value]
        for label, value in told:
            column.addLayout(_line(label, value))
        self.body.addWidget(self._holder)
        self.setAccessibleName("، ".join([heading, *(" ".join(one) for one in told)]))

    def words(self) -> str:
        """Everything that is said."""
        return self.accessibleName()


def _line(label: str, value: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    if label:
        side = Label(label, Role.NOTE, "text2", wrap=True)
        side.setFixedWidth(theme.px(_LABEL_WIDTH))
        row.addWidget(side)
    row.addWidget(Label(value, Role.NOTE, weight=500, wrap=True), 1)
    return row


def stacked(*parts: QWidget, last: QWidget | None = None) -> QWidget:
    """Parts under each other; the room left over is `last`'s, or stays empty below them."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for part in parts:
        column.addWidget(part)
    if last is None:
        column.addStretch(1)
    else:
        column.addWidget(last, 1)
    return box
