"""Settings of the office: one JSON value a key."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from certdesk.storage.tables.base import settings


class Settings:
    """Read and write the office's settings. Journalling them is the services' affair."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: object = None) -> object:
        """The JSON value of a key, or the default when it was never set."""
        query = select(settings.c.value).where(settings.c.key == key)
        row = self._connection.execute(query).one_or_none()
        return default if row is None else row.value

    def put(self, key: str, value: object, *, at: datetime, by: int | None = None) -> None:
        """Set a key; `value` is what JSON can carry, not None."""
        facts = {"value": value, "changed_at": at, "changed_by": by}
        change = update(settings).where(settings.c.key == key).values(**facts)
        if self._connection.execute(change).rowcount == 0:
            self._connection.execute(insert(settings).values(key=key, **facts))

    def remove(self, key: str) -> None:
        """Forget a key: its default holds again."""
        self._connection.execute(delete(settings).where(settings.c.key == key))

    def office_id(self, *, at: datetime) -> str:
        """The mark of this register, drawn once: two offices never carry the same."""
        found = self.get("office_id")
        if isinstance(found, str):
            return found
        drawn = secrets.token_hex(8)
        self.put("office_id", drawn, at=at)
        return drawn

    def all(self) -> Mapping[str, object]:
        """Every key that was set, by name."""
        rows = self._connection.execute(select(settings).order_by(settings.c.key))
        return {row.key: row.value for row in rows}
