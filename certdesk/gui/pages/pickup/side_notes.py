"""What stands in the way of a hand-over, and which attempts were refused before."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.register import masked
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import islands, ltr, tr, trn
from certdesk.services.views import HandoverView

_REASONS = {
    "no_document": "no identity document was shown",
    "document_expired": "the document had expired",
    "document_not_accepted": "this kind of document is not accepted",
    "mismatch": "the document did not match the file",
    "note_needed": "the spelling differed and no note was written",
    "deed_incomplete": "the proxy's deed was incomplete",
    "open_doubt": "the file is with the head of service",
}
_SHOWN = 2


class Block(Card):
    """Why nothing may be handed over, and who can lift it."""

    def __init__(self, page: str = "pickup", heading: str = "") -> None:
        """Nothing stands in the way; `page` begins the contract names."""
        super().__init__(padding=(16, 14, 16, 14), spacing=10, ground="bad_t", border="bad")
        self.heading = SignedText(role=Role.CARD_TITLE, size=22, gap=10, weight=600)
        self.heading.set_text(heading or tr("Not to be handed over"), "ban", "bad", token="bad")
        self.words = Label("", Role.BODY, wrap=True)
        self.words.setObjectName(f"{page}.block")
        self.unlock = Button(tr("The head of service allows it…"), icon="shield-check")
        self.unlock.setObjectName(f"{page}.unlock")
        self.body.addWidget(self.heading)
        self.body.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.unlock)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def show_refusal(self, sentence: str, *, unlockable: bool) -> None:
        """Say it; an empty sentence hides the card."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.unlock.setVisible(unlockable)
        self.setVisible(bool(sentence))


class Attempts(Card):
    """Attempts that were refused: when, who came, why, the document's last digits."""

    def __init__(self) -> None:
        """None."""
        super().__init__(padding=(16, 8, 16, 8), spacing=0)
        self.heading = Label("", Role.CAPTION, "bad", weight=600)
        self.lines = [Label("", Role.CAPTION, "text2") for _ in range(_SHOWN)]
        self.body.addWidget(self.heading)
        for line in self.lines:
            self.body.addWidget(line)
        self.setObjectName("pickup.attempts")
        self.hide()

    def show_attempts(self, handovers: Sequence[HandoverView]) -> None:
        """The refused ones, newest first."""
        refused = [one for one in reversed(handovers) if one.status == "refused"]
        self.heading.setText(trn("{n} attempts refused before", len(refused)))
        for place, line in enumerate(self.lines):
            text = attempt_words(refused[place]) if place < len(refused) else ""
            line.setText(text)
            line.setToolTip(text)
            line.setVisible(bool(text))
        self.setAccessibleName("، ".join(map(attempt_words, refused)))
        self.setVisible(bool(refused))


def attempt_words(attempt: HandoverView) -> str:
    """One refused attempt in a line; identity numbers masked."""
    when = ltr(f"{attempt.prepared_at.astimezone(ALGIERS):%d/%m/%Y %H:%M}")
    numbers = [check.document.number for check in attempt.checks if check.document]
    number = ltr(masked(numbers[0])) if numbers and numbers[0] else ""
    why = tr(_REASONS[attempt.refusal]) if attempt.refusal in _REASONS else ""
    parts = (when, attempt.receiver_name, why, number)
    return islands("، ".join(part for part in parts if part))
