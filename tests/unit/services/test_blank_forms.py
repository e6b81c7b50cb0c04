"""Blank numbered forms: keyed in with their own number and day, spoiled, still out."""

from datetime import UTC, date, datetime, time

import pytest

from certdesk.desk import Desk
from certdesk.domain.errors import RuleBroken
from certdesk.domain.numbering import TwoDigitYear
from certdesk.domain.rights import NotAllowed, SupervisorReasonNeeded
from certdesk.services.blank_forms import (
    FilledForm,
    FormAlreadyUsed,
    FormDayMissing,
    FormDayUnlikely,
    FormNotReserved,
    FormOfAnotherYear,
    FormVoided,
)
from tests.builders import CLERK, SUPERVISOR, complete, deposit, deposited
from tests.databases import TestClock

CUT = date(2026, 11, 24)


@pytest.fixture
def cut(desk: Desk, clock: TestClock) -> Desk:
    """0001 deposited, forms 0002 to 0004 printed on the 23rd; now it is the 25th."""
    deposited(desk, 1)
    desk.office_sheets.blank_forms(3, by=SUPERVISOR)
    clock.moment = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
    return desk


def out(desk: Desk) -> list[str]:
    return [form.number for form in desk.blank_forms.out()]


def key_in(desk: Desk, n: int, number: str, on: date | None = CUT, at: time | None = None) -> int:
    request_id = complete(desk, n)
    desk.intake.deposit(request_id, by=CLERK, form=FilledForm(number, on, at))
    return request_id


def test_a_form_is_deposited_under_its_number_and_day(cut: Desk) -> None:
    assert out(cut) == ["0002/2026", "0003/2026", "0004/2026"]
    view = cut.reading.show(key_in(cut, 2, "٣/2026", at=time(14, 20)), by=CLERK)
    assert (view.number, view.deposited_on) == ("0003/2026", CUT)
    assert view.deposited_at == datetime(2026, 11, 24, 13, 20, tzinfo=UTC)
    assert view.promised_on == date(2026, 11, 29)
    assert out(cut) == ["0002/2026", "0004/2026"]
    assert deposit(cut, complete(cut, 3)).number == "0005/2026"
    assert cut.upkeep.check() == []
    counted = [one for one in cut.upkeep.numbers() if one.kind == "D"]
    assert [(one.first, one.last, one.used, one.reserved, one.void) for one in counted] == [
        (1, 5, 3, 2, 0)
    ]


def test_an_hour_nobody_wrote_is_not_made_up(cut: Desk) -> None:
    assert cut.reading.show(key_in(cut, 2, "2/2026"), by=CLERK).deposited_at is None


@pytest.mark.parametrize(
    "number, on, error",
    [
        ("5/2026", CUT, FormNotReserved),
        ("1/2026", CUT, FormAlreadyUsed),
        ("س/2/2026", CUT, FormNotReserved),
        ("نص", CUT, FormNotReserved),
        ("2/26", CUT, TwoDigitYear),
        ("2/2026", None, FormDayMissing),
        ("2/2026", date(2026, 11, 22), FormDayUnlikely),
        ("2/2026", date(2026, 11, 26), FormDayUnlikely),
    ],
)
def test_anything_but_a_form_that_is_out_is_refused(
    cut: Desk, number: str, on: date | None, error: type[RuleBroken]
) -> None:
    with pytest.raises(error):
        key_in(cut, 2, number, on)
    assert out(cut) == ["0002/2026", "0003/2026", "0004/2026"]
    assert deposit(cut, complete(cut, 3)).number == "0005/2026"


def test_the_day_lies_in_the_year_of_the_number(cut: Desk, clock: TestClock) -> None:
    clock.moment = datetime(2027, 1, 3, 8, 0, tzinfo=UTC)
    with pytest.raises(FormOfAnotherYear):
        key_in(cut, 2, "2/2026", date(2027, 1, 2))


def test_a_spoiled_form_is_struck_out_and_stays_counted(cut: Desk) -> None:
    with pytest.raises(NotAllowed):
        cut.blank_forms.void("2/2026", "تمزقت", by=CLERK)
    with pytest.raises(SupervisorReasonNeeded):
        cut.blank_forms.void("2/2026", " ", by=SUPERVISOR)
    assert cut.blank_forms.void("2/2026", "تمزقت", by=SUPERVISOR) == "0002/2026"
    with pytest.raises(FormVoided) as refused:
        key_in(cut, 2, "2/2026")
    assert refused.value.data["reason"] == "تمزقت"
    with pytest.raises(FormVoided):
        cut.blank_forms.void("2/2026", "مرة أخرى", by=SUPERVISOR)
    with pytest.raises(FormAlreadyUsed):
        cut.blank_forms.void("1/2026", "ليست استمارة", by=SUPERVISOR)
    assert out(cut) == ["0003/2026", "0004/2026"]
    assert cut.upkeep.check() == []
    with cut.office.store.read() as unit:
        entries = unit.journal.entries(subject="numbers")
    assert (entries[0].act, entries[0].note) == ("form_voided", "تمزقت")
