"""The search box asks indexes: what a list costs does not grow with the register."""

from collections.abc import Mapping, Sequence

import pytest
from sqlalchemy import text

from certdesk.storage.lists.listing import Listing
from certdesk.storage.plain import Row
from certdesk.storage.unit import Store


@pytest.mark.parametrize("digits", ["0550", "055012345", "201700000001"])
def test_digits_are_looked_up_on_indexes_alone(store: Store, digits: str) -> None:
    plan: list[str] = []
    with store.read() as unit:
        connection = unit.connection
        on_file = connection.dialect.name == "sqlite"
        if not on_file:
            # an empty table is read whole whatever its indexes: ask what could be used
            connection.execute(text("SET LOCAL enable_seqscan = off"))

        def explained(sql: str, values: Mapping[str, object]) -> Sequence[Row]:
            how = "EXPLAIN QUERY PLAN" if on_file else "EXPLAIN"
            found = connection.execute(text(f"{how} {sql}"), values)
            plan.extend(str(row[-1]).strip() for row in found)
            return []

        Listing(explained).by_digits(digits, (f"+213{digits[1:]}", digits), before=None, limit=50)
    assert any("ix_requests_phone_key" in line for line in plan)
    whole = [
        line
        for line in plan
        if line.startswith(("SCAN r", "SCAN q", "SCAN o")) or "Seq Scan on requests" in line
    ]
    assert whole == [], "\n".join(plan)
