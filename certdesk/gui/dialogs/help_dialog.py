"""F1: what each key does on the page behind it."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLayout, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.shortcuts import KeyRow
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.focus_ring import FocusRing
from certdesk.gui.widgets.label import Label
from certdesk.i18n import ltr, tr


class HelpDialog(QDialog):
    """The keys that answer now, a line each."""

    def __init__(self, parent: QWidget, rows: Sequence[KeyRow]) -> None:
        """`rows`: `Keys.rows_for` the window."""
        super().__init__(parent)
        self.setObjectName("help_dialog")
        self.setWindowTitle(tr("The keys of this page"))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(16)
        # as wide as its words: Qt would cut them at two thirds of the screen
        box.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        box.addWidget(Label(tr("The keys of this page"), Role.CARD_TITLE))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        # large letters: side by side, else the last keys lie below the screen
        high = ceil(len(rows) / 2) if theme.look().dense else max(len(rows), 1)
        for place, row in enumerate(rows):
            across, line = divmod(place, high)
            grid.addWidget(Label(_keys_of(row), Role.STRONG), line, 2 * across)
            grid.addWidget(Label(tr(row.msgid)), line, 2 * across + 1)
        box.addLayout(grid)
        close = Button(tr("Close"), key="Esc")
        close.setObjectName("close")
        close.setFocus()
        close.clicked.connect(self.accept)
        FocusRing(self)  # its own child from now on
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)


def _keys_of(row: KeyRow) -> str:
    return "، ".join(ltr(key) for key in (row.shown, row.twin) if key)
