"""The tables of the counter: staff, editions, requests and what hangs on a request.

Everything a request had is kept: nothing here is deleted once a number was given.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    text,
)

from certdesk.storage.base_models import desk_table, metadata
from certdesk.storage.follow_models import appointments, calls, follow_steps
from certdesk.storage.types import Choice, Day, Flag, Json, Line, Moment

staff = desk_table(
    "staff",
    Column("id", Integer, primary_key=True),
    Column("name", Line, nullable=False, unique=True),
    Column("role", Choice("clerk", "supervisor", "auditor"), nullable=False),
    Column("password_hash", Line, nullable=False),
    Column("active", Flag, nullable=False),
    Column("wrong_tries", Integer, nullable=False),
    Column("last_try_at", Moment),
    Column("created_at", Moment, nullable=False),
)

# The office's wording, procedure and calendar: each edition stays, the newest rules.
editions = desk_table(
    "editions",
    Column("id", Integer, primary_key=True),
    Column("kind", Line, nullable=False),
    Column("text", Text, nullable=False),
    Column("hash", Line, nullable=False),
    Column("since", Moment, nullable=False),
    Column("by", Integer),
    Index("ix_editions_kind", "kind", "id"),
)

# `form` is what was typed, field by field, as typed; the columns beside it are what could
# be read of it. `registration_key`, `diploma_key`, `phone_key` are the forms searched by.
requests = desk_table(
    "requests",
    Column("id", Integer, primary_key=True),
    Column("draft_code", Line, nullable=False, unique=True),
    Column(
        "state",
        Choice(
            "draft",
            "deposited",
            "at_signature",
            "ready",
            "handed_over",
            "refused",
            "withdrawn",
            "void",
        ),
        nullable=False,
    ),
    Column("version", Integer, nullable=False),
    Column("procedure_id", Integer, nullable=False),
    Column("year", Integer),
    Column("n", Integer),
    Column("check_code", Line),
    Column("form", Json, nullable=False),
    Column("given_name", Line),
    Column("family_name", Line),
    Column("latin_given_name", Line),
    Column("latin_family_name", Line),
    Column("birth_precision", Line),
    Column("birth_date", Day),
    Column("birth_year", Integer),
    Column("birth_place", Line),
    Column("registration_number", Line),
    Column("registration_key", Line),
    Column("phone", Line),
    Column("phone_key", Line),
    Column("email", Line),
    Column("bac_year", Integer),
    Column("diploma_kind", Line),
    Column("study_field", Line),
    Column("branch", Line),
    Column("speciality", Line),
    Column("diploma_number", Line),
    Column("diploma_key", Line),
    Column("diploma_dated", Day),
    Column("purpose", Line),
    Column("written_on", Day),
    Column("authenticate", Json),
    Column("depositor", Json),
    Column("name_keys", Line, nullable=False),
    Column("deposited_on", Day),
    Column("promised_on", Day),
    Column("created_at", Moment, nullable=False),
    Column("created_by", Integer),
    Column("changed_at", Moment, nullable=False),
    Column("deposited_at", Moment),
    Column("deposited_by", Integer),
    Column("ready_at", Moment),
    Column("closed_at", Moment),
    Column("same_person_reason", Line),
    Column("opened_by", Integer),
    Column("opened_at", Moment),
    ForeignKeyConstraint(["procedure_id"], ["editions.id"]),
    UniqueConstraint("year", "n", name="uq_requests_number"),
    CheckConstraint(
        "(state = 'draft' AND n IS NULL) OR (state <> 'draft' AND n IS NOT NULL)",
        name="number_when_deposited",
    ),
    CheckConstraint("(year IS NULL) = (n IS NULL)", name="number_whole"),
    Index("ix_requests_state", "state", "id"),
    Index("ix_requests_registration_key", "registration_key"),
    Index("ix_requests_diploma_key", "diploma_key"),
    Index("ix_requests_phone_key", "phone_key"),
    Index("ix_requests_check_code", "check_code"),
    Index("ix_requests_deposited_on", "deposited_on"),
)

# One key a row, so that a search is a range on an index on both databases.
name_keys = desk_table(
    "name_keys",
    Column("request_id", Integer, nullable=False),
    Column("key", Line, nullable=False),
    UniqueConstraint("key", "request_id", name="uq_name_keys_key_request_id"),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    Index("ix_name_keys_request_id", "request_id"),
)

checklist_items = desk_table(
    "checklist_items",
    Column("request_id", Integer, nullable=False),
    Column("paper", Line, nullable=False),
    Column(
        "verdict",
        Choice("not_looked_at", "accepted", "not_accepted", "waived"),
        nullable=False,
    ),
    Column("reasons", Json, nullable=False),
    Column("note", Line, nullable=False),
    Column("sheets", Integer),
    Column("issued_on", Day),
    Column("waived_by", Integer),
    Column("waive_reason", Line, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    UniqueConstraint("request_id", "paper", name="uq_checklist_items_paper"),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
)

verifications = desk_table(
    "verifications",
    Column("id", Integer, primary_key=True),
    Column("request_id", Integer, nullable=False),
    Column("found", Choice("as_stated", "differences", "not_found"), nullable=False),
    Column("reference", Line, nullable=False),
    Column("differences", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    Column("settled_by", Integer),
    Column("settled_at", Moment),
    Column("settled_reason", Line, nullable=False),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    Index("ix_verifications_request_id", "request_id", "id"),
)

doubts = desk_table(
    "doubts",
    Column("id", Integer, primary_key=True),
    Column("request_id", Integer, nullable=False),
    Column("kind", Line, nullable=False),
    Column("detail", Text, nullable=False),
    Column("raised_at", Moment, nullable=False),
    Column("raised_by", Integer),
    Column("settled_at", Moment),
    Column("settled_by", Integer),
    Column("settled_reason", Line, nullable=False),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    Index("ix_doubts_request_id", "request_id", "id"),
)

ledger_lines = desk_table(
    "ledger_lines",
    Column("id", Integer, primary_key=True),
    Column("request_id", Integer, nullable=False),
    Column("paper", Line, nullable=False),
    Column("title", Line, nullable=False),
    Column("origin", Choice("taken_in", "made_here"), nullable=False),
    Column("is_copy", Flag, nullable=False),
    Column("sheets", Integer, nullable=False),
    Column("disposal", Choice("return", "keep"), nullable=False),
    Column(
        "place",
        Choice("cupboard", "at_signature", "shelf", "given", "kept", "spoiled"),
        nullable=False,
    ),
    Column("slot", Line, nullable=False),
    Column("reason", Line, nullable=False),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    CheckConstraint("sheets >= 1", name="sheets"),
    Index("ix_ledger_lines_request_id", "request_id", "id"),
    Index("ix_ledger_lines_place", "place", "request_id"),
)

handovers = desk_table(
    "handovers",
    Column("id", Integer, primary_key=True),
    Column("request_id", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("kind", Choice("pickup", "return"), nullable=False),
    Column(
        "status",
        Choice("refused", "prepared", "confirmed", "abandoned", "reversed"),
        nullable=False,
    ),
    Column("receiver", Choice("applicant", "proxy"), nullable=False),
    Column("receiver_name", Line, nullable=False),
    Column("deed", Json),
    Column("checks", Json, nullable=False),
    Column("decision", Choice("granted", "refused"), nullable=False),
    Column("refusal", Line),
    Column("unlocked_by", Integer),
    Column("unlock_reason", Line, nullable=False),
    Column("note", Line, nullable=False),
    Column("lines", Json, nullable=False),
    Column("year", Integer),
    Column("n", Integer),
    Column("prepared_at", Moment, nullable=False),
    Column("prepared_by", Integer),
    Column("confirmed_at", Moment),
    Column("confirmed_on", Day),
    Column("confirmed_by", Integer),
    Column("reversed_at", Moment),
    Column("reversed_by", Integer),
    Column("reverse_reason", Line, nullable=False),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    UniqueConstraint("request_id", "attempt", name="uq_handovers_attempt"),
    UniqueConstraint("kind", "year", "n", name="uq_handovers_number"),
    CheckConstraint("status <> 'confirmed' OR decision = 'granted'", name="granted"),
    CheckConstraint("status <> 'confirmed' OR n IS NOT NULL", name="numbered"),
    Index("ix_handovers_confirmed_on", "confirmed_on"),
)

# A paper is given at most once among moves not reversed: the index decides every race.
custody_moves = desk_table(
    "custody_moves",
    Column("id", Integer, primary_key=True),
    Column("line_id", Integer, nullable=False),
    Column("kind", Line, nullable=False),
    Column("place", Line, nullable=False),
    Column("sheets", Integer, nullable=False),
    Column("handover_id", Integer),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    Column("reason", Line, nullable=False),
    Column("reversed", Flag, nullable=False),
    ForeignKeyConstraint(["line_id"], ["ledger_lines.id"]),
    ForeignKeyConstraint(["handover_id"], ["handovers.id"]),
    Index("ix_custody_moves_line_id", "line_id", "id"),
    Index(
        "uq_custody_moves_given_once",
        "line_id",
        unique=True,
        sqlite_where=text("kind = 'give' AND reversed = 0"),
        postgresql_where=text("kind = 'give' AND NOT reversed"),
    ),
)

transmittals = desk_table(
    "transmittals",
    Column("id", Integer, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("sent_on", Day, nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("sent_by", Integer),
    Column("holder", Line, nullable=False),
    UniqueConstraint("year", "n", name="uq_transmittals_number"),
)

transmittal_files = desk_table(
    "transmittal_files",
    Column("transmittal_id", Integer, nullable=False),
    Column("request_id", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("outcome", Choice("out", "signed", "unsigned", "recalled"), nullable=False),
    Column("returned_at", Moment),
    Column("returned_by", Integer),
    Column("reason", Line, nullable=False),
    UniqueConstraint("transmittal_id", "request_id", name="uq_transmittal_files_file"),
    ForeignKeyConstraint(["transmittal_id"], ["transmittals.id"]),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    Index(
        "uq_transmittal_files_out_once",
        "request_id",
        unique=True,
        sqlite_where=text("outcome = 'out'"),
        postgresql_where=text("outcome = 'out'"),
    ),
)

# A sheet as it was issued: rendered again from `snapshot` at any time, same content.
sheets = desk_table(
    "sheets",
    Column("id", Integer, primary_key=True),
    Column("kind", Line, nullable=False),
    Column("request_id", Integer),
    Column("key", Line, nullable=False),
    Column("snapshot", Json, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Integer),
    Column("printed", Integer, nullable=False),
    Column("issued_at", Moment),
    Column("copies", Integer, nullable=False),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    Index("ix_sheets_request_id", "request_id", "id"),
    Index(
        "ix_sheets_not_issued",
        "id",
        sqlite_where=text("issued_at IS NULL"),
        postgresql_where=text("issued_at IS NULL"),
    ),
)

__all__ = ["appointments", "calls", "checklist_items", "custody_moves", "doubts", "editions"]
__all__ += ["follow_steps", "handovers", "ledger_lines", "metadata", "name_keys", "requests"]
__all__ += ["sheets", "staff", "transmittal_files", "transmittals", "verifications"]
