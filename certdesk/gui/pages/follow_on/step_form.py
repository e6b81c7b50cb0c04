"""A step as it is told: which, when, from whom, and what goes with it."""

from datetime import date

from certdesk.domain.follow_on import (
    RESULT_WORDS,
    STEPS,
    ProgresStep,
    Result,
    Told,
)
from certdesk.gui.pages.follow_on.tell_form import TellForm, day_of, source_field, source_of
from certdesk.gui.pages.follow_on.words import step_word
from certdesk.gui.widgets.choice_field import Choice, ChoiceField
from certdesk.gui.widgets.code_field import CodeField
from certdesk.gui.widgets.date_field import DateField
from certdesk.gui.widgets.name_field import NameField
from certdesk.i18n import tr
from certdesk.services.follow_on.views import ToldView


class StepForm(TellForm):
    """Receipt number, result and demand are asked for where they belong."""

    def __init__(self) -> None:
        """No file yet."""
        self.step = ChoiceField("follow_on.step", tr("Step"), _step_choices(), free=False)
        self.on = DateField("follow_on.on", tr("Done on"))
        self.source = source_field("follow_on.source")
        self.receipt = CodeField("follow_on.receipt_number", tr("Receipt number"))
        results = [Choice(one.value, tr(said.sentence)) for one, said in RESULT_WORDS.items()]
        self.result = ChoiceField("follow_on.result", tr("Result, field"), results, free=False)
        self.asked = NameField("follow_on.asked", tr("What is asked"))
        self.note = NameField("follow_on.note", tr("Remark"))
        self.reason = NameField("follow_on.reason", tr("Why corrected"))
        super().__init__(
            [self.step, self.on, self.source, self.receipt, self.result, self.asked,
             self.note, self.reason],
            {
                "told_in_future": self.on,
                "day_unlikely": self.on,
                "result_needed": self.result,
                "asked_needed": self.asked,
                "password_written": self.note,
                "reason_needed": self.reason,
            },
        )  # fmt: skip
        self.corrected: ToldView | None = None
        self.step.edited.connect(lambda _text: self._fit())
        self.result.edited.connect(lambda _text: self._fit())

    def begin(self, step: ProgresStep, today: date) -> None:
        """A new entry; the source stays as it was chosen last."""
        self._fill(Told(step, today, source_of(self.source)))
        self.corrected = None
        self._fit()
        self.begun()

    def correct(self, told: ToldView) -> None:
        """An entry of before, to be put right."""
        self._fill(told.told)
        self.corrected = told
        self._fit()
        self.begun()

    def read(self) -> Told | None:
        """What is to be kept; None with the problem said where it is."""
        on = day_of(self.on)
        if on is None:
            return None
        step = ProgresStep(self.step.key() or STEPS[0].value)
        result = self.result.key() if step is ProgresStep.RESULT else None
        asks = result == Result.MORE_ASKED.value
        return Told(
            step=step,
            on=on,
            source=source_of(self.source),
            note=self.note.text(),
            receipt_number=self.receipt.text() if step is ProgresStep.FORM_CONFIRM else "",
            result=None if result is None else Result(result),
            asked=self.asked.text() if asks else "",
        )

    def _fill(self, told: Told) -> None:
        self.step.set_key(told.step.value)
        self.on.set_value(told.on)
        self.source.set_key(told.source.value)
        self.receipt.set_text(told.receipt_number)
        self.result.set_key(None if told.result is None else told.result.value)
        self.asked.set_text(told.asked)
        self.note.set_text(told.note)
        self.reason.set_text("")

    def _fit(self) -> None:
        step = self.step.key()
        self.receipt.setVisible(step == ProgresStep.FORM_CONFIRM.value)
        self.result.setVisible(step == ProgresStep.RESULT.value)
        asks = self.result.key() == Result.MORE_ASKED.value
        self.asked.setVisible(step == ProgresStep.RESULT.value and asks)
        self.reason.setVisible(self.corrected is not None)


def _step_choices() -> list[Choice]:
    """All but the appointment, which has a form of its own."""
    return [
        Choice(step.value, step_word(step)) for step in STEPS if step is not ProgresStep.APPOINTMENT
    ]
