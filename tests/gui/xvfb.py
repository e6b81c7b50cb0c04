"""A real X server for the tests: its own display, keyboard layout, keys and screenshots.

with XServer(layout="ara") as server:
    program = subprocess.Popen(..., env=server.environment())
    server.keys("F2", "ctrl+57")
"""

import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

SIZE = "1366x768x24"
_PATIENCE_S = 20.0
_EVDEV = 8  # X11 keycodes are Linux codes plus 8
_SHIFT = 50

# Where a reader set to a US keyboard presses: sign -> (X11 keycode, shift)
_PLACES: dict[str, tuple[int, bool]] = {" ": (57 + _EVDEV, False), "<": (86 + _EVDEV, False)}
for _first, _plain, _shifted in (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM\0>?"),
):
    for _step, (_low, _high) in enumerate(zip(_plain, _shifted, strict=True)):
        _PLACES[_low] = (_first + _step + _EVDEV, False)
        _PLACES[_high] = (_first + _step + _EVDEV, True)
ENTER = 28 + _EVDEV


class XServer:
    """Xvfb at 1366x768 on a free display, with one keyboard layout (`fr`, `ara`, `us`)."""

    def __init__(self, layout: str = "fr", size: str = SIZE) -> None:
        self._layout = layout
        self._size = size
        self._server: subprocess.Popen[bytes] | None = None
        self.display = ""

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            # no layout from outside, no time limit; the server names a free display itself
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", self._size, "-noreset"],
            pass_fds=[writing],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"
        self.set_layout(self._layout)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait(_PATIENCE_S)

    def environment(self, **more: str) -> Mapping[str, str]:
        """For a program that shall open its window here."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", **more}

    def set_layout(self, layout: str) -> None:
        """Switch the keyboard."""
        self._run("setxkbmap", "-model", "pc105", layout)

    def wait_for_window(self, title: str) -> str:
        """The id of the window with that title, once it is on screen."""
        found = self._run("xdotool", "search", "--sync", "--onlyvisible", "--name", title)
        return found.splitlines()[0]

    def focus(self, window: str) -> None:
        """Give the keys to a window, as a desktop's window manager does with a new one."""
        self._run("xdotool", "windowfocus", "--sync", window)

    def keys(self, *names: str, delay_ms: int = 12) -> None:
        """Press one after the other: keysyms (`F2`, `ctrl+s`) or X11 keycodes (`ctrl+57`)."""
        self._run("xdotool", "key", "--delay", str(delay_ms), *names)

    def type(self, text: str, *, delay_ms: int = 12) -> None:
        """Type a text whose signs the layout in force has, with Shift or AltGr where needed."""
        self._run("xdotool", "type", "--delay", str(delay_ms), "--", text)

    def scan(self, text: str, *, delay_ms: int = 3, enter: bool = True) -> None:
        """Type as a reader set to a US keyboard does: by places, at its speed."""
        steps: list[str] = []
        for sign in text:
            code, shift = (ENTER, False) if sign == "\n" else _PLACES[sign]
            down_up = [*_press("keydown", code), *_press("keyup", code)]
            if shift:
                down_up = [*_press("keydown", _SHIFT), *down_up, *_press("keyup", _SHIFT)]
            steps += [*down_up, "sleep", str(delay_ms / 1000)]
        if enter:
            steps += _press("key", ENTER)
        self._run("xdotool", *steps)

    def click(self, x: int, y: int) -> None:
        """The left mouse button at a point of the screen."""
        self._run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def screenshot(self, path: Path) -> Path:
        """The whole screen as a PNG."""
        self._run("import", "-window", "root", str(path))
        return path

    def pixel(self, x: int, y: int) -> str:
        """The colour of a point of the screen, `E2EFF4`."""
        told = self._run(
            *("import", "-window", "root", "-crop", f"1x1+{x}+{y}", "-depth", "8", "txt:-")
        )
        return told.split("#")[-1][:6]

    def _run(self, program: str, *arguments: str) -> str:
        whole = shutil.which(program)
        assert whole is not None, f"{program} is needed for this test"
        done = subprocess.run(
            [whole, *arguments],
            # xdotool reads what it shall type in the encoding of the locale
            env={**os.environ, "DISPLAY": self.display, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
        assert done.returncode == 0, f"{program} {arguments}: {done.stderr}"
        return done.stdout


def _press(what: str, keycode: int) -> list[str]:
    # xdotool waits 12 ms after each unless told otherwise
    return [what, "--delay", "0", str(keycode)]


def wait_for_line(lines: Sequence[str], wanted: str, seconds: float = _PATIENCE_S) -> None:
    """Until the program, whose lines another thread collects, has said it."""
    until = time.monotonic() + seconds
    while wanted not in lines:
        assert time.monotonic() < until, f"{wanted!r} not among {list(lines)}"
        time.sleep(0.02)
