"""Accounts: first start, sign-in and its delays, the way back in, the last supervisor."""

import time
from datetime import timedelta

import pytest

from certdesk.desk import Desk
from certdesk.domain.rights import COMMAND_LINE, Actor, NoLongerAtWork, NotAllowed, Role
from certdesk.services.supervision.accounts import NoSuchPerson, SamePassword
from certdesk.services.supervision.password_hash import PasswordTooShort, hash_password, is_password
from certdesk.services.supervision.staff import (
    AlreadyStarted,
    LastSupervisor,
    NameMissing,
    NameTaken,
    Person,
    WaitBeforeTrying,
    WrongPassword,
    WrongRecoveryCode,
)
from tests.databases import TestClock

PASSWORD = "كلمة مرور طويلة"
CODE = "ACDE-FGHJ-KMNP-QRTU-VWXY"


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """argon2 as it is, but cheap; one test below measures the real one."""
    from argon2 import PasswordHasher

    monkeypatch.setattr(
        "argon2.PasswordHasher",
        lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1),
    )


@pytest.fixture
def supervisor(desk: Desk) -> Actor:
    return desk.staff.start(
        "  رئيسة   التجربة ", PASSWORD, recovery_code=CODE, typed_back="acde fghj kmnp qrtu vwxy"
    )


def acts(desk: Desk) -> list[str]:
    with desk.office.store.read() as unit:
        return [one.act for one in unit.journal.entries(subject="staff")]


def test_a_folder_without_staff_has_nobody(desk: Desk) -> None:
    assert not desk.staff.has_staff()
    assert desk.staff.trial_actor() is COMMAND_LINE


def test_first_start_makes_one_supervisor(desk: Desk, supervisor: Actor) -> None:
    assert desk.staff.has_staff()
    assert supervisor.id is not None
    assert desk.staff.people() == [
        Person(supervisor.id, "رئيسة التجربة", Role.SUPERVISOR, active=True)
    ]
    with pytest.raises(AlreadyStarted):
        desk.staff.start("آخر", PASSWORD, recovery_code=CODE, typed_back=CODE)
    assert desk.staff.sign_in(" رئيسة  التجربة ", PASSWORD) == supervisor
    assert acts(desk) == ["signed_in", "first_supervisor"]


@pytest.mark.parametrize(
    "name, password, typed, refusal",
    [
        ("رئيسة", PASSWORD, "ACDE", WrongRecoveryCode),
        ("  ", PASSWORD, CODE, NameMissing),
        ("رئيسة", "1234567", CODE, PasswordTooShort),
    ],
)
def test_first_start_refused(
    desk: Desk, name: str, password: str, typed: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        desk.staff.start(name, password, recovery_code=CODE, typed_back=typed)
    assert not desk.staff.has_staff()


def test_a_recovery_code_is_long_and_readable(desk: Desk) -> None:
    code = desk.staff.new_recovery_code()
    assert [len(part) for part in code.split("-")] == [4] * 5
    assert not set(code) & set("01258BILOSZ")
    assert code != desk.staff.new_recovery_code()


def test_accounts_are_a_supervisors(desk: Desk, supervisor: Actor) -> None:
    clerk_id = desk.staff.add("عون التجربة", Role.CLERK, PASSWORD, by=supervisor)
    clerk = desk.staff.sign_in("عون التجربة", PASSWORD)
    assert (clerk.id, clerk.role) == (clerk_id, Role.CLERK)
    with pytest.raises(NotAllowed):
        desk.staff.add("آخر", Role.CLERK, PASSWORD, by=clerk)
    with pytest.raises(NotAllowed):
        desk.accounts.suspend(clerk_id, by=clerk)
    with pytest.raises(NameTaken) as refused:
        desk.staff.add(" عون  التجربة", Role.AUDITOR, PASSWORD, by=supervisor)
    assert refused.value.data == {"name": "عون التجربة"}


def test_who_is_suspended_does_not_come_in(desk: Desk, supervisor: Actor) -> None:
    clerk_id = desk.staff.add("عون التجربة", Role.CLERK, PASSWORD, by=supervisor)
    desk.accounts.suspend(clerk_id, by=supervisor)
    assert [one.active for one in desk.staff.people()] == [True, False]
    with pytest.raises(WrongPassword):
        desk.staff.sign_in("عون التجربة", PASSWORD)


def test_the_last_supervisor_stays(desk: Desk, supervisor: Actor) -> None:
    assert supervisor.id is not None
    desk.staff.add("عون التجربة", Role.CLERK, PASSWORD, by=supervisor)
    with pytest.raises(LastSupervisor):
        desk.accounts.suspend(supervisor.id, by=supervisor)
    second = desk.staff.add("رئيس ثان", Role.SUPERVISOR, PASSWORD, by=supervisor)
    desk.accounts.suspend(supervisor.id, by=supervisor)
    with pytest.raises(LastSupervisor):
        desk.accounts.suspend(second, by=supervisor)


def test_wrong_tries_wait_longer_and_longer(
    desk: Desk, supervisor: Actor, clock: TestClock
) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassword):
            desk.staff.sign_in(supervisor.name, "خطأ")
    with pytest.raises(WaitBeforeTrying) as early:
        desk.staff.sign_in(supervisor.name, PASSWORD)
    assert early.value.data == {"seconds": 2}
    clock.moment += timedelta(seconds=5)
    with pytest.raises(WrongPassword):
        desk.staff.sign_in(supervisor.name, "خطأ")
    with pytest.raises(WaitBeforeTrying) as later:
        desk.staff.sign_in(supervisor.name, PASSWORD)
    assert later.value.data == {"seconds": 4}
    clock.moment += timedelta(seconds=10)
    desk.staff.sign_in(supervisor.name, PASSWORD)
    with pytest.raises(WrongPassword):
        desk.staff.sign_in(supervisor.name, "خطأ")
    assert acts(desk)[:2] == ["sign_in_failed", "signed_in"]


