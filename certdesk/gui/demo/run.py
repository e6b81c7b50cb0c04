"""Plays the demonstration: sets the stage, lets the play run, says what it did."""

import io
import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QObject,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.clock import clock_of
from certdesk.desk import open_desk
from certdesk.domain.errors import DeskError
from certdesk.gui import theme
from certdesk.gui.demo import day, place
from certdesk.gui.demo.clock import DemoClock
from certdesk.gui.demo.keys import Play, Player
from certdesk.gui.demo.printer import DemoPrinter
from certdesk.gui.demo.stage import DATA, PAPER, PICTURES, REGISTERS, Stage
from certdesk.gui.messages import word
from certdesk.gui.opening import open_window
from certdesk.gui.preview import Preview
from certdesk.gui.qt_setup import make_app
from certdesk.i18n import tr
from certdesk.log import open_log

_SIZE = (1366, 768)


def play(out: Path, *, database: str = "") -> int:
    """Play an invented day through the real window; the exit code.

    `database`: the `postgresql://` address of an empty database to play it on.

    Leaves `data` (a trial folder), `paper` (every sheet's PDF), `registers` (workbooks) and
    `pictures` (a PNG of each page) in `out`, and says on the terminal what was done. 1: the
    folder cannot be used, or the window did not do what was expected; one line says which.
    """
    _speak_utf8()
    _do_without_a_screen()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = make_app(sys.argv[:1])
        theme.apply(app)
    try:
        out = place.make(out)
        if database:
            place.on_server(out, database)
        told, failure = _play(app, out)
    except DeskError as error:
        told, failure = [], word(error).sentence
    for sentence in told:
        sys.stdout.write(f"- {sentence}\n")
    if failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    _say_where(out)
    return 0


def _play(app: QApplication, out: Path) -> tuple[list[str], str]:
    """What was done, and what failed ("" when nothing did)."""
    clock = DemoClock(clock_of(trial=True))
    desk = open_desk(out / DATA, trial=True, clock=clock)
    open_log(desk.folder.log)
    printer = DemoPrinter(out / PAPER)
    window = open_window(app, desk, printer)
    stage = Stage(window, out, printer, clock)
    window.resize(*_SIZE)
    window.show()
    window.activateWindow()
    player = Player(_acts(stage), window)
    failures: list[str] = []
    player.ended.connect(failures.append)
    # a loop of its own: the application's, once quit, lets no later loop wait
    loop = QEventLoop()
    player.ended.connect(lambda _failure: loop.quit())
    closed = _Closed(window)
    closed.closed.connect(loop.quit)
    player.start()
    try:
        loop.exec()
    finally:
        _put_away(window)
    return stage.told, failures[0] if failures else tr("The window was closed before the end.")


class _Closed(QObject):
    """Tells that a window was closed by hand."""

    closed = Signal()
    """It is no longer shown."""

    def __init__(self, window: QWidget) -> None:
        """Watch `window`."""
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let every event through."""
        if event.type() == QEvent.Type.Hide and watched is self.parent():
            self.closed.emit()
        return False


def _acts(stage: Stage) -> Play:
    yield from day.play(stage)


def _put_away(window: QWidget) -> None:
    """Close the window whatever is open in it, and let its last events go."""
    for preview in window.findChildren(Preview):
        preview.clear()
    for top in QApplication.topLevelWidgets():
        if top is not window:
            top.close()
    window.close()
    window.deleteLater()
    # the window caught what nobody caught; it is gone
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    qInstallMessageHandler(None)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _say_where(out: Path) -> None:
    lines = (
        (tr("The paper (PDF):"), PAPER),
        (tr("The registers (Excel):"), REGISTERS),
        (tr("The pictures of the pages (PNG):"), PICTURES),
        (tr("The trial folder with the data:"), DATA),
    )
    for words, folder in lines:
        files = sum(one.is_file() for one in (out / folder).iterdir())
        sys.stdout.write(f"{words} {files}\n    {out / folder}\n")


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _do_without_a_screen() -> None:
    """Only Linux machines come without one; a platform somebody chose stays."""
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not has_screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
