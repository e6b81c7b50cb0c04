"""A unit of work: one transaction, and the row files that work in it.

    with store.write() as unit:
        n = unit.numbers.take("deposit", 2026, at=now, by=clerk)
        unit.requests.update(...)

Leaving the block commits; an exception rolls back. One writer at a time, on both databases.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, Engine

from certdesk.storage.engine import MODE
from certdesk.storage.errors import StorageBug
from certdesk.storage.lists.listing import Listing
from certdesk.storage.lists.past import PastListing
from certdesk.storage.lists.today import TodayRows
from certdesk.storage.lists.worklists import FollowLists
from certdesk.storage.rows.access import AccessLog, insert_access
from certdesk.storage.rows.attempts import Attempts
from certdesk.storage.rows.checklist import ChecklistRows
from certdesk.storage.rows.closed_months import ClosedMonths
from certdesk.storage.rows.custody import Custody
from certdesk.storage.rows.day import DayRows
from certdesk.storage.rows.editions import Editions
from certdesk.storage.rows.figures import Figures
from certdesk.storage.rows.follow_on import FollowRows
from certdesk.storage.rows.handovers import Handovers
from certdesk.storage.rows.journal import Journal
from certdesk.storage.rows.lost_receipts import LostReceiptRows
from certdesk.storage.rows.numbers import Numbers
from certdesk.storage.rows.oversight import Oversight
from certdesk.storage.rows.past import PastRows
from certdesk.storage.rows.requests import Requests
from certdesk.storage.rows.settings import Settings
from certdesk.storage.rows.sheets import Sheets
from certdesk.storage.rows.staff import Staff
from certdesk.storage.rows.struck_forms import StruckForms
from certdesk.storage.rows.tokens import Tokens
from certdesk.storage.rows.transmittals import Transmittals
from certdesk.storage.rows.verification import VerificationRows
from certdesk.storage.running import run_on
from certdesk.storage.translation import translated

Clock = Callable[[], datetime]


class Unit:
    """The row files of one transaction, each made when first asked for."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        """`clock` gives aware moments."""
        self.connection = connection
        self.now = clock

    @cached_property
    def settings(self) -> Settings:
        """The office's settings."""
        return Settings(self.connection)

    @cached_property
    def numbers(self) -> Numbers:
        """Numbers without holes."""
        return Numbers(self.connection)

    @cached_property
    def journal(self) -> Journal:
        """The chained journal and the readable changes."""
        return Journal(self.connection)

    @cached_property
    def requests(self) -> Requests:
        """Requests and drafts."""
        return Requests(self.connection)

    @cached_property
    def checklist(self) -> ChecklistRows:
        """The checklist of each request."""
        return ChecklistRows(self.connection)

    @cached_property
    def custody(self) -> Custody:
        """Ledger lines and their moves."""
        return Custody(self.connection)

    @cached_property
    def verification(self) -> VerificationRows:
        """Verifications and doubts."""
        return VerificationRows(self.connection)

    @cached_property
    def handovers(self) -> Handovers:
        """Pickups and returns."""
        return Handovers(self.connection)

    @cached_property
    def transmittals(self) -> Transmittals:
        """What went for signature."""
        return Transmittals(self.connection)

    @cached_property
    def follow_on(self) -> FollowRows:
        """What was told of the ministry's platform, and calls."""
        return FollowRows(self.connection)

    @cached_property
    def follow_lists(self) -> FollowLists:
        """Whom the follow-up's worklists name."""
        return FollowLists(run_on(self.connection))

    @cached_property
    def sheets(self) -> Sheets:
        """Sheets as issued."""
        return Sheets(self.connection)

    @cached_property
    def staff(self) -> Staff:
        """The people of the counter."""
        return Staff(self.connection)

    @cached_property
    def tokens(self) -> Tokens:
        """Ways in for the scheduler."""
        return Tokens(self.connection)

    @cached_property
    def editions(self) -> Editions:
        """The office's wording, procedure and calendar."""
        return Editions(self.connection)

    @cached_property
    def lost_receipts(self) -> LostReceiptRows:
        """Receipts declared lost."""
        return LostReceiptRows(self.connection)

    @cached_property
    def closed_months(self) -> ClosedMonths:
        """Closed months and what was corrected in them."""
        return ClosedMonths(self.connection)

    @cached_property
    def struck_forms(self) -> StruckForms:
        """Blank forms struck out as spoiled."""
        return StruckForms(self.connection)

    @cached_property
    def day_rows(self) -> DayRows:
        """What a day came to."""
        return DayRows(self.connection)

    @cached_property
    def attempts(self) -> Attempts:
        """Identity checks that were unlocked or refused."""
        return Attempts(self.connection)

    @cached_property
    def oversight(self) -> Oversight:
        """What a head of service looks over."""
        return Oversight(self.connection)

    @cached_property
    def past(self) -> PastRows:
        """Requests of the registers before this program."""
        return PastRows(self.connection)

    @cached_property
    def past_listing(self) -> PastListing:
        """Searches of past requests."""
        return PastListing(run_on(self.connection))

    @cached_property
    def figures(self) -> Figures:
        """Counts for the registers' charts."""
        return Figures(self.connection)

    @cached_property
    def today_rows(self) -> TodayRows:
        """What the first page asks."""
        return TodayRows(run_on(self.connection))

    @cached_property
    def listing(self) -> Listing:
        """Lists and searches."""
        return self.today_rows.listing


class Store:
    """Hands out units of work on one database."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        """`engine` from `open_engine`; `clock` gives aware moments."""
        self.engine = engine
        self.clock = clock
        self.access = AccessLog(self._write_access)
        self._inside = threading.local()

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """One writing transaction: committed at the end, rolled back by an exception.

        Raises:
            DatabaseLocked: another writer took longer than we wait.
            DiskFull, DiskFailed, DatabaseReadOnly: nothing of the block was kept.
        """
        if getattr(self._inside, "writing", False):
            # A second writer of the same thread would wait for the first for ever.
            raise StorageBug(kind="write within write")
        readings: list[dict[str, object]] = []
        self._inside.writing = True
        try:
            with self._transaction("write") as unit:
                yield unit
                unit.journal.finish()
                readings = self.access.take()
                insert_access(unit.connection, readings)
        except BaseException:
            self.access.give_back(readings)
            raise
        finally:
            self._inside.writing = False

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """One consistent view of the database, without the right to write. Keep it short."""
        with self._transaction("read") as unit:
            yield unit

    def close(self) -> None:
        """Write the last readings and let go of the database."""
        self.access.flush()
        self.engine.dispose()

    @contextmanager
    def _transaction(self, mode: str) -> Iterator[Unit]:
        name = str(self.engine.url.database)
        with translated(name, files_too=False), self.engine.connect() as bare:
            connection = bare.execution_options(**{MODE: mode})
            with connection.begin():
                yield Unit(connection, self.clock)

    def _write_access(self, rows: list[dict[str, object]]) -> None:
        with self._transaction("write") as unit:
            insert_access(unit.connection, rows)
