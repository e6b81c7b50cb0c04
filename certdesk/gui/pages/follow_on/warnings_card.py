"""What is odd in a follow-up; it stops nothing."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout

from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import SignDisc
from certdesk.gui.widgets.label import Label
from certdesk.i18n import said
from certdesk.services.follow_on.views import FollowOnView


class WarningsCard(Card):
    """The sentences, one below the other."""

    def __init__(self) -> None:
        """Nothing odd."""
        super().__init__(padding=(14, 6, 14, 6), ground="warn_t", border=None, radius=10)
        self.setObjectName("follow_on.warnings")
        self.words = Label("", Role.NOTE, "text", wrap=True, weight=500)
        self.words.setObjectName("follow_on.warning_words")
        self._fit()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(SignDisc("alert-triangle", disc=24, size=18, ground="warn_t", token="warn"))
        row.addWidget(self.words, 1)
        self.body.addLayout(row)

    def changeEvent(self, event: QEvent) -> None:
        """Where grounds are black, an outline takes their place."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.set_ground("warn_t", "warn" if theme.look().name == "contrast" else None)

    def show_view(self, view: FollowOnView) -> None:
        """The warnings of a follow-up."""
        self.words.setText("\n".join(said(one) for one in view.warnings))
        self.setAccessibleName(self.words.text())
