"""The two panes: what goes to the signatory, what is there."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from certdesk.gui.pages.signature.models import FilesOutside, ReadyFiles
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.empty_state import EmptyState
from certdesk.gui.widgets.flow import FlowLayout
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.more_line import MoreLine
from certdesk.gui.widgets.table import CellKind, Table
from certdesk.gui.widgets.tick_table import TickTable
from certdesk.i18n import tr

_PADDING = (1, 12, 1, 8)


class ReadyPane(Card):
    """Verified files, ticked unless left out."""

    def __init__(self, model: ReadyFiles) -> None:
        """Show `model`."""
        super().__init__(tr("Ready to be sent"), tr("Space leaves one out"), padding=_PADDING)
        self.head.setContentsMargins(16, 0, 16, 0)
        self.table = TickTable()
        self.table.setObjectName("signature.ready")
        self.table.setAccessibleName(tr("Ready to be sent"))
        self.table.setModel(model)
        kinds = (
            (CellKind.TEXT, 44),
            (CellKind.NUMBER, 102),
            (CellKind.NAME, 160),
            (CellKind.TEXT, 92),
            (CellKind.DATE, 110),
        )
        for column, (kind, width) in enumerate(kinds):
            self.table.set_column_kind(column, kind, width)
        self.table.follow_words()
        self.table.row_ticked.connect(model.toggle)
        self.empty = EmptyState(
            "signature",
            tr("Nothing is ready to be sent"),
            tr("Files come here when they were found in the archive."),
        )
        self.more = MoreLine("signature.more", offers=False)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.more)
        self.body.addWidget(self.empty, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_count(self, count: int) -> None:
        """The table, or why it is empty."""
        self.table.setVisible(count > 0)
        self.empty.setVisible(count == 0)


class OutsidePane(Card):
    """Files at signature, and what can be done with the one chosen."""

    def __init__(self, model: FilesOutside) -> None:
        """Show `model`."""
        super().__init__(tr("With the signatory"), padding=_PADDING)
        self.head.setContentsMargins(16, 0, 16, 0)
        self.holders = Label("", Role.CAPTION, "text2", wrap=True)
        self.holders.setContentsMargins(16, 0, 16, 0)
        self.holders.setObjectName("signature.holders")
        self.table = Table()
        self.table.setObjectName("signature.outside")
        self.table.setAccessibleName(tr("With the signatory"))
        self.table.setModel(model)
        kinds = (
            (CellKind.NUMBER, 100),
            (CellKind.NAME, 160),
            (CellKind.CODE, 110),
            (CellKind.DATE, 100),
            (CellKind.TEXT, 90),
        )
        for column, (kind, width) in enumerate(kinds):
            self.table.set_column_kind(column, kind, width)
        self.table.follow_words()
        self.signed = Button(tr("Came back signed"), key="Enter")
        self.unsigned = Button(tr("Unsigned…"), key="2")
        self.recall = Button(tr("Recall…"), key="3")
        self.reprint = Button(tr("Print again"), key="F9")
        self.buttons = FlowLayout(gap=8)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 2)
        foot.addLayout(self.buttons)
        for name, button in (
            ("signed", self.signed),
            ("unsigned", self.unsigned),
            ("recall", self.recall),
            ("print_again", self.reprint),
        ):
            button.setObjectName(f"signature.{name}")
            self.buttons.addWidget(button)
        self.empty = EmptyState(
            "circle-check",
            tr("Nothing is with the signatory"),
            tr("Every file that was sent has come back."),
        )
        self.body.addWidget(self.holders)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(foot)
        self.body.addWidget(self.empty, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_count(self, count: int, holders: str) -> None:
        """The table with its buttons, or why it is empty."""
        self.holders.setText(holders)
        buttons = (self.signed, self.unsigned, self.recall, self.reprint)
        for part in (self.holders, self.table, *buttons):
            part.setVisible(count > 0)
        self.empty.setVisible(count == 0)
