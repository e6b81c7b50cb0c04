"""A small window that says what arrives: `python tests/gui/key_window.py` under an X server."""

import sys
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from certdesk.gui.qt_setup import make_app
from certdesk.gui.scanner import Scanner
from certdesk.gui.shortcuts import KEYS, Keys


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the test reads it


def main() -> None:
    app = make_app(["certdesk"])
    window = QWidget()
    window.setWindowTitle("keys")
    box = QVBoxLayout(window)
    line = QLineEdit()
    box.addWidget(line)
    keys = Keys(app)
    scanner = Scanner(app)
    for row in KEYS:
        keys.bind(window, row.action, partial(say, f"key {row.action}"))
    scanner.scanned.connect(lambda code: say(f"scanned {code}"))
    scanner.mrz_scanned.connect(lambda zone: say(f"zone {zone!r}"))
    line.textChanged.connect(lambda text: say(f"typed {text}"))
    line.selectionChanged.connect(lambda: say(f"selected {line.selectedText()}"))
    window.resize(400, 200)
    window.show()
    window.activateWindow()
    line.setFocus()
    QTimer.singleShot(300, lambda: say("ready"))
    QTimer.singleShot(60_000, app.quit)
    sys.exit(app.exec())


main()
