"""The tables of the follow-up on the ministry's platform, and of calls to applicants.

A correction supersedes and a new appointment cancels: nothing here is deleted.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, text

from certdesk.storage.tables.base import desk_table
from certdesk.storage.tables.types import Choice, Day, Flag, Json, Line, Moment

_SOURCES = ("told_at_counter", "phone", "paper_shown")

# The step of the appointment is a row of `appointments`.
follow_steps = desk_table(
    "follow_steps",
    Column("id", Integer, primary_key=True),
    Column("request_id", Integer, nullable=False),
    Column(
        "step",
        Choice(
            "account_created",
            "logged_in",
            "form_personal",
            "form_document",
            "form_uploads",
            "form_submit",
            "form_confirm",
            "under_review",
            "result",
            "done",
        ),
        nullable=False,
    ),
    Column("told_on", Day, nullable=False),
    Column("source", Choice(*_SOURCES), nullable=False),
    Column("note", Line, nullable=False),
    Column("receipt_number", Line, nullable=False),
    Column("result", Choice("accepted", "refused", "more_asked")),
    Column("asked", Line, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    Column("superseded", Flag, nullable=False),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    CheckConstraint("(step = 'result') = (result IS NOT NULL)", name="result_told"),
    Index("ix_follow_steps_request_id", "request_id", "told_on", "id"),
    # all that the worklists ask of the steps that count, read from the index alone
    Index(
        "ix_follow_steps_counted",
        *("request_id", "told_on", "at", "id", "step", "result"),
        sqlite_where=text("NOT superseded"),
        postgresql_where=text("NOT superseded"),
    ),
)

# `time` as 09:30, empty when not told. Of a request's appointments one stands: the index
# decides every race.
appointments = desk_table(
    "appointments",
    Column("id", Integer, primary_key=True),
    Column("request_id", Integer, nullable=False),
    Column("day", Day, nullable=False),
    Column("time", Line, nullable=False),
    Column("place", Line, nullable=False),
    Column("papers", Json, nullable=False),
    Column("told_on", Day, nullable=False),
    Column("source", Choice(*_SOURCES), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    Column("cancelled", Flag, nullable=False),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    Index("ix_appointments_request_id", "request_id", "id"),
    Index("ix_appointments_day", "day"),
    Index(
        "uq_appointments_stands_once",
        "request_id",
        unique=True,
        sqlite_where=text("cancelled = 0"),
        postgresql_where=text("NOT cancelled"),
    ),
)

calls = desk_table(
    "calls",
    Column("id", Integer, primary_key=True),
    Column("request_id", Integer, nullable=False),
    Column("reached", Flag, nullable=False),
    Column("note", Line, nullable=False),
    Column("call_again_on", Day),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    Index("ix_calls_request_id", "request_id", "id"),
    Index("ix_calls_call_again_on", "call_again_on"),
)
