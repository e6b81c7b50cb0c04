"""Sheets nobody saw come out: several are printed at once, then asked about together."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from certdesk.domain.calendar import ALGIERS
from certdesk.gui.messages import Worded
from certdesk.gui.models.paged_rows import AnyIndex, Column
from certdesk.gui.pages.step_words import sheet_words, spoken_day
from certdesk.gui.pages.waiting.list_page import ListPage, ListRows
from certdesk.gui.session import Session
from certdesk.gui.widgets.banner import Banner
from certdesk.gui.widgets.button import PRIMARY, SECONDARY, Button
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.gui.widgets.table import CellKind, Table
from certdesk.gui.widgets.tick_table import TickTable
from certdesk.i18n import ltr, tr, trn
from certdesk.services.views import SheetView

_KINDS = (
    (CellKind.TEXT, 48),
    (CellKind.NAME, 430),
    (CellKind.TEXT, 240),
    (CellKind.TEXT, 260),
)


class SheetRows(ListRows[SheetView]):
    """Sheets, ticked unless left out."""

    def __init__(self, session: Session) -> None:
        """None."""
        super().__init__(
            [
                Column("tick", "", lambda _row: ""),
                Column("sheet", tr("Sheet"), lambda row: sheet_words(row.kind, row.key)),
                Column("made", tr("Made"), lambda row: _made(row, session)),
                Column("tried", tr("Printing"), _tried),
            ]
        )
        self._left_out: set[int] = set()

    @property
    def ticked(self) -> list[SheetView]:
        """The sheets to be printed, oldest first."""
        return [row for row in self.shown if row.id not in self._left_out]

    def toggle(self, place: int) -> None:
        """Tick a row, or leave it out."""
        row = self.row_at(place)
        if row is not None:
            self._left_out ^= {row.id}
            last = self.index(place, self.columnCount() - 1)
            self.dataChanged.emit(self.index(place, 0), last)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The tick, and what a reader says of it."""
        row = self.row_at(index.row())
        if row is not None and index.column() == 0:
            out = row.id in self._left_out
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
            if role == Qt.ItemDataRole.AccessibleTextRole:
                state = tr("left out") if out else tr("to be printed")
                return f"{sheet_words(row.kind, row.key)}، {state}"
        return super().data(index, role)


