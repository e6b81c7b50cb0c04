"""Tokens: a scheduler's way in, without a person's password and for named commands alone."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from certdesk.domain.errors import RuleBroken
from certdesk.domain.rights import Actor, Right, require
from certdesk.services.office import Office
from certdesk.storage.rows.tokens import TokenRow
from certdesk.storage.unit import Unit

COMMANDS: Final = (
    *("register", "backup", "print", "find", "show"),
    *("intake", "act"),
)
"""What a token may be for: nothing that runs the office (staff, tokens, forms, restore)."""
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class TokenView:
    """One token; `is_alive`: not revoked, and its person's account is open."""

    name: str
    person: str
    commands: tuple[str, ...]
    created_at: datetime
    revoked_at: datetime | None
    is_alive: bool


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token that is committed; `secret` is shown or kept once, only its hash is stored."""

    name: str
    commands: tuple[str, ...]
    secret: str


class TokenNeedsAccount(RuleBroken):
    """Nobody in whose name it could act."""

    code = "token_needs_account"
    sentence = (
        "A token acts in the name of an account, and this register has none: its commands need "
        "no sign-in. Nothing was made. Open an account first."
    )


class UnknownTokenCommand(RuleBroken):
    """A token for what no token may do."""

    code = "unknown_token_command"
    sentence = (
        "A token cannot be made for {command}. Nothing was made. A token may be for: {known}."
    )


class TokenNameTaken(RuleBroken):
    """Two tokens cannot have one name, also after one was revoked."""

    code = "token_name_taken"
    sentence = "A token {name} was made before. Nothing was made. Give another name with --name."


class NoSuchToken(RuleBroken):
    """Revoking what is not there, or was revoked."""

    code = "no_such_token"
    sentence = "There is no token {name} that works. Nothing was changed. See token list."


class TokenRefused(RuleBroken):
    """A token that is not known, was revoked, or whose person was suspended."""

    code = "token_refused"
    sentence = (
        "This token is not valid (any more). Nothing was read or changed. "
        "Ask a supervisor for a new one."
    )


class TokenNotForThis(RuleBroken):
    """A good token, for other commands."""

    code = "token_not_for_this"
    sentence = (
        "This token is not for the command {command}, only for: {known}. "
        "Nothing was read or changed."
    )


class TokenDesk:
    """Make, list, revoke tokens, and sign in with one."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def office_id(self) -> str:
        """The mark of this register, by which a keyring tells its tokens from others'."""
        with self._office.store.write() as unit:
            return unit.settings.office_id(at=self._office.now())

    def add(self, commands: Sequence[str], *, name: str = "", by: Actor) -> NewToken:
        """Make a token that acts in the name of `by`, for these commands alone.

        Raises:
            UnknownTokenCommand, TokenNameTaken, TokenNeedsAccount, NotAllowed.
        """
        require(by, Right.RUN_OFFICE)
        if by.id is None:
            raise TokenNeedsAccount
        wanted = tuple(dict.fromkeys(commands))
        for command in wanted or ("",):
            if command not in COMMANDS:
                raise UnknownTokenCommand(command=command, known=", ".join(COMMANDS))
        name = " ".join(name.split()) or "-".join(wanted)
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        with self._office.store.write() as unit:
            if unit.tokens.by_name(name) is not None:
                raise TokenNameTaken(name=name)
            now = self._office.now()
            token_id = unit.tokens.add(
                {
                    "name": name,
                    "staff_id": by.id,
                    "hash": _hash(secret),
                    "commands": list(wanted),
                    "created_at": now,
                    "created_by": by.id,
                }
            )
            self._journal(unit, "token_added", token_id, by, {"name": name, "commands": wanted})
        return NewToken(name, wanted, secret)

    def all(self, *, by: Actor) -> Sequence[TokenView]:
        """Every token that was ever made, the revoked ones too."""
        require(by, Right.RUN_OFFICE)
        with self._office.store.read() as unit:
            people = {one.id: one for one in unit.staff.all()}
            return [
                TokenView(
                    name=row.name,
                    person=people[row.staff_id].name,
                    commands=tuple(row.commands),
                    created_at=row.created_at,
                    revoked_at=row.revoked_at,
                    is_alive=row.revoked_at is None and people[row.staff_id].active,
                )
                for row in unit.tokens.all()
            ]

    def revoke(self, name: str, *, by: Actor) -> None:
        """From now on the token opens nothing.

        Raises:
            NoSuchToken, NotAllowed.
        """
        require(by, Right.RUN_OFFICE)
        with self._office.store.write() as unit:
            row = unit.tokens.by_name(name)
            if row is None or row.revoked_at is not None:
                raise NoSuchToken(name=name)
            now = self._office.now()
            unit.tokens.update(row.id, {"revoked_at": now, "revoked_by": by.id})
            self._journal(unit, "token_revoked", row.id, by, {"name": row.name})

    def sign_in(self, secret: str, command: str) -> Actor:
        """Who acts with this secret; each use is in the journal.

        Raises:
            TokenRefused: not known, revoked, or its person was suspended.
            TokenNotForThis: a good token, for other commands.
        """
        with self._office.store.write() as unit:
            row = unit.tokens.by_hash(_hash(secret))
            actor = _actor(unit, row)
            if row is None or actor is None:
                raise TokenRefused
            if command not in row.commands:
                raise TokenNotForThis(command=command, known=", ".join(row.commands))
            values = {"name": row.name, "command": command}
            self._journal(unit, "token_used", row.id, actor, values)
            return actor

    def _journal(
        self, unit: Unit, act: str, token_id: int, by: Actor, values: Mapping[str, object]
    ) -> None:
        unit.journal.add(
            act,
            by=by.id,
            subject="token",
            subject_id=token_id,
            at=self._office.now(),
            values=values,
        )


def _actor(unit: Unit, row: TokenRow | None) -> Actor | None:
    if row is None or row.revoked_at is not None:
        return None
    people = {one.id: one for one in unit.staff.all() if one.active}
    person = people.get(row.staff_id)
    return None if person is None else Actor(person.id, person.name, person.role)


def _hash(secret: str) -> str:
    # 256 bits drawn at random need no slow hash
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
