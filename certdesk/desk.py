"""The composition root: opens the folder, the store and the forms, hands out the services."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from certdesk.clock import Clock, clock_of
from certdesk.config import Config
from certdesk.database import password_of, read_settings
from certdesk.services.counter.correcting import Correcting
from certdesk.services.counter.cupboard import Cupboard
from certdesk.services.counter.decisions import Decisions
from certdesk.services.counter.drafts import Drafts
from certdesk.services.counter.file_lock import FileLock
from certdesk.services.counter.handover import HandOver
from certdesk.services.counter.intake import Intake
from certdesk.services.counter.lost_receipts import LostReceipts
from certdesk.services.counter.signature import Signature
from certdesk.services.counter.slots import Slots
from certdesk.services.follow_on.acts import FollowOn
from certdesk.services.lists import Lists
from certdesk.services.office import Office
from certdesk.services.office_sheets import OfficeSheets
from certdesk.services.past.importing import Past
from certdesk.services.reading import Reading
from certdesk.services.registers.books import Registers
from certdesk.services.registers.closed_days import ClosedDays
from certdesk.services.registers.month_closing import MonthClosing
from certdesk.services.request.blank_forms import BlankForms
from certdesk.services.request.checklist import Checklist
from certdesk.services.request.verification import Verifying
from certdesk.services.sheets.printing import Printing
from certdesk.services.sheets.ready_calls import ReadyCalls
from certdesk.services.supervision.accounts import Accounts
from certdesk.services.supervision.doubts import Doubts
from certdesk.services.supervision.journal import JournalReading
from certdesk.services.supervision.office_forms import OfficeForms
from certdesk.services.supervision.reviews import Reviews
from certdesk.services.supervision.staff import StaffDesk
from certdesk.services.supervision.tokens import TokenDesk
from certdesk.services.supervision.upkeep import Upkeep
from certdesk.storage.engine import open_engine
from certdesk.storage.folder import DataFolder
from certdesk.storage.keeping import migrate
from certdesk.storage.unit import Store


@dataclass
class Desk:
    """One open office: its folder and its services, each made when first asked for."""

    folder: DataFolder
    config: Config
    office: Office

    @cached_property
    def intake(self) -> Intake:
        """Drafts and deposits."""
        return Intake(self.office)

    @cached_property
    def blank_forms(self) -> BlankForms:
        """Blank numbered forms that are out."""
        return BlankForms(self.office)

    @cached_property
    def drafts(self) -> Drafts:
        """Drafts left behind."""
        return Drafts(self.office)

    @cached_property
    def checklist(self) -> Checklist:
        """Verdicts on papers."""
        return Checklist(self.office)

    @cached_property
    def verifying(self) -> Verifying:
        """Looks into the archive, doubts."""
        return Verifying(self.office)

    @cached_property
    def signature(self) -> Signature:
        """Transmittals."""
        return Signature(self.office)

    @cached_property
    def decisions(self) -> Decisions:
        """Refuse, withdraw, void."""
        return Decisions(self.office)

    @cached_property
    def correcting(self) -> Correcting:
        """Corrections of what got a number."""
        return Correcting(self.office)

    @cached_property
    def lost_receipts(self) -> LostReceipts:
        """Receipts declared lost."""
        return LostReceipts(self.office)

    @cached_property
    def slots(self) -> Slots:
        """Where in the cupboard papers lie."""
        return Slots(self.office)

    @cached_property
    def file_lock(self) -> FileLock:
        """Who is in which file."""
        return FileLock(self.office)

    @cached_property
    def handover(self) -> HandOver:
        """Hand-over and return."""
        return HandOver(self.office)

    @cached_property
    def follow_on(self) -> FollowOn:
        """The follow-up on the ministry's platform, calls."""
        return FollowOn(self.office)

    @cached_property
    def ready_calls(self) -> ReadyCalls:
        """The ready call list."""
        return ReadyCalls(self.office)

    @cached_property
    def lists(self) -> Lists:
        """Pages, search, today."""
        return Lists(self.office)

    @cached_property
    def reading(self) -> Reading:
        """One request whole."""
        return Reading(self.office)

    @cached_property
    def printing(self) -> Printing:
        """Sheets as PDF."""
        return Printing(self.office)

    @cached_property
    def office_sheets(self) -> OfficeSheets:
        """Cards, notices, counts, closings, blank forms."""
        return OfficeSheets(self.office)

    @cached_property
    def office_forms(self) -> OfficeForms:
        """Editions of the office's forms."""
        return OfficeForms(self.office)

    @cached_property
    def registers(self) -> Registers:
        """Registers of a period."""
        return Registers(self.office)

    @cached_property
    def past(self) -> Past:
        """The register before this program."""
        return Past(self.office)

    @cached_property
    def month_closing(self) -> MonthClosing:
        """Closed months."""
        return MonthClosing(self.office)

    @cached_property
    def staff(self) -> StaffDesk:
        """Accounts and sign-in."""
        return StaffDesk(self.office)

    @cached_property
    def accounts(self) -> Accounts:
        """What changes about accounts."""
        return Accounts(self.office, self.staff)

    @cached_property
    def reviews(self) -> Reviews:
        """Unlocked and refused identity checks."""
        return Reviews(self.office)

    @cached_property
    def doubts(self) -> Doubts:
        """The list of doubts."""
        return Doubts(self.office)

    @cached_property
    def journal(self) -> JournalReading:
        """The journal and the readings, page by page."""
        return JournalReading(self.office)

    @cached_property
    def cupboard(self) -> Cupboard:
        """Counts of the cupboard, papers due back."""
        return Cupboard(self.office)

    @cached_property
    def closed_days(self) -> ClosedDays:
        """Days in figures, and their closing sheets."""
        return ClosedDays(self.office)

    @cached_property
    def tokens(self) -> TokenDesk:
        """Ways in for the scheduler."""
        return TokenDesk(self.office)

    @cached_property
    def upkeep(self) -> Upkeep:
        """Backup, restore, check."""
        return Upkeep(self.office)

    def close(self) -> None:
        """Let go of the database."""
        self.office.store.close()


def open_desk(root: Path, *, trial: bool = False, clock: Clock | None = None) -> Desk:
    """Open a data folder, making it and its register when they are not there.

    `trial` makes a new folder a throw-away one. `clock` is for tests; else the machine's,
    or `CERTDESK_NOW` in a trial folder.

    Raises:
        KnownError: the folder, settings file or register cannot be used; nothing changed.
    """
    folder = DataFolder(root)
    folder.create(trial=trial)
    config = read_settings(folder)
    clock = clock or clock_of(trial=folder.is_trial)
    if config.database:
        engine = open_engine(config.database, password=password_of(config.database))
    else:
        engine = open_engine(folder.database)
    migrate.upgrade(engine, folder.backups)
    store = Store(engine, clock)
    office = Office(store, clock, trial=folder.is_trial)
    with store.write() as unit:
        office.begin(unit)
    desk = Desk(folder, config, office)
    desk.drafts.discard_left_behind()
    return desk
