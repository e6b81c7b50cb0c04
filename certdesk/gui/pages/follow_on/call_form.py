"""A call to the applicant: reached or not, what was said, when to call again."""

from datetime import date

from certdesk.domain.follow_on import Call
from certdesk.gui.pages.follow_on.tell_form import TellForm, day_of
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.name_field import NameField
from certdesk.i18n import tr

_REACHED, _MISSED = "reached", "missed"


class CallForm(TellForm):
    """About any matter: the platform, the appointment, papers nobody fetched."""

    def __init__(self) -> None:
        """Reached, until told otherwise."""
        answers = [Choice(_REACHED, tr("Answered")), Choice(_MISSED, tr("No answer, call"))]
        self.reached = ChoiceField("follow_on.reached", tr("The call"), answers, free=False)
        self.note = NameField("follow_on.call_note", tr("What was said"))
        self.again = DateField("follow_on.call_again_on", tr("Call again on"))
        super().__init__(
            [self.reached, self.note, self.again],
            {
                "call_again_in_past": self.again,
                "day_unlikely": self.again,
                "password_written": self.note,
            },
        )

    def begin(self) -> None:
        """A new call."""
        self.reached.set_key(_REACHED)
        self.note.set_text("")
        self.again.set_text("")
        self.begun()

    def read(self) -> Call | None:
        """What is to be kept; None with the problem said where it is."""
        again: date | None = None
        if self.again.text().strip():
            again = day_of(self.again)
            if again is None:
                return None
        return Call(self.reached.key() == _REACHED, self.note.text(), again)