def test_the_wait_has_an_end(desk: Desk, supervisor: Actor, clock: TestClock) -> None:
    for _ in range(12):
        clock.moment += timedelta(seconds=301)
        with pytest.raises(WrongPassword):
            desk.staff.sign_in(supervisor.name, "خطأ")
    with pytest.raises(WaitBeforeTrying) as refused:
        desk.staff.sign_in(supervisor.name, PASSWORD)
    assert refused.value.data == {"seconds": 300}


def test_which_of_name_and_password_was_wrong_is_not_said(desk: Desk, supervisor: Actor) -> None:
    with pytest.raises(WrongPassword) as nobody:
        desk.staff.sign_in("لا أحد", PASSWORD)
    with pytest.raises(WrongPassword) as wrong:
        desk.staff.sign_in(supervisor.name, "خطأ")
    assert nobody.value.data == wrong.value.data == {}


def test_the_recovery_code_opens_the_door_again(desk: Desk, supervisor: Actor) -> None:
    new = "كلمة مرور جديدة"
    with pytest.raises(WrongRecoveryCode):
        desk.staff.reset_password(supervisor.name, new, recovery_code="AAAA")
    with pytest.raises(WrongPassword):
        desk.staff.reset_password("لا أحد", new, recovery_code=CODE)
    with pytest.raises(PasswordTooShort):
        desk.staff.reset_password(supervisor.name, "قصيرة", recovery_code=CODE)
    assert desk.staff.reset_password(supervisor.name, new, recovery_code=CODE) == supervisor
    assert desk.staff.sign_in(supervisor.name, new) == supervisor
    with pytest.raises(WrongPassword):
        desk.staff.sign_in(supervisor.name, PASSWORD)


def test_no_recovery_before_a_first_start(desk: Desk) -> None:
    with pytest.raises(WrongRecoveryCode):
        desk.staff.reset_password("رئيسة", PASSWORD, recovery_code=CODE)


def test_passwords_are_not_stored(desk: Desk, supervisor: Actor) -> None:
    with desk.office.store.read() as unit:
        stored = unit.staff.all()[0].password_hash
        assert stored.startswith("$argon2id$")
        assert PASSWORD not in stored
        assert CODE not in str(unit.settings.all())


