"""Keys as they lie on the desk, whatever layout is active.

A scanner and a clerk both press keys; what Qt calls the key depends on the layout (French,
Arabic). The native scan code does not. Numbers here are "set 1" codes as Windows gives them;
X11 and Wayland give the Linux code, which is the same number plus 8.
Source: USB HID to PS/2 scan code translation table; linux/input-event-codes.h.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_LINUX_OFFSET = 8
_EXTENDED = 0x100
ENTER = 28
_ENTERS = frozenset({ENTER, 96, _EXTENDED | ENTER})
_SHIFTS = frozenset({42, 54, _EXTENDED | 54})

# What a US keyboard writes: plain and shifted, by rows from their first scan code.
_US_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (55, "*", "*"),
    (57, " ", " "),
    (71, "789-456+1230.", "789-456+1230."),
    (86, "<", ">"),  # the 102nd key, between the left shift and Z
)
_US: dict[int, tuple[str, str]] = {
    first + step: pair
    for first, plain, shifted in _US_ROWS
    for step, pair in enumerate(zip(plain, shifted, strict=True))
}
_US[98] = _US[_EXTENDED | 53] = ("/", "/")  # the keypad's slash, on Linux and on Windows

# Arabic layouts write two letters with one key. X11 hands them over as composed text,
# without a key press, and Windows as two presses of one key.
LIGATURES = {
    letters: (code, shift)
    for code, shift, spellings in (
        (48, False, ("لا", "ﻻ")),
        (48, True, ("لآ", "ﻵ")),
        (34, True, ("لأ", "ﻷ")),
        (20, True, ("لإ", "ﻹ")),
    )
    for letters in spellings
}
"""Letters -> (set 1 code, shift) of their key."""

_WRITING_MODIFIERS = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.KeypadModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)


class Stroke(NamedTuple):
    """One key pressed: where it lies, with shift or not, and what the layout made of it."""

    code: int
    shift: bool
    typed: str

    @property
    def is_enter(self) -> bool:
        """Either Enter key."""
        return self.code in _ENTERS

    @property
    def is_shift(self) -> bool:
        """Either Shift key."""
        return self.code in _SHIFTS

    @property
    def us(self) -> str:
        """The character of a US keyboard, "" for a key that writes none."""
        plain, shifted = _US.get(self.code, ("", ""))
        return shifted if self.shift else plain


def set1_code(native: int, platform: str) -> int:
    """The set 1 code of a native scan code; 0 when the event carries none.

    `platform` is `QGuiApplication.platformName()`: only Windows speaks set 1 itself.
    """
    if platform == "windows" or native == 0:
        return native
    return max(0, native - _LINUX_OFFSET)


def stroke_of(event: QKeyEvent) -> Stroke:
    """The key of an event, by its place."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    code = set1_code(event.nativeScanCode(), QGuiApplication.platformName())
    return Stroke(code=code, shift=shift, typed=event.text())


def writes(event: QKeyEvent) -> bool:
    """Whether the key is pressed without Ctrl, Alt or the like."""
    return not event.modifiers() & ~_WRITING_MODIFIERS


class KeyFilter(QObject):
    """Sees every key before any widget, in every window of the application.

    It sits on the windows that get the focus, not on the application: there Python would
    be called for each paint and timer event, and for objects half destroyed.
    The filter made last sees a key first.
    """

    def __init__(self, app: QGuiApplication) -> None:
        """Watch the present and all later windows of `app`."""
        super().__init__(app)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand key events to `key_event`, what interrupts typing to `interrupted`."""
        kind = event.type()
        if kind in _KEYS and isinstance(event, QKeyEvent) and isinstance(watched, QWindow):
            return self.key_event(watched, event)
        if kind in _INTERRUPTIONS and isinstance(watched, QWindow):
            self.interrupted()
        return False

    def key_event(self, window: QWindow, event: QKeyEvent) -> bool:
        """Whether to keep the key from the window; the bare filter keeps none."""
        return False

    def interrupted(self) -> None:
        """The mouse was pressed, or the window left."""


_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_INTERRUPTIONS = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut, QEvent.Type.Close, QEvent.Type.Hide}
)


def key_copy(event: QKeyEvent) -> QKeyEvent:
    """The same key once more, to be delivered later."""
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy


Clock = Callable[[], float]
"""Milliseconds that only go forward."""
