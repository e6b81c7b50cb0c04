"""Today read at once from the bare file, the same as through the services."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from certdesk.desk import open_desk
from certdesk.domain.calendar import Weekday, Workdays
from certdesk.domain.numbering import NumberFormat
from certdesk.services.figures import Figures, MonthFigure
from certdesk.services.lines import Dates
from certdesk.services.today import first_look
from tests.builders import CLERK, SUPERVISOR, deposited, draft, handed_over, staffed

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def test_the_first_look_shows_what_the_services_show(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "data", trial=True, clock=lambda: NOW)
    draft(desk, 1)
    deposited(desk, 2)
    handed_over(desk, 3)
    looked = first_look(desk.folder.database, NOW)
    assert looked is not None
    assert looked.today == desk.lists.today()
    assert not looked.has_staff
    staffed(desk)
    again = first_look(desk.folder.database, NOW)
    assert again is not None
    assert again.has_staff
    with desk.office.store.read() as unit:
        assert looked.institution == desk.office.institution(unit)
    desk.close()


@pytest.mark.parametrize("content", [None, b"", b"not a database at all"])
def test_what_cannot_be_read_at_once_is_left_to_the_ordinary_way(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "certdesk.db"
    if content is not None:
        file.write_bytes(content)
    assert first_look(file, NOW) is None


@pytest.mark.parametrize("day, before", [(22, 22), (23, 23), (26, 26), (27, 26), (28, 26)])
def test_late_before_is_the_newest_working_day(day: int, before: int) -> None:
    workdays = Workdays(weekend=frozenset({Weekday.FRIDAY, Weekday.SATURDAY}))
    dates = Dates(date(2026, 11, day), workdays, NumberFormat())
    assert dates.late_before == date(2026, 11, before)


def test_an_office_that_is_always_closed_is_never_late() -> None:
    never = Workdays(weekend=frozenset(Weekday))
    assert Dates(date(2026, 11, 23), never, NumberFormat()).late_before == date(2026, 11, 23)


def test_twelve_months_of_deposits_voids_among_them(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "data", trial=True, clock=lambda: NOW)
    deposited(desk, 1)
    desk.decisions.void(deposited(desk, 2), "قيد مكرر", by=SUPERVISOR)
    figures = Figures(desk.office).deposits_a_month(2026, 11, by=CLERK)
    assert figures[0] == MonthFigure(2025, 12, 0)
    assert (len(figures), figures[-1]) == (12, MonthFigure(2026, 11, 2))
    assert Figures(desk.office).deposits_a_month(2026, 12, by=CLERK)[-2].deposited == 2
    desk.close()
