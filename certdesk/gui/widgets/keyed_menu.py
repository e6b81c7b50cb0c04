"""A menu whose lines say the key that chooses them: in the menu, and on the page without it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from certdesk.gui import icons
from certdesk.gui.shortcuts import digit_of


class KeyedMenu(QMenu):
    """Opens above its button; gone once it was closed."""

    def __init__(self, page: QWidget) -> None:
        """Without lines."""
        super().__init__(page)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def add_line(
        self, name: str, sign: str, words: str, chosen: Callable[[], object], key: str = ""
    ) -> None:
        """A line of a contract name; `key`: the digit that chooses it."""
        action = QAction(icons.icon(sign), words, self)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: chosen())
        if key:
            # only shown: the page binds it, and this menu hears it while it is open
            action.setShortcut(QKeySequence(key))
            action.setShortcutVisibleInContextMenu(True)
        self.addAction(action)

    def open_above(self, button: QWidget) -> None:
        """Show it over a button at the foot of a page."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.popup(button.mapToGlobal(QPoint(0, -self.sizeHint().height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses its line."""
        digit = digit_of(event)
        line = next((one for one in self.actions() if one.shortcut().toString() == digit), None)
        if not digit or line is None:
            super().keyPressEvent(event)
            return
        self.close()
        line.trigger()
