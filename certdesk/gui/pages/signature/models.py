"""The two lists of the page: files ready to be sent, files outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from certdesk.gui.pages.step_words import figures
from certdesk.gui.widgets.table import TONE_ROLE
from certdesk.i18n import tr, trn
from certdesk.services.views import RequestLine, TransmittalView

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LONG_OUT_DAYS = 3


class ReadyFiles(QAbstractTableModel):
    """Verified files; each ticked unless it was left out by hand."""

    def __init__(self) -> None:
        """None."""
        super().__init__()
        self.lines: Sequence[RequestLine] = ()
        self._left_out: set[int] = set()

    @property
    def ticked(self) -> list[int]:
        """Requests to be sent."""
        return [line.id for line in self.lines if line.id not in self._left_out]

    def show_lines(self, lines: Sequence[RequestLine]) -> None:
        """Read again; what was left out stays out."""
        self.beginResetModel()
        self.lines = lines
        self._left_out &= {line.id for line in lines}
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Tick a row, or leave it out."""
        self._left_out ^= {self.lines[row].id}
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Files."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Box, number, name, branch, promise."""
        return 0 if parent.isValid() else 5

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        """Words, or the tick."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            out = line.id in self._left_out
            return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = tr("left out") if line.id in self._left_out else tr("to be sent")
            return f"{line.number}، {line.name}، {state}"
        if role == TONE_ROLE and index.column() == 4 and line.overdue_days:
            return "bad"
        if role:
            return None
        return ("", line.number, line.name, line.branch, figures(line.promised_on))[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles."""
        if role or orientation is not Qt.Orientation.Horizontal:
            return None
        titles = ("", tr("Number"), tr("Name and surname"), tr("Branch"), tr("Promised for"))
        return titles[section]


@dataclass(frozen=True, slots=True)
class FileOutside:
    """One file and the transmittal it travels in."""

    line: RequestLine
    transmittal: TransmittalView


class FilesOutside(QAbstractTableModel):
    """Files at signature, the longest outside first."""

    def __init__(self) -> None:
        """None."""
        super().__init__()
        self.files: Sequence[FileOutside] = ()

    def show_transmittals(self, transmittals: Sequence[TransmittalView]) -> None:
        """Other transmittals; their files that are still out."""
        self.beginResetModel()
        oldest_first = sorted(transmittals, key=lambda one: (one.sent_on, one.id))
        self.files = [
            FileOutside(line, one)
            for one in oldest_first
            for line, outcome in one.files
            if outcome == "out"
        ]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Files."""
        return 0 if parent.isValid() else len(self.files)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Number, name, transmittal, sent, days."""
        return 0 if parent.isValid() else 5

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        """Words; red when it has been outside for long."""
        file = self.files[index.row()]
        sent = file.transmittal
        if role == TONE_ROLE and index.column() == 4 and sent.days_out > _LONG_OUT_DAYS:
            return "bad"
        if role:
            return None
        days = trn("{n} working days", sent.days_out) if sent.days_out else tr("today")
        words = (file.line.number, file.line.name, sent.number, figures(sent.sent_on), days)
        return words[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles."""
        if role or orientation is not Qt.Orientation.Horizontal:
            return None
        titles = (
            tr("Number"),
            tr("Name and surname"),
            tr("Transmittal"),
            tr("Sent on"),
            tr("Outside for"),
        )
        return titles[section]


def holder_words(files: Sequence[FileOutside]) -> str:
    """Who holds how many, and since when the oldest."""
    parts = []
    for holder in dict.fromkeys(file.transmittal.holder for file in files):
        days = [file.transmittal.days_out for file in files if file.transmittal.holder == holder]
        counted = trn("{n} files", len(days))
        parts.append(f"{holder}: {counted}")
    return "؛ ".join(parts)
