"""Closing a day: what it came to, its sheet, and earlier sheets held against the journal."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.domain.calendar import long_date
from certdesk.gui.messages import Worded
from certdesk.gui.models.paged_rows import Column, PagedRows
from certdesk.gui.pages.copies import print_counted
from certdesk.gui.pages.supervision.tab import Facts, ListCard, Tab, stacked
from certdesk.gui.pages.supervision.words import moment
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.fields import EnterChain
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.table import CellKind
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import ltr, tr, trn
from certdesk.services.registers.closed_days import ClosedDayView, DayView
from certdesk.services.supervision.journal import Tail, TailReport

_FIGURES, _SIDE = 560, 536
_GROUP = 8


class ClosingTab(Tab):
    """The day at the right; closed days and a sheet to compare at the left."""

    name = "closing"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        super().__init__(session)
        self.view: DayView | None = None
        self.rows = PagedRows[ClosedDayView](_columns(), self._fetch, self)
        self.day = DateField("supervision.closing_day", tr("Day"))
        self.facts = Facts("supervision.day_figures")
        self.list = ListCard(
            tr("Closed days"),
            "supervision.closed_days",
            self.rows,
            ((CellKind.DATE, 104), (CellKind.DATE, 146), (CellKind.TEXT, 112),
             (CellKind.CODE, 74)),
            EmptyState(
                "calendar-event",
                tr("No day was closed yet"),
                tr("Close today when the counter has closed."),
            ),
        )  # fmt: skip
        close = Button(tr("Close the day and print"), PRIMARY, icon="lock", key="F12", large=True)
        self.close_day = self.button("close_day", close)
        self.again = self.button(
            "closing_again", Button(tr("Print the chosen sheet"), icon="printer", key="F9")
        )
        self._build_compare()
        self.lay_out(
            (stacked(self._day_card(), self.facts), _FIGURES),
            (self._left(), _SIDE),
        )
        self._connect()

    def enter(self) -> None:
        """Today, unless another day was chosen."""
        if self.day.value() is None:
            self.day.set_value(self.session.desk.office.today())
        super().enter()

    def refresh(self) -> None:
        """Count the day again, read the closed ones."""
        day, session = self.day.value(), self.session
        self.day.set_problem(None)
        if day is None:
            self.day.set_problem(tr("Write the day like 23/11/2026"))
            self._show(None)
        else:
            session.ask(
                lambda: session.desk.closed_days.look(day, by=session.actor),
                self._show,
                self._no_such_day,
            )
        self.list.read_again(self.rows)
        self.dressed.emit()

    def first(self) -> QWidget:
        """The verb of the day."""
        return self.close_day if self.close_day in self.verbs() else self.day

    def panes(self) -> Sequence[QWidget]:
        """Day, closed days, sheet to compare."""
        closed = (self.list.table,) if self.rows.rowCount() else ()
        return (self.day, *closed, self.count)

    def verbs(self) -> Sequence[Button]:
        """Close, and print a sheet again."""
        may = self.session.is_supervisor
        first = (self.close_day,) if may and self.view is not None else ()
        return (*first, self.again) if may and self.rows.rowCount() else first

    def hints(self) -> Sequence[tuple[str, str]]:
        """Keys."""
        return (
            ("F12", tr("Close the day and print")),
            ("F6", tr("Day, closed days, compare")),
            ("F9", tr("Print the chosen sheet")),
        )

    def go_on(self) -> None:
        """Close the day that is shown: the same sheet while nothing happened since."""
        if self.close_day in self.verbs() and self.view is not None:
            self._print(self.view.day)

    def print_it(self) -> None:
        """The chosen sheet as it was, once more."""
        session = self.session
        one = self.rows.row_at(self.list.table.currentIndex().row())
        if one is not None and self.again in self.verbs():
            print_counted(
                session,
                self,
                lambda reason: session.desk.printing.sheet(one.id, reason=reason),
                self._sent,
            )

    def _print(self, day: date) -> None:
        session = self.session
        by = session.actor
        print_counted(
            session,
            self,
            lambda reason: session.desk.office_sheets.closing_sheet(day, reason=reason, by=by),
            self._closed,
        )

    def _closed(self, printer: str) -> None:
        self.session.register_changed.emit()
        self._sent(printer)

    def _sent(self, printer: str) -> None:
        self.refresh()
        self.said.emit(tr("Sent to {printer}: to be signed and bound", printer=printer))

    def _compare(self) -> None:
        session = self.session
        count, head = self.count.text(), self.head.text()
        session.ask(
            lambda: session.desk.journal.compare(count, head, by=session.actor),
            self._compared,
            self._unreadable,
        )

    def _compared(self, report: TailReport) -> None:
        self.head.set_problem(None)
        words, sign, tone = {
            Tail.HOLDS: (tr("The journal holds what this sheet says"), "circle-check", "ok"),
            Tail.CUT: (tr("The end of the journal was cut off"), "alert-triangle", "bad"),
            Tail.ALTERED: (tr("This is another journal than the sheet's"), "alert-triangle", "bad"),
        }[report.tail]
        there = trn("It has {n} entries now", report.count)
        self.compared.set_text(f"{words}. {there}", sign, tone, token=tone)
        self.compared.setAccessibleName(self.compared.text)
        self.compared.show()

    def _unreadable(self, worded: Worded) -> None:
        self.compared.hide()
        self.head.set_problem(worded.sentence)
        self.head.setFocus()

    def _fetch(self, before: int | None, limit: int) -> Sequence[ClosedDayView]:
        session = self.session
        return session.desk.closed_days.page(before=before, limit=limit, by=session.actor)

    def _no_such_day(self, worded: Worded) -> None:
        self.day.set_problem(worded.sentence)
        self._show(None)

    def _show(self, view: DayView | None) -> None:
        self.view = view
        self.facts.setVisible(view is not None)
        if view is not None:
            self.facts.show_lines(long_date(view.day, with_weekday=True), _figures(view))

    def _day_card(self) -> Card:
        card = Card(padding=(20, 10, 20, 10))
        card.body.addWidget(self.day)
        return card

    def _build_compare(self) -> None:
        self.count = CodeField("supervision.count", tr("Entries on it"), "1240")
        self.head = CodeField("supervision.head", tr("Print of the last"), "3f9c04d1 7a…")
        self.compare = Button(tr("Compare with the journal"), icon="shield-check")
        self.compare.setObjectName("supervision.compare")
        self.compared = SignedText(role=Role.NOTE, size=18, weight=600)
        self.compared.setObjectName("supervision.compared")
        self.compared.hide()

    def _left(self) -> QWidget:
        card = Card(tr("A printed sheet and the journal"), padding=(20, 12, 20, 14))
        card.body.addWidget(
            Label(
                tr("Type the count and the first signs of the print from the foot of a sheet."),
                Role.CAPTION,
                "text2",
                wrap=True,
            )
        )
        for field in (self.count, self.head):
            card.body.addWidget(field)
        row = QHBoxLayout()
        row.addWidget(self.compare)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(self.compared)
        return stacked(card, last=self.list)

    def _connect(self) -> None:
        self.day.entered.connect(self.refresh)
        self.day.edited.connect(lambda _text: self._day_edited())
        self.close_day.clicked.connect(self.go_on)
        self.again.clicked.connect(self.print_it)
        self.compare.clicked.connect(self._compare)
        self.list.table.row_opened.connect(lambda _row: self.print_it())
        EnterChain((self.count, self.head), self).finished.connect(self._compare)

    def _day_edited(self) -> None:
        if self.day.value() is not None:
            self.refresh()


def _figures(view: DayView) -> list[tuple[str, str]]:
    figures = view.figures
    lines = [(one.title, _series(one.first, one.last, one.count)) for one in figures.series]
    sheets = len(figures.not_issued)
    if sheets:
        waiting = trn("{n} sheets nobody saw come out", sheets)
        lines.append((tr("To print"), waiting))
    acts = "، ".join(f"{one.title} {ltr(one.count)}" for one in figures.acts)
    lines.append((tr("Acts of the day"), acts or tr("none")))
    groups = " ".join(view.head[at : at + _GROUP] for at in range(0, 2 * _GROUP, _GROUP))
    lines.append((tr("Journal"), f"{trn('{n} entries', view.count)}، {ltr(f'{groups} …')}"))
    closed = view.closed[0] if view.closed else None
    if closed is None:
        return [(tr("Closing"), tr("not closed yet")), *lines]
    words = "، ".join(part for part in (ltr(moment(closed.made_at)), closed.made_by) if part)
    since = view.count - closed.count
    if since:
        words = f"{words}، {trn('{n} entries since', since)}"
    return [(tr("Closed"), words), *lines]


def _series(first: str, last: str, count: int) -> str:
    if not count:
        return tr("none")
    span = ltr(first) if first == last else tr("{a} to {b}", a=ltr(first), b=ltr(last))
    return f"{trn('{n} numbers', count)}، {span}"


def _columns() -> list[Column[ClosedDayView]]:
    return [
        Column("day", tr("Day"), lambda one: f"{one.day:%d/%m/%Y}", latin=True),
        Column("made", tr("Closed"), lambda one: moment(one.made_at), latin=True),
        Column("by", tr("By"), lambda one: one.made_by or "—"),
        Column("count", tr("Entries"), lambda one: str(one.count), latin=True),
        Column("issued", tr("On paper"), _on_paper),
    ]


def _on_paper(one: ClosedDayView) -> str:
    return tr("came out") if one.issued else tr("not seen yet")
