"""`make bundle-check`: the frozen program opens its window, plays a day and works on a folder."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BUNDLE = Path(__file__).resolve().parents[2] / "dist" / "certdesk"
_SUFFIX = ".exe" if sys.platform == "win32" else ""
_RUNS = 5
_LONGEST_S = 900


def main() -> int:
    """Say its size and start time, then what each command did; 1 when one failed."""
    if not BUNDLE.is_dir():
        print(f"{BUNDLE} is not there: make bundle first")
        return 1
    size = sum(file.lstat().st_size for file in BUNDLE.rglob("*"))
    print(f"size {size / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        print(f"first page after {statistics.median(_starts(folder)):.2f} s (median of {_RUNS})")
        data, out = folder / "data", folder / "out"
        out.mkdir()
        commands = (
            ("sample", "--requests", "60", "--data", str(data)),
            ("check", "--data", str(data)),
            ("database", "check", "--data", str(data)),
            ("print", "information-sheet", "--out", str(out / "sheet.pdf"), "--data", str(data)),
            ("register", "--kind", "deposit", "--year", str(time.localtime().tm_year),
             "--out", str(out / "register.xlsx"), "--data", str(data)),
            ("backup", "--out", str(out / "backup.db"), "--data", str(data)),
            ("demo", "--out", str(folder / "demo")),
        )  # fmt: skip
        worked = [_works(command) for command in commands]
        return 0 if all(worked) else 1


def _works(command: tuple[str, ...]) -> bool:
    started = time.monotonic()
    done = subprocess.run(
        [BUNDLE / f"certdesk-cli{_SUFFIX}", *command],
        env=_offscreen(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_LONGEST_S,
        check=False,
    )
    print(f"{command[0]} {command[1]}: {done.returncode}, {time.monotonic() - started:.1f} s")
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:])
    return done.returncode == 0


def _starts(folder: Path) -> list[float]:
    """Seconds from the start of the window's program to its first usable page."""
    found = []
    for run in range(_RUNS):
        ready = folder / f"ready-{run}"
        started = time.monotonic()
        with subprocess.Popen(
            [BUNDLE / f"certdesk{_SUFFIX}", "--trial", "--data", folder / "window",
             "--ready-file", ready],
            env=_offscreen(),
        ) as program:  # fmt: skip
            while not ready.exists() and program.poll() is None:
                time.sleep(0.01)
            found.append(time.monotonic() - started)
            program.terminate()
    return found


def _offscreen() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


if __name__ == "__main__":
    sys.exit(main())
