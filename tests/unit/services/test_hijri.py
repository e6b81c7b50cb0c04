"""Estimates are those that are shipped, never confirmed, and come for each year."""

from certdesk.forms.calendar import read_calendar
from certdesk.forms.reader import shipped_text
from certdesk.services.supervision.hijri import estimated_dates


def test_the_shipped_estimates_are_these() -> None:
    calendar = read_calendar(shipped_text("calendar"), "calendar.toml")
    feasts = [feast.id for feast in calendar.hijri_feasts]
    for year in range(2026, 2030):
        shipped = [one for one in calendar.hijri_dates if one.first_day.year == year]
        assert list(estimated_dates(feasts, year)) == sorted(shipped, key=lambda one: one.first_day)


def test_a_feast_may_fall_twice_in_a_year_and_unknown_ones_nowhere() -> None:
    assert len(estimated_dates(["awal_muharram"], 2008)) == 2
    assert estimated_dates(["feast_of_the_school"], 2030) == []
    assert {one.confirmed for one in estimated_dates(["eid_fitr", "mawlid"], 2031)} == {False}
    assert estimated_dates(["eid_fitr"], 2150) == []
