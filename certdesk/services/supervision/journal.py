"""The journal read page by page, its chain walked, a printed closing sheet held against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from certdesk.domain.errors import RuleBroken
from certdesk.domain.numbering import NumberKind, Reference
from certdesk.domain.rights import Actor, Right, require
from certdesk.services.office import Office
from certdesk.services.sheets.closing import moments
from certdesk.storage.rows import access
from certdesk.storage.rows.journal import JournalEntry, Wanted
from certdesk.storage.unit import Unit

SHORTEST_HEAD = 8
LONGEST_HEAD = 64
_HEX = frozenset("0123456789abcdef")


class HeadUnreadable(RuleBroken):
    """What was typed of a closing sheet cannot be what stands there."""

    code = "head_unreadable"
    sentence = (
        "What was typed is not what stands on a closing sheet: a count of entries, and at least "
        "the first {least} signs of the last entry's print (digits and the letters a to f). "
        "Nothing was compared. Read both from the foot of the sheet."
    )


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What is read: a person's acts, one kind of act, one day (Algiers), one request."""

    by: int | None = None
    act: str | None = None
    day: date | None = None
    request_id: int | None = None


@dataclass(frozen=True, slots=True)
class EntryView:
    """One act; `number` is its request's (a draft's code before it has one).

    `changes` are (field, old, new); empty when there were none or they were purged. `id` is
    the entry's place in the chain.
    """

    id: int
    at: datetime
    act: str
    by: str
    subject: str
    subject_id: int | None
    number: str
    clock_back: bool
    note: str
    changes: tuple[tuple[str, object, object], ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading or search, and what was asked for."""

    id: int
    at: datetime
    act: str
    by: str
    number: str
    detail: str


class Tail(StrEnum):
    """What a printed closing sheet says of the journal."""

    HOLDS = "holds"
    CUT = "cut"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class TailReport:
    """The outcome, and how many entries the journal has now."""

    tail: Tail
    count: int


@dataclass(frozen=True, slots=True)
class ChainView:
    """A walk along the chain: `first_bad` None when all `count` entries hold.

    `changed_values`: the first entry whose readable values are not what was written.
    `clock_back`: how many entries were written by a clock that had been set back.
    """

    count: int
    first_bad: int | None
    changed_values: int | None
    clock_back: int


class JournalReading:
    """For heads of service and auditors; every reading of it is noted."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def page(
        self,
        wanted: JournalFilter,
        *,
        before: int | None = None,
        limit: int = 200,
        by: Actor,
    ) -> Sequence[EntryView]:
        """Newest first, older than entry `before`."""
        require(by, Right.READ_GUARDED)
        first, end = _span(wanted.day)
        acts = None if wanted.act is None else (wanted.act,)
        with self._office.store.read() as unit:
            entries = unit.journal.entries(
                subject=None if wanted.request_id is None else "request",
                subject_id=wanted.request_id,
                before=before,
                limit=limit,
                wanted=Wanted(wanted.by, acts, first, end),
            )
            names = unit.staff.names()
            numbers = _numbers(self._office, unit, entries)
            found = [_entry(entry, names, numbers) for entry in entries]
        self._noted("journal", wanted, before, by)
        return found

    def readings(
        self,
        wanted: JournalFilter,
        *,
        before: int | None = None,
        limit: int = 200,
        by: Actor,
    ) -> Sequence[ReadingView]:
        """Who read or searched what, newest first; `wanted.act` is not asked."""
        require(by, Right.READ_GUARDED)
        self._office.store.access.flush()
        first, end = _span(wanted.day)
        with self._office.store.read() as unit:
            rows = access.readings(
                unit.connection,
                by=wanted.by,
                request_id=wanted.request_id,
                span=None if first is None or end is None else (first, end),
                before=before,
                limit=limit,
            )
            names = unit.staff.names()
            numbers = _numbers(self._office, unit, rows)
            found = [
                ReadingView(
                    id=row.id,
                    at=row.at,
                    act=row.act,
                    by=names.get(row.by or 0, ""),
                    number=_number(row, numbers),
                    detail=row.detail or "",
                )
                for row in rows
            ]
        self._noted("access_log", wanted, before, by)
        return found

    def verify(self, *, by: Actor) -> ChainView:
        """Walk the whole chain; about a second for 100,000 entries."""
        require(by, Right.READ_GUARDED)
        with self._office.store.read() as unit:
            chain = unit.journal.verify_chain()
            return ChainView(
                count=chain.count,
                first_bad=chain.first_bad_seq,
                changed_values=unit.journal.verify_changes(),
                clock_back=unit.journal.clock_backs(),
            )

    def compare(self, count: str, head: str, *, by: Actor) -> TailReport:
        """Hold the count and the print of a signed closing sheet against the journal.

        `head` may be the first signs only; spaces and capitals do not matter.

        Raises:
            HeadUnreadable: nothing was compared.
        """
        require(by, Right.READ_GUARDED)
        return compare_tail(self._office, count, head)

    def _noted(self, act: str, wanted: JournalFilter, before: int | None, by: Actor) -> None:
        """A reading is noted once, not once a page."""
        if before is None:
            self._office.store.access.add(
                act,
                at=self._office.now(),
                by=by.id,
                subject=None if wanted.request_id is None else "request",
                subject_id=wanted.request_id,
            )


def compare_tail(office: Office, count: str, head: str) -> TailReport:
    """Whether the journal still holds the tail that a closing sheet names.

    Raises:
        HeadUnreadable.
    """
    entries, signs = "".join(count.split()), "".join(head.split()).lower()
    right = entries.isdecimal() and SHORTEST_HEAD <= len(signs) <= LONGEST_HEAD
    if not right or not set(signs) <= _HEX:
        raise HeadUnreadable(least=SHORTEST_HEAD)
    with office.store.read() as unit:
        there = unit.journal.head().count
        found = unit.journal.head_at(int(entries)) if int(entries) <= there else None
    if found is None:
        return TailReport(Tail.CUT, there)
    return TailReport(Tail.HOLDS if found.startswith(signs) else Tail.ALTERED, there)


def _span(day: date | None) -> tuple[datetime | None, datetime | None]:
    return (None, None) if day is None else moments(day, day + timedelta(days=1))


def _numbers(
    office: Office, unit: Unit, rows: Sequence[JournalEntry] | Sequence[access.ReadingRow]
) -> dict[int, str]:
    """The numbers of the requests on one page; a draft's code before it has one."""
    ids = {row.subject_id for row in rows if row.subject == "request"} - {None}
    written = office.number_format(unit)
    return {
        request_id: code if year is None or n is None else written.text(_reference(year, n))
        for request_id, (year, n, code) in unit.requests.called(
            [one for one in ids if one is not None]
        ).items()
    }


def _reference(year: int, n: int) -> Reference:
    return Reference(NumberKind.DEPOSIT, year, n)


def _number(row: JournalEntry | access.ReadingRow, numbers: dict[int, str]) -> str:
    return numbers.get(row.subject_id or 0, "") if row.subject == "request" else ""


def _entry(entry: JournalEntry, names: dict[int, str], numbers: dict[int, str]) -> EntryView:
    return EntryView(
        id=entry.seq,
        at=entry.at,
        act=entry.act,
        by=names.get(entry.by or 0, ""),
        subject=entry.subject,
        subject_id=entry.subject_id,
        number=_number(entry, numbers),
        clock_back=entry.clock_back,
        note=entry.note,
        changes=tuple((one.field, one.old, one.new) for one in entry.changes),
    )
