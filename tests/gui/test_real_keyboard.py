"""Real keys through a real X server: Arabic, French and US layouts, and a reader that types."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.gui.xvfb import XServer, wait_for_line

_ROOT = Path(__file__).resolve().parents[2]
_N, _S, _Z_ON_AZERTY, _A, _C, _D, _SLASH = "57", "39", "25", "38", "54", "40", "61"
CARD = (
    "IDDZA12345<6789<<<<<<<<<<<<<<<\n9001011M3001012DZA<<<<<<<<<<<4\nBELGHOST<<TALIBA<<<<<<<<<<<<<<"
)


class Typed:
    """The window under test and what it said."""

    def __init__(self, server: XServer, lines: list[str]) -> None:
        self.server = server
        self.lines = lines

    def scan_until(self, text: str, wanted: str) -> None:
        """A busy machine stalls the typing now and then, which ends a burst: try again."""
        for _ in range(5):
            self.server.scan(text)
            try:
                wait_for_line(self.lines, wanted, seconds=2)
            except AssertionError:
                self.server.keys("BackSpace")
            else:
                return
        wait_for_line(self.lines, wanted, seconds=0)


@contextmanager
def window_under(layout: str) -> Iterator[Typed]:
    with XServer(layout=layout) as server:
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.gui.key_window"],
            env=server.environment(),
            cwd=_ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        lines: list[str] = []
        assert program.stdout is not None
        output = program.stdout
        reader = threading.Thread(
            target=lambda: lines.extend(line.rstrip("\n") for line in output), daemon=True
        )
        reader.start()
        try:
            wait_for_line(lines, "ready")
            yield Typed(server, lines)
        finally:
            program.terminate()
            program.wait(20)
            reader.join(20)
            output.close()


@pytest.mark.parametrize("layout", ["ara", "fr", "us"])
def test_keys_and_scans_arrive_under(layout: str) -> None:
    with window_under(layout) as typed:
        typed.server.keys("F2")
        wait_for_line(typed.lines, "key new_request")
        typed.lines.clear()
        typed.server.keys(f"ctrl+{_N}")
        wait_for_line(typed.lines, "key new_request")
        typed.server.keys(f"ctrl+{_S}", "Escape")
        wait_for_line(typed.lines, "key save_and_go_on")
        wait_for_line(typed.lines, "key back")
        typed.scan_until("CD/2026/0112", "scanned CD/2026/0112")
        typed.scan_until("CD/T/2026/0012", "scanned CD/T/2026/0012")
        typed.scan_until(CARD, f"zone {CARD!r}")


def test_what_a_person_types_is_not_a_scan() -> None:
    with window_under("ara") as typed:
        typed.server.keys(_C, _D, _SLASH, "56", delay_ms=130)
        wait_for_line(typed.lines, "typed ؤيظلا")
        assert not any(line.startswith("scanned") for line in typed.lines)


def test_copying_works_under_an_arabic_layout() -> None:
    with window_under("ara") as typed:
        typed.server.keys(_D, _D, delay_ms=130)
        wait_for_line(typed.lines, "typed يي")
        typed.server.keys(f"ctrl+{_A}")
        wait_for_line(typed.lines, "selected يي")
        typed.server.keys(f"ctrl+{_C}", "End", "ctrl+55")
        wait_for_line(typed.lines, "typed يييي")
        typed.lines.clear()
        typed.server.keys(f"ctrl+{_Z_ON_AZERTY}")
        wait_for_line(typed.lines, "typed يي")


def test_screen_can_be_looked_at(tmp_path: Path) -> None:
    with window_under("fr") as typed:
        picture = typed.server.screenshot(tmp_path / "screen.png")
        assert picture.read_bytes().startswith(b"\x89PNG")
        typed.server.wait_for_window("keys")
