"""Presses keys as the platform brings them: with scan codes, at a window, on a clock of ours."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from certdesk.gui.keyboard import ENTER, LIGATURES

_EVDEV = 8
SHIFT = 42
_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
)
US: dict[str, tuple[int, bool]] = {"\n": (ENTER, False), " ": (57, False)}
for _first, _plain, _shifted in _ROWS:
    for _step, (_low, _high) in enumerate(zip(_plain, _shifted, strict=True)):
        US[_low], US[_high] = (_first + _step, False), (_first + _step, True)
# a reader presses the 102nd key for the filler of a machine-readable zone
READER = {**US, "<": (86, False)}

_FRENCH_ROWS = (
    (2, "&é\"'(-è_çà)=", "1234567890°+"),
    (16, "azertyuiop^$", "AZERTYUIOP¨£"),
    (30, "qsdfghjklmù²", "QSDFGHJKLM%~"),
    (43, "*wxcvbn,;:!", "µWXCVBN?./§"),
)
_ARABIC = {
    46: ("ؤ", "}"),
    32: ("ي", "]"),
    53: ("ظ", "؟"),
    12: ("-", "_"),
    48: ("لا", "لآ"),
    34: ("ل", "لأ"),
    20: ("ف", "لإ"),
    23: ("ه", "÷"),
    30: ("ش", "ِ"),
    44: ("ئ", "~"),
    18: ("ث", "ُ"),
    49: ("ى", "آ"),
    38: ("م", "/"),
    50: ("ة", "’"),
    25: ("ح", "؛"),
    86: ("|", "¦"),
}


def french(code: int, *, shift: bool) -> str:
    """What a French AZERTY layout makes of a key."""
    if code == 86:
        return ">" if shift else "<"
    for first, plain, shifted in _FRENCH_ROWS:
        if first <= code < first + len(plain):
            return (shifted if shift else plain)[code - first]
    return ""


def arabic(code: int, *, shift: bool) -> str:
    """What an Arabic layout makes of a key; two letters for some."""
    if code in _ARABIC:
        return _ARABIC[code][shift]
    digits = "1234567890"
    return digits[code - 2] if 2 <= code < 12 else ""


def american(code: int, *, shift: bool) -> str:
    """What a US layout makes of a key."""
    wanted = (code, shift)
    return next((sign for sign, place in READER.items() if place == wanted), "")


@dataclass
class Desk:
    """A keyboard before a window. `now_ms` goes on with each key."""

    widget: QWidget
    layout: object = american
    now_ms: float = 1_000.0
    stamp: int = 0
    """The time the events carry; 0: none."""

    def clock(self) -> float:
        return self.now_ms

    def press(self, code: int, *, shift: bool = False, control: bool = False) -> None:
        self.send(QEvent.Type.KeyPress, code, shift=shift, control=control)

    def release(self, code: int, *, shift: bool = False) -> None:
        self.send(QEvent.Type.KeyRelease, code, shift=shift)

    def send(
        self, kind: QEvent.Type, code: int, *, shift: bool = False, control: bool = False
    ) -> None:
        text = "\r" if code == ENTER else self.layout(code, shift=shift)  # type: ignore[operator]
        if text in LIGATURES and kind is QEvent.Type.KeyPress and not control:
            composed = QInputMethodEvent()
            composed.setCommitString(text)
            QCoreApplication.sendEvent(QGuiApplication.focusObject(), composed)
            return
        modifiers = Qt.KeyboardModifier.NoModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        if control:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        named = {ENTER: Qt.Key.Key_Return.value, SHIFT: Qt.Key.Key_Shift.value}
        key = named.get(code, ord(text.upper()[:1] or "\0"))
        event = QKeyEvent(kind, key, modifiers, code + _EVDEV, 0, 0, "" if control else text)
        event.setTimestamp(self.stamp)
        QCoreApplication.sendEvent(self.widget.window().windowHandle(), event)

    def type(self, text: str, gap_ms: float) -> None:
        """By a US keyboard's places, `gap_ms` from key to key."""
        for sign in text:
            self.now_ms += gap_ms
            code, shift = READER[sign]
            self.press(code, shift=shift)
            self.release(code, shift=shift)
