"""Which database the settings file of this computer names, and the password kept for it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from certdesk import vault
from certdesk.config import Config, ConfigError, read_config
from certdesk.domain.errors import KnownError, Phrase
from certdesk.storage.folder import DataFolder

if TYPE_CHECKING:
    from certdesk.services.supervision.database import Fact

PASSWORD_VARIABLE: Final = "CERTDESK_DATABASE_PASSWORD"  # noqa: S105 - the name of a variable


class ConfigUnusable(KnownError):
    """`certdesk.toml` cannot be used."""

    code = "config_unusable"
    sentence = (
        "The settings file of this computer cannot be used ({detail}). Nothing was opened or "
        "changed. Correct it, or move it away to use the defaults."
    )


def read_settings(folder: DataFolder) -> Config:
    """The settings of this computer.

    Raises:
        ConfigUnusable: naming file, key and remedy.
    """
    try:
        return read_config(folder.config)
    except ConfigError as error:
        raise ConfigUnusable(detail=Phrase(error.sentence, error.data)) from error


def password_of(database: str) -> str | None:
    """The password for a server: from the environment, else the keyring, else none.

    Raises:
        KeyringUnusable: there is a keyring, and it does not open.
    """
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is not None or not database:
        return given
    return vault.secret_of(_entry(database), variable=PASSWORD_VARIABLE)


def keep_password(database: str, password: str) -> None:
    """Keep the password for a server in the keyring.

    Raises:
        KeyringUnusable: nothing was kept.
    """
    vault.keep(_entry(database), password, variable=PASSWORD_VARIABLE)


def look(root: Path) -> "Sequence[Fact]":
    """What there is to say of the database of a data folder; nothing is made or changed.

    Raises:
        KnownError: there is nothing to look at, and why.
    """
    from certdesk.services.supervision.database import facts_of_file, facts_of_server

    folder = DataFolder(root)
    database = read_settings(folder).database
    if not database:
        return facts_of_file(folder)
    return facts_of_server(database, password_of(database))


def _entry(database: str) -> str:
    return f"database {database}"
