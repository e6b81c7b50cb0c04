"""Where room is short: numbers whole, names smaller, file names cut in their middle."""

from datetime import date

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.gui import paint, theme
from certdesk.gui.theme import Role
from certdesk.gui.widgets.column_widths import shared
from certdesk.gui.widgets.label import Label, NameLabel
from certdesk.gui.widgets.letter_cells import LetterComparison
from certdesk.gui.widgets.table import CellKind, Table
from certdesk.i18n import ltr
from tests.gui.painted_texts import cut_texts

_ROOT = QModelIndex()


class _Days(QAbstractTableModel):
    """A name and two days."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (f"{date(2026, 11, 23):%d/%m/%Y}", "نوال بن مثال", "23/11/2026")[index.column()]


def test_a_number_is_never_cut_and_a_name_is_written_smaller(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    name = NameLabel("عبد الرحمن محمد المصطفى بن مثال", Role.NAME)
    number = Label(ltr("0018/2026"), Role.HEADING)
    row.addWidget(name)
    row.addWidget(number)
    holder.resize(560, 80)
    holder.show()
    with cut_texts() as cut:
        holder.grab()
    assert cut == []
    assert name.fitting(name.width()) is not Role.NAME
    assert number.width() >= number.sizeHint().width()


def test_a_text_that_was_cut_is_whole_in_its_tooltip(qtbot: QtBot) -> None:
    words = "كل ما دُقّق أُرسل إلى الإمضاء"
    label = Label(words)
    qtbot.addWidget(label)
    label.resize(60, 30)
    label.grab()
    assert label.toolTip() == words
    label.resize(600, 30)
    label.grab()
    assert label.toolTip() == ""


@pytest.mark.usefixtures("dressed")
def test_a_file_name_is_cut_in_its_middle() -> None:
    name = ltr("follow-up-of-all-requests-2026-11.xlsx")
    shown = paint.elided(name, theme.font(Role.CELL), 140)
    assert shown != name
    assert shown[1:-1].startswith("follow")
    assert shown[1:-1].endswith(".xlsx")


def test_the_letters_of_a_long_name_stand_inside_their_panel(qtbot: QtBot) -> None:
    made = LetterComparison(
        "اللقب",
        ("البطاقة", "بن عبد القادر المثاليه"),
        ("الملف", "بن عبد القادر المثالية"),
        "هاء في البطاقة، وتاء مربوطة في الملف",
    )
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() < made.sizeHint().width()
    made.resize(made.minimumSizeHint().width(), made.sizeHint().height())
    with cut_texts() as cut:
        made.grab()
    assert cut == []


def test_columns_share_the_room_and_give_way_down_to_their_words() -> None:
    assert shared((100, 200), (80, 150), 400) == [100, 200]
    tight = shared((100, 200), (80, 150), 265)
    assert sum(tight) <= 265
    assert all(wide >= need for wide, need in zip(tight, (80, 150), strict=True))
    assert shared((100, 200), (80, 150), 200) == [80, 150]


def test_a_list_shows_no_half_of_a_number(qtbot: QtBot) -> None:
    table = Table()
    qtbot.addWidget(table)
    model = _Days(table)
    table.setModel(model)
    for column, kind in enumerate((CellKind.DATE, CellKind.NAME, CellKind.DATE)):
        table.set_column_kind(column, kind, 60)
    table.follow_words()
    table.resize(900, 200)
    table.show()
    assert all(table.columnWidth(column) > 60 for column in range(3))
    # scrolled sideways, a column half out of sight keeps its words for when it is seen
    assert table.is_cut(QRectF(-40, 0, 100, 26))
    assert not table.is_cut(QRectF(200, 0, 100, 26))
