"""Below a list that shows its first rows only: that there are others, and the way to them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.gui.theme import Role
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link
from certdesk.i18n import ltr, tr

STEP = 200
"""Rows that a list shows at first, and that each press adds."""


class MoreLine(QWidget):
    """Hidden while the list is whole."""

    wanted = Signal()
    """Show `STEP` rows more."""

    def __init__(self, name: str, *, offers: bool = True) -> None:
        """`name`: the object name. `offers`: more rows can be shown; else it only says so."""
        super().__init__()
        self.setObjectName(name)
        self._said = Label("", Role.NOTE, "text2", wrap=True)
        self.link = Link(tr("Show {n} more", n=ltr(str(STEP))))
        self.link.setObjectName(f"{name}_link")
        self.link.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 6)
        row.setSpacing(14)
        row.addWidget(self._said, 1)
        row.addWidget(self.link)
        if not offers:
            self.link.hide()
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._said.text()

    def show_cut(self, found: int, most: int) -> None:
        """`found` rows were read, `most` are shown."""
        self._said.setText(tr("… and others: the first {n} are shown here", n=ltr(str(most))))
        self.setVisible(found > most)