def test_an_unknown_name_takes_as_long_as_a_wrong_password(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    stored = hash_password(PASSWORD)

    def seconds(password_hash: str | None) -> float:
        begin = time.perf_counter()
        assert not is_password(password_hash, "خطأ في كلمة المرور")
        return time.perf_counter() - begin

    known = min(seconds(stored) for _ in range(3))
    unknown = min(seconds(None) for _ in range(3))
    assert 0.2 < unknown / known < 5


def test_a_damaged_hash_lets_nobody_in() -> None:
    assert not is_password("not a hash", PASSWORD)


def test_a_suspended_account_is_opened_again(desk: Desk, supervisor: Actor) -> None:
    clerk_id = desk.staff.add("عون التجربة", Role.CLERK, PASSWORD, by=supervisor)
    desk.accounts.suspend(clerk_id, by=supervisor)
    desk.accounts.reactivate(clerk_id, by=supervisor)
    assert desk.staff.sign_in("عون التجربة", PASSWORD).id == clerk_id
    assert "staff_reactivated" in acts(desk)


def test_a_role_changes_but_not_the_last_supervisors(desk: Desk, supervisor: Actor) -> None:
    assert supervisor.id is not None
    clerk_id = desk.staff.add("عون التجربة", Role.CLERK, PASSWORD, by=supervisor)
    with pytest.raises(LastSupervisor):
        desk.accounts.change_role(supervisor.id, Role.CLERK, by=supervisor)
    desk.accounts.change_role(clerk_id, Role.SUPERVISOR, by=supervisor)
    desk.accounts.change_role(supervisor.id, Role.AUDITOR, by=supervisor)
    desk.accounts.change_role(supervisor.id, Role.AUDITOR, by=supervisor)
    assert [one.role for one in desk.staff.people()] == [Role.AUDITOR, Role.SUPERVISOR]
    assert acts(desk).count("role_changed") == 2
    with desk.office.store.read() as unit:
        entry = unit.journal.entries(subject="staff", limit=1)[0]
    assert [(one.old, one.new) for one in entry.changes] == [("supervisor", "auditor")]


def test_a_new_password_forgets_the_wrong_tries(desk: Desk, supervisor: Actor) -> None:
    clerk_id = desk.staff.add("عون التجربة", Role.CLERK, PASSWORD, by=supervisor)
    for _ in range(3):
        with pytest.raises(WrongPassword):
            desk.staff.sign_in("عون التجربة", "خطأ")
    desk.accounts.new_password(clerk_id, "مفتاح جديد 1", by=supervisor)
    assert desk.staff.sign_in("عون التجربة", "مفتاح جديد 1").id == clerk_id
    with pytest.raises(PasswordTooShort):
        desk.accounts.new_password(clerk_id, "قصير", by=supervisor)
    with pytest.raises(NoSuchPerson):
        desk.accounts.new_password(99, "مفتاح جديد 1", by=supervisor)


def test_everybody_changes_the_own_password_with_the_old_one(desk: Desk, supervisor: Actor) -> None:
    desk.staff.add("عون التجربة", Role.CLERK, PASSWORD, by=supervisor)
    with pytest.raises(WrongPassword):
        desk.accounts.change_own_password("عون التجربة", "خطأ", "مفتاح جديد 1")
    with pytest.raises(SamePassword):
        desk.accounts.change_own_password("عون التجربة", PASSWORD, PASSWORD)
    desk.accounts.change_own_password("عون التجربة", PASSWORD, "مفتاح جديد 1")
    with pytest.raises(WrongPassword):
        desk.staff.sign_in("عون التجربة", PASSWORD)
    assert desk.staff.sign_in("عون التجربة", "مفتاح جديد 1").role is Role.CLERK


@pytest.mark.parametrize("role", [Role.CLERK, Role.AUDITOR])
def test_nobody_else_changes_accounts(desk: Desk, supervisor: Actor, role: Role) -> None:
    number = desk.staff.add("شخص التجربة", role, PASSWORD, by=supervisor)
    other = Actor(number, "شخص التجربة", role)
    with pytest.raises(NotAllowed):
        desk.accounts.suspend(number, by=other)
    with pytest.raises(NotAllowed):
        desk.accounts.reactivate(number, by=other)
    with pytest.raises(NotAllowed):
        desk.accounts.change_role(number, Role.SUPERVISOR, by=other)
    with pytest.raises(NotAllowed):
        desk.accounts.new_password(number, PASSWORD, by=other)


@pytest.mark.parametrize("change", ["suspended", "another role"])
def test_who_is_signed_in_elsewhere_acts_no_more_after_the_account_changed(
    desk: Desk, supervisor: Actor, change: str
) -> None:
    number = desk.staff.add("عون التجربة", Role.CLERK, PASSWORD, by=supervisor)
    clerk = Actor(number, "عون التجربة", Role.CLERK)
    desk.intake.start({}, by=clerk)
    if change == "suspended":
        desk.accounts.suspend(number, by=supervisor)
    else:
        desk.accounts.change_role(number, Role.AUDITOR, by=supervisor)
    with pytest.raises(NoLongerAtWork):
        desk.intake.start({}, by=clerk)
