"""Identity at pickup: the receipt alone never suffices, the card must be shown.

Source: the notice («وجوب إظهار بطاقة الهوية عند استلام الشهادات الموثقة»); the rules for
what else may happen are the counter's own. Stored separately: receiver, document,
comparison, decision.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from certdesk.domain.errors import Phrase, RuleBroken


class Receiver(StrEnum):
    """Who takes the papers; heirs and consular proxies are kinds of deed."""

    APPLICANT = "applicant"
    PROXY = "proxy"


class DocumentStatus(StrEnum):
    """What the document shown is worth on the day."""

    VALID = "valid"
    EXPIRED = "expired"
    NOT_ACCEPTED = "not_accepted"
    NONE = "none"


class Comparison(StrEnum):
    """The document beside the file."""

    MATCHES = "matches"
    SPELLING_DIFFERS = "spelling_differs"
    MISMATCH = "mismatch"


class Decision(StrEnum):
    """Whether the papers may be given."""

    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared, of a file or of a document; an empty field is not compared."""

    given_name: str = ""
    family_name: str = ""
    latin_given_name: str = ""
    latin_family_name: str = ""
    birth_date: date | None = None
    birth_year: int | None = None


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """An identity document as typed or read at the counter."""

    kind: str
    number: str
    issued_on: date | None = None
    issued_at: str = ""
    expires_on: date | None = None
    person: Person = Person()


@dataclass(frozen=True, slots=True)
class Deed:
    """A proxy's paper: kind, number, date, issuer."""

    kind: str
    number: str
    dated: date | None
    issuer: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs; `spelling` when only the writing does."""

    field: str
    in_file: str
    on_document: str
    spelling: bool


@dataclass(frozen=True, slots=True)
class PersonCheck:
    """One person looked at: the document, its status, the comparison with the file.

    `role` is `applicant`, or for a proxy's pickup `proxy` and `principal`.
    """

    role: str
    document: ShownDocument | None
    status: DocumentStatus
    comparison: Comparison
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Unlock:
    """A supervisor's word that lets an identity block pass, typed at that window."""

    by: int | None
    name: str
    reason: str


class IdentityRefused(RuleBroken):
    """The root of what the identity check can refuse."""

    code = "identity_refused"


class NoDocument(IdentityRefused):
    """Nothing was shown; nobody can unlock that."""

    code = "no_document"
    sentence = (
        "No identity document was shown, so nothing can be handed over, with or without the "
        "receipt. The papers stay in custody. Ask for the identity card."
    )


class DocumentExpired(IdentityRefused):
    """An expired document needs a supervisor."""

    code = "document_expired"
    sentence = (
        "The identity document has expired. The papers stay in custody. Ask for a valid "
        "document, or the supervisor unlocks with a reason."
    )


class DocumentNotAccepted(IdentityRefused):
    """A kind of document the office does not accept needs a supervisor."""

    code = "document_not_accepted"
    sentence = (
        "This kind of document is not accepted here. The papers stay in custody. Ask for "
        "another document, or the supervisor unlocks with a reason."
    )


class Mismatch(IdentityRefused):
    """The document is another person's, as far as the file tells."""

    code = "mismatch"
    sentence = (
        "The document does not match the file. The papers stay in custody. Check that this is "
        "the right file, or the supervisor unlocks with a reason."
    )


class NoteNeeded(IdentityRefused):
    """A difference in spelling is accepted with a note."""

    code = "note_needed"
    sentence = (
        "The name is written differently on the document. Nothing was handed over yet. "
        "Write a note to accept the difference."
    )


class DeedIncomplete(IdentityRefused):
    """A proxy without a whole deed."""

    code = "deed_incomplete"
    sentence = (
        "The proxy's deed is incomplete. Nothing was handed over. Write its kind, number, "
        "date and issuer."
    )


class DocumentIncomplete(RuleBroken):
    """A document without what the pickup sheet must carry."""

    code = "document_incomplete"
    sentence = (
        "The identity document is incomplete: {fields}. What was typed is kept. "
        "Write what the card says."
    )


def document_status(
    document: ShownDocument | None, accepted_kinds: Iterable[str], on: date
) -> DocumentStatus:
    """What the document is worth on the day; one that expires today is still valid."""
    if document is None or not document.number.strip():
        return DocumentStatus.NONE
    if document.kind not in set(accepted_kinds):
        return DocumentStatus.NOT_ACCEPTED
    if document.expires_on is not None and document.expires_on < on:
        return DocumentStatus.EXPIRED
    return DocumentStatus.VALID


