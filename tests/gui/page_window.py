"""The real window on a real folder, with a fake printer: what page tests press keys in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from certdesk.desk import Desk
from certdesk.domain.rights import Actor
from certdesk.gui.main_window import MainWindow
from certdesk.gui.session import Session
from certdesk.gui.shortcuts import Keys
from certdesk.gui.widgets.fields import Field
from tests.gui.invented_day import PaperSpooler

WidgetT = TypeVar("WidgetT", bound=QWidget)
ENTER = Qt.Key.Key_Return


@contextmanager
def window_on(
    app: QApplication, desk: Desk, actor: Actor | None = None, *, height: int = 768
) -> Iterator[MainWindow]:
    """The window, shown; closed with its session at the end."""
    session = Session(desk, Keys(app), PaperSpooler())
    window = MainWindow(session)
    session.setParent(window)
    if actor is not None:
        session.sign_in(actor)
    window.resize(1366, height)
    window.start()
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QCoreApplication.processEvents()
    try:
        yield window
    finally:
        window.hide()
        session.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def named(parent: QWidget, kind: type[WidgetT], name: str) -> WidgetT:
    """The widget of a contract name."""
    found = parent.findChild(kind, name)
    assert isinstance(found, kind), f"no {kind.__name__} named {name}"
    return found


def settle() -> None:
    """Let the window do what was asked of it."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_into(field: Field | None, text: str) -> None:
    """Put a text in as typing does, Arabic too, and leave its suggestions aside."""
    assert field is not None
    line = field.editor.findChild(QLineEdit) or field.editor
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.insert(text)
    settle()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()


def press(widget: QWidget, key: Qt.Key = ENTER) -> None:
    """A key into the widget that has the focus, as from the keyboard: through its window."""
    widget.setFocus()
    handle = widget.window().windowHandle()
    assert handle is not None, "nothing is on screen"
    QTest.keyClick(handle, key)
    settle()
