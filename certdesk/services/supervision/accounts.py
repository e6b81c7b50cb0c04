"""What changes about an account after it was opened: suspended, role, password."""

from collections.abc import Mapping
from dataclasses import dataclass

from certdesk.domain.errors import RuleBroken
from certdesk.domain.rights import Actor, Right, Role, StaffId, require
from certdesk.services.office import Office
from certdesk.services.supervision.password_hash import hash_password
from certdesk.services.supervision.staff import LastSupervisor, StaffDesk
from certdesk.storage.rows.staff import StaffRow
from certdesk.storage.unit import Unit


class NoSuchPerson(RuleBroken):
    """An account that is not there."""

    code = "no_such_person"
    sentence = "This account is not there. Nothing was changed. Choose a person from the list."


class SamePassword(RuleBroken):
    """The new password is the old one."""

    code = "same_password"
    sentence = "The new password is the old one. Nothing was changed. Choose another."


@dataclass(frozen=True, slots=True)
class _Change:
    act: str
    values: Mapping[str, object]
    told: Mapping[str, tuple[object, object]]


class Accounts:
    """A supervisor's acts on accounts, and everybody's own password."""

    def __init__(self, office: Office, staff: StaffDesk) -> None:
        """Work for one office; `staff` signs people in."""
        self._office, self._staff = office, staff

    def suspend(self, staff_id: int, *, by: Actor) -> None:
        """Close an account; what the person did stays.

        Raises:
            LastSupervisor, NoSuchPerson, NotAllowed.
        """
        change = _Change("staff_suspended", {"active": False}, {"active": (True, False)})
        self._change(staff_id, change, by=by, leaves=True)

    def reactivate(self, staff_id: int, *, by: Actor) -> None:
        """Open a suspended account again, with its old password; wrong tries are forgotten."""
        values = {"active": True, "wrong_tries": 0}
        change = _Change("staff_reactivated", values, {"active": (False, True)})
        self._change(staff_id, change, by=by)

    def change_role(self, staff_id: int, role: Role, *, by: Actor) -> None:
        """Make somebody a clerk, supervisor or auditor.

        Raises:
            LastSupervisor, NoSuchPerson, NotAllowed.
        """
        require(by, Right.RUN_OFFICE)
        with self._office.store.write() as unit:
            person = _person(unit, staff_id)
            if person.role is role:
                return
            if role is not Role.SUPERVISOR:
                _require_another(unit, person)
            told = {"role": (person.role.value, role.value)}
            self._apply(unit, person, _Change("role_changed", {"role": role.value}, told), by)

    def new_password(self, staff_id: int, password: str, *, by: Actor) -> None:
        """Give somebody a new first password; wrong tries are forgotten.

        Raises:
            PasswordTooShort, NoSuchPerson, NotAllowed.
        """
        require(by, Right.RUN_OFFICE)
        values = {"password_hash": hash_password(password), "wrong_tries": 0}
        self._change(staff_id, _Change("password_given", values, {}), by=by)

    def change_own_password(self, name: str, old: str, new: str) -> Actor:
        """One's own password, with the old one; who it is.

        Raises:
            WrongPassword, WaitBeforeTrying: the old one, tried as at sign-in.
            PasswordTooShort, SamePassword.
        """
        actor = self._staff.sign_in(name, old)
        if new == old:
            raise SamePassword
        values = {"password_hash": hash_password(new)}
        with self._office.store.write() as unit:
            person = _person(unit, actor.id or 0)
            self._apply(unit, person, _Change("password_changed", values, {}), actor)
        return actor

    def _change(self, staff_id: int, change: _Change, *, by: Actor, leaves: bool = False) -> None:
        require(by, Right.RUN_OFFICE)
        with self._office.store.write() as unit:
            person = _person(unit, staff_id)
            if leaves:
                _require_another(unit, person)
            self._apply(unit, person, change, by)

    def _apply(self, unit: Unit, person: StaffRow, change: _Change, by: Actor) -> None:
        unit.staff.update(person.id, change.values)
        seq = unit.journal.add(
            change.act, by=by.id, subject="staff", subject_id=person.id, at=self._office.now()
        )
        for field, (old, new) in change.told.items():
            unit.journal.change(seq, "staff", person.id, field, old, new)


def _person(unit: Unit, staff_id: int) -> StaffRow:
    found = [one for one in unit.staff.all() if one.id == StaffId(staff_id)]
    if not found:
        raise NoSuchPerson
    return found[0]


def _require_another(unit: Unit, person: StaffRow) -> None:
    """Raise LastSupervisor unless somebody else can still run the office."""
    rest = [
        one
        for one in unit.staff.all()
        if one.active and one.role is Role.SUPERVISOR and one.id != person.id
    ]
    if not rest:
        raise LastSupervisor
