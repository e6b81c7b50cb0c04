"""The data folder: one counter, one folder.

certdesk.db     the register (unless it is on a server)
certdesk.toml   what belongs to this workstation alone
backups/  sheets/  log/
trial           present in a trial folder: its sheets carry a mark, its clock may be set
window.lock     held by the window that is open on this folder
"""

import contextlib
import os
import shutil
import sys
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from certdesk.storage.errors import FolderBusy, FolderUnusable
from certdesk.storage.place import refuse_remote

LOW_SPACE_BYTES: Final = 500 * 1024 * 1024


class DataFolder(NamedTuple):
    """The paths of one data folder; nothing is made until `create`."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite register."""
        return self.root / "certdesk.db"

    @property
    def config(self) -> Path:
        """What belongs to this workstation: printer, offsets, which database."""
        return self.root / "certdesk.toml"

    @property
    def backups(self) -> Path:
        """Backups, and registers kept aside before an upgrade or a restore."""
        return self.root / "backups"

    @property
    def sheets(self) -> Path:
        """Sheets as PDF, waiting for a printer."""
        return self.root / "sheets"

    @property
    def log(self) -> Path:
        """Logs without personal data."""
        return self.root / "log"

    @property
    def is_trial(self) -> bool:
        """Whether this folder is for trying out."""
        return (self.root / "trial").exists()

    @property
    def free_bytes(self) -> int:
        """Room left on its disk."""
        return shutil.disk_usage(self.root).free

    @property
    def is_short_of_room(self) -> bool:
        """Less than 500 MB left: warn, go on."""
        return self.free_bytes < LOW_SPACE_BYTES

    def create(self, *, trial: bool = False) -> None:
        """Make what is missing; a folder that has a register never becomes a trial.

        Raises:
            FolderRefused: on the network or in a cloud folder; nothing is made.
            FolderUnusable: it cannot be made or written.
        """
        refuse_remote(self.root.absolute())
        try:
            for folder in (self.root, self.backups, self.sheets, self.log):
                folder.mkdir(parents=True, exist_ok=True)
            if trial and not self.database.exists():
                (self.root / "trial").touch()
        except OSError as error:
            raise FolderUnusable(folder=str(self.root)) from error


class WindowLock:
    """One window a workstation and data folder; the system lets go when a program dies."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._stream: BinaryIO | None = None

    def take(self) -> None:
        """Take the lock.

        Raises:
            FolderBusy: another window has it.
            FolderUnusable: the lock file cannot be made.
        """
        try:
            stream = (self._folder.root / "window.lock").open("ab")
        except OSError as error:
            raise FolderUnusable(folder=str(self._folder.root)) from error
        try:
            _lock(stream)
        except OSError as error:
            stream.close()
            raise FolderBusy(folder=str(self._folder.root)) from error
        self._stream = stream

    def release(self) -> None:
        """Let go."""
        if self._stream is not None:
            with contextlib.suppress(OSError):
                self._stream.close()
            self._stream = None


def _lock(stream: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        stream.seek(0, os.SEEK_SET)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
