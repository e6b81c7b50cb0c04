"""The files of the checkout, for the tests of the house."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or would be, committed; without git, every file of the rooms."""
    if not (ROOT / ".git").exists():
        rooms = ("certdesk", "resources", "forms", "tests")
        inside = [path for room in rooms for path in (ROOT / room).rglob("*")]
        return tuple(path for path in [*ROOT.glob("*.*"), *inside] if path.is_file())
    listed = subprocess.run(
        [
            "git",
            "-c",
            "safe.directory=*",
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def sources(*rooms: str) -> list[Path]:
    """The Python files of the rooms (`certdesk`, `certdesk/domain`, `tests`), sorted."""
    return sorted(
        path
        for path in files()
        if path.suffix == ".py" and any(path.is_relative_to(ROOT / room) for room in rooms)
    )


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file with what it says; pictures and fonts are passed over."""
    for path in files():
        raw = path.read_bytes()
        if b"\0" not in raw:
            yield path, raw.decode("utf-8")


def shown(path: Path) -> str:
    """The path as a person writes it: from the root of the checkout, with slashes."""
    return path.relative_to(ROOT).as_posix()
