"""PySide6 6.12.0 loses a reference to None with every call on Python 3.11, until it dies."""

import sys

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

_CALLS = 20_000
_ELSEWHERE = 200
"""References that caches of the interpreter may take or give meanwhile."""


def test_none_keeps_its_references(qtbot: QtBot, qapp: QApplication) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.setText("warm")
    before = sys.getrefcount(None)
    for number in range(_CALLS):
        line.setText("1" if number % 2 else "2")
    qapp.processEvents()
    assert abs(sys.getrefcount(None) - before) < _ELSEWHERE
