"""The work view: the card beside the file at the right, the papers at the left."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.pages.pickup.identity_card import IdentityCard
from certdesk.gui.pages.pickup.papers import Papers
from certdesk.gui.pages.pickup.side_notes import Attempts, Block

_IDENTITY_SHARE, _PAPERS_SHARE = 582, 514


class CheckView(QWidget):
    """Identity, and what it lets go."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.identity = IdentityCard()
        self.papers = Papers()
        self.block = Block()
        self.attempts = Attempts()
        side = QWidget()
        side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.block)
        column.addWidget(self.papers, 1)
        column.addWidget(self.attempts)
        column.addStretch(0)
        self._column, self._side = column, side
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.addWidget(self.identity, _IDENTITY_SHARE)
        self._row.addWidget(side, _PAPERS_SHARE)
        self.identity.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._fit()

    def show_refusal(self, sentence: str, *, unlockable: bool) -> None:
        """A refusal takes the place of the papers: nothing goes as long as it stands."""
        self.block.show_refusal(sentence, unlockable=unlockable)
        self.papers.setVisible(not sentence)
        self._column.setStretch(3, 1 if sentence else 0)

    def changeEvent(self, event: QEvent) -> None:
        """Large letters put the papers below the card."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        way = QBoxLayout.Direction
        dense = theme.look().dense
        self._row.setDirection(way.TopToBottom if dense else way.LeftToRight)
        across = QSizePolicy.Policy.Expanding if dense else QSizePolicy.Policy.Ignored
        down = QSizePolicy.Policy.Preferred if dense else QSizePolicy.Policy.Expanding
        for part in (self.identity, self._side):
            part.setSizePolicy(across, down)
