"""Closing a month: once, when it is over; what changes later stands in the month it is made."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
from sqlalchemy import text, update

from certdesk.desk import Desk
from certdesk.domain.errors import DeskError
from certdesk.domain.register import RegisterKind
from certdesk.domain.rights import Actor, NotAllowed
from certdesk.i18n import ltr
from certdesk.services.closed_months import note_correction
from certdesk.services.counter.correcting import Correction
from certdesk.services.progress import WorkCancelled
from certdesk.services.registers.closed_lines import differences, hash_of, kept, read_back
from certdesk.services.registers.export_journal import ExportJournal
from certdesk.services.registers.month_closing import MonthClosedAlready, MonthNotOver, NoClosing
from certdesk.services.registers.periods import month_period, span_period, year_period
from certdesk.services.sheets.printing import NoSuchSheet
from certdesk.storage.tables import triggers
from certdesk.storage.tables.counter import closings
from tests.builders import AUDITOR, deposited, handed_over, pick_up, prepare, ready, staffed
from tests.databases import TestClock
from tests.paper.reading import words

NOVEMBER, DECEMBER = month_period(2026, 11), month_period(2026, 12)
DEPOSIT, PICKUP = RegisterKind.DEPOSIT, RegisterKind.PICKUP


@pytest.fixture
def people(desk: Desk) -> tuple[Actor, Actor]:
    return staffed(desk)


def to_december(clock: TestClock) -> None:
    clock.moment = datetime(2026, 12, 3, 9, tzinfo=UTC)


def test_a_month_is_closed_once_and_only_when_it_is_over(
    desk: Desk, clock: TestClock, people: tuple[Actor, Actor]
) -> None:
    clerk, supervisor = people
    deposited(desk, by=clerk)
    closing = desk.month_closing
    with pytest.raises(MonthNotOver):
        closing.close(DEPOSIT, 2026, 11, by=supervisor)
    to_december(clock)
    for other in (clerk, AUDITOR):
        with pytest.raises(NotAllowed):
            closing.close(DEPOSIT, 2026, 11, by=other)
    with pytest.raises(NoClosing):
        closing.close(RegisterKind.FOLLOW_UP, 2026, 11, by=supervisor)
    assert closing.standing(DEPOSIT, 2026, 11, by=clerk) is None
    with pytest.raises(NoSuchSheet):
        closing.page(DEPOSIT, 2026, 11, by=clerk)
    assert [one.kind for one in closing.unclosed()] == [DEPOSIT]
    page = closing.close(DEPOSIT, 2026, 11, by=supervisor)
    with pytest.raises(MonthClosedAlready) as refused:
        closing.close(DEPOSIT, 2026, 11, by=supervisor)
    assert refused.value.data["month"] == "نوفمبر 2026"
    assert closing.unclosed() == []
    standing = closing.standing(DEPOSIT, 2026, 11, by=AUDITOR)
    assert standing is not None
    assert (standing.by, standing.changes) == (supervisor.name, ())
    said = words(page.pdf)
    assert "0001/2026" in said
    with desk.office.store.read() as unit:
        kept_page = unit.sheets.newest("month-closing", "deposit-2026-11")
    assert kept_page is not None
    assert (kept_page.snapshot["hash"], kept_page.snapshot["lines"]) == (standing.hash, 1)
    assert closing.page(DEPOSIT, 2026, 11, by=clerk).pdf == page.pdf
    newest = ExportJournal(desk.office).acts(by=clerk)[0]
    assert (newest.act, newest.by, newest.kind) == ("أُقفل شهر من سجل", supervisor.name, DEPOSIT)


def test_a_closed_month_stays_as_it_was_and_the_change_is_a_line_of_its_own_month(
    desk: Desk, clock: TestClock, people: tuple[Actor, Actor]
) -> None:
    clerk, supervisor = people
    first, second = deposited(desk, by=clerk), deposited(desk, 2, by=clerk)
    to_december(clock)
    desk.month_closing.close(DEPOSIT, 2026, 11, by=supervisor)
    desk.decisions.void(second, "قيد مكرر", by=supervisor)
    correct_name(desk, first, "سعاد", supervisor)
    november = desk.registers.deposits(NOVEMBER, by=clerk)
    assert [(one.full_name, one.struck) for one in november.entries] == [
        ("المثالي ياقوت", False),
        ("المثالي مرجان", False),
    ]
    assert (november.totals.counted, november.totals.struck) == (2, 0)
    assert november.closed is not None
    voided, renamed = november.closed.changes
    assert ltr("0002/2026") in voided
    assert "أُلغي القيد" in voided
    assert "قيد مكرر" in voided
    assert "الاسم: كان «ياقوت» وصار «سعاد»" in renamed
    december = desk.registers.deposits(DECEMBER, by=clerk)
    assert [(one.row, one.number, one.correction) for one in december.entries] == [
        (1, "0002/2026", True),
        (2, "0001/2026", True),
    ]
    assert "قيد نوفمبر 2026" in december.entries[0].remarks
    assert (december.totals.counted, december.totals.corrections) == (0, 2)
    year = desk.registers.deposits(year_period(2026), by=clerk)
    assert (year.totals.counted, year.totals.corrections, year.closed) == (2, 2, None)
    assert [one.row for one in year.entries] == [1, 2, 3, 4]
    day = span_period(december.entries[0].deposited_on, december.entries[0].deposited_on)
    assert len(desk.registers.deposits(day, by=clerk).entries) == 2


def correct_name(desk: Desk, request_id: int, name: str, by: Actor) -> None:
    with desk.office.store.write() as unit:
        row = unit.requests.get(request_id)
        old = row.given_name or ""
        note_correction(desk.office, unit, row, "given_name", old, name, reason="خطأ", by=by)
        unit.requests.update(row, {"given_name": name})


def test_a_corrected_file_of_a_closed_month_is_told_in_words(
    desk: Desk, clock: TestClock, people: tuple[Actor, Actor]
) -> None:
    clerk, supervisor = people
    request_id = handed_over(desk, by=clerk)
    to_december(clock)
    for kind in (DEPOSIT, PICKUP):
        desk.month_closing.close(kind, 2026, 11, by=supervisor)
    fields = {"birth_place": "وهران", "phone": "0550999999"}
    correction = Correction(fields, {}, reason="كُتب خطأ")
    desk.correcting.correct(request_id, correction, by=supervisor)
    told = [one.remarks for one in desk.registers.deposits(DECEMBER, by=clerk).entries]
    assert len(told) == 2
    assert any("مكان الميلاد: كان «مدينة المثال» وصار «وهران»" in one for one in told)
    assert any(ltr("0550999999") in one for one in told)
    (on_pickup,) = desk.registers.pickups(DECEMBER, by=clerk).entries
    assert "وهران" in on_pickup.remarks
    for kind, count in ((DEPOSIT, 2), (PICKUP, 1)):
        standing = desk.month_closing.standing(kind, 2026, 11, by=clerk)
        assert standing is not None
        assert len(standing.changes) == count


def test_a_change_that_nobody_noted_is_named_with_its_column(
    desk: Desk, clock: TestClock, people: tuple[Actor, Actor]
) -> None:
    clerk, supervisor = people
    request_id = deposited(desk, by=clerk)
    to_december(clock)
    desk.month_closing.close(DEPOSIT, 2026, 11, by=supervisor)
    with desk.office.store.write() as unit:
        unit.requests.update(unit.requests.get(request_id), {"phone": "0550999999"})
    standing = desk.month_closing.standing(DEPOSIT, 2026, 11, by=clerk)
    assert standing is not None
    (change,) = standing.changes
    assert "دون سطر تصحيح (رقم الهاتف)" in change


def test_a_reversed_hand_over_corrects_the_closed_pickups(
    desk: Desk, clock: TestClock, people: tuple[Actor, Actor]
) -> None:
    clerk, supervisor = people
    request_id = handed_over(desk, by=clerk)
    to_december(clock)
    desk.month_closing.close(PICKUP, 2026, 11, by=supervisor)
    desk.handover.reverse(request_id, "سُلّم خطأ", papers_back=True, by=supervisor)
    november = desk.registers.pickups(NOVEMBER, by=clerk)
    assert [(one.struck, one.identity is None) for one in november.entries] == [(False, False)]
    assert november.closed is not None
    assert "أُلغي التسليم" in november.closed.changes[0]
    pick_up(desk, request_id, by=clerk)
    december = desk.registers.pickups(DECEMBER, by=clerk)
    assert [one.correction for one in december.entries] == [False, True]
    assert december.totals.counted == 1


def test_a_new_export_of_a_closed_month_says_what_changed(
    desk: Desk, clock: TestClock, people: tuple[Actor, Actor]
) -> None:
    clerk, supervisor = people
    request_id = deposited(desk, by=clerk)
    to_december(clock)
    desk.month_closing.close(DEPOSIT, 2026, 11, by=supervisor)
    before = cells(desk, clerk)
    assert "لم يتغير أي قيد" in before
    desk.decisions.void(request_id, "قيد مكرر", by=supervisor)
    after = cells(desk, clerk)
    assert "ما تغير منذ الإقفال" in after
    assert "قيد مكرر" in after
    printed = words(desk.registers.pages(DEPOSIT, NOVEMBER, by=clerk).pdf)
    assert any("مكرر" in word for word in printed)


def cells(desk: Desk, by: Actor) -> str:
    export = desk.registers.export(DEPOSIT, NOVEMBER, by=by)
    sheet = openpyxl.load_workbook(io.BytesIO(export.workbook)).worksheets[0]
    rows = sheet.iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row if cell)


def test_nobody_changes_a_closing(
    desk: Desk, clock: TestClock, people: tuple[Actor, Actor]
) -> None:
    deposited(desk, by=people[0])
    to_december(clock)
    desk.month_closing.close(DEPOSIT, 2026, 11, by=people[1])
    for statement in ("UPDATE closings SET rows = 9", "DELETE FROM closings"):
        with pytest.raises(DeskError), desk.office.store.write() as unit:
            unit.connection.execute(text(statement))


def test_the_check_finds_a_closing_that_was_changed_behind_the_program(
    desk: Desk, clock: TestClock, people: tuple[Actor, Actor]
) -> None:
    deposited(desk, by=people[0])
    to_december(clock)
    desk.month_closing.close(DEPOSIT, 2026, 11, by=people[1])
    assert list(desk.upkeep.check()) == []
    with desk.office.store.write() as unit:
        triggers.drop(unit.connection)
        lines = [dict(one) for one in unit.closed_months.get(1).lines]
        lines[0]["full_name"] = "آخر"
        unit.connection.execute(update(closings).values(lines=lines))
        triggers.make(unit.connection)
    (finding,) = desk.upkeep.check()
    assert (finding.code, finding.data["month"]) == ("closing", "2026-11")
    standing = desk.month_closing.standing(DEPOSIT, 2026, 11, by=AUDITOR)
    assert standing is not None
    assert "محضر الإقفال" in standing.changes[0]


def test_a_partial_hand_over_and_its_rest_are_remarked(
    desk: Desk, people: tuple[Actor, Actor]
) -> None:
    clerk, _ = people
    request_id = ready(desk, by=clerk)
    with desk.office.store.read() as unit:
        due = [one for one in unit.custody.of(request_id) if one.disposal.value == "return"]
    prepare(desk, request_id, by=clerk)
    desk.handover.confirm(request_id, given=[due[0].id], by=clerk)
    pick_up(desk, request_id, by=clerk)
    first, second = desk.registers.pickups(NOVEMBER, by=clerk).entries
    assert first.remarks.startswith("تسليم جزئي: بقيت")
    assert second.remarks == "تتمة تسليم جزئي"


def test_an_unmasked_export_is_named_so_in_file_and_journal(
    desk: Desk, people: tuple[Actor, Actor]
) -> None:
    clerk, supervisor = people
    handed_over(desk, by=clerk)
    with pytest.raises(NotAllowed):
        desk.registers.export(PICKUP, NOVEMBER, by=clerk, unmasked=True)
    export = desk.registers.export(PICKUP, NOVEMBER, by=supervisor, unmasked=True)
    assert export.name == "pickup-2026-11-unmasked.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(export.workbook)).worksheets[0]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert any("100000001" in one for one in texts)
    (act,) = ExportJournal(desk.office).acts(by=clerk)
    assert (act.unmasked, act.file, act.entries, act.by) == (
        True,
        export.name,
        1,
        supervisor.name,
    )


def test_an_export_that_is_stopped_leaves_nothing(desk: Desk, people: tuple[Actor, Actor]) -> None:
    clerk, _ = people
    deposited(desk, by=clerk)

    def stop(done: int, of: int) -> None:
        raise WorkCancelled

    with pytest.raises(WorkCancelled):
        desk.registers.export(DEPOSIT, NOVEMBER, by=clerk, tell=stop)
    assert ExportJournal(desk.office).acts(by=clerk) == []


def test_the_kept_lines_are_proved_by_their_hash(
    desk: Desk, clock: TestClock, people: tuple[Actor, Actor]
) -> None:
    handed_over(desk, by=people[0])
    to_december(clock)
    for kind, book in (
        (DEPOSIT, desk.registers.deposits(NOVEMBER, by=people[0])),
        (PICKUP, desk.registers.pickups(NOVEMBER, by=people[0])),
    ):
        (entry,) = book.entries
        assert read_back(kind, kept(entry)) == entry
        same = hash_of(kind, [replace(entry, row=9, remarks="ملاحظة")])
        assert same == hash_of(kind, [entry])
        assert hash_of(kind, [replace(entry, full_name="آخر")]) != same


def test_every_kind_of_correction_is_worded_and_many_are_cut_short(
    desk: Desk,
    clock: TestClock,
    people: tuple[Actor, Actor],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clerk, supervisor = people
    request_id = deposited(desk, by=clerk)
    to_december(clock)
    desk.month_closing.close(DEPOSIT, 2026, 11, by=supervisor)
    changes = {
        "sheets.diploma": ("1", "2"),
        "diploma_kind": ("pes", "unknown_kind"),
        "depositor_kind": ("applicant", "proxy"),
        "depositor_name": ("", "وكيل المثال"),
    }
    with desk.office.store.write() as unit:
        row = unit.requests.get(request_id)
        for field, (old, new) in changes.items():
            note_correction(desk.office, unit, row, field, old, new, reason="خطأ", by=supervisor)
        unit.requests.update(row, {"purpose": "غرض آخر"})
    said = "\n".join(one.remarks for one in desk.registers.deposits(DECEMBER, by=clerk).entries)
    for words_ in ("عدد أوراق", "شهادة أستاذ التعليم الثانوي", "unknown_kind", "وكيل", "«لا شيء»"):
        assert words_ in said
    monkeypatch.setattr("certdesk.services.registers.closed_standing._MOST_NAMED", 2)
    standing = desk.month_closing.standing(DEPOSIT, 2026, 11, by=clerk)
    assert standing is not None
    assert (len(standing.changes), standing.changes[-1]) == (3, "وتغييران آخران")


def test_days_of_a_closed_month_and_progress_on_the_way(
    desk: Desk,
    clock: TestClock,
    people: tuple[Actor, Actor],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clerk, supervisor = people
    deposited(desk, by=clerk)
    to_december(clock)
    desk.month_closing.close(DEPOSIT, 2026, 11, by=supervisor)
    before = span_period(NOVEMBER.first, NOVEMBER.first)
    assert desk.registers.deposits(before, by=clerk).entries == []
    monkeypatch.setattr("certdesk.services.registers.entries._TOLD_EVERY", 1)
    told: list[tuple[int, int]] = []
    desk.registers.book(DEPOSIT, NOVEMBER, by=clerk, tell=lambda *steps: told.append(steps))
    assert told == [(1, 1)]


def test_lines_that_are_gone_or_came_since_differ_as_a_whole(
    desk: Desk, people: tuple[Actor, Actor]
) -> None:
    deposited(desk, by=people[0])
    (entry,) = desk.registers.deposits(NOVEMBER, by=people[0]).entries
    other = replace(entry, source=99)
    assert list(differences(DEPOSIT, [entry], [entry])) == []
    assert list(differences(DEPOSIT, [entry], [other])) == [(entry, ()), (other, ())]