class SheetsPage(ListPage[SheetView]):
    """The list of sheets not printed yet."""

    name = "sheets"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        empty = EmptyState(
            "printer",
            tr("Every sheet was printed"),
            tr("A sheet comes here when the printer failed or nobody saw it come out."),
            tr("Back to Today"),
        )
        self.sheet_rows = SheetRows(session)
        super().__init__(session, self.sheet_rows, _KINDS, empty)
        self.table.setAccessibleName(tr("Sheets not printed yet"))
        self._sent: list[SheetView] = []
        self.asked = Banner("", sign="printer")
        self.asked.setObjectName("sheets.asked")
        self.asked.hide()
        self.column.insertWidget(0, self.asked)
        self.print_button = Button("", PRIMARY, icon="printer", key="F9")
        self.out_button = Button(tr("Yes, they came out"), PRIMARY, icon="check", key="F12")
        self.not_out_button = Button(tr("No, print them again"), SECONDARY, key="2")
        for button, name, slot in (
            (self.print_button, "print", self.print_ticked),
            (self.out_button, "came_out", self.came_out),
            (self.not_out_button, "not_out", self.print_again),
        ):
            button.setObjectName(f"sheets.{name}")
            button.setParent(self)
            button.clicked.connect(slot)
            button.hide()
        self._listen(empty)

    def settle(self, shell: PageShell) -> None:
        """Title, buttons, hints."""
        super().settle(shell)
        shell.set_title(tr("Not printed yet"), tr("what is written on them stays as it was"))
        shell.set_hints(
            [
                ("F9", tr("Print the ticked sheets")),
                (tr("Space"), tr("Leave one out")),
                ("F12", tr("They came out")),
                ("Esc", tr("Back")),
            ]
        )
        self._offer()

    def enter(self, **wanted: object) -> None:
        """The list; `print_now` sends all of it at once."""
        super().enter()
        if wanted.get("print_now") and not self._sent:
            self.print_ticked()

    def read(self) -> Sequence[SheetView]:
        """Sheets that nobody has seen come out, oldest first."""
        return self.session.desk.printing.not_issued()

    def open_row(self) -> None:
        """Enter: this sheet alone."""
        if self.chosen is not None:
            self._print([self.chosen])

    def print_ticked(self) -> None:
        """F9: all that are ticked, one after the other."""
        self._print(self.sheet_rows.ticked)

    def print_again(self) -> None:
        """They did not come out: once more, and not as copies."""
        self._print(self._sent)

    def came_out(self) -> None:
        """F12: somebody saw them all."""
        session, sent = self.session, self._sent
        self._sent = []
        for sheet in sent:
            session.ask(
                partial(session.desk.printing.came_out, sheet.id, by=session.actor),
                failed=session.tell,
            )
        if sent:
            self.say(trn("{n} sheets came out", len(sent)))
            session.register_changed.emit()
        self._offer()
        self.focus_rows()

    def rows_shown(self, count: int) -> None:
        """What is asked about may have come out meanwhile."""
        there = {row.id for row in self.sheet_rows.shown}
        self._sent = [sheet for sheet in self._sent if sheet.id in there]
        del count
        self._offer()

    def _print(self, sheets: Sequence[SheetView]) -> None:
        self._sent = []
        self._send(list(sheets), [])

    def _send(self, left: list[SheetView], sent: list[SheetView], printer: str = "") -> None:
        session = self.session
        if not left:
            self._ask(sent, printer)
            return
        sheet, rest = left[0], left[1:]

        def failed(worded: Worded) -> None:
            session.tell(worded)
            self._ask(sent, printer)

        session.print_sheet(
            partial(session.desk.printing.sheet, sheet.id),
            lambda name: self._send(rest, [*sent, sheet], name),
            failed,
        )

    def _ask(self, sent: list[SheetView], printer: str) -> None:
        self._sent = sent
        if sent:
            words = tr(
                "{sheets} sent to {printer}. Did all of them come out?",
                sheets=trn("{n} sheets", len(sent)),
                printer=ltr(printer),
            )
            self.asked.set_text(words, "printer")
        self.refresh()
        if sent:
            self.out_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        asks = bool(self._sent)
        self.asked.setVisible(asks)
        count = len(self.sheet_rows.ticked)
        self.print_button.set_words(trn("Print {n} sheets", count), "printer")
        self.print_button.setEnabled(count > 0)
        if self.shell is None:
            return
        if asks:
            self.shell.set_actions(self.out_button, self.not_out_button)
        else:
            self.shell.set_actions(self.print_button)

    def _listen(self, empty: EmptyState) -> None:
        if isinstance(self.table, TickTable):
            self.table.row_ticked.connect(self.sheet_rows.toggle)
        self.sheet_rows.dataChanged.connect(lambda *_cells: self._offer())
        empty.pressed.connect(lambda: self.session.go("today"))
        keys = self.session.keys
        keys.bind(self, "print", self.print_ticked)
        keys.bind(self, "save_and_go_on", self.came_out)
        keys.bind(self, "digit_2", self._again_if_asked)

    def _again_if_asked(self) -> None:
        if self._sent:
            self.print_again()

    def _make_table(self) -> Table:
        return TickTable()


def _made(row: SheetView, session: Session) -> str:
    made = row.made_at.astimezone(ALGIERS)
    today = session.now().astimezone(ALGIERS).date()
    return f"{spoken_day(made.date(), today)} {ltr(f'{made:%H:%M}')}"


def _tried(row: SheetView) -> str:
    return trn("sent {n} times", row.printed) if row.printed else tr("Never sent to a printer")
