"""What the first window needs of the office's editions, read once and kept as plain JSON.

Reading TOML, feasts and closures takes longer than counting. It is kept whenever the desk is
opened; an edition that is newer than what was kept shows by its number, and is read then.
Imports nothing that loads the services.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from certdesk.domain.calendar import Weekday, Workdays
from certdesk.storage.glance import newest_editions, setting_text

if TYPE_CHECKING:
    from certdesk.storage.plain import Run
    from certdesk.storage.unit import Unit

KEY = "first_look"
LOOKED_AT = ("institution", "calendar")
"""The forms that the first window looks at."""


class KeptLook(NamedTuple):
    """The service's name, the school's short name and the days that count."""

    service: str
    short_school: str
    workdays: Workdays


def keep_look(unit: "Unit", look: KeptLook, editions: Sequence[int], *, at: datetime) -> None:
    """Keep what follows from the editions in force (institution, calendar), if it is new."""
    kept: dict[str, object] = {
        "editions": [*editions],
        "service": look.service,
        "short_school": look.short_school,
        "weekend": sorted(look.workdays.weekend),
        "yearly": sorted(map(list, look.workdays.yearly)),
        "dated": sorted(day.isoformat() for day in look.workdays.dated),
    }
    if unit.settings.get(KEY) != kept:
        unit.settings.put(KEY, kept, at=at)


def kept_look(run: "Run") -> KeptLook | None:
    """What was kept, None when nothing was or the office has newer editions."""
    text = setting_text(run, KEY)
    if not text:
        return None
    kept = json.loads(text)
    if kept["editions"] != newest_editions(run, LOOKED_AT):
        return None
    workdays = Workdays(
        weekend=frozenset(map(Weekday, kept["weekend"])),
        yearly=frozenset(map(tuple, kept["yearly"])),
        dated=frozenset(map(date.fromisoformat, kept["dated"])),
    )
    return KeptLook(str(kept["service"]), str(kept["short_school"]), workdays)
