"""The registers of transmittals, of decisions against a request, and of the follow-up."""

import io
from datetime import date, time, timedelta

import openpyxl
import pytest

from certdesk.desk import Desk
from certdesk.domain.follow_on import Appointment, ProgresStep, Result, Source, Told
from certdesk.domain.register import RegisterKind
from certdesk.i18n import ltr
from certdesk.services.registers.periods import month_period
from tests.builders import (
    AUDITOR,
    deposited,
    give_back,
    handed_over,
    staffed,
    verified,
)
from tests.databases import TestClock
from tests.paper.reading import words

NOVEMBER = month_period(2026, 11)
TODAY = date(2026, 11, 23)


def lines(desk: Desk, kind: RegisterKind) -> list[tuple[object, ...]]:
    return [entry.values for entry in desk.registers.listed(kind, NOVEMBER, by=AUDITOR).entries]


def test_transmittals_with_what_travelled_and_came_back(desk: Desk, clock: TestClock) -> None:
    clerk, _ = staffed(desk)
    pair = [verified(desk, n, by=clerk) for n in (1, 2)]
    desk.signature.send(pair, by=clerk, holder="ممضي المثال")
    desk.signature.take_back_unsigned(pair[0], "غياب الممضي", by=clerk)
    clock.moment += timedelta(days=10)
    desk.signature.send([pair[0]], by=clerk)
    book = desk.registers.listed(RegisterKind.TRANSMITTAL, NOVEMBER, by=AUDITOR)
    assert [entry.values for entry in book.entries] == [
        (
            1,
            TODAY,
            "ت/0001/2026",
            "ممضي المثال",
            2,
            4,
            12,
            "ملف واحد ما زال قيد الإمضاء",
            clerk.name,
            "غياب الممضي",
        )
    ]
    assert (book.totals.counted, book.totals.sheets) == (1, 12)


def test_decisions_with_their_reason_and_what_went_back(desk: Desk) -> None:
    clerk, supervisor = staffed(desk)
    refused, withdrawn = deposited(desk, by=clerk), deposited(desk, 2, by=clerk)
    handed_over(desk, 3, by=clerk)
    desk.decisions.refuse(refused, "سبب القرار", by=supervisor)
    desk.decisions.withdraw(withdrawn, "تراجع", by=supervisor)
    give_back(desk, refused, by=clerk)
    first, second = lines(desk, RegisterKind.DECIDED)
    assert first[1:4] == (TODAY, "0001/2026", "المثالي ياقوت")
    assert first[6:11] == (
        TODAY,
        "مرفوض",
        "سبب القرار",
        supervisor.name,
        f"{ltr('ر/0001/2026')}، {ltr('23/11/2026')}",
    )
    assert second[8:11] == ("تراجع", supervisor.name, "لم تُسترجع الوثائق بعد")


def test_the_follow_up_as_it_was_told(desk: Desk, clock: TestClock) -> None:
    clerk, _ = staffed(desk)
    request_id = handed_over(desk, by=clerk)
    tell = desk.follow_on.record
    first = tell(
        request_id, Told(ProgresStep.ACCOUNT_CREATED, TODAY, Source.PHONE, "خطأ"), by=clerk
    )
    desk.follow_on.strike(request_id, first.entry_id, "كُتب خطأ", by=clerk)
    receipt = Told(ProgresStep.FORM_CONFIRM, TODAY, Source.PAPER_SHOWN, receipt_number="R-77")
    tell(request_id, receipt, by=clerk)
    asked = Told(
        ProgresStep.RESULT, TODAY, Source.PHONE, result=Result.MORE_ASKED, asked="كشف نقاط"
    )
    tell(request_id, asked, by=clerk)
    for made in (
        Appointment(date(2026, 12, 10), time(9, 30), "قاعة المثال"),
        Appointment(date(2026, 12, 11)),
    ):
        desk.follow_on.appoint(request_id, made, told_on=TODAY, source=Source.PHONE, by=clerk)
    clock.moment += timedelta(days=10)
    later = Told(ProgresStep.DONE, date(2026, 12, 2), Source.PHONE)
    tell(request_id, later, by=clerk)
    moved = Appointment(date(2026, 12, 12))
    desk.follow_on.appoint(
        request_id, moved, told_on=date(2026, 12, 2), source=Source.PHONE, by=clerk
    )
    book = desk.registers.listed(RegisterKind.FOLLOW_UP, NOVEMBER, by=AUDITOR)
    assert [(entry.values[0], entry.struck) for entry in book.entries] == [
        (1, True),
        (2, False),
        (3, False),
        (4, True),
        (5, True),
    ]
    details = [entry.values[7] for entry in book.entries]
    assert details[1] == ltr("R-77")
    assert str(details[2]).endswith("، كشف نقاط")
    assert details[3] == f"{ltr('10/12/2026')}، {ltr('09:30')}، قاعة المثال"
    assert details[4] == ltr("11/12/2026")
    assert book.entries[0].values[8:] == (clerk.name, "خطأ")
    assert book.totals.counted == 2


@pytest.mark.parametrize(
    "kind", [RegisterKind.TRANSMITTAL, RegisterKind.DECIDED, RegisterKind.FOLLOW_UP]
)
def test_each_is_a_workbook_and_pages(desk: Desk, kind: RegisterKind) -> None:
    clerk, supervisor = staffed(desk)
    request_id = verified(desk, by=clerk)
    told = Told(ProgresStep.ACCOUNT_CREATED, TODAY, Source.PHONE)
    desk.follow_on.record(request_id, told, by=clerk)
    desk.signature.send([request_id], by=clerk)
    desk.decisions.refuse(deposited(desk, 2, by=clerk), "سبب القرار", by=supervisor)
    export = desk.registers.export(kind, NOVEMBER, by=clerk)
    assert (export.name, export.entries) == (f"{kind.value}-2026-11.xlsx", 1)
    sheet, summary = openpyxl.load_workbook(io.BytesIO(export.workbook)).worksheets
    cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert cells & {"0001/2026", "0002/2026", "ت/0001/2026"}
    # no paper was missing: that one has no chart
    assert len(summary._charts) == 3
    # figures without a name in this register are not shown
    assert "مجموع النسخ المطلوبة" not in cells
    pages = desk.registers.pages(kind, NOVEMBER, by=clerk)
    assert (pages.name, pages.entries) == (f"{kind.value}-2026-11.pdf", 1)
    assert "2026" in " ".join(words(pages.pdf))
