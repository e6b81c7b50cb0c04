"""PySide6 6.12.0 on Python 3.11 loses a reference to None on each call that returns it.

After some 6,000 calls the process dies. The dependency is pinned below; this notices.
"""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 20_000
# the interpreter itself keeps or drops a few meanwhile
SLACK = 500


def test_a_call_that_returns_none_gives_it_back(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("شهادة")
    assert abs(sys.getrefcount(None) - before) < SLACK
