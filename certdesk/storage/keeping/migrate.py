"""Bring a database to the schema of this program, or make a new one; backup first.

There is no way down: going back is restoring that backup with the earlier program.
"""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from certdesk.storage.keeping.backup import backup
from certdesk.storage.migrations.apply import UpgradeFailed, apply
from certdesk.storage.schema import SCHEMA, schema_of

__all__ = ["UpgradeFailed", "upgrade"]


def upgrade(engine: Engine, backup_folder: Path | None) -> Path | None:
    """Upgrade or create; the backup made first, None when there was nothing to lose.

    `backup_folder` is where that backup goes; it may be None for a database that is new.

    Raises:
        UpgradeFailed: rows are missing or foreign keys broken; rolled back.
        NewerDatabase, ForeignDatabase: untouched.
        BackupFailed: no upgrade without a proven backup.
    """
    found = schema_of(engine)
    if found == SCHEMA:
        return None
    saved = None
    if found:
        if backup_folder is None:
            raise UpgradeFailed(detail="no folder for the backup")
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        saved = backup_folder / f"before-upgrade-{found:04}-{stamp}.db"
        backup(engine, saved)
    apply(engine)
    return saved
