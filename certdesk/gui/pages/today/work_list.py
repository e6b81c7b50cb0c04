"""«Start here»: what waits, the most pressing first, each with its next step."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui.pages.step_words import chip_words, reason, step_verb
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.link import Link
from certdesk.gui.widgets.work_row import WorkRow
from certdesk.i18n import tr
from certdesk.services.views import RequestLine

_FEWEST_ROWS = 4


class Rows(QWidget):
    """As many rows as there is room for; the rest is behind «show all»."""

    request_wanted = Signal(int)
    """A row was pressed: the request's id."""

    def __init__(self) -> None:
        """No rows."""
        super().__init__()
        self._rows: list[WorkRow] = []
        self._ids: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def rows(self) -> Sequence[WorkRow]:
        """The rows, the most pressing first; those without room are hidden."""
        return self._rows

    def show_lines(self, lines: Sequence[RequestLine], today: date) -> None:
        """Other rows; the focus stays on the request it was on."""
        held = next((at for at, row in enumerate(self._rows) if row.hasFocus()), None)
        held_id = None if held is None else self._ids[held]
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(at, line, today) for at, line in enumerate(lines)]
        self._ids = [line.id for line in lines]
        self._place()
        if held is not None and self._rows:
            at = self._ids.index(held_id) if held_id in self._ids else 0
            self._rows[at].setFocus()

    def sizeHint(self) -> QSize:
        """Four rows."""
        return QSize(420, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Four rows, or as many as there are."""
        high = self._rows[0].sizeHint().height() if self._rows else 0
        return QSize(320, high * min(len(self._rows), _FEWEST_ROWS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits."""
        super().resizeEvent(event)
        self._place()

    def _row(self, at: int, line: RequestLine, today: date) -> WorkRow:
        row = WorkRow(
            line.name or tr("No name yet"),
            line.number,
            reason(line, today),
            line.chip,
            step_verb(line),
            chip_text=chip_words(line),
            first=at == 0,
            parent=self,
        )
        row.setObjectName(f"today.work_{at}")
        row.clicked.connect(lambda _=False, wanted=line.id: self.request_wanted.emit(wanted))
        return row

    def _place(self) -> None:
        """Rows under each other; a row without room is hidden, so Tab passes it by."""
        if not self._rows:
            return
        high = self._rows[0].sizeHint().height()
        shown = max(1, min(self.height() // high, len(self._rows)))
        for at, row in enumerate(self._rows):
            row.setGeometry(0, at * high, self.width(), high)
            row.setVisible(at < shown)
            row.set_ruled(ruled=0 < at < shown - 1)


class WorkList(Card):
    """The card around the rows, and what it says when nothing waits."""

    new_wanted = Signal()
    """Nothing waits and the person wants a new request."""

    def __init__(self) -> None:
        """Nothing waits."""
        super().__init__(
            tr("Start here"), tr("the oldest promise first"), padding=(6, 14, 6, 10), spacing=8
        )
        self.head.setContentsMargins(10, 0, 10, 0)
        self.show_all = Link(
            tr("Show all"), role=Role.NOTE, underlined=False, spoken=tr("Show all open requests")
        )
        self.show_all.setObjectName("today.show_all")
        self.head.addWidget(self.show_all)
        self.rows = Rows()
        self.empty = EmptyState(
            "circle-check",
            tr("Nothing waits"),
            tr("Every file is where it should be. The next applicant can come."),
            tr("New request"),
        )
        self.empty.button.setObjectName("today.empty_new_request")
        self.empty.pressed.connect(self.new_wanted)
        column = QVBoxLayout()
        column.addWidget(self.rows, 1)
        column.addWidget(self.empty, 1)
        self.body.addLayout(column, 1)
        self.show_lines((), date.min)

    def show_lines(self, lines: Sequence[RequestLine], today: date) -> None:
        """Rows, or the empty state."""
        self.rows.show_lines(lines, today)
        self.rows.setVisible(bool(lines))
        self.show_all.setVisible(bool(lines))
        self.empty.setVisible(not lines)

    def first(self) -> QWidget:
        """Where the focus goes on entering."""
        return self.rows.rows[0] if self.rows.rows else self.empty.button
