"""`certdesk database`: where the register lies, whether it can be used, and its password."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from certdesk.cli.errors import NoServerNamed
from certdesk.cli.parser import Commands
from certdesk.cli.session import data_folder, password
from certdesk.cli.streams import answer, complain, say
from certdesk.cli.wording import sentence_of
from certdesk.domain.errors import KnownError
from certdesk.i18n import tr, trn

if TYPE_CHECKING:
    from certdesk.services.supervision.database import Fact


def add_to(commands: Commands) -> None:
    """Add `database check` and `database password`."""
    group = commands.group("database", tr("Where the register lies, and whether it can be used."))
    parser = group.add(
        "check",
        tr(
            "Says of the register's database: its address, whether it answers, the account's "
            "rights, version, encoding, schema, and how far its clock differs. Changes nothing."
        ),
        check,
    )
    parser.add_argument("--json", action="store_true", help=tr("One object of JSON"))
    group.add(
        "password",
        tr(
            "Keeps the password of the PostgreSQL server in the keyring of this account. It is "
            "asked, or taken from CERTDESK_DATABASE_PASSWORD."
        ),
        keep_password,
    )


def check(options: Namespace) -> int:
    """Say everything there is to say; 1 when something is in the way."""
    from certdesk.database import look

    try:
        facts = look(data_folder(options))
    except KnownError as error:
        if options.json:
            told = {"code": error.code, "message": sentence_of(error)}
            answer({"ok": False, "facts": [], "error": told})
        raise
    bad = [one for one in facts if not one.is_good]
    if options.json:
        answer({"ok": not bad, "facts": _objects(facts), "error": None})
    else:
        for one in facts:
            mark = "✓" if one.is_good else "✗"
            say(f"{mark} {one.title}: {one.value}")
            if one.remedy:
                say(f"  {one.remedy}")
    if bad:
        complain(trn("{n} things stand in the way. Nothing was changed.", len(bad)))
    return 1 if bad else 0


def keep_password(options: Namespace) -> int:
    """Keep the server's password where no file shows it.

    Raises:
        NoServerNamed: the settings file names no server; KeyringUnusable.
    """
    from certdesk import database as register
    from certdesk.storage.folder import DataFolder

    folder = DataFolder(data_folder(options))
    database = register.read_settings(folder).database
    if not database:
        raise NoServerNamed(file=str(folder.config))
    register.keep_password(database, password(register.PASSWORD_VARIABLE))
    say(tr("The password is kept in the keyring of this account."))
    return 0


def _objects(facts: "Sequence[Fact]") -> list[dict[str, object]]:
    return [
        {"name": one.name, "value": one.value, "ok": one.is_good, "message": one.remedy}
        for one in facts
    ]
