"""Upkeep: backup, restore, check."""

from collections.abc import Sequence
from pathlib import Path

from certdesk.domain.rights import Actor, Right, require
from certdesk.services.journal_reading import Tail, TailReport, compare_tail
from certdesk.services.office import Office
from certdesk.services.today import LAST_BACKUP_KEY
from certdesk.storage import backup as backups
from certdesk.storage import integrity
from certdesk.storage import restore as restoring
from certdesk.storage.backup import BackupFacts, Contents
from certdesk.storage.integrity import Finding, NumberCount
from certdesk.storage.unit import Unit

_SHEETS_COMPARED = 400  # more than a year of days


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

    def inspect(self, file: Path) -> tuple[BackupFacts, Contents]:
        """What a backup holds, and what the register holds now."""
        return backups.inspect(file), backups.present(self._office.store.engine)

    def restore(self, file: Path, aside: Path, *, by: Actor) -> BackupFacts:
        """Put a backup in place of the register; what was there is kept in `aside`."""
        require(by, Right.RUN_OFFICE)
        facts = restoring.restore(file, self._office.store.engine, aside)
        with self._office.store.write() as unit:
            now = self._office.now()
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
