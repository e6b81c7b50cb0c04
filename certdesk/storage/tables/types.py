"""Column types that STRICT tables accept on SQLite and that are native on PostgreSQL.

SQLite keeps dates and moments as ISO text, which sorts as time does; STRICT refuses
SQLAlchemy's own Date, Boolean and JSON. `type_check` gives the CHECK that each type needs
on SQLite, where the file itself has to refuse what the program would never write.
"""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Dialect, Integer, Text
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.types import TypeDecorator, TypeEngine

from certdesk.storage.plain import moment_text

# Line breaks, NUL, and the halves of a pair that UTF-8 cannot carry.
_NO_LINE = re.compile(r"[\n\r\0\ud800-\udfff]")
_DIGIT = "[0-9]"
# made once: json.dumps makes an encoder for each value
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_MOMENT_GLOB = (
    f"{_DIGIT * 4}-{_DIGIT * 2}-{_DIGIT * 2}T{_DIGIT * 2}:{_DIGIT * 2}:{_DIGIT * 2}.{_DIGIT * 6}Z"
)


class NotStorable(ValueError):
    """A value that the program should never have handed to storage: a bug, not bad input."""


def _native(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"


class Day(TypeDecorator[date]):
    """A calendar day in Algiers: ISO text on SQLite, DATE on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """DATE where there is one."""
        return dialect.type_descriptor(Date() if _native(dialect) else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Refuse a datetime: its day depends on a time zone that nobody named."""
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise NotStorable("day")
        return value if _native(dialect) else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """Give a date back."""
        if value is None or isinstance(value, date):
            return value
        return date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """An instant: aware, in UTC; `2026-11-23T09:00:00.000000Z` on SQLite, TIMESTAMPTZ else."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """TIMESTAMPTZ where there is one."""
        return dialect.type_descriptor(TIMESTAMP(timezone=True) if _native(dialect) else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Refuse a naive datetime."""
        if value is None:
            return None
        if not isinstance(value, datetime) or value.utcoffset() is None:
            raise NotStorable("moment")
        return value.astimezone(UTC) if _native(dialect) else moment_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give an aware datetime in UTC back."""
        if value is None:
            return None
        return (value if isinstance(value, datetime) else datetime.fromisoformat(value)).astimezone(
            UTC
        )


class Flag(TypeDecorator[bool]):
    """Yes or no: 0 or 1 on SQLite, BOOLEAN on PostgreSQL."""

    impl = Integer
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """BOOLEAN where there is one."""
        return dialect.type_descriptor(Boolean() if _native(dialect) else Integer())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Refuse what merely looks true."""
        if value is None:
            return None
        if not isinstance(value, bool):
            raise NotStorable("flag")
        return value if _native(dialect) else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """Give a bool back."""
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """A JSON value: text with sorted keys and readable Arabic on SQLite, JSONB on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """JSONB where there is one."""
        return dialect.type_descriptor(JSONB(none_as_null=True) if _native(dialect) else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Serialise for SQLite; the PostgreSQL type does it itself."""
        if value is None or _native(dialect):
            return value
        return json_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Parse for SQLite."""
        return value if value is None or _native(dialect) else json.loads(value)


class Line(TypeDecorator[str]):
    """One line of text: a line break or NUL in it is a bug of a floor above."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Sorted by code point on PostgreSQL too: ranges over search keys rely on it."""
        return dialect.type_descriptor(Text(collation="C") if _native(dialect) else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Refuse a second line and what UTF-8 cannot carry."""
        if value is None:
            return None
        if not isinstance(value, str) or _NO_LINE.search(value):
            raise NotStorable("line")
        return value


class Choice(Line):
    """One of a closed list of code words; the list is also a CHECK on both databases."""

    cache_ok = True

    def __init__(self, *choices: str) -> None:
        """`choices`: the code words, in the order of their life."""
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Refuse a word outside the list before the database does."""
        if value is not None and value not in self.choices:
            raise NotStorable(f"choice {value!r}")
        return super().process_bind_param(value, dialect)


def json_text(value: object) -> str:
    """JSON with sorted keys, without spaces, Arabic readable: the same text for the same value."""
    return _encode(value)


def day_check(name: str) -> CheckConstraint:
    """A real calendar day, on SQLite: adding no days turns 30 February into March."""
    return _sqlite_check(f"{name} IS date({name}, '+0 days')", f"{name}_day")


def moment_check(name: str) -> CheckConstraint:
    """The 27 characters of `Moment`, on SQLite."""
    return _sqlite_check(f"{name} GLOB '{_MOMENT_GLOB}'", f"{name}_moment")


def flag_check(name: str) -> CheckConstraint:
    """0 or 1, on SQLite."""
    return _sqlite_check(f"{name} IN (0, 1)", f"{name}_flag")


def json_check(name: str) -> CheckConstraint:
    """What begins like JSON, on SQLite: json_valid is refused while trusted_schema is off."""
    return _sqlite_check(f"""{name} GLOB '[[{{"0-9tfn-]*'""", f"{name}_json")


def choice_check(name: str, choices: tuple[str, ...]) -> CheckConstraint:
    """One of the code words, on both databases."""
    words = ", ".join(f"'{choice}'" for choice in choices)
    return CheckConstraint(f"{name} IN ({words})", name=f"{name}_choice")


def type_check(column: Column[Any]) -> CheckConstraint | None:
    """The CHECK that the type of a column needs, if any."""
    if isinstance(column.type, Choice):
        return choice_check(column.name, column.type.choices)
    checks = {Day: day_check, Moment: moment_check, Flag: flag_check, Json: json_check}
    make = checks.get(type(column.type))
    return None if make is None else make(column.name)


def _sqlite_check(condition: str, name: str) -> CheckConstraint:
    return CheckConstraint(condition, name=name).ddl_if(dialect="sqlite")
