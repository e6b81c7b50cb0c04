"""`certdesk restore`: a backup in the register's place; what would change is shown first."""

import shutil
import tempfile
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from certdesk.cli.errors import ConfirmationNeeded, FileUnreadable
from certdesk.cli.parser import Commands
from certdesk.cli.session import data_folder, has_register, opened, sign_in
from certdesk.cli.streams import answer, say
from certdesk.cli.upkeep import backup_object
from certdesk.cli.wording import sentence_of
from certdesk.domain.errors import DeskError
from certdesk.domain.rights import Actor, Right, require
from certdesk.i18n import tr, trn

if TYPE_CHECKING:
    from certdesk.storage.keeping.backup import BackupFacts, Contents


def add_to(commands: Commands) -> None:
    """Add `restore` to the command line."""
    parser = commands.add(
        "restore",
        tr(
            "Puts a backup in the place of the register, which is kept aside. Shows what would "
            "change; does it only with --yes."
        ),
        run,
    )
    parser.add_argument("file", metavar="FILE", help=tr("The backup"))
    parser.add_argument("--yes", action="store_true", help=tr("Do it"))
    parser.add_argument("--json", action="store_true", help=tr("One object of JSON"))


def run(options: Namespace) -> int:
    """Show, and with `--yes` restore; with `--json` one object, also of what was refused.

    Raises:
        ConfirmationNeeded: without `--yes`; NotABackup, BackupDamaged, NewerDatabase: the
        register was not touched.
    """
    told: dict[str, object] = {}
    try:
        _restore(options, told)
    except DeskError as error:
        if options.json:
            answer({**told, "ok": False, "code": error.code, "message": sentence_of(error)})
        raise
    said = tr("The backup is in place. What was there before is kept in the backups folder.")
    if options.json:
        answer({**told, "ok": True, "code": None, "message": said})
    else:
        say(said)
    return 0


def _restore(options: Namespace, told: dict[str, object]) -> None:
    """`told` is filled with what would change."""
    from certdesk.storage.keeping import backup as backups

    file = Path(options.file)
    if not file.is_file():
        raise FileUnreadable(file=options.file)
    facts = backups.inspect(file)
    if has_register(data_folder(options)):
        _restore_over(options, file, facts, told)
    else:
        _show(options, facts, None, told)
        _restore_anew(options, file)


def _restore_over(
    options: Namespace, file: Path, facts: "BackupFacts", told: dict[str, object]
) -> None:
    """Over a register that opens, by its own supervisor; over a damaged one, by the backup's."""
    from certdesk.storage.errors import DatabaseCorrupt

    try:
        with opened(options) as session:
            # a register without accounts has nobody to ask: the backup's own people decide
            by = session.by if session.has_staff else _supervisor_of(options, file)
            require(by, Right.RUN_OFFICE)
            _, now = session.desk.upkeep.inspect(file)
            _show(options, facts, now, told)
            session.desk.upkeep.restore(file, session.desk.folder.backups, by=by)
    except DatabaseCorrupt:
        _show(options, facts, None, told)
        _restore_anew(options, file)


def _restore_anew(options: Namespace, file: Path) -> None:
    """Into a folder without a register that opens: by a supervisor of the backup."""
    from certdesk.desk import open_desk
    from certdesk.storage.folder import DataFolder
    from certdesk.storage.keeping import restore as restoring

    by = _supervisor_of(options, file)
    folder = DataFolder(data_folder(options))
    is_damaged = folder.database.exists()
    folder.create(trial=by.id is None)
    if is_damaged:
        # what cannot be opened is moved aside; then as into any other folder, journalled
        restoring.restore(file, folder.database, folder.backups)
    desk = open_desk(folder.root)
    try:
        desk.upkeep.restore(file, folder.backups, by=by)
    finally:
        desk.close()


def _supervisor_of(options: Namespace, file: Path) -> Actor:
    """Sign in against the people of the backup, on a copy of it."""
    from certdesk.desk import open_desk
    from certdesk.storage.folder import DataFolder

    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        try:
            shutil.copyfile(file, DataFolder(root).database)
        except OSError as error:
            raise FileUnreadable(file=str(file)) from error
        # the copy is no trial folder, whose clock could be set
        desk = open_desk(root, clock=lambda: datetime.now(UTC))
        try:
            if not desk.staff.has_staff():
                return desk.staff.trial_actor()
            by = sign_in(desk, options)
        finally:
            desk.close()
    require(by, Right.RUN_OFFICE)
    return by


def _show(
    options: Namespace,
    facts: "BackupFacts",
    now: "Contents | None",
    told: dict[str, object],
) -> None:
    """What would change; go on only with `--yes`."""
    rows = now.rows["requests"] if now else 0
    if options.json:
        entries = now.count if now else 0
        told |= {**backup_object(facts), "requests_now": rows, "journal_entries_now": entries}
    else:
        say(
            trn(
                "The backup of {day} holds {n} requests.",
                facts.contents.rows["requests"],
                day=f"{facts.made_at:%d/%m/%Y}",
            )
        )
        say(trn("The register holds {n} requests now.", rows))
    if not options.yes:
        raise ConfirmationNeeded
