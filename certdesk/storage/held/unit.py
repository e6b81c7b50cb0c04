"""The store of a sample: one transaction for all of it, whose units answer from held rows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from random import Random

from sqlalchemy import Connection

from certdesk.storage.held.files import (
    HeldChecklist,
    HeldCustody,
    HeldFollow,
    HeldHandovers,
    HeldRequests,
    HeldSheets,
    HeldTransmittals,
    HeldVerification,
)
from certdesk.storage.held.numbers import HeldNumbers, HeldSettings
from certdesk.storage.held.rows import HeldRows
from certdesk.storage.rows.editions import EditionRow, Editions
from certdesk.storage.rows.past import PastRow, PastRows
from certdesk.storage.unit import Clock, Store, Unit

_CACHE_KIB = 256 * 1024


class HeldEditions(Editions):
    """Editions, each read once: nobody edits the wording while a sample is made."""

    def __init__(self, connection: Connection) -> None:
        """Nothing was read yet."""
        super().__init__(connection)
        self._newest: dict[str, EditionRow | None] = {}

    def newest(self, kind: str) -> EditionRow | None:
        """The edition in force."""
        if self._newest.get(kind) is None:
            self._newest[kind] = super().newest(kind)
        return self._newest[kind]

    def newest_id(self, kind: str) -> int | None:
        """The edition in force, without its text."""
        newest = self.newest(kind)
        return None if newest is None else newest.id


class HeldPast(PastRows):
    """The register before this program: mostly there is none, and nothing to look through."""

    @cached_property
    def _is_empty(self) -> bool:
        return not self.imports()

    def by_registration(self, key: str) -> Sequence[PastRow]:
        """Past requests of one registration number."""
        return [] if self._is_empty else super().by_registration(key)

    def by_diploma(self, key: str) -> Sequence[PastRow]:
        """Past requests of one diploma number."""
        return [] if self._is_empty else super().by_diploma(key)


class HeldUnit(Unit):
    """Row files on held rows; what is not held works on the connection as always."""

    def __init__(self, connection: Connection, clock: Clock, rng: Random) -> None:
        """`connection`: the one transaction of the sample; `rng` draws draft codes."""
        super().__init__(connection, clock)
        self._rng = rng
        self.held = HeldRows(connection)

    @cached_property
    def settings(self) -> HeldSettings:
        """Settings, each read once."""
        return HeldSettings(self.connection)

    @cached_property
    def editions(self) -> HeldEditions:
        """Editions, each read once."""
        return HeldEditions(self.connection)

    @cached_property
    def past(self) -> HeldPast:
        """The register before this program."""
        return HeldPast(self.connection)

    @cached_property
    def numbers(self) -> HeldNumbers:
        """Numbers without holes."""
        return HeldNumbers(self.connection, self.settings)

    @cached_property
    def requests(self) -> HeldRequests:
        """Requests and drafts."""
        return HeldRequests(self.connection, self.held, self._rng)

    @cached_property
    def checklist(self) -> HeldChecklist:
        """Verdicts."""
        return HeldChecklist(self.connection, self.held)

    @cached_property
    def custody(self) -> HeldCustody:
        """Ledger lines and moves."""
        return HeldCustody(self.connection, self.held)

    @cached_property
    def verification(self) -> HeldVerification:
        """Verifications and doubts."""
        return HeldVerification(self.connection, self.held)

    @cached_property
    def handovers(self) -> HeldHandovers:
        """Pickups and returns."""
        return HeldHandovers(self.connection, self.held)

    @cached_property
    def transmittals(self) -> HeldTransmittals:
        """Transmittals."""
        return HeldTransmittals(self.connection, self.held)

    @cached_property
    def follow_on(self) -> HeldFollow:
        """The follow-up."""
        return HeldFollow(self.connection, self.held)

    @cached_property
    def sheets(self) -> HeldSheets:
        """Sheets."""
        return HeldSheets(self.connection, self.held)

    def let_go(self, owner: int) -> None:
        """Nothing of this request changes any more; write when enough waits."""
        self.requests.forget(owner)
        self.held.let_go(owner)
        if self.held.is_full:
            self.flush()

    def sent(self, transmittal_id: int, sheet_id: int) -> None:
        """A transmittal and its sheet never change again, and files refer to them."""
        for row_id in (transmittal_id, sheet_id):
            self.held.let_go(-row_id)

    def flush(self) -> None:
        """Write what waits, parents first."""
        self.held.write()
        self.numbers.write()
        self.journal.flush()

    def finish(self) -> None:
        """Write everything."""
        self.held.write_all()
        self.numbers.write()
        self.journal.finish()


class HeldStore(Store):
    """A store all of whose units are one: `held`."""

    def __init__(self, store: Store, held: HeldUnit, clock: Clock) -> None:
        """Work inside the transaction of `held`."""
        super().__init__(store.engine, clock)
        self.held = held

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """The one unit."""
        yield self.held

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """The one unit."""
        yield self.held


@contextmanager
def hold(store: Store, clock: Clock, rng: Random) -> Iterator[HeldStore]:
    """Make a sample within one transaction: all of it is kept, or nothing."""
    with store.write() as unit:
        if unit.connection.dialect.name == "sqlite":
            # the indexes of a large sample are written all over: keep their pages at hand
            unit.connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE_KIB}")
        held = HeldUnit(unit.connection, clock, rng)
        yield HeldStore(store, held, clock)
        held.finish()
