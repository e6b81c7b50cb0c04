"""The way in to the window: arguments, data folder, application, first page."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from certdesk.desk import Desk, open_desk
from certdesk.domain.errors import DeskError
from certdesk.gui import theme
from certdesk.gui.main_window import MainWindow
from certdesk.gui.messages import Worded, word
from certdesk.gui.printing import Spooler
from certdesk.gui.qt_setup import LastResort, make_app
from certdesk.gui.scanner import Scanner
from certdesk.gui.session import Session
from certdesk.gui.shortcuts import Keys
from certdesk.gui.spooler import QtSpooler
from certdesk.i18n import tr
from certdesk.log import open_log
from certdesk.paths import default_data_folder
from certdesk.storage.folder import DataFolder, WindowLock


def run(arguments: Sequence[str]) -> int:
    """Open the window, or play the demonstration; the exit code."""
    wanted = _parser().parse_args(arguments)
    if wanted.command == "demo":
        from certdesk.gui.demo import play

        return int(play(Path(wanted.out)))
    app = make_app(sys.argv[:1])
    theme.apply(app, wanted.theme, wanted.text_size / 100)
    root = Path(wanted.data) if wanted.data else default_data_folder()
    lock = WindowLock(DataFolder(root))
    try:
        desk = open_desk(root, trial=wanted.trial)
        lock.take()
    except DeskError as error:
        return _refuse(word(error))
    try:
        return _work(app, desk, wanted)
    finally:
        lock.release()


def open_window(app: QApplication, desk: Desk, spooler: Spooler | None = None) -> MainWindow:
    """The window on one desk, with its keys and its scanner; not shown yet.

    `spooler`: in place of the printers of the machine.
    """
    open_log(desk.folder.log)
    keys = Keys(app)
    scanner = Scanner(app)
    session = Session(desk, keys, spooler or QtSpooler())
    window = MainWindow(session)
    session.setParent(window)
    scanner.setParent(window)
    scanner.scanned.connect(window.scanned)
    scanner.mrz_scanned.connect(window.mrz_scanned)
    LastResort(session.tell, window).install()
    return window


def trial_folder() -> Path:
    """A new throw-away folder for trying the program out."""
    return Path(tempfile.mkdtemp(prefix="certdesk-trial-"))


def _work(app: QApplication, desk: Desk, wanted: argparse.Namespace) -> int:
    window = open_window(app, desk)
    if wanted.ready_file:
        ready = Path(wanted.ready_file)
        window.today_ready.connect(lambda: QTimer.singleShot(0, lambda: ready.write_text("ready")))
    window.resize(1366, 768)
    window.start()
    if wanted.maximized:
        window.showMaximized()
    else:
        window.show()
    return app.exec()


def _refuse(worded: Worded) -> int:
    """Say why the window cannot open; also where nobody looks at a screen."""
    from certdesk.gui.dialogs.message_dialog import tell

    sys.stderr.write(f"{worded.sentence}\n")
    tell(None, tr("The program cannot open"), worded).exec()
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="certdesk", description=tr("The counter of the certificates service.")
    )
    parser.add_argument("command", nargs="?", choices=["demo"])
    parser.add_argument("--data", help=tr("the data folder"))
    parser.add_argument("--out", default="demo-out", help=tr("where the demonstration puts things"))
    parser.add_argument("--trial", action="store_true", help=tr("make a new folder a trial one"))
    parser.add_argument("--theme", choices=["light", "dark", "contrast"], default="light")
    parser.add_argument("--text-size", type=int, default=100, metavar="100-175")
    parser.add_argument("--maximized", action="store_true")
    parser.add_argument("--ready-file", help=tr("a file written once the first page is usable"))
    return parser
