"""The settings in the window, as its tests press keys in them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.settings import SettingsPage
from certdesk.gui.widgets.fields import Field
from tests.gui.page_window import named, settle, type_into


def shown(window: MainWindow, part: str) -> SettingsPage:
    window.show_page("settings", {"part": part})
    settle()
    return named(window, SettingsPage, "settings")


def key(window: QWidget, what: Qt.Key) -> None:
    """A key at the window in front, a dialog if one is open."""
    front = QApplication.activeModalWidget() or window.window()
    handle = front.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, what)
    settle()


def write(page: SettingsPage, name: str, text: str) -> Field:
    field = named(page, Field, name)
    type_into(field, text)
    return field


def save(page: SettingsPage) -> None:
    """F12, and F12 again in the dialog that shows what changes."""
    key(page, Qt.Key.Key_F12)
    key(page, Qt.Key.Key_F12)
