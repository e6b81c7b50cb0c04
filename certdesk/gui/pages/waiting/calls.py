"""The ready call list: phones, calls made, next calls; files nobody collected are marked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.dates import parse_day
from certdesk.domain.errors import FieldProblem
from certdesk.domain.follow_on import Call
from certdesk.gui.messages import word_problem
from certdesk.gui.models.paged_rows import AnyIndex, Column
from certdesk.gui.pages.step_words import figures
from certdesk.gui.pages.waiting.list_page import ListPage, ListRows
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import GHOST, PRIMARY, SECONDARY, Button
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.fields import EnterChain
from certdesk.gui.widgets.name_field import NameField
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.gui.widgets.table import TONE_ROLE, CellKind
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import ltr, tr, trn
from certdesk.services.follow_on.views import FollowLine, Work
from certdesk.services.sheets.ready_calls import ShelfLine

_KINDS = (
    (CellKind.NUMBER, 108),
    (CellKind.NAME, 200),
    (CellKind.CODE, 134),
    (CellKind.DATE, 112),
    (CellKind.TEXT, 200),
    (CellKind.TEXT, 210),
    (CellKind.DATE, 112),
)
_WAITING, _NEXT_CALL = 4, 6


class CallRows(ListRows[ShelfLine]):
    """Ready files; what waited too long is said and coloured."""

    def __init__(self) -> None:
        """None."""
        super().__init__(
            [
                Column("number", tr("Number"), lambda row: row.line.request.number, latin=True),
                Column("name", tr("Name and surname"), lambda row: row.line.request.name),
                Column("phone", tr("Phone"), lambda row: row.line.request.phone or "—", latin=True),
                Column("ready", tr("Ready since"), lambda row: figures(row.line.on), latin=True),
                Column("waiting", tr("Waiting"), lambda row: _waiting(row.line)),
                Column("called", tr("Called on"), lambda row: _called(row.line)),
                Column("next", tr("Next call"), lambda row: figures(row.next_call_on), latin=True),
            ]
        )

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Warn of what nobody collected, and of a call whose day has come."""
        if role == TONE_ROLE:
            row = self.row_at(index.row())
            late = row is not None and (
                (index.column() == _WAITING and row.line.passed_days > 0)
                or (index.column() == _NEXT_CALL and row.call_is_due)
            )
            return "warn" if late else None
        return super().data(index, role)


