from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from certdesk.storage.engine import open_engine
from certdesk.storage.keeping.integrity import check
from certdesk.storage.tables import triggers
from certdesk.storage.unit import Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def filled(store: Store) -> Store:
    with store.write() as unit:
        unit.numbers.set_start("deposit", 2026, 10, at=NOW, by=1)
        for n in range(5):
            unit.numbers.take("deposit", 2026, at=NOW, by=1)
            unit.journal.add(
                "deposited", by=1, subject="request", subject_id=n, at=NOW, values={"n": n}
            )
        unit.numbers.reserve_block("deposit", 2026, 2, at=NOW, by=1)
        unit.numbers.void("deposit", 2026, 11, at=NOW, by=1)
    return store


def tamper(store: Store, *statements: str) -> None:
    with store.engine.begin() as connection:
        triggers.drop(connection)
        for statement in statements:
            connection.execute(text(statement))
        triggers.make(connection)


def codes(store: Store) -> list[tuple[str, object]]:
    with store.read() as unit:
        return [
            (finding.code, finding.data.get("n") or finding.data.get("seq"))
            for finding in check(unit)
        ]


def test_a_whole_register_has_no_finding(filled: Store) -> None:
    assert codes(filled) == []


def test_a_hole_in_the_numbers_is_found(filled: Store) -> None:
    tamper(filled, "DELETE FROM numbers WHERE n = 12")
    assert codes(filled) == [("numbers", 12)]


def test_a_number_the_counter_never_gave_is_found(filled: Store) -> None:
    tamper(filled, "UPDATE counters SET last_n = 15")
    assert codes(filled) == [("numbers", 16)]


def test_an_altered_entry_is_found_at_its_row(filled: Store) -> None:
    tamper(filled, "UPDATE journal SET act = 'withdrawn' WHERE seq = 3")
    assert codes(filled) == [("journal", 3)]


def test_an_altered_value_is_found_at_its_entry(filled: Store) -> None:
    tamper(filled, "UPDATE changes SET new = '7' WHERE seq = 4")
    assert codes(filled) == [("journal", 4)]


def test_a_guard_that_was_removed_is_named(filled: Store) -> None:
    with filled.engine.begin() as connection:
        gone = "DROP TRIGGER journal_refuses_update"
        server = connection.dialect.name == "postgresql"
        connection.execute(text(f"{gone} ON journal" if server else gone))
    with filled.read() as unit:
        (finding,) = check(unit)
    assert finding.data == {"trigger": "journal_refuses_update"}


def test_a_broken_reference_and_another_version_are_found(sqlite_store: Store) -> None:
    with sqlite_store.engine.connect() as bare:
        bare.exec_driver_sql("ROLLBACK")
        bare.exec_driver_sql("PRAGMA foreign_keys=OFF")
        bare.exec_driver_sql("BEGIN")
        bare.exec_driver_sql(
            "INSERT INTO numbers (kind, year, n, status, at)"
            " VALUES ('x', 2026, 1, 'used', '2026-11-23T09:00:00.000000Z')"
        )
        bare.exec_driver_sql("PRAGMA user_version=77")
        bare.commit()
        bare.invalidate()
    with sqlite_store.read() as unit:
        assert [finding.code for finding in check(unit)] == ["schema", "foreign_key"]


def test_a_table_that_is_gone_is_named(store: Store) -> None:
    tamper(store, "ALTER TABLE sheets RENAME TO papers")
    with store.read() as unit:
        assert {"table": "sheets"} in [finding.data for finding in check(unit)]


EMPTIED = {
    "sqlite": (
        "DROP TRIGGER closings_refuses_update",
        "CREATE TRIGGER closings_refuses_update BEFORE UPDATE ON closings BEGIN SELECT 1; END",
    ),
    "postgresql": (
        "DROP TRIGGER closings_refuses_update ON closings",
        (
            "CREATE TRIGGER closings_refuses_update BEFORE UPDATE ON closings"
            " FOR EACH ROW WHEN (false) EXECUTE FUNCTION certdesk_refuse()"
        ),
    ),
}


def guards(store: Store) -> list[object]:
    with store.read() as unit:
        return [found.data["trigger"] for found in check(unit) if "trigger" in found.data]


def test_a_guard_emptied_under_its_own_name_is_found(filled: Store) -> None:
    with filled.engine.begin() as connection:
        for statement in EMPTIED[filled.engine.dialect.name]:
            connection.execute(text(statement))
    assert guards(filled) == ["closings_refuses_update"]


def test_a_guard_switched_off_or_emptied_in_its_function_is_found(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    store = Store(engine, lambda: NOW)
    assert guards(store) == []
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE closings DISABLE TRIGGER closings_refuses_update"))
    assert guards(store) == ["closings_refuses_update"]
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE closings ENABLE TRIGGER closings_refuses_update"))
        connection.execute(
            text(
                "CREATE OR REPLACE FUNCTION certdesk_append() RETURNS trigger LANGUAGE plpgsql"
                " AS $$ BEGIN RETURN NEW; END $$"
            )
        )
    assert guards(store) == ["journal_only_appends"]
    store.close()
