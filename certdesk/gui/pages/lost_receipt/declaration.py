"""What is declared, and what was declared before."""

from certdesk.domain.calendar import long_date
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import ltr, tr, trn
from certdesk.services.act_words import REFUSALS
from certdesk.services.views import LostReceiptView, RequestView

_SHOWN = 3


class Declaration(Card):
    """The sentence the person agrees to, and the copies there were."""

    def __init__(self) -> None:
        """Nobody's yet."""
        super().__init__(tr("Declaration of loss"), padding=(18, 14, 18, 16), spacing=8)
        self.setObjectName("lost_receipt.declaration")
        self.sentence = Label("", Role.BODY, wrap=True)
        self.copies = SignedText(role=Role.NOTE, size=18)
        self.earlier = [Label("", Role.CAPTION, "text2", wrap=True) for _ in range(_SHOWN)]
        for part in (self.sentence, self.copies, *self.earlier):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_view(self, view: RequestView) -> None:
        """For another request."""
        day = "" if view.deposited_on is None else long_date(view.deposited_on)
        self.sentence.setText(
            tr(
                "«I declare that the receipt {number} of {day} is lost. A copy replaces it; "
                "should it be found, I bring it back.»",
                number=ltr(view.number),
                day=day,
            )
        )
        count = next(
            (one.copies for one in reversed(view.sheets) if one.kind == "deposit-receipt"), 0
        )
        words = trn("{n} copies were made before", count) if count else tr("No copy was made yet")
        self.copies.set_text(words, "printer", "warn" if count else "text2", token="text")
        before = [_words(one) for one in reversed(view.lost_receipts)]
        for place, label in enumerate(self.earlier):
            label.setText(before[place] if place < len(before) else "")
            label.setVisible(place < len(before))
        self.setAccessibleName(self.sentence.text())


def _words(one: LostReceiptView) -> str:
    """One earlier declaration in a line."""
    outcome = tr(REFUSALS.get(one.refusal, "granted, declaration")) if one.refusal else ""
    parts = (ltr(f"{one.declared_on:%d/%m/%Y}"), one.name, outcome or tr("granted, declaration"))
    return "، ".join(parts)
