"""The identity check of a hand-over: what was shown, held against the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from certdesk.domain.arabic import same_name
from certdesk.domain.identity import (
    Comparison,
    Deed,
    DocumentIncomplete,
    IdentityRefused,
    Person,
    PersonCheck,
    Receiver,
    ShownDocument,
    Unlock,
    block,
    compare,
    document_status,
    missing_fields,
)
from certdesk.domain.rights import Actor
from certdesk.domain.verification import DoubtKind
from certdesk.forms.procedure import Procedure
from certdesk.services.office import Office
from certdesk.services.verification import keep_doubt
from certdesk.storage.requests import RequestRow
from certdesk.storage.unit import Unit

_SEVERITY = (Comparison.MATCHES, Comparison.SPELLING_DIFFERS, Comparison.MISMATCH)


@dataclass(frozen=True, slots=True)
class PickupInput:
    """What the clerk entered at the identity panel.

    `document` is the receiver's own (None: nothing was shown); for a proxy,
    `principal_document` is the applicant's. `comparison` is what the clerk's eye said; the
    worse of it and the computed one counts. `lines`: ledger lines to give, None all.
    `unlock_by` is the supervisor who signed in at this window.
    """

    receiver: Receiver = Receiver.APPLICANT
    document: ShownDocument | None = None
    principal_document: ShownDocument | None = None
    proxy_name: str = ""
    deed: Deed | None = None
    comparison: Comparison | None = None
    note: str = ""
    lines: tuple[int, ...] | None = None
    unlock_by: Actor | None = None
    unlock_reason: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome: every person looked at, the supervisor's word, why it is refused."""

    checks: tuple[PersonCheck, ...]
    unlock: Unlock | None
    refusal: IdentityRefused | None


def check_identity(
    row: RequestRow, entered: PickupInput, procedure: Procedure, on: date
) -> Checked:
    """Hold what was shown against the file; nothing is stored.

    Raises:
        DocumentIncomplete: a document is shown, but what the sheet needs of it is missing.
    """
    kinds = [kind.id for kind in procedure.identity_kinds if kind.enabled]
    checks = tuple(
        _check_person(role, document, row, entered, kinds, on)
        for role, document in _people(entered)
    )
    for check in checks:
        if check.document is not None and check.document.number.strip():
            missing = missing_fields(check.document)
            if missing:
                raise DocumentIncomplete(fields="، ".join(missing))
    unlock = _unlock(entered)
    refusal = block(entered.receiver, checks, entered.deed, note=entered.note, unlock=unlock)
    return Checked(checks, unlock, refusal)


def raise_pickup_doubts(
    office: Office, unit: Unit, row: RequestRow, checks: Sequence[PersonCheck], *, by: Actor
) -> None:
    """Raise what the card contradicts: another birth date, a number under another name."""
    for check in checks:
        if check.role == "proxy" or check.document is None:
            continue
        if any(difference.field == "birth" for difference in check.differences):
            keep_doubt(office, unit, row, DoubtKind.BIRTH_DATE_DIFFERS, row.name, by=by)
        for other in unit.handovers.with_document(check.document.number):
            other_row = unit.requests.get(other.request_id)
            if other_row.id != row.id and not same_name(row.name, other_row.name):
                kind = DoubtKind.IDENTITY_NUMBER_OTHER_NAME
                keep_doubt(office, unit, row, kind, other_row.name, by=by)


def person_in_file(row: RequestRow) -> Person:
    """What the file says of the applicant, for the comparison."""
    return Person(
        given_name=row.given_name or "",
        family_name=row.family_name or "",
        latin_given_name=row.latin_given_name or "",
        latin_family_name=row.latin_family_name or "",
        birth_date=row.birth_date,
        birth_year=row.birth_year,
    )


def _people(entered: PickupInput) -> list[tuple[str, ShownDocument | None]]:
    if entered.receiver is Receiver.APPLICANT:
        return [("applicant", entered.document)]
    return [("proxy", entered.document), ("principal", entered.principal_document)]


def _check_person(
    role: str,
    document: ShownDocument | None,
    row: RequestRow,
    entered: PickupInput,
    kinds: Sequence[str],
    on: date,
) -> PersonCheck:
    status = document_status(document, kinds, on)
    if document is None:
        return PersonCheck(role, None, status, Comparison.MISMATCH)
    in_file = _named(entered.proxy_name) if role == "proxy" else person_in_file(row)
    stated = entered.comparison
    if document.person == Person() and stated is not None:
        return PersonCheck(role, document, status, stated)
    shown = document.person
    if role == "proxy" and shown == Person():
        shown = in_file
    computed, differences = compare(in_file, shown, same_name=_same_name)
    worse = max(computed, stated or computed, key=_SEVERITY.index)
    return PersonCheck(role, document, status, worse, differences)


def _named(name: str) -> Person:
    return Person(family_name=name.strip())


def _same_name(field: str, in_file: str, shown: str) -> bool:
    del field
    return same_name(in_file, shown)


def _unlock(entered: PickupInput) -> Unlock | None:
    if entered.unlock_by is None:
        return None
    return Unlock(entered.unlock_by.id, entered.unlock_by.name, entered.unlock_reason)
