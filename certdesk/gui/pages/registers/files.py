"""A workbook on the disk: whole, or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from certdesk.domain.errors import KnownError


class RegisterNotSaved(KnownError):
    """The workbook could not be written."""

    code = "register_not_saved"
    sentence = (
        "The register could not be saved in {path} ({reason}). The register itself is kept. "
        "Close the file if it is open in Excel, or save it elsewhere."
    )


def write_whole(content: bytes, path: Path) -> Path:
    """Write beside the file, then put it in its place: a torn file never has its name.

    Raises:
        RegisterNotSaved: with the system's reason.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise RegisterNotSaved(path=str(path), reason=error.strerror or "?") from error
    return path
