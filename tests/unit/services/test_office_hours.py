"""The hours of the counter, in Ramadan too: when the closing is due, what the notice says."""

from datetime import UTC, datetime

import pytest

from certdesk.desk import Desk
from certdesk.services.sheets.guides import information_sheet_of
from tests.builders import SUPERVISOR, deposited
from tests.databases import TestClock

# Eid al-Fitr 2027 is on 9 March: from 7 February the counter closes at 16:00 (15:00 UTC)
EARLY = [
    datetime(2027, 2, 4, 15, 15, tzinfo=UTC),
    datetime(2027, 2, 7, 14, 58, tzinfo=UTC),
    datetime(2027, 3, 14, 15, 15, tzinfo=UTC),
]
LATE = [
    datetime(2027, 2, 7, 15, 1, tzinfo=UTC),
    datetime(2027, 3, 8, 15, 1, tzinfo=UTC),
    datetime(2027, 3, 14, 15, 31, tzinfo=UTC),
]


@pytest.mark.parametrize("moment", [*EARLY, *LATE], ids=str)
def test_the_closing_is_due_when_the_days_own_hours_are_over(
    desk: Desk, clock: TestClock, moment: datetime
) -> None:
    clock.moment = moment
    deposited(desk, 1)
    clock.moment = moment
    assert desk.closed_days.is_due(by=SUPERVISOR) == (moment in LATE)


def test_the_notice_says_the_hours_of_its_day(desk: Desk, clock: TestClock) -> None:
    said = []
    for day in (3, 8, 9):
        clock.moment = datetime(2027, 3, day, 9, tzinfo=UTC)
        with desk.office.store.read() as unit:
            said.append(information_sheet_of(desk.office, unit).office_hours)
    assert said == ["09:00-16:00", "09:00-16:00", "08:00-16:30"]
