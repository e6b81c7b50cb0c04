"""`certdesk find`: the search of the window's box."""

from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from certdesk.cli.parser import Commands, heard
from certdesk.cli.session import opened
from certdesk.cli.streams import answer, say
from certdesk.cli.wording import state_word
from certdesk.domain.rights import Right, require
from certdesk.i18n import tr

if TYPE_CHECKING:
    from certdesk.services.views import RequestLine

MOST = 1000
PAST = "past"


def add_to(commands: Commands) -> None:
    """Add `find` to the command line."""
    parser = commands.add(
        "find",
        tr("Searches by number, name, registration or diploma number, or phone."),
        run,
    )
    parser.add_argument(
        "text", metavar="TEXT", type=heard, help=tr("What would be typed in the search box")
    )
    parser.add_argument(
        "--limit", type=_limit, default=50, metavar="N", help=tr("At most so many requests")
    )
    parser.add_argument("--json", action="store_true", help=tr("One array of JSON"))


def run(options: Namespace) -> int:
    """Print what is found, newest first; nothing found is no failure."""
    with opened(options) as session:
        require(session.by, Right.READ)
        lines = session.desk.lists.find(options.text, limit=options.limit, by=session.by)
    if options.json:
        answer([_found(line) for line in lines])
        return 0
    for line in lines:
        say("\t".join((line.number or line.draft_code, line.name, standing_word(line))))
    return 0


def standing_word(line: "RequestLine") -> str:
    """The state of a line in Arabic, or that it is of the register before this program."""
    return tr("Past register") if line.state is None else state_word(line.state)


def _found(line: "RequestLine") -> dict[str, object]:
    return {
        "number": line.number or None,
        "draft": line.draft_code or None,
        "name": line.name,
        "latin_name": line.latin_name,
        "registration_number": line.registration_number,
        "diploma_number": line.diploma_number,
        "phone": line.phone,
        "state": line.state.value if line.state else PAST,
        "deposited_on": line.deposited_on.isoformat() if line.deposited_on else None,
    }


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise ArgumentTypeError(f"1 to {MOST}")
    return int(text)
