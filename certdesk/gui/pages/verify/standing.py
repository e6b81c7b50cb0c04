"""What stands in a file's way before it may go for signature."""

from collections.abc import Sequence

from certdesk.domain.request import State
from certdesk.domain.verification import Doubt, Found, Verification
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.top_bar import SignedText
from certdesk.i18n import islands, tr
from certdesk.services.views import RequestView

_KINDS = {
    "same_diploma_other_name": "Another name has the same diploma number: {detail}",
    "diploma_before_course_end": "The diploma is older than the course could end: {detail}",
    "identity_number_other_name": "The identity number stands under another name: {detail}",
    "birth_date_differs": "The birth date differs, file and card: {detail}",
    "raised_by_person": "Doubt: {detail}",
}


class Standing(Card):
    """Neutral words for a doubt; its content only for who may read it."""

    def __init__(self) -> None:
        """Nothing stands in the way."""
        super().__init__(padding=(24, 10, 24, 10), spacing=4, ground="warn_t", border=None)
        self.heading = SignedText(role=Role.STRONG, size=20, gap=10, weight=600)
        self.heading.setObjectName("verify.standing")
        self.detail = Label("", Role.BODY, wrap=True)
        self.detail.setObjectName("verify.standing_detail")
        self.body.addWidget(self.heading)
        self.body.addWidget(self.detail)
        self.is_for_another = False
        self.hide()

    def show_view(self, view: RequestView, for_another: bool) -> None:  # noqa: FBT001 - an answer
        """A doubt comes before what the archive said; last, whose turn it is."""
        self.is_for_another = for_another and view.state is State.DEPOSITED
        if view.doubted:
            open_doubts = [doubt for doubt in view.doubts if doubt.is_open]
            self._say(tr("The file is with the head of service"), doubt_words(open_doubts))
        elif view.verification is not None and not view.verification.lets_sign:
            self._say(*_verification_words(view.verification))
        elif self.is_for_another:
            self._say(
                tr("You took this file in yourself"),
                tr("Another person looks it up: leave it for a colleague or the supervisor."),
            )
        else:
            self._say("", "")

    def _say(self, heading: str, detail: str) -> None:
        self.heading.set_text(heading, "alert-triangle", "warn", token="warn")
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(f"{heading}. {detail}")
        self.setVisible(bool(heading))


def doubt_words(doubts: Sequence[Doubt]) -> str:
    """Open doubts, one a line."""
    return "\n".join(
        islands(tr(_KINDS[doubt.kind.value], detail=_seen(doubt) or "—")) for doubt in doubts
    )


def _verification_words(one: Verification) -> tuple[str, str]:
    if one.found is Found.NOT_FOUND:
        return tr("Not found in the archive: the head of service decides"), one.reference
    detail = f"{one.differences} ({one.reference})" if one.reference else one.differences
    return tr("Found with differences: the head of service decides"), islands(detail)


def _seen(doubt: Doubt) -> str:
    # a file's own page is read only when there is a doubt: few files have one
    from certdesk.gui.pages.request.words import doubt_seen

    return doubt_seen(doubt.kind.value, doubt.detail)
