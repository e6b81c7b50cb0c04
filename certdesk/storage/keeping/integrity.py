"""What `certdesk check` can say of the database itself; custody sums are the services'."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, inspect, select

from certdesk.storage.schema import SCHEMA
from certdesk.storage.tables import triggers
from certdesk.storage.tables.base import counters, numbers
from certdesk.storage.tables.counter import metadata, requests
from certdesk.storage.tables.day import past_requests
from certdesk.storage.unit import Unit

_SHOWN = 20  # of each kind: after that the file is for the backup, not for reading


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold: `sentence` is an English msgid filled from `data`."""

    code: str
    sentence: str
    data: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NumberCount:
    """One series from its start to its last number: each is used, reserved or void."""

    kind: str
    year: int
    first: int
    last: int
    used: int
    reserved: int
    void: int


def count_numbers(unit: Unit) -> tuple[NumberCount, ...]:
    """Every series that began, by year and kind."""
    found: dict[tuple[str, int], dict[str, int]] = {}
    query = select(numbers.c.kind, numbers.c.year, numbers.c.status, func.count().label("count"))
    for row in unit.connection.execute(query.group_by(*query.selected_columns[:3])):
        found.setdefault((row.kind, row.year), {})[row.status] = row[3]
    series = select(counters).order_by(counters.c.year, counters.c.kind)
    return tuple(
        NumberCount(
            one.kind,
            one.year,
            one.start_n,
            one.last_n,
            *(found.get((one.kind, one.year), {}).get(s, 0) for s in ("used", "reserved", "void")),
        )
        for one in unit.connection.execute(series)
    )


def check(unit: Unit) -> tuple[Finding, ...]:
    """Everything that does not hold, none when all is well. Takes seconds on a large file."""
    return (
        *_schema(unit.connection),
        *_file(unit.connection),
        *_journal(unit),
        *_numbers(unit.connection),
        *_past(unit.connection),
        *_deposits(unit.connection),
    )


def _schema(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name == "sqlite":
        query = "PRAGMA user_version"
    else:
        query = "SELECT version_num FROM alembic_version"
    found = int(connection.exec_driver_sql(query).scalar_one())
    if found != SCHEMA:
        sentence = "The register has version {found}, the program needs {known}."
        yield Finding("schema", sentence, {"found": found, "known": SCHEMA})
    there = set(inspect(connection).get_table_names())
    for name in sorted(set(metadata.tables) - there):
        yield Finding("schema", "The table {table} is missing.", {"table": name})
    for name in sorted(set(triggers.expected(connection)) - set(triggers.names(connection))):
        sentence = "The guard {trigger} of the register was removed."
        yield Finding("schema", sentence, {"trigger": name})
    for name in triggers.replaced(connection):
        sentence = "The guard {trigger} of the register was replaced by another."
        yield Finding("schema", sentence, {"trigger": name})


def _file(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_SHOWN})"):
        if line != "ok":
            yield Finding("file", "The register file is damaged: {detail}.", {"detail": line})
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_SHOWN)
    for table, row, parent, _ in broken:
        sentence = "Row {row} of {table} refers to a row of {parent} that is not there."
        yield Finding("foreign_key", sentence, {"row": row, "table": table, "parent": parent})


def _journal(unit: Unit) -> Iterator[Finding]:
    chain = unit.journal.verify_chain()
    if chain.first_bad_seq is not None:
        sentence = "The journal was altered: its chain breaks at entry {seq}."
        yield Finding("journal", sentence, {"seq": chain.first_bad_seq})
    altered = unit.journal.verify_changes()
    if altered is not None:
        sentence = "The values kept with entry {seq} of the journal were altered."
        yield Finding("journal", sentence, {"seq": altered})


def _numbers(connection: Connection) -> Iterator[Finding]:
    for counter in connection.execute(select(counters)).all():
        query = select(numbers.c.n).where(
            numbers.c.kind == counter.kind, numbers.c.year == counter.year
        )
        there = set(connection.execute(query).scalars())
        due = set(range(counter.start_n, counter.last_n + 1))
        facts = {"kind": counter.kind, "year": counter.year}
        for n in sorted(due - there)[:_SHOWN]:
            sentence = "The number {n}/{year} ({kind}) is neither used, reserved nor struck out."
            yield Finding("numbers", sentence, {**facts, "n": n})
        for n in sorted(there - due)[:_SHOWN]:
            sentence = "The number {n}/{year} ({kind}) was never given by the counter."
            yield Finding("numbers", sentence, {**facts, "n": n})


def _deposits(connection: Connection) -> Iterator[Finding]:
    """A used deposit number belongs to one request, and that request says so."""
    holds = (numbers.c.kind == "D") & (numbers.c.year == requests.c.year)
    joined = requests.outerjoin(numbers, holds & (numbers.c.n == requests.c.n))
    wrong = numbers.c.request_id.is_distinct_from(requests.c.id) | (numbers.c.status == "reserved")
    query = select(requests.c.year, requests.c.n).select_from(joined)
    for row in connection.execute(query.where(requests.c.n.is_not(None), wrong).limit(_SHOWN)):
        sentence = "The number {n}/{year} is not kept as the number of its request."
        yield Finding("numbers", sentence, {"n": row.n, "year": row.year})
    held = numbers.outerjoin(requests, holds & (numbers.c.n == requests.c.n))
    free = (numbers.c.kind == "D") & (numbers.c.status == "used") & requests.c.id.is_(None)
    query = select(numbers.c.year, numbers.c.n).select_from(held).where(free)
    for row in connection.execute(query.limit(_SHOWN)):
        sentence = "The number {n}/{year} counts as used, and no request has it."
        yield Finding("numbers", sentence, {"n": row.n, "year": row.year})


def _past(connection: Connection) -> Iterator[Finding]:
    ours = (
        (numbers.c.kind == "D")
        & (numbers.c.year == past_requests.c.year)
        & (numbers.c.n == past_requests.c.n)
    )
    twice = select(numbers.c.year, numbers.c.n).join(past_requests, ours).limit(_SHOWN)
    for found in connection.execute(twice):
        sentence = "The number {n}/{year} stands in our register and in an imported one."
        yield Finding("past", sentence, {"n": found.n, "year": found.year})
