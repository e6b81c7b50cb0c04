"""Registers: what was deposited and what was really handed over; masked but for supervisors."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pytest

from certdesk.desk import Desk
from certdesk.domain.checklist import ChecklistItem, Verdict
from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import NotAllowed
from certdesk.forms.registers import shipped_registers
from certdesk.i18n import ltr
from certdesk.registers import deposit as deposit_register
from certdesk.registers.rows import PeriodKind, RegisterPeriod
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.registers.pages import pages_of
from certdesk.services.registers.periods import month_period, year_period
from certdesk.services.sheets.frozen import letterhead
from tests.builders import (
    AUDITOR,
    CLERK,
    SUPERVISOR,
    by_proxy,
    card,
    complete,
    deposit,
    deposited,
    give_back,
    handed_over,
    ready,
    staffed,
)
from tests.paper.reading import words

NOVEMBER = month_period(2026, 11)
WEEK = RegisterPeriod(PeriodKind.RANGE, date(2026, 11, 22), date(2026, 11, 27), "أسبوع")
PROXY: dict[str, Any] = {
    "depositor_kind": "proxy",
    "depositor_name": "وكيل المثال",
    "depositor_document_kind": "cnibe",
    "depositor_document_number": "900000001",
    "deed_kind": "notarial_proxy",
    "deed_number": "77",
    "deed_date": "04/10/2026",
    "deed_issuer": "موثق المثال",
}


def test_periods_are_named_as_people_say_them() -> None:
    assert (NOVEMBER.title, NOVEMBER.first, NOVEMBER.end) == (
        "نوفمبر 2026",
        date(2026, 11, 1),
        date(2026, 12, 1),
    )
    assert year_period(2026).title == "2026"


def test_one_line_a_deposit_in_number_order(desk: Desk) -> None:
    clerk, _ = staffed(desk)
    deposit(desk, 1, by=clerk)
    waived = complete(desk, 2, without=("bac_transcript",), **PROXY)
    waiver = ChecklistItem("bac_transcript", Verdict.WAIVED, waive_reason="في ملف سابق")
    desk.checklist.judge(waived, waiver, by=SUPERVISOR)
    desk.intake.deposit(waived, by=CLERK)
    book = desk.registers.deposits(NOVEMBER, by=CLERK)
    first, second = book.entries
    assert (first.row, first.number, first.full_name) == (1, "0001/2026", "المثالي ياقوت")
    assert (first.birth, first.depositor) == ("02/01/1998، مدينة المثال", "المعني(ة)")
    assert (first.clerk, first.sheets, first.copies, first.remarks) == (clerk.name, 9, 2, "")
    assert "شهادة أستاذ التعليم الثانوي" in first.diploma
    assert "101/2022" in first.diploma_reference
    assert second.depositor == "وكيل المثال، وكيل"
    assert second.remarks == "إعفاء: في ملف سابق"
    assert (book.totals.counted, book.totals.sheets) == (2, 17)
    assert desk.registers.deposits(month_period(2026, 12), by=CLERK).entries == []


def test_what_became_of_a_deposit_is_remarked(desk: Desk) -> None:
    for n, decision in enumerate(("refuse", "withdraw"), 1):
        getattr(desk.decisions, decision)(deposited(desk, n), "سبب", by=SUPERVISOR)
    with desk.office.store.read() as unit:
        second = unit.requests.by_number(2026, 2)
    assert second is not None
    give_back(desk, second.id, 2)
    remarks = [one.remarks for one in desk.registers.deposits(NOVEMBER, by=CLERK).entries]
    assert remarks == [
        "مرفوض: سبب",
        f"متراجع عنه: سبب، استُرجعت الوثائق: {ltr('ر/0001/2026')}",
    ]


def test_only_confirmed_pickups_are_in_the_register(desk: Desk) -> None:
    clerk, supervisor = staffed(desk)
    handed_over(desk, 1, by=clerk)
    prepared = ready(desk, 2)
    desk.handover.prepare(prepared, PickupInput(document=card(2)), by=clerk)
    by_deed = ready(desk, 3)
    entered = by_proxy(
        3,
        note="حرف زائد",
        principal_document=card(3, kind="military_card"),
        unlock_by=supervisor,
        unlock_reason="وثيقة رسمية",
    )
    desk.handover.prepare(by_deed, entered, by=clerk)
    desk.handover.confirm(by_deed, by=clerk)
    desk.handover.reverse(by_deed, "سُلّم خطأ", papers_back=True, by=supervisor)
    first, second = desk.registers.pickups(NOVEMBER, by=CLERK).entries
    assert (first.number, first.receiver) == ("0001/2026", "ياقوت المثالي، المعني(ة)")
    assert first.identity is not None
    assert first.identity.number == "100000001"
    assert (first.sheets, first.copies, first.deed, first.struck) == (18, 12, "", False)
    assert (first.clerk_signature, first.remarks) == (clerk.name, "")
    assert second.receiver == "وكيل المثال، وكيل"
    assert "77/2026" in second.deed
    assert second.struck
    assert second.remarks == (
        f"حرف زائد، رخّص به {supervisor.name}: وثيقة رسمية، أُلغي التسليم: سُلّم خطأ"
    )


def test_who_may_export_and_who_sees_numbers_in_full(desk: Desk) -> None:
    handed_over(desk)
    assert not desk.registers.pickups(NOVEMBER, by=AUDITOR).unmasked
    assert desk.registers.pickups(NOVEMBER, by=SUPERVISOR, unmasked=True).unmasked
    with pytest.raises(NotAllowed):
        desk.registers.pickups(NOVEMBER, by=CLERK, unmasked=True)


@pytest.mark.parametrize(
    "period, name",
    [
        (NOVEMBER, "2026-11"),
        (year_period(2026), "2026"),
        (WEEK, "2026-11-22_2026-11-27"),
    ],
)
@pytest.mark.parametrize(
    "kind", [RegisterKind.DEPOSIT, RegisterKind.PICKUP, RegisterKind.TRANSMITTAL]
)
def test_an_export_is_a_workbook_and_journalled(
    desk: Desk, kind: RegisterKind, period: RegisterPeriod, name: str
) -> None:
    handed_over(desk)
    export = desk.registers.export(kind, period, by=AUDITOR)
    assert (export.name, export.entries) == (f"{kind.value}-{name}.xlsx", 1)
    book = openpyxl.load_workbook(io.BytesIO(export.workbook))
    texts = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert any("0001/2026" in text for text in texts)
    assert not any("100000001" in text for text in texts)
    with desk.office.store.read() as unit:
        (entry,) = unit.journal.entries(subject="register")
    assert (entry.act, entry.by) == ("register_exported", AUDITOR.id)
    assert ("entries", 1) in [(change.field, change.new) for change in entry.changes]


# ---- on paper


def test_a_register_on_paper_has_the_lines_of_its_workbook(desk: Desk) -> None:
    clerk, supervisor = staffed(desk)
    handed_over(desk, by=clerk)
    struck = deposited(desk, 2, by=clerk)
    desk.decisions.void(struck, "قيد مكرر", by=supervisor)
    deposits = desk.registers.pages(RegisterKind.DEPOSIT, NOVEMBER, by=AUDITOR)
    pickups = desk.registers.pages(RegisterKind.PICKUP, NOVEMBER, by=clerk)
    assert [(one.name, one.entries) for one in (deposits, pickups)] == [
        ("deposit-2026-11.pdf", 2),
        ("pickup-2026-11.pdf", 1),
    ]
    assert "ياقوت" in words(deposits.pdf)
    # identity numbers stay masked on paper
    assert not any("100000001" in word for word in words(pickups.pdf))
    with desk.office.store.read() as unit:
        kept = unit.journal.entries(subject="register")
    assert [entry.act for entry in kept] == ["register_exported"] * 2


def test_the_pages_say_columns_totals_and_struck_lines(desk: Desk) -> None:
    clerk, supervisor = staffed(desk)
    deposited(desk, by=clerk)
    struck = deposited(desk, 2, by=clerk)
    desk.decisions.void(struck, "قيد مكرر", by=supervisor)
    wording = shipped_registers()
    with desk.office.store.read() as unit:
        head = letterhead(desk.office, unit)
    book = desk.registers.deposits(NOVEMBER, by=clerk)
    pages = pages_of(book, deposit_register.shape(), wording, head)
    assert tuple(column.title for column in pages.columns) == wording.deposit.columns
    assert [row.struck for row in pages.rows] == [False, True]
    assert pages.rows[0].cells[:3] == ("1", "23/11/2026", "0001/2026")
    assert pages.rows[1].cells[-1] == "ملغى: قيد مكرر"
    assert [total.value for total in pages.totals] == ["1", "9", "2", "1", "0"]
    # a column is as wide as in the workbook: what is written in it decides
    long = tuple(replace(one, full_name="ا" * 40) for one in book.entries)
    wider = pages_of(replace(book, entries=long), deposit_register.shape(), wording, head)
    assert wider.columns[3].width > pages.columns[3].width
