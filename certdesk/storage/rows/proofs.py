"""Rows that are held against one another by the check."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, exists, func, select

from certdesk.storage.rows.journal import SEAL
from certdesk.storage.rows.sheets import seal_of
from certdesk.storage.tables.base import changes, journal
from certdesk.storage.tables.counter import (
    checklist_items,
    corrections,
    handovers,
    ledger_lines,
    requests,
    sheets,
)


class PaperTaken(NamedTuple):
    """A paper accepted at a deposit, of which the ledger knows nothing."""

    request_id: int
    procedure_id: int
    paper: str


class FieldChanged(NamedTuple):
    """A field that the journal says was changed."""

    request_id: int
    field: str
    at: datetime


class PickupUndone(NamedTuple):
    """A pickup that was reversed."""

    request_id: int
    confirmed_on: date
    reversed_at: datetime


def accepted_without_line(connection: Connection) -> Iterator[PaperTaken]:
    """Accepted papers of numbered requests without a ledger line; those only shown too."""
    item, line = checklist_items.c, ledger_lines.c
    known = exists().where(
        line.request_id == item.request_id, line.paper == item.paper, line.origin == "taken_in"
    )
    query = (
        select(requests.c.id, requests.c.procedure_id, item.paper)
        .join(requests, requests.c.id == item.request_id)
        .where(requests.c.n.is_not(None), item.verdict == "accepted", ~known)
        .order_by(requests.c.id)
    )
    return (PaperTaken(*row) for row in connection.execute(query))


def changed_entries(connection: Connection, acts: Collection[str]) -> Sequence[FieldChanged]:
    """Every field that acts of these kinds changed, as far as it is still readable."""
    query = (
        select(changes.c.subject_id, changes.c.field, journal.c.at)
        .join(journal, journal.c.seq == changes.c.seq)
        .where(journal.c.act.in_(acts), changes.c.subject == "request")
        .order_by(changes.c.seq, changes.c.item)
    )
    return [FieldChanged(*row) for row in connection.execute(query)]


class SheetAltered(NamedTuple):
    """A sheet that is not the one that was frozen; `kind` None: it is gone."""

    sheet_id: int
    kind: str | None
    key: str | None


def altered_sheets(connection: Connection) -> Iterator[SheetAltered]:
    """Sheets that are not what the journal keeps the print of; those without print are old."""
    sealed = (changes.c.subject == "sheet") & (changes.c.field == SEAL)
    newest = (
        select(changes.c.subject_id, func.max(changes.c.seq).label("seq"))
        .where(sealed)
        .group_by(changes.c.subject_id)
        .subquery()
    )
    one = sheets.c
    query = (
        select(changes.c.subject_id, changes.c.new, one.kind, one.key, one.request_id, one.snapshot)
        .join(newest, (changes.c.seq == newest.c.seq) & sealed)
        .where(changes.c.subject_id == newest.c.subject_id)
        .outerjoin(sheets, one.id == changes.c.subject_id)
        .order_by(changes.c.subject_id)
        .execution_options(yield_per=1000)
    )
    with connection.execute(query) as rows:
        for sheet_id, seal, kind, key, request_id, snapshot in rows:
            if kind is None or seal_of(kind, key, request_id, snapshot) != seal:
                yield SheetAltered(sheet_id, kind, key)


def reversed_pickups(connection: Connection) -> Sequence[PickupUndone]:
    """Every pickup that was reversed."""
    column = handovers.c
    query = select(column.request_id, column.confirmed_on, column.reversed_at).where(
        column.kind == "pickup", column.status == "reversed"
    )
    return [PickupUndone(*row) for row in connection.execute(query)]


def correction_lines(connection: Connection) -> Sequence[tuple[int, int, str]]:
    """(closing, request, field) of every correction line."""
    column = corrections.c
    query = select(column.closing_id, column.request_id, column.field)
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def receipts(connection: Connection, kind: str) -> Sequence[int]:
    """Ids of the newest sheet of a kind, of every open request that has one.

    Not of a request corrected since: a file given back after its pickup keeps the old receipt.
    """
    newest = (
        select(func.max(sheets.c.id))
        .join(requests, requests.c.id == sheets.c.request_id)
        .where(sheets.c.kind == kind, requests.c.state.in_(["deposited", "at_signature", "ready"]))
        .group_by(sheets.c.request_id)
    )
    corrected_since = exists().where(
        journal.c.act == "corrected",
        journal.c.subject == "request",
        journal.c.subject_id == sheets.c.request_id,
        journal.c.at > sheets.c.made_at,
    )
    query = select(sheets.c.id).where(sheets.c.id.in_(newest), ~corrected_since)
    return list(connection.execute(query.order_by(sheets.c.id)).scalars())
