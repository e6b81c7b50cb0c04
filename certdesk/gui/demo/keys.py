"""Presses keys at the window in front, and waits for what they do, one step at a time.

Keys are posted and the play goes on from a timer: a question that a key opens runs its own
loop, and the next key answers it, as a person's would.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.i18n import tr

PATIENCE_S = 30.0
"""How long the window may take for one thing, also on a busy machine."""
_LOOK_AGAIN_MS = 4
_LINUX_OFFSET = 8
# places on a US keyboard, as a code reader presses them: sign -> (set 1 code, shift)
_PLACES = {
    sign: (first + step, False)
    for first, signs in ((2, "1234567890-"), (16, "qwertyuiop"), (30, "asdfghjkl"), (44, "zxcvbnm"))
    for step, sign in enumerate(signs)
} | {"/": (53, False)}
_ENTER_PLACE = 28
_NAMED = {
    "Enter": (Qt.Key.Key_Return, "\r"),
    "Esc": (Qt.Key.Key_Escape, "\x1b"),
    "Tab": (Qt.Key.Key_Tab, "\t"),
    "Space": (Qt.Key.Key_Space, " "),
    "Left": (Qt.Key.Key_Left, ""),
    "Right": (Qt.Key.Key_Right, ""),
    "Up": (Qt.Key.Key_Up, ""),
    "Down": (Qt.Key.Key_Down, ""),
    **{f"F{n}": (Qt.Key(Qt.Key.Key_F1.value + n - 1), "") for n in range(1, 13)},
}


class Failed(Exception):
    """The window did not do what the play expects; the sentence says what."""


@dataclass(frozen=True, slots=True)
class Wait:
    """The play goes on once `ready`; `words` say what was waited for."""

    ready: Callable[[], bool]
    words: str


Play = Iterator[Wait]
"""Acts of the play: what to wait for before the next key."""


class Player(QObject):
    """Runs a play beside the window's own work."""

    ended = Signal(str)
    """What failed, "" when everything went well."""

    def __init__(self, play: Play, parent: QObject | None = None) -> None:
        """Wait for `start`."""
        super().__init__(parent)
        self._play = play
        self._wait: Wait | None = None
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin as soon as the window is idle."""
        self._timer.start(0)

    def _step(self) -> None:
        try:
            if self._wait is not None and not self._wait.ready():
                self._be_patient(self._wait)
                return
            self._wait = next(self._play)
        except StopIteration:
            self.ended.emit("")
        except Failed as failure:
            self.ended.emit(str(failure))
        except BaseException as error:
            self.ended.emit(type(error).__name__)
            raise
        else:
            self._until = monotonic() + PATIENCE_S
            self._timer.start(0)

    def _be_patient(self, wait: Wait) -> None:
        if monotonic() > self._until:
            raise Failed(tr("Waited in vain: {words}", words=f"{wait.words}{_where_it_stood()}"))
        self._timer.start(_LOOK_AGAIN_MS)


def press(name: str) -> None:
    """A named key (`F12`, `Enter`, `1`) at the window in front."""
    key, text = _NAMED.get(name) or (Qt.Key(ord(name.upper())), name)
    _post(key.value, text)


def write(sign: str) -> None:
    """One sign of a text, whatever keyboard it is on."""
    _post(ord(sign.upper()[0]), sign)


def scan(code: str) -> None:
    """All keys of a code, as fast as a reader types them, and its Enter."""
    for sign in code.lower():
        place, _shift = _PLACES[sign]
        _post(ord(sign.upper()), sign, place)
    _post(Qt.Key.Key_Return.value, "\r", _ENTER_PLACE)


def in_front() -> QWidget | None:
    """The dialog that waits for an answer, else the window."""
    return QApplication.activeModalWidget() or QApplication.activeWindow()


def _post(key: int, text: str, place: int = 0) -> None:
    front = in_front()
    handle = None if front is None else front.window().windowHandle()
    if handle is None:
        raise Failed(tr("No window is in front to take the keys."))
    offset = 0 if QGuiApplication.platformName() == "windows" else _LINUX_OFFSET
    native = place + offset if place else 0
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        plain = Qt.KeyboardModifier.NoModifier
        QCoreApplication.postEvent(handle, QKeyEvent(kind, key, plain, native, 0, 0, text))


def _where_it_stood() -> str:
    """Where the window stood: what has the focus, and which question is open."""
    focus, dialog = QApplication.focusWidget(), QApplication.activeModalWidget()
    words = "" if focus is None else f" ({focus.objectName()})"
    if dialog is None:
        return words
    return f"{words} [{dialog.accessibleName()}: {dialog.accessibleDescription()}]"
