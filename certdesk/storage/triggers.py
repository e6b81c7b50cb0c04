"""Triggers: what the database itself refuses, whoever asks.

They are no part of a migration: `migrate` drops them before it works and makes them again
after, so that no migration can lose one. Add a trigger to both tuples or say why not.
"""

from typing import Final

from sqlalchemy import Connection, text

# Kept for ever, word for word.
_FROZEN: Final = ("journal", "closings", "corrections")
# Rows may change but never go: what got a number stays in the register.
_UNDELETABLE: Final = ("numbers", "counters")
# Rows may go (retention) but never change.
_UNCHANGEABLE: Final = ("changes",)


def make(connection: Connection) -> None:
    """Make every trigger; the tables are there, the triggers are not."""
    server = connection.dialect.name == "postgresql"
    if server:
        connection.execute(text(_REFUSE))
    for table, act in _refusals(server=server):
        connection.execute(text(_on_server(table, act) if server else _on_file(table, act)))
    for statement in _APPEND_ON_SERVER if server else (_APPEND_ON_FILE,):
        connection.execute(text(statement))


def drop(connection: Connection) -> None:
    """Drop every trigger there is, of this version or an older one."""
    if connection.dialect.name == "postgresql":
        rows = connection.execute(text(_SERVER_TRIGGERS)).all()
        for name, table in rows:
            connection.execute(text(f'DROP TRIGGER "{name}" ON "{table}"'))
        for function in ("certdesk_refuse", "certdesk_append"):
            connection.execute(text(f"DROP FUNCTION IF EXISTS {function}()"))
        return
    rows = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    for (name,) in rows:
        connection.execute(text(f'DROP TRIGGER "{name}"'))


def expected(connection: Connection) -> tuple[str, ...]:
    """The triggers that have to be there, by name."""
    server = connection.dialect.name == "postgresql"
    found = [_name(table, act) for table, act in _refusals(server=server)]
    return tuple(sorted([*found, "journal_only_appends"]))


def names(connection: Connection) -> tuple[str, ...]:
    """The triggers that are there, by name."""
    server = connection.dialect.name == "postgresql"
    query = _SERVER_TRIGGERS if server else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    return tuple(sorted(row[0] for row in connection.execute(text(query))))


def _refusals(*, server: bool) -> tuple[tuple[str, str], ...]:
    return (
        *((table, act) for table in _FROZEN for act in ("UPDATE", "DELETE")),
        *((table, "DELETE") for table in _UNDELETABLE),
        *((table, "UPDATE") for table in _UNCHANGEABLE),
        *((table, "TRUNCATE") for table in (*_FROZEN, *_UNDELETABLE) if server),
    )


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
_APPEND_ON_SERVER = (
    """
CREATE OR REPLACE FUNCTION certdesk_append() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.seq <> 1 + coalesce((SELECT max(seq) FROM journal), 0) THEN
    RAISE EXCEPTION 'journal only appends' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$body$
""",
    """
CREATE TRIGGER journal_only_appends BEFORE INSERT ON journal
FOR EACH ROW EXECUTE FUNCTION certdesk_append()
""",
)
_SERVER_TRIGGERS = """
SELECT t.tgname, c.relname FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND n.nspname = current_schema()
"""
