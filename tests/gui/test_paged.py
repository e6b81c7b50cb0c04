"""A list of a million rows costs what is on the screen."""

import time
import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from certdesk.gui.models.paged_rows import PAGE, PAGES_KEPT, ROW_ROLE, Column, PagedRows

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    name: str


class Store:
    """Rows `total` to 1, newest first, and how often it was asked."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.asked: list[int | None] = []
        self.gone: set[int] = set()

    def fetch(self, before: int | None, limit: int) -> Sequence[Row]:
        self.asked.append(before)
        newest = self.total if before is None else before - 1
        if not self.gone:
            oldest = max(newest - limit, 0)
            return [Row(number, "مثال") for number in range(newest, oldest, -1)]
        rows: list[Row] = []
        while newest > 0 and len(rows) < limit:
            if newest not in self.gone:
                rows.append(Row(newest, "مثال"))
            newest -= 1
        return rows


COLUMNS = [
    Column[Row]("number", "الرقم", lambda row: str(row.id), latin=True),
    Column[Row]("name", "الاسم", lambda row: row.name),
]


def model_of(total: int) -> tuple[PagedRows[Row], Store]:
    store = Store(total)
    return PagedRows(COLUMNS, store.fetch), store


def fetch_all(model: PagedRows[Row]) -> None:
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())


def test_model_keeps_qts_rules(qapp: QApplication) -> None:
    model, _ = model_of(3 * PAGE + 7)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning  # Qt warnings fail the test
    tester = QAbstractItemModelTester(model, mode)
    tester.setUseFetchMore(False)  # it would ask in the middle of its own reset
    fetch_all(model)
    model.reload()
    fetch_all(model)
    assert model.rowCount() == 3 * PAGE + 7
    tester.deleteLater()


def test_rows_come_newest_first_and_each_once(qapp: QApplication) -> None:
    model, store = model_of(2 * PAGE + 5)
    fetch_all(model)
    ids = [int(model.index(place, 0).data()) for place in range(model.rowCount())]
    assert ids == list(range(2 * PAGE + 5, 0, -1))
    assert store.asked == [None, PAGE + 6, 6]


def test_whole_last_page_is_the_end(qapp: QApplication) -> None:
    model, store = model_of(PAGE)
    fetch_all(model)
    assert model.rowCount() == PAGE
    assert store.asked == [None, 1]


def test_no_rows_at_all(qapp: QApplication) -> None:
    model, _ = model_of(0)
    fetch_all(model)
    assert model.rowCount() == 0
    assert model.row_at(0) is None


def test_unknown_roles_read_nothing(qapp: QApplication) -> None:
    model, store = model_of(50 * PAGE)
    fetch_all(model)
    store.asked.clear()
    index = model.index(0, 0)  # long dropped from memory
    for role in (Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.FontRole, 4711):
        assert index.data(role) is None
    assert store.asked == []
    assert index.data(ROW_ROLE).id == 50 * PAGE
    assert store.asked == [None]


def test_header(qapp: QApplication) -> None:
    model, _ = model_of(1)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "الاسم"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.FontRole) is None


def test_row_that_went_away_is_blank_not_an_error(qapp: QApplication) -> None:
    model, store = model_of((PAGES_KEPT + 3) * PAGE)
    fetch_all(model)
    store.gone = set(range(1, store.total - 10))  # all but the newest are gone
    assert model.index(PAGE - 1, 1).data() == ""
    assert model.row_at(PAGE - 1) is None


def test_reload_asks_another_question(qapp: QApplication) -> None:
    model, _ = model_of(3 * PAGE)
    fetch_all(model)
    other = Store(5)
    model.reload(other.fetch)
    fetch_all(model)
    assert model.rowCount() == 5


def test_opening_a_million_asks_for_one_page(qtbot: QtBot) -> None:
    model, store = model_of(MILLION)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(800, 600)
    view.show()
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)
    assert store.asked == [None]
    view.scrollToBottom()
    qtbot.waitUntil(lambda: model.rowCount() == 2 * PAGE)
    assert len(store.asked) == 2


def test_a_million_rows_cost_little_memory_and_no_stutter(qtbot: QtBot) -> None:
    model, store = model_of(MILLION)
    view = QTableView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    tracemalloc.start()
    fetch_all(model)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert model.rowCount() == MILLION
    assert held < 4_000_000
    view.setModel(model)
    store.asked.clear()
    frames = []
    bar = view.verticalScrollBar()
    for step in range(40):  # jump through all of it, to places long dropped
        bar.setValue(step * (bar.maximum() // 40))
        begun = time.process_time()
        view.viewport().repaint()
        frames.append(time.process_time() - begun)
    assert sorted(frames)[len(frames) // 2] < 0.1
    assert len(store.asked) <= 2 * 40
