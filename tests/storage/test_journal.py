from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum

import pytest
from sqlalchemy import delete, func, select

from certdesk.storage.errors import StorageBug
from certdesk.storage.rows.access import purge_access
from certdesk.storage.rows.journal import GENESIS, Change
from certdesk.storage.tables.base import changes
from certdesk.storage.unit import Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class State(Enum):
    READY = "ready"


def fill(store: Store, count: int) -> None:
    with store.write() as unit:
        for n in range(count):
            unit.journal.add(
                "deposited",
                by=1,
                subject="request",
                subject_id=n % 7,
                at=NOW + timedelta(seconds=n),
                values={"number": n, "name": "مثال"},
            )


def test_an_empty_journal_is_whole(store: Store) -> None:
    with store.read() as unit:
        report = unit.journal.verify_chain()
        assert (report.head, report.count, report.first_bad_seq) == (GENESIS, 0, None)
        assert unit.journal.holds(GENESIS, 0)


def test_entries_are_chained_over_units_and_readable(store: Store) -> None:
    fill(store, 3)
    with store.write() as unit:
        seq = unit.journal.add(
            "corrected",
            by=2,
            subject="request",
            subject_id=1,
            at=NOW + timedelta(hours=1),
            note="typed wrongly",
        )
        unit.journal.change(seq, "request", 1, "birth_date", date(2000, 1, 2), None)
        unit.journal.change(seq, "request", 1, "state", None, State.READY)
    with store.read() as unit:
        newest = unit.journal.entries(limit=1)[0]
        assert (newest.seq, newest.act, newest.by, newest.note) == (
            4,
            "corrected",
            2,
            "typed wrongly",
        )
        assert newest.changes == (
            Change("request", 1, "birth_date", "2000-01-02", None),
            Change("request", 1, "state", None, "ready"),
        )
        assert [entry.seq for entry in unit.journal.entries(subject="request", subject_id=1)] == [
            4,
            2,
        ]
        assert [entry.seq for entry in unit.journal.entries(before=3)] == [2, 1]
        report = unit.journal.verify_chain()
        assert (report.count, report.first_bad_seq) == (4, None)
        assert report.head == unit.journal.head().head
        assert unit.journal.verify_changes() is None


def test_an_entry_read_back_in_its_own_unit_is_there(store: Store) -> None:
    with store.write() as unit:
        first = unit.journal.add("opened", by=None, subject="office", subject_id=None, at=NOW)
        assert [entry.seq for entry in unit.journal.entries()] == [first]
        second = unit.journal.add("closed", by=None, subject="office", subject_id=None, at=NOW)
        assert second == first + 1
        with pytest.raises(StorageBug):
            unit.journal.change(first, "office", None, "late", 1, 2)


def test_a_clock_set_back_is_flagged_and_the_sequence_still_rules(store: Store) -> None:
    with store.write() as unit:
        unit.journal.add("a", by=1, subject="x", subject_id=None, at=NOW)
        assert not unit.journal.clock_went_back
    with store.write() as unit:
        unit.journal.add("b", by=1, subject="x", subject_id=None, at=NOW - timedelta(days=1))
        assert unit.journal.clock_went_back
        unit.journal.add("c", by=1, subject="x", subject_id=None, at=NOW)
    with store.read() as unit:
        entries = unit.journal.entries()
        assert [(entry.act, entry.clock_back) for entry in entries] == [
            ("c", False),
            ("b", True),
            ("a", False),
        ]
        assert unit.journal.verify_chain().first_bad_seq is None


def test_purged_values_are_gone_and_the_chain_is_whole(store: Store) -> None:
    fill(store, 10)
    with store.write() as unit:
        before = unit.journal.head()
        assert unit.journal.purge_changes(NOW + timedelta(seconds=6)) == 12
    with store.read() as unit:
        left = select(func.count()).select_from(changes)
        assert unit.connection.execute(left).scalar_one() == 8
        assert unit.journal.entries(before=2)[0].changes == ()
        assert unit.journal.verify_chain() == before
        assert unit.journal.verify_changes() is None


def test_the_chain_holds_no_value_that_could_be_guessed(store: Store) -> None:
    fill(store, 2)
    with store.write() as unit:
        digests = [
            row[0] for row in unit.connection.exec_driver_sql("SELECT digests FROM journal").all()
        ]
        assert "مثال" not in "".join(digests)
        assert digests[0] != digests[1]
        unit.connection.execute(delete(changes))


def test_old_readings_are_purged(store: Store) -> None:
    for days in (0, 800):
        store.access.add("read", at=NOW - timedelta(days=days), by=1)
    with store.write() as unit:
        pass
    with store.write() as unit:
        assert purge_access(unit.connection, NOW - timedelta(days=730)) == 1


def test_lists_sets_and_tables_of_values_are_kept_as_json(store: Store) -> None:
    values = {
        "reasons": ["torn", State.READY],
        "papers": {"diploma", "bac"},
        "by_paper": {State.READY.value: date(2026, 11, 23), 2: (NOW,)},
    }
    with store.write() as unit:
        unit.journal.add("a", by=1, subject="x", subject_id=1, at=NOW, values=values)
    with store.read() as unit:
        kept = {change.field: change.new for change in unit.journal.entries()[0].changes}
        assert unit.journal.verify_changes() is None
    assert kept == {
        "reasons": ["torn", "ready"],
        "papers": ["bac", "diploma"],
        "by_paper": {"ready": "2026-11-23", "2": ["2026-11-23T09:00:00.000000Z"]},
    }


@dataclass
class NotJson:
    x: int = 1


def test_a_value_that_json_cannot_carry_is_refused_with_the_whole_unit(store: Store) -> None:
    with pytest.raises(TypeError), store.write() as unit:
        unit.journal.add("a", by=1, subject="x", subject_id=1, at=NOW, values={"v": NotJson()})
    with store.read() as unit:
        assert unit.journal.head().count == 0
