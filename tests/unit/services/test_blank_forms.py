"""Blank numbered forms: keyed in with their own number and day, spoiled, still out."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import openpyxl
import pytest

from certdesk.desk import Desk
from certdesk.domain.checklist import ChecklistItem, InvalidVerdict, Verdict
from certdesk.domain.errors import RuleBroken
from certdesk.domain.numbering import TwoDigitYear
from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import NotAllowed, SupervisorReasonNeeded
from certdesk.services.registers.periods import month_period
from certdesk.services.request.blank_forms import (
    FilledForm,
    FormAlreadyUsed,
    FormDayMissing,
    FormDayUnlikely,
    FormNotReserved,
    FormOfAnotherYear,
    FormVoided,
)
from tests.builders import CLERK, SUPERVISOR, complete, deposit, deposited, draft, form
from tests.databases import TestClock
from tests.paper.reading import words

NOVEMBER = month_period(2026, 11)
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


def test_ages_are_judged_for_the_day_of_the_form(cut: Desk) -> None:
    oldest = CUT - timedelta(days=365)
    item = ChecklistItem("birth_certificate", Verdict.ACCEPTED, issued_on=oldest)
    with pytest.raises(InvalidVerdict):
        cut.checklist.judge(draft(cut, 3), item, by=CLERK)
    keyed = draft(cut, 2, form_number="2/2026", filled_on=f"{CUT:%d/%m/%Y}")
    view = cut.checklist.judge(keyed, item, by=CLERK)
    assert view.judged_on == CUT
    assert next(one.age_days for one in view.papers if one.item.paper == item.paper) == 365
    assert "birth_certificate" not in [one.paper_id for one in view.missing]
    shown = cut.reading.show(keyed, by=CLERK)
    assert "birth_certificate" not in [one.paper_id for one in shown.missing]
    with pytest.raises(InvalidVerdict):
        cut.checklist.judge(keyed, replace(item, issued_on=oldest - timedelta(days=1)), by=CLERK)


@pytest.mark.parametrize(
    "typed, code",
    [
        ({"filled_on": "31/11/2026"}, "no_such_day"),
        ({"filled_on": "24/11/2026", "filled_at": "25:00"}, "time_unreadable"),
    ],
)
def test_a_day_or_hour_that_cannot_be_read_is_said_at_its_field(
    cut: Desk, typed: dict[str, str], code: str
) -> None:
    saved = cut.intake.start(form(2, form_number="2/2026", **typed), by=CLERK)
    assert [(one.field, one.code) for one in saved.problems] == [([*typed][-1], code)]
    # until it can be read, the papers are judged for today
    assert cut.checklist.view(saved.request_id).judged_on == date(2026, 11, 25)


def test_a_struck_form_stands_in_its_place_of_the_deposit_register(cut: Desk) -> None:
    key_in(cut, 2, "4/2026")
    cut.blank_forms.void("3/2026", "تمزقت", by=SUPERVISOR)
    cut.blank_forms.void("2/2026", "بللها المطر", by=SUPERVISOR)
    book = cut.registers.deposits(NOVEMBER, by=CLERK)
    assert [(one.row, one.number, one.struck) for one in book.entries] == [
        (1, "0001/2026", False),
        (2, "0002/2026", True),
        (3, "0003/2026", True),
        (4, "0004/2026", False),
    ]
    assert book.entries[2].remarks == "استمارة محجوزة: تمزقت"
    assert book.entries[2].deposited_on == date(2026, 11, 23)
    assert (book.totals.counted, book.totals.struck) == (2, 2)
    said = words(cut.registers.pages(RegisterKind.DEPOSIT, NOVEMBER, by=CLERK).pdf)
    assert "0003/2026" in said
    assert "تمزقت" in said
    export = cut.registers.export(RegisterKind.DEPOSIT, NOVEMBER, by=CLERK)
    sheet = openpyxl.load_workbook(io.BytesIO(export.workbook)).worksheets[0]
    (row,) = [line for line in sheet.iter_rows() if "0003/2026" in str(line[2].value)]
    assert row[2].font.strike
    assert "ملغى" in str(row[-1].value)


def test_a_struck_form_stands_among_the_decisions(cut: Desk) -> None:
    void = deposited(cut, 2)
    cut.blank_forms.void("3/2026", "تمزقت", by=SUPERVISOR)
    cut.decisions.void(void, "قيد مكرر", by=SUPERVISOR)
    book = cut.registers.listed(RegisterKind.DECIDED, NOVEMBER, by=CLERK)
    found = {one.values[2]: one for one in book.entries}
    assert [one.values[0] for one in book.entries] == [1, 2]
    assert found["0003/2026"].values[7:9] == ("قيد ملغى", "تمزقت")
    assert found["0003/2026"].values[-1] == "استمارة محجوزة: تمزقت"
    assert found["0003/2026"].struck
    assert book.totals.counted == 1


def test_a_form_struck_after_its_month_was_closed_stands_under_that_day(
    cut: Desk, clock: TestClock
) -> None:
    clock.moment = datetime(2026, 12, 3, 9, tzinfo=UTC)
    cut.month_closing.close(RegisterKind.DEPOSIT, 2026, 11, by=SUPERVISOR)
    cut.blank_forms.void("3/2026", "تمزقت", by=SUPERVISOR)
    standing = cut.month_closing.standing(RegisterKind.DEPOSIT, 2026, 11, by=SUPERVISOR)
    assert standing is not None
    assert standing.changes == ()
    assert len(cut.registers.deposits(NOVEMBER, by=CLERK).entries) == 1
    (line,) = cut.registers.deposits(month_period(2026, 12), by=CLERK).entries
    assert (line.number, line.deposited_on, line.struck) == ("0003/2026", date(2026, 12, 3), True)


def test_a_form_keyed_in_after_its_month_was_closed_is_a_correction(
    cut: Desk, clock: TestClock
) -> None:
    clock.moment = datetime(2026, 12, 3, 9, tzinfo=UTC)
    cut.month_closing.close(RegisterKind.DEPOSIT, 2026, 11, by=SUPERVISOR)
    key_in(cut, 2, "3/2026")
    (line,) = cut.registers.deposits(month_period(2026, 12), by=CLERK).entries
    assert (line.number, line.correction) == ("0003/2026", True)
    assert line.remarks == "قيد نوفمبر 2026: أُدخل الطلب بعد الإقفال، من استمارة محجوزة"
    standing = cut.month_closing.standing(RegisterKind.DEPOSIT, 2026, 11, by=SUPERVISOR)
    assert standing is not None
    assert len(standing.changes) == 1
