"""Writing a file that a command was asked for: whole, or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from certdesk.cli.errors import OutputFolderMissing, OutputUnwritable


def check_out(name: str) -> Path:
    """The file to write, before any work is done for it.

    Raises:
        OutputFolderMissing; OutputUnwritable when it is a folder.
    """
    file = Path(name)
    if not file.parent.is_dir():
        raise OutputFolderMissing(folder=str(file.parent))
    if file.is_dir() or not file.name:
        raise OutputUnwritable(file=name)
    return file


def write_out(file: Path, content: bytes) -> None:
    """Write through a file beside it that is then renamed.

    Raises:
        OutputUnwritable: what was there before is kept.
    """
    part = ""
    try:
        handle, part = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem[:40]}-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _as_made_by_hand(part)
        Path(part).replace(file)
    except OSError as error:
        if part:
            with contextlib.suppress(OSError):
                Path(part).unlink()
        raise OutputUnwritable(file=str(file)) from error


def _as_made_by_hand(part: str) -> None:
    """Temporary files are for their owner alone: give this one the usual rights."""
    mask = os.umask(0)
    os.umask(mask)
    Path(part).chmod(0o666 & ~mask)
