"""What services hand over, as the JSON that is kept."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum

from certdesk.storage.plain import moment_text


def plain_value(value: object) -> object:
    """The JSON value of what a service hands over: days and moments as ISO text."""
    if isinstance(value, Enum):
        return plain_value(value.value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [plain_value(item) for item in value]
        return sorted(items, key=str) if isinstance(value, (set, frozenset)) else items
    return value
