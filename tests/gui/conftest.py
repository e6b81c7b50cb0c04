"""Every test of the window runs in the window's own dress: Algerian Arabic, right to left.

Unless a test says otherwise it has a trial folder, a counter on it, and its window.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from certdesk.desk import Desk
from certdesk.gui import theme
from certdesk.gui.main_window import MainWindow
from certdesk.gui.qt_setup import set_up
from tests.gui.invented_day import Clock, Counter, made_morning, trial_desk
from tests.gui.page_window import window_on


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # what the screenless platform cannot do, it says at each window and list
    quiet = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(quiet)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    set_up(qapp)
    theme.apply(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _in_dress(dressed: QApplication) -> Iterator[None]:
    yield
    if theme.look() != theme.Look():
        theme.apply(dressed)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_morning(tmp_path_factory.mktemp("morning"))


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return trial_desk(tmp_path / "data", clock)


@pytest.fixture
def counter(desk: Desk, clock: Clock) -> Counter:
    return Counter(desk, clock)


@pytest.fixture
def window(dressed: QApplication, desk: Desk) -> Iterator[MainWindow]:
    with window_on(dressed, desk) as window:
        yield window
