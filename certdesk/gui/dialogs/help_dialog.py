"""F1: what each key does on the page behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from certdesk.gui import theme
from certdesk.gui.shortcuts import KeyRow
from certdesk.gui.theme import Role
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
        title = QLabel(tr("The keys of this page"))
        title.setFont(theme.font(Role.CARD_TITLE))
        box.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for line, row in enumerate(rows):
            for place, text in enumerate((_keys_of(row), tr(row.msgid))):
                grid.addWidget(_cell(text, Role.STRONG if place == 0 else Role.BODY), line, place)
        grid.setColumnStretch(1, 1)
        box.addLayout(grid)
        close = QPushButton(tr("Close"))
        close.setObjectName("close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)


def _keys_of(row: KeyRow) -> str:
    return "، ".join(ltr(key) for key in (row.shown, row.twin) if key)


def _cell(text: str, role: Role) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.font(role))
    return label
