"""The five counts of Today: each opens its list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.gui.widgets.count_card import CountCard
from certdesk.i18n import tr, trn
from certdesk.services.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from certdesk.services.views import TodayView
    from certdesk.services.wanted import TodayCounts


def _kinds() -> "Sequence[tuple[Wanted, str, str, str]]":
    """Each count: its list, sign, word and tone."""
    return (
        (Wanted.DRAFTS, "pencil", tr("Drafts"), "accent"),
        (Wanted.TO_VERIFY, "eye", tr("To verify"), "accent"),
        (Wanted.AT_SIGNATURE, "signature", tr("At signature"), "accent"),
        (Wanted.READY, "circle-check", tr("Ready to hand over"), "accent"),
        (Wanted.LATE, "clock", tr("Late, count"), "bad"),
    )


class Counts(QWidget):
    """A row of count cards."""

    list_wanted = Signal(str)
    """A count was pressed: the name of its list."""

    def __init__(self) -> None:
        """All counts are 0."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.cards: dict[Wanted, CountCard] = {}
        for wanted, sign, word, tone in _kinds():
            card = CountCard(sign, word, tone=tone)
            card.setObjectName(f"today.count_{wanted.value}")
            name = wanted.value
            card.clicked.connect(lambda _=False, name=name: self.list_wanted.emit(name))
            self.cards[wanted] = card
            row.addWidget(card)

    def show_counts(self, view: "TodayCounts | TodayView") -> None:
        """Other counts."""
        counts = {
            Wanted.DRAFTS: view.drafts,
            Wanted.TO_VERIFY: view.to_verify,
            Wanted.AT_SIGNATURE: view.at_signature,
            Wanted.READY: view.ready,
            Wanted.LATE: view.late,
        }
        captions = _captions(view)
        for wanted, card in self.cards.items():
            card.set_count(counts[wanted], captions[wanted])


def _captions(view: "TodayCounts | TodayView") -> "Mapping[Wanted, str]":
    return {
        Wanted.DRAFTS: _draft_caption(view),
        Wanted.TO_VERIFY: tr("against the archive") if view.to_verify else tr("none"),
        Wanted.AT_SIGNATURE: _signature_caption(view),
        Wanted.READY: tr("on the shelf") if view.ready else tr("none"),
        Wanted.LATE: trn("the oldest by {n} working days", view.oldest_late_days)
        if view.late
        else tr("nothing is late"),
    }


def _draft_caption(view: "TodayCounts | TodayView") -> str:
    if incomplete := getattr(view, "incomplete", 0):
        return trn("{n} of them lack papers", incomplete)
    return tr("not deposited yet") if view.drafts else tr("none")


def _signature_caption(view: "TodayCounts | TodayView") -> str:
    if days := getattr(view, "longest_out_days", 0):
        return trn("the oldest sent {n} working days ago", days)
    if view.to_send:
        return trn("and {n} verified, to be sent", view.to_send)
    return tr("sent, not back yet") if view.at_signature else tr("none")
