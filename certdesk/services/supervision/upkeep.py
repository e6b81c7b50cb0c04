"""Upkeep: backup, restore, check."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.rights import Actor, Right, require
from certdesk.services.office import Office
from certdesk.services.registers.closed_standing import broken_closings
from certdesk.services.supervision.journal import Tail, TailReport, compare_tail
from certdesk.services.supervision.proofs import check_proofs
from certdesk.services.today import LAST_BACKUP_KEY
from certdesk.storage.keeping import backup as backups
from certdesk.storage.keeping import integrity
from certdesk.storage.keeping import restore as restoring
from certdesk.storage.keeping.backup import BackupFacts, Contents
from certdesk.storage.keeping.integrity import Finding, NumberCount
from certdesk.storage.unit import Unit

_SHEETS_COMPARED = 400  # more than a year of days


_DAILY = "certdesk-daily-"


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup in a folder, not yet opened; `made_at` aware, in UTC; `size` in bytes."""

    file: Path
    made_at: datetime
    size: int
    is_daily: bool


class Upkeep:
    """Keep the register whole, and be able to get it back."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def backup(self, file: Path, *, by: Actor) -> BackupFacts:
        """Write a proven backup while the counter works."""
        facts = backups.backup(self._office.store.engine, file)
        with self._office.store.write() as unit:
            now = self._office.now()
            unit.settings.put(LAST_BACKUP_KEY, now.isoformat(), at=now, by=by.id)
            unit.journal.add("backup", by=by.id, subject="register", subject_id=None, at=now)
        return facts

    def daily_backup(self, folder: Path, keep: int, *, by: Actor) -> BackupFacts | None:
        """The backup of this day, None when there is one already, on whatever machine.

        Of the daily backups in the folder, the newest `keep` stay; others are not touched.

        Raises:
            KnownError: the folder cannot be written, the disk is full; nothing was taken away.
        """
        with self._office.store.read() as unit:
            last = unit.settings.get(LAST_BACKUP_KEY)
        today = self._office.today()
        if last and datetime.fromisoformat(str(last)).astimezone(ALGIERS).date() >= today:
            return None
        facts = self.backup(folder / f"{_DAILY}{today.isoformat()}.db", by=by)
        daily = [one for one in kept_backups(folder) if one.is_daily]
        for old in daily[max(keep, 1) :]:
            # one that is held open somewhere goes another day
            with suppress(OSError):
                old.file.unlink()
        return facts

    def last_backup(self) -> datetime | None:
        """When the newest backup was made, aware."""
        with self._office.store.read() as unit:
            last = unit.settings.get(LAST_BACKUP_KEY)
        return datetime.fromisoformat(str(last)) if last else None

    def inspect(self, file: Path) -> tuple[BackupFacts, Contents]:
        """What a backup holds, and what the register holds now."""
        return backups.inspect(file), backups.present(self._office.store.engine)

    def restore(self, file: Path, aside: Path, *, by: Actor) -> BackupFacts:
        """Put a backup in place of the register; what was there is kept in `aside`."""
        require(by, Right.RUN_OFFICE)
        facts = restoring.restore(file, self._office.store.engine, aside)
        # the editions of the backup carry the same numbers as other texts did before
        self._office.forget_forms()
        with self._office.store.write() as unit:
            now = self._office.now()
            # a backup of an older program lacks the forms that came since
            self._office.ship_editions(unit)
            unit.journal.add("restored", by=by.id, subject="register", subject_id=None, at=now)
        return facts

    def numbers(self) -> Sequence[NumberCount]:
        """How the numbers of every series were used, from its start."""
        with self._office.store.read() as unit:
            return integrity.count_numbers(unit)

    def check(self, closing: tuple[str, str] | None = None) -> Sequence[Finding]:
        """Everything that does not hold; empty when all is well.

        `closing`: the count and the print of the journal as a signed closing sheet has them.

        Raises:
            HeadUnreadable: they cannot be what stands on one.
        """
        of_sheet = [] if closing is None else _of_sheet(compare_tail(self._office, *closing))
        with self._office.store.read() as unit:
            findings = of_sheet + list(integrity.check(unit))
            findings += _of_kept_sheets(unit)
            findings += broken_closings(unit)
            findings += check_proofs(self._office, unit)
            findings += [
                Finding(
                    "custody",
                    "The closed request {request} has a paper unaccounted for: {paper}.",
                    {"request": request_id, "paper": paper},
                )
                for request_id, paper in unit.custody.unbalanced()
            ]
            findings += [
                Finding(
                    "custody",
                    "The place of ledger line {line} is not where its last move took it.",
                    {"line": line},
                )
                for line in unit.custody.misplaced()
            ]
            return findings


def _of_sheet(report: TailReport) -> list[Finding]:
    sentences = {
        Tail.CUT: "The journal has fewer entries than the closing sheet: its tail was cut.",
        Tail.ALTERED: "The journal is not the one that the closing sheet was printed from.",
    }
    if report.tail is Tail.HOLDS:
        return []
    return [Finding("closing", sentences[report.tail], {"count": report.count})]


def _of_kept_sheets(unit: Unit) -> list[Finding]:
    """Closing sheets kept here that the journal no longer bears out."""
    return [
        Finding(
            "closing",
            "The journal does not hold what the closing sheet of {day} says.",
            {"day": row.day},
        )
        for row in unit.oversight.closed_days(before=None, limit=_SHEETS_COMPARED)
        if not unit.journal.holds(row.head, row.count)
    ]


def kept_backups(folder: Path) -> Sequence[KeptBackup]:
    """The backups that lie in a folder, the newest first; none when it cannot be read."""
    found: list[KeptBackup] = []
    with suppress(OSError):
        for file in folder.glob("*.db"):
            facts = file.stat()
            made = datetime.fromtimestamp(facts.st_mtime, UTC)
            found.append(KeptBackup(file, made, facts.st_size, file.name.startswith(_DAILY)))
    return sorted(found, key=lambda one: (one.made_at, one.file.name), reverse=True)
