"""The page of registers: which, which period, its lines, charts, pages, exports and closing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import RIGHTS, Right
from certdesk.gui.dialogs.message_dialog import question
from certdesk.gui.messages import Worded
from certdesk.gui.page import Page
from certdesk.gui.pages.copies import print_counted
from certdesk.gui.pages.registers.arranged import PAGES, Parts, arrange
from certdesk.gui.pages.registers.exports import kind_word
from certdesk.gui.pages.registers.files import write_whole
from certdesk.gui.pages.registers.lines import SHAPES
from certdesk.gui.pages.registers.reading import Shown, read_all
from certdesk.gui.session import Session
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import tr, trn
from certdesk.registers.rows import RegisterPeriod
from certdesk.services.progress import Tell, WorkCancelled
from certdesk.services.registers.books import Pages
from certdesk.services.sheets.rendering import PrintedSheet

Made = tuple[bytes, str]
"""A file's bytes and its name."""


class RegistersPage(Page):
    """All five registers, by month, year or dates."""

    name = "registers"

    def __init__(self, session: Session) -> None:
        """This month, once entered."""
        super().__init__(session)
        self.parts = Parts()
        self.which, self.month = self.parts.which, self.parts.month
        self.lines, self.last_export = self.parts.lines, self.parts.last_export
        self._exported: Path | None = None
        self._shown: Shown | None = None
        arrange(self, self.parts)
        self._connect()

    def settle(self, shell: PageShell) -> None:
        """Title, register, period, exports."""
        super().settle(shell)
        shell.set_title(tr("Registers"))
        parts = self.parts
        parts.settle(shell)
        shell.set_hints(
            [
                ("F12", tr("Export to Excel")),
                ("F9", tr("PDF and preview")),
                (tr("Arrows"), tr("Another month")),
                ("F5", tr("Read the page again")),
            ]
        )

    def enter(self, **wanted: object) -> None:
        """The month that runs, or the one that was looked at."""
        del wanted
        today = self.session.desk.office.today()
        last = (today.year, today.month)
        if not self.month.words.text():
            self.month.set_month(today.year, today.month, last)
        self.refresh()
        self.month.before.setFocus()

    def refresh(self) -> None:
        """Read the register and its figures again."""
        kind, period, by = self._kind, self._period, self.session.actor
        self._offer_unmasked()
        steps = self.parts.working.begin(tr("Reading the register"))
        self.session.tasks.run(
            lambda: read_all(self.session.desk, kind, period, by, steps),
            self._show,
            self._not_done,
            owner=self,
        )

    @property
    def _kind(self) -> RegisterKind:
        return RegisterKind(self.which.current)

    @property
    def _period(self) -> RegisterPeriod:
        return self.parts.period.period(self.session.desk.office.today())

    def _show(self, shown: Shown) -> None:
        if (shown.book.kind, shown.book.period) != (self._kind, self._period):
            return  # another one was asked for meanwhile
        parts = self.parts
        parts.working.end()
        self._shown = shown
        book = shown.book
        struck = trn("{n} void entries stand outside the total", book.totals.struck)
        parts.facts.show_facts(shown.summary, struck if book.totals.struck else "")
        parts.months.show_months(shown.summary)
        parts.charts.show_summary(shown.summary)
        parts.lines.show_entries(book.kind, shown.titles, book.entries)
        parts.acts.show_acts(shown.acts)
        for column, shape in enumerate(SHAPES[book.kind]):
            parts.table.set_column_kind(column, shape.kind, shape.width)
        parts.table.follow_words()
        parts.show_lines(empty=not book.entries)
        self._show_closing(shown)
        parts.fit_side()
        if self.shell is not None:
            self.shell.set_status(trn("{n} entries in this period", len(book.entries)))
        # a file that is being written shows its pages itself, and is not stopped for a preview
        if parts.view.current == PAGES and parts.pdf.isEnabled():
            self._preview()

    def _show_closing(self, shown: Shown) -> None:
        closing, closed = self.parts.closing, shown.book.closed
        if closed is not None:
            closing.show_closed(closed)
        elif shown.may_be_closed:
            closing.show_open(may_close=self.session.is_supervisor)
        else:
            closing.hide()
        waiting = [f"{kind_word(one.kind)}: {one.period.title}" for one in shown.unclosed]
        reminds = bool(waiting) and self.session.is_supervisor
        words = tr("Last month is not closed: {registers}", registers="، ".join(waiting))
        self.parts.remind(words if reminds else "")

    def _offer_unmasked(self) -> None:
        may = self.session.actor.role in RIGHTS[Right.READ_GUARDED]
        self.parts.day.setVisible(may)
        self.parts.unmasked.setVisible(may and self._kind is RegisterKind.PICKUP)
        self.parts.unmasked.setChecked(False)

    # ---- files

    def _export(self) -> None:
        self._make(self._workbook, self._into_exports)

    def _export_elsewhere(self) -> None:
        name = f"{self._kind.value}-{self._period.first:%Y-%m}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save the register"), str(Path.home() / name), "Excel (*.xlsx)"
        )
        if chosen:
            self._make(self._workbook, lambda _name: Path(chosen))

    def _export_pages(self) -> None:
        self.parts.show_view(PAGES)
        self._make(self._pages, self._into_exports)

    def _into_exports(self, name: str) -> Path:
        return self.session.desk.folder.root / "exports" / name

    def _workbook(self, asked: dict[str, Any]) -> Made:
        export = self.session.desk.registers.export(**asked)
        return export.workbook, export.name

    def _pages(self, asked: dict[str, Any]) -> Made:
        pages = self.session.desk.registers.pages(**asked)
        return pages.pdf, pages.name

    def _asked(self, tell: Tell) -> dict[str, Any]:
        parts = self.parts
        full = parts.unmasked.isVisible() and parts.unmasked.isChecked()
        by = self.session.actor
        return {"kind": self._kind, "period": self._period, "by": by, "unmasked": full,
                "tell": tell}  # fmt: skip

    def _make(self, make: Callable[[dict[str, Any]], Made], where: Callable[[str], Path]) -> None:
        session = self.session
        steps = self.parts.working.begin(tr("Writing the register"))
        asked = self._asked(steps)
        self._enable(on=False)

        def write() -> tuple[bytes, Path]:
            content, name = make(asked)
            return content, write_whole(content, where(name))

        session.tasks.run(write, self._written, self._not_done, owner=self)

    def _written(self, written: tuple[bytes, Path]) -> None:
        content, path = written
        self._exported = path
        self.parts.working.end()
        self._enable(on=True)
        self.parts.unmasked.setChecked(False)
        self.last_export.show_file(path)
        if path.suffix == ".pdf":
            self.parts.pages.show_pdf(content)
        self.parts.fit_side()
        self.last_export.open.setFocus()
        self.refresh_acts()

    def refresh_acts(self) -> None:
        """The journal of exports again."""
        from certdesk.services.registers.export_journal import ExportJournal

        session = self.session
        journal = ExportJournal(session.desk.office)
        session.ask(lambda: journal.acts(by=session.actor), self.parts.acts.show_acts)

    def _not_done(self, worded: Worded) -> None:
        self._enable(on=True)
        if worded.code != WorkCancelled.code:
            self.parts.working.end()
            self.session.tell(worded, self)

    def _enable(self, *, on: bool) -> None:
        self.parts.export.setEnabled(on)
        self.parts.pdf.setEnabled(on)

    def _open_folder(self) -> None:
        if self._exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported.parent)))

    # ---- pages on the screen and on paper

    def _preview(self) -> None:
        self.parts.pages.clear()
        steps = self.parts.working.begin(tr("Laying out the pages"))
        asked = {**self._asked(steps), "unmasked": False}
        self.session.tasks.run(
            lambda: self.session.desk.registers.preview(**asked),
            self._show_pages,
            self._not_done,
            owner=self,
        )

    def _show_pages(self, pages: Pages) -> None:
        self.parts.working.end()
        self.parts.pages.show_pdf(pages.pdf)

    def _print_pages(self) -> None:
        sheet = PrintedSheet(self.parts.pages.pdf, f"{self._kind.value}-{self._period.title}", None)
        self.session.print_sheet(lambda: sheet, self._printed)

    def _printed(self, printer: str) -> None:
        if self.shell is not None:
            self.shell.set_status(tr("Sent to {printer}", printer=printer))

    # ---- closing

    def _close_month(self) -> None:
        session, kind, period = self.session, self._kind, self._period
        asked = question(
            self,
            tr("Close {register} of {month}?", register=kind_word(kind), month=period.title),
            [
                tr("Its lines and totals are kept as they are, with their hash."),
                tr("What is corrected later stands in the month in which it is corrected."),
                tr("A closed month is not opened again. Its page is printed to be signed."),
            ],
            act=tr("Close {month}", month=period.title),
            dangerous=True,
        )
        if asked.exec() != QDialog.DialogCode.Accepted:
            return
        month, by = period.first, session.actor

        def close() -> PrintedSheet:
            return session.desk.month_closing.close(kind, month.year, month.month, by=by)

        session.print_sheet(close, self._closed, self._not_closed)

    def _closed(self, printer: str) -> None:
        self._printed(printer)
        self.session.register_changed.emit()
        self.refresh()

    def _not_closed(self, worded: Worded) -> None:
        # the month may be closed though no printer answered: the page waits on Today
        self.session.tell(worded, self)
        self.refresh()

    def _closing_page(self) -> None:
        session, kind, month, by = self.session, self._kind, self._period.first, self.session.actor
        closing = session.desk.month_closing
        print_counted(
            session,
            self,
            lambda reason: closing.page(kind, month.year, month.month, reason=reason, by=by),
            self._printed,
        )

    def _view_chosen(self, name: str) -> None:
        self.parts.show_view(name)
        if name == PAGES and not self.parts.pages.pdf:
            self._preview()

    def _other(self) -> None:
        self.last_export.hide()
        self.parts.pages.clear()
        self.refresh()

    def _last_month(self) -> None:
        """Show the month that waits for its closing."""
        if self._shown is None or not self._shown.unclosed:
            return
        waiting = self._shown.unclosed[0]
        today = self.session.desk.office.today()
        self.which.set_current(waiting.kind.value)
        self.parts.period.show_months()
        first = waiting.period.first
        self.month.set_month(first.year, first.month, (today.year, today.month))
        self._other()

    def _connect(self) -> None:
        parts = self.parts
        self.which.chosen.connect(lambda _name: self._other())
        parts.period.changed.connect(self._other)
        parts.view.chosen.connect(self._view_chosen)
        parts.export.clicked.connect(self._export)
        parts.pdf.clicked.connect(self._export_pages)
        parts.save_as.clicked.connect(self._export_elsewhere)
        parts.day.clicked.connect(lambda: self.session.go("supervision", tab="closing"))
        parts.old.clicked.connect(lambda: self.session.go("import_register"))
        parts.reminder_shown.connect(self._last_month)
        parts.closing.close_wanted.connect(self._close_month)
        parts.closing.page_wanted.connect(self._closing_page)
        parts.pages.print_wanted.connect(self._print_pages)
        self.last_export.open.clicked.connect(self._open_folder)
        self.session.keys.bind(self, "save_and_go_on", parts.export.click)
        self.session.keys.bind(self, "print", parts.pdf.click)
