"""The keys of the window: one table, and pages that say what each key does there.

Under an Arabic layout Qt does not see Ctrl+letter. `Keys` finds the letter by its place on
the keyboard, calls the page, and hands other Ctrl+letters (copy, paste) on in Latin.
"""

from collections.abc import Callable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from certdesk.gui.keyboard import KeyFilter, stroke_of

Slot = Callable[[], object]


class KeyRow(NamedTuple):
    """One key: `action` is what pages bind, `letter` its Ctrl twin or "", `msgid` its meaning."""

    action: str
    key: Qt.Key
    shown: str
    letter: str
    msgid: str

    @property
    def twin(self) -> str:
        """`Ctrl+S`, or "" when it has none."""
        return f"Ctrl+{self.letter}" if self.letter else ""


KEYS = (
    KeyRow("help", Qt.Key.Key_F1, "F1", "", "Help on the keys of this page"),
    KeyRow("new_request", Qt.Key.Key_F2, "F2", "N", "New request"),
    KeyRow("search", Qt.Key.Key_F3, "F3", "F", "Search or scan"),
    KeyRow("checklist", Qt.Key.Key_F4, "F4", "", "Check the papers"),
    KeyRow("refresh", Qt.Key.Key_F5, "F5", "", "Read the page again"),
    KeyRow("next_pane", Qt.Key.Key_F6, "F6", "", "Next part of the page"),
    KeyRow("registers", Qt.Key.Key_F7, "F7", "", "Registers"),
    KeyRow("pickup", Qt.Key.Key_F8, "F8", "", "Pickup"),
    KeyRow("print", Qt.Key.Key_F9, "F9", "P", "Print"),
    KeyRow("pages", Qt.Key.Key_F10, "F10", "", "The list of pages: arrows, then Enter"),
    KeyRow("fill_from_earlier", Qt.Key.Key_F11, "F11", "", "Fill from an earlier request"),
    KeyRow("save_and_go_on", Qt.Key.Key_F12, "F12", "S", "Save and go on"),
    KeyRow("back", Qt.Key.Key_Escape, "Esc", "", "Back"),
    KeyRow("undo", Qt.Key.Key_Undo, "", "Z", "Undo the last act"),
)
DIGITS = tuple(f"digit_{digit}" for digit in range(1, 10))
"""Also bindable: the digits, as long as nobody is typing text."""

_BY_KEY = {row.key.value: row.action for row in KEYS}
_BY_LETTER = {row.letter: row.action for row in KEYS if row.letter}
# set 1 codes: F1 to F10, F11, F12, Esc; for layouts that make something else of them
_BY_CODE = {59 + step: Qt.Key.Key_F1.value + step for step in range(10)} | {
    87: Qt.Key.Key_F11.value,
    88: Qt.Key.Key_F12.value,
    1: Qt.Key.Key_Escape.value,
}
_OPEN_LISTS_KEEP = frozenset({"", "back", *DIGITS})
_US_W = 17  # where an AZERTY keyboard, Arabic or French, has its Z
_COMMAND = Qt.KeyboardModifier.ControlModifier
_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


