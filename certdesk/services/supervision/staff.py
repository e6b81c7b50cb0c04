"""The people of the counter: first start, sign in, accounts, the way back in."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from certdesk.domain.errors import RuleBroken
from certdesk.domain.rights import COMMAND_LINE, Actor, Right, Role, StaffId, require
from certdesk.services.office import Office
from certdesk.services.supervision.password_hash import hash_password, is_password
from certdesk.storage.rows.staff import StaffRow
from certdesk.storage.unit import Unit

RECOVERY_KEY = "recovery_hash"
_FREE_TRIES = 3
_LONGEST_DELAY_S = 300
# no letters or digits that a tired reader confuses (0 O, 1 I L, 5 S, 2 Z, 8 B)
_RECOVERY_ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
_RECOVERY_GROUPS = 5


@dataclass(frozen=True, slots=True)
class Person:
    """Who may sign in here."""

    id: StaffId
    name: str
    role: Role
    active: bool


class WrongPassword(RuleBroken):
    """The name or the password is not right; which of them is not said."""

    code = "wrong_password"
    sentence = (
        "The name or the password is not right. Nothing is lost. Check the keyboard's language "
        "and try again."
    )


class WaitBeforeTrying(RuleBroken):
    """Too many wrong tries: the next one has to wait."""

    code = "wait_before_trying"
    sentence = (
        "Too many wrong tries. Nothing is lost. Wait {seconds} seconds, then try again, or use "
        "the recovery code."
    )


class NameTaken(RuleBroken):
    """Two people cannot sign in under one name."""

    code = "name_taken"
    sentence = "The name {name} has an account already. Nothing was changed. Write it otherwise."


class NameMissing(RuleBroken):
    """An account without a name."""

    code = "name_missing"
    sentence = "The name is missing. Nothing was changed. Write the name and surname."


class AlreadyStarted(RuleBroken):
    """The first start was done: accounts are a supervisor's."""

    code = "already_started"
    sentence = "This office has accounts already. Nothing was changed. Sign in with one of them."


class WrongRecoveryCode(RuleBroken):
    """What was typed is not the code that was printed at first start."""

    code = "wrong_recovery_code"
    sentence = (
        "The recovery code is not right. Nothing was changed. Read it again from the sheet "
        "printed at first start."
    )


class LastSupervisor(RuleBroken):
    """An office cannot be left without a supervisor."""

    code = "last_supervisor"
    sentence = (
        "This is the only supervisor who can sign in. Nothing was changed. "
        "Make another supervisor first."
    )


class StaffDesk:
    """Accounts and sign-in."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def has_staff(self) -> bool:
        """Whether the first start was done; a folder without staff is a trial folder."""
        with self._office.store.read() as unit:
            return bool(unit.staff.all())

    def people(self) -> Sequence[Person]:
        """Everybody with an account, in the order they came."""
        with self._office.store.read() as unit:
            return [Person(one.id, one.name, one.role, one.active) for one in unit.staff.all()]

    def new_recovery_code(self) -> str:
        """A code to print and type back: `XXXX-XXXX-XXXX-XXXX-XXXX`; stored by `start`."""
        groups = (
            "".join(secrets.choice(_RECOVERY_ALPHABET) for _ in range(4))
            for _ in range(_RECOVERY_GROUPS)
        )
        return "-".join(groups)

    def start(self, name: str, password: str, *, recovery_code: str, typed_back: str) -> Actor:
        """Make the first supervisor, once; the recovery code was printed and typed back.

        Raises:
            AlreadyStarted, NameMissing, PasswordTooShort, WrongRecoveryCode.
        """
        if _plain_code(recovery_code) != _plain_code(typed_back):
            raise WrongRecoveryCode
        name = _checked_name(name)
        password_hash = hash_password(password)
        with self._office.store.write() as unit:
            if unit.staff.all():
                raise AlreadyStarted
            now = self._office.now()
            recovery = hash_password(_plain_code(recovery_code))
            unit.settings.put(RECOVERY_KEY, recovery, at=now)
            staff_id = self._add(unit, name, Role.SUPERVISOR, password_hash)
            actor = Actor(staff_id, name, Role.SUPERVISOR)
            unit.journal.add(
                "first_supervisor", by=staff_id, subject="staff", subject_id=staff_id, at=now
            )
            return actor

    def add(self, name: str, role: Role, password: str, *, by: Actor) -> StaffId:
        """Open an account."""
        require(by, Right.RUN_OFFICE)
        name = _checked_name(name)
        password_hash = hash_password(password)
        with self._office.store.write() as unit:
            staff_id = self._add(unit, name, role, password_hash)
            unit.journal.add(
                "staff_added",
                by=by.id,
                subject="staff",
                subject_id=staff_id,
                at=self._office.now(),
                values={"name": name, "role": role.value},
            )
            return staff_id

    def sign_in(self, name: str, password: str) -> Actor:
        """Who this is.

        Raises:
            WrongPassword; WaitBeforeTrying after some wrong tries, doubling each time.
        """
        with self._office.store.read() as unit:
            person = unit.staff.by_name(_one_line(name))
        if person is None or not person.active:
            is_password(None, password)
            raise WrongPassword
        now = self._office.now()
        self._require_waited(person, now)
        right = is_password(person.password_hash, password)
        with self._office.store.write() as unit:
            tries = 0 if right else person.wrong_tries + 1
            unit.staff.update(person.id, {"wrong_tries": tries, "last_try_at": now})
            act = "signed_in" if right else "sign_in_failed"
            unit.journal.add(act, by=person.id, subject="staff", subject_id=person.id, at=now)
        if not right:
            raise WrongPassword
        return Actor(person.id, person.name, person.role)

    def reset_password(self, name: str, new_password: str, *, recovery_code: str) -> Actor:
        """The way in when the only supervisor forgot: the code printed at first start."""
        password_hash = hash_password(new_password)
        with self._office.store.write() as unit:
            stored = unit.settings.get(RECOVERY_KEY)
            if stored is None or not is_password(str(stored), _plain_code(recovery_code)):
                raise WrongRecoveryCode
            person = unit.staff.by_name(_one_line(name))
            if person is None:
                raise WrongPassword
            now = self._office.now()
            unit.staff.update(
                person.id, {"password_hash": password_hash, "wrong_tries": 0, "active": True}
            )
            unit.journal.add(
                "password_reset", by=person.id, subject="staff", subject_id=person.id, at=now
            )
            return Actor(person.id, person.name, person.role)

    def trial_actor(self) -> Actor:
        """Who acts in a folder without staff."""
        return COMMAND_LINE

    def _add(self, unit: Unit, name: str, role: Role, password_hash: str) -> StaffId:
        if unit.staff.by_name(name) is not None:
            raise NameTaken(name=name)
        return unit.staff.add(
            {
                "name": name,
                "role": role.value,
                "password_hash": password_hash,
                "active": True,
                "created_at": self._office.now(),
            }
        )

    def _require_waited(self, person: StaffRow, now: datetime) -> None:
        over = person.wrong_tries - _FREE_TRIES
        if over < 0 or person.last_try_at is None:
            return
        delay = timedelta(seconds=min(2 ** (over + 1), _LONGEST_DELAY_S))
        left = person.last_try_at + delay - now
        if left > timedelta(0):
            raise WaitBeforeTrying(seconds=int(left.total_seconds()) + 1)


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _checked_name(name: str) -> str:
    name = _one_line(name)
    if not name:
        raise NameMissing
    return name


def _plain_code(code: str) -> str:
    return "".join(character for character in code.upper() if character.isalnum())
