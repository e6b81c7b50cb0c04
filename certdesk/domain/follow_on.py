"""The follow-up on the ministry's platform PROGRES: it is not ours, we guide and remember.

What was told is kept entry by entry; where the applicant stands is derived. A step told later
does not fill in the ones before it: they stay open until somebody tells of them.
Source: the notice, steps 01 to 05.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from datetime import time as day_time
from enum import StrEnum
from types import MappingProxyType

from certdesk.domain.errors import Phrase
from certdesk.domain.letters import one_line
from certdesk.domain.request import State


class ProgresStep(StrEnum):
    """The steps in the order of the notice; the five forms are its step 03."""

    ACCOUNT_CREATED = "account_created"
    LOGGED_IN = "logged_in"
    FORM_PERSONAL = "form_personal"
    FORM_DOCUMENT = "form_document"
    FORM_UPLOADS = "form_uploads"
    FORM_SUBMIT = "form_submit"
    FORM_CONFIRM = "form_confirm"
    UNDER_REVIEW = "under_review"
    RESULT = "result"
    APPOINTMENT = "appointment"
    DONE = "done"

    @property
    def place(self) -> int:
        """Its place in the order, from 0."""
        return STEPS.index(self)


STEPS = tuple(ProgresStep)
FORMS = STEPS[2:7]


class Source(StrEnum):
    """Where we have it from."""

    TOLD_AT_COUNTER = "told_at_counter"
    PHONE = "phone"
    PAPER_SHOWN = "paper_shown"


class Result(StrEnum):
    """What the ministry's service answered."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    MORE_ASKED = "more_asked"


STEP_WORDS: Mapping[ProgresStep, Phrase] = MappingProxyType(
    {
        ProgresStep.ACCOUNT_CREATED: Phrase("Account created"),
        ProgresStep.LOGGED_IN: Phrase("Logged in to the account"),
        ProgresStep.FORM_PERSONAL: Phrase("Form 1: personal data"),
        ProgresStep.FORM_DOCUMENT: Phrase("Form 2: the document"),
        ProgresStep.FORM_UPLOADS: Phrase("Form 3: papers uploaded"),
        ProgresStep.FORM_SUBMIT: Phrase("Form 4: request submitted"),
        ProgresStep.FORM_CONFIRM: Phrase("Form 5: confirmed, receipt printed"),
        ProgresStep.UNDER_REVIEW: Phrase("Under review at the ministry"),
        ProgresStep.RESULT: Phrase("Result of the review"),
        ProgresStep.APPOINTMENT: Phrase("Appointment at the ministry"),
        ProgresStep.DONE: Phrase("Authenticated by the ministry"),
    }
)
SOURCE_WORDS: Mapping[Source, Phrase] = MappingProxyType(
    {
        Source.TOLD_AT_COUNTER: Phrase("told at the counter"),
        Source.PHONE: Phrase("told by phone"),
        Source.PAPER_SHOWN: Phrase("a paper was shown"),
    }
)
RESULT_WORDS: Mapping[Result, Phrase] = MappingProxyType(
    {
        Result.ACCEPTED: Phrase("accepted, result"),
        Result.REFUSED: Phrase("refused, result"),
        Result.MORE_ASKED: Phrase("more was asked for"),
    }
)
# the school answers for these; what it refused or struck out goes no further
FOLLOWED = frozenset({State.DEPOSITED, State.AT_SIGNATURE, State.READY, State.HANDED_OVER})


@dataclass(frozen=True, slots=True)
class Told:
    """A step as it was told: when it happened, and where we have it from.

    `receipt_number` goes with FORM_CONFIRM, `result` with RESULT, `asked` (what the ministry
    asks for) with MORE_ASKED.
    """

    step: ProgresStep
    on: date
    source: Source
    note: str = ""
    receipt_number: str = ""
    result: Result | None = None
    asked: str = ""

    def cleaned(self) -> "Told":
        """The same, each text on one clean line."""
        return replace(
            self,
            note=one_line(self.note),
            receipt_number=one_line(self.receipt_number),
            asked=one_line(self.asked),
        )


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day at the ministry; `papers` to bring, besides the appointment paper itself."""

    on: date
    time: day_time | None = None
    place: str = ""
    papers: tuple[str, ...] = ()

    def cleaned(self) -> "Appointment":
        """The same, each text on one clean line, no empty paper."""
        papers = tuple(paper for one in self.papers if (paper := one_line(one)))
        return replace(self, place=one_line(self.place), papers=papers)


@dataclass(frozen=True, slots=True)
class Call:
    """The applicant was called; `call_again_on` is the day agreed for the next call."""

    reached: bool
    note: str = ""
    call_again_on: date | None = None

    def cleaned(self) -> "Call":
        """The same, its note on one clean line."""
        return replace(self, note=one_line(self.note))


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A step as kept; `superseded` by a correction, then it counts no more."""

    id: int
    told: Told
    at: datetime
    by: int | None
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class AppointmentEntry:
    """An appointment as kept; of a request's appointments at most one is not cancelled."""

    id: int
    appointment: Appointment
    told_on: date
    source: Source
    at: datetime
    by: int | None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CallEntry:
    """A call as kept."""

    id: int
    call: Call
    at: datetime
    by: int | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """All that was told of one request, each list oldest first by `id`.

    `papers_given_at`: when the last of the papers was handed over, None while some are due.
    """

    state: State
    steps: tuple[StepEntry, ...] = ()
    appointments: tuple[AppointmentEntry, ...] = ()
    calls: tuple[CallEntry, ...] = ()
    papers_given_at: datetime | None = None

    @property
    def appointment(self) -> AppointmentEntry | None:
        """The appointment that stands."""
        return next((one for one in reversed(self.appointments) if not one.cancelled), None)

    @property
    def events(self) -> tuple[StepEntry, ...]:
        """What counts, in the order in which it happened; the appointment is a step as well."""
        counted = [one for one in self.steps if not one.superseded]
        if made := self.appointment:
            told = Told(ProgresStep.APPOINTMENT, made.told_on, made.source)
            counted.append(StepEntry(made.id, told, made.at, made.by))
        return tuple(sorted(counted, key=lambda one: (one.told.on, one.at)))

    @property
    def last_call(self) -> CallEntry | None:
        """The newest call, whether somebody answered or not."""
        return self.calls[-1] if self.calls else None

    @property
    def receipt_number(self) -> str:
        """The number of the platform's receipt as last told."""
        numbers = [one.told.receipt_number for one in self.events if one.told.receipt_number]
        return numbers[-1] if numbers else ""
