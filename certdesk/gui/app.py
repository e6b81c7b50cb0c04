"""The way in to the window: arguments, data folder, application, first page."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from certdesk.domain.errors import DeskError
from certdesk.i18n import tr

if TYPE_CHECKING:
    import argparse

    from PySide6.QtWidgets import QApplication

    from certdesk.gui.main_window import MainWindow


def run(arguments: Sequence[str]) -> int:
    """Open the window; the exit code."""
    # what a start makes stays: looking for garbage in it takes a tenth of the time to the window
    gc.disable()
    try:
        return _run(_wanted(arguments))
    finally:
        gc.enable()


def _run(wanted: "argparse.Namespace | SimpleNamespace") -> int:
    from certdesk.gui.qt_setup import make_app

    # before all that it loads is looked through by PySide
    app = make_app(sys.argv[:1])
    from certdesk.gui import appearance, theme
    from certdesk.gui.opening import open_folder
    from certdesk.paths import default_data_folder
    from certdesk.storage.folder import DataFolder, WindowLock

    folder = DataFolder(Path(wanted.data) if wanted.data else default_data_folder())
    kept = appearance.kept_in(folder.root)
    size = kept.text_size if wanted.text_size is None else wanted.text_size
    theme.apply(app, wanted.theme or kept.theme, size / 100, fields=False)
    lock = WindowLock(folder)
    try:
        folder.create(trial=wanted.trial)
        lock.take()
        window = open_folder(app, folder)
    except DeskError as error:
        return _refuse(error)
    try:
        return _work(app, window, wanted)
    finally:
        lock.release()


def _work(
    app: "QApplication", window: "MainWindow", wanted: "argparse.Namespace | SimpleNamespace"
) -> int:
    from certdesk.gui.opening import FirstPaint

    window.session.desk_opened.connect(_look_for_garbage)
    window.resize(1366, 768)
    window.start()
    if wanted.ready_file:
        FirstPaint(window, Path(wanted.ready_file).touch)
    if wanted.maximized:
        window.showMaximized()
    else:
        window.show()
    # without a window manager nobody else gives the window the keys
    window.activateWindow()
    return app.exec()


def _look_for_garbage() -> None:
    """From now on, and never again in what is there already."""
    gc.freeze()
    gc.enable()


def _refuse(error: DeskError) -> int:
    """Say why the window cannot open; also where nobody looks at a screen."""
    from certdesk.gui.dialogs.message_dialog import tell
    from certdesk.gui.messages import word

    worded = word(error)
    sys.stderr.write(f"{worded.sentence}\n")
    tell(None, tr("The program cannot open"), worded).exec()
    return 1


def _wanted(arguments: Sequence[str]) -> "argparse.Namespace | SimpleNamespace":
    """The options; the two that scripts give are read without what only a wrong usage needs."""
    words = dict(zip(arguments[::2], arguments[1::2], strict=False))
    known = {"--data", "--ready-file"}
    if len(arguments) % 2 or words.keys() - known or any(map(_is_option, words.values())):
        return _parser().parse_args(arguments)
    return SimpleNamespace(
        data=words.get("--data"),
        trial=False,
        theme=None,
        text_size=None,
        maximized=False,
        ready_file=words.get("--ready-file"),
    )


def _is_option(word: str) -> bool:
    return word.startswith("-")


def _parser() -> "argparse.ArgumentParser":
    import argparse

    parser = argparse.ArgumentParser(
        prog="certdesk", description=tr("The counter of the certificates service.")
    )
    parser.add_argument("--data", help=tr("the data folder"))
    parser.add_argument("--trial", action="store_true", help=tr("make a new folder a trial one"))
    parser.add_argument("--theme", choices=["light", "dark", "contrast"])
    parser.add_argument("--text-size", type=int, metavar="100-175")
    parser.add_argument("--maximized", action="store_true")
    parser.add_argument("--ready-file", help=tr("a file written once the first page is usable"))
    return parser
