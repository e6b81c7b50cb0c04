"""The cupboard, counted: by scanning receipts or ticking lines; what is missing is named."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from certdesk.gui.pages.supervision.tab import Facts, ListCard, Tab, stacked
from certdesk.gui.pages.supervision.words import moment
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.table import CellKind
from certdesk.gui.widgets.tick_table import TickTable
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import ltr, tr, trn
from certdesk.services.act_words import place_word
from certdesk.services.counter.cupboard import CountView, CupboardPaper, DueBackPaper, MissingPaper

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LIST, _PANEL = 760, 336
_COUNT, _DUE = "count", "due"
_NAMED, _COUNTS_TOLD = 12, 5


class Papers(QAbstractTableModel):
    """What should be in the cupboard; ticked: found."""

    def __init__(self) -> None:
        """None."""
        super().__init__()
        self.papers: Sequence[CupboardPaper] = ()
        self.found: set[int] = set()

    def show_papers(self, papers: Sequence[CupboardPaper]) -> None:
        """Read again; what was found stays found."""
        self.beginResetModel()
        self.papers = papers
        self.found &= {one.id for one in papers}
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Found, or not after all."""
        self.found ^= {self.papers[row].id}
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def find(self, request_id: int) -> int:
        """Tick every paper of a request; how many there are."""
        rows = [row for row, one in enumerate(self.papers) if one.request_id == request_id]
        self.found |= {self.papers[row].id for row in rows}
        if rows:
            self.dataChanged.emit(
                self.index(rows[0], 0), self.index(rows[-1], self.columnCount() - 1)
            )
        return len(rows)

    @property
    def missing(self) -> Sequence[CupboardPaper]:
        """Not found so far."""
        return [one for one in self.papers if one.id not in self.found]

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Papers."""
        return 0 if parent.isValid() else len(self.papers)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Box, slot, number, name, paper, sheets."""
        return 0 if parent.isValid() else 6

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        """Words, or the tick."""
        one = self.papers[index.row()]
        there = one.id in self.found
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if there else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = tr("found, paper") if there else tr("not found yet, paper")
            return f"{one.number}، {one.title}، {state}"
        if role:
            return None
        cells = ("", one.slot or "—", one.number, one.name, one.title, str(one.sheets))
        return cells[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles."""
        if role or orientation is not Qt.Orientation.Horizontal:
            return None
        return ("", tr("Slot"), tr("Number"), tr("Name and surname"), tr("Paper"), tr("Sheets"))[
            section
        ]


class DueBack(QAbstractTableModel):
    """Papers that have to go back."""

    def __init__(self) -> None:
        """None."""
        super().__init__()
        self.papers: Sequence[DueBackPaper] = ()

    def show_papers(self, papers: Sequence[DueBackPaper]) -> None:
        """Read again."""
        self.beginResetModel()
        self.papers = papers
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Papers."""
        return 0 if parent.isValid() else len(self.papers)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Number, name, phone, paper, place."""
        return 0 if parent.isValid() else 5

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        """Words."""
        if role:
            return None
        one = self.papers[index.row()]
        place = place_word(one.place)
        where = f"{place} {ltr(one.slot)}" if one.slot else place
        return (one.number, one.name, one.phone, one.title, where)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles."""
        if role or orientation is not Qt.Orientation.Horizontal:
            return None
        return (
            tr("Number"), tr("Name and surname"), tr("Phone"), tr("Paper"), tr("Place, paper"),
        )[section]  # fmt: skip


class CupboardTab(Tab):
    """The papers at the right; how the count stands and the earlier ones at the left."""

    name = "cupboard"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        super().__init__(session)
        self.papers, self.back = Papers(), DueBack()
        self.which = Segmented([(_COUNT, tr("Count it")), (_DUE, tr("Due back, papers"))])
        self.which.setObjectName("supervision.cupboard_which")
        self.list = self._papers_card()
        self.due = ListCard(
            tr("Papers that have to go back"),
            "supervision.due_back",
            self.back,
            ((CellKind.NUMBER, 106), (CellKind.NAME, 150), (CellKind.CODE, 126),
             (CellKind.TEXT, 170), (CellKind.TEXT, 110)),
            EmptyState(
                "circle-check",
                tr("No paper has to go back"),
                tr("Nothing is owed to applicants of ended requests."),
            ),
        )  # fmt: skip
        self.standing = Facts("supervision.standing")
        self.counts = Facts("supervision.counts", Role.CARD_TITLE)
        self.finish = self.button(
            "finish_count",
            Button(tr("Finish the count…"), PRIMARY, icon="archive", key="F12", large=True),
        )
        self.sheet = self.button(
            "print_count", Button(tr("Print the list"), icon="printer", key="F9")
        )
        left = stacked(self.which, self.standing, self.counts)
        self.lay_out((self.list, _LIST), (self.due, _LIST), (left, _PANEL))
        self.due.table.row_opened.connect(self._open_due)
        self.which.chosen.connect(lambda _name: self.enter())
        self.finish.clicked.connect(self.go_on)
        self.sheet.clicked.connect(self.print_it)

    def _papers_card(self) -> ListCard:
        table = TickTable()
        table.row_ticked.connect(self._tick)
        return ListCard(
            tr("What should be in the cupboard now"),
            "supervision.papers",
            self.papers,
            ((CellKind.TEXT, 44), (CellKind.CODE, 64), (CellKind.NUMBER, 104),
             (CellKind.NAME, 150), (CellKind.TEXT, 220), (CellKind.CODE, 70)),
            EmptyState(
                "archive",
                tr("Nothing should be in the cupboard"),
                tr("Every paper is at signature, on the shelf, or given."),
            ),
            table,
        )  # fmt: skip

    def refresh(self) -> None:
        """Read again; what was ticked stays."""
        session, counting = self.session, self._counting
        self.list.setVisible(counting)
        self.due.setVisible(not counting)
        cupboard, by = session.desk.cupboard, session.actor
        place = max(self.list.table.currentIndex().row(), 0)
        session.ask(lambda: cupboard.expected(by=by), self.papers.show_papers)
        session.ask(lambda: cupboard.due_back(by=by), self.back.show_papers)
        session.ask(lambda: cupboard.counts(by=by), self._show_counts)
        self.list.show_rows(len(self.papers.papers))
        self.due.show_rows(len(self.back.papers))
        if self.papers.papers:
            self.list.table.select_row(min(place, len(self.papers.papers) - 1))
        if self.back.papers:
            self.due.table.select_row(0)
        self._show()

    def first(self) -> QWidget:
        """The list that is shown, or what turns it."""
        card, count = (
            (self.list, len(self.papers.papers))
            if self._counting
            else (self.due, len(self.back.papers))
        )
        return card.table if count else self.which.current_segment

    def verbs(self) -> Sequence[Button]:
        """Finish and print, while counting."""
        if not self._counting or not self.papers.papers:
            return ()
        return (self.finish, self.sheet) if self.session.is_supervisor else (self.sheet,)

    def hints(self) -> Sequence[tuple[str, str]]:
        """Keys."""
        return (
            (tr("Space"), tr("Found")),
            ("F12", tr("Finish the count…")),
            ("F9", tr("Print the list")),
        )

    def scanned(self, code: str) -> bool:
        """A receipt: every paper of its file was found; another scan changes nothing."""
        if not self._counting:
            return False
        session, found = self.session, list[int]()
        session.ask(lambda: session.desk.lists.resolve(code), found.append, lambda _worded: None)
        if not found:
            return False
        count = self.papers.find(found[0])
        self._show()
        words = (
            trn("{n} papers of this file were found", count)
            if count
            else tr("This file has no paper in the cupboard")
        )
        self.said.emit(words)
        return True

    def go_on(self) -> None:
        """Name what is missing, then keep the count."""
        # the dialog is loaded when it is first needed
        from certdesk.gui.dialogs.count_dialog import CountDialog

        if self.finish not in self.verbs():
            return
        missing = [_named(one) for one in self.papers.missing]
        CountDialog(self, len(self.papers.papers), missing, self._keep).open()

    def print_it(self) -> None:
        """The list on paper."""
        session = self.session
        by = session.actor
        session.print_sheet(
            lambda: session.desk.office_sheets.cupboard_count(by=by),
            lambda printer: self.said.emit(
                tr("Sent to {printer}. Did it come out?", printer=printer)
            ),
        )

    @property
    def _counting(self) -> bool:
        return self.which.current == _COUNT

    def _keep(self, note: str) -> None:
        session = self.session
        expected = [one.id for one in self.papers.papers]
        found = set(self.papers.found)
        kept = session.act(
            lambda: session.desk.cupboard.keep_count(expected, found, note, by=session.actor),
            self._kept,
        )
        if kept:
            self.papers.found.clear()
        self.enter()

    def _kept(self, count: CountView) -> None:
        self.said.emit(
            tr("The count was kept: {found} of {expected}", found=count.found,
               expected=count.expected)
        )  # fmt: skip

    def _tick(self, row: int) -> None:
        self.papers.toggle(row)
        self._show()

    def _show(self) -> None:
        missing = self.papers.missing
        found, whole = len(self.papers.found), len(self.papers.papers)
        self.standing.setVisible(self._counting and whole > 0)
        lines = [
            (tr("Found"), ltr(found)),
            (tr("Not found yet"), ltr(len(missing))),
            ("", tr("Scan a receipt to tick all papers of its file, or press Space on a line.")),
        ]
        self.standing.show_lines(trn("{found} of {n} papers", whole, found=ltr(found)), lines)
        self.dressed.emit()

    def _show_counts(self, counts: Sequence[CountView]) -> None:
        self.counts.setVisible(bool(counts))
        lines = [line for one in counts[:_COUNTS_TOLD] for line in _count_lines(one)]
        self.counts.show_lines(tr("Earlier counts"), lines)

    def _open_due(self, row: int) -> None:
        self.session.request_wanted.emit(self.back.papers[row].request_id)


def _count_lines(one: CountView) -> list[tuple[str, str]]:
    words = trn("{found} of {n} papers", one.expected, found=ltr(one.found))
    by = f"{words}، {one.by}" if one.by else words
    lines = [(ltr(moment(one.at)), by)]
    if one.missing:
        named = "، ".join(_missing(paper) for paper in one.missing[:_NAMED])
        lines.append(("", tr("Missing: {papers}", papers=named)))
    return [*lines, ("", one.note)]


def _named(one: CupboardPaper) -> str:
    return _missing(MissingPaper(one.slot, one.number, one.name, one.title, one.sheets))


def _missing(one: MissingPaper) -> str:
    return f"{ltr(one.number)} {one.title}"
