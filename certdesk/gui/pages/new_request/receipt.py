"""Step 4: the number, the receipt as it is printed, and whether it came out."""

from enum import Enum, auto
from time import monotonic

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.calendar import long_date
from certdesk.gui import theme
from certdesk.gui.messages import Worded
from certdesk.gui.pages.copies import ask_copy_reason
from certdesk.gui.preview import Preview
from certdesk.gui.session import Session
from certdesk.gui.slots import ask_slot
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import GHOST, PRIMARY, SECONDARY, Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.compare_row import FactRow
from certdesk.gui.widgets.empty_state import SignDisc
from certdesk.gui.widgets.label import Label
from certdesk.i18n import ltr, tr, trn
from certdesk.services.counter.intake import Deposited
from certdesk.services.sheets.printing import PrintedSheet
from certdesk.services.sheets.rendering import RECEIPT
from certdesk.services.views import RequestView

SOONEST_MS = 150
"""How long after it was sent to print a sheet can be said to have come out."""

_READ_S = 0.5
"""A key pressed sooner after the printer failed came before anybody read what to dictate."""


def attended(part: QWidget) -> bool:
    """Whether nobody would lose the keys to it: the focus is in it, or nowhere."""
    focus = QApplication.focusWidget()
    return focus is None or part.isAncestorOf(focus)


class Paper(Enum):
    """How far the receipt has come."""

    ON_ITS_WAY = auto()
    SENT = auto()
    FAILED = auto()
    CAME_OUT = auto()


