"""What stands on the closing sheet: what a day came to, and the journal's head."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from certdesk.documents.office_snapshots import (
    ActCount,
    ClosingSheet,
    DayTransmittal,
    NumberSeries,
    WaitingSheet,
)
from certdesk.domain.calendar import ALGIERS
from certdesk.domain.custody import MoveKind
from certdesk.domain.errors import RuleBroken
from certdesk.domain.numbering import NumberKind, Reference
from certdesk.domain.rights import Actor
from certdesk.i18n import tr, trn
from certdesk.services.act_words import act_order, act_word, sheet_key
from certdesk.services.office import Office
from certdesk.services.request.given import NUMBER_KINDS
from certdesk.services.sheets.frozen import clock_text, letterhead
from certdesk.storage.rows.transmittals import TransmittalRow
from certdesk.storage.unit import Unit


class DayToCome(RuleBroken):
    """A closing of a day that has not begun."""

    code = "day_to_come"
    sentence = (
        "The day {day} has not come yet. Nothing was closed. "
        "Close today, or give a day that has passed."
    )


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What a day came to, as the closing sheet counts it."""

    acts: tuple[ActCount, ...]
    series: tuple[NumberSeries, ...]
    transmittals: tuple[DayTransmittal, ...]
    not_issued: tuple[WaitingSheet, ...]


def figures_of(office: Office, unit: Unit, day: date) -> DayFigures:
    """The day in figures; nothing is written.

    Raises:
        DayToCome.
    """
    if day > office.today():
        raise DayToCome(day=day)
    return DayFigures(
        acts=tuple(_acts(unit, day)),
        series=tuple(_series(office, unit, day)),
        transmittals=tuple(_transmittals(office, unit, day)),
        not_issued=tuple(_waiting(office, unit)),
    )


def closing_of(office: Office, unit: Unit, day: date, *, by: Actor) -> ClosingSheet:
    """The day in figures, and its entry in the journal; the head comes when it is frozen.

    Raises:
        DayToCome.
    """
    now = office.now()
    figures = figures_of(office, unit, day)
    unit.journal.add(
        "day_closed",
        by=by.id,
        subject="sheet",
        subject_id=None,
        at=now,
        values={"day": day},
    )
    return ClosingSheet(
        closed_on=day,
        written_on=office.today(),
        written_at=clock_text(now),
        acts=figures.acts,
        series=figures.series,
        transmittals=figures.transmittals,
        not_issued=figures.not_issued,
        journal_count=0,
        journal_head="",
        clerk="",
        supervisor=by.name,
        letterhead=letterhead(office, unit),
    )


def moments(first: date, end: date) -> tuple[datetime, datetime]:
    """From the first moment of `first` in Algiers to before that of `end`, in UTC."""
    begins, ends = (datetime.combine(day, time(), ALGIERS) for day in (first, end))
    return begins.astimezone(UTC), ends.astimezone(UTC)


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _acts(unit: Unit, day: date) -> Iterator[ActCount]:
    """One line a kind of act, in the order of the day's work; unknown ones together, last."""
    counts: dict[str, int] = {}
    found = unit.day_rows.acts_between(*moments(day, _next(day)))
    for act in sorted(found, key=act_order):
        word = act_word(act)
        counts[word] = counts.get(word, 0) + found[act]
    for word, count in counts.items():
        yield ActCount(word, count)


def _series(office: Office, unit: Unit, day: date) -> Iterator[NumberSeries]:
    """The numbers of the day; struck and reversed ones were given all the same."""
    span = (day, _next(day))
    deposits = [unit.requests.get(one) for one in unit.listing.deposited_between(*span)]
    sent = [unit.transmittals.get(one) for one in unit.day_rows.transmittals_between(*span)]
    reserved = unit.day_rows.reserved_between(NumberKind.DEPOSIT.value, *moments(day, _next(day)))
    given = {
        tr("Deposits, series"): [one.reference for one in deposits],
        tr("Hand-overs, series"): _handed(unit, "pickup", span),
        tr("Returns, series"): _handed(unit, "return", span),
        tr("Transmittals, series"): [
            Reference(NumberKind.TRANSMITTAL, one.year, one.n) for one in sent
        ],
    }
    if reserved:
        words = tr("Reserved on blank forms, series")
        given[words] = [Reference(NumberKind.DEPOSIT, day.year, n) for n in reserved]
    for title, references in given.items():
        yield _line(office, unit, title, references)


def _handed(unit: Unit, kind: str, span: tuple[date, date]) -> list[Reference]:
    return [
        Reference(NUMBER_KINDS[kind], row.year or 0, row.n or 0)
        for row in unit.handovers.confirmed_between(kind, *span)
    ]


def _line(office: Office, unit: Unit, title: str, given: list[Reference]) -> NumberSeries:
    written = office.number_format(unit)
    first = written.text(min(given)) if given else ""
    last = written.text(max(given)) if given else ""
    return NumberSeries(title, first, last, len(given))


def _transmittals(office: Office, unit: Unit, day: date) -> Iterator[DayTransmittal]:
    for transmittal_id in unit.day_rows.transmittals_between(day, _next(day)):
        row = unit.transmittals.get(transmittal_id)
        papers = [sheets for one in row.files for sheets in sent_sheets(unit, row, one.request_id)]
        yield DayTransmittal(
            number=office.number_text(unit, NumberKind.TRANSMITTAL, row.year, row.n),
            files=len(row.files),
            papers=len(papers),
            sheets=sum(papers),
            standing=standing_words(row),
        )


def sent_sheets(unit: Unit, row: TransmittalRow, request_id: int) -> list[int]:
    """The sheets of each paper of one file as it left; it may have been sent again since."""
    moves = [
        move
        for move in unit.custody.moves(request_id)
        if move.kind is MoveKind.SEND and move.at >= row.sent_at
    ]
    return [move.sheets for move in moves if move.at == moves[0].at]


def standing_words(row: TransmittalRow) -> str:
    """Where the files of a transmittal are."""
    out = sum(one.outcome == "out" for one in row.files)
    if out == len(row.files):
        return tr("At signature")
    return trn("{n} files still at signature", out) if out else tr("All files came back")


def _waiting(office: Office, unit: Unit) -> Iterator[WaitingSheet]:
    for row in unit.sheets.not_issued():
        made = row.made_at.astimezone(ALGIERS)
        title = office.sheet_title(unit, row.kind)
        yield WaitingSheet(title, sheet_key(row.kind, row.key), made.date(), f"{made:%H:%M}")
