"""The page of verification: the list at the right, the file and the archive at the left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.request import State
from certdesk.domain.rights import Actor
from certdesk.gui.file_watch import FileWatch
from certdesk.gui.messages import Worded
from certdesk.gui.models.paged_rows import Column, PagedRows
from certdesk.gui.page import Page
from certdesk.gui.pages.step_words import figures
from certdesk.gui.pages.verify.answer import ANSWERS, Answer
from certdesk.gui.pages.verify.doubt_dialog import DoubtDialog
from certdesk.gui.pages.verify.standing import Standing
from certdesk.gui.pages.verify.stated import Stated
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.gui.widgets.table import CellKind, Table
from certdesk.i18n import ltr, tr, trn
from certdesk.services.lines import Wanted
from certdesk.services.views import RequestLine, RequestView

_LIST_SHARE, _PANEL_SHARE = 410, 686


class VerifyPage(Page):
    """One file after another, against the paper register."""

    name = "verify"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        super().__init__(session)
        self.view: RequestView | None = None
        self._wanted: int | None = None
        self.rows = PagedRows[RequestLine](
            [
                Column("number", tr("Number"), lambda row: row.number, latin=True),
                Column("name", tr("Name and surname"), lambda row: row.name),
                Column("deposited", tr("Deposited on"), lambda row: figures(row.deposited_on)),
            ],
            self._fetch,
            self,
        )
        self.table = Table()
        self.stated, self.standing, self.answer = Stated(), Standing(), Answer()
        self.empty = EmptyState(
            "circle-check",
            tr("Nothing waits to be verified"),
            tr("Every deposited file was looked up in the archive."),
        )
        self.record = Button(
            tr("Record and go to the next"), PRIMARY, icon="check", key="F12", large=True
        )
        self.doubt = Button(tr("Raise a doubt…"), icon="alert-triangle")
        self.settle_button = Button(tr("Settle…"), icon="shield-check")
        self.file_button = Button(tr("Open the file"), icon="folder-open")
        self.watch = FileWatch(session, self)
        self._arrange()
        self._connect()

    def settle(self, shell: PageShell) -> None:
        """Title, buttons, hints."""
        super().settle(shell)
        shell.set_title(tr("Verify"))
        shell.set_hints(
            [
                (ltr("1 2 3"), tr("What the archive says")),
                ("F12", tr("Record and go to the next")),
                ("F6", tr("List, archive")),
            ]
        )
        self._show_buttons()

    def enter(self, **wanted: object) -> None:
        """A file, or the first of the list; then the archive reference."""
        request_id = wanted.get("request_id")
        self._wanted = request_id if isinstance(request_id, int) else None
        self._reload()
        self._focus_first()

    def refresh(self) -> None:
        """Read again; what is typed stays with its file."""
        if self._wanted is None and self.view is not None:
            self._wanted = self.view.id
        self._reload()

    def _reload(self) -> None:
        place = max(self.table.currentIndex().row(), 0)
        self.table.blockSignals(True)
        self.rows.reload()
        self.rows.fetchMore(self.table.rootIndex())
        ids = self._ids()
        if self._wanted in ids:
            place = ids.index(self._wanted)
        if ids:
            self.table.select_row(min(place, len(ids) - 1))
        self.table.blockSignals(False)
        shown = self._wanted or (ids[min(place, len(ids) - 1)] if ids else None)
        self._wanted = None
        self._show(shown)
        if self.shell is not None:
            self.shell.set_title(tr("Verify"), trn("{n} files to look up", len(ids)))

    def _ids(self) -> list[int]:
        lines = (self.rows.row_at(place) for place in range(self.rows.rowCount()))
        return [int(line.id) for line in lines if line is not None]

    def _fetch(self, before: int | None, limit: int) -> Sequence[RequestLine]:
        return self.session.desk.lists.page(Wanted.TO_VERIFY, before=before, limit=limit)

    def _selected(self, place: int) -> None:
        line = self.rows.row_at(place)
        if line is not None and (self.view is None or line.id != self.view.id):
            self._show(line.id)

    def _show(self, request_id: int | None) -> None:
        session = self.session
        if request_id is None:
            self.view = None
            self._dress()
            return
        session.ask(
            lambda: session.desk.reading.show(request_id, by=session.actor), self._show_view
        )

    def _show_view(self, view: RequestView) -> None:
        another = self.view is None or self.view.id != view.id
        self.view = view
        self.watch.enter_soon(view.id)
        self.stated.show_view(view, _chip(view))
        session = self.session
        session.ask(
            lambda: session.desk.verifying.is_for_another(view.id, by=session.actor),
            partial(self.standing.show_view, view),
        )
        if another:
            self.answer.begin()
        self._dress()

    @property
    def _answerable(self) -> bool:
        view = self.view
        return view is not None and view.state is State.DEPOSITED and not view.doubted

    @property
    def _to_settle(self) -> bool:
        view = self.view
        if view is None:
            return False
        looked = view.verification
        unsettled = looked is not None and not looked.lets_sign and view.state is State.DEPOSITED
        return view.doubted or unsettled

    def _dress(self) -> None:
        shown = self.view is not None
        for part in (self.stated, self.list_card):
            part.setVisible(shown)
        self.answer.setVisible(self._answerable)
        self.standing.setVisible(self._to_settle or self.standing.is_for_another)
        self.empty.setVisible(not shown)
        self._show_buttons()

    def _show_buttons(self) -> None:
        if self.shell is None:
            return
        wanted = [
            (self.record, self._answerable),
            (self.settle_button, self._to_settle),
            (self.doubt, self.view is not None and not self.view.doubted),
            (self.file_button, self.view is not None),
        ]
        self.shell.set_actions(*[button for button, is_shown in wanted if is_shown])

    def _open_file(self) -> None:
        if self.view is not None:
            self.session.go("request", request_id=self.view.id)

    def _record_guarded(self) -> None:
        self.watch.guard(self._record)

    def _record(self) -> None:
        view, answer, session = self.view, self.answer, self.session
        if view is None or not self._answerable:
            return
        found = answer.found
        if found is None:
            self._say(tr("Choose what the archive says: 1, 2 or 3"), "alert-triangle")
            answer.tiles[0].setFocus()
            return
        following = self._after(view.id)
        reference, differences = answer.reference.text(), answer.differences.text()

        def recorded(_none: None) -> None:
            answer.remember_register()
            self._wanted, self.view = following, None
            self._say(tr("{number} was recorded", number=ltr(view.number)))

        done = session.act(
            lambda: session.desk.verifying.verify(
                view.id, found, reference=reference, differences=differences, by=session.actor
            ),
            recorded,
            self._not_recorded,
        )
        if done:
            if self.view is None:
                self._reload()
            self._focus_first()

    def _not_recorded(self, worded: Worded) -> None:
        if not self.answer.show_problem(worded.code, worded.sentence):
            self.session.tell(worded, self)

    def _after(self, request_id: int) -> int | None:
        ids = self._ids()
        if request_id not in ids:
            return None
        place = ids.index(request_id)
        rest = [*ids[place + 1 :], *ids[:place]]
        return rest[0] if rest else None

    def _raise_doubt(self) -> None:
        view, session = self.view, self.session
        if view is None:
            return

        def written(detail: str) -> None:
            session.act(
                lambda: session.desk.verifying.raise_doubt(view.id, detail, by=session.actor),
                lambda _none: self._say(tr("The file is with the head of service")),
            )

        DoubtDialog(self, view.number, written).open()

    def _settle(self) -> None:
        # the dialog is loaded when it is first needed
        from certdesk.gui.supervisor import ask_supervisor

        view, session = self.view, self.session
        if view is None:
            return
        verifying = session.desk.verifying
        call = verifying.settle_doubts if view.doubted else verifying.settle

        def settled(supervisor: Actor, reason: str) -> None:
            session.act(
                lambda: call(view.id, reason, by=supervisor),
                lambda _n: self._say(tr("{number} was settled", number=ltr(view.number))),
            )

        reasons = [
            tr("The paper register was looked up with the head of service"),
            tr("A slip of the pen in the register"),
            tr("Checked with the person concerned"),
        ]
        title = tr("Let {number} pass?", number=ltr(view.number))
        ask_supervisor(session, self.window(), title, reasons, settled)

    def _arrange(self) -> None:
        self.table.setModel(self.rows)
        kinds = ((CellKind.NUMBER, 112), (CellKind.NAME, 186), (CellKind.DATE, 96))
        for column, (kind, width) in enumerate(kinds):
            self.table.set_column_kind(column, kind, width)
        self.table.follow_words()
        self.table.setAccessibleName(tr("Files to be looked up in the archive"))
        self.list_card = Card(padding=(1, 6, 1, 4))
        self.list_card.body.addWidget(self.table)
        self.list_card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        panel = QWidget()
        panel.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        panel_column = QVBoxLayout(panel)
        panel_column.setContentsMargins(0, 0, 0, 0)
        panel_column.setSpacing(12)
        for part in (self.watch.banner, self.stated, self.standing, self.answer):
            panel_column.addWidget(part)
        panel_column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.list_card, _LIST_SHARE)
        row.addWidget(panel, _PANEL_SHARE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.empty, 1)
        whole.addLayout(row, 1)
        names = {
            "list": self.table,
            "record": self.record,
            "doubt": self.doubt,
            "settle": self.settle_button,
            "open_file": self.file_button,
        }
        for name, widget in names.items():
            widget.setObjectName(f"verify.{name}")
            if isinstance(widget, Button):
                widget.setParent(self)
                widget.hide()

    def _connect(self) -> None:
        self.table.row_selected.connect(self._selected)
        self.table.row_opened.connect(lambda _row: self.answer.reference.setFocus())
        self.record.clicked.connect(self._record_guarded)
        self.doubt.clicked.connect(self._raise_doubt)
        self.settle_button.clicked.connect(self._settle)
        self.file_button.clicked.connect(self._open_file)
        self.answer.differences.entered.connect(self.record.setFocus)
        keys = self.session.keys
        keys.bind(self, "save_and_go_on", self._record_guarded)
        keys.bind(self, "next_pane", self._next_pane)
        for digit, found in enumerate(ANSWERS, 1):
            keys.bind(self, f"digit_{digit}", partial(self.answer.choose, found))

    def _next_pane(self) -> None:
        focus = QApplication.focusWidget()
        if focus is self.table:
            self._focus_first()
        else:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_first(self) -> None:
        if self._answerable:
            self.answer.reference.setFocus()
            self.answer.reference.line.end(False)
        elif self._to_settle:
            self.settle_button.setFocus()
        else:
            self.table.setFocus()

    def _say(self, text: str, sign: str = "check") -> None:
        if self.shell is not None:
            self.shell.show_toast(text, undoable=False, sign=sign)


def _chip(view: RequestView) -> str:
    if view.state is State.DEPOSITED:
        looked = view.verification
        return "deposited" if looked is not None and looked.lets_sign else "to_verify"
    return view.state.value
