"""The words of the command line: one parser, whose refusals are one Arabic line and exit 2."""

import argparse
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from certdesk.cli.streams import complain
from certdesk.i18n import tr

WRONG_USAGE = 2
Run = Callable[[argparse.Namespace], int]


def heard(word: str) -> str:
    """A word for people (a name, a search) in UTF-8, whatever the machine's locale made of it.

    File names stay as the system gave them: it must find them again.
    """
    try:
        return os.fsencode(word).decode("utf-8", "replace")
    except UnicodeEncodeError:
        # half a character: nothing we store can hold it
        return word.encode("utf-8", "replace").decode("utf-8")


class Parser(argparse.ArgumentParser):
    """Says in one line what was not understood."""

    def error(self, message: str) -> NoReturn:
        """One line, exit 2."""
        complain(
            tr(
                "The command was not understood: {detail}. Nothing was done. See {help}.",
                detail=message,
                help=f"{self.prog} --help",
            )
        )
        sys.exit(WRONG_USAGE)


class Commands:
    """Where each command group adds its own commands."""

    def __init__(self, subparsers: "argparse._SubParsersAction[Parser]") -> None:
        """Add to these."""
        self._subparsers = subparsers

    def add(self, name: str, description: str, run: Run | None = None) -> Parser:
        """A command with its description in plain words; `run` gives the exit code."""
        parser = self._subparsers.add_parser(
            name, help=description, description=description, allow_abbrev=False
        )
        add_common(parser)
        if run is not None:
            parser.set_defaults(run=run)
        return parser

    def group(self, name: str, description: str) -> "Commands":
        """A command of several words: `staff list`."""
        parser = self.add(name, description)
        return Commands(
            parser.add_subparsers(
                metavar="COMMAND", required=True, dest=f"{name}_command", parser_class=Parser
            )
        )


def add_common(parser: argparse.ArgumentParser) -> None:
    """`--data` and `--as`, before or after the command."""
    # suppressed defaults: the command's own must not forget what stood before the command
    parser.add_argument(
        "--data",
        metavar="FOLDER",
        default=argparse.SUPPRESS,
        help=tr("The data folder; else CERTDESK_DATA, else the office's own"),
    )
    parser.add_argument(
        "--as",
        metavar="NAME",
        dest="acting",
        type=heard,
        default=argparse.SUPPRESS,
        help=tr("Who acts; the password is asked, or taken from CERTDESK_PASSWORD"),
    )
    parser.add_argument(
        "--token",
        metavar="NAME",
        type=heard,
        default=argparse.SUPPRESS,
        help=tr("A token that acts instead; its secret from the keyring, or CERTDESK_TOKEN"),
    )
