"""The tables that every other one leans on: settings, numbers and the journal's three.

`counter.py` adds its own to the same `metadata`. `desk_table` makes each STRICT on SQLite
and adds the CHECKs that the column types need.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from certdesk.storage.tables.types import Choice, Flag, Json, Line, Moment, type_check

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def desk_table(name: str, *items: SchemaItem, **options: Any) -> Table:
    """A table of this program: STRICT on SQLite, with the CHECKs of its column types.

    An `id` counts up and is never used again (SQLite needs AUTOINCREMENT for that): what a
    journal entry names must not come to mean another row.
    """
    counted = any(isinstance(item, Column) and item.name == "id" for item in items)
    table = Table(
        name, metadata, *items, sqlite_strict=True, sqlite_autoincrement=counted, **options
    )
    for column in table.columns:
        check = type_check(column)
        if check is not None:
            table.append_constraint(check)
    return table


# One value a key: schema facts, office id, start numbers, marks of the folder.
settings = desk_table(
    "settings",
    Column("key", Line, primary_key=True),
    Column("value", Json, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Integer),
)

# The row that is locked while a number is taken: `last_n` is the last one given or reserved.
counters = desk_table(
    "counters",
    Column("kind", Line, nullable=False),
    Column("year", Integer, nullable=False),
    Column("start_n", Integer, nullable=False),
    Column("last_n", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "year"),
    CheckConstraint("start_n >= 1 AND last_n >= start_n - 1", name="range"),
)

# Every number ever given, reserved or struck out. Its primary key is UNIQUE(kind, year, n).
# `request_id` has no foreign key here: transmittals and hand-overs are numbered too.
numbers = desk_table(
    "numbers",
    Column("kind", Line, nullable=False),
    Column("year", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("status", Choice("used", "reserved", "void"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    Column("request_id", Integer),
    Column("note", Line),
    PrimaryKeyConstraint("kind", "year", "n"),
    ForeignKeyConstraint(["kind", "year"], ["counters.kind", "counters.year"]),
    CheckConstraint("n >= 1", name="positive"),
    Index("ix_numbers_request_id", "request_id"),
)

# Acts, chained: `hash` covers the row, `previous` is the hash of the entry before. `digests`
# is a JSON list: the salted hash of each of the entry's `changes`, by `item`. Salts and
# readable values lie there, so that purging personal data leaves the chain whole.
journal = desk_table(
    "journal",
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("act", Line, nullable=False),
    Column("by", Integer),
    Column("subject", Line, nullable=False),
    Column("subject_id", Integer),
    Column("clock_back", Flag, nullable=False),
    Column("digests", Line, nullable=False),
    Column("previous", Line, nullable=False),
    Column("hash", Line, nullable=False),
    UniqueConstraint("hash"),
    Index("ix_journal_subject_subject_id", "subject", "subject_id", "seq"),
    Index("ix_journal_at", "at"),
)

# Field by field, readable, purged by retention; the entry's digest proves each row.
changes = desk_table(
    "changes",
    Column("seq", Integer, nullable=False),
    Column("item", Integer, nullable=False),
    Column("subject", Line, nullable=False),
    Column("subject_id", Integer),
    Column("field", Line, nullable=False),
    Column("old", Json),
    Column("new", Json),
    Column("salt", LargeBinary, nullable=False),
    PrimaryKeyConstraint("seq", "item"),
    ForeignKeyConstraint(["seq"], ["journal.seq"]),
    Index("ix_changes_subject_subject_id", "subject", "subject_id"),
)

# Reads and searches: not chained, written in batches, purged after its years.
access_log = desk_table(
    "access_log",
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    Column("act", Line, nullable=False),
    Column("subject", Line),
    Column("subject_id", Integer),
    Column("detail", Text),
    Index("ix_access_log_at", "at"),
)
