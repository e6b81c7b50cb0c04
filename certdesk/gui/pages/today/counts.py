"""The five counts of Today: each opens its list."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.gui.widgets.count_card import CountCard
from certdesk.i18n import tr, trn
from certdesk.services.lines import Wanted
from certdesk.services.views import TodayView


class _Kind(NamedTuple):
    wanted: Wanted
    sign: str
    word: str
    tone: str


def _kinds() -> tuple[_Kind, ...]:
    return (
        _Kind(Wanted.DRAFTS, "pencil", tr("Drafts"), "accent"),
        _Kind(Wanted.TO_VERIFY, "eye", tr("To verify"), "accent"),
        _Kind(Wanted.AT_SIGNATURE, "signature", tr("At signature"), "accent"),
        _Kind(Wanted.READY, "circle-check", tr("Ready to hand over"), "accent"),
        _Kind(Wanted.LATE, "clock", tr("Late, count"), "bad"),
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
        for kind in _kinds():
            card = CountCard(kind.sign, kind.word, tone=kind.tone)
            card.setObjectName(f"today.count_{kind.wanted.value}")
            name = kind.wanted.value
            card.clicked.connect(lambda _=False, name=name: self.list_wanted.emit(name))
            self.cards[kind.wanted] = card
            row.addWidget(card)

    def show_view(self, view: TodayView) -> None:
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


def _captions(view: TodayView) -> Mapping[Wanted, str]:
    return {
        Wanted.DRAFTS: tr("not deposited yet") if view.drafts else tr("none"),
        Wanted.TO_VERIFY: tr("against the archive") if view.to_verify else tr("none"),
        Wanted.AT_SIGNATURE: _signature_caption(view),
        Wanted.READY: tr("on the shelf") if view.ready else tr("none"),
        Wanted.LATE: trn("the oldest by {n} working days", view.oldest_late_days)
        if view.late
        else tr("nothing is late"),
    }


def _signature_caption(view: TodayView) -> str:
    if view.to_send:
        return trn("and {n} verified, to be sent", view.to_send)
    return tr("sent, not back yet") if view.at_signature else tr("none")
