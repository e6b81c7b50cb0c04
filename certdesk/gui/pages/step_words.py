"""How lists word a request: its chip, what to do next, why it stands there."""

from datetime import date

from certdesk.domain.calendar import MONTHS, long_date, weekday_name
from certdesk.domain.request import State
from certdesk.i18n import tr, trn
from certdesk.services.act_words import sheet_key_words
from certdesk.services.views import RequestLine

STEP_VERBS = {
    "fill": "Complete the draft",
    "check": "Complete the papers",
    "deposit": "Deposit",
    "verify": "Look in the archive",
    "settle": "With the head of service",
    "send": "Send for signature",
    "take_back": "Wait for the signature",
    "hand_over": "Hand over",
    "confirm": "Confirm the hand-over",
    "give_back": "Give the papers back",
    "follow_up": "Follow up on the platform",
    "read": "Read it",
}
_NEAR_DAYS = 6


def step_verb(line: RequestLine) -> str:
    """What to do next with a listed request; nothing when it is done."""
    if line.next_step == "nothing":
        return ""
    if line.chip == "partly":
        return tr("Hand over the rest")
    if line.chip == "late" and line.next_step == "take_back":
        return tr("Chase the signature")
    return tr(STEP_VERBS[line.next_step])


def chip_words(line: RequestLine) -> str:
    """What a chip says more than its state's word; nothing for most states."""
    return trn("late by {n} working days", line.overdue_days) if line.chip == "late" else ""


def reason(line: RequestLine, today: date) -> str:
    """Why a request is in the work list, in a few words."""
    if line.chip == "late" and line.promised_on is not None:
        return tr("Promised for {day}", day=spoken_day(line.promised_on, today))
    if line.chip == "missing":
        return trn("{n} papers not accepted yet", line.missing)
    if line.state is State.DRAFT:
        return tr("Draft of {day}", day=spoken_day(line.created_on, today))
    return _on_shelf(line) if line.state is State.READY else _of_deposited(line, today)


def spoken_day(day: date | None, today: date) -> str:
    """A day near today in words: today, yesterday, a weekday, else day and month."""
    if day is None:
        return ""
    back = (today - day).days
    if back == 0:
        return tr("today")
    if back == 1:
        return tr("yesterday")
    if abs(back) <= _NEAR_DAYS:
        return f"{weekday_name(day)} {day.day} {MONTHS[day.month - 1]}"
    if day.year == today.year:
        return f"{day.day} {MONTHS[day.month - 1]}"
    return long_date(day)


def figures(day: date | None) -> str:
    """A date as lists show it, day first; a dash for none."""
    return "—" if day is None else f"{day:%d/%m/%Y}"


def sheet_words(kind: str, key: str) -> str:
    """A sheet by its kind and number: «وصل الإيداع 0457/2026»."""
    return f"{tr(SHEET_WORDS.get(kind, 'Sheet'))} {sheet_key_words(kind, key)}".strip()


SHEET_WORDS = {
    "deposit-receipt": "Deposit receipt",
    "transmittal": "Transmittal",
    "pickup-sheet": "Pickup sheet",
    "return-sheet": "Return sheet",
    "refusal-notice": "Refusal notice",
    "closing-sheet": "Closing sheet",
    "month-closing": "Month closing page",
    "blank-forms": "Blank numbered forms",
    "progres-card": "PROGRES card",
    "information-sheet": "Information sheet",
    "file-sheet": "The file on a sheet",
    "cupboard-count": "Count of the cupboard",
    "call-list": "Ready call list",
}


def _of_deposited(line: RequestLine, today: date) -> str:
    day = spoken_day(line.deposited_on or line.created_on, today)
    if line.next_step == "settle":
        return tr("The file is with the head of service")
    if line.next_step == "verify":
        return tr("Deposited {day}, not looked up in the archive", day=day)
    return tr("Deposited {day}", day=day)


def _on_shelf(line: RequestLine) -> str:
    if line.chip == "partly":
        return tr("Some papers were given, the rest is due")
    if line.waiting_days == 0:
        return tr("Ready since today")
    return trn("Ready for {n} days, not collected", line.waiting_days)
