"""Barcode scanners and document readers that type like a keyboard.

From any page and under any layout: `scanned` brings a code of our sheets, `mrz_scanned` a
machine-readable zone. While a burst is possible its keys are held back; if it was a
person they are given back, all and in their order.
"""

import math
import time
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from shiboken6 import isValid

from certdesk.gui.bursts import BurstReader, Kind, Reading, Step
from certdesk.gui.keyboard import (
    LIGATURES,
    Clock,
    KeyFilter,
    Stroke,
    key_copy,
    stroke_of,
    writes,
)

_CLOCK_JUMP_MS = 10_000  # X11's clock begins again at zero every seven weeks


@dataclass(frozen=True, slots=True)
class _Held:
    target: QObject  # a window for keys, the widget with the focus for composed letters
    event: QKeyEvent | QInputMethodEvent


def _monotonic_ms() -> float:
    return time.monotonic() * 1000


class Scanner(KeyFilter):
    """Make it after `shortcuts.Keys`, so that it sees a key first."""

    scanned = Signal(str)
    """A code of our sheets, upper case, as on the paper: `CD/2026/0112`."""
    mrz_scanned = Signal(str)
    """A machine-readable zone, its lines parted by a newline."""

    def __init__(self, app: QGuiApplication, clock: Clock = _monotonic_ms) -> None:
        """`clock`: milliseconds, used when an event carries no time of its own."""
        super().__init__(app)
        self._clock = clock
        self._bursts = BurstReader()
        self._held: deque[_Held] = deque()
        self._taken: set[int] = set()
        self._down: set[int] = set()
        self._giving_back: QEvent | None = None
        self._fed_ms = 0.0
        self._ahead_ms = math.inf
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look_once_more)
        app.focusObjectChanged.connect(self._watch_composing)
        self._watch_composing(app.focusObject())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys, and letters composed of one key."""
        if isinstance(event, QInputMethodEvent) and event is not self._giving_back:
            return self._composed(watched, event)
        return super().eventFilter(watched, event)

    def key_event(self, window: QWindow, event: QKeyEvent) -> bool:
        """Hold, take or pass one key."""
        if event is self._giving_back:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._override(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(window, event)
        return self._pressed(window, event)

    def interrupted(self) -> None:
        """Give back what is held before the mouse acts or the window goes."""
        self._end(self._bursts.finish())

    def settle(self) -> None:
        """End the burst if its pause is over by the clock; runs by itself after each key."""
        late_ms = self._clock() - self._fed_ms
        if self._bursts.holding and late_ms >= self._bursts.patience_ms():
            self._end(self._bursts.finish())

    def _watch_composing(self, focus: QObject | None) -> None:
        if focus is not None and not isinstance(focus, QWindow):
            focus.installEventFilter(self)

    def _look_once_more(self) -> None:
        # the window may have been busy: keys that came meanwhile are read first
        QTimer.singleShot(0, self, self.settle)

    def _override(self, event: QKeyEvent) -> bool:
        if not _may_be_scanned(event):
            return False
        if not self._bursts.may_hold(stroke_of(event), self._time_of(event)):
            return False
        event.accept()  # the key must reach us as a key, not as someone's shortcut
        return True

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        stroke = stroke_of(event)
        if stroke.is_shift and self._bursts.holding:
            self._held.append(_Held(window, key_copy(event)))
            return True
        if stroke.is_shift:
            return False
        if not _may_be_scanned(event):
            self.interrupted()
            return False
        if self._bursts.holding and stroke.code in self._down:
            # the second letter of a key that writes two
            self._held.append(_Held(window, key_copy(event)))
            return True
        return self._feed(stroke, self._time_of(event), _Held(window, key_copy(event)))

    def _composed(self, focus: QObject, event: QInputMethodEvent) -> bool:
        key = LIGATURES.get(event.commitString())
        if key is None or event.preeditString():
            if event.commitString() or event.preeditString():
                self.interrupted()
            return False
        code, shift = key
        copy = QInputMethodEvent()
        copy.setCommitString(event.commitString())
        stroke = Stroke(code, shift, event.commitString())
        return self._feed(stroke, self._clock(), _Held(focus, copy))

    def _feed(self, stroke: Stroke, at_ms: float, key: _Held) -> bool:
        if not self._bursts.holding:
            self._give_back()  # a key given back opened a dialog: what follows it comes first
            self._down.clear()
        self._fed_ms = self._clock()
        verdict = self._bursts.feed(stroke, at_ms)
        if verdict.ended:
            self._end(verdict.reading)
        if verdict.step is Step.PASS:
            return False
        self._held.append(key)
        self._down.add(stroke.code)
        if verdict.step is Step.TAKE:
            self._end(verdict.reading)
        else:
            self._pause.start(self._bursts.patience_ms())
        return True

    def _released(self, window: QWindow, event: QKeyEvent) -> bool:
        code = stroke_of(event).code
        self._down.discard(code)
        if code in self._taken:
            self._taken.discard(code)
            return True
        if not self._held:
            return False
        self._held.append(_Held(window, key_copy(event)))
        return True

    def _end(self, reading: Reading | None) -> None:
        self._pause.stop()
        if reading is None:
            self._give_back()
            return
        self._forget()
        if reading.kind is Kind.CODE:
            self.scanned.emit(reading.text)
        else:
            self.mrz_scanned.emit(reading.text)

    def _forget(self) -> None:
        """Drop a reading's keys, and their releases when they come."""
        for event in (held.event for held in self._held):
            if isinstance(event, QInputMethodEvent):
                self._taken.add(LIGATURES[event.commitString()][0])
            elif event.type() == QEvent.Type.KeyPress:
                self._taken.add(stroke_of(event).code)
            else:
                self._taken.discard(stroke_of(event).code)
        self._held.clear()

    def _give_back(self) -> None:
        while self._held:
            held = self._held.popleft()
            target = _target_of(held)
            if target is None:
                continue
            self._giving_back = held.event
            try:
                QCoreApplication.sendEvent(target, held.event)
            finally:
                self._giving_back = None

    def _time_of(self, event: QKeyEvent) -> float:
        """When the key was pressed, on our clock: the window may have been too busy to look."""
        now_ms, stamp = self._clock(), event.timestamp()
        if not stamp:
            return now_ms
        # the smallest distance seen between the two clocks is that of a key read at once
        self._ahead_ms = min(self._ahead_ms, now_ms - stamp)
        if now_ms - (stamp + self._ahead_ms) > _CLOCK_JUMP_MS:
            self._ahead_ms = now_ms - stamp
        return stamp + self._ahead_ms


def _target_of(held: _Held) -> QObject | None:
    if isinstance(held.event, QInputMethodEvent):
        return QGuiApplication.focusObject()
    return held.target if isValid(held.target) else QGuiApplication.focusWindow()


def _may_be_scanned(event: QKeyEvent) -> bool:
    return writes(event) and not event.isAutoRepeat() and stroke_of(event).code > 0
