"""The way in to the window: arguments, data folder, application, first page."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from certdesk.domain.errors import DeskError
from certdesk.gui import theme
from certdesk.gui.main_window import MainWindow
from certdesk.gui.messages import Worded, word
from certdesk.gui.opening import FirstPaint, open_folder
from certdesk.gui.qt_setup import make_app
from certdesk.i18n import tr
from certdesk.paths import default_data_folder
from certdesk.storage.folder import DataFolder, WindowLock


def run(arguments: Sequence[str]) -> int:
    """Open the window; the exit code."""
    wanted = _parser().parse_args(arguments)
    app = make_app(sys.argv[:1])
    theme.apply(app, wanted.theme, wanted.text_size / 100)
    folder = DataFolder(Path(wanted.data) if wanted.data else default_data_folder())
    lock = WindowLock(folder)
    try:
        folder.create(trial=wanted.trial)
        lock.take()
        window = open_folder(app, folder)
    except DeskError as error:
        return _refuse(word(error))
    try:
        return _work(app, window, wanted)
    finally:
        lock.release()


def _work(app: QApplication, window: MainWindow, wanted: argparse.Namespace) -> int:
    window.resize(1366, 768)
    window.start()
    if wanted.ready_file:
        FirstPaint(window.frame, Path(wanted.ready_file).touch)
    if wanted.maximized:
        window.showMaximized()
    else:
        window.show()
    window.activateWindow()  # a desktop without a window manager gives the keys to nobody else
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
    parser.add_argument("--data", help=tr("the data folder"))
    parser.add_argument("--trial", action="store_true", help=tr("make a new folder a trial one"))
    parser.add_argument("--theme", choices=["light", "dark", "contrast"], default="light")
    parser.add_argument("--text-size", type=int, default=100, metavar="100-175")
    parser.add_argument("--maximized", action="store_true")
    parser.add_argument("--ready-file", help=tr("a file written once the first page is usable"))
    return parser
