"""`certdesk staff`: the accounts of a register."""

import sys
from argparse import Namespace

from certdesk.cli.errors import FirstIsSupervisor, NobodyKnown
from certdesk.cli.parser import Commands, heard
from certdesk.cli.session import Session, opened, password
from certdesk.cli.streams import answer, say
from certdesk.domain.rights import Right, Role, require
from certdesk.i18n import tr

NEW_PASSWORD_VARIABLE = "CERTDESK_NEW_PASSWORD"  # noqa: S105 - the name of a variable


def add_to(commands: Commands) -> None:
    """Add `staff list`, `staff add`, `staff suspend`."""
    group = commands.group("staff", tr("The accounts of the people of the counter."))
    parser = group.add("list", tr("Lists the accounts."), show)
    parser.add_argument("--json", action="store_true", help=tr("One array of JSON"))
    parser = group.add(
        "add",
        tr(
            "Opens an account; the first one is a supervisor's, and its recovery code must be "
            "typed back. The password is asked, or taken from CERTDESK_NEW_PASSWORD."
        ),
        add,
    )
    parser.add_argument("name", metavar="PERSON", type=heard, help=tr("Name and surname"))
    parser.add_argument("--role", required=True, choices=[role.value for role in Role])
    parser = group.add("suspend", tr("Closes an account; what the person did stays."), suspend)
    parser.add_argument("name", metavar="PERSON", type=heard, help=tr("Name and surname"))


def show(options: Namespace) -> int:
    """Print the accounts, in the order they came."""
    with opened(options) as session:
        require(session.by, Right.READ)
        people = session.desk.staff.people()
    if options.json:
        answer(
            [
                {"id": one.id, "name": one.name, "role": one.role.value, "active": one.active}
                for one in people
            ]
        )
        return 0
    for one in people:
        suspended = "" if one.active else tr("suspended")
        say(f"{one.name}\t{one.role.value}\t{suspended}".rstrip())
    return 0


def add(options: Namespace) -> int:
    """Open an account.

    Raises:
        FirstIsSupervisor, WrongRecoveryCode, NameTaken, PasswordTooShort, NotAllowed.
    """
    with opened(options, may_make=True) as session:
        role = Role(options.role)
        if session.has_staff:
            session.desk.staff.add(
                options.name, role, password(NEW_PASSWORD_VARIABLE), by=session.by
            )
        else:
            _start(session, options.name, role)
    say(tr("The account of {name} is open.", name=options.name))
    return 0


def suspend(options: Namespace) -> int:
    """Close an account.

    Raises:
        NobodyKnown, LastSupervisor, NotAllowed.
    """
    with opened(options) as session:
        wanted = " ".join(options.name.split())
        found = [one for one in session.desk.staff.people() if one.name == wanted]
        if not found:
            raise NobodyKnown(name=wanted)
        session.desk.accounts.suspend(found[0].id, by=session.by)
    say(tr("The account of {name} is suspended.", name=wanted))
    return 0


def _start(session: Session, name: str, role: Role) -> None:
    """The first supervisor: the recovery code is shown, and typed back from standard input."""
    if role is not Role.SUPERVISOR:
        raise FirstIsSupervisor
    secret = password(NEW_PASSWORD_VARIABLE)
    code = session.desk.staff.new_recovery_code()
    say(tr("Recovery code, to be kept in a sealed envelope: {code}", code=code))
    say(tr("Type it back:"))
    typed = sys.stdin.readline()
    session.desk.staff.start(name, secret, recovery_code=code, typed_back=typed)
