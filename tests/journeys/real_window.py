"""A person at the real program: another process, a real X server, its keyboard and nothing else.

Keys that are data (the letters of a name) are told apart from keys that are pressed beside
it (Enter, F12, a verdict), and those are counted. Letters that the keyboard does not have are
typed as a clerk does it: after switching the keyboard to Arabic or French.
"""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from certdesk.gui.tokens import LIGHT
from tests.gui.xvfb import XServer

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 20.0
_KEY_1 = 10  # X11 keycode of the key above Q (A on AZERTY), whatever it writes
_TYPING_MS = 8
_RAIL = ("today", "new_request", "requests", "verify", "pickup", "signature", "registers")
_MARKED = LIGHT.tint


class RealWindow:
    """The program on one folder, and who sits before it."""

    def __init__(self, server: XServer, folder: Path) -> None:
        """Not started yet."""
        self.server = server
        self.folder = folder
        self.pressed = 0
        self._program: subprocess.Popen[bytes] | None = None

    # the program

    def start(self) -> None:
        """Open the window and wait until it takes keys."""
        ready = self.folder.parent / "ready"
        ready.unlink(missing_ok=True)
        log = (self.folder.parent / "terminal.log").open("ab")
        with log:
            self._program = subprocess.Popen(
                [
                    *(sys.executable, "-m", "certdesk", "--data", str(self.folder), "--trial"),
                    *("--ready-file", str(ready)),
                ],
                env=self.server.environment(),
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        self.until(ready.exists)
        self.server.focus(self.server.wait_for_window("مصلحة"))

    def stop(self) -> None:
        """Close it as the end of the day does."""
        if self._program is not None and self._program.poll() is None:
            self._program.terminate()
            self._program.wait(PATIENCE_S)

    def kill(self) -> None:
        """Cut it off: no goodbye, as when the power goes."""
        assert self._program is not None
        self._program.send_signal(signal.SIGKILL)
        self._program.wait(PATIENCE_S)

    # the keyboard

    def press(self, *names: str) -> None:
        """Keys beside the data, counted: names of X11, or a digit by its place."""
        self.pressed += len(names)
        self.server.keys(*[str(_KEY_1 - 1 + int(n)) if n.isdigit() else n for n in names])

    def type(self, text: str) -> None:
        """Data, sign by sign, each on the layout that has it."""
        self.server.type(text, delay_ms=_TYPING_MS)

    def fill(self, text: str) -> None:
        """A field and its Enter."""
        self.type(text)
        self.press("Return")

    def rest(self) -> None:
        """Look at what came out before the next key: a press at once would be the same press."""
        time.sleep(0.4)

    # what became of it, read from outside

    def until(self, is_so: Callable[[], object]) -> None:
        """Wait for the program to have done it."""
        end = time.monotonic() + PATIENCE_S
        while not is_so():
            assert self._program is None or self._program.poll() is None, self._said()
            assert time.monotonic() < end, f"waited in vain; terminal: {self._said()}"
            time.sleep(0.03)

    def soon(self, is_so: Callable[[], object]) -> bool:
        """Whether it is so within three seconds."""
        end = time.monotonic() + 3
        while time.monotonic() < end:
            if is_so():
                return True
            time.sleep(0.03)
        return False

    def is_at(self, page: str) -> bool:
        """Whether the line of a page is marked in the rail, as anybody sees."""
        place = _RAIL.index(page)
        return self.server.pixel(1180, 89 + 44 * place - 12) == _MARKED

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What stands in the register, read without disturbing it."""
        place = f"file:{self.folder / 'certdesk.db'}?mode=ro"
        with sqlite3.connect(place, uri=True, timeout=PATIENCE_S) as register:
            return register.execute(query, values).fetchall()

    def show(self, number: str) -> dict[str, Any]:
        """The request whole, as the command line tells it."""
        done = subprocess.run(
            [
                *(sys.executable, "-m", "certdesk", "show", number, "--json"),
                *("--data", str(self.folder)),
            ],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def sheets(self, kind: str) -> list[Path]:
        """The sheets of a kind that came out."""
        return sorted((self.folder / "paper").glob(f"{kind}*.pdf"))

    def _said(self) -> str:
        return (self.folder.parent / "terminal.log").read_text(encoding="utf-8")


@contextmanager
def real_window(folder: Path, layout: str) -> Iterator[RealWindow]:
    """The program on an empty trial folder below `folder`; what it showed is kept if it fails."""
    with XServer(layout=layout) as server:
        window = RealWindow(server, folder / "data")
        window.start()
        try:
            yield window
        except BaseException:
            server.screenshot(folder / "failed.png")
            sys.stderr.write(f"what the screen showed: {folder / 'failed.png'}\n")
            raise
        finally:
            window.stop()
