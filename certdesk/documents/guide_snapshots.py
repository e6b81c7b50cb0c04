"""What stands on the sheets that tell an applicant what to do (see `snapshots`)."""

from dataclasses import dataclass
from datetime import date

from certdesk.documents.snapshots import Letterhead, PaperLine
from certdesk.documents.stored import Stored


@dataclass(frozen=True, slots=True)
class ProgresCard(Stored):
    """The steps on the platform, for one applicant to take along."""

    number: str
    """Of the request; empty before the deposit."""
    given_name: str
    family_name: str
    written_on: date
    url: str
    """The platform's address, ASCII: printed, and in the QR code."""
    help_email: str
    email: str = ""
    """The applicant's, as given at the counter: the one to open the account with."""
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class InformationSheet(Stored):
    """The school's notice, for the notice board and for who asks."""

    papers: tuple[str, ...]
    """What to bring and to show, in the procedure's order."""
    written_on: date
    url: str
    """The platform's address, ASCII: printed, and in the QR code."""
    help_email: str
    office_hours: str = ""
    """As it is to be read, `08:00-16:30`."""
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class RefusalNotice(Stored):
    """Why a request was refused. A doubt is never named here."""

    request_number: str
    given_name: str
    family_name: str
    registration_number: str
    deposited_on: date
    refused_on: date
    reason: str
    papers: tuple[PaperLine, ...]
    """What the applicant may take back."""
    appeal_to: str
    """The office to appeal to, as on a letter."""
    signer: str
    note: str = ""
    letterhead: Letterhead | None = None
