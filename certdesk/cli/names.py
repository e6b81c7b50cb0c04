"""Commands that need no register: the rule of the name search, and the reading of a card."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime

from certdesk.cli.errors import LinesUnreadable
from certdesk.cli.parser import Commands
from certdesk.cli.plain import plain
from certdesk.cli.streams import answer, say
from certdesk.domain.arabic import names_match
from certdesk.domain.calendar import ALGIERS
from certdesk.domain.mrz import MrzReading, read_mrz
from certdesk.i18n import tr

_BOM = b"\xef\xbb\xbf"
# a zone has 92 characters; what is longer is not one
_LONGEST_ZONE = 4000


def add_to(commands: Commands) -> None:
    """Add `match-names` and `read-id`."""
    match = commands.add(
        "match-names",
        tr(
            "Reads lines of standard input, a query, a TAB and a stored name, and says for each "
            "whether the search finds the name."
        ),
        match_names,
    )
    match.add_argument("--json", action="store_true", help=tr("One object of JSON a line"))
    read = commands.add(
        "read-id",
        tr(
            "Reads the machine-readable zone of a card or passport from standard input, typed or "
            "as a reader sends it, and says what it holds."
        ),
        read_id,
    )
    read.add_argument("--json", action="store_true", help=tr("One object of JSON"))


def match_names(options: Namespace) -> int:
    """Answer each line as it comes; 1 when some could not be read."""
    unreadable: list[int] = []
    for query, stored in _pairs(unreadable):
        match = names_match(query, stored)
        if options.json:
            answer({"query": query, "stored": stored, "match": match})
        else:
            say(f"{query}\t{stored}\t{int(match)}")
    if unreadable:
        raise LinesUnreadable(count=len(unreadable), line=unreadable[0])
    return 0


def read_id(options: Namespace) -> int:
    """Say what the zone holds; a zone that does not hold together is an answer too."""
    typed = sys.stdin.buffer.read(_LONGEST_ZONE).removeprefix(_BOM).decode("utf-8", "replace")
    reading = read_mrz(typed, datetime.now(UTC).astimezone(ALGIERS).date())
    fields = _fields(reading)
    if options.json:
        answer(fields)
    else:
        for name, value in fields.items():
            say(f"{name}: {'' if value is None else value}")
    return 0


def _pairs(unreadable: list[int]) -> Iterator[tuple[str, str]]:
    for position, raw in enumerate(sys.stdin.buffer, start=1):
        line = raw.removeprefix(_BOM) if position == 1 else raw
        try:
            query, tab, stored = line.decode("utf-8").rstrip("\r\n").partition("\t")
        except UnicodeDecodeError:
            unreadable.append(position)
            continue
        if tab:
            yield query, stored
        elif query.strip():
            unreadable.append(position)


def _fields(reading: MrzReading) -> dict[str, object]:
    return {
        "ok": reading.ok,
        "format": reading.format,
        "error": reading.error,
        "warnings": list(reading.warnings),
        "surname": reading.surname,
        "given_names": reading.given_names,
        "document_number": reading.document_number,
        "birth_date": plain(reading.birth),
        "sex": reading.sex,
        "expiry_date": plain(reading.expiry_date),
        "nationality": reading.nationality,
    }
