"""Triggers: what the database itself refuses, whoever asks.

They are no part of a migration: `migrate` drops them before it works and makes them again
after, so that no migration can lose one. Add a trigger to both tuples or say why not.
"""

from typing import Final

from sqlalchemy import Connection, text

# Kept for ever, word for word.
_FROZEN: Final = ("journal",)
# Rows may change but never go: what got a number stays in the register.
_UNDELETABLE: Final = ("numbers", "counters")
# Rows may go (retention) but never change.
_UNCHANGEABLE: Final = ("changes",)


def make(connection: Connection) -> None:
    """Make every trigger; the tables are there, the triggers are not."""
    server = connection.dialect.name == "postgresql"
    if server:
        connection.execute(text(_REFUSE))
    refusals = (
        *((table, act) for table in _FROZEN for act in ("UPDATE", "DELETE")),
        *((table, "DELETE") for table in _UNDELETABLE),
        *((table, "UPDATE") for table in _UNCHANGEABLE),
    )
    for table, act in refusals:
        connection.execute(text(_on_server(table, act) if server else _on_file(table, act)))
    if server:
        for table in (*_FROZEN, *_UNDELETABLE):
            connection.execute(text(_on_server(table, "TRUNCATE")))
    else:
        connection.execute(text(_APPEND_ON_FILE))


def drop(connection: Connection) -> None:
    """Drop every trigger there is, of this version or an older one."""
    if connection.dialect.name == "postgresql":
        rows = connection.execute(text(_SERVER_TRIGGERS)).all()
        for name, table in rows:
            connection.execute(text(f'DROP TRIGGER "{name}" ON "{table}"'))
        connection.execute(text("DROP FUNCTION IF EXISTS certdesk_refuse()"))
        return
    rows = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    for (name,) in rows:
        connection.execute(text(f'DROP TRIGGER "{name}"'))


def names(connection: Connection) -> tuple[str, ...]:
    """The triggers that are there, by name."""
    server = connection.dialect.name == "postgresql"
    query = _SERVER_TRIGGERS if server else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    return tuple(sorted(row[0] for row in connection.execute(text(query))))


def _name(table: str, act: str) -> str:
    return f"{table}_refuses_{act.lower()}"


def _on_file(table: str, act: str) -> str:
    # REPLACE deletes first, and fires this while recursive_triggers is on.
    return (
        f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} refuses {act.lower()}'); END"
    )


def _on_server(table: str, act: str) -> str:
    each = "STATEMENT" if act == "TRUNCATE" else "ROW"
    return (
        f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION certdesk_refuse()"
    )


# REPLACE would slip past the refusal of DELETE on a connection without recursive_triggers;
# an entry may only be appended at the end, whatever the connection's settings.
_APPEND_ON_FILE = """
CREATE TRIGGER journal_only_appends BEFORE INSERT ON journal
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM journal), 0)
BEGIN SELECT RAISE(ABORT, 'journal only appends'); END
"""
_REFUSE = """
CREATE OR REPLACE FUNCTION certdesk_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION '% refuses %', TG_TABLE_NAME, lower(TG_OP)
    USING ERRCODE = 'integrity_constraint_violation';
END
$body$
"""
_SERVER_TRIGGERS = """
SELECT t.tgname, c.relname FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND n.nspname = current_schema()
"""
