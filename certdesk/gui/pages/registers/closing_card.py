"""Whether the month of a register is closed: the reminder, the way to close it, what changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from certdesk.domain.dates import shown_day
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import ltr, tr, trn
from certdesk.registers.rows import ClosedMonth

_HASH_SHOWN = 16


class ClosingCard(Card):
    """Shown for a month that is over, of a register that is closed by month."""

    close_wanted = Signal()
    """A supervisor wants to close the month shown."""
    page_wanted = Signal()
    """The closing page is to be printed again."""

    def __init__(self) -> None:
        """Hidden."""
        super().__init__(padding=(16, 10, 16, 10), spacing=4)
        self.said = SignedText(role=Role.STRONG, size=18, gap=8, weight=600)
        self.words = Label("", Role.CAPTION, "text2", wrap=True)
        self.words.setObjectName("registers.closing")
        self.close_month = Button(tr("Close the month"), icon="lock")
        self.close_month.setObjectName("registers.close_month")
        self.print_page = Button(tr("Print the closing page"), icon="printer")
        self.print_page.setObjectName("registers.closing_page")
        self.body.addWidget(self.said)
        self.body.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.close_month)
        row.addWidget(self.print_page)
        row.addStretch(1)
        self.body.addLayout(row)
        self.close_month.clicked.connect(self.close_wanted)
        self.print_page.clicked.connect(self.page_wanted)
        self.hide()

    def show_open(self, *, may_close: bool) -> None:
        """The month is over and was not closed."""
        self._say(
            tr("This month is over and not closed"),
            ("clock", "warn"),
            tr("Closing keeps its lines and totals as they are; later changes are corrections.")
            if may_close
            else tr("The head of service closes it."),
        )
        self.close_month.setVisible(may_close)
        self.print_page.hide()
        self.show()

    def show_closed(self, closed: ClosedMonth) -> None:
        """When and by whom it was closed; what changed since, by name."""
        changes = len(closed.changes)
        by = tr("by {name}", name=closed.by) if closed.by else ""
        head = f"{by}، {tr('hash {hash}', hash=ltr(closed.hash[:_HASH_SHOWN]))}".lstrip("، ")
        lines = [head, *closed.changes[:2]]
        if changes > 2:
            lines.append(tr("The whole list stands at the foot of the export."))
        state = (
            trn("{n} changes since the closing", changes)
            if changes
            else tr("Nothing changed since the closing")
        )
        title = tr("Closed on {day}", day=ltr(shown_day(closed.on)))
        sign = ("alert-triangle", "warn") if changes else ("lock", "ok")
        self._say(title, sign, "\n".join([state, *lines]))
        self.setToolTip("\n".join(closed.changes))
        self.close_month.hide()
        self.print_page.show()
        self.show()

    def _say(self, title: str, sign: tuple[str, str], words: str) -> None:
        self.said.set_text(title, *sign, token="text")
        self.words.setText(words)
        self.setAccessibleName(f"{title}. {words}")
        self.setToolTip("")
