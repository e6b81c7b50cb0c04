"""Try your reader: whatever it sends is shown as the program understood it. Nothing is opened.

| objectName | meaning |
|---|---|
| `settings.scanner.typed` | takes what a reader types when it is not understood |
| `settings.scanner.heard` | what was understood, the newest first |
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QVBoxLayout

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.mrz import read_mrz
from certdesk.gui.messages import Worded
from certdesk.gui.pages.pickup.zone_words import zone_words
from certdesk.gui.pages.settings.section import Section
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.fields import Line, LineField
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import ltr, shown, tr

_TEST = "CD/TEST/"
_MOST_HEARD = 50


class ScannerSection(Section):
    """Codes of our sheets and machine-readable zones of cards."""

    name = "scanner"
    of_office = False
    saves = False

    def __init__(self, session: Session) -> None:
        """Nothing was read yet."""
        super().__init__(session)
        self.last = SignedText(role=Role.CARD_TITLE, size=24, gap=12, weight=600)
        self.detail = Label("", Role.BODY, "text2", wrap=True)
        self.typed = LineField(
            "settings.scanner.typed", tr("Typed here"), Line(Qt.LayoutDirection.LeftToRight)
        )
        self.typed.entered.connect(self._not_understood)
        self.heard = QListWidget()
        self.heard.setObjectName("settings.scanner.heard")
        self.heard.setAccessibleName(tr("What was read, the newest first"))
        self.heard.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card = Card(tr("Try your reader"), spacing=10)
        steps = tr(
            "Scan the code of any sheet of this office, or the lines of a card. The test page of "
            "the printers has a code too. Nothing is opened or changed here."
        )
        card.body.addWidget(Label(steps, Role.NOTE, "text2", wrap=True))
        card.body.addWidget(self.typed)
        card.body.addWidget(self.last)
        card.body.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card)
        column.addWidget(self.heard, 100)
        column.addStretch(1)
        # an empty frame says nothing: it comes with the first thing read
        self.heard.hide()
        self._tell(tr("Waiting for the reader"), "scan", "text2", "")

    def take_focus(self) -> None:
        """What the program does not understand lands in the field."""
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def scanned(self, code: str) -> bool:
        """A code of ours: which paper it is on."""
        if code.startswith(_TEST):
            self._hear(tr("The code of the test page was read whole"), code, good=True)
            return True
        lists = self.session.desk.lists

        def known(_request_id: int) -> None:
            self._hear(tr("A sheet of a request that is here"), code, good=True)

        def unknown(worded: Worded) -> None:
            self._hear(tr("Read whole, but no request here has it"), code, good=False)
            self.detail.setText(worded.sentence)

        self.session.ask(lambda: lists.resolve(code), known, unknown)
        return True

    def mrz_scanned(self, zone: str) -> None:
        """A card: what its lines say, when all their digits check."""
        today = self.session.now().astimezone(ALGIERS).date()
        read = read_mrz(zone, today)
        if not read.ok:
            self._hear(tr("The lines of the card were not read whole"), zone, good=False)
            self.detail.setText(zone_words(read))
            return
        self._hear(tr("The lines of a card, all digits check"), zone, good=True)
        parts = (
            (tr("Surname"), read.surname),
            (tr("Given names"), read.given_names),
            (tr("Document number"), read.document_number),
            (tr("Born"), read.birth),
            (tr("Valid until"), read.expiry_date),
        )
        self.detail.setText(
            "، ".join(f"{label}: {shown(value)}" for label, value in parts if value)
        )

    def _not_understood(self) -> None:
        text = self.typed.text().strip()
        self.typed.set_text("")
        if text:
            self._hear(tr("Not understood: typed by hand, or no code of ours"), text, good=False)

    def _hear(self, words: str, raw: str, *, good: bool) -> None:
        sign, tone = ("circle-check", "ok") if good else ("alert-triangle", "warn")
        one_line = ltr(raw.replace("\n", " ⏎ "))
        self._tell(words, sign, tone, one_line)
        now = self.session.now().astimezone(ALGIERS)
        self.heard.show()
        self.heard.insertItem(0, f"{ltr(f'{now:%H:%M:%S}')}  {words}: {one_line}")
        while self.heard.count() > _MOST_HEARD:
            self.heard.takeItem(self.heard.count() - 1)
        self.take_focus()

    def _tell(self, words: str, sign: str, tone: str, detail: str) -> None:
        self.last.set_text(words, sign, tone, token="text")
        self.detail.setText(detail)
