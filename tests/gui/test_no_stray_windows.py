"""Pages come up inside the window: nothing flashes beside it and takes the keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.gui.main_window import PAGES, MainWindow
from tests.gui.invented_day import Clock, busy_morning, trial_desk
from tests.gui.page_window import settle, window_on


class Shown(QObject):
    """Which widgets came up as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(repr(watched))
        return False


@pytest.fixture
def window(dressed: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    clock = Clock()
    desk = trial_desk(tmp_path / "data", clock)
    busy_morning(desk, clock)
    with window_on(dressed, desk) as window:
        yield window


def test_no_page_shows_a_window_of_its_own(dressed: QApplication, window: MainWindow) -> None:
    shown = Shown()
    dressed.installEventFilter(shown)
    for name in PAGES:
        window.show_page(name, {})
        settle()
        assert window.frame.current_page == name
        assert QApplication.activeWindow() is window
    for request in window.session.desk.lists.today().work:
        window.open_request(request.id)
        settle()
    dressed.removeEventFilter(shown)
    assert shown.windows == []


@pytest.mark.parametrize("door", ["welcome", "sign_in"])
def test_no_door_shows_a_window_of_its_own(
    dressed: QApplication, window: MainWindow, door: str
) -> None:
    shown = Shown()
    dressed.installEventFilter(shown)
    window.show_door(door)
    settle()
    dressed.removeEventFilter(shown)
    assert shown.windows == []
