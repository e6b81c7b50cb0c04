"""The calendar: weekend, feasts, closures; promises are counted by it.

| objectName | meaning |
|---|---|
| `settings.calendar.weekend.<day>` | a day of the week without work |
| `settings.calendar.fixed_feasts`, `.hijri_feasts` | feasts: tables, see `rows` |
| `settings.calendar.hijri_dates`, `.closures` | days: tables, see `rows` |
| `settings.calendar.estimate` | adds the estimates of the next year that has none |
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from certdesk.domain.calendar import MONTHS, WEEKDAYS, Weekday
from certdesk.domain.office_calendar import OfficeCalendar, unconfirmed_hijri_year
from certdesk.forms.writing import Path
from certdesk.gui.messages import Worded
from certdesk.gui.pages.new_request.scroller import Scroller
from certdesk.gui.pages.settings.edition_section import EditionSection
from certdesk.gui.pages.settings.problems import shown_problem
from certdesk.gui.pages.settings.rows import CHOICE, DAY, NUMBER, TICK, Column, Rows
from certdesk.gui.session import Session
from certdesk.gui.theme import Role
from certdesk.gui.widgets.button import Button
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.fields import Field
from certdesk.gui.widgets.flow import FlowLayout
from certdesk.gui.widgets.label import Label
from certdesk.i18n import ltr, tr
from certdesk.services.supervision.hijri import estimated_dates
from certdesk.services.supervision.office_forms import FormView

_TABLES = ("fixed_feasts", "hijri_feasts", "hijri_dates", "closures")


class CalendarSection(EditionSection):
    """Days on which the counter does not work."""

    name = "calendar"
    form = "calendar"

    def __init__(self, session: Session) -> None:
        """Empty until read."""
        super().__init__(session)
        self._past: list[dict[str, Any]] = []
        # the week begins on Sunday here
        week = [*Weekday][-1:] + [*Weekday][:-1]
        self.weekend = {day: QCheckBox(WEEKDAYS[day]) for day in week}
        self.warning = Card(ground="warn_t", border="warn", padding=(14, 8, 14, 8))
        self.warning_words = Label("", Role.NOTE, wrap=True)
        self.warning.body.addWidget(self.warning_words)
        self.estimate = Button("", icon="calendar-event")
        self.estimate.setObjectName("settings.calendar.estimate")
        self.tables = {
            "fixed_feasts": Rows("settings.calendar.fixed_feasts", _fixed(), tr("Add a feast")),
            "hijri_feasts": Rows("settings.calendar.hijri_feasts", _hijri(), ""),
            "hijri_dates": Rows("settings.calendar.hijri_dates", _dates({}), ""),
            "closures": Rows("settings.calendar.closures", _closures(), tr("Add a closure")),
        }
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 6, 8)
        self.column.setSpacing(12)
        self.scroller = Scroller(self.content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)
        self._arrange()
        for day, tick in self.weekend.items():
            tick.setObjectName(f"settings.calendar.weekend.{day.value}")
            tick.toggled.connect(self.edited)
        for table in self.tables.values():
            table.edited.connect(self.edited)
        self.estimate.clicked.connect(self._estimate)

    def show_form(self, view: FormView) -> None:
        """Fill the tables; dates of years gone by stay as they are, out of sight."""
        self.view = view
        values = view.values
        for day, tick in self.weekend.items():
            tick.blockSignals(True)
            tick.setChecked(day.value in values["weekend"])
            tick.blockSignals(False)
        year = self.session.desk.office.today().year
        dates = list(values.get("hijri_dates", []))
        self._past = [row for row in dates if row["first_day"].year < year]
        titles = {row["id"]: row["title"] for row in values.get("hijri_feasts", [])}
        self.tables["hijri_dates"].set_columns(_dates(titles))
        for name in _TABLES:
            rows = list(values.get(name, []))
            if name == "hijri_dates":
                rows = [row for row in rows if row not in self._past]
            self.tables[name].show_rows(rows)
        self._warn()
        self.edited.emit()

    def changed_values(self) -> dict[Path, object]:
        """The tables that differ, whole."""
        if self.view is None:
            return {}
        typed: dict[str, object] = {
            "weekend": [day.value for day in Weekday if self.weekend[day].isChecked()]
        }
        for name in _TABLES:
            typed[name] = _named(self._rows_of(name), self.view.values.get(name, []))
        kept = {name: self.view.values.get(name, []) for name in typed}
        kept["weekend"] = [day.value for day in Weekday if day.value in kept["weekend"]]
        return {(name,): value for name, value in typed.items() if value != kept[name]}

    def changes(self) -> list[tuple[str, str, str]]:
        """Rows that go, and rows that come."""
        if self.view is None:
            return []
        found: list[tuple[str, str, str]] = []
        for path, value in self.changed_values().items():
            name = str(path[0])
            if not isinstance(value, list):
                continue
            before, title = self.view.values.get(name, []), _titles()[name]
            gone = [row for row in before if row not in value]
            come = [row for row in value if row not in before]
            found += [(title, self._said(name, row), "") for row in gone]
            found += [(title, "", self._said(name, row)) for row in come]
        return found

    def save(self) -> None:
        """What cannot be is said in its cell first."""
        for table in self.tables.values():
            wrong = table.first_wrong()
            if wrong is not None:
                self._show_cell(wrong)
                return
        super().save()

    def take_focus(self) -> None:
        """The first day of the week."""
        next(iter(self.weekend.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, worded: Worded) -> None:
        """In the cell it is about, else in a dialog."""
        cell = self._cell_of(str(worded.data.get("key", "")))
        if cell is None:
            self.session.tell(worded, self)
            return
        cell.set_problem(shown_problem(worded))
        self._show_cell(cell)

    def _rows_of(self, name: str) -> list[dict[str, Any]]:
        rows = self.tables[name].value()
        return [*self._past, *rows] if name == "hijri_dates" else rows

    def _cell_of(self, key: str) -> Field | None:
        found = re.fullmatch(r"(\w+)(?:\[(\d+)\]|\.(\w+))?\.(\w+)", key)
        if found is None or found[1] not in self.tables:
            return None
        rows = self._rows_of(found[1])
        at = int(found[2]) - 1 if found[2] else -1
        if found[3]:
            named = _named(rows, [])
            at = next((n for n, row in enumerate(named) if row.get("id") == found[3]), -1)
        if found[1] == "hijri_dates":
            at -= len(self._past)
        return self.tables[found[1]].cell(at, found[4])

    def _show_cell(self, cell: Field) -> None:
        cell.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroller.ensureWidgetVisible(cell, 0, 60)

    def _said(self, name: str, row: object) -> str:
        if name == "weekend":
            return WEEKDAYS[Weekday(str(row))]
        return self.tables[name].words(row) if isinstance(row, Mapping) else str(row)

    def _warn(self) -> None:
        office = self.session.desk.office
        with office.store.read() as unit:
            calendar: OfficeCalendar = office.calendar(unit)
        year = unconfirmed_hijri_year(calendar, office.today())
        words = tr(
            "The Hijri feasts of {year} are estimates: correct each when it is announced, and "
            "tick that it is confirmed.",
            year=ltr(year or ""),
        )
        self.warning_words.setText(words)
        self.warning.setVisible(year is not None)
        following = tr("Add estimates of {year}", year=ltr(self._next_year()))
        self.estimate.set_words(following, "calendar-event")

    def _next_year(self) -> int:
        rows = self._rows_of("hijri_dates")
        days = [row["first_day"] for row in rows]
        years = [day.year for day in days if isinstance(day, date)]
        return max([self.session.desk.office.today().year - 1, *years]) + 1

    def _estimate(self) -> None:
        feasts = [str(row.get("id", "")) for row in self.tables["hijri_feasts"].value()]
        found = estimated_dates(feasts, self._next_year())
        self.tables["hijri_dates"].extend(
            [
                {"feast": one.feast, "first_day": one.first_day, "confirmed": one.confirmed}
                for one in found
            ]
        )
        self._warn()

    def _arrange(self) -> None:
        self.column.addWidget(self.warning)
        titles = _titles()
        days = QWidget()
        flow = FlowLayout(days, gap=20, row_gap=4)
        for tick in self.weekend.values():
            flow.addWidget(tick)
        week = Card(titles["weekend"], spacing=8)
        week.body.addWidget(days)
        self.column.addWidget(week)
        notes = {
            "hijri_feasts": tr("How many days each feast is off."),
            "hijri_dates": tr("The first day of each; the moon may move it by a day."),
            "closures": tr("Both days are counted. No promise falls on them."),
        }
        for name in _TABLES:
            card = Card(titles[name], spacing=8)
            if name in notes:
                card.body.addWidget(Label(notes[name], Role.NOTE, "text2", wrap=True))
            card.body.addWidget(self.tables[name])
            if name == "hijri_dates":
                card.body.addWidget(self.estimate, 0, Qt.AlignmentFlag.AlignLeft)
            self.column.addWidget(card)
        self.column.addStretch(1)


def _titles() -> dict[str, str]:
    return {
        "weekend": tr("Days of the week without work"),
        "fixed_feasts": tr("Feasts of the same day each year"),
        "hijri_feasts": tr("Hijri feasts"),
        "hijri_dates": tr("When the Hijri feasts fall"),
        "closures": tr("Closures of the school"),
    }


def _fixed() -> list[Column]:
    months = tuple((str(number), name) for number, name in enumerate(MONTHS, 1))
    return [
        Column("title", tr("Feast")),
        Column("day", tr("Day"), NUMBER),
        Column("month", tr("Month"), CHOICE, months, is_number=True),
    ]


def _hijri() -> list[Column]:
    return [Column("title", tr("Feast")), Column("days", tr("Days off"), NUMBER)]


def _dates(titles: Mapping[str, str]) -> list[Column]:
    return [
        Column("feast", tr("Feast"), CHOICE, tuple(titles.items())),
        Column("first_day", tr("First day"), DAY),
        Column("confirmed", tr("Announced"), TICK),
    ]


def _closures() -> list[Column]:
    return [
        Column("title", tr("Why")),
        Column("first_day", tr("First day"), DAY),
        Column("last_day", tr("Last day"), DAY),
    ]


def _named(rows: Sequence[Mapping[str, Any]], kept: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Rows with the ids that the form needs: those of new feasts are counted on."""
    needs = any("month" in row for row in rows) or any("id" in row for row in kept)
    if not needs:
        return [dict(row) for row in rows]
    taken = {str(row.get("id")) for row in [*rows, *kept]}
    named: list[Any] = []
    for row in rows:
        own = row.get("id")
        number = 1
        while own is None:
            own = None if f"feast_{number}" in taken else f"feast_{number}"
            number += 1
        taken.add(str(own))
        named.append({"id": own, **{key: value for key, value in row.items() if key != "id"}})
    return named
