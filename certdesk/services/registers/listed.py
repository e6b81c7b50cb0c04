"""The lines of the registers of transmittals, decisions and follow-up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import itemgetter
from typing import Final

from certdesk.domain.custody import Origin
from certdesk.domain.dates import shown_day
from certdesk.domain.errors import Phrase
from certdesk.domain.follow_on import (
    RESULT_WORDS,
    SOURCE_WORDS,
    STEP_WORDS,
    Appointment,
    ProgresStep,
    Source,
    Told,
)
from certdesk.domain.numbering import NumberKind
from certdesk.domain.register import RegisterKind
from certdesk.domain.request import STATE_WORDS, Move, State
from certdesk.i18n import ltr, tr
from certdesk.registers.rows import ListedEntry, RegisterPeriod
from certdesk.services.office import Office
from certdesk.services.progress import Tell, silent
from certdesk.services.registers.words import surname_first
from certdesk.services.request.decided import decided
from certdesk.services.request.given import NUMBER_KINDS
from certdesk.services.sheets.closing import moments, sent_sheets, standing_words
from certdesk.services.sheets.frozen import birth_and_place, staff_name
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.rows.struck_forms import StruckFormRow
from certdesk.storage.unit import Unit

_AGAINST: Final = (Move.REFUSE.value, Move.WITHDRAW.value, Move.VOID.value)


@dataclass(frozen=True, slots=True)
class _Told:
    """A step or an appointment of one request, as it was told on a day."""

    request_id: int
    on: date
    at: datetime
    by: int | None
    step: ProgresStep
    source: Source
    details: str
    note: str
    struck: bool


def listed_entries(
    office: Office,
    unit: Unit,
    kind: RegisterKind,
    period: RegisterPeriod,
    tell: Tell = silent,
) -> Sequence[ListedEntry]:
    """The lines of a register of a period, in the order of their days.

    `tell` hears each line, without knowing how many there will be (0).
    """
    lines = {
        RegisterKind.TRANSMITTAL: _transmittals,
        RegisterKind.DECIDED: _decisions,
        RegisterKind.FOLLOW_UP: _steps,
    }[kind]
    entries: list[ListedEntry] = []
    for entry in lines(office, unit, period):
        entries.append(entry)
        tell(len(entries), 0)
    return entries


def _transmittals(office: Office, unit: Unit, period: RegisterPeriod) -> Iterator[ListedEntry]:
    ids = unit.day_rows.transmittals_between(period.first, period.end)
    for place, transmittal_id in enumerate(ids, start=1):
        row = unit.transmittals.get(transmittal_id)
        papers = [count for one in row.files for count in sent_sheets(unit, row, one.request_id)]
        yield ListedEntry(
            (
                place,
                row.sent_on,
                office.number_text(unit, NumberKind.TRANSMITTAL, row.year, row.n),
                row.holder,
                len(row.files),
                len(papers),
                sum(papers),
                standing_words(row),
                staff_name(unit, row.sent_by),
                "، ".join(dict.fromkeys(one.reason for one in row.files if one.reason)),
            ),
            sheets=sum(papers),
        )


def _decisions(office: Office, unit: Unit, period: RegisterPeriod) -> Iterator[ListedEntry]:
    ids = unit.day_rows.requests_of(_AGAINST, *moments(period.first, period.end))
    forms = unit.struck_forms.struck_between(period.first, period.end)
    made = [_decision(office, unit, unit.requests.get(one)) for one in ids]
    made += [_spoiled(office, unit, one) for one in forms]
    for place, (_day, entry) in enumerate(sorted(made, key=itemgetter(0)), start=1):
        yield replace(entry, values=(place, *entry.values[1:]))


def _decision(office: Office, unit: Unit, row: RequestRow) -> tuple[date, ListedEntry]:
    """A request that was decided against, with its day."""
    against = decided(unit, row)
    taken = [line for line in unit.custody.of(row.id) if line.origin is Origin.TAKEN_IN]
    values = (
        0,
        against.on,
        office.number_format(unit).text(row.reference),
        surname_first(row),
        birth_and_place(row),
        row.registration_number or "",
        row.deposited_on or "",
        tr(STATE_WORDS[State(row.state)].sentence),
        against.reason,
        staff_name(unit, against.by),
        _given_back(office, unit, row),
        "",
    )
    return against.on, ListedEntry(values, sheets=sum(line.sheets for line in taken))


def _spoiled(office: Office, unit: Unit, form: StruckFormRow) -> tuple[date, ListedEntry]:
    """A blank form that was struck out: a number without a request, outside the totals."""
    number = office.number_text(unit, NumberKind.DEPOSIT, form.year, form.n)
    values = (
        0,
        form.struck_on,
        number,
        *("", "", "", ""),
        tr(STATE_WORDS[State.VOID].sentence),
        form.reason,
        staff_name(unit, form.by),
        "",
        tr("Blank form: {reason}", reason=form.reason),
    )
    return form.struck_on, ListedEntry(values, struck=True)


def _given_back(office: Office, unit: Unit, row: RequestRow) -> str:
    """The returns that stand: «ر/0001/2026، 23/11/2026»; else that the papers are still here."""
    returns = [
        f"{ltr(office.number_text(unit, NUMBER_KINDS['return'], one.year, one.n))}، "
        f"{ltr(shown_day(one.confirmed_on))}"
        for one in unit.handovers.of(row.id)
        if one.kind == "return" and one.year and one.n and one.confirmed_on
    ]
    return "؛ ".join(returns) or tr("Papers not given back yet")


def _steps(office: Office, unit: Unit, period: RegisterPeriod) -> Iterator[ListedEntry]:
    """One line a step or appointment told; what was corrected since stays, struck out."""
    ids = unit.day_rows.followed_between(period.first, period.end)
    told = sorted(
        (one for request_id in ids for one in _told_of(unit, request_id, period)),
        key=lambda one: (one.on, one.at),
    )
    for place, one in enumerate(told, start=1):
        row = unit.requests.get(one.request_id)
        yield ListedEntry(
            (
                place,
                one.on,
                office.number_format(unit).text(row.reference),
                surname_first(row),
                row.phone or "",
                _said(STEP_WORDS[one.step]),
                _said(SOURCE_WORDS[one.source]),
                one.details,
                staff_name(unit, one.by),
                one.note,
            ),
            struck=one.struck,
        )


def _told_of(unit: Unit, request_id: int, period: RegisterPeriod) -> Iterator[_Told]:
    follow_up = unit.follow_on.of(request_id)
    for step in follow_up.steps:
        told = step.told
        if period.first <= told.on < period.end:
            yield _Told(
                request_id, told.on, step.at, step.by, told.step, told.source,
                _step_details(told), told.note, step.superseded,
            )  # fmt: skip
    for made in follow_up.appointments:
        if period.first <= made.told_on < period.end:
            yield _Told(
                request_id, made.told_on, made.at, made.by, ProgresStep.APPOINTMENT, made.source,
                _meeting(made.appointment), "", made.cancelled,
            )  # fmt: skip


def _step_details(told: Told) -> str:
    result = "" if told.result is None else _said(RESULT_WORDS[told.result])
    receipt = ltr(told.receipt_number) if told.receipt_number else ""
    return "، ".join(filter(None, (result, receipt, told.asked)))


def _meeting(made: Appointment) -> str:
    at = "" if made.time is None else ltr(f"{made.time:%H:%M}")
    return "، ".join(filter(None, (ltr(shown_day(made.on)), at, made.place)))


def _said(words: Phrase) -> str:
    return tr(words.sentence)
