"""The ready call list: files on the shelf, their phones, calls made and agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from certdesk.documents.office_snapshots import (
    RegisterColumn,
    RegisterPages,
    RegisterRow,
    RegisterTotal,
)
from certdesk.domain.calendar import ALGIERS
from certdesk.domain.dates import shown_day
from certdesk.domain.rights import Actor, Right, require
from certdesk.i18n import ltr, tr
from certdesk.services.follow_on.views import FollowLine, Work
from certdesk.services.follow_on.worklist import Worklist
from certdesk.services.office import Office
from certdesk.services.sheets.frozen import letterhead
from certdesk.services.sheets.rendering import PrintedSheet, note_printed, rendered

MOST = 200


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """A ready file in the call list.

    `next_call_on`: the day agreed in the last call; it is due from that day on.
    """

    line: FollowLine
    next_call_on: date | None
    call_is_due: bool

    @property
    def id(self) -> int:
        """The request."""
        return self.line.request.id


class ReadyCalls:
    """Reads, and puts the list on paper."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def lines(self, kind: Work, *, limit: int = MOST) -> Sequence[ShelfLine]:
        """`READY` or `UNCOLLECTED` files, those that nobody called and the longest first."""
        today = self._office.today()
        with self._office.store.read() as unit:
            found = Worklist(self._office, unit).lines(kind, limit)
        return [_shelf_line(line, today) for line in found]

    def sheet(self, kind: Work, *, by: Actor) -> PrintedSheet:
        """The list on paper, with room for what the telephone says."""
        require(by, Right.TAKE_REQUESTS)
        found = self.lines(kind, limit=MOST + 1)
        lines, more = found[:MOST], len(found) > MOST
        office, today = self._office, self._office.today()
        with office.store.write() as unit:
            pages = RegisterPages(
                title=tr("Ready call list"),
                period=tr("up to {day}", day=ltr(shown_day(today))),
                columns=_columns(),
                rows=tuple(RegisterRow(_cells(line)) for line in lines),
                totals=(RegisterTotal(tr("Files"), str(len(lines))),),
                notes=(_more(),) if more else (),
                signatures=(),
                written_on=today,
                letterhead=letterhead(office, unit),
            )
            note_printed(office, unit, "call-list", "", None, by=by)
        return rendered(office, "register-pages", pages, f"call-list-{today.isoformat()}")


def _shelf_line(line: FollowLine, today: date) -> ShelfLine:
    day = None if line.last_call is None else line.last_call.call.call_again_on
    return ShelfLine(line, day, call_is_due=day is not None and day <= today)


def _more() -> str:
    return tr("… and others: the first {n} are shown here", n=ltr(str(MOST)))


def _columns() -> tuple[RegisterColumn, ...]:
    return (
        RegisterColumn(tr("Number"), 12, True),
        RegisterColumn(tr("Name and surname"), 26, False),
        RegisterColumn(tr("Phone"), 16, True),
        RegisterColumn(tr("Ready since"), 12, True),
        RegisterColumn(tr("Days"), 8, True),
        RegisterColumn(tr("Called on"), 18, False),
        RegisterColumn(tr("Next call"), 12, True),
        RegisterColumn(tr("What was said"), 36, False),
    )


def _cells(shelf: ShelfLine) -> tuple[str, ...]:
    line, request = shelf.line, shelf.line.request
    called = ""
    if line.last_call is not None:
        day = line.last_call.at.astimezone(ALGIERS).date()
        answer = tr("reached") if line.last_call.call.reached else tr("not reached")
        called = f"{shown_day(day)} {answer}"
    following = "" if shelf.next_call_on is None else shown_day(shelf.next_call_on)
    ready = shown_day(line.on)
    return (
        request.number,
        request.name,
        request.phone,
        ready,
        str(line.days),
        called,
        following,
        "",
    )
