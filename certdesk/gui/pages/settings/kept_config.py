"""Keeping what belongs to this workstation alone: the settings file of its data folder."""

from certdesk.config import Config, write_config
from certdesk.domain.errors import KnownError
from certdesk.gui.session import Session


class WorkstationNotKept(KnownError):
    """The disk did not take the workstation's settings."""

    code = "workstation_not_kept"
    sentence = (
        "The settings of this workstation could not be written ({reason}). They hold until the "
        "program is closed. Free some space or check the folder, then save again."
    )


def keep_config(session: Session, config: Config) -> None:
    """Use it from now on, and write it for the next start.

    Raises:
        WorkstationNotKept: it is in use, but will be forgotten.
    """
    session.desk.config = config
    try:
        write_config(session.folder.config, config)
    except OSError as error:
        raise WorkstationNotKept(reason=error.strerror or "?") from error
