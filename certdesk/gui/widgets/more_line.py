"""Below a list that shows its first rows only: that there are others."""

from certdesk.gui.theme import Role
from certdesk.gui.widgets.label import Label
from certdesk.i18n import ltr, tr


class MoreLine(Label):
    """Hidden while the list is whole."""

    def __init__(self, name: str) -> None:
        """`name`: the object name."""
        super().__init__("", Role.NOTE, "text2", wrap=True)
        self.setObjectName(name)
        self.setContentsMargins(16, 4, 16, 6)
        self.hide()

    def show_cut(self, found: int, most: int) -> None:
        """`found` rows were read, `most` are shown."""
        self.setText(tr("… and others: the first {n} are shown here", n=ltr(str(most))))
        self.setVisible(found > most)
