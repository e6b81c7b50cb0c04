"""A short table to type in: one line a row, lines added and taken away.

`<name>.<row>.<key>` is the contract name of a cell (rows count from 0), `<name>.<row>_remove`
takes a row away, `<name>_add` adds one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.dates import shown_day
from certdesk.gui import theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import GHOST, Button
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.count_field import CountField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.fields import Field, Line, LineField
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.link import Link
from certdesk.i18n import ltr, tr

TEXT, NUMBER, DAY, CHOICE, TICK = "text", "number", "day", "choice", "tick"
_WIDTHS = {NUMBER: 90, DAY: 170, CHOICE: 170, TICK: 90}


@dataclass(frozen=True, slots=True)
class Column:
    """A key of each row; `choices` (stored, shown). Numbers may be choices too."""

    key: str
    label: str
    kind: str = TEXT
    choices: tuple[tuple[str, str], ...] = ()
    is_number: bool = False


class Rows(QWidget):
    """`value` is the list the form would hold; keys without a column stay as they were."""

    edited = Signal()

    def __init__(self, name: str, columns: Sequence[Column], add: str) -> None:
        """`add`: the words of the button that adds a row; "" for a table of fixed rows."""
        super().__init__()
        self._name, self._columns = name, columns
        self._rows: list[tuple[dict[str, Any], dict[str, Field | QCheckBox]]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for place, column in enumerate(columns):
            if column.kind == TEXT:
                self._grid.setColumnStretch(place, 1)
        self.add = Button(add, GHOST, icon="file-plus")
        self.add.setObjectName(f"{name}_add")
        self.add.clicked.connect(self._add_empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addLayout(self._grid)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        outer.addLayout(foot)
        self._may_change_count = bool(add)
        if not add:
            self.add.hide()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other choices; shown with the next rows."""
        self._columns = columns

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show these, what was typed goes."""
        self._rows = [(dict(row), {}) for row in rows]
        self._build()

    def value(self) -> list[dict[str, Any]]:
        """The rows as typed; what is no day or number stays a text."""
        found = []
        for kept, cells in self._rows:
            row = dict(kept)
            for column in self._columns:
                row[column.key] = _value(cells[column.key], column)
            found.append(row)
        return found

    def words(self, row: Mapping[str, Any]) -> str:
        """A row as people read it."""
        parts = [_words(row.get(column.key), column) for column in self._columns]
        return "، ".join(part for part in parts if part)

    def first_wrong(self) -> Field | None:
        """The first cell that cannot be, said below it; None when all can."""
        for _kept, cells in self._rows:
            for column in self._columns:
                cell = cells[column.key]
                if not isinstance(cell, Field):
                    continue
                cell.set_problem(_problem(cell, column))
                if cell.problem():
                    return cell
        return None

    def cell(self, row: int, key: str) -> Field | None:
        """A cell, None for a tick and beyond the ends."""
        if not 0 <= row < len(self._rows):
            return None
        cell = self._rows[row][1].get(key)
        return cell if isinstance(cell, Field) else None

    def extend(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows after what is typed."""
        self.show_rows([*self.value(), *rows])
        self.edited.emit()

    def take_focus(self) -> None:
        """The first cell."""
        for _kept, cells in self._rows[:1]:
            next(iter(cells.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Measured again when the letters grow."""
        if event.type() == QEvent.Type.StyleChange:
            for _kept, cells in self._rows:
                for column in self._columns:
                    _measure(cells[column.key], column)
        super().changeEvent(event)

    def _add_empty(self) -> None:
        self.show_rows([*self.value(), {}])
        self.edited.emit()
        first = self._rows[-1][1][self._columns[0].key]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, place: int) -> None:
        rows = self.value()
        del rows[place]
        self.show_rows(rows)
        self.edited.emit()

    def _build(self) -> None:
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = None if taken is None else taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, column in enumerate(self._columns):
            self._grid.addWidget(Label(column.label, Role.CAPTION, "text3"), 0, place)
        for at, (kept, cells) in enumerate(self._rows):
            for place, column in enumerate(self._columns):
                cell = self._cell(at, column, kept.get(column.key))
                cells[column.key] = cell
                self._grid.addWidget(cell, at + 1, place, Qt.AlignmentFlag.AlignTop)
            if self._may_change_count:
                self._grid.addWidget(self._remover(at), at + 1, len(self._columns))

    def _remover(self, at: int) -> Link:
        spoken = tr("Take row {n} away", n=ltr(at + 1))
        remove = Link(tr("Take away"), spoken=spoken, token="bad")
        remove.setObjectName(f"{self._name}.{at}_remove")
        remove.clicked.connect(lambda: self._remove(at))
        return remove

    def _cell(self, at: int, column: Column, value: Any) -> Field | QCheckBox:
        name = f"{self._name}.{at}.{column.key}"
        said = tr("{label}, row {n}", label=column.label, n=ltr(at + 1))
        if column.kind == TICK:
            tick = QCheckBox(tr("confirmed"))
            tick.setObjectName(name)
            tick.setAccessibleName(said)
            tick.setChecked(bool(value))
            tick.toggled.connect(lambda _on: self.edited.emit())
            return tick
        cell = _field(name, said, column)
        cell.set_label_shown(shown=False)
        _show(cell, value)
        _measure(cell, column)
        cell.edited.connect(lambda _text: self._edited(cell))
        return cell

    def _edited(self, cell: Field) -> None:
        cell.set_problem(None)
        self.edited.emit()


def _measure(cell: QWidget, column: Column) -> None:
    if column.kind in _WIDTHS and column.kind != TICK:
        cell.setFixedWidth(theme.px(_WIDTHS[column.kind]))


def _field(name: str, label: str, column: Column) -> Field:
    if column.kind == NUMBER:
        return CountField(name, label)
    if column.kind == DAY:
        return DateField(name, label)
    if column.kind == CHOICE:
        choices = [Choice(key, words) for key, words in column.choices]
        return ChoiceField(name, label, choices, free=False)
    return LineField(name, label, Line(Qt.LayoutDirection.RightToLeft))


def _show(cell: Field, value: Any) -> None:
    if isinstance(cell, DateField) and isinstance(value, date):
        cell.set_value(value)
    elif isinstance(cell, ChoiceField):
        cell.set_key(None if value is None else str(value))
    else:
        cell.set_text("" if value is None else str(value))


def _value(cell: Field | QCheckBox, column: Column) -> Any:
    if isinstance(cell, QCheckBox):
        return cell.isChecked()
    if isinstance(cell, DateField):
        return cell.value() or cell.text()
    if isinstance(cell, ChoiceField):
        key = cell.key() or ""
        return int(key) if column.is_number and key else key
    text = cell.text().strip()
    is_number = column.kind == NUMBER and text.isascii() and text.isdigit()
    return int(text) if is_number else text


def _words(value: Any, column: Column) -> str:
    if column.kind == TICK:
        return tr("confirmed") if value else tr("estimated")
    if isinstance(value, date):
        return ltr(shown_day(value))
    if column.kind == CHOICE:
        return dict(column.choices).get(str(value), str(value))
    return str(value)


def _problem(cell: Field, column: Column) -> str | None:
    value = _value(cell, column)
    if column.kind == DAY and not isinstance(value, date):
        return tr("Write a day, such as 18/07/2027")
    if column.kind == NUMBER and not isinstance(value, int):
        return tr("Write a number here.")
    return None if value != "" else tr("Write something here: it may not stay empty.")
