"""Rows of words: what an old register's file holds, as tables show it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt

from certdesk.domain.past_head import FIELD_WORDS
from certdesk.gui.pages.step_words import figures
from certdesk.gui.widgets.table import CellKind, Table
from certdesk.i18n import ltr, said, shown, tr
from certdesk.services.past.views import PastImportView, PastLine, RowProblem, SkippedRow

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Shape(NamedTuple):
    """One column: English title, what its cells hold, pixels at 100 %."""

    title: str
    kind: CellKind
    width: int


SHAPES: dict[str, tuple[Shape, ...]] = {
    "first": (
        Shape("Number", CellKind.NUMBER, 96),
        Shape("Name and surname", CellKind.NAME, 150),
        Shape("Day of deposit", CellKind.DATE, 100),
        Shape("Birth", CellKind.TEXT, 124),
        Shape("Registration number", CellKind.CODE, 126),
        Shape("Phone", CellKind.CODE, 120),
        Shape("Diploma number", CellKind.CODE, 110),
        Shape("Row in Excel", CellKind.CODE, 80),
    ),
    "problems": (
        Shape("Row in Excel", CellKind.CODE, 76),
        Shape("Column", CellKind.TEXT, 170),
        Shape("What must be mended", CellKind.NAME, 420),
    ),
    "skipped": (
        Shape("Row in Excel", CellKind.CODE, 76),
        Shape("Why it is no entry", CellKind.TEXT, 420),
    ),
    "imports": (
        Shape("File", CellKind.NAME, 260),
        Shape("Past requests", CellKind.CODE, 120),
        Shape("Imported on", CellKind.DATE, 120),
        Shape("By whom", CellKind.TEXT, 150),
        Shape("Standing", CellKind.TEXT, 280),
    ),
}
SKIPPED = {
    "foot": "total, date or signature line",
    "head": "the head again",
    "column_numbers": "numbers of the columns",
}


class WordRows(QAbstractTableModel):
    """Texts in rows under titles."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        """No rows."""
        super().__init__()
        self._shapes = shapes
        self.rows: Sequence[Sequence[str]] = ()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self._shapes)

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        """The text of a cell, whole in its tool tip."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        return self.rows[index.row()][index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The titles."""
        if role or orientation is not Qt.Orientation.Horizontal:
            return None
        return tr(self._shapes[section].title)


class WordTable(Table):
    """A table of words; `name` is its part of the contract name."""

    def __init__(self, name: str, spoken: str) -> None:
        """Empty."""
        super().__init__()
        self.setObjectName(f"import_register.{name}")
        self.setAccessibleName(spoken)
        self._shapes = SHAPES[name]
        self.words = WordRows(self._shapes)
        self.setModel(self.words)
        self._fit_columns()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Other rows; the first is the current one."""
        self.words.show_rows(rows)
        self._fit_columns()
        if rows:
            self.select_row(0)

    def changeEvent(self, event: object) -> None:
        """Columns follow the text size."""
        super().changeEvent(event)
        is_style = isinstance(event, QEvent) and event.type() == QEvent.Type.StyleChange
        if is_style and self.model() is not None:
            self._fit_columns()

    def _fit_columns(self) -> None:
        for column, shape in enumerate(self._shapes):
            self.set_column_kind(column, shape.kind, shape.width)
        self.fit_columns()


def first_rows(lines: Sequence[PastLine]) -> list[list[str]]:
    """Entries as they would be kept."""
    return [
        [
            one.number,
            one.name,
            figures(one.deposited_on),
            one.birth,
            one.registration_number,
            one.phone,
            one.diploma_number,
            str(one.row),
        ]
        for one in lines
    ]


def problem_rows(problems: Sequence[RowProblem]) -> list[list[str]]:
    """What must be mended, and where."""
    return [[str(one.row), _column(one), said(one.problem)] for one in problems]


def skipped_rows(skipped: Sequence[SkippedRow], stopped_after: int | None) -> list[list[str]]:
    """Rows that are no entries, and where looking ended."""
    rows = [[str(one.row), tr(SKIPPED[one.why])] for one in skipped]
    if stopped_after is not None:
        rows.append([f"{stopped_after}+", tr("only empty rows: nothing more was looked for")])
    return rows


def import_rows(imports: Sequence[PastImportView]) -> list[list[str]]:
    """Earlier imports."""
    return [
        [
            f"{shown(one.file)}، {shown(one.sheet)}",
            str(one.entries),
            figures(one.at.date()),
            one.by or "—",
            tr("Searchable")
            if one.undone_at is None
            else tr("Taken back: {reason}", reason=one.undo_reason),
        ]
        for one in imports
    ]


def _column(one: RowProblem) -> str:
    if not one.column:
        return tr("The whole row")
    return f"{ltr(one.column)}، {one.title}" if one.title else ltr(one.column)


def field_words() -> dict[str, str]:
    """The Arabic of each field by its word."""
    return {field.value: tr(words) for field, words in FIELD_WORDS.items()}
