"""Where the applicant stands on the ministry's platform, and the way to the follow-up."""

from PySide6.QtCore import Signal

from certdesk.domain.follow_on import FOLLOWED
from certdesk.gui.pages.follow_on.words import appointment_words, call_words, step_word
from certdesk.gui.pages.request.cards import PartsCard
from certdesk.gui.pages.step_words import figures
from certdesk.gui.theme import Role
from certdesk.gui.widgets.compare_row import FactRow
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link
from certdesk.i18n import ltr, tr
from certdesk.services.follow_on.views import FollowOnView

_FACT_HIGH = 31


class FollowCard(PartsCard):
    """The furthest step, the next one, the receipt, the appointment, the last call."""

    open_wanted = Signal()
    """The follow-up of this request is wanted."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__(tr("Follow-up"), "request.follow_on")
        words = tr("Open the follow-up")
        self.link = Link(words, underlined=False, weight=600)
        self.link.setObjectName("request.open_follow_on")
        self.link.clicked.connect(self.open_wanted)
        self.head.addWidget(self.link)

    def show_view(self, view: FollowOnView) -> None:
        """The card hides for drafts and for what the school refused or struck out."""
        self.setVisible(view.state in FOLLOWED)
        column = self.start()
        facts = [(label, value) for label, value in _facts(view) if value]
        if not facts:
            column.addWidget(Label(tr("Nothing told yet"), Role.NOTE, "text2"))
        for label, value in facts:
            column.addWidget(FactRow(label, value, high=_FACT_HIGH, ruled=False))


def _facts(view: FollowOnView) -> list[tuple[str, str]]:
    stands = view.standing
    if stands.reached is None and not view.calls:
        return []
    made = stands.appointment
    news = stands.last_news_on
    return [
        (tr("Furthest step"), "" if stands.reached is None else step_word(stands.reached)),
        (tr("Next step"), "" if stands.next_step is None else step_word(stands.next_step)),
        (tr("Last news"), "" if news is None or made else ltr(figures(news))),
        (tr("Receipt number"), ltr(view.receipt_number) if view.receipt_number else ""),
        (tr("Appointment"), "" if made is None else appointment_words(made.appointment)),
        (tr("Last call"), call_words(view.calls[-1]) if view.calls else ""),
    ]
