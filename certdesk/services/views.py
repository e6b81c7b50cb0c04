"""What the window and the command line are shown: frozen, plain, without rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from certdesk.domain.checklist import ChecklistItem, LookAt, Missing, RequiredDocument
from certdesk.domain.custody import Balance, LedgerLine
from certdesk.domain.identity import PersonCheck
from certdesk.domain.request import RequestId, State
from certdesk.domain.verification import Doubt, Verification


@dataclass(frozen=True, slots=True)
class PaperView:
    """One paper of the checklist, as it stands.

    `look_at` is filled with the request's own data; `age_days` is that of the paper's date
    of issue, `is_recent` whether the limit lets it pass (both None without a date).
    """

    document: RequiredDocument
    item: ChecklistItem
    look_at: tuple[LookAt, ...]
    age_days: int | None
    is_recent: bool | None
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MoveView:
    """One move of one paper: what, where to, when, by whom."""

    title: str
    kind: str
    place: str
    sheets: int
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandoverView:
    """One attempt at giving papers out; `number` once it was confirmed."""

    id: int
    kind: str
    status: str
    sheet_number: str
    number: str
    receiver: str
    receiver_name: str
    checks: tuple[PersonCheck, ...]
    decision: str
    refusal: str
    unlocked_by: str
    unlock_reason: str
    note: str
    lines: tuple[int, ...]
    prepared_at: datetime
    confirmed_at: datetime | None
    sheet_id: int | None


@dataclass(frozen=True, slots=True)
class LostReceiptView:
    """One declaration that the receipt is lost; `refusal` a code, `""` when it was granted."""

    declared_on: date
    declared_by: str
    name: str
    checks: tuple[PersonCheck, ...]
    refusal: str
    unlocked_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """One line of a request's history, oldest first; `changes` are (field, old, new).

    Acts about a doubt have neither note nor changes for who may not read doubts.
    """

    at: datetime
    act: str
    by: str
    note: str
    changes: tuple[tuple[str, object, object], ...]


def in_lines(history: Iterable[HistoryView]) -> Iterator[Sequence[HistoryView]]:
    """The history by lines: papers that one person looked at one after the other share one."""
    for (act, _by), group in groupby(history, key=lambda one: (one.act, one.by)):
        together = list(group)
        if act == "paper_judged":
            yield together
        else:
            yield from ([entry] for entry in together)


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet of a request: what it is, its number, whether somebody saw it come out."""

    id: int
    kind: str
    key: str
    made_at: datetime
    issued: bool
    printed: int
    copies: int


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request whole. `doubts` are empty for who may not read them; `doubted` is not.

    `guarded`: read by who may read doubts; for others the history names acts about a doubt
    neutrally (`act_words.NEUTRAL`).

    `form` is what was typed, by contract field name; `next_step` one of `fill`, `check`,
    `deposit`, `verify`, `settle`, `send`, `take_back`, `hand_over`, `confirm`,
    `give_back`, `follow_up`, `nothing`.
    """

    id: RequestId
    version: int
    number: str
    draft_code: str
    check_code: str
    state: State
    form: Mapping[str, str]
    name: str
    latin_name: str
    birth: str
    birth_place: str
    registration_number: str
    phone: str
    email: str
    diploma_kind: str
    study_field: str
    branch: str
    speciality: str
    diploma_number: str
    diploma_dated: date | None
    purpose: str
    authenticate: Mapping[str, object]
    depositor: Mapping[str, object]
    deposited_on: date | None
    deposited_at: datetime | None
    deposited_by: str
    promised_on: date | None
    overdue_days: int
    papers: tuple[PaperView, ...]
    missing: tuple[Missing, ...]
    verification: Verification | None
    doubted: bool
    doubts: tuple[Doubt, ...]
    lines: tuple[LedgerLine, ...]
    balance: Balance
    moves: tuple[MoveView, ...]
    handovers: tuple[HandoverView, ...]
    lost_receipts: tuple[LostReceiptView, ...]
    transmittal: str
    sheets: tuple[SheetView, ...]
    history: tuple[HistoryView, ...]
    next_step: str
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in a list; `next_step` as in RequestView.

    `chip` is the state's sign as lists show it: a state's word, or `to_verify`, `late`,
    `missing`, `partly`, `past`. A request of the register before this program has no `state`,
    the next step `read`, and a negative id that only lists and `past_of` know.
    """

    id: RequestId
    number: str
    draft_code: str
    state: State | None
    chip: str
    name: str
    latin_name: str
    registration_number: str
    diploma_number: str
    phone: str
    branch: str
    speciality: str
    created_on: date | None
    deposited_on: date | None
    promised_on: date | None
    overdue_days: int
    waiting_days: int
    missing: int
    next_step: str


@dataclass(frozen=True, slots=True)
class TransmittalView:
    """A transmittal with its files; `outcome` of a file is `out` until it is back."""

    id: int
    number: str
    sent_on: date
    holder: str
    days_out: int
    files: tuple[tuple[RequestLine, str], ...]
    sheet_id: int | None


@dataclass(frozen=True, slots=True)
class AlsoWaits:
    """What waits beside the requests of the counter.

    `uncollected`: (days, how many files are on the shelf for that long or longer), rising.
    `appointments` of the coming days, `calls` due by today, `forms_out`: blank forms neither
    keyed in nor struck out, `clock_behind`: the moment of the newest act when the clock of
    this machine is well before it.
    """

    still_due: int
    uncollected: tuple[tuple[int, int], ...]
    appointments: int
    calls: int
    forms_out: int
    clock_behind: datetime | None


@dataclass(frozen=True, slots=True)
class TodayView:
    """What waits. Counts stop at 1000; `work` are the requests to begin with.

    `incomplete` of the drafts lack papers; `longest_out_days`: working days since the oldest
    file at signature was sent.
    """

    drafts: int
    to_verify: int
    to_send: int
    at_signature: int
    ready: int
    open: int
    late: int
    oldest_late_days: int
    to_give_back: int
    incomplete: int
    longest_out_days: int
    also: AlsoWaits
    work: tuple[RequestLine, ...]
    not_issued: tuple[SheetView, ...]
    week: tuple[tuple[date, int, int], ...]
    last_backup_at: datetime | None
    unconfirmed_calendar_year: int | None
