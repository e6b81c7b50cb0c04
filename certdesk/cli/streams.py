"""What goes in and out of a command: UTF-8 always, also when piped; one line of JSON at once."""

import io
import json
import sys
from collections.abc import Mapping, Sequence

LONE_SURROGATE_SHOWN = "backslashreplace"


def speak_utf8() -> None:
    """Make what is printed UTF-8, whatever the machine's locale or PYTHONIOENCODING say.

    Standard input is read as bytes by who needs it.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=LONE_SURROGATE_SHOWN)


def answer(value: Mapping[str, object] | Sequence[Mapping[str, object]]) -> None:
    """Print one object or array on one line, and let it out at once: what was told is true."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def say(line: str = "") -> None:
    """Print one line for people."""
    print(line, flush=True)


def complain(line: str) -> None:
    """Print the one clear line on stderr."""
    print(line, file=sys.stderr, flush=True)
