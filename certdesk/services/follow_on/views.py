"""What the follow-up shows: frozen, plain, without rows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from certdesk.domain.errors import FieldProblem
from certdesk.domain.follow_on import Appointment, Call, ProgresStep, Source, Told
from certdesk.domain.follow_standing import Standing
from certdesk.domain.request import RequestId, State
from certdesk.services.views import RequestLine


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry that is kept; `warnings` are what is odd in the follow-up with it."""

    entry_id: int
    warnings: tuple[FieldProblem, ...]


@dataclass(frozen=True, slots=True)
class ToldView:
    """A step as told, and by whom it was written; `superseded` ones count no more."""

    id: int
    told: Told
    at: datetime
    by: str
    superseded: bool


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """An appointment as told, and by whom it was written."""

    id: int
    appointment: Appointment
    told_on: date
    source: Source
    at: datetime
    by: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class CallView:
    """A call, and who called."""

    id: int
    call: Call
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class FollowOnView:
    """The follow-up of one request, each list oldest first.

    `bring`: the papers for the appointment that stands, its own paper first. `handed_over_on`:
    when papers were first handed over, None before.
    """

    request_id: RequestId
    number: str
    state: State
    name: str
    phone: str
    email: str
    steps: tuple[ToldView, ...]
    appointments: tuple[AppointmentView, ...]
    calls: tuple[CallView, ...]
    standing: Standing
    warnings: tuple[FieldProblem, ...]
    receipt_number: str
    bring: tuple[str, ...]
    handed_over_on: date | None


class Work(StrEnum):
    """The worklists of the follow-up; `AWAITED`: submitted, no result told yet."""

    NEXT_CALLS = "next_calls"
    APPOINTMENTS = "appointments"
    NO_NEWS = "no_news"
    AWAITED = "awaited"
    UNCOLLECTED = "uncollected"
    ONGOING = "ongoing"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class FollowLine:
    """A request in a worklist; number, name and phone stand in `request`.

    `on` is the day the list is about: of the next call, the last news, the appointment, or
    since when the file is ready; `days` counts from it to today, negative for days to come.
    `receipt_number` is the platform's, "" before it is told.
    `passed_days` is the longest of the office's delays (30, 60, 90) that a file on the shelf
    passed, 0 in other lists; `called_since`: somebody called after that.
    """

    request: RequestLine
    on: date
    days: int
    standing: Standing
    papers_collected: bool
    last_call: CallView | None
    receipt_number: str
    passed_days: int = 0
    called_since: bool = False


@dataclass(frozen=True, slots=True)
class FormValue:
    """A value to copy into the platform's form; empty when the request does not have it."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PlatformGuide:
    """What the office's PROGRES card says, for the window: where, how to begin, what follows.

    `steps` are the notice's, each a title with its lines; `code` is the address as a QR code,
    row by row from the top, a byte a cell, 1 for dark.
    """

    url: str
    help_email: str
    warning: str
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    code: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class FormPart:
    """One of the platform's five forms: its number from 1, what to do, what to copy."""

    step: ProgresStep
    number: int
    title: str
    hint: str
    values: tuple[FormValue, ...]
