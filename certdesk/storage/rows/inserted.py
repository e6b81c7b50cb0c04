"""The id that the database gave a new row."""

from typing import Any

from sqlalchemy import CursorResult

from certdesk.storage.errors import StorageBug


def new_id(result: CursorResult[Any]) -> int:
    """The id of the one row just inserted."""
    key = result.inserted_primary_key
    if key is None:
        raise StorageBug(kind="insert without id")
    return int(key[0])
