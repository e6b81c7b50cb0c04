"""Calendar and papers: tables to type in, a Hijri year estimated and confirmed, papers worded."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from certdesk.desk import Desk
from certdesk.domain.calendar import Weekday
from certdesk.domain.office_calendar import OfficeCalendar, unconfirmed_hijri_year
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.settings import SettingsPage
from certdesk.gui.pages.settings.calendar_section import CalendarSection
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.fields import Field
from certdesk.gui.widgets.link import Link
from tests.builders import SUPERVISOR
from tests.gui.page_window import named, settle
from tests.gui.settings_page import key, save, shown, write


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    return shown(window, "calendar")


def calendar(desk: Desk) -> OfficeCalendar:
    with desk.office.store.read() as unit:
        return desk.office.calendar(unit)


def add_closure(page: SettingsPage, title: str, first: str, last: str, row: int = 0) -> None:
    named(page, Button, "settings.calendar.closures_add").click()
    settle()
    for column, text in (("title", title), ("first_day", first), ("last_day", last)):
        write(page, f"settings.calendar.closures.{row}.{column}", text)


def test_nothing_is_changed_by_looking(page: SettingsPage) -> None:
    assert not page.section.is_changed()
    assert not page.save.isEnabled()


def test_a_closure_moves_the_promises(page: SettingsPage, desk: Desk) -> None:
    add_closure(page, "عطلة المثال", "29112026", "10/12/2026")
    save(page)
    closures = calendar(desk).closures
    assert [(one.first_day, one.last_day) for one in closures] == [
        (date(2026, 11, 29), date(2026, 12, 10))
    ]
    assert calendar(desk).closed_for(date(2026, 12, 1)) == "عطلة المثال"
    named(page, Link, "settings.calendar.closures.0_remove").click()
    save(page)
    assert calendar(desk).closures == ()
    view = desk.office_forms.read("calendar", by=SUPERVISOR)
    assert "# ---" in view.text  # the comments of the file stay


@pytest.mark.parametrize(
    "first, last, wrong",
    [("", "10/12/2026", "first_day"), ("10/12/2026", "01/12/2026", "last_day")],
)
def test_a_closure_that_cannot_be_is_said_in_its_cell(
    page: SettingsPage, desk: Desk, first: str, last: str, wrong: str
) -> None:
    add_closure(page, "عطلة المثال", first, last)
    key(page, Qt.Key.Key_F12)
    assert QApplication.activeModalWidget() is None
    assert named(page, Field, f"settings.calendar.closures.0.{wrong}").problem()
    assert calendar(desk).closures == ()


def test_a_hijri_year_is_estimated_then_confirmed(page: SettingsPage, desk: Desk) -> None:
    section = page.section
    assert isinstance(section, CalendarSection)
    assert not section.warning.isHidden()
    before = len(calendar(desk).hijri_dates)
    named(page, Button, "settings.calendar.estimate").click()
    settle()
    save(page)
    added = [one for one in calendar(desk).hijri_dates if one.first_day.year == 2030]
    assert len(calendar(desk).hijri_dates) == before + len(added)
    assert len(added) == 5
    rows = section.tables["hijri_dates"].value()
    for at, row in enumerate(rows):
        if row["first_day"].year == 2027:
            named(page, QCheckBox, f"settings.calendar.hijri_dates.{at}.confirmed").setChecked(True)
    assert unconfirmed_hijri_year(calendar(desk), date(2026, 11, 23)) == 2027
    save(page)
    assert unconfirmed_hijri_year(calendar(desk), date(2026, 11, 23)) is None
    assert section.warning.isHidden()


def test_a_new_feast_gets_its_own_id_and_the_weekend_moves(page: SettingsPage, desk: Desk) -> None:
    named(page, Button, "settings.calendar.fixed_feasts_add").click()
    settle()
    write(page, "settings.calendar.fixed_feasts.5.title", "عيد المثال")
    write(page, "settings.calendar.fixed_feasts.5.day", "16")
    month = named(page, Field, "settings.calendar.fixed_feasts.5.month")
    month.set_text("أفريل")
    month.edited.emit("أفريل")
    named(page, QCheckBox, "settings.calendar.weekend.saturday").setChecked(False)
    save(page)
    feast = calendar(desk).fixed_feasts[-1]
    assert (feast.id, feast.month, feast.day) == ("feast_1", 4, 16)
    assert calendar(desk).weekend == frozenset({Weekday.FRIDAY})


def test_a_paper_is_worded_and_its_rules_changed(window: MainWindow, desk: Desk) -> None:
    page = shown(window, "papers")
    write(page, "settings.papers.papers.bac_transcript.title", "كشف نقاط البكالوريا")
    write(page, "settings.papers.papers.diploma.look_at.1.title", "رقم الشهادة")
    write(page, "settings.papers.papers.birth_certificate.max_age_days", "180")
    save(page)
    with desk.office.store.read() as unit:
        procedure = desk.office.procedure(unit)
    titles = {paper.id: paper.title for paper in procedure.papers}
    assert titles["bac_transcript"] == "كشف نقاط البكالوريا"
    assert procedure.papers[3].look_at[1].title == "رقم الشهادة"
    assert procedure.papers[2].max_age_days == 180
    field = write(page, "settings.papers.papers.diploma.look_at.1.title", "رقم {nothing}")
    key(page, Qt.Key.Key_F12)
    assert "{nothing}" in field.problem()
