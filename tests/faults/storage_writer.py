"""A counter that deposits until it is killed: prints each number once it is committed.

`python -m tests.faults.storage_writer WHERE COUNT [deferred]`; COUNT 0 means for ever.
"""

import itertools
import sys
from datetime import UTC, datetime

from sqlalchemy import Connection, event

from certdesk.domain.errors import DeskError
from certdesk.storage.engine import open_engine
from certdesk.storage.unit import Store


def main() -> None:
    """Deposit and tell; refusals are told as `refused CODE`."""
    where, count = sys.argv[1], int(sys.argv[2])
    engine = open_engine(where)
    if "deferred" in sys.argv:
        # The negative control: the driver's own way of beginning, on the same engine.
        def begin(connection: Connection) -> None:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("BEGIN DEFERRED")
            connection.exec_driver_sql("SELECT count(*) FROM numbers")

        event.listen(engine, "begin", begin)
    store = Store(engine, lambda: datetime.now(UTC))
    for _ in range(count) if count else itertools.repeat(0):
        try:
            told = str(deposit(store))
        except DeskError as error:
            told = f"refused {error.code}"
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()


def deposit(store: Store) -> int:
    """A number, an entry and a row beside them, in one transaction."""
    with store.write() as unit:
        now = store.clock()
        n = unit.numbers.take("deposit", 2026, at=now, by=1)
        unit.editions.add("deposit", str(n), "hash", at=now, by=1)
        unit.journal.add(
            "deposited", by=1, subject="request", subject_id=n, at=now, values={"n": n}
        )
        return n


if __name__ == "__main__":
    main()
