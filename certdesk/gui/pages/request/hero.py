"""Whose request this is, its number, where it stands: what the eye finds first."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from certdesk.domain.calendar import long_date
from certdesk.domain.request import State
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.chip import HERO, Chip
from certdesk.gui.widgets.label import Label, NameLabel
from certdesk.i18n import ltr, tr, trn
from certdesk.services.views import RequestView


class Hero(Card):
    """Name, number, chip; one line of days below."""

    def __init__(self) -> None:
        """Nobody's."""
        super().__init__(padding=(22, 10, 22, 12), spacing=0)
        self.setObjectName("request.hero")
        self.person = NameLabel("", Role.NAME)
        self.number = Label("", Role.HEADING, "text2")
        self.struck_number = Label("", Role.HEADING, "text3", struck=True)
        self.chip = Chip("draft", size=HERO)
        self.days = Label("", Role.NOTE, "text2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.person)
        row.addWidget(self.number)
        row.addWidget(self.struck_number)
        row.addStretch(1)
        row.addWidget(self.chip)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.days)
        self.body.addLayout(column)

    def show_view(self, view: RequestView) -> None:
        """Another request."""
        self.person.setText(view.name or tr("No name yet"))
        number = view.number or view.draft_code
        self.number.setText(ltr(number))
        self.struck_number.setText(ltr(number))
        # a void number stays readable, struck out as in the register
        self.number.setVisible(view.state is not State.VOID)
        self.struck_number.setVisible(view.state is State.VOID)
        kind, words = chip_of(view)
        self.chip.set_state(kind, words)
        self.days.setText(days_words(view))
        self.setAccessibleName(f"{view.name}، {ltr(number)}، {self.chip.text}")


def chip_of(view: RequestView) -> tuple[str, str]:
    """The chip of one request whole, worded as lists word it."""
    if view.overdue_days:
        return "late", trn("late by {n} working days", view.overdue_days)
    if view.state is State.DRAFT and any(one.reasons for one in view.missing):
        return "missing", ""
    if view.state is State.DEPOSITED and view.next_step in {"verify", "settle"}:
        return "to_verify", ""
    partly = view.balance.given > 0 and view.balance.due and view.state is State.READY
    return ("partly" if partly else view.state.value), ""


def days_words(view: RequestView) -> str:
    """Deposited when and by whom, promised for when, where it travels."""
    if view.deposited_on is None:
        return tr(
            "A draft: no number yet, no paper was taken in. Its code is {code}.",
            code=ltr(view.draft_code),
        )
    by = tr("by {name}", name=view.deposited_by) if view.deposited_by else ""
    parts = [tr("Deposited on {day}", day=long_date(view.deposited_on, with_weekday=True)), by]
    if view.promised_on is not None:
        parts.append(tr("promised for {day}", day=long_date(view.promised_on, with_weekday=True)))
    if view.transmittal:
        parts.append(tr("travels in {transmittal}", transmittal=ltr(view.transmittal)))
    return "، ".join(part for part in parts if part)
