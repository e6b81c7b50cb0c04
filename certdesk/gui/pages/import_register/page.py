"""The page that imports the register of before."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFileDialog,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)

from certdesk.domain.past_head import Mapped
from certdesk.gui import theme
from certdesk.gui.messages import Worded
from certdesk.gui.page import Page
from certdesk.gui.pages.import_register.columns_card import ColumnsCard
from certdesk.gui.pages.import_register.lines import import_rows
from certdesk.gui.pages.import_register.panes import ChoosePane, ViewPane
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import ltr, shown, tr, trn
from certdesk.services.past.views import PastImported, PastImportView, PastPreview

_SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
_UPWARDS = QBoxLayout.Direction.BottomToTop
_COLUMNS_SHARE, _VIEW_SHARE = 360, 736


class ImportRegisterPage(Page):
    """First a file is chosen, then it is looked at; F12 imports it whole."""

    name = "import_register"
    rail = "registers"

    def __init__(self, session: Session) -> None:
        """No file."""
        super().__init__(session)
        self.view: PastPreview | None = None
        self._file = Path()
        self._asked = 0
        self._imports: list[PastImportView] = []
        self.choose = ChoosePane()
        self.columns = ColumnsCard()
        self.looked_at = ViewPane()
        self.bring_in = Button(tr("Import all of it"), PRIMARY, icon="archive", key="F12")
        self.bring_in.setObjectName("import_register.import")
        self.other = Button(tr("Another file"), icon="arrow-back-up", key="Esc")
        self.other.setObjectName("import_register.other")
        self._arrange()
        self._connect()

    def settle(self, shell: PageShell) -> None:
        """Title, buttons, hints."""
        super().settle(shell)
        self._dress()

    def enter(self, **wanted: object) -> None:
        """Where one was: choosing, or looking at a file."""
        del wanted
        self._list_imports()
        if self.view is None:
            self.choose.file.setFocus()
        else:
            self._stand()

    def refresh(self) -> None:
        """Read the file again, or the list of imports."""
        if self.view is not None:
            self._look(self.view.mapped)
        else:
            self._list_imports()

    def read_file(self) -> None:
        """Look at the file that is named; nothing is stored."""
        typed = self.choose.file.text().strip().strip('"')
        if not typed:
            self.choose.file.set_problem(tr("Which file? Choose it, or write where it lies."))
            self.choose.file.setFocus()
            return
        self.choose.file.set_problem(None)
        self._file = Path(typed)
        self._look(None)

    def start_import(self) -> None:
        """Import what is shown, all or nothing."""
        view, session = self.view, self.session
        if view is None or not self.bring_in.isEnabled():
            return
        by, file = session.actor, self._file
        start = self.looked_at.start.value() if view.next_number else None
        self._busy(tr("Importing…"))
        session.tasks.run(
            lambda: session.desk.past.bring_in(
                file,
                by=by,
                sheet=view.sheet,
                mapped=view.mapped,
                start_number=start,
                shown_hash=view.file_hash,
            ),
            self._imported,
            self._refused,
            owner=self,
        )

    def leave_file(self) -> None:
        """Choose another file."""
        self.view = None
        self._stack.setCurrentWidget(self.choose)
        self._dress()
        self._list_imports()
        self.choose.file.setFocus()

    def take_back(self) -> None:
        """Take the chosen import back, with a reason."""
        from certdesk.gui.dialogs.reason_dialog import ReasonDialog

        row = self.choose.table.currentIndex().row()
        if not 0 <= row < len(self._imports) or self._imports[row].undone_at is not None:
            return
        chosen, session = self._imports[row], self.session
        dialog = ReasonDialog(
            self,
            tr("Take back the import of {file}?", file=shown(chosen.file)),
            verb=tr("Take it back whole"),
            sign="arrow-back-up",
            reasons=(tr("It was the wrong file"), tr("A better file has come")),
            sentences=(
                ("archive", trn("{n} past requests are no longer found.", chosen.entries)),
                ("history", tr("That it was there stays in the journal, with the reason.")),
            ),
        )

        def then(reason: str) -> None:
            session.act(
                lambda: session.desk.past.take_back(chosen.id, reason, by=session.actor),
                lambda _none: self._was_taken_back(),
            )

        dialog.then(then)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen import back."""
        if event.key() == Qt.Key.Key_Delete and self.choose.table.hasFocus():
            self.take_back()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Large letters need the whole width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        dense = theme.look().dense
        self._sides.setDirection(_UPWARDS if dense else _SIDE_BY_SIDE)
        self.columns.set_whole(whole=dense)
        self.looked_at.set_whole(whole=dense)

    def _was_taken_back(self) -> None:
        self.choose.done.set_text(tr("The import was taken back whole."), "arrow-back-up")
        self.choose.done.show()
        self._list_imports()

    def _look(self, mapped: Mapped | None, sheet: str | None = None) -> None:
        session, file = self.session, self._file
        self._asked += 1
        asked = self._asked
        kept_sheet = sheet or (self.view.sheet if self.view is not None else None)

        def ask() -> None:
            by = session.actor
            self._busy(tr("Reading the file…"))
            session.tasks.run(
                lambda: session.desk.past.preview(file, by=by, sheet=kept_sheet, mapped=mapped),
                lambda view: self._show(view) if asked == self._asked else None,
                self._refused,
                owner=self,
            )

        session.ask(ask)

    def _show(self, view: PastPreview) -> None:
        first = self.view is None
        self.view = view
        self.columns.show_view(view)
        self.looked_at.show_view(view)
        self._stack.setCurrentWidget(self._looking)
        self._dress()
        if first:
            self._stand()

    def _stand(self) -> None:
        """On the button when all is well, else on what must be done."""
        view = self.view
        if view is None:
            return
        if view.missing:
            self.columns.fields[view.missing[0]].setFocus()
        elif view.can_be_imported:
            self.bring_in.setFocus()
        else:
            self.looked_at.tables[self.looked_at.which.current].setFocus()

    def _chosen(self) -> None:
        """Another column or sheet was chosen: look again."""
        view = self.view
        if view is None:
            return
        sheet = self.columns.chosen_sheet() or view.sheet
        if sheet != view.sheet:
            self._look(None, sheet)
            return
        self._look(self.columns.mapped())

    def _imported(self, done: PastImported) -> None:
        words = [trn("{n} past requests were imported.", done.entries)]
        if done.next_number:
            words.append(tr("The next deposit will be {number}.", number=ltr(done.next_number)))
        self.choose.done.set_text(" ".join(words), "circle-check")
        self.choose.done.show()
        self.choose.file.set_text("")
        self.leave_file()
        self.session.register_changed.emit()

    def _refused(self, worded: Worded) -> None:
        self._dress()
        if self.view is None:
            self.choose.file.set_problem(worded.sentence)
            self.choose.file.setFocus()
        else:
            self.session.tell(worded, self)

    def _busy(self, words: str) -> None:
        self.bring_in.setEnabled(False)
        self.choose.read.setEnabled(False)
        if self.shell is not None:
            self.shell.set_status(words, "clock", "accent")

    def _dress(self) -> None:
        view = self.view
        self.choose.read.setEnabled(True)
        self.bring_in.setEnabled(view is not None and view.can_be_imported)
        if self.shell is None:
            return
        if view is None:
            self.shell.set_title(tr("Import the old register"))
            self.shell.set_actions()
            self.shell.set_hints([("Enter", tr("Read the file")), ("Esc", tr("Back"))])
        else:
            self.shell.set_title(tr("Import the old register"), shown(view.file))
            self.shell.set_actions(self.bring_in, self.other)
            self.shell.set_hints(
                [
                    ("F12", tr("Import all of it")),
                    ("F5", tr("Read the file again")),
                    ("F6", tr("Columns, rows")),
                    ("Esc", tr("Another file")),
                ]
            )
        remembered = view is not None and view.remembered
        self.shell.set_status(tr("Columns as last time") if remembered else "")

    def _list_imports(self) -> None:
        session = self.session

        def show(found: list[PastImportView]) -> None:
            self._imports = found
            self.choose.show_imports(import_rows(found))

        session.ask(lambda: list(session.desk.past.imports(by=session.actor)), show)

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Choose the old register"), str(Path.home()), "Excel (*.xlsx *.xlsm)"
        )
        if chosen:
            self.choose.file.set_text(chosen)
            self.read_file()

    def _next_pane(self) -> None:
        if self.view is None:
            return
        focused = QApplication.focusWidget()
        inside = focused is not None and self.columns.isAncestorOf(focused)
        pane = self.looked_at.tables[self.looked_at.which.current]
        (pane if inside else self.columns.fields[next(iter(self.columns.fields))]).setFocus()

    def _arrange(self) -> None:
        self.columns.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._looking = QWidget()
        self._sides = QBoxLayout(_SIDE_BY_SIDE, self._looking)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(14)
        self._sides.addWidget(self.columns, _COLUMNS_SHARE)
        self._sides.addWidget(self.looked_at, _VIEW_SHARE)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.choose)
        self._stack.addWidget(self._looking)
        self._fit()

    def _connect(self) -> None:
        keys = self.session.keys
        self.choose.file.entered.connect(self.read_file)
        self.choose.read.clicked.connect(self.read_file)
        self.choose.browse.clicked.connect(self._browse)
        self.choose.take_back.clicked.connect(self.take_back)
        self.columns.changed.connect(self._chosen)
        self.columns.chain.finished.connect(self.bring_in.setFocus)
        self.bring_in.clicked.connect(self.start_import)
        self.other.clicked.connect(self.leave_file)
        keys.bind(self, "save_and_go_on", self.start_import)
        keys.bind(self._looking, "back", self.leave_file)
        keys.bind(self, "next_pane", self._next_pane)
