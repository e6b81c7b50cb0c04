"""Cards and notices, the file sheet, the cupboard, the closing of a day, blank forms."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from certdesk.desk import Desk
from certdesk.documents.guide_snapshots import InformationSheet, ProgresCard, RefusalNotice
from certdesk.documents.office_snapshots import (
    BlankForms,
    ClosingSheet,
    CupboardCount,
)
from certdesk.documents.render import stored_snapshot
from certdesk.domain.copies import CopyReasonNeeded
from certdesk.domain.numbering import NumberKind, Reference
from certdesk.domain.request import WrongState
from certdesk.domain.rights import NotAllowed
from certdesk.services.act_words import act_order, act_word
from certdesk.services.office_sheets import CountOfForms
from certdesk.services.sheets.closing import DayToCome
from certdesk.services.sheets.guides import information_sheet_of, progres_card_of
from certdesk.services.sheets.printing import NoSuchSheet, PrintedSheet
from tests.builders import (
    AUDITOR,
    CLERK,
    SUPERVISOR,
    at_signature,
    deposited,
    draft,
    edition,
    give_back,
    handed_over,
    ready,
    staffed,
    verified,
)
from tests.databases import TestClock

TODAY = date(2026, 11, 23)


def frozen(desk: Desk, printed: PrintedSheet, form: str) -> object:
    assert printed.sheet_id is not None
    with desk.office.store.read() as unit:
        return stored_snapshot(form, unit.sheets.get(printed.sheet_id).snapshot)


def closing(desk: Desk, day: date = TODAY) -> ClosingSheet:
    found = frozen(desk, desk.office_sheets.closing_sheet(day, by=SUPERVISOR), "closing_sheet")
    assert isinstance(found, ClosingSheet)
    return found


def acts(desk: Desk, request_id: int) -> list[str]:
    return [line.act for line in desk.reading.show(request_id, by=CLERK).history]


# ---- who may


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk, n: desk.office_sheets.refusal_notice(n, by=AUDITOR),
        lambda desk, n: desk.office_sheets.progres_card(n, by=AUDITOR),
        lambda desk, n: desk.office_sheets.file_sheet(n, by=AUDITOR),
        lambda desk, _n: desk.office_sheets.cupboard_count(by=AUDITOR),
        lambda desk, _n: desk.office_sheets.closing_sheet(TODAY, by=CLERK),
        lambda desk, _n: desk.office_sheets.blank_forms(2, by=CLERK),
    ],
)
def test_who_may_not(desk: Desk, ask: Callable[[Desk, int], object]) -> None:
    request_id = deposited(desk)
    with pytest.raises(NotAllowed):
        ask(desk, request_id)
    assert desk.office_sheets.blank_forms(1, by=SUPERVISOR).name == "blank-forms-0002-2026"


# ---- cards and notices


def test_the_refusal_notice_says_why_and_never_changes(desk: Desk, clock: TestClock) -> None:
    _, supervisor = staffed(desk)
    request_id = deposited(desk)
    with pytest.raises(WrongState):
        desk.office_sheets.refusal_notice(request_id, by=CLERK)
    desk.decisions.refuse(request_id, "سبب القرار", by=supervisor)
    first = desk.office_sheets.refusal_notice(request_id, by=CLERK)
    notice = frozen(desk, first, "refusal_notice")
    assert isinstance(notice, RefusalNotice)
    assert (notice.request_number, notice.reason) == ("0001/2026", "سبب القرار")
    assert (notice.refused_on, notice.signer) == (TODAY, supervisor.name)
    assert [paper.sheets for paper in notice.papers] == [1, 5]
    give_back(desk, request_id)
    clock.moment += timedelta(days=40)
    again = desk.office_sheets.refusal_notice(request_id, by=CLERK)
    assert (again.pdf, again.sheet_id) == (first.pdf, first.sheet_id)
    desk.printing.came_out(first.sheet_id or 0, by=CLERK)
    with pytest.raises(CopyReasonNeeded):
        desk.office_sheets.refusal_notice(request_id, by=CLERK)
    copy = desk.office_sheets.refusal_notice(request_id, reason="ضاع الإشعار", by=CLERK)
    assert (copy.pdf != first.pdf, copy.reason) == (True, "ضاع الإشعار")


def test_the_card_is_of_one_applicant_with_or_without_a_number(desk: Desk) -> None:
    request_id = draft(desk, email="x@example.dz")
    printed = desk.office_sheets.progres_card(request_id, by=CLERK)
    code = desk.reading.show(request_id, by=CLERK).draft_code
    assert printed.name == f"progres-card-{code}"
    assert acts(desk, request_id)[-1] == "sheet_printed"
    with desk.office.store.read() as unit:
        card = progres_card_of(desk.office, unit, unit.requests.get(request_id))
    assert isinstance(card, ProgresCard)
    assert (card.number, card.email) == ("", "x@example.dz")
    assert card.url.startswith("https://")
    numbered = deposited(desk, 2)
    assert desk.office_sheets.progres_card(numbered, by=CLERK).name == "progres-card-0001-2026"


def test_the_notice_lists_what_the_procedure_asks_for(desk: Desk) -> None:
    printed = desk.office_sheets.information_sheet()
    assert (printed.name, printed.sheet_id) == ("information-sheet-2026-11-23", None)
    edition(desk, "procedure", {"شهادة ميلاد أصلية (حديثة)": "وثيقة المثال"})
    with desk.office.store.read() as unit:
        sheet = information_sheet_of(desk.office, unit)
    assert isinstance(sheet, InformationSheet)
    assert "وثيقة المثال" in sheet.papers
    assert len(sheet.papers) == 6
    assert sheet.office_hours == "08:00-16:30"


# ---- the cupboard


def test_the_cupboard_count_lists_what_should_be_there(desk: Desk) -> None:
    deposited(desk)
    at_signature(desk, 2)
    handed_over(desk, 3)
    printed = desk.office_sheets.cupboard_count(by=CLERK)
    assert printed.name.startswith("cupboard-count-2026-11-23-")
    with desk.office.store.read() as unit:
        count = desk.office_sheets._cupboard(unit, CLERK)
        (entry,) = unit.journal.entries(subject="sheet")
    assert isinstance(count, CupboardCount)
    assert [line.number for line in count.lines] == ["0001/2026"] * 5 + ["0002/2026"] * 3
    assert sum(line.sheets for line in count.lines) == 12
    assert entry.changes[0].new == "cupboard-count"


# ---- the closing of a day


def test_a_day_is_counted_from_the_journal(desk: Desk) -> None:
    clerk, supervisor = staffed(desk)
    handed_over(desk, by=clerk)
    ready(desk, 2, by=clerk)
    refused = deposited(desk, 3, by=clerk)
    desk.decisions.refuse(refused, "سبب القرار", by=supervisor)
    give_back(desk, refused, 3, by=clerk)
    pair = [verified(desk, n, by=clerk) for n in (4, 5, 6)]
    desk.signature.send(pair, by=clerk)
    desk.signature.take_back_unsigned(pair[0], "غياب الممضي", by=clerk)
    desk.signature.send([pair[0]], by=clerk)
    desk.office_sheets.blank_forms(2, by=supervisor)
    closed = closing(desk)
    counts = {one.title: one.count for one in closed.acts}
    assert (counts["أُودع"], counts["سُلّم"], counts["رُفض"]) == (6, 1, 1)
    series = [(one.first, one.last, one.count) for one in closed.series]
    assert series == [
        ("0001/2026", "0006/2026", 6),
        ("س/0001/2026", "س/0001/2026", 1),
        ("ر/0001/2026", "ر/0001/2026", 1),
        ("ت/0001/2026", "ت/0004/2026", 4),
        ("0007/2026", "0008/2026", 2),
    ]
    sent = [(one.files, one.papers, one.sheets, one.standing) for one in closed.transmittals]
    assert sent == [
        (1, 2, 6, "عادت كل الملفات"),
        (1, 2, 6, "عادت كل الملفات"),
        (3, 6, 18, "ملفان ما زالا قيد الإمضاء"),
        (1, 2, 6, "قيد الإمضاء"),
    ]
    assert len(closed.not_issued) == len(desk.printing.not_issued()) - 1
    assert {one.title for one in closed.not_issued} >= {"وصل إيداع", "محضر استرجاع الوثائق"}


def test_the_head_of_the_journal_covers_the_closing_itself(desk: Desk) -> None:
    deposited(desk)
    first = desk.office_sheets.closing_sheet(TODAY, by=SUPERVISOR)
    closed = frozen(desk, first, "closing_sheet")
    assert isinstance(closed, ClosingSheet)
    with desk.office.store.read() as unit:
        assert unit.journal.head().head == closed.journal_head
        assert unit.journal.entries()[0].act == "day_closed"
    assert _still_holds(desk, closed)
    same = desk.office_sheets.closing_sheet(TODAY, by=SUPERVISOR)
    assert (same.sheet_id, same.pdf) == (first.sheet_id, first.pdf)
    deposited(desk, 2)
    later = desk.office_sheets.closing_sheet(TODAY, by=SUPERVISOR)
    assert later.sheet_id != first.sheet_id
    assert _still_holds(desk, closed)


def _still_holds(desk: Desk, closed: ClosingSheet) -> bool:
    with desk.office.store.read() as unit:
        return unit.journal.holds(closed.journal_head, closed.journal_count)


def test_a_day_is_algiers_own_and_may_be_empty(desk: Desk, clock: TestClock) -> None:
    clock.moment = clock.moment.replace(hour=22, minute=59, second=50)
    draft(desk)
    clock.moment = clock.moment.replace(hour=23, minute=0, second=5)
    draft(desk, 2)
    started = act_word("draft_started")
    assert {one.title: one.count for one in closing(desk).acts} == {started: 1}
    next_day = closing(desk, TODAY + timedelta(days=1))
    assert {one.title: one.count for one in next_day.acts}[started] == 1
    before = closing(desk, date(2026, 11, 20))
    assert (before.acts, before.transmittals) == ((), ())
    assert {(one.first, one.count) for one in before.series} == {("", 0)}
    with pytest.raises(DayToCome) as refused:
        desk.office_sheets.closing_sheet(TODAY + timedelta(days=2), by=SUPERVISOR)
    assert refused.value.data == {"day": TODAY + timedelta(days=2)}


def test_acts_of_later_versions_are_counted_together(desk: Desk) -> None:
    with desk.office.store.write() as unit:
        for act in ("of_a_later_version", "of_another_one"):
            unit.journal.add(act, by=None, subject="x", subject_id=None, at=desk.office.now())
    counted = [(one.title, one.count) for one in closing(desk).acts]
    assert counted == [(act_word("of_another_one"), 2)]
    assert act_order("of_another_one") > act_order("restored")


# ---- blank forms


def test_blank_forms_hold_numbers_that_nobody_else_gets(desk: Desk) -> None:
    deposited(desk)
    printed = desk.office_sheets.blank_forms(3, by=SUPERVISOR)
    forms = frozen(desk, printed, "blank_forms")
    assert isinstance(forms, BlankForms)
    assert forms.numbers == ("0002/2026", "0003/2026", "0004/2026")
    assert len(forms.papers) == 6
    assert {paper.sheets for paper in forms.papers} == {0}
    with desk.office.store.read() as unit:
        (entry,) = unit.journal.entries(subject="numbers")
        statuses = [one.status for one in unit.numbers.all("D", 2026)]
    assert {one.field: one.new for one in entry.changes} == {
        "first": "0002/2026",
        "last": "0004/2026",
        "count": 3,
    }
    assert statuses == ["used", "reserved", "reserved", "reserved"]
    request_id = deposited(desk, 2)
    assert desk.reading.show(request_id, by=CLERK).number == "0005/2026"
    assert list(desk.upkeep.check()) == []


def test_an_offices_first_number_is_kept_by_a_first_block(desk: Desk) -> None:
    edition(desk, "procedure", {"deposit = 1\n": "deposit = 457\n"})
    assert desk.office_sheets.blank_forms(1, by=SUPERVISOR).name == "blank-forms-0457-2026"


@pytest.mark.parametrize("count", [0, -1, 51])
def test_no_forms_and_too_many(desk: Desk, count: int) -> None:
    with pytest.raises(CountOfForms) as refused:
        desk.office_sheets.blank_forms(count, by=SUPERVISOR)
    assert refused.value.data == {"most": 50}
    with desk.office.store.read() as unit:
        assert unit.numbers.last("D", 2026) is None


def test_a_block_is_printed_again_by_its_first_number(desk: Desk) -> None:
    first = desk.office_sheets.blank_forms(2, by=SUPERVISOR)
    again = desk.office_sheets.blank_forms_again(
        Reference(NumberKind.DEPOSIT, 2026, 1), by=SUPERVISOR
    )
    assert (again.pdf, again.sheet_id) == (first.pdf, first.sheet_id)
    with pytest.raises(NoSuchSheet):
        desk.office_sheets.blank_forms_again(Reference(NumberKind.DEPOSIT, 2026, 2), by=SUPERVISOR)
    with pytest.raises(NotAllowed):
        desk.office_sheets.blank_forms_again(Reference(NumberKind.DEPOSIT, 2026, 1), by=CLERK)
