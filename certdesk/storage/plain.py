"""Plain SQL that runs on a unit's connection, or on the bare file before SQLAlchemy is there.

The lists and the first page are asked in SQL that both databases understand, so that the
first window does not wait for SQLAlchemy (0.2 s). `:name` marks a parameter; a row comes
back as a mapping.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

Row = Mapping[str, Any]
_TOP = "\U0010ffff"
Run = Callable[[str, Mapping[str, object]], Sequence[Row]]


def run_on_file(driver: sqlite3.Connection) -> Run:
    """Run on a bare SQLite connection."""
    driver.row_factory = sqlite3.Row

    def run(sql: str, values: Mapping[str, object]) -> Sequence[Row]:
        return [dict(row) for row in driver.execute(sql, as_text(values))]

    return run


def as_text(values: Mapping[str, object]) -> dict[str, object]:
    """Parameters as SQLite stores them: days and moments in ISO form."""
    return {name: _stored(value) for name, value in values.items()}


def moment_text(value: datetime) -> str:
    """An aware datetime as 27 characters that sort as time does."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def as_day(value: object) -> date | None:
    """A day from either database."""
    return date.fromisoformat(value) if isinstance(value, str) else _day(value)


def as_moment(value: object) -> datetime | None:
    """A moment from either database, in UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.astimezone(UTC) if isinstance(value, datetime) else None


def _stored(value: object) -> object:
    if isinstance(value, datetime):
        return moment_text(value)
    return value.isoformat() if isinstance(value, date) else value


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def starts_with(column: str, name: str, beginning: str, values: dict[str, object]) -> str:
    """A condition on what a column begins with; its parameters go into `values`."""
    # a range, not LIKE: both databases walk their index, and % and _ are plain characters
    values[name], values[f"{name}_top"] = beginning, beginning + _TOP
    return f"({column} >= :{name} AND {column} < :{name}_top)"


def one_of(name: str, values: Sequence[object]) -> tuple[str, dict[str, object]]:
    """`(:name0, :name1)` and its parameters, for `IN`; none matches nothing."""
    named = {f"{name}{place}": value for place, value in enumerate(values)}
    return "(" + (", ".join(f":{key}" for key in named) or "NULL") + ")", named
