"""Opening the window on a data folder, at once when its register can be read at a glance."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.clock import clock_of
from certdesk.gui import theme
from certdesk.gui.desk_beside import DeskBeside, beside, ready
from certdesk.gui.main_window import MainWindow
from certdesk.gui.qt_setup import LastResort
from certdesk.gui.session import Session
from certdesk.gui.shortcuts import Keys
from certdesk.services.first_look import FirstLook, first_look
from certdesk.storage.folder import DataFolder

if TYPE_CHECKING:
    from certdesk.desk import Desk
    from certdesk.gui.printing import Spooler


def open_folder(app: QApplication, folder: DataFolder) -> MainWindow:
    """The window on a data folder that was made.

    Raises:
        KnownError: the folder or its register cannot be used; nothing was changed.
    """
    clock = clock_of(trial=folder.is_trial)
    look = None if _names_server(folder) else first_look(folder.database, clock())
    desk = beside(folder, clock)
    if look is None:
        desk.get()
    return open_window(app, desk, look=look)


def _names_server(folder: DataFolder) -> bool:
    """Whether the register may lie elsewhere: then only the desk knows where, or has the words."""
    if not folder.config.exists():
        return False
    # imported late: the first window of a workstation without settings need not wait for it
    from certdesk.config import ConfigError, read_config

    try:
        return bool(read_config(folder.config).database)
    except ConfigError:
        return True


def open_window(
    app: QApplication,
    desk: "Desk | DeskBeside",
    spooler: "Spooler | None" = None,
    look: FirstLook | None = None,
) -> MainWindow:
    """The window on one desk, with its keys; not shown yet.

    `spooler`: in place of the printers of the machine. `look`: what it shows first. The desk
    is opened, and the scanner is there, right after that was painted.
    """
    desk = desk if isinstance(desk, DeskBeside) else ready(desk)
    session = Session(desk, Keys(app), spooler, look)
    window = MainWindow(session)
    session.setParent(window)
    LastResort(session.tell, window, desk.folder.log).install()
    FirstPaint(window, lambda: _furnish(app, window))
    return window


def _furnish(app: QApplication, window: MainWindow) -> None:
    """What the first painting must not wait for."""
    from certdesk.gui.daily_backup import DailyBackup
    from certdesk.gui.scanner import Scanner
    from certdesk.log import open_log

    theme.dress_fields()
    window.frame.show_focus()
    scanner = Scanner(app)
    scanner.setParent(window)
    scanner.scanned.connect(window.scanned)
    scanner.mrz_scanned.connect(window.mrz_scanned)
    open_log(window.session.folder.log)
    DailyBackup(window.session)
    window.session.open_desk()


class FirstPaint(QObject):
    """Calls once, right after a widget was painted for the first time."""

    def __init__(self, widget: QWidget, call: Callable[[], object]) -> None:
        """Watch `widget` until then."""
        super().__init__(widget)
        self._call = call
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let every event through; the first painting sets off the call."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._call)
        return False