class Keys(KeyFilter):
    """Who answers which key. One for the application; made before the scanner."""

    def __init__(self, app: QGuiApplication) -> None:
        """Listen in every window of `app`."""
        super().__init__(app)
        self._slots: WeakKeyDictionary[QWidget, dict[str, Slot]] = WeakKeyDictionary()

    def bind(self, page: QWidget, action: str, slot: Slot) -> None:
        """Call `slot` when the key of `action` is pressed while `page` is on screen.

        A page answers before the window it stands in, a part of it with the focus before
        the rest. Raises KeyError for an action that no key has.
        """
        if action not in _ACTIONS:
            raise KeyError(action)
        self._slots.setdefault(page, {})[action] = slot

    def unbind(self, page: QWidget, action: str) -> None:
        """The page no longer answers."""
        self._slots.get(page, {}).pop(action, None)

    def rows_for(self, window: QWidget) -> list[KeyRow]:
        """The keys that do something now in `window`, in the order of the table."""
        return [row for row in KEYS if self._slot_for(row.action, window) is not None]

    def press(self, action: str) -> bool:
        """Do what the key would do now; False when nobody answers it."""
        window = QApplication.activeWindow()
        slot = self._slot_for(action, window) if window is not None else None
        if slot is None:
            return False
        slot()
        return True

    def key_event(self, window: QWindow, event: QKeyEvent) -> bool:
        """Answer the key, or hand Ctrl+letter on in Latin."""
        if event.type() == QEvent.Type.KeyRelease:
            return False
        action = action_of(event)
        popup = QApplication.activePopupWidget()
        if popup is not None and action in _OPEN_LISTS_KEEP:
            return False
        slot = self._slot_for(action, _widget_of(window)) if action else None
        if slot is None or (action == "undo" and _can_undo_typing()):
            return self._in_latin(window, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else a text field or another shortcut takes it
        elif not event.isAutoRepeat():
            if popup is not None:
                popup.close()  # a list of suggestions must not float over the next page
            slot()
        return True

    def _in_latin(self, window: QWindow, event: QKeyEvent) -> bool:
        letter = letter_of(event)
        if event.type() != QEvent.Type.KeyPress or not letter or _is_latin(event):
            return False
        key = Qt.Key(ord(letter))
        QCoreApplication.sendEvent(window, QKeyEvent(event.type(), key, event.modifiers()))
        return True

    def _slot_for(self, action: str, window: QWidget | None) -> Slot | None:
        if window is None:
            return None
        focus = QApplication.focusWidget()

        def nearness(page: QWidget) -> tuple[bool, bool, int]:
            holds_focus = focus is not None and (page is focus or page.isAncestorOf(focus))
            return (page is not window, holds_focus, _depth(page))

        pages = [
            page
            for page, slots in self._slots.items()
            if action in slots
            and isValid(page)
            and page.window() is window
            and page.isVisible()
            and page.isEnabled()
        ]
        return self._slots[max(pages, key=nearness)][action] if pages else None


_ACTIONS = frozenset({row.action for row in KEYS} | set(DIGITS))


def action_of(event: QKeyEvent) -> str:
    """The action of a key event, "" if it has none."""
    letter = letter_of(event)
    if letter:
        return _BY_LETTER.get(letter, "")
    if event.modifiers() & ~_IGNORED:
        return ""
    code = stroke_of(event).code
    action = _BY_KEY.get(event.key()) or _BY_KEY.get(_BY_CODE.get(code, 0))
    return action or _digit_of(event)


def letter_of(event: QKeyEvent) -> str:
    """The Latin letter pressed with Ctrl alone, whatever the layout; else ""."""
    if event.modifiers() & ~_IGNORED != _COMMAND:
        return ""
    if _is_latin(event):
        return chr(event.key())
    stroke = stroke_of(event)
    if stroke.code == _US_W:
        return "Z"
    letter = stroke.us.upper()
    return letter if letter.isascii() and letter.isalpha() else ""


def _is_latin(event: QKeyEvent) -> bool:
    return Qt.Key.Key_A.value <= event.key() <= Qt.Key.Key_Z.value


def digit_of(event: QKeyEvent) -> str:
    """The digit from 1 to 9 of a key, by its place too (AZERTY has them under Shift); else ""."""
    digit = event.text() if event.text() in "123456789" else stroke_of(event).us
    return digit if digit and digit in "123456789" else ""


def _digit_of(event: QKeyEvent) -> str:
    digit = "" if _is_typing() else digit_of(event)
    return f"digit_{digit}" if digit else ""


# Qt's classes cost time when they are first named: the first window needs none of these


def _is_typing() -> bool:
    from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

    focus = QApplication.focusWidget()
    if isinstance(focus, QComboBox):
        return focus.isEditable()
    return isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox)


def _can_undo_typing() -> bool:
    from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

    focus = QApplication.focusWidget()
    if isinstance(focus, QComboBox):
        focus = focus.lineEdit()
    if isinstance(focus, QLineEdit):
        return focus.isUndoAvailable()
    if isinstance(focus, QTextEdit | QPlainTextEdit):
        return focus.document().isUndoAvailable()
    return False


def _widget_of(window: QWindow) -> QWidget | None:
    for widget in QApplication.topLevelWidgets():
        if widget.windowHandle() is window:
            return widget
    return QApplication.activeWindow()


def _depth(widget: QWidget) -> int:
    depth = 0
    parent = widget.parentWidget()
    while parent is not None:
        depth, parent = depth + 1, parent.parentWidget()
    return depth
