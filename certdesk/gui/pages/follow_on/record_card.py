"""The panel in which something is told: a step, an appointment or a call."""

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal

from certdesk.domain.follow_on import STEPS, ProgresStep
from certdesk.gui.pages.follow_on.appointment_form import AppointmentForm
from certdesk.gui.pages.follow_on.call_form import CallForm
from certdesk.gui.pages.follow_on.step_form import StepForm
from certdesk.gui.pages.follow_on.tell_form import TellForm
from certdesk.gui.widgets.card import Card
from certdesk.gui.widgets.tile import Segmented
from certdesk.i18n import tr
from certdesk.services.follow_on.views import FollowOnView, ToldView


class Mode(StrEnum):
    """What is being told."""

    STEP = "step"
    APPOINTMENT = "appointment"
    CALL = "call"


class RecordCard(Card):
    """Three forms, one in front; keys 1, 2, 3."""

    mode_changed = Signal()
    """Another form is in front, or an entry is being corrected."""
    finished = Signal()
    """Enter in the last field."""

    def __init__(self) -> None:
        """No file yet."""
        super().__init__(tr("Write down"), padding=(18, 10, 18, 12), spacing=8)
        self.setObjectName("follow_on.record_card")
        modes = [
            (Mode.STEP.value, tr("Step")),
            (Mode.APPOINTMENT.value, tr("Appointment")),
            (Mode.CALL.value, tr("Call")),
        ]
        self.which = Segmented(modes)
        self.which.setObjectName("follow_on.mode")
        self.which.setAccessibleName(tr("What is told"))
        self.which.chosen.connect(lambda name: self.show_mode(Mode(name)))
        self.head.addWidget(self.which)
        self.step, self.appointment, self.call = StepForm(), AppointmentForm(), CallForm()
        self.forms: dict[Mode, TellForm] = {
            Mode.STEP: self.step,
            Mode.APPOINTMENT: self.appointment,
            Mode.CALL: self.call,
        }
        for mode, form in self.forms.items():
            self.body.addWidget(form)
            form.setVisible(mode is Mode.STEP)
            form.finished.connect(self.finished)
        self.body.addStretch(1)
        self.mode = Mode.STEP

    @property
    def corrected(self) -> ToldView | None:
        """The entry being corrected."""
        return self.step.corrected if self.mode is Mode.STEP else None

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return self.forms[self.mode].is_dirty

    def begin(self, view: FollowOnView, today: date) -> None:
        """Fresh forms; the next step is offered, or its appointment."""
        step = view.standing.next_step or STEPS[-1]
        self.appointment.begin(view, today)
        self.call.begin()
        awaits = step is ProgresStep.APPOINTMENT
        self.step.begin(ProgresStep.DONE if awaits else step, today)
        self._front(Mode.APPOINTMENT if awaits else Mode.STEP)

    def choose_step(self, step: ProgresStep, today: date) -> None:
        """A step to be told now."""
        if step is ProgresStep.APPOINTMENT:
            self._front(Mode.APPOINTMENT)
        else:
            self.step.begin(step, today)
            self._front(Mode.STEP)
        self.take_focus()

    def correct(self, told: ToldView) -> None:
        """A step told before, to be put right."""
        self.step.correct(told)
        self._front(Mode.STEP)
        self.take_focus()

    def show_mode(self, mode: Mode) -> None:
        """Another form, as it was left."""
        self._front(mode)
        self.take_focus()

    def take_focus(self) -> None:
        """Where typing begins."""
        self.forms[self.mode].first.setFocus()

    def _front(self, mode: Mode) -> None:
        self.mode = mode
        self.which.set_current(mode.value)
        for one, form in self.forms.items():
            form.setVisible(one is mode)
        correcting = self.corrected is not None
        self.title.setText(tr("Correct an entry") if correcting else tr("Write down"))
        self.mode_changed.emit()
