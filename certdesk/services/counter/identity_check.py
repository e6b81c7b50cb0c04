"""The identity check of a hand-over: what was shown, held against the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from certdesk.domain.arabic import same_name
from certdesk.domain.identity import (
    DOCUMENT_WORDS,
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
from certdesk.forms.procedure import ExpiredDocument, Procedure
from certdesk.services.office import Office
from certdesk.services.request.verification import keep_doubt
from certdesk.storage.rows.requests import RequestRow
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
                raise DocumentIncomplete(fields=tuple(DOCUMENT_WORDS[name] for name in missing))

    def refusal(unlock: Unlock | None) -> IdentityRefused | None:
        return block(
            entered.receiver,
            checks,
            entered.deed,
            note=entered.note,
            unlock=unlock,
            expired_unlocks=procedure.expired_document is ExpiredDocument.SUPERVISOR,
        )

    unlock, barred = _unlock(entered), refusal(None)
    if unlock is None or barred is None:
        return Checked(checks, None, barred)
    # kept only where it lifted something: the register names who unlocked what
    still = refusal(unlock)
    lifted = still is None or still.code != barred.code
    return Checked(checks, unlock if lifted else None, still)


def raise_pickup_doubts(
    office: Office, unit: Unit, row: RequestRow, checked: Checked, *, by: Actor
) -> bool:
    """Raise what the card contradicts: another birth date, a number under another name.

    A supervisor who unlocks with a reason has read the birth date on the card: that
    contradiction is decided and raises nothing. True when a new doubt was raised.
    """
    raised = False
    for check in checked.checks:
        if check.role == "proxy" or check.document is None:
            continue
        births = [one for one in check.differences if one.field == "birth"]
        if births and checked.unlock is None:
            detail = f"{births[0].in_file} – {births[0].on_document}"
            kind = DoubtKind.BIRTH_DATE_DIFFERS
            raised |= keep_doubt(office, unit, row, kind, detail, by=by)
        for other in unit.handovers.with_document(check.document.number):
            other_row = unit.requests.get(other.request_id)
            if other_row.id != row.id and not same_name(row.name, other_row.name):
                kind = DoubtKind.IDENTITY_NUMBER_OTHER_NAME
                raised |= keep_doubt(office, unit, row, kind, other_row.name, by=by)
    return raised


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
    stated, shown, in_file = entered.comparison, document.person, person_in_file(row)
    if role == "proxy":
        # the deed gives one whole name: where it parts, nobody says
        in_file = _whole(entered.proxy_name)
        shown = in_file if shown == Person() else _whole_name(shown)
    computed, differences = compare(in_file, shown, same_name=_same_name)
    if computed is Comparison.MISMATCH and not differences and stated is not None:
        # nothing was typed that a rule could compare: the clerk's eye alone
        return PersonCheck(role, document, status, stated)
    worse = max(computed, stated or computed, key=_SEVERITY.index)
    return PersonCheck(role, document, status, worse, differences)


def _whole(name: str) -> Person:
    return Person(family_name=name.strip())


def _whole_name(person: Person) -> Person:
    return _whole(f"{person.given_name} {person.family_name}")


def _same_name(field: str, in_file: str, shown: str) -> bool:
    del field
    return same_name(in_file, shown)


def _unlock(entered: PickupInput) -> Unlock | None:
    if entered.unlock_by is None:
        return None
    return Unlock(entered.unlock_by.id, entered.unlock_by.name, entered.unlock_reason)