class CallsPage(ListPage[ShelfLine]):
    """Ready files and their phones; a call is written down by one key."""

    name = "calls"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        empty = EmptyState(
            "package-export",
            tr("Nobody is to be called"),
            tr("Files come here when they are signed and wait on the shelf."),
            tr("Back to Today"),
        )
        self.which = Segmented(
            [
                (Work.READY.value, tr("Ready to hand over")),
                (Work.UNCOLLECTED.value, tr("Not collected for long")),
            ]
        )
        self.which.setObjectName("calls.which")
        self.which.setAccessibleName(tr("Which files"))
        super().__init__(session, CallRows(), _KINDS, empty)
        self.table.setAccessibleName(tr("Ready call list"))
        self.note = NameField("calls.note", tr("What was said"))
        self.call_again_on = DateField("calls.call_again_on", tr("Next call on"))
        self.reached = Button(tr("Reached"), PRIMARY, icon="check", key="1")
        self.not_reached = Button(tr("Not reached"), SECONDARY, icon="x", key="2")
        self.open_button = Button(tr("Open the file"), GHOST, icon="folder-open", key="3")
        self.print_button = Button(tr("Print the list"), GHOST, icon="printer", key="F9")
        fields = QHBoxLayout()
        fields.setSpacing(24)
        fields.addWidget(self.note, 3)
        fields.addWidget(self.call_again_on, 2)
        self.column.addLayout(fields)
        self._connect(empty)

    def settle(self, shell: PageShell) -> None:
        """Title, which files, buttons, hints."""
        super().settle(shell)
        shell.set_title(tr("Ready call list"))
        shell.set_title_widgets(beside=(self.which,))
        shell.set_actions(self.reached, self.not_reached, self.open_button, self.print_button)
        shell.set_hints(
            [
                ("1", tr("Reached")),
                ("2", tr("Not reached")),
                ("Enter", tr("What was said, next call")),
                ("F9", tr("Print the list")),
                ("Esc", tr("Back")),
            ]
        )

    def enter(self, **wanted: object) -> None:
        """`work`: `ready` or `uncollected`."""
        if "work" in wanted:
            self.which.set_current(str(wanted["work"]))
        super().enter()

    def read(self) -> Sequence[ShelfLine]:
        """The files of the chosen list."""
        return self.session.desk.ready_calls.lines(Work(self.which.current), limit=self.limit + 1)

    def open_row(self) -> None:
        """Enter: to what was said."""
        self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def rows_shown(self, count: int) -> None:
        """Nobody to call, nothing to press."""
        for part in (self.reached, self.not_reached, self.open_button, self.print_button):
            part.setEnabled(count > 0)
        for field in (self.note, self.call_again_on):
            field.setVisible(count > 0)

    def record(self, *, reached: bool) -> None:
        """Write a call down and go on to the next file."""
        row, session = self.chosen, self.session
        if row is None:
            return
        day = self._next_day()
        if isinstance(day, FieldProblem):
            self.call_again_on.set_problem(word_problem(day))
            self.call_again_on.setFocus()
            return
        self.call_again_on.set_problem(None)
        call = Call(reached, self.note.text().strip(), day)
        request = row.line.request

        def kept(_call_id: int) -> None:
            self.note.set_text("")
            self.call_again_on.set_text("")
            self.say(tr("The call to {name} is written down", name=request.name))

        place = self.table.currentIndex().row()
        if session.act(
            lambda: session.desk.follow_on.called(request.id, call, by=session.actor), kept
        ):
            self.table.select_row(min(place + 1, self.rows.rowCount() - 1))
            self.focus_rows()

    def open_file(self) -> None:
        """The whole file."""
        if self.chosen is not None:
            self.session.go("request", request_id=self.chosen.line.request.id)

    def print_list(self) -> None:
        """The list on paper, for the telephone."""
        session, kind = self.session, Work(self.which.current)
        if self.rows.rowCount():
            session.print_sheet(
                lambda: session.desk.ready_calls.sheet(kind, by=session.actor),
                lambda printer: self.say(tr("Sent to the printer {printer}", printer=ltr(printer))),
            )

    def _next_day(self) -> date | FieldProblem | None:
        typed = self.call_again_on.text().strip()
        return parse_day(typed, "call_again_on") if typed else None

    def _connect(self, empty: EmptyState) -> None:
        for button, name, slot in (
            (self.reached, "reached", lambda: self.record(reached=True)),
            (self.not_reached, "not_reached", lambda: self.record(reached=False)),
            (self.open_button, "open", self.open_file),
            (self.print_button, "print", self.print_list),
        ):
            button.setObjectName(f"calls.{name}")
            button.setParent(self)
            button.clicked.connect(slot)
        chain = EnterChain([self.note, self.call_again_on], self)
        chain.finished.connect(lambda: self.reached.setFocus(Qt.FocusReason.TabFocusReason))
        self.which.chosen.connect(lambda _name: self.refresh())
        empty.pressed.connect(lambda: self.session.go("today"))
        keys = self.session.keys
        keys.bind(self, "digit_1", self.reached.click)
        keys.bind(self, "digit_2", self.not_reached.click)
        keys.bind(self, "digit_3", self.open_button.click)
        keys.bind(self, "print", self.print_list)
        keys.bind(self, "next_pane", self._next_pane)

    def _next_pane(self) -> None:
        if self.table.hasFocus():
            self.open_row()
        else:
            self.focus_rows()


def _waiting(line: FollowLine) -> str:
    if line.passed_days:
        return tr(
            "{days}, passed {limit}",
            days=trn("{n} days", line.days),
            limit=ltr(line.passed_days),
        )
    return trn("{n} days", line.days) if line.days else tr("Ready since today")


def _called(line: FollowLine) -> str:
    if line.last_call is None:
        return tr("not called yet")
    day = ltr(f"{line.last_call.at.astimezone(ALGIERS):%d/%m/%Y}")
    answer = tr("reached") if line.last_call.call.reached else tr("not reached")
    return f"{day}، {answer}"
