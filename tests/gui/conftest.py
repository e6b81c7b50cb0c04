"""Every test of the window runs in the window's own dress: Algerian Arabic, right to left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from certdesk.gui import theme
from certdesk.gui.qt_setup import set_up


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
