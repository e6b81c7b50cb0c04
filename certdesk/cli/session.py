"""An open register and who acts in it, for the time of one command.

The floors below are imported when a register is opened: words that open none answer at once.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from certdesk.cli.errors import NobodyOfThatName, NoRegister, SignInNeeded
from certdesk.config import ConfigError, read_config
from certdesk.domain.rights import Actor, Role
from certdesk.i18n import tr
from certdesk.log import open_log
from certdesk.paths import default_data_folder

if TYPE_CHECKING:
    from certdesk.desk import Desk

PASSWORD_VARIABLE = "CERTDESK_PASSWORD"  # noqa: S105 - the name of a variable
TOKEN_VARIABLE = "CERTDESK_TOKEN"  # noqa: S105 - the name of a variable


@dataclass(frozen=True, slots=True)
class Session:
    """One command's register; `by` is who acts, `has_staff` whether people sign in here."""

    desk: "Desk"
    by: Actor
    has_staff: bool

    def actor(self, name: str | None, password: str | None) -> Actor:
        """Who one act is by: nobody named is the session's own actor.

        In a folder without staff the name is a role: `clerk`, `supervisor`, `auditor`.

        Raises:
            WrongPassword, WaitBeforeTrying; NobodyOfThatName in a folder without staff.
        """
        if name is None or (name == self.by.name and password is None):
            return self.by
        if self.has_staff:
            return self.desk.staff.sign_in(name, password or "")
        if name not in set(Role):
            raise NobodyOfThatName(name=name)
        return Actor(None, self.by.name, Role(name))


def data_folder(options: Namespace) -> Path:
    """`--data`, else `CERTDESK_DATA`, else where the window keeps its register."""
    chosen: str | None = getattr(options, "data", None)
    return Path(chosen) if chosen else default_data_folder()


def has_register(root: Path) -> bool:
    """Whether there is something to read: the file, or a server named in the settings."""
    from certdesk.storage.errors import FolderUnusable
    from certdesk.storage.folder import DataFolder

    folder = DataFolder(root)
    try:
        if folder.database.exists() and folder.database.stat().st_size:
            return True
        return bool(read_config(folder.config).database)
    except OSError as error:
        raise FolderUnusable(folder=str(root)) from error
    except ConfigError:
        # opening the register will say what is wrong with the file
        return True


@contextmanager
def opened(options: Namespace, *, may_make: bool = False, named: bool = True) -> Iterator[Session]:
    """Open the register of `--data` and find out who acts.

    `may_make`: a folder without a register becomes a trial folder. `named`: people sign in
    once the register has accounts (a check reads no request and needs nobody).

    Raises:
        NoRegister: nothing to read there; nothing was made.
        SignInNeeded, WrongPassword; KnownError when the register cannot be used.
    """
    from certdesk.desk import open_desk

    root = data_folder(options)
    is_there = has_register(root)
    if not is_there and not may_make:
        raise NoRegister(folder=str(root))
    desk = open_desk(root) if is_there else open_desk(root, trial=True)
    try:
        open_log(desk.folder.log)
        has_staff = desk.staff.has_staff()
        signs_in = named and has_staff
        by = sign_in(desk, options) if signs_in else desk.staff.trial_actor()
        yield Session(desk, by, has_staff)
    finally:
        desk.close()


def sign_in(desk: "Desk", options: Namespace) -> Actor:
    """Sign in who `--as` names, else with a token: `--token`'s, or `CERTDESK_TOKEN`.

    Raises:
        SignInNeeded: nobody is named, or there is no password and no terminal to ask on.
        WrongPassword, WaitBeforeTrying; TokenRefused, TokenNotForThis, KeyringUnusable.
    """
    name: str | None = getattr(options, "acting", None)
    if name:
        return desk.staff.sign_in(name, password())
    secret = _token(desk, getattr(options, "token", None))
    if not secret:
        raise SignInNeeded
    return desk.tokens.sign_in(secret, options.command)


def token_entry(desk: "Desk", name: str) -> str:
    """Where the keyring keeps the secret of a register's token."""
    return f"token {desk.tokens.office_id()} {name}"


def _token(desk: "Desk", name: str | None) -> str | None:
    """The secret: from the environment, else the one that the keyring keeps under a name."""
    given = os.environ.get(TOKEN_VARIABLE)
    if given or not name:
        return given
    from certdesk import vault

    return vault.secret_of(token_entry(desk, name), variable=TOKEN_VARIABLE)


def password(variable: str = PASSWORD_VARIABLE) -> str:
    """The password: from the environment, else asked on the terminal."""
    given = os.environ.get(variable)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise SignInNeeded
    return getpass(tr("Password: "), stream=sys.stderr)
