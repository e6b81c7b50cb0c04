"""Rows of the people who work here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from certdesk.domain.rights import Role, StaffId
from certdesk.storage.rows.inserted import new_id
from certdesk.storage.tables.counter import staff


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One person; `password_hash` is an argon2id string."""

    id: StaffId
    name: str
    role: Role
    password_hash: str
    active: bool
    wrong_tries: int
    last_try_at: datetime | None
    created_at: datetime


class Staff:
    """People within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def add(self, values: Mapping[str, Any]) -> StaffId:
        """Take a person on; the id."""
        result = self._connection.execute(insert(staff).values(wrong_tries=0, **values))
        return StaffId(new_id(result))

    def all(self) -> Sequence[StaffRow]:
        """Everybody, in the order they came."""
        statement = select(staff).order_by(staff.c.id)
        return [_row(row._asdict()) for row in self._connection.execute(statement)]

    def names(self) -> dict[int, str]:
        """Everybody's name, by id."""
        return {one.id: one.name for one in self.all()}

    def by_name(self, name: str) -> StaffRow | None:
        """The person of this name."""
        found = self._connection.execute(select(staff).where(staff.c.name == name)).one_or_none()
        return None if found is None else _row(found._asdict())

    def role_at_work(self, staff_id: int) -> str | None:
        """What a person may do now: the role, "" when suspended; None without an account."""
        query = select(staff.c.role, staff.c.active).where(staff.c.id == staff_id)
        found = self._connection.execute(query).one_or_none()
        if found is None:
            return None
        return found.role if found.active else ""

    def update(self, staff_id: int, values: Mapping[str, Any]) -> None:
        """Change one person."""
        self._connection.execute(update(staff).where(staff.c.id == staff_id).values(**values))


def _row(values: Mapping[str, Any]) -> StaffRow:
    data = dict(values)
    data["role"] = Role(data["role"])
    return StaffRow(**data)
