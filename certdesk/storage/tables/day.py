"""The tables of a whole day: tokens, past registers, closings, counts, lost receipts.

What counts is never deleted: a token is revoked, a correction is a row of its own. An import of
an old register can be taken back whole; the line that it was there stays.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    UniqueConstraint,
)

from certdesk.storage.tables.base import desk_table
from certdesk.storage.tables.types import Choice, Day, Json, Line, Moment

# `hash`: of the secret itself, which only the keyring of the scheduler's account holds.
tokens = desk_table(
    "tokens",
    Column("id", Integer, primary_key=True),
    Column("name", Line, nullable=False, unique=True),
    Column("staff_id", Integer, nullable=False),
    Column("hash", Line, nullable=False, unique=True),
    Column("commands", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("created_by", Integer),
    Column("revoked_at", Moment),
    Column("revoked_by", Integer),
    ForeignKeyConstraint(["staff_id"], ["staff.id"]),
)

# One imported workbook. `head` is a hash of its titles, by which `mapping` (column, from 0, by
# field) is found again; `starts`: the first number of our own left after it, by year.
past_imports = desk_table(
    "past_imports",
    Column("id", Integer, primary_key=True),
    Column("file_name", Line, nullable=False),
    Column("file_hash", Line, nullable=False),
    Column("sheet", Line, nullable=False),
    Column("head", Line, nullable=False),
    Column("mapping", Json, nullable=False),
    Column("starts", Json, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    Column("undone_at", Moment),
    Column("undone_by", Integer),
    Column("undo_reason", Line),
    Index("ix_past_imports_head", "head"),
)

# A request of the register before this program: read only. `cells`: the whole row as it stood,
# pairs of title and text.
past_requests = desk_table(
    "past_requests",
    Column("id", Integer, primary_key=True),
    Column("import_id", Integer, nullable=False),
    Column("row", Integer, nullable=False),
    Column("year", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("name", Line, nullable=False),
    Column("given_name", Line, nullable=False),
    Column("family_name", Line, nullable=False),
    Column("latin_name", Line, nullable=False),
    Column("birth", Line, nullable=False),
    Column("birth_date", Day),
    Column("birth_place", Line, nullable=False),
    Column("registration_number", Line, nullable=False),
    Column("registration_key", Line, nullable=False),
    Column("phone", Line, nullable=False),
    Column("phone_key", Line, nullable=False),
    Column("diploma_number", Line, nullable=False),
    Column("diploma_key", Line, nullable=False),
    Column("diploma_dated", Day),
    Column("deposited_on", Day),
    Column("handed_over_on", Day),
    Column("cells", Json, nullable=False),
    ForeignKeyConstraint(["import_id"], ["past_imports.id"]),
    UniqueConstraint("year", "n", name="uq_past_requests_reference"),
    Index("ix_past_requests_import_id", "import_id", "row"),
    Index("ix_past_requests_registration_key", "registration_key"),
    Index("ix_past_requests_diploma_key", "diploma_key"),
    Index("ix_past_requests_phone_key", "phone_key"),
)

past_name_keys = desk_table(
    "past_name_keys",
    Column("past_id", Integer, nullable=False),
    Column("key", Line, nullable=False),
    UniqueConstraint("key", "past_id", name="uq_past_name_keys_key_past_id"),
    ForeignKeyConstraint(["past_id"], ["past_requests.id"]),
    Index("ix_past_name_keys_past_id", "past_id"),
)

# A month of a register that was closed: its lines as they stood (`lines`: values by column),
# and the hash of what they attest, so that a later change shows.
closings = desk_table(
    "closings",
    Column("id", Integer, primary_key=True),
    Column("register", Choice("deposit", "pickup"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("month", Integer, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("hash", Line, nullable=False),
    Column("totals", Json, nullable=False),
    Column("lines", Json, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    UniqueConstraint("register", "year", "month", name="uq_closings_month"),
    CheckConstraint("month BETWEEN 1 AND 12", name="month"),
)

# What changed in a closed month: a line of the month in which it was changed (`made_on`).
corrections = desk_table(
    "corrections",
    Column("id", Integer, primary_key=True),
    Column("closing_id", Integer, nullable=False),
    Column("request_id", Integer, nullable=False),
    Column("made_on", Day, nullable=False),
    Column("field", Line, nullable=False),
    Column("old", Line, nullable=False),
    Column("new", Line, nullable=False),
    Column("reason", Line, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    ForeignKeyConstraint(["closing_id"], ["closings.id"]),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    Index("ix_corrections_made_on", "made_on"),
    Index("ix_corrections_request_id", "request_id", "id"),
)

# A blank form struck out as spoiled: nobody's request, so its number stands in the register by
# itself. `stands_on`: the day of its line there.
struck_forms = desk_table(
    "struck_forms",
    Column("id", Integer, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("stands_on", Day, nullable=False),
    Column("struck_on", Day, nullable=False),
    Column("reason", Line, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    UniqueConstraint("year", "n", name="uq_struck_forms_reference"),
    Index("ix_struck_forms_stands_on", "stands_on"),
)

# A receipt declared lost: who declared it, and the identity check before its copy.
lost_receipts = desk_table(
    "lost_receipts",
    Column("id", Integer, primary_key=True),
    Column("request_id", Integer, nullable=False),
    Column("declared_by", Choice("applicant", "proxy"), nullable=False),
    Column("name", Line, nullable=False),
    Column("deed", Json),
    Column("checks", Json, nullable=False),
    Column("decision", Choice("granted", "refused"), nullable=False),
    Column("refusal", Line),
    Column("unlocked_by", Integer),
    Column("reason", Line, nullable=False),
    Column("declared_on", Day, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    ForeignKeyConstraint(["request_id"], ["requests.id"]),
    Index("ix_lost_receipts_request_id", "request_id", "id"),
)

# A look into the archive whose request was corrected since: it counts no more.
lapsed_verifications = desk_table(
    "lapsed_verifications",
    Column("verification_id", Integer, nullable=False, unique=True),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    ForeignKeyConstraint(["verification_id"], ["verifications.id"]),
)

# An identity check that was unlocked or refused, looked at again by a supervisor: one of a
# hand-over or one of a lost receipt.
reviews = desk_table(
    "reviews",
    Column("handover_id", Integer, unique=True),
    Column("lost_receipt_id", Integer, unique=True),
    Column("note", Line, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
    ForeignKeyConstraint(["handover_id"], ["handovers.id"]),
    ForeignKeyConstraint(["lost_receipt_id"], ["lost_receipts.id"]),
    CheckConstraint("(handover_id IS NULL) <> (lost_receipt_id IS NULL)", name="of_one"),
)

# A count of the cupboard: `missing` names the ledger lines that were not there.
cupboard_counts = desk_table(
    "cupboard_counts",
    Column("id", Integer, primary_key=True),
    Column("counted_on", Day, nullable=False),
    Column("expected", Integer, nullable=False),
    Column("found", Integer, nullable=False),
    Column("missing", Json, nullable=False),
    Column("note", Line, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Integer),
)
