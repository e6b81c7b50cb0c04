"""The backup of each day, made beside the work while somebody is signed in."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from certdesk.domain.errors import DeskError
from certdesk.gui.messages import Worded
from certdesk.gui.session import Session

_FIRST_MS, _AGAIN_MS = 60_000, 15 * 60_000
"""Not while the window opens; then often enough to catch the first quiet minute of a day."""


class DailyBackup(QObject):
    """Asks the service now and then; it knows whether the day has its backup."""

    def __init__(self, session: Session) -> None:
        """Begin a minute from now; only where the work counts."""
        super().__init__(session)
        self._session = session
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        if not session.folder.is_trial:
            self._timer.start(_FIRST_MS)

    def look(self) -> None:
        """Make it if the day has none."""
        self._timer.setInterval(_AGAIN_MS)
        session = self._session
        try:
            by = session.actor
        except DeskError:  # nobody is signed in: another time
            return
        desk = session.desk
        backup = desk.config.backup
        folder = Path(backup.folder) if backup.folder else session.folder.backups
        session.tasks.run(
            lambda: desk.upkeep.daily_backup(folder, backup.keep, by=by),
            lambda made: session.register_changed.emit() if made else None,
            self._failed,
            owner=self,
        )

    def _failed(self, worded: Worded) -> None:
        """Said in passing: a clerk with a queue is not held up by it, Today shows the age."""
        self._session.backup_failed.emit(worded.sentence)
