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
    if connection.dialect.name == "postgresql":
        for function in _FUNCTIONS.values():
            connection.execute(text(function))
    for statement in _statements(connection).values():
        connection.execute(text(statement))


def drop(connection: Connection) -> None:
    """Drop every trigger there is, of this version or an older one."""
    if connection.dialect.name == "postgresql":
        rows = connection.execute(text(_SERVER_TRIGGERS)).all()
        for name, table, *_ in rows:
            connection.execute(text(f'DROP TRIGGER "{name}" ON "{table}"'))
        for function in _FUNCTIONS:
            connection.execute(text(f"DROP FUNCTION IF EXISTS {function}()"))
        return
    rows = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    for (name,) in rows:
        connection.execute(text(f'DROP TRIGGER "{name}"'))


def expected(connection: Connection) -> tuple[str, ...]:
    """The triggers that have to be there, by name."""
    return tuple(sorted(_statements(connection)))


def names(connection: Connection) -> tuple[str, ...]:
    """The triggers that are there, by name."""
    return tuple(sorted(_stored(connection)))


def replaced(connection: Connection) -> tuple[str, ...]:
    """The triggers that are there by name, but not as we make them: emptied, moved, switched off.

    A trigger on a server is replaced too when the function that it calls was.
    """
    due, there = _statements(connection), _stored(connection)
    bad = {name for name, made in there.items() if name in due and _bare(due[name]) != _bare(made)}
    if connection.dialect.name == "postgresql":
        bodies: dict[str, str] = {
            row[0]: row[1] for row in connection.execute(text(_SERVER_FUNCTIONS))
        }
        for function, made in _FUNCTIONS.items():
            if _bare(bodies.get(function, "")) != _bare(made.split("$body$")[1]):
                bad |= {name for name in due if f"{function}()" in due[name]}
    return tuple(sorted(bad))


def _statements(connection: Connection) -> dict[str, str]:
    """Name and statement of every trigger."""
    server = connection.dialect.name == "postgresql"
    write = _on_server if server else _on_file
    made = {_name(table, act): write(table, act) for table, act in _refusals(server=server)}
    return made | {"journal_only_appends": _APPEND_ON_SERVER if server else _APPEND_ON_FILE}


def _stored(connection: Connection) -> dict[str, str]:
    """Name and statement as the database keeps it; "" when it is switched off."""
    if connection.dialect.name == "postgresql":
        rows = connection.execute(text(_SERVER_TRIGGERS))
        return {row.tgname: row.made if row.tgenabled == "O" else "" for row in rows}
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    return {row[0]: row[1] for row in connection.execute(text(query))}


def _bare(statement: str) -> str:
    return " ".join(statement.split())


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
_FUNCTIONS: Final = {
    "certdesk_refuse": """
CREATE OR REPLACE FUNCTION certdesk_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION '% refuses %', TG_TABLE_NAME, lower(TG_OP)
    USING ERRCODE = 'integrity_constraint_violation';
END
$body$
""",
    "certdesk_append": """
CREATE OR REPLACE FUNCTION certdesk_append() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.seq <> 1 + coalesce((SELECT max(seq) FROM journal), 0) THEN
    RAISE EXCEPTION 'journal only appends' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$body$
""",
}
_APPEND_ON_SERVER = """
CREATE TRIGGER journal_only_appends BEFORE INSERT ON journal
FOR EACH ROW EXECUTE FUNCTION certdesk_append()
"""
_SERVER_TRIGGERS = """
SELECT t.tgname, c.relname, t.tgenabled, pg_get_triggerdef(t.oid, true) AS made FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND n.nspname = current_schema()
"""
_SERVER_FUNCTIONS = """
SELECT p.proname, p.prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = current_schema()
"""
