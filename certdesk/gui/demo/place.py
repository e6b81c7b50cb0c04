"""The folder of a demonstration: emptied of the last one, never of anything else."""

import json
import shutil
from pathlib import Path

from certdesk.database import password_of, read_settings
from certdesk.domain.errors import KnownError
from certdesk.gui.demo.stage import DATA, PAPER, PICTURES, REGISTERS
from certdesk.storage.folder import DataFolder
from certdesk.storage.server import look_at, shown_address

_MARK = ".certdesk-demo"


class DemoFolderTaken(KnownError):
    """The folder holds things that no demonstration made."""

    code = "demo_folder_taken"
    sentence = (
        "The folder {folder} is not empty and holds no earlier demonstration. Nothing in it was "
        "touched. Name an empty or a new folder with --out."
    )


class DemoFolderUnusable(KnownError):
    """The folder cannot be made or written."""

    code = "demo_folder_unusable"
    sentence = (
        "The demonstration cannot write into {folder} ({reason}). Nothing was played. "
        "Name another folder with --out."
    )


class DemoDatabaseTaken(KnownError):
    """The database holds a register, perhaps an office's own."""

    code = "demo_database_taken"
    sentence = (
        "The database {database} is not empty. Nothing in it was touched, nothing was played. "
        "Name an empty database with --database."
    )


def on_server(out: Path, database: str) -> None:
    """Let the demonstration's folder name a server's database, which must be empty.

    Raises:
        DemoDatabaseTaken; KnownError: the server cannot be used.
    """
    folder = DataFolder(out / DATA)
    folder.config.write_text(f"database = {json.dumps(database)}\n", encoding="utf-8")
    settings = read_settings(folder)
    if look_at(settings.database, password_of(settings.database)).schema:
        raise DemoDatabaseTaken(database=shown_address(database)[1])


def make(out: Path) -> Path:
    """Make the folders of a demonstration, without what an earlier one left; `out` whole.

    Raises:
        DemoFolderTaken, DemoFolderUnusable: nothing was deleted.
    """
    out = out.absolute()
    try:
        if out.exists() and any(out.iterdir()) and not (out / _MARK).exists():
            raise DemoFolderTaken(folder=str(out))
        out.mkdir(parents=True, exist_ok=True)
        (out / _MARK).touch()
        for name in (DATA, PAPER, REGISTERS, PICTURES):
            if (out / name).exists():
                shutil.rmtree(out / name)
            (out / name).mkdir()
    except OSError as error:
        raise DemoFolderUnusable(folder=str(out), reason=error.strerror or "?") from error
    return out
