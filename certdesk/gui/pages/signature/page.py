"""The page of signature: send, print, take back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from certdesk.domain.request import State
from certdesk.domain.rights import Actor
from certdesk.gui.page import Page
from certdesk.gui.pages.copies import print_kept
from certdesk.gui.pages.request.words import place_words
from certdesk.gui.pages.signature.models import FileOutside, FilesOutside, ReadyFiles, holder_words
from certdesk.gui.pages.signature.panes import OutsidePane, ReadyPane
from certdesk.gui.pages.signature.unsigned_dialog import UnsignedDialog
from certdesk.gui.session import Session
from certdesk.gui.widgets.banner import Banner
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.gui.widgets.table import Table
from certdesk.i18n import ltr, tr, trn
from certdesk.services.counter.choices import CounterChoices
from certdesk.services.counter.signature import Sent
from certdesk.services.lines import Wanted
from certdesk.services.views import RequestLine, RequestView

_READY_SHARE, _OUTSIDE_SHARE = 520, 576
_MOST_SENT = 200


class SignaturePage(Page):
    """Files travel to the signatory in a transmittal and come back."""

    name = "signature"

    def __init__(self, session: Session) -> None:
        """Empty until entered."""
        super().__init__(session)
        self.ready, self.outside = ReadyFiles(), FilesOutside()
        self.ready_pane, self.outside_pane = ReadyPane(self.ready), OutsidePane(self.outside)
        self.send_button = Button("", PRIMARY, icon="signature", key="F12", large=True)
        self.send_button.setObjectName("signature.send")
        self.send_button.setParent(self)
        self.asked = Banner("", link=tr("The transmittal came out"), sign="printer")
        self.asked.setObjectName("signature.came_out")
        self.asked.hide()
        # the transmittal that was sent to the printer last, with the reason of a copy
        self._sheet: tuple[int, str] | None = None
        panes = QHBoxLayout()
        panes.setSpacing(14)
        panes.addWidget(self.ready_pane, _READY_SHARE)
        panes.addWidget(self.outside_pane, _OUTSIDE_SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.asked)
        column.addLayout(panes, 1)
        self._connect()

    def settle(self, shell: PageShell) -> None:
        """Title, F12, hints."""
        super().settle(shell)
        shell.set_title(tr("Signature"))
        shell.set_actions(self.send_button)
        shell.set_hints(
            [
                ("F12", tr("Send and print the transmittal")),
                ("Enter", tr("Came back signed")),
                ("F6", tr("To send, outside")),
                ("F9", tr("Print again")),
            ]
        )
        self._count()

    def enter(self, **wanted: object) -> None:
        """A file that is outside, or the list that has something to do."""
        self.refresh()
        request_id = wanted.get("request_id")
        outside = [int(file.line.id) for file in self.outside.files]
        ready = [int(line.id) for line in self.ready.lines]
        if request_id in outside:
            self._stand_at(self.outside_pane.table, outside.index(request_id))
        elif request_id in ready or ready:
            self._stand_at(
                self.ready_pane.table, ready.index(request_id) if request_id in ready else 0
            )
        elif outside:
            self._stand_at(self.outside_pane.table, 0)
        if isinstance(request_id, int):
            self._say_where(request_id)

    def _say_where(self, request_id: int) -> None:
        """One scan says where a file's papers are."""
        session = self.session

        def say(view: RequestView) -> None:
            places = [
                place_words(line, view.transmittal) for line in view.lines if not line.is_settled
            ]
            if places:
                where = "، ".join(dict.fromkeys(places))
                self._say(
                    tr("{number}: its papers are {where}", number=ltr(view.number), where=where)
                )

        session.ask(lambda: session.desk.reading.show(request_id, by=session.actor), say)

    def refresh(self) -> None:
        """Read both lists; the rows stay where they were, the focus in a list that has some."""
        lists = self.session.desk.lists
        here = self._at_a_file()
        places = [
            max(pane.table.currentIndex().row(), 0) for pane in (self.ready_pane, self.outside_pane)
        ]
        self.session.ask(lambda: lists.page(Wanted.TO_SEND, limit=_MOST_SENT + 1), self._show_ready)
        self.session.ask(lists.transmittals, self.outside.show_transmittals)
        self.ready_pane.show_count(len(self.ready.lines))
        self.outside_pane.show_count(len(self.outside.files), holder_words(self.outside.files))
        for pane, place, count in (
            (self.ready_pane, places[0], len(self.ready.lines)),
            (self.outside_pane, places[1], len(self.outside.files)),
        ):
            if count:
                pane.table.select_row(min(place, count - 1))
                if here and not self._at_a_file():
                    pane.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count()

    def _at_a_file(self) -> bool:
        # the window's own word: a dialog that just closed may still have the keys
        focused = self.window().focusWidget()
        tables = (self.ready_pane.table, self.outside_pane.table)
        return any(table is focused and not table.isHidden() for table in tables)

    def _show_ready(self, lines: Sequence[RequestLine]) -> None:
        self.ready.show_lines(lines[:_MOST_SENT])
        self.ready_pane.more.show_cut(len(lines), _MOST_SENT)

    def scanned(self, code: str) -> bool:
        """A receipt of a file outside takes it back signed; a second scan changes nothing."""
        session, found = self.session, list[RequestView]()

        def read() -> RequestView:
            request_id = session.desk.lists.resolve(code)
            return session.desk.reading.show(request_id, by=session.actor)

        session.ask(read, found.append, lambda _worded: None)
        if not found or found[0].state not in {State.AT_SIGNATURE, State.READY}:
            return False
        view = found[0]
        if view.state is State.READY:
            self._say(tr("{number} came back before; nothing changed", number=ltr(view.number)))
        else:
            self._take_back(view.id, view.number)
        return True

    def _send(self) -> None:
        session, ids = self.session, self.ready.ticked
        sent = session.act(lambda: session.desk.signature.send(ids, by=session.actor), self._sent)
        if sent and not self.ready.lines:
            self._stand_outside()

    def _sent(self, sent: Sent) -> None:
        files = trn("{n} files", len(sent.requests))
        self._say(tr("{number}: {files} sent", number=ltr(sent.number), files=files))
        self._print(sent.sheet_id, sent.number)

    def _print(self, sheet_id: int, number: str) -> None:
        session = self.session

        def delivered(printer: str, reason: str) -> None:
            self._sheet = (sheet_id, reason)
            words = tr(
                "{number} was sent to {printer}. Did it come out?",
                number=ltr(number),
                printer=printer,
            )
            self.asked.set_text(words, "printer")
            self.asked.show()

        print_kept(
            session,
            self,
            lambda reason: session.desk.printing.sheet(sheet_id, reason=reason),
            delivered,
        )

    def _came_out(self) -> None:
        session, sheet = self.session, self._sheet
        self._stand_outside()
        self.asked.hide()
        if sheet is not None:
            self._sheet = None
            number, reason = sheet
            session.act(
                lambda: session.desk.printing.came_out(number, by=session.actor, reason=reason)
            )

    def _print_again(self) -> None:
        file = self._chosen()
        if file is not None and file.transmittal.sheet_id is not None:
            self._print(file.transmittal.sheet_id, file.transmittal.number)

    def _chosen(self) -> FileOutside | None:
        row = self.outside_pane.table.currentIndex().row()
        return self.outside.files[row] if 0 <= row < len(self.outside.files) else None

    def _signed(self) -> None:
        file = self._chosen()
        if file is not None:
            self._take_back(file.line.id, file.line.number)

    def _take_back(self, request_id: int, number: str) -> None:
        session = self.session
        session.act(
            lambda: session.desk.signature.take_back_signed(request_id, by=session.actor),
            lambda _none: self._say(tr("{number} came back signed", number=ltr(number))),
        )

    def _unsigned(self) -> None:
        file, session = self._chosen(), self.session
        if file is None:
            return
        line = file.line

        def back(reason: str) -> None:
            session.act(
                lambda: session.desk.signature.take_back_unsigned(
                    line.id, reason, by=session.actor
                ),
                lambda _none: self._say(tr("{number} came back unsigned", number=ltr(line.number))),
            )

        self._with_reasons(
            CounterChoices.unsigned_reasons,
            lambda reasons: UnsignedDialog(self, line.number, reasons, back).open(),
        )

    def _recall(self) -> None:
        file, session = self._chosen(), self.session
        if file is None:
            return
        line = file.line

        def recalled(supervisor: Actor, reason: str) -> None:
            session.act(
                lambda: session.desk.signature.recall(line.id, reason, by=supervisor),
                lambda _none: self._say(tr("{number} was recalled", number=ltr(line.number))),
            )

        self._with_reasons(
            CounterChoices.recall_reasons,
            lambda reasons: self._ask_recall(line, reasons, recalled),
        )

    def _ask_recall(
        self, line: RequestLine, reasons: Sequence[str], then: Callable[[Actor, str], object]
    ) -> None:
        # the dialog is loaded when it is first needed
        from certdesk.gui.supervisor import ask_supervisor

        title = tr("Recall {number} from signature?", number=ltr(line.number))
        ask_supervisor(self.session, self.window(), title, reasons, then)

    def _with_reasons(
        self,
        read: Callable[[CounterChoices], Sequence[str]],
        then: Callable[[Sequence[str]], object],
    ) -> None:
        choices = CounterChoices(self.session.desk.office)
        self.session.ask(lambda: read(choices), then)

    def _count(self) -> None:
        count = len(self.ready.ticked)
        self.send_button.set_words(
            trn("Send {n} files and print the transmittal", count), "signature"
        )
        self.send_button.setEnabled(count > 0)

    def _connect(self) -> None:
        pane = self.outside_pane
        self.ready.dataChanged.connect(lambda *_cells: self._count())
        self.send_button.clicked.connect(self._send)
        self.asked.link_pressed.connect(self._came_out)
        pane.table.row_opened.connect(lambda _row: self._signed())
        pane.signed.clicked.connect(self._signed)
        pane.unsigned.clicked.connect(self._unsigned)
        pane.recall.clicked.connect(self._recall)
        pane.reprint.clicked.connect(self._print_again)
        keys = self.session.keys
        keys.bind(self, "save_and_go_on", self.send_button.click)
        keys.bind(self, "print", self._print_again)
        keys.bind(self, "next_pane", self._next_pane)
        keys.bind(pane, "digit_2", self._unsigned)
        keys.bind(pane, "digit_3", self._recall)

    def _next_pane(self) -> None:
        focus = QApplication.focusWidget()
        at_ready = focus is not None and self.ready_pane.isAncestorOf(focus)
        if at_ready and self.outside.files:
            self.outside_pane.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.ready_pane.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _stand_outside(self) -> None:
        """The focus of what goes out of sight goes to the files that are outside."""
        if self.outside.files:
            table = self.outside_pane.table
            self._stand_at(table, max(table.currentIndex().row(), 0))

    @staticmethod
    def _stand_at(table: Table, row: int) -> None:
        table.select_row(row)
        table.setFocus()

    def _say(self, text: str) -> None:
        if self.shell is not None:
            self.shell.show_toast(text, undoable=False)
