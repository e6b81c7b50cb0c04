"""Whose file it is: the name, the state, the number; at the left what goes and what stays."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.gui import paint, theme
from certdesk.gui.pages.request.hero import chip_of
from certdesk.gui.pages.request.words import slot_words
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card, Rule
from certdesk.gui.widgets.chip import HERO, Chip
from certdesk.gui.widgets.label import Label, NameLabel
from certdesk.i18n import ltr, tr
from certdesk.services.views import RequestView


class Hero(Card):
    """The first thing the eye finds after a scan."""

    def __init__(self) -> None:
        """Nobody yet."""
        super().__init__(padding=(24, 4, 24, 6), spacing=0)
        self.name = NameLabel("", Role.NAME)
        self.name.setObjectName("pickup.name")
        self.chip = Chip("ready", size=HERO)
        self.facts = Label("", Role.NOTE, "text2")
        self.facts.setObjectName("pickup.number")
        self.goes, self.stays = _Figure(tr("sheets to hand over")), _Figure(tr("stay at school"))
        first = QHBoxLayout()
        first.setSpacing(18)
        first.addWidget(self.name)
        first.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addWidget(self.facts)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(words, 1)
        row.addWidget(self.goes)
        row.addWidget(Rule(upright=True))
        row.addWidget(self.stays)
        self.body.addLayout(row)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Large letters hang lower than their line step: no tail is cut."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.name.setFixedHeight(theme.step(Role.NAME) + theme.px(10))

    def show_view(self, view: RequestView, state: str = "") -> None:
        """Another file; `state` a chip's kind when it is not the state's own."""
        self.name.setText(view.name)
        kind, words = chip_of(view)
        self.chip.set_state(state or kind, words if not state else "")
        deposited = view.deposited_on
        facts = [
            tr("File {number}", number=ltr(view.number)),
            tr("deposited on {day}", day=ltr(f"{deposited:%d/%m/%Y}")) if deposited else "",
            tr("born {birth}", birth=ltr(view.birth) if view.birth[:1].isdigit() else view.birth),
            slot_words(view),
        ]
        self.facts.setText(" • ".join(fact for fact in facts if fact))
        self.setAccessibleName(f"{view.name}، {self.facts.text()}")

    def set_figures(self, goes: int, stays: int) -> None:
        """Sheets that leave now, and that do not."""
        self.goes.set_number(goes)
        self.stays.set_number(stays)


class _Figure(QWidget):
    def __init__(self, caption: str) -> None:
        super().__init__()
        self._caption = caption
        self.number = Label("", Role.COUNT, align=paint.CENTRE)
        words = Label(caption, Role.NOTE, "text2", align=paint.CENTRE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.number)
        column.addWidget(words)

    def set_number(self, number: int) -> None:
        self.number.setText(str(number))
        self.setAccessibleName(f"{number} {self._caption}")
