"""What stands on each sheet: frozen when the sheet is issued, printed from ever after.

Every value is plain: text as it was typed, dates as dates, counts as numbers. Words that
belong to the form (labels, sentences) are not here but in `forms/sheets/`. An empty text or
`None` means "not filled": the letter then shows a dotted line, other sheets leave it out.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from certdesk.documents.stored import Stored
from certdesk.domain.checklist import PaperForm
from certdesk.domain.identity import Receiver


@dataclass(frozen=True, slots=True)
class Letterhead(Stored):
    """Who issues, and where: the lines at the head of a sheet.

    A snapshot without one is printed under the lines of the day (`PageSetup`).
    """

    country: str
    ministry: str
    school: str
    directorate: str
    service: str
    place: str


@dataclass(frozen=True, slots=True)
class RequestLetter(Stored):
    """The applicant's own letter, lines in the order of the school's form.

    Everything may be empty: that is the blank form.
    """

    place: str = ""
    written_on: date | None = None
    given_name: str = ""
    family_name: str = ""
    registration_number: str = ""
    phone: str = ""
    purpose: str = ""
    study_field: str = ""
    branch: str = ""
    speciality: str = ""
    diploma_number: str = ""
    """As typed, `123/2022`."""
    diploma_dated: date | None = None


@dataclass(frozen=True, slots=True)
class PaperLine(Stored):
    """One paper taken in."""

    title: str
    form: PaperForm
    sheets: int


@dataclass(frozen=True, slots=True)
class DepositReceipt(Stored):
    """What was deposited, by whom, and when to come back."""

    number: str
    given_name: str
    family_name: str
    birth: str
    """As it is to be read: `14/03/1997`, `خلال سنة 1975`."""
    registration_number: str
    papers: tuple[PaperLine, ...]
    deposited_on: date
    deposited_at: str
    """Hour and minute, `10:52`."""
    promised_on: date
    clerk: str
    scan_code: str
    """ASCII, goes into the QR code."""
    check_code: str
    """Eight digits that can be typed instead."""
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class Deficiency(Stored):
    """One paper that is missing or was not accepted, and why."""

    title: str
    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeficiencySlip(Stored):
    """What keeps a draft from being deposited."""

    given_name: str
    family_name: str
    registration_number: str
    written_on: date
    lacking: tuple[Deficiency, ...]
    clerk: str
    scan_code: str
    check_code: str
    kept_until: date | None = None
    """Last day on which the draft is still there."""
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class SentFile(Stored):
    """One file of a transmittal; `papers` and `sheets` are counts."""

    number: str
    given_name: str
    family_name: str
    diploma: str
    papers: int
    sheets: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Transmittal(Stored):
    """Files sent for signature."""

    number: str
    sent_on: date
    addressee: str
    files: tuple[SentFile, ...]
    clerk: str
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class HandedLine(Stored):
    """One paper of the hand-over: `taken + made = given + kept + spoiled + due`.

    `sheets` is the paper's own count of sheets, the others count papers. `due` is what stays
    on the shelf after a partial hand-over.
    """

    title: str
    form: PaperForm
    sheets: int
    taken: int
    made: int
    given: int
    kept: int
    spoiled: int
    due: int = 0


@dataclass(frozen=True, slots=True)
class ShownDocument(Stored):
    """An identity document shown at the counter."""

    bearer: Receiver
    kind: str
    number: str
    issued_on: date | None
    issued_at: str
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Deed(Stored):
    """What gives a proxy the right to receive."""

    kind: str
    number: str
    dated: date | None
    issuer: str


@dataclass(frozen=True, slots=True)
class Handover(Stored):
    """Papers that leave the counter: the record that both sign before."""

    number: str
    """By request and attempt, `0457/2026-T1`."""
    request_number: str
    given_name: str
    family_name: str
    birth: str
    registration_number: str
    lines: tuple[HandedLine, ...]
    written_on: date
    written_at: str
    quality: Receiver
    receiver: str
    """Name of the one who receives."""
    documents: tuple[ShownDocument, ...]
    clerk: str
    deed: Deed | None = None
    comparison: str = ""
    """What was noted when the names were compared; empty when they match."""
    unlocked_by: str = ""
    unlock_reason: str = ""
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class PickupSheet(Handover):
    """Authenticated papers, handed over."""


class Decision(StrEnum):
    """Why papers go back unauthenticated; values as those of the request's states."""

    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class ReturnSheet(Handover):
    """Papers given back after a refusal, a withdrawal or a void entry."""

    decision: Decision = field(kw_only=True)
    decided_on: date = field(kw_only=True)
    reason: str = field(default="", kw_only=True)
