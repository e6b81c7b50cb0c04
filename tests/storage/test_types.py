from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, insert, select, text

from certdesk.storage.errors import StorageBug
from certdesk.storage.tables.base import metadata
from certdesk.storage.tables.counter import editions
from certdesk.storage.tables.types import (
    Choice,
    Day,
    Flag,
    Json,
    Line,
    Moment,
    json_text,
    type_check,
)

MOMENT = datetime(2026, 11, 23, 9, 30, 5, 70, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def probe(engine: Engine) -> Table:
    """A table with a column of each type, on each database."""
    table = Table(
        "probe",
        MetaData(),
        Column("id", Integer, primary_key=True),
        Column("day", Day),
        Column("moment", Moment),
        Column("flag", Flag),
        Column("json", Json),
        Column("line", Line),
        Column("choice", Choice("old", "new")),
        sqlite_strict=True,
    )
    for column in table.columns:
        check = type_check(column)
        if check is not None:
            table.append_constraint(check)
    table.create(engine)
    return table


def keep(engine: Engine, table: Table, **values: Any) -> Any:
    with engine.begin() as connection:
        connection.execute(insert(table).values(id=1, **values))
        return connection.execute(select(table)).one()


def test_what_goes_in_comes_out(engine: Engine, probe: Table) -> None:
    value = {"الاسم": "مثال", "n": [1, 2.5, None, True]}
    row = keep(
        engine,
        probe,
        day=date(2026, 2, 28),
        moment=MOMENT,
        flag=True,
        json=value,
        line="سطر واحد",
        choice="new",
    )
    assert row.day == date(2026, 2, 28)
    assert row.moment == MOMENT
    assert row.moment.tzinfo is UTC
    assert row.flag is True
    assert row.json == value
    assert (row.line, row.choice) == ("سطر واحد", "new")


def test_nothing_stays_nothing(engine: Engine, probe: Table) -> None:
    assert tuple(keep(engine, probe)) == (1, None, None, None, None, None, None)


@pytest.mark.parametrize(
    "values",
    [
        {"moment": datetime(2026, 11, 23, 9)},  # noqa: DTZ001 - naive is the point
        {"moment": date(2026, 11, 23)},
        {"day": MOMENT},
        {"day": "2026-11-23"},
        {"flag": 1},
        {"line": "two\nlines"},
        {"line": "nul\0"},
        {"line": "lone \ud800"},
        {"choice": "other"},
    ],
)
def test_what_is_no_such_value_is_a_bug(
    engine: Engine, probe: Table, values: dict[str, object]
) -> None:
    with pytest.raises(StorageBug):
        keep(engine, probe, **values)


@pytest.mark.parametrize(
    "column, value",
    [
        ("day", "'2026-02-30'"),
        ("day", "'23/11/2026'"),
        ("day", "20261123"),
        ("moment", "'2026-11-23T09:00:00Z'"),
        ("moment", "'2026-11-23 09:00:00.000000'"),
        ("flag", "2"),
        ("flag", "'yes'"),
        ("json", "'قيمة'"),
        ("choice", "'other'"),
    ],
)
def test_the_file_itself_refuses_what_the_program_would_never_write(
    sqlite_engine: Engine, column: str, value: str
) -> None:
    table = Table("probe", MetaData(), Column(column, _TYPES[column]), sqlite_strict=True)
    check = type_check(table.columns[column])
    assert check is not None
    table.append_constraint(check)
    table.create(sqlite_engine)
    with pytest.raises(StorageBug), sqlite_engine.begin() as connection:
        connection.execute(text(f"INSERT INTO probe ({column}) VALUES ({value})"))


_TYPES: dict[str, Any] = {
    "day": Day(),
    "moment": Moment(),
    "flag": Flag(),
    "json": Json(),
    "choice": Choice("old", "new"),
}


def test_moments_sort_as_time_does(engine: Engine, probe: Table) -> None:
    moments = [MOMENT + timedelta(microseconds=step) for step in (0, 1, 999_999, 10_000_000)]
    with engine.begin() as connection:
        rows = [{"id": n, "moment": moment} for n, moment in enumerate(reversed(moments))]
        connection.execute(insert(probe), rows)
        query = select(probe.c.moment).order_by(probe.c.moment)
        assert list(connection.execute(query).scalars()) == moments


def test_the_same_value_is_the_same_text() -> None:
    assert json_text({"ب": 1, "a": [True]}) == json_text({"a": [True], "ب": 1})


def test_every_table_is_strict_and_every_typed_column_checked() -> None:
    for table in metadata.tables.values():
        assert table.dialect_options["sqlite"]["strict"], table.name
        names = {str(item.name) for item in table.constraints}
        for column in table.columns:
            check = type_check(column)
            if check is not None:
                assert f"ck_{table.name}_{check.name}" in names


def test_an_id_is_never_used_again(engine: Engine) -> None:
    facts = {"kind": "k", "text": "t", "hash": "h", "since": MOMENT}
    with engine.begin() as connection:
        connection.execute(insert(editions), [facts, facts])
        connection.execute(text("DELETE FROM editions"))
        connection.execute(insert(editions).values(**facts))
        assert connection.execute(select(editions.c.id)).scalar_one() == 3
