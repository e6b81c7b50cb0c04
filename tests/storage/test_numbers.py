from datetime import UTC, datetime

import pytest

from certdesk.storage.errors import NumberNotIssued, NumberNotReserved, RowConflict, StartTooLate
from certdesk.storage.unit import Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def take(store: Store, kind: str = "deposit", year: int = 2026) -> int:
    with store.write() as unit:
        return unit.numbers.take(kind, year, at=NOW, by=1)


def test_numbers_count_up_by_kind_and_year(store: Store) -> None:
    assert [take(store), take(store), take(store)] == [1, 2, 3]
    assert take(store, kind="pickup") == 1
    assert take(store, year=2027) == 1


def test_a_rollback_gives_the_number_back(store: Store) -> None:
    take(store)

    def fail() -> None:
        with store.write() as unit:
            unit.numbers.take("deposit", 2026, at=NOW, by=1)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert take(store) == 2


def test_the_start_number_holds_for_the_first_of_its_year_only(store: Store) -> None:
    with store.write() as unit:
        unit.numbers.set_start("deposit", 2026, 457, at=NOW, by=1)
    assert [take(store), take(store)] == [457, 458]
    assert take(store, year=2027) == 1
    with pytest.raises(StartTooLate), store.write() as unit:
        unit.numbers.set_start("deposit", 2026, 900, at=NOW, by=1)
    assert take(store) == 459


def test_a_reserved_number_is_used_once_and_leaves_no_hole(store: Store) -> None:
    take(store)
    with store.write() as unit:
        assert list(unit.numbers.reserve_block("deposit", 2026, 3, at=NOW, by=1)) == [2, 3, 4]
    assert take(store) == 5
    with store.write() as unit:
        unit.numbers.use_reserved("deposit", 2026, 3, at=NOW, by=1, request_id=7)
    with pytest.raises(NumberNotReserved), store.write() as unit:
        unit.numbers.use_reserved("deposit", 2026, 3, at=NOW, by=1)
    with pytest.raises(NumberNotReserved), store.write() as unit:
        unit.numbers.use_reserved("deposit", 2026, 5, at=NOW, by=1)
    with store.read() as unit:
        issued = unit.numbers.all("deposit", 2026)
    assert [(number.n, number.status) for number in issued] == [
        (1, "used"),
        (2, "reserved"),
        (3, "used"),
        (4, "reserved"),
        (5, "used"),
    ]
    assert issued[2].request_id == 7


def test_an_empty_block_takes_no_number(store: Store) -> None:
    with store.write() as unit:
        assert not unit.numbers.reserve_block("deposit", 2026, 0, at=NOW, by=1)
    assert take(store) == 1


def test_a_void_number_stays_in_the_register(store: Store) -> None:
    take(store)
    with store.write() as unit:
        unit.numbers.void("deposit", 2026, 1, at=NOW, by=2, note="typed twice")
    with pytest.raises(NumberNotIssued), store.write() as unit:
        unit.numbers.void("deposit", 2026, 1, at=NOW, by=2)
    with pytest.raises(NumberNotIssued), store.write() as unit:
        unit.numbers.void("deposit", 2026, 9, at=NOW, by=2)
    assert take(store) == 2
    with store.read() as unit:
        assert unit.numbers.all("deposit", 2026)[0].note == "typed twice"
        assert unit.numbers.last("deposit", 2026) == 2
        assert unit.numbers.last("pickup", 2026) is None


def test_the_same_number_twice_is_a_conflict_that_names_its_table(store: Store) -> None:
    take(store)
    with pytest.raises(RowConflict) as caught, store.write() as unit:
        unit.numbers._insert("deposit", 2026, [1], "used", at=NOW, by=1)
    assert caught.value.data["table"] == "numbers"
