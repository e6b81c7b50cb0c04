"""The command line as a whole: reads the words, runs the command, words what goes wrong."""

import logging
import os
import sys

import certdesk
from certdesk.cli import (
    acts,
    database,
    find,
    forms,
    import_register,
    intake,
    names,
    printing,
    registers,
    restoring,
    sample,
    show,
    staff,
    token,
    upkeep,
)
from certdesk.cli.parser import Commands, Parser, add_common
from certdesk.cli.streams import complain, speak_utf8
from certdesk.cli.wording import sentence_of
from certdesk.domain.errors import BugError, DeskError
from certdesk.i18n import tr

REFUSED = 1
_GROUPS = (
    intake, acts, show, find, printing, registers, import_register,
    upkeep, restoring, forms, staff, names, sample, token, database,
)  # fmt: skip
_log = logging.getLogger("certdesk.cli")


def run(arguments: list[str]) -> int:
    """Run one command; the exit code: 0 done, 1 refused or failed, 2 wrong usage.

    Never a traceback: what went wrong is one line on stderr, a bug's details in the log.
    """
    speak_utf8()
    # without any handler Python would print a bug's traceback itself
    root = logging.getLogger("certdesk")
    if not root.handlers:
        root.addHandler(logging.NullHandler())
    try:
        parser = build_parser()
        options, unknown = parser.parse_known_args(arguments)
        if unknown:
            parser.error(tr("unknown words: {words}", words=" ".join(unknown)))
        code: int = options.run(options)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else REFUSED
    except DeskError as error:
        complain(sentence_of(error))
        return REFUSED
    except KeyboardInterrupt:
        complain(tr("Stopped. What was told before is kept."))
        return REFUSED
    except BrokenPipeError:
        # who read our answers went away: Python must not complain about it when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except Exception:  # noqa: BLE001 - the last door: the person reads a sentence, the log keeps it
        _log.exception("unexpected error")
        complain(tr(BugError.sentence))
        return REFUSED
    return code


def build_parser() -> Parser:
    """Every command with its description."""
    parser = Parser(
        prog="certdesk",
        description=tr(
            "The counter of a school's certificates service, from deposit to hand-over. Without "
            "a command the window opens; `certdesk demo --out FOLDER` plays a day in it."
        ),
        epilog=tr("Exit codes: 0 done, 1 refused or failed, 2 wrong usage."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"certdesk {certdesk.__version__}")
    add_common(parser)
    commands = Commands(
        parser.add_subparsers(metavar="COMMAND", required=True, dest="command", parser_class=Parser)
    )
    for group in _GROUPS:
        group.add_to(commands)
    return parser
