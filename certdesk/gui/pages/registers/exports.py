"""The journal of exports on the page: who took which register out, when, and the closings."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.register import RegisterKind
from certdesk.gui.widgets.table import CellKind, Table
from certdesk.i18n import tr
from certdesk.services.registers.export_journal import RegisterAct

_ROOT = QModelIndex()
_COLUMNS = (
    (CellKind.DATE, 146),
    (CellKind.NAME, 124),
    (CellKind.TEXT, 90),
    (CellKind.TEXT, 116),
    (CellKind.TEXT, 136),
    (CellKind.CODE, 70),
    (CellKind.CODE, 200),
)


def kind_word(kind: RegisterKind) -> str:
    """A register in one word, as the page's choice has it."""
    return {
        RegisterKind.DEPOSIT: tr("Deposits"),
        RegisterKind.PICKUP: tr("Handed over in the month"),
        RegisterKind.TRANSMITTAL: tr("Sent, register"),
        RegisterKind.DECIDED: tr("Refused and void, register"),
        RegisterKind.FOLLOW_UP: tr("Follow-up, register"),
    }[kind]


class ExportLines(QAbstractTableModel):
    """One line an act, newest first."""

    def __init__(self) -> None:
        """No acts."""
        super().__init__()
        self._acts: Sequence[RegisterAct] = ()
        self._titles = (
            tr("When, export"),
            tr("Who, export"),
            tr("Register, export"),
            tr("Period, export"),
            tr("What was done, export"),
            tr("Lines, export"),
            tr("File, export"),
        )

    def show_acts(self, acts: Sequence[RegisterAct]) -> None:
        """Other acts."""
        self.beginResetModel()
        self._acts = acts
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Acts."""
        return 0 if parent.isValid() else len(self._acts)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """When, who, which, period, what, lines, file."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """The text of a cell."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        return _cells(self._acts[index.row()])[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The columns' titles."""
        if role or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._titles[section]


def export_table(model: ExportLines) -> Table:
    """The table of the journal."""
    table = Table()
    table.setObjectName("registers.journal")
    table.setAccessibleName(tr("Journal of exports and closings"))
    table.setModel(model)
    for column, (kind, width) in enumerate(_COLUMNS):
        table.set_column_kind(column, kind, width)
    table.follow_words()
    return table


def _cells(act: RegisterAct) -> tuple[str, ...]:
    at = act.at.astimezone(ALGIERS)
    done = tr("{act}, numbers in full", act=act.act) if act.unmasked else act.act
    return (
        f"{at:%d/%m/%Y %H:%M}",
        act.by or tr("The counter, nobody signed in"),
        "" if act.kind is None else kind_word(act.kind),
        act.period,
        done,
        str(act.entries),
        act.file,
    )
