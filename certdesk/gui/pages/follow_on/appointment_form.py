"""The appointment that the ministry gave: day, time, place, papers to bring."""

import re
from dataclasses import dataclass
from datetime import date, time

from certdesk.domain.errors import FieldProblem
from certdesk.domain.follow_on import Appointment, Source
from certdesk.domain.follow_rules import parse_time
from certdesk.gui.messages import word_problem
from certdesk.gui.pages.follow_on.tell_form import (
    TellForm,
    blame,
    day_of,
    source_field,
    source_of,
)
from certdesk.gui.theme import Role
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.label import Label
from certdesk.gui.widgets.name_field import NameField
from certdesk.i18n import tr
from certdesk.services.follow_on.views import FollowOnView


@dataclass(frozen=True, slots=True)
class ToldAppointment:
    """An appointment, and when and from whom we have it."""

    appointment: Appointment
    told_on: date
    source: Source


class AppointmentForm(TellForm):
    """Another day takes the place of the one that stands; the old one stays readable."""

    def __init__(self) -> None:
        """No appointment."""
        self.on = DateField("follow_on.appointment_on", tr("Day"))
        self.at = CodeField("follow_on.appointment_time", tr("Time"), "09:30")
        self.place = NameField("follow_on.appointment_place", tr("Place"))
        self.papers = NameField(
            "follow_on.appointment_papers", tr("Papers to bring"), tr("one, another, a third")
        )
        self.told_on = DateField("follow_on.told_on", tr("Told on"))
        self.source = source_field("follow_on.told_source")
        super().__init__(
            [self.on, self.at, self.place, self.papers, self.told_on, self.source],
            {
                "told_in_future": self.told_on,
                "day_unlikely": self.on,
                "password_written": self.papers,
            },
        )
        words = tr("The appointment paper itself must be at hand that day: tell the applicant.")
        self.rule = Label(words, Role.NOTE, "text2", wrap=True)
        self.rule.setObjectName("follow_on.appointment_rule")
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.rule)

    def begin(self, view: FollowOnView, today: date) -> None:
        """The one that stands, or none."""
        made = view.standing.appointment
        shown = None if made is None else made.appointment
        self.on.set_value(None if shown is None else shown.on)
        at = None if shown is None else shown.time
        self.at.set_text("" if at is None else f"{at:%H:%M}")
        self.place.set_text("" if shown is None else shown.place)
        self.papers.set_text("" if shown is None else "، ".join(shown.papers))
        self.told_on.set_value(today)
        self.source.set_key(source_of(self.source).value)
        self.begun()

    def read(self) -> ToldAppointment | None:
        """What is to be kept; None with the problem said where it is."""
        on = day_of(self.on)
        at = self._time()
        told_on = day_of(self.told_on)
        if on is None or isinstance(at, FieldProblem) or told_on is None:
            return None
        papers = tuple(re.split("[،,؛;]", self.papers.text()))
        made = Appointment(on, at, self.place.text(), papers)
        return ToldAppointment(made, told_on, source_of(self.source))

    def _time(self) -> time | FieldProblem | None:
        typed = self.at.text().strip()
        at = parse_time(typed) if typed else None
        if isinstance(at, FieldProblem):
            blame(self.at, word_problem(at))
        return at
