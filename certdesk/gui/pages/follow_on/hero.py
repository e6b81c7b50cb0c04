"""Whose follow-up it is: the name, the phone to call, the papers, the platform's receipt."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from certdesk.gui.pages.step_words import figures
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.chip import HERO, Chip
from certdesk.gui.widgets.label import Label, NameLabel
from certdesk.i18n import ltr, tr
from certdesk.services.follow_on.views import FollowOnView


class Hero(Card):
    """Name, number, chip at the right; the phone at the left, big enough to dial from."""

    def __init__(self) -> None:
        """Nobody's."""
        super().__init__(padding=(22, 8, 22, 10), spacing=0)
        self.setObjectName("follow_on.hero")
        self.person = NameLabel("", Role.HEADING)
        self.person.setObjectName("follow_on.name")
        self.number = Label("", Role.CARD_TITLE, "text2")
        self.number.setObjectName("follow_on.number")
        self.chip = Chip("handed_over", size=HERO)
        self.phone = Label("", Role.HEADING, weight=600)
        self.phone.setObjectName("follow_on.phone")
        self.facts = Label("", Role.NOTE, "text2", wrap=True)
        self.facts.setObjectName("follow_on.facts")
        row = QHBoxLayout()
        row.setSpacing(18)
        for part in (self.person, self.number, self.chip):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.phone)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.facts)
        self.body.addLayout(column)

    def show_view(self, view: FollowOnView) -> None:
        """Another file."""
        self.person.setText(view.name)
        self.number.setText(ltr(view.number))
        self.chip.set_state(view.state.value)
        self.phone.setText(ltr(view.phone) if view.phone else tr("No phone in the file"))
        self.phone.set_token("text" if view.phone else "warn")
        facts = (
            tr("E-mail: {email}", email=ltr(view.email))
            if view.email
            else tr("No e-mail in the file: the platform asks for one"),
            tr("platform receipt {number}", number=ltr(view.receipt_number))
            if view.receipt_number
            else "",
            tr("papers handed over on {day}", day=ltr(figures(view.handed_over_on)))
            if view.handed_over_on
            else tr("the papers are not handed over yet"),
        )
        self.facts.setText(" • ".join(fact for fact in facts if fact))
        self.setAccessibleName(f"{view.name}، {ltr(view.number)}، {self.facts.text()}")
