"""The page of a lost receipt: who asks, then the copy."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.identity import Comparison, Receiver
from certdesk.domain.mrz import read_mrz
from certdesk.domain.rights import Actor
from certdesk.gui import theme
from certdesk.gui.file_watch import FileWatch
from certdesk.gui.messages import Worded
from certdesk.gui.page import Page
from certdesk.gui.pages.lost_receipt.declaration import Declaration
from certdesk.gui.pages.new_request.receipt import SOONEST_MS, attended
from certdesk.gui.pages.pickup.acts import lacking_field
from certdesk.gui.pages.pickup.identity_card import IdentityCard
from certdesk.gui.pages.pickup.live_check import LiveCheck
from certdesk.gui.pages.pickup.side_notes import Block
from certdesk.gui.pages.pickup.zone_words import zone_words
from certdesk.gui.pages.request.hero import Hero
from certdesk.gui.session import Session
from certdesk.gui.widgets.button import PRIMARY, SECONDARY, Button
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import tr
from certdesk.services.counter.choices import CounterChoices, PickupChoices
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.counter.lost_receipts import LostReceipt
from certdesk.services.views import RequestView

_AWAITED = frozenset({"note_needed", "no_document", "deed_incomplete", "document_incomplete"})


class LostReceiptPage(Page):
    """Identity first; the copy is counted when somebody saw it."""

    name = "lost_receipt"
    rail = "pickup"

    def __init__(self, session: Session) -> None:
        """No file yet."""
        super().__init__(session)
        self.view: RequestView | None = None
        self.declared: LostReceipt | None = None
        self._choices: PickupChoices | None = None
        self.watch = FileWatch(session, self)
        self.hero = Hero()
        self.hero.setObjectName("lost_receipt.hero")
        self.identity = IdentityCard("lost_receipt")
        self.block = Block("lost_receipt", tr("No copy now"))
        self.declaration = Declaration()
        self.live = LiveCheck(session, self.identity, tuple)
        self.copy = _button(
            "copy", tr("Print a copy of the receipt"), PRIMARY, self._press, "F12", "printer"
        )
        self.refuse_button = _button(
            "refuse", tr("No copy: identity not sure"), SECONDARY, self.refuse
        )
        self.came_out = _button(
            "came_out", tr("The copy came out"), PRIMARY, self.count, "F12", "check"
        )
        self.again = _button("print_again", tr("Print again"), SECONDARY, self.print_copy, "F9")
        self.file = _button("open_file", tr("Back to the file"), SECONDARY, self._go_back)
        self._arrange()
        self._connect()

    def settle(self, shell: PageShell) -> None:
        """The hero takes the title's place."""
        super().settle(shell)
        self._dress()

    def enter(self, **wanted: object) -> None:
        """The file of `request_id`; what is typed for the one in front stays."""
        request_id = wanted.get("request_id")
        if isinstance(request_id, int) and (self.view is None or self.view.id != request_id):
            session = self.session
            session.ask(lambda: session.desk.reading.show(request_id, by=session.actor), self._open)
        self.identity.first.setFocus()

    def mrz_scanned(self, zone: str) -> None:
        """Fill the document asked for, when all its digits check."""
        if self._choices is None or self.declared is not None:
            return
        read = read_mrz(zone, self._choices.today)
        if read.ok:
            self.identity.take_zone(read, self._choices)
        self._say(zone_words(read))

    def declare(self) -> None:
        """F12: keep the declaration and print the copy, or say what still lacks."""
        wrong = self.identity.mark_problems()
        if wrong is not None:
            self.identity.go_to(wrong)
            return
        self.live.look()
        awaited = self.live.incomplete or self.live.refusal
        if self.identity.is_empty() or (awaited is not None and awaited.code in _AWAITED):
            field = lacking_field(self.identity, awaited)
            self.identity.go_to(field)
        elif self.live.entered().receiver is Receiver.PROXY and self.live.unlock is None:
            self._ask_supervisor(self._declare_signed)
        else:
            self._declare(self.live.entered())

    def refuse(self) -> None:
        """The eye says no: the refused declaration is kept, no copy is made."""
        entered = replace(
            self.live.entered(), comparison=Comparison.MISMATCH, unlock_by=None, unlock_reason=""
        )
        view, session = self.view, self.session
        if view is not None:
            session.act(
                lambda: session.desk.lost_receipts.declare(view.id, entered, by=session.actor),
                failed=self._refusal_kept,
            )

    def print_copy(self) -> None:
        """The copy, once more if it did not come out."""
        declared, printing = self.declared, self.session.desk.printing
        if declared is not None:
            self.session.print_sheet(lambda: printing.sheet(declared.sheet_id), self._sent)

    def count(self) -> None:
        """Somebody saw the copy: it is counted."""
        declared, view, session = self.declared, self.view, self.session
        if declared is None or view is None or not self.came_out.isEnabled():
            return

        def counted(_none: None) -> None:
            self._forget()
            session.go("request", request_id=view.id, said=tr("The copy is counted"))

        session.act(
            lambda: session.desk.printing.came_out(declared.sheet_id, by=session.actor),
            counted,
        )

    def changeEvent(self, event: QEvent) -> None:
        """Large letters put the declaration below the card."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _open(self, view: RequestView) -> None:
        choices = CounterChoices(self.session.desk.office)
        self.session.ask(lambda: choices.pickup(view.id), partial(self._begin, view))

    def _begin(self, view: RequestView, choices: PickupChoices) -> None:
        self.view, self.declared, self._choices = view, None, choices
        self.identity.begin(view)
        self.identity.offer(choices)
        self.live.begin(view.id, expired_unlocks=choices.expired_unlocks)
        self.hero.show_view(view)
        self.declaration.show_view(view)
        self._tell_check()
        self._dress()

    def _declare(self, entered: PickupInput) -> None:
        view, session = self.view, self.session
        if view is not None:
            session.act(
                lambda: session.desk.lost_receipts.declare(view.id, entered, by=session.actor),
                self._granted,
                self._not_granted,
            )

    def _declare_signed(self, supervisor: Actor, reason: str) -> None:
        entered = self.live.entered()
        self._declare(replace(entered, unlock_by=supervisor, unlock_reason=reason))

    def _granted(self, declared: LostReceipt) -> None:
        self.declared = declared
        self.came_out.setEnabled(False)
        self._dress()
        self.again.setFocus()
        self.print_copy()

    def _sent(self, printer: str) -> None:
        self._say(tr("The copy was sent to {printer}. Did it come out?", printer=printer))
        # nobody sees paper come out at once: a key pressed twice must not say so
        QTimer.singleShot(SOONEST_MS, self, self._may_be_seen)

    def _may_be_seen(self) -> None:
        self.came_out.setEnabled(True)
        if self.isVisible() and self.declared is not None and attended(self.shell or self):
            self.came_out.setFocus()

    def _not_granted(self, worded: Worded) -> None:
        if self.live.unlockable:
            self.block.unlock.setFocus()
        else:
            self.session.tell(worded, self)

    def _refusal_kept(self, worded: Worded) -> None:
        if worded.code == "document_incomplete":
            self.identity.go_to(lacking_field(self.identity, worded))
            return
        view = self.view
        self._forget()
        if view is not None:
            said = tr("The refusal is kept in the file. No copy was made")
            self.session.go("request", request_id=view.id, said=said)

    def _ask_supervisor(self, then: Callable[[Actor, str], object]) -> None:
        # the dialog is loaded when it is first needed
        from certdesk.gui.supervisor import ask_supervisor

        reasons = [
            tr("The deed was read, it covers this"),
            tr("The person is known to the service"),
            tr("Another document confirms the identity"),
        ]
        title = tr("Give a copy of the receipt in spite of this?")
        if self.identity.is_proxy:
            title = tr("Give the proxy a copy of the receipt?")
        ask_supervisor(self.session, self.window(), title, reasons, then)

    def _unlocked(self, supervisor: Actor, reason: str) -> None:
        self.live.allow(supervisor, reason)
        self.copy.setFocus()

    def _forget(self) -> None:
        self.view, self.declared = None, None
        self.identity.forget()

    def _go_back(self) -> None:
        if self.identity.close_lists():
            return
        view = self.view
        self._forget()
        if view is not None:
            self.session.go("request", request_id=view.id)

    def _tell_check(self) -> None:
        refusal = self.live.refusal if self.live.barred else None
        self.block.show_refusal(
            refusal.sentence if refusal else "", unlockable=self.live.unlockable
        )

    def _dress(self) -> None:
        printed = self.declared is not None
        self.identity.setEnabled(not printed)
        if self.shell is None:
            return
        if printed:
            self.shell.set_actions(self.came_out, self.again)
            self.shell.set_hints([("F12", tr("The copy came out")), ("F9", tr("Print again"))])
        else:
            self.shell.set_actions(self.copy, self.refuse_button, self.file)
            self.shell.set_hints(
                [
                    ("F12", tr("Print a copy of the receipt")),
                    ("F6", tr("Card, declaration")),
                    ("Esc", tr("Back to the file")),
                ]
            )

    def _press(self) -> None:
        if self.declared is None:
            self.watch.guard(self.declare)
        else:
            self.count()

    def _next_pane(self) -> None:
        if self.block.isVisible() and not self.block.unlock.hasFocus():
            self.block.unlock.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.declared is None:
            self.identity.first.setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.block)
        column.addWidget(self.declaration)
        column.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(14)
        self._row.addWidget(self.identity, 582)
        self._row.addWidget(side, 514)
        for part in (self.identity, side):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._side = side
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.watch.banner)
        whole.addWidget(self.hero)
        whole.addLayout(self._row)
        whole.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        way, dense = QBoxLayout.Direction, theme.look().dense
        self._row.setDirection(way.TopToBottom if dense else way.LeftToRight)
        across = QSizePolicy.Policy.Expanding if dense else QSizePolicy.Policy.Ignored
        for part in (self.identity, self._side):
            part.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def _connect(self) -> None:
        self.live.looked.connect(self._tell_check)
        self.block.unlock.clicked.connect(lambda: self._ask_supervisor(self._unlocked))
        keys = self.session.keys
        keys.bind(self, "save_and_go_on", self._press)
        keys.bind(self, "print", self.print_copy)
        keys.bind(self, "next_pane", self._next_pane)
        keys.bind(self, "back", self._go_back)

    def _say(self, text: str) -> None:
        if self.shell is not None:
            self.shell.show_toast(text, undoable=False)


def _button(
    name: str, text: str, kind: str, slot: Callable[[], object], key: str = "", icon: str = ""
) -> Button:
    button = Button(text, kind, icon=icon or None, key=key, large=True)
    button.setObjectName(f"lost_receipt.{name}")
    button.clicked.connect(lambda _checked=False: slot())
    return button
