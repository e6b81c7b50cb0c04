"""`certdesk` and `certdesk demo` open the window; every other command is the command line's."""

import os
import sys
from itertools import pairwise
from pathlib import Path

_WITH_VALUE = {
    "--data",
    "--as",
    "--token",
    "--out",
    "--theme",
    "--text-size",
    "--ready-file",
    "--database",
}


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit code: 0 done, 1 refused or failed, 2 wrong usage."""
    arguments = sys.argv[1:] if arguments is None else arguments
    _stand_in_for_streams()
    command = _command(arguments)
    # each way in loads only its own floor: the window must appear at once
    asks_help = {"-h", "--help", "--version"} & set(arguments)
    if command == "demo" and not asks_help:
        from certdesk.gui.demo import play

        out = Path(_value(arguments, "--out", "demo-out"))
        return play(out, database=_value(arguments, "--database", ""))
    if not command and not asks_help:
        from certdesk.gui.app import run

        return run(arguments)
    from certdesk.cli.commands import run as run_command

    return run_command(arguments)


def _stand_in_for_streams() -> None:
    """Windows gives a program without a console no streams: what is said there is lost."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            # it stays open as long as the program runs
            handle = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(handle, "r" if name == "stdin" else "w"))


def _command(arguments: list[str]) -> str:
    """The first word that is neither an option nor an option's value, "" for the window."""
    words = iter(arguments)
    for word in words:
        if word in _WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def _value(arguments: list[str], option: str, otherwise: str) -> str:
    """The word after an option."""
    following = dict(pairwise(arguments))
    return following.get(option, otherwise)


if __name__ == "__main__":
    sys.exit(main())
