"""The first window's look at a register where nothing was kept for it."""

from pathlib import Path

from certdesk.services.first_look import first_look
from certdesk.services.kept_look import KEY
from certdesk.storage.unit import Store
from tests.builders import desk_on
from tests.databases import TestClock


def test_what_was_never_kept_is_read_from_the_editions(
    sqlite_store: Store, clock: TestClock
) -> None:
    desk = desk_on(sqlite_store)
    with sqlite_store.write() as unit:
        names = desk.office.institution(unit)
        unit.settings.remove(KEY)
    look = first_look(Path(str(sqlite_store.engine.url.database)), clock())
    assert look is not None
    assert (look.service, look.short_school) == (names.service, names.short_school)
