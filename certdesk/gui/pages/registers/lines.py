"""The lines of a register as a table shows them: the columns of the paper register."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from certdesk.domain.register import RegisterKind, masked
from certdesk.gui.widgets.table import STRUCK_ROLE, CellKind
from certdesk.i18n import ltr, tr
from certdesk.registers.rows import DepositEntry, IdentityShown, ListedEntry, PickupEntry

Entry = DepositEntry | PickupEntry | ListedEntry
_ROOT = QModelIndex()
_TEXT, _CODE = CellKind.TEXT, CellKind.CODE


@dataclass(frozen=True, slots=True)
class Shape:
    """One column: what its cells hold, how wide it is at 100 %, the entry's attribute."""

    kind: CellKind
    width: int
    field: str


DEPOSIT = (
    Shape(_CODE, 122, "row"),
    Shape(CellKind.DATE, 110, "deposited_on"),
    Shape(CellKind.NUMBER, 104, "number"),
    Shape(CellKind.NAME, 190, "full_name"),
    Shape(_TEXT, 190, "birth"),
    Shape(_CODE, 130, "registration_number"),
    Shape(_CODE, 124, "phone"),
    Shape(_TEXT, 200, "diploma"),
    Shape(_TEXT, 180, "diploma_reference"),
    Shape(_TEXT, 120, "purpose"),
    Shape(_TEXT, 320, "papers"),
    Shape(_TEXT, 150, "depositor"),
    Shape(_TEXT, 120, "clerk"),
    Shape(_TEXT, 200, "remarks"),
)
PICKUP = (
    Shape(_CODE, 122, "row"),
    Shape(CellKind.DATE, 110, "handed_over_on"),
    Shape(CellKind.NUMBER, 140, "number"),
    Shape(CellKind.NAME, 190, "full_name"),
    Shape(_TEXT, 190, "birth"),
    Shape(_TEXT, 320, "papers"),
    Shape(_CODE, 70, "copies"),
    Shape(_TEXT, 200, "receiver"),
    Shape(_TEXT, 260, "identity"),
    Shape(_TEXT, 160, "identity_issued"),
    Shape(_TEXT, 200, "deed"),
    Shape(_TEXT, 130, "receiver_signature"),
    Shape(_TEXT, 120, "clerk_signature"),
    Shape(_TEXT, 220, "remarks"),
)
_ROW = Shape(_CODE, 122, "")
_DAY = Shape(CellKind.DATE, 110, "")
_NUMBER = Shape(CellKind.NUMBER, 110, "")
_SHEET = Shape(CellKind.NUMBER, 134, "")
_COUNT = Shape(_CODE, 112, "")
_NAME = Shape(CellKind.NAME, 190, "")
_WORDS = Shape(_TEXT, 160, "")
_LONG = Shape(_TEXT, 260, "")
_PHONE = Shape(_CODE, 124, "")
SHAPES = {
    RegisterKind.DEPOSIT: DEPOSIT,
    RegisterKind.PICKUP: PICKUP,
    # fields by place: these registers have no paper forebear
    RegisterKind.TRANSMITTAL: (
        _ROW, _DAY, _SHEET, _LONG, _COUNT, _COUNT, _COUNT, _LONG, _WORDS, _LONG,
    ),
    RegisterKind.DECIDED: (
        _ROW, _DAY, _NUMBER, _NAME, _LONG, _PHONE, _DAY, _WORDS, _LONG, _WORDS, _LONG, _WORDS,
    ),
    RegisterKind.FOLLOW_UP: (
        _ROW, _DAY, _NUMBER, _NAME, _PHONE, _LONG, _WORDS, _LONG, _WORDS, _LONG,
    ),
}  # fmt: skip


class RegisterLines(QAbstractTableModel):
    """Entries of one register; struck ones are told apart by `STRUCK_ROLE`."""

    def __init__(self) -> None:
        """No entries."""
        super().__init__()
        self._entries: Sequence[Entry] = ()
        self._shapes: Sequence[Shape] = DEPOSIT
        self._titles: Sequence[str] = ()

    def show_entries(
        self, kind: RegisterKind, titles: Sequence[str], entries: Sequence[Entry]
    ) -> None:
        """Another register or month; `titles` as the office words them."""
        self.beginResetModel()
        self._entries, self._shapes, self._titles = entries, SHAPES[kind], titles
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Lines."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Columns of the paper register."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """The text of a cell, and whether its line is struck."""
        entry = self._entries[index.row()]
        if role == STRUCK_ROLE:
            return entry.struck
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if isinstance(entry, ListedEntry):
            return _words(entry.values[index.column()])
        words = _words(getattr(entry, self._shapes[index.column()].field))
        if index.column() < len(self._shapes) - 1:
            return words
        return marked(entry, words)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The titles of the paper register."""
        if role or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._titles[section]


def marked(entry: Entry, remarks: str) -> str:
    """The remarks, headed by what kind of line it is, as in the workbook."""
    kinds = ((entry.correction, tr("Correction, line")), (entry.struck, tr("Void, line")))
    head = "، ".join(word for there, word in kinds if there)
    return f"{head}: {remarks}" if head and remarks else head or remarks


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, IdentityShown):
        return f"{value.kind} {ltr(masked(value.number))}"
    shown: Callable[[str], str] | None = getattr(value, "strftime", None)
    return shown("%d/%m/%Y") if shown is not None else str(value)