_NAMES = ("given_name", "family_name", "latin_given_name", "latin_family_name")


def compare(
    in_file: Person, shown: Person, *, same_name: Callable[[str, str, str], bool]
) -> tuple[Comparison, tuple[Difference, ...]]:
    """Compare a document's person with the file's, field by field.

    `same_name(field, in_file, shown)` says whether two writings are one name (the search's
    rule). Only fields present on both sides are compared; a document of which nothing
    could be compared is a mismatch, as nothing ties it to the file.
    """
    differences: list[Difference] = []
    compared = 0
    for field in _NAMES:
        ours, theirs = getattr(in_file, field).strip(), getattr(shown, field).strip()
        if not ours or not theirs:
            continue
        compared += 1
        if _written_same(ours, theirs):
            continue
        differences.append(Difference(field, ours, theirs, spelling=same_name(field, ours, theirs)))
    birth, birth_compared = _compare_birth(in_file, shown)
    compared += birth_compared
    differences += birth
    return _verdict(differences, compared), tuple(differences)


def _written_same(ours: str, theirs: str) -> bool:
    return " ".join(ours.split()).casefold() == " ".join(theirs.split()).casefold()


def _compare_birth(in_file: Person, shown: Person) -> tuple[list[Difference], int]:
    if in_file.birth_date and shown.birth_date:
        ours, theirs = in_file.birth_date.isoformat(), shown.birth_date.isoformat()
    elif in_file.birth_year and (shown.birth_date or shown.birth_year):
        year = shown.birth_date.year if shown.birth_date else shown.birth_year
        ours, theirs = str(in_file.birth_year), str(year)
    else:
        return [], 0
    if ours == theirs:
        return [], 1
    return [Difference("birth", ours, theirs, spelling=False)], 1


def _verdict(differences: Sequence[Difference], compared: int) -> Comparison:
    if not compared or any(not difference.spelling for difference in differences):
        return Comparison.MISMATCH
    return Comparison.SPELLING_DIFFERS if differences else Comparison.MATCHES


def block(
    receiver: Receiver,
    checks: Sequence[PersonCheck],
    deed: Deed | None,
    *,
    note: str,
    unlock: Unlock | None,
    expired_unlocks: bool = True,
) -> IdentityRefused | None:
    """Why the papers may not be given, or None: the table of cases of the identity check.

    No document is refused without appeal; expired, not accepted and mismatch unless a
    supervisor unlocks with a reason; a spelling difference needs a note; a proxy needs both
    persons' documents and the whole deed. `expired_unlocks`: the office lets a supervisor
    unlock an expired document.
    """
    expected = ("applicant",) if receiver is Receiver.APPLICANT else ("proxy", "principal")
    by_role = {check.role: check for check in checks}
    if any(role not in by_role for role in expected):
        return NoDocument()
    shown = [by_role[role] for role in expected]
    if any(check.status is DocumentStatus.NONE for check in shown):
        return NoDocument()
    if receiver is Receiver.PROXY and not _deed_whole(deed):
        return DeedIncomplete()
    unlocked = unlock is not None and bool(unlock.reason.strip())
    for check in shown:
        refusal = _refusal(check)
        stays = isinstance(refusal, DocumentExpired) and not expired_unlocks
        if refusal and (stays or not unlocked):
            return refusal
    spelling = any(check.comparison is Comparison.SPELLING_DIFFERS for check in shown)
    if spelling and not note.strip():
        return NoteNeeded()
    return None


def _refusal(check: PersonCheck) -> IdentityRefused | None:
    if check.status is DocumentStatus.NOT_ACCEPTED:
        return DocumentNotAccepted()
    if check.status is DocumentStatus.EXPIRED:
        return DocumentExpired()
    return Mismatch() if check.comparison is Comparison.MISMATCH else None


def _deed_whole(deed: Deed | None) -> bool:
    if deed is None or deed.dated is None:
        return False
    return all(part.strip() for part in (deed.kind, deed.number, deed.issuer))


DOCUMENT_WORDS: Mapping[str, Phrase] = MappingProxyType(
    {
        "kind": Phrase("Kind of document"),
        "number": Phrase("Document number"),
        "issued_on": Phrase("Date of issue"),
        "issued_at": Phrase("Place of issue"),
    }
)


def missing_fields(document: ShownDocument) -> tuple[str, ...]:
    """What the pickup sheet needs of a document and was not given: contract field names."""
    given = {
        "kind": document.kind.strip(),
        "number": document.number.strip(),
        "issued_on": document.issued_on,
        "issued_at": document.issued_at.strip(),
    }
    return tuple(name for name, value in given.items() if not value)
