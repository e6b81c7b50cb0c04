"""Commands of the contract that this version does not have yet: they say so in one line."""

import argparse
from argparse import Namespace

from certdesk.cli.errors import ComesLater
from certdesk.cli.parser import Commands
from certdesk.i18n import tr

_LATER = ("database",)


def add_to(commands: Commands) -> None:
    """Add their names, so that nobody takes them for a slip of the hand."""
    for name in _LATER:
        parser = commands.add(name, tr("Comes in a later version"), run)
        parser.add_argument("words", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def run(options: Namespace) -> int:
    """Say that it comes later.

    Raises:
        ComesLater: always.
    """
    raise ComesLater(what=options.command)
