"""Request: everything of one request, its next step, and the decisions about it.

| objectName | meaning |
|---|---|
| `request.hero` | name, number, state, days |
| `request.next_step` | the one thing to do next (F12); absent when nothing is left |
| `request.print` | prints the first sheet (F9) |
| `request.decisions` | refuse, withdraw, void, recall, reverse: a supervisor decides (2) |
| `request.decide_refuse`, `_withdraw`, `_void`, `_recall`, `_reverse` | the menu's lines |
| `request.more` | what goes wrong (3): `request.correct` (4), `.lost_receipt` (5), `.slot` (6) |
| `request.in_file`, `request.free_file` | somebody else is in this file; a supervisor frees it |
| `request.print_refusal` | the notice of a refusal |
| `request.data`, `request.papers`, `request.balance` | what was typed; where each paper is |
| `request.verification`, `request.handovers`, `request.history` | what happened |
| `request.follow_on`, `request.open_follow_on` | where it stands on the platform; its page |
| `request.sheets`, `request.print_0`, `request.came_out_0` … | each sheet, again |
| `request.print_letter`, `request.print_slip` | a draft's letter and deficiency slip |
| `request.print_file` | the file sheet: all of it on paper |
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from certdesk.domain.request import Move
from certdesk.domain.rights import RIGHTS, Actor, Right
from certdesk.gui import theme
from certdesk.gui.dialogs.decision_dialog import decision_words, offered, question
from certdesk.gui.file_watch import FileWatch
from certdesk.gui.messages import Worded
from certdesk.gui.page import Page
from certdesk.gui.pages.copies import ask_copy_reason
from certdesk.gui.pages.request.cards import (
    DataCard,
    HandoversCard,
    PapersCard,
    VerificationCard,
)
from certdesk.gui.pages.request.follow_card import FollowCard
from certdesk.gui.pages.request.hero import Hero
from certdesk.gui.pages.request.history_card import HistoryCard
from certdesk.gui.pages.request.more import More
from certdesk.gui.pages.request.sheets_card import SheetsCard
from certdesk.gui.pages.step_words import STEP_VERBS
from certdesk.gui.session import Session
from certdesk.gui.supervisor import ask_decision
from certdesk.gui.widgets.button import PRIMARY, Button
from certdesk.gui.widgets.keyed_menu import KeyedMenu
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import tr
from certdesk.services.counter.suggestions import Suggestions
from certdesk.services.sheets.printing import PrintedSheet
from certdesk.services.views import RequestView, SheetView

_GAP = 14
_SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
_SCROLLS = {
    Qt.Key.Key_PageDown.value: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp.value: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Down.value: QScrollBar.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up.value: QScrollBar.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Home.value: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End.value: QScrollBar.SliderAction.SliderToMaximum,
}
_ONE_COLUMN = QBoxLayout.Direction.TopToBottom


class RequestPage(Page):
    """One request whole. Nothing is typed here, so it can always be left."""

    name = "request"
    rail = "requests"

    def __init__(self, session: Session) -> None:
        """No request yet."""
        super().__init__(session)
        self.view: RequestView | None = None
        self.hero = Hero()
        self.data = DataCard()
        self.papers = PapersCard()
        self.verification = VerificationCard()
        self.handovers = HandoversCard()
        self.follow_on = FollowCard()
        self.history = HistoryCard()
        self.sheets = SheetsCard()
        self.next_step = Button("", PRIMARY, key="F12")
        self.next_step.setObjectName("request.next_step")
        self.print_button = Button(tr("Print it"), icon="printer", key="F9")
        self.print_button.setObjectName("request.print")
        self.decisions = Button(tr("Decisions"), icon="shield-check", key="2")
        self.decisions.setObjectName("request.decisions")
        self.watch = FileWatch(session, self)
        self.more = More(session, self, self.watch)
        # sheets sent to the printer a moment ago, with the reason of a copy
        self._tried: dict[int, str] = {}
        self._arrange()
        self._connect()

    def settle(self, shell: PageShell) -> None:
        """Hints; the hero takes the title's place."""
        super().settle(shell)
        self._hint(())

    def enter(self, **wanted: object) -> None:
        """Show the request of `request_id`; stand on its next step."""
        request_id = wanted.get("request_id")
        if isinstance(request_id, int):
            if self.view is None or self.view.id != request_id:
                self._tried = {}
            self._read(request_id)
            self.watch.enter(request_id)
        self._stand()
        if wanted.get("said") and self.shell is not None:
            self.shell.show_toast(str(wanted["said"]), undoable=False)

    def refresh(self) -> None:
        """Read it again."""
        if self.view is not None:
            self._read(self.view.id)

    def decision_menu(self) -> KeyedMenu:
        """The decisions that this state lets one ask for."""
        menu = KeyedMenu(self)
        words = decision_words()
        for move in offered(self.view) if self.view is not None else ():
            sign, verb = words[move]
            name = f"request.decide_{move.value}"
            menu.add_line(name, sign, verb, partial(self._decide_guarded, move))
        return menu

    def decide(self, move: Move) -> None:
        """Ask a supervisor, then do it; the notice of a refusal is printed at once."""
        view = self.view
        if view is None:
            return
        desk, number = self.session.desk, view.id
        acts: dict[Move, Callable[[Actor, str], object]] = {
            Move.REFUSE: lambda by, why: desk.decisions.refuse(number, why, by=by),
            Move.WITHDRAW: lambda by, why: desk.decisions.withdraw(number, why, by=by),
            Move.VOID: lambda by, why: desk.decisions.void(number, why, by=by),
            Move.RECALL: lambda by, why: desk.signature.recall(number, why, by=by),
            Move.REVERSE: lambda by, why: desk.handover.reverse(
                number, why, papers_back=True, by=by
            ),
        }

        def then(actor: Actor, reason: str) -> None:
            if self.session.act(lambda: acts[move](actor, reason)):
                self._stand()
                if move is Move.REFUSE:
                    self._print_refusal()

        ask_decision(self.session, self, question(move, view), then)

    def _decide_guarded(self, move: Move) -> None:
        self.watch.guard(lambda: self.decide(move))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page scrolls by keys while the focus is on its buttons."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            action = _SCROLLS.get(event.key())
            area = self._scroll_area()
            if action is not None and area is not None:
                area.verticalScrollBar().triggerAction(action)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Large letters need the whole width."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _arrange(self) -> None:
        self._columns = QBoxLayout(_SIDE_BY_SIDE)
        self._columns.setSpacing(_GAP)
        self._columns.addWidget(_column(self.papers, self.handovers, self.history), 58)
        cards = (self.verification, self.follow_on, self.sheets, self.data)
        self._columns.addWidget(_column(*cards), 42)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 8)
        column.setSpacing(_GAP)
        column.addWidget(self.watch.banner)
        column.addWidget(self.hero)
        column.addLayout(self._columns, 1)
        self._fit()

    def _connect(self) -> None:
        session = self.session
        self.next_step.clicked.connect(self._go_on)
        self.print_button.clicked.connect(self.sheets.print_first)
        self.decisions.clicked.connect(self._show_decisions)
        self.follow_on.open_wanted.connect(self._open_follow_on)
        self.sheets.letter_wanted.connect(self._print_letter)
        self.sheets.slip_wanted.connect(self._print_slip)
        self.sheets.refusal_wanted.connect(self._print_refusal)
        self.sheets.file_wanted.connect(self._print_file)
        self.sheets.print_wanted.connect(self._print_sheet)
        self.sheets.came_out.connect(self._came_out)
        for button in (self.next_step, self.print_button, self.decisions, self.more.button):
            button.installEventFilter(self)
        session.keys.bind(self, "save_and_go_on", self._go_on)
        session.keys.bind(self, "print", self.sheets.print_first)
        session.keys.bind(self, "digit_2", self._show_decisions)
        self.more.bind(session.keys)

    def _scroll_area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    def _read(self, request_id: int) -> None:
        session = self.session
        session.ask(lambda: session.desk.reading.show(request_id, by=session.actor), self._show)

    def _show(self, view: RequestView) -> None:
        self.view = self.more.view = view
        guarded = self.session.actor.role in RIGHTS[Right.READ_GUARDED]
        self.hero.show_view(view)
        kinds = Suggestions(self.session.desk.office).form().kinds
        self.data.show_view(view, kinds)
        self.papers.show_view(view)
        self.verification.show_view(view)
        self.handovers.show_view(view)
        self.history.show_view(view, kinds, guarded=guarded)
        self.sheets.show_view(view, tried=set(self._tried), with_file=self._takes_requests)
        desk = self.session.desk
        self.session.ask(lambda: desk.follow_on.view(view.id), self.follow_on.show_view)
        self._show_actions(view)

    @property
    def _takes_requests(self) -> bool:
        return self.session.actor.role in RIGHTS[Right.TAKE_REQUESTS]

    def _show_actions(self, view: RequestView) -> None:
        if self.shell is None:
            return
        has_step = view.next_step != "nothing"
        if has_step:
            self.next_step.set_words(tr(STEP_VERBS[view.next_step]))
        others = [self.print_button] if self.sheets.lines else []
        if self._takes_requests and offered(view):
            others.append(self.decisions)
        if self._takes_requests and self.more.offered:
            others.append(self.more.button)
        self._hint(self.more.hints if self._takes_requests else ())
        self.shell.set_actions(self.next_step if has_step else None, *others)

    def _hint(self, own: Sequence[tuple[str, str]]) -> None:
        """`own`: keys that go somewhere from this very file."""
        if self.shell is not None:
            self.shell.set_hints(
                [
                    ("F12", tr("Next step")),
                    ("F9", tr("Print")),
                    *own,
                    ("F5", tr("Read the page again")),
                    ("Esc", tr("Back")),
                    ("F1", tr("Help")),
                ]
            )

    def _stand(self) -> None:
        buttons = (self.next_step, self.print_button, self.decisions, self.more.button)
        shown = [one for one in buttons if not one.isHidden() and one.parentWidget() is not None]
        (shown[0] if shown else self).setFocus()

    def _go_on(self) -> None:
        if self.view is not None and self.view.next_step != "nothing":
            self.session.request_wanted.emit(self.view.id)

    def _open_follow_on(self) -> None:
        if self.view is not None:
            self.session.go("follow_on", request_id=int(self.view.id))

    def _show_decisions(self) -> None:
        if self.decisions.isVisible():
            self.decision_menu().open_above(self.decisions)

    def _print_letter(self) -> None:
        self._print(lambda number: self.session.desk.printing.letter(number, by=self.session.actor))

    def _print_slip(self) -> None:
        printing = self.session.desk.printing
        self._print(lambda number: printing.deficiency_slip(number, by=self.session.actor))

    def _print_refusal(self) -> None:
        sheets = self.session.desk.office_sheets
        self._print(lambda number: sheets.refusal_notice(number, by=self.session.actor))

    def _print_file(self) -> None:
        sheets = self.session.desk.office_sheets
        self._print(lambda number: sheets.file_sheet(number, by=self.session.actor))

    def _print_sheet(self, sheet: SheetView) -> None:
        """The first time at once; what was issued comes out as a counted copy, with a reason."""
        if sheet.issued:
            ask_copy_reason(self, sheet.kind, sheet.key, partial(self._deliver, sheet))
        else:
            self._deliver(sheet, "")

    def _deliver(self, sheet: SheetView, reason: str) -> None:
        printing = self.session.desk.printing

        def delivered(printer: str) -> None:
            self._tried[sheet.id] = reason
            self._printed(printer)

        self.session.print_sheet(lambda: printing.sheet(sheet.id, reason=reason), delivered)

    def _print(self, make: Callable[[int], PrintedSheet]) -> None:
        if self.view is not None:
            number = self.view.id
            self.session.print_sheet(lambda: make(number), self._printed, self._not_printed)

    def _printed(self, printer: str) -> None:
        self.refresh()
        if self.shell is not None:
            words = tr("Sent to {printer}. Did it come out?", printer=printer)
            self.shell.show_toast(words, undoable=False)

    def _not_printed(self, worded: Worded) -> None:
        self.session.tell(worded, self)

    def _came_out(self, sheet: SheetView) -> None:
        session = self.session
        reason = self._tried.pop(sheet.id, "")
        session.act(
            lambda: session.desk.printing.came_out(sheet.id, by=session.actor, reason=reason)
        )

    def _fit(self) -> None:
        self._columns.setDirection(_ONE_COLUMN if theme.look().dense else _SIDE_BY_SIDE)


def _column(*cards: QWidget) -> QWidget:
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP)
    for card in cards:
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.addWidget(card)
    column.addStretch(1)
    return box
