"""Correction lines: what changed in a closed month, shown in the month in which it changed."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from certdesk.domain.calendar import month_name
from certdesk.domain.form_fields import FIELD_BY_NAME
from certdesk.domain.register import RegisterKind
from certdesk.domain.request import State
from certdesk.i18n import ltr, tr
from certdesk.registers.rows import DepositEntry, PickupEntry
from certdesk.services.closed_months import ENTRY, HANDOVER, RETURNED, SHEETS, STATE
from certdesk.services.registers.words import Words, surname_first
from certdesk.storage.rows.closed_months import CorrectionRow
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

_ACTS: Final = {
    HANDOVER: "the hand-over was reversed",
    ENTRY: "the request was keyed in later, from a blank form",
}
_DECIDED: Final = {
    State.VOID.value: "the entry was voided",
    State.REFUSED.value: "the request was refused",
    State.WITHDRAWN.value: "the request was withdrawn",
}

# acts of every day: nobody is asked why
_WITHOUT_REASON: Final = frozenset({ENTRY, RETURNED})


def corrections(
    unit: Unit, words: Words, kind: RegisterKind, first: date, end: date
) -> Iterator[DepositEntry | PickupEntry]:
    """The correction lines made from `first` to before `end`, rows not counted."""
    make = _on_deposits if kind is RegisterKind.DEPOSIT else _on_pickups
    for made in unit.closed_months.corrections_made(kind.value, first, end):
        yield make(words, made, unit.requests.get(made.request_id), said(unit, words, made))


def said(unit: Unit, words: Words, made: CorrectionRow) -> str:
    """A correction in words: «قيد أكتوبر 2026: الاسم، كان «…» فصار «…» (السبب)»."""
    year, month = unit.closed_months.month_of(made.closing_id)
    title, change = f"{month_name(month)} {year}", _change(words, made)
    if not made.reason and made.field in _WITHOUT_REASON:
        return tr("Entry of {month}: {change}", month=title, change=change)
    return tr(
        "Entry of {month}: {change} ({reason})",
        month=title,
        change=change,
        reason=made.reason or tr("no reason written"),
    )


def _change(words: Words, made: CorrectionRow) -> str:
    if made.field in _ACTS:
        return tr(_ACTS[made.field])
    if made.field == STATE:
        return tr(_DECIDED[made.new])
    if made.field == RETURNED:
        return tr("papers were given back: {number}", number=ltr(made.new))
    if made.field.startswith(SHEETS):
        paper = made.field.removeprefix(SHEETS)
        label = tr("sheets of {paper}", paper=words.papers.get(paper, paper))
    else:
        field = FIELD_BY_NAME.get(made.field)
        label = made.field if field is None else tr(field.label)
    return tr(
        "{field} was «{old}», is now «{new}»",
        field=label,
        old=_value(words, made.field, made.old),
        new=_value(words, made.field, made.new),
    )


def _value(words: Words, field: str, value: str) -> str:
    """What a field held, as people say it."""
    if not value:
        return tr("nothing, value")
    if field == "diploma_kind":
        return words.kinds.get(value, value)
    if field == "depositor_kind":
        return tr("The applicant") if value == "applicant" else tr("Proxy")
    return ltr(value) if value.isascii() else value


def _on_deposits(
    words: Words, made: CorrectionRow, request: RequestRow, remarks: str
) -> DepositEntry:
    return DepositEntry(
        row=0,
        deposited_on=made.made_on,
        number=words.format.text(request.reference),
        full_name=surname_first(request),
        birth="",
        registration_number=request.registration_number or "",
        phone="",
        diploma="",
        diploma_reference="",
        purpose="",
        papers="",
        depositor="",
        clerk=words.staff(made.by),
        remarks=remarks,
        sheets=0,
        copies=0,
        correction=True,
        source=made.id,
    )


def _on_pickups(
    words: Words, made: CorrectionRow, request: RequestRow, remarks: str
) -> PickupEntry:
    return PickupEntry(
        row=0,
        handed_over_on=made.made_on,
        number=words.format.text(request.reference),
        full_name=surname_first(request),
        birth="",
        papers="",
        copies=0,
        receiver="",
        identity=None,
        identity_issued="",
        deed="",
        receiver_signature="",
        clerk_signature=words.staff(made.by),
        remarks=remarks,
        sheets=0,
        correction=True,
        source=made.id,
    )
