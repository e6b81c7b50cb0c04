"""What stands on the sheets that the office keeps (see `snapshots`)."""

from dataclasses import dataclass
from datetime import date

from certdesk.documents.snapshots import Letterhead, PaperLine
from certdesk.documents.stored import Stored
from certdesk.domain.checklist import PaperForm


@dataclass(frozen=True, slots=True)
class FilePaper(Stored):
    """One paper of a file: how it was judged, and where it is now, both in words."""

    title: str
    form: PaperForm
    sheets: int
    verdict: str
    place: str


@dataclass(frozen=True, slots=True)
class FileEvent(Stored):
    """One line of a file's history."""

    on: date
    at: str
    """Hour and minute, `10:52`; empty when only the day is known."""
    act: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FileSheet(Stored):
    """A request whole; what is empty is left out. Texts are as they are to be read."""

    number: str
    """Of the request, or the draft's code."""
    state: str
    written_on: date
    given_name: str
    family_name: str
    latin_name: str
    birth: str
    """With its place, `14/03/1997، مستغانم`."""
    registration_number: str
    phone: str
    email: str
    diploma: str
    """Its kind."""
    study_field: str
    branch: str
    speciality: str
    diploma_number: str
    diploma_dated: date | None
    purpose: str
    asked: str
    """What is to be authenticated, and how many copies."""
    deposited_on: date | None
    deposited_at: str
    deposited_by: str
    """The clerk."""
    depositor: str
    """Who brought the papers, and in which quality."""
    promised_on: date | None
    verification: str
    progres: str
    """The last step on the platform, with its date."""
    papers: tuple[FilePaper, ...]
    history: tuple[FileEvent, ...]
    """Oldest first."""
    clerk: str
    scan_code: str = ""
    """ASCII, goes into the QR code; none is drawn without."""
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class CupboardLine(Stored):
    """One paper that should be there; `slot` as written on the cupboard."""

    slot: str
    number: str
    given_name: str
    family_name: str
    title: str
    form: PaperForm
    sheets: int


@dataclass(frozen=True, slots=True)
class CupboardCount(Stored):
    """What should be in the cupboard, in the order of its slots and numbers."""

    counted_on: date
    counted_at: str
    lines: tuple[CupboardLine, ...]
    clerk: str
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class ActCount(Stored):
    """How often an act was done in the day."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class NumberSeries(Stored):
    """The numbers given in the day; `first` and `last` are empty when there are none."""

    title: str
    first: str
    last: str
    count: int


@dataclass(frozen=True, slots=True)
class DayTransmittal(Stored):
    """A transmittal of the day; `standing` in words: sent, back, some still out."""

    number: str
    files: int
    papers: int
    sheets: int
    standing: str


@dataclass(frozen=True, slots=True)
class WaitingSheet(Stored):
    """A sheet that nobody has seen come out of the printer."""

    title: str
    number: str
    made_on: date
    made_at: str


@dataclass(frozen=True, slots=True)
class ClosingSheet(Stored):
    """A day, closed: to be signed and bound."""

    closed_on: date
    """The day itself."""
    written_on: date
    written_at: str
    acts: tuple[ActCount, ...]
    series: tuple[NumberSeries, ...]
    transmittals: tuple[DayTransmittal, ...]
    not_issued: tuple[WaitingSheet, ...]
    journal_count: int
    """Entries in the chain, from the first."""
    journal_head: str
    """Hash of the last entry, hexadecimal."""
    clerk: str
    supervisor: str
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class BlankForms(Stored):
    """Forms for a power cut, two pages for each reserved number."""

    numbers: tuple[str, ...]
    papers: tuple[PaperLine, ...]
    """The checklist; `sheets` 0: to be counted and written."""
    place: str
    written_on: date
    """Day of the reservation."""
    letterhead: Letterhead | None = None
    scan_codes: tuple[str, ...] = ()
    """For each number the code that its receipt will carry; none on forms printed before."""


@dataclass(frozen=True, slots=True)
class RecoverySheet(Stored):
    """The way back in for the only supervisor. Printed at first start, never kept: it is a key."""

    name: str
    """Of the first supervisor."""
    code: str
    """In groups, `XXXX-XXXX-XXXX-XXXX-XXXX`."""
    made_on: date
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class RegisterColumn(Stored):
    """One column; `width` counts in parts of the whole."""

    title: str
    width: int
    is_reference: bool = False
    """Numbers, dates, phones: always left-to-right, centred."""


@dataclass(frozen=True, slots=True)
class RegisterRow(Stored):
    """One line, a text for each column; references inside may be isolated (U+2066, U+2069)."""

    cells: tuple[str, ...]
    struck: bool = False


@dataclass(frozen=True, slots=True)
class RegisterTotal(Stored):
    """A total, `value` as it is to be read."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class MonthClosingSheet(Stored):
    """A month of a register, closed: what it came to, to be signed and bound."""

    register: str
    period: str
    lines: int
    first_number: str
    last_number: str
    totals: tuple[RegisterTotal, ...]
    hash: str
    """Of the lines, hexadecimal."""
    closed_on: date
    closed_at: str
    supervisor: str
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class ChartPoint(Stored):
    """One bar: its word and its figure."""

    word: str
    figure: int


@dataclass(frozen=True, slots=True)
class ChartSeries(Stored):
    """A chart; `standing` bars are read in time, lying ones longest first."""

    title: str
    points: tuple[ChartPoint, ...]
    standing: bool
    current: int | None = None
    """Place of the bar that is meant, if one is."""


@dataclass(frozen=True, slots=True)
class SummaryPage(Stored):
    """What a period came to: a few figures and four charts."""

    title: str
    facts: tuple[RegisterTotal, ...]
    charts: tuple[ChartSeries, ...]


@dataclass(frozen=True, slots=True)
class RegisterPages(Stored):
    """A register of any kind, as it is bound: columns, rows, totals, signatures."""

    title: str
    period: str
    columns: tuple[RegisterColumn, ...]
    rows: tuple[RegisterRow, ...]
    totals: tuple[RegisterTotal, ...]
    notes: tuple[str, ...]
    """Who exported it, that the month was closed, that numbers are shown in full."""
    signatures: tuple[str, ...]
    written_on: date
    letterhead: Letterhead | None = None
    closing: tuple[str, ...] = ()
    """Of a closed month: its hash, and what changed since."""
    summary: SummaryPage | None = None
