"""The model of a worklist: who, which phone, why, how far."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from certdesk.gui.pages.follow_on.words import last_call_words, standing_words, why_words
from certdesk.gui.widgets.table import CHIP_ROLE, TONE_ROLE, CellKind
from certdesk.i18n import tr
from certdesk.services.follow_on.views import FollowLine, Work

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
# kind, width in pixels at 100 %, share of what is left over
COLUMNS = (
    (CellKind.NUMBER, 100, 0),
    (CellKind.NAME, 180, 2),
    (CellKind.CODE, 126, 0),
    (CellKind.TEXT, 228, 2),
    (CellKind.TEXT, 164, 1),
    (CellKind.TEXT, 148, 0),
    (CellKind.CHIP, 148, 0),
)
GIVING_WAY = (5, 4, 6)
"""Columns that large letters leave no room for, the first to go first."""
_WHY, _PAPERS = 3, 6
_PRESSING = frozenset({Work.NEXT_CALLS, Work.NO_NEWS})


class WorkRows(QAbstractTableModel):
    """The lines of one worklist, the most pressing on top."""

    def __init__(self) -> None:
        """None."""
        super().__init__()
        self.kind = Work.NEXT_CALLS
        self.lines: Sequence[FollowLine] = ()
        self._today = date.min

    def show_lines(self, kind: Work, lines: Sequence[FollowLine], today: date) -> None:
        """Another list, or the same one read again."""
        self.beginResetModel()
        self.kind, self.lines, self._today = kind, lines, today
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Files."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Number, name, phone, why, how far, last call, papers."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        """Words, the chip of the papers, the colour of what presses."""
        line = self.lines[index.row()]
        if role == CHIP_ROLE and index.column() == _PAPERS:
            return line.request.chip
        if role == TONE_ROLE and index.column() == _WHY:
            return self._tone(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "، ".join(part for part in self._words(line) if part)
        return None if role else self._words(line)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles."""
        if role or orientation is not Qt.Orientation.Horizontal:
            return None
        titles = (
            tr("Number"),
            tr("Name and surname"),
            tr("Phone"),
            tr("Why now"),
            tr("Furthest step"),
            tr("Last call"),
            tr("Papers"),
        )
        return titles[section]

    def _words(self, line: FollowLine) -> tuple[str, ...]:
        return (
            line.request.number,
            line.request.name,
            line.request.phone,
            why_words(self.kind, line, self._today),
            standing_words(line),
            last_call_words(line),
            "",
        )

    def _tone(self, line: FollowLine) -> str | None:
        if self.kind is Work.APPOINTMENTS:
            return None if line.papers_collected else "warn"
        return "bad" if self.kind in _PRESSING and line.days > 0 else None
