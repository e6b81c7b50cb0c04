"""What a walk through the window or a dialog looks at: names, and the way of the Tab key."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget

_TAB = Qt.FocusPolicy.TabFocus
_MOST_TABS = 150


def used(window: QWidget) -> list[QWidget]:
    """What is pressed or typed in, but for what Qt makes for itself."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and (one.focusPolicy() & _TAB or isinstance(one, QAbstractButton))
        and not isinstance(one, QScrollBar)
        and not one.objectName().startswith("qt_")
    ]


def spoken(widget: QWidget) -> str:
    """As a screen reader gets it: a button's own words stand for a name."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def not_reached(window: QWidget) -> list[str]:
    """What the Tab key should come to, and does not."""
    met = _by_tab(window)
    groups = {one.group() for one in met if isinstance(one, QAbstractButton)} - {None}
    return [
        one.objectName()
        for one in used(window)
        if one.isEnabled()
        and one.focusPolicy() & _TAB
        and one not in met
        and one.focusProxy() is None
        # of segments the chosen one is reached, arrows go on
        and not (isinstance(one, QAbstractButton) and one.group() in groups)
    ]


def _by_tab(window: QWidget) -> set[QWidget]:
    """What the Tab key comes to, until it comes round."""
    handle, met = window.windowHandle(), set()
    for _ in range(_MOST_TABS):
        now = QApplication.focusWidget()
        if now is None or now in met:
            break
        met.add(now)
        QTest.keyClick(handle, Qt.Key.Key_Tab)
    return met
