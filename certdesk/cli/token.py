"""`certdesk token`: ways in for a scheduler, each for named commands alone."""

from argparse import Namespace
from typing import TYPE_CHECKING

from certdesk import vault
from certdesk.cli.parser import Commands, heard
from certdesk.cli.session import TOKEN_VARIABLE, opened, token_entry
from certdesk.cli.streams import answer, complain, say
from certdesk.i18n import tr
from certdesk.vault import KeyringUnusable

if TYPE_CHECKING:
    from certdesk.cli.session import Session
    from certdesk.services.supervision.tokens import NewToken


def add_to(commands: Commands) -> None:
    """Add `token add`, `token list`, `token revoke`."""
    group = commands.group("token", tr("Ways in for the scheduler, without a password."))
    parser = group.add(
        "add",
        tr(
            "Makes a token for named commands; its secret is kept in the keyring of this account. "
            "Used with --token NAME; it acts in the name of the supervisor who made it."
        ),
        add,
    )
    parser.add_argument(
        "--for",
        metavar="COMMANDS",
        dest="commands",
        required=True,
        help=tr("The commands, with commas: register,backup"),
    )
    parser.add_argument("--name", metavar="TOKEN", type=heard, default="", help=tr("Its name"))
    parser.add_argument("--json", action="store_true", help=tr("One object of JSON"))
    parser = group.add("list", tr("Lists the tokens, the revoked ones too."), show)
    parser.add_argument("--json", action="store_true", help=tr("One array of JSON"))
    parser = group.add("revoke", tr("Ends a token: it opens nothing any more."), revoke)
    parser.add_argument("name", metavar="TOKEN", type=heard, help=tr("Its name"))


def add(options: Namespace) -> int:
    """Make a token.

    Raises:
        UnknownTokenCommand, TokenNameTaken, TokenNeedsAccount, NotAllowed.
    """
    wanted = [word.strip() for word in options.commands.split(",") if word.strip()]
    with opened(options) as session:
        made = session.desk.tokens.add(wanted, name=heard(options.name), by=session.by)
        is_kept = _keep(session, made)
    if options.json:
        secret = None if is_kept else made.secret
        kept = {"in_keyring": is_kept, "secret": secret}
        answer({"name": made.name, "commands": list(made.commands), **kept})
    elif is_kept:
        say(
            tr(
                "The token {name} was made for: {commands}. Its secret is in the keyring of this "
                "account. Use it with --token {name}.",
                name=made.name,
                commands=", ".join(made.commands),
            )
        )
    else:
        say(
            tr(
                "The token {name} was made for: {commands}. Its secret is shown this once; give "
                "it to the scheduler in the variable {variable}:",
                name=made.name,
                commands=", ".join(made.commands),
                variable=TOKEN_VARIABLE,
            )
        )
        say(made.secret)
    return 0


def show(options: Namespace) -> int:
    """Print the tokens, in the order they were made."""
    with opened(options) as session:
        tokens = session.desk.tokens.all(by=session.by)
    if options.json:
        answer(
            [
                {
                    "name": one.name,
                    "person": one.person,
                    "commands": list(one.commands),
                    "created_at": one.created_at.isoformat(),
                    "revoked_at": one.revoked_at.isoformat() if one.revoked_at else None,
                    "works": one.is_alive,
                }
                for one in tokens
            ]
        )
        return 0
    for one in tokens:
        standing = tr("works") if one.is_alive else tr("works no more")
        say(f"{one.name}\t{', '.join(one.commands)}\t{one.person}\t{standing}")
    return 0


def revoke(options: Namespace) -> int:
    """End a token.

    Raises:
        NoSuchToken, NotAllowed.
    """
    with opened(options) as session:
        session.desk.tokens.revoke(options.name, by=session.by)
        try:
            vault.forget(token_entry(session.desk, options.name), variable=TOKEN_VARIABLE)
        except KeyringUnusable:
            # what is left in a keyring that does not open is worth nothing any more
            complain(tr("The keyring does not open; the secret in it opens nothing any more."))
    say(tr("The token {name} opens nothing any more.", name=options.name))
    return 0


def _keep(session: "Session", made: "NewToken") -> bool:
    """Keep the secret in the keyring; False, said on stderr, where there is none."""
    try:
        vault.keep(token_entry(session.desk, made.name), made.secret, variable=TOKEN_VARIABLE)
    except KeyringUnusable:
        complain(tr("This account has no keyring that opens."))
        return False
    return True
