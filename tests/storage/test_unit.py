import logging
import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, func, select, text

from certdesk.storage.engine import open_engine
from certdesk.storage.errors import (
    DatabaseLocked,
    DatabaseMissing,
    DatabaseReadOnly,
    DatabaseUnreachable,
    ServerUnreachable,
    StorageBug,
)
from certdesk.storage.tables.base import access_log
from certdesk.storage.unit import Store, Unit

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def readings(store: Store) -> int:
    with store.read() as unit:
        query = select(func.count()).select_from(access_log)
        return unit.connection.execute(query).scalar_one()


def test_a_unit_keeps_all_or_nothing(store: Store) -> None:
    def fail() -> None:
        with store.write() as unit:
            unit.settings.put("a", 1, at=NOW)
            unit.journal.add("tried", by=1, subject="office", subject_id=None, at=NOW)
            raise LookupError

    with store.write() as unit:
        unit.settings.put("b", {"x": [1]}, at=NOW, by=3)
    with pytest.raises(LookupError):
        fail()
    with store.read() as unit:
        assert dict(unit.settings.all()) == {"b": {"x": [1]}}
        assert unit.journal.head().count == 0


def test_a_setting_can_be_changed_and_forgotten(store: Store) -> None:
    with store.write() as unit:
        unit.settings.put("delay", 3, at=NOW)
        unit.settings.put("delay", 4, at=NOW)
        assert unit.settings.get("delay") == 4
        unit.settings.remove("delay")
        assert unit.settings.get("delay", 3) == 3
        drawn = unit.settings.office_id(at=NOW)
        assert unit.settings.office_id(at=NOW) == drawn


def test_reading_cannot_write(store: Store) -> None:
    with pytest.raises(DatabaseReadOnly), store.read() as unit:
        unit.settings.put("a", 1, at=NOW)
    with store.write() as unit:
        unit.settings.put("a", 1, at=NOW)


def test_a_write_within_a_write_is_a_bug_at_once(store: Store) -> None:
    with store.write(), pytest.raises(StorageBug), store.write():
        pass


def test_the_systems_own_errors_of_a_service_pass_unchanged(store: Store) -> None:
    with pytest.raises(FileNotFoundError), store.write():
        raise FileNotFoundError


def test_a_reading_sees_one_moment_only(postgres_store: Store) -> None:
    # On SQLite (TRUNCATE) the writer waits for readers instead.
    with postgres_store.read() as reading:
        assert reading.settings.get("a") is None
        with postgres_store.write() as unit:
            unit.settings.put("a", 1, at=NOW)
        assert reading.settings.get("a") is None


def test_a_second_writer_waits_then_is_refused_in_clear_words(where: str) -> None:
    engine = open_engine(where, busy_ms=300)
    store = Store(engine, lambda: NOW)
    failures: list[Exception] = []

    def second() -> None:
        try:
            with store.write() as unit:
                unit.settings.put("b", 2, at=NOW)
        except DatabaseLocked as error:
            failures.append(error)

    with store.write() as unit:
        unit.settings.put("a", 1, at=NOW)
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert len(failures) == 1
    second()
    with store.read() as unit:
        assert dict(unit.settings.all()) == {"a": 1, "b": 2}
    engine.dispose()


def test_readings_are_written_in_batches_or_with_the_next_change(store: Store) -> None:
    for n in range(49):
        store.access.add("read", at=NOW, by=1, subject="request", subject_id=n)
    assert readings(store) == 0
    store.access.add("search", at=NOW, by=1, detail="0457/2026")
    assert readings(store) == 50
    store.access.add("read", at=NOW, by=1)
    with store.write():
        pass
    assert readings(store) == 51


def test_a_reading_that_cannot_be_kept_warns_and_is_kept_for_later(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE access_log RENAME TO elsewhere"))
    with caplog.at_level(logging.WARNING):
        for _ in range(50):
            store.access.add("read", at=NOW, by=1)
    assert "access log" in caplog.text
    with store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE elsewhere RENAME TO access_log"))
    store.access.flush()
    assert readings(store) == 50


def test_readings_of_a_change_that_failed_are_not_lost(store: Store) -> None:
    store.access.add("read", at=NOW, by=1)

    def fail() -> None:
        with store.write():
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    store.close()
    assert readings(store) == 1


def test_every_row_file_is_there(store: Store) -> None:
    names = [name for name, kind in vars(Unit).items() if type(kind).__name__ == "cached_property"]
    with store.read() as unit:
        assert len(names) >= 12
        for name in names:
            assert getattr(unit, name) is getattr(unit, name)


def test_a_server_that_is_not_there_is_told_plainly(
    postgres_url: str, postgres_engine: Engine
) -> None:
    with pytest.raises(DatabaseMissing):
        open_engine(postgres_url.replace("certdesk_test", "nowhere_at_all"))
    with pytest.raises(ServerUnreachable):
        open_engine("postgresql://certdesk@127.0.0.1:9/certdesk")


def test_a_lost_connection_is_told_and_the_next_one_works(postgres_store: Store) -> None:
    def lose() -> None:
        with postgres_store.write() as unit:
            unit.settings.put("a", 1, at=NOW)
            unit.connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(DatabaseUnreachable):
        lose()
    with postgres_store.write() as unit:
        assert unit.settings.get("a") is None
        unit.settings.put("a", 2, at=NOW)
