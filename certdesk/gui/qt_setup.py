"""The one QApplication, set up for an Algerian counter."""

import builtins
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pathlib import Path

    from certdesk.gui.messages import Worded

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def make_app(arguments: Sequence[str]) -> QApplication:
    """The application: right to left, Algerian Arabic, Fusion. Call once, before any widget."""
    import_plainly()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # named here, the style is there without its Python class and that class's 570 names
    app = QApplication([*arguments, "-style", "fusion"])
    app.setApplicationName("certdesk")
    app.setDesktopFileName("certdesk")
    speak_arabic(app)
    return app


def set_up(app: QApplication) -> None:
    """Style, language and direction of an application that is there already."""
    import_plainly()
    app.setStyle("Fusion")
    speak_arabic(app)


def import_plainly() -> None:
    """Give Python its own `import` back, which PySide replaces while it is loaded.

    For its `__feature__` switches, which nothing here uses, PySide's reads the source text of
    every module imported from then on: a tenth of the time to the first window.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


def speak_arabic(app: QApplication) -> None:
    """Algerian Arabic, right to left."""
    QLocale.setDefault(algerian())
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # for the few menus that are Qt's own (copy, paste); our buttons have our words
    if translator.load("qtbase_ar", folder):
        app.installTranslator(translator)
    else:
        _log.warning("Qt's Arabic was not found in %s", folder)
    # after the translator: Qt's Arabic carries a direction too
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def algerian() -> QLocale:
    """جانفي, 0-9, Friday and Saturday off; 2026 without a dot."""
    locale = QLocale("ar_DZ")  # "ar" alone is Egypt
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale


class LastResort(QObject):
    """Catches what nobody caught: logs it and tells the person once, in Arabic."""

    def __init__(
        self, tell: "Callable[[Worded], object]", parent: QObject, log: "Path | None" = None
    ) -> None:
        """`tell` shows it; called on the window's thread, never while it already shows one.

        `log`: the folder of the log, for what goes wrong before it was opened.
        """
        super().__init__(parent)
        self._tell = tell
        self._log_folder = log
        self._telling = False

    def install(self) -> None:
        """From now on for the whole program."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_elsewhere
        qInstallMessageHandler(_qt_said)

    def caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """The hook. Ctrl+C in a terminal ends the program as ever."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from certdesk.gui.messages import word
        from certdesk.log import open_log

        if self._log_folder is not None:
            open_log(self._log_folder)
        worded = word(error.with_traceback(trace))
        if threading.current_thread() is threading.main_thread() and not self._telling:
            self._telling = True
            # not inside the failing call: it may stand in the middle of painting
            QTimer.singleShot(0, self, lambda: self._say(worded))

    def _say(self, worded: "Worded") -> None:
        try:
            self._tell(worded)
        finally:
            self._telling = False

    def _caught_elsewhere(self, told: threading.ExceptHookArgs) -> None:
        _log.error("unexpected error in thread %s", told.thread, exc_info=told.exc_value)


def _qt_said(kind: QtMsgType, where: QMessageLogContext, message: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt (%s): %s", where.category, message)