class ReceiptStep(QWidget):
    """A deposit that is made. Nothing here can undo it, and nothing needs to be saved."""

    new_wanted = Signal()
    """The next request."""
    turned = Signal()
    """The paper came further: F12 means something else."""
    file_wanted = Signal(int)
    """Open the file of this request."""

    def __init__(self, session: Session) -> None:
        """Without a deposit."""
        super().__init__()
        self.setObjectName("receipt")
        self._session = session
        self._deposited: Deposited | None = None
        self._view: RequestView | None = None
        self._reason = ""
        self.paper, self._turned_at = Paper.ON_ITS_WAY, 0.0
        self.number = Label("", Role.NUMBER)
        self.number.setObjectName("receipt.number")
        self.facts = Card(padding=(18, 6, 18, 6), spacing=0)
        self.preview = Preview()
        self.preview.setObjectName("receipt.preview")
        self.trouble = Label("", Role.NOTE, "warn", wrap=True)
        self.trouble.setObjectName("receipt.trouble")
        self._make_question()
        self._lay_out()
        session.keys.bind(self, "print", self.print_again)

    def show_deposit(self, deposited: Deposited, view: RequestView) -> None:
        """Show a number, and send its receipt to the printer at once."""
        self._deposited, self._view = deposited, view
        self.preview.clear()
        self.number.setText(ltr(deposited.number))
        self.number.setAccessibleName(deposited.number)
        self.say.setText(_dictation(deposited))
        self._fill_facts(deposited, view)
        self._print()

    def print_again(self) -> None:
        """F9: the same receipt once more; a copy, with its reason, once it has come out."""
        deposited = self._deposited
        if self.paper is Paper.CAME_OUT and deposited is not None:
            ask_copy_reason(self, RECEIPT, deposited.number, self._print)
        elif self.paper is not Paper.ON_ITS_WAY:
            self._print(self._reason)

    def confirm(self) -> None:
        """F12: somebody saw it come out, whole; or the number was dictated, the sheet waits."""
        failed = self.paper is Paper.FAILED and monotonic() - self._turned_at > _READ_S
        if self.paper is Paper.CAME_OUT or failed:
            self.new_wanted.emit()
        if self.paper is not Paper.SENT or self._deposited is None:
            return
        session, sheet_id, reason = self._session, self._deposited.sheet_id, self._reason
        session.act(
            lambda: session.desk.printing.came_out(sheet_id, by=session.actor, reason=reason),
            lambda _none: self._turn(Paper.CAME_OUT),
        )

    def key_words(self) -> str:
        """What F12 does now; nothing while the receipt is on its way."""
        return {
            Paper.ON_ITS_WAY: "",
            Paper.SENT: tr("Came out well"),
            Paper.FAILED: self.dictated.text(),
            Paper.CAME_OUT: tr("New request"),
        }[self.paper]

    def changeEvent(self, event: QEvent) -> None:
        """One column where letters are large."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            self._fit()

    # the paper

    def _print(self, reason: str = "") -> None:
        deposited, self._reason = self._deposited, reason
        if deposited is None:
            return
        self._turn(Paper.ON_ITS_WAY)
        printing = self._session.desk.printing
        pdf: list[bytes] = []

        def make() -> PrintedSheet:
            sheet = printing.sheet(deposited.sheet_id, reason=reason)
            pdf.append(sheet.pdf)
            return sheet

        begun = monotonic()

        def sent(_printer: str) -> None:
            self._show_pdf(deposited, pdf)
            # nobody sees paper come out in this time: a key pressed twice must not say so
            left = SOONEST_MS - round(1000 * (monotonic() - begun))
            QTimer.singleShot(max(left, 0), self, lambda: self._ended(deposited, Paper.SENT))

        def failed(worded: Worded) -> None:
            self._show_pdf(deposited, pdf)
            self._ended(deposited, Paper.FAILED, worded.sentence)

        self._session.print_sheet(make, sent, failed)

    def _ended(self, deposited: Deposited, paper: Paper, sentence: str = "") -> None:
        # the clerk may be at the next request by now; what waits to be seen is in its list
        if deposited is self._deposited:
            self._turn(paper, sentence)

    def _show_pdf(self, deposited: Deposited, pdf: list[bytes]) -> None:
        if pdf and deposited is self._deposited:
            self.preview.show_pdf(pdf[-1])

    def _turn(self, paper: Paper, sentence: str = "") -> None:
        here = paper is Paper.ON_ITS_WAY or attended(self)
        self.paper, self._turned_at = paper, monotonic()
        titles = {
            Paper.ON_ITS_WAY: tr("The receipt is on its way to the printer…"),
            Paper.SENT: tr("Did the receipt come out well?"),
            Paper.FAILED: tr("The receipt was not printed: dictate the number"),
            Paper.CAME_OUT: tr("The receipt came out. Give it to the applicant"),
        }
        notes = {
            Paper.ON_ITS_WAY: tr("The number stands already."),
            Paper.SENT: tr("Sent is not printed: look at the paper before you give it."),
            Paper.FAILED: tr(
                "The request is registered. The receipt waits in Today under «not printed yet»; "
                "it is printed from there once the printer works."
            ),
            Paper.CAME_OUT: tr("Go on with the next request."),
        }
        self._question.setText(titles[paper])
        self._note.setText(notes[paper])
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.say.setVisible(paper is Paper.FAILED)
        self._fit()
        self._offer(paper, here=here)
        self.turned.emit()

    def _offer(self, paper: Paper, *, here: bool) -> None:
        done = paper is Paper.CAME_OUT
        self.yes.setVisible(paper in {Paper.ON_ITS_WAY, Paper.SENT})
        self.yes.setEnabled(paper is Paper.SENT)
        self.again.setEnabled(paper is not Paper.ON_ITS_WAY)
        self.dictated.setVisible(paper is Paper.FAILED)
        self.next.set_kind(PRIMARY if done else GHOST)
        target = {Paper.SENT: self.yes, Paper.FAILED: self.dictated}.get(paper, self.next)
        # a clerk who searches meanwhile would answer with the Enter of her search
        if here and self.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is shown

    def _make_question(self) -> None:
        self._question = Label("", Role.CARD_TITLE)
        self._question.setObjectName("receipt.question")
        self._note = Label("", Role.NOTE, "text2", wrap=True)
        self._note.setObjectName("receipt.note")
        self.yes = Button(tr("Yes, it came out well"), PRIMARY, icon="check", key="F12")
        self.yes.setObjectName("receipt.came_out")
        self.yes.clicked.connect(self.confirm)
        self.say = Label("", Role.PAGE_TITLE, wrap=True)
        self.say.setObjectName("receipt.dictation")
        self.dictated = Button(tr("Dictated, next applicant"), PRIMARY, icon="check", key="F12")
        self.dictated.setObjectName("receipt.dictated")
        self.dictated.clicked.connect(self.confirm)
        self.again = Button(tr("Print again"), SECONDARY, icon="printer", key="F9")
        self.again.setObjectName("receipt.print_again")
        self.again.clicked.connect(self.print_again)
        self.next = Button(tr("New request"), GHOST, icon="file-plus", key="F2")
        self.next.setObjectName("receipt.new_request")
        self.next.clicked.connect(self.new_wanted)
        self.file = Button(tr("Open the file"), GHOST, icon="folder-open")
        self.file.setObjectName("receipt.open_file")
        self.file.clicked.connect(self._want_file)
        self.slot = Button(tr("Slot of the cupboard…"), GHOST, icon="archive")
        self.slot.setObjectName("receipt.slot")
        self.slot.clicked.connect(self._ask_slot)

    def _lay_out(self) -> None:
        self._ask = Card(padding=(18, 14, 18, 16), spacing=6)
        self._ask.body.addWidget(self._question)
        self._ask.body.addWidget(self.say)
        self._ask.body.addWidget(self.trouble)
        self._ask.body.addWidget(self._note)
        self._ask.body.addSpacing(4)
        self._ask.body.addLayout(_row(self.yes, self.dictated, self.again))
        column = self._column = QVBoxLayout()
        column.setSpacing(14)
        column.addStretch(1)
        column.addLayout(self._hero())
        column.addWidget(self.facts)
        column.addWidget(self._ask)
        column.addLayout(_row(self.next, self.file, self.slot))
        column.addStretch(2)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 2, 0, 0)
        self._columns.setSpacing(24)
        self._columns.addLayout(column, 13)
        self._columns.addWidget(self.preview, 11)
        self._fit()

    def _hero(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(tr("The request is deposited"), Role.BODY, "text2"))
        words.addWidget(self.number)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(SignDisc("check", disc=64, size=32, ground="ok_t", token="ok"))
        row.addLayout(words, 1)
        return row

    def _fit(self) -> None:
        wide, tall = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(tall if theme.look().dense else wide)
        # where there is no room for both, what is asked comes before what is told
        asks_first = theme.look().dense or self.paper is Paper.FAILED
        first, second = (self._ask, self.facts) if asks_first else (self.facts, self._ask)
        self._column.insertWidget(2, first)
        self._column.insertWidget(3, second)
        self.preview.setMinimumHeight(theme.px(420) if theme.look().dense else 200)

    def _fill_facts(self, deposited: Deposited, view: RequestView) -> None:
        while (item := self.facts.body.takeAt(1)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        sheets = sum(line.sheets for line in view.lines)
        day = long_date(deposited.promised_on, with_weekday=True)
        facts = (
            ("name", tr("The applicant"), view.name),
            ("promised_on", tr("Promised for"), day),
            ("sheets", tr("In the cupboard"), trn("{n} sheets", sheets)),
            ("check_code", tr("Code of the receipt"), ltr(_grouped(deposited.check_code))),
        )
        for place, (name, label, value) in enumerate(facts):
            row = FactRow(label, value, ruled=place < len(facts) - 1, high=42)
            row.setObjectName(f"receipt.{name}")
            row.value.set_weight(600)
            self.facts.body.addWidget(row)

    def _ask_slot(self) -> None:
        view = self._view
        if view is None:
            return
        sheets = trn("{n} sheets", sum(line.sheets for line in view.lines))
        row = self.facts.findChild(FactRow, "receipt.sheets")

        def said(slot: str) -> None:
            if row is not None and view is self._view:
                row.set_value(
                    "، ".join(part for part in (sheets, ltr(slot) if slot else "") if part)
                )

        ask_slot(self._session, self, view, said)

    def _want_file(self) -> None:
        if self._deposited is not None:
            self.file_wanted.emit(self._deposited.request_id)


def _dictation(deposited: Deposited) -> str:
    """What the clerk says aloud when no paper comes out."""
    return tr(
        "«Your number is {number}. Come on {day} with this number and your identity card.»",
        number=ltr(deposited.number),
        day=long_date(deposited.promised_on, with_weekday=True),
    )


def _grouped(code: str) -> str:
    """`48219037` is read aloud as `4821 9037`."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
