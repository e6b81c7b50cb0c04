"""What a head of service looks over: unlocks, doubts, the journal, the cupboard, closed days."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete

from certdesk.desk import Desk
from certdesk.domain.identity import IdentityRefused
from certdesk.domain.request import State
from certdesk.domain.rights import Actor, NotAllowed, SupervisorReasonNeeded
from certdesk.domain.verification import OpenDoubt
from certdesk.services.counter.cupboard import CountedElsewhere
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.sheets.closing import DayToCome
from certdesk.services.sheets.file import file_sheet_of
from certdesk.services.supervision.journal import HeadUnreadable, JournalFilter, Tail
from certdesk.services.supervision.reviews import NoSuchAttempt, ReviewedBefore
from certdesk.services.views import RequestView
from certdesk.storage.tables import triggers
from certdesk.storage.tables.base import changes, journal
from tests.builders import (
    AUDITOR,
    CLERK,
    SUPERVISOR,
    card,
    deposited,
    edition,
    handed_over,
    ready,
    staffed,
    verified,
)
from tests.databases import TestClock

EXPIRED = {"expires_on": date(2025, 1, 1)}


def refused(desk: Desk, n: int = 1) -> int:
    """A request whose applicant came with an expired card. Its id."""
    request_id = ready(desk, n)
    with pytest.raises(IdentityRefused):
        desk.handover.prepare(request_id, PickupInput(document=card(n, **EXPIRED)), by=CLERK)
    return request_id


def unlocked(desk: Desk, n: int = 2) -> int:
    """A request handed over against an expired card, on a supervisor's word. Its id."""
    request_id = ready(desk, n)
    entered = PickupInput(
        document=card(n, **EXPIRED), unlock_by=SUPERVISOR, unlock_reason="وصل التجديد معه"
    )
    desk.handover.prepare(request_id, entered, by=CLERK)
    desk.handover.confirm(request_id, by=CLERK)
    return request_id


def test_unlocks_and_refusals_wait_until_a_supervisor_marks_them(desk: Desk) -> None:
    refused(desk)
    unlocked(desk)
    ready(desk, 3)
    newest, oldest = desk.reviews.attempts(waiting=True, by=AUDITOR)
    assert (newest.unlocked, newest.unlock_reason) == (True, "وصل التجديد معه")
    assert (oldest.unlocked, oldest.refusal) == (False, "document_expired")
    assert desk.reviews.waiting(by=SUPERVISOR) == 2
    desk.reviews.mark(newest.id, "اطلعت على وصل التجديد", by=SUPERVISOR)
    assert [one.id for one in desk.reviews.attempts(waiting=True, by=SUPERVISOR)] == [oldest.id]
    marked = desk.reviews.attempts(waiting=False, by=SUPERVISOR)[0]
    assert marked.review_note == "اطلعت على وصل التجديد"
    assert marked.reviewed_at is not None
    older = desk.reviews.attempts(waiting=False, before=newest.id, by=SUPERVISOR)
    assert [one.id for one in older] == [oldest.id]
    with pytest.raises(ReviewedBefore):
        desk.reviews.mark(newest.id, "مرة أخرى", by=SUPERVISOR)
    with pytest.raises(SupervisorReasonNeeded):
        desk.reviews.mark(oldest.id, " . ", by=SUPERVISOR)
    with pytest.raises(NoSuchAttempt):
        desk.reviews.mark(999, "ملاحظة", by=SUPERVISOR)


def test_unlocks_and_refusals_at_a_lost_receipt_wait_too(desk: Desk, clock: TestClock) -> None:
    request_id = deposited(desk)
    expired = PickupInput(document=card(1, **EXPIRED))
    with pytest.raises(IdentityRefused):
        desk.lost_receipts.declare(request_id, expired, by=CLERK)
    clock.moment += timedelta(hours=1)
    refused(desk, 2)
    desk.lost_receipts.declare(deposited(desk, 3), PickupInput(document=card(3)), by=CLERK)
    clock.moment += timedelta(hours=1)
    allowed = replace(expired, unlock_by=SUPERVISOR, unlock_reason="معروفة لدى المصلحة")
    desk.lost_receipts.declare(request_id, allowed, by=CLERK)
    newest, pickup, oldest = desk.reviews.attempts(waiting=True, by=SUPERVISOR)
    assert (newest.at_lost_receipt, newest.unlocked) == (True, True)
    assert newest.unlock_reason == "معروفة لدى المصلحة"
    assert (oldest.at_lost_receipt, oldest.unlocked) == (True, False)
    assert oldest.refusal == "document_expired"
    assert pickup.kind == "pickup"
    for older, than in (([pickup, oldest], newest), ([oldest], pickup), ([], oldest)):
        assert desk.reviews.attempts(waiting=True, before=than.id, by=SUPERVISOR) == older
    assert desk.reviews.identity_numbers(oldest.id, "شكوى", by=SUPERVISOR) == (card(1).number,)
    desk.reviews.mark(newest.id, "اتصلت بالمعني", by=SUPERVISOR)
    with pytest.raises(ReviewedBefore):
        desk.reviews.mark(newest.id, "مرة أخرى", by=SUPERVISOR)
    assert desk.reviews.attempts(waiting=True, by=SUPERVISOR) == [pickup, oldest]
    assert desk.reviews.waiting(by=SUPERVISOR) == 2


def test_an_identity_number_is_shown_whole_only_by_an_act_with_a_reason(desk: Desk) -> None:
    request_id = refused(desk)
    (attempt,) = desk.reviews.attempts(waiting=True, by=SUPERVISOR)
    whole = card(1).number
    assert attempt.shown[0].number.endswith(whole[-4:])
    assert whole not in attempt.shown[0].number
    assert desk.reviews.identity_numbers(attempt.id, "شكوى المعني", by=AUDITOR) == (whole,)
    entry = desk.journal.page(JournalFilter(act="identity_shown"), by=SUPERVISOR)[0]
    assert (entry.subject_id, entry.note) == (request_id, "شكوى المعني")
    with pytest.raises(SupervisorReasonNeeded):
        desk.reviews.identity_numbers(attempt.id, "", by=SUPERVISOR)


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, by: desk.reviews.attempts(waiting=True, by=by),
        lambda desk, by: desk.reviews.waiting(by=by),
        lambda desk, by: desk.reviews.identity_numbers(1, "سبب", by=by),
        lambda desk, by: desk.doubts.page(waiting=True, by=by),
        lambda desk, by: desk.doubts.waiting(by=by),
        lambda desk, by: desk.journal.page(JournalFilter(), by=by),
        lambda desk, by: desk.journal.readings(JournalFilter(), by=by),
        lambda desk, by: desk.journal.verify(by=by),
        lambda desk, by: desk.journal.compare("1", "0" * 8, by=by),
        lambda desk, by: desk.cupboard.expected(by=by),
        lambda desk, by: desk.cupboard.counts(by=by),
        lambda desk, by: desk.cupboard.due_back(by=by),
        lambda desk, by: desk.closed_days.look(date(2026, 11, 23), by=by),
        lambda desk, by: desk.closed_days.page(by=by),
    ],
)
def test_supervisors_and_auditors_read_and_clerks_do_not(
    trial_desk: Desk, act: Callable[[Desk, Actor], object]
) -> None:
    refused(trial_desk)
    for by in (SUPERVISOR, AUDITOR):
        act(trial_desk, by)
    with pytest.raises(NotAllowed):
        act(trial_desk, CLERK)


@pytest.mark.parametrize("by", [CLERK, AUDITOR])
def test_only_supervisors_mark_and_count(desk: Desk, by: Actor) -> None:
    with pytest.raises(NotAllowed):
        desk.reviews.mark(1, "ملاحظة", by=by)
    with pytest.raises(NotAllowed):
        desk.cupboard.keep_count([], [], "", by=by)


def test_doubts_are_listed_with_who_raised_and_how_they_were_settled(desk: Desk) -> None:
    first, second = verified(desk, 1), verified(desk, 2)
    desk.verifying.raise_doubt(first, "ختم غير معروف", by=CLERK)
    desk.verifying.raise_doubt(second, "تاريخ مشطوب", by=CLERK)
    assert [one.request_id for one in desk.doubts.page(waiting=True, by=AUDITOR)] == [second, first]
    desk.verifying.settle_doubts(first, "ختم قديم صحيح", by=SUPERVISOR)
    assert [one.request_id for one in desk.doubts.page(waiting=True, by=SUPERVISOR)] == [second]
    assert desk.doubts.waiting(by=SUPERVISOR) == 1
    settled = desk.doubts.page(waiting=False, by=SUPERVISOR)[1]
    assert (settled.detail, settled.settled_reason) == ("ختم غير معروف", "ختم قديم صحيح")
    older = desk.doubts.page(waiting=False, before=settled.id, by=SUPERVISOR)
    assert older == []


def test_the_journal_is_read_by_person_act_day_and_request(desk: Desk, clock: TestClock) -> None:
    person = CLERK._replace(id=None)
    first = deposited(desk, 1, by=person)
    clock.moment = datetime(2026, 11, 24, 9, tzinfo=UTC)
    second = deposited(desk, 2, by=CLERK)

    def read(**wanted: object) -> list[tuple[str, int | None]]:
        entries = desk.journal.page(JournalFilter(**wanted), by=SUPERVISOR)  # type: ignore[arg-type]
        return [(one.act, one.subject_id) for one in entries]

    assert read(act="deposited") == [("deposited", second), ("deposited", first)]
    assert read(act="deposited", day=date(2026, 11, 23)) == [("deposited", first)]
    assert read(act="deposited", request_id=second) == [("deposited", second)]
    assert read(act="deposited", by=CLERK.id) == [("deposited", second)]
    page = desk.journal.page(JournalFilter(request_id=first), limit=3, by=SUPERVISOR)
    rest = desk.journal.page(JournalFilter(request_id=first), before=page[-1].id, by=SUPERVISOR)
    assert page[-1].id > rest[0].id
    told = next(one for one in page if one.act == "deposited")
    assert (told.number, told.changes) == (
        "0001/2026",
        (("state", "draft", "deposited"), ("number", None, "0001/2026")),
    )


def test_a_draft_has_its_code_and_an_account_no_number(desk: Desk) -> None:
    draft = desk.intake.start({"given_name": "سمسم"}, by=CLERK)
    desk.office_sheets.closing_sheet(desk.office.today(), by=SUPERVISOR)
    closing, started = desk.journal.page(JournalFilter(), by=SUPERVISOR)[:2]
    assert (closing.act, closing.number) == ("day_closed", "")
    assert (started.act, started.number) == ("draft_started", draft.draft_code)


def test_readings_are_told_to_auditors_and_are_noted_themselves(desk: Desk) -> None:
    first, second = deposited(desk, 1), deposited(desk, 2)
    desk.reading.show(first, by=CLERK)
    desk.reading.show(second, by=AUDITOR)
    desk.journal.page(JournalFilter(), by=AUDITOR)
    found = desk.journal.readings(JournalFilter(), by=AUDITOR)
    assert [(one.act, one.number) for one in found] == [
        ("journal", ""),
        ("show", "0002/2026"),
        ("show", "0001/2026"),
    ]
    wanted = JournalFilter(by=CLERK.id, request_id=first, day=desk.office.today())
    assert len(desk.journal.readings(wanted, by=AUDITOR)) == 1
    assert desk.journal.readings(wanted, before=found[-1].id, by=AUDITOR) == []
    later = replace(wanted, day=desk.office.today() - timedelta(days=1))
    assert desk.journal.readings(later, by=AUDITOR) == []


def test_a_search_is_noted_with_what_was_asked_for(desk: Desk) -> None:
    deposited(desk, 1)
    desk.lists.find("سمسم\ud800\x00", by=CLERK)
    desk.lists.find("0001/2026", before=99, by=CLERK)
    desk.lists.find("ياقوت")
    desk.intake.start({"given_name": "سمسم"}, by=CLERK)
    (found,) = desk.journal.readings(JournalFilter(), by=AUDITOR)
    assert (found.act, found.detail) == ("search", "سمسم")


def test_a_request_is_shown_with_masked_numbers_unless_that_is_asked_for(desk: Desk) -> None:
    request_id = handed_over(desk, 1)
    whole = card(1).number

    def shown(view: RequestView) -> str:
        document = view.handovers[0].checks[0].document
        assert document is not None
        return document.number

    for by in (CLERK, SUPERVISOR, AUDITOR):
        masked = shown(desk.reading.show(request_id, by=by))
        assert masked != whole
        assert masked.endswith(whole[-4:])
    assert shown(desk.reading.show_whole(request_id, "تفتيش", by=AUDITOR)) == whole
    assert desk.journal.page(JournalFilter(), by=AUDITOR)[0].act == "identity_shown"
    with pytest.raises(NotAllowed):
        desk.reading.show_whole(request_id, "تفتيش", by=CLERK)
    with pytest.raises(SupervisorReasonNeeded):
        desk.reading.show_whole(request_id, "-", by=SUPERVISOR)


def test_nothing_a_clerk_reads_or_prints_gives_a_doubt_away(desk: Desk) -> None:
    clerk, supervisor = staffed(desk)
    request_id = verified(desk, 1, by=clerk)
    secret = "ختم لا يشبه ختم المدرسة"
    desk.verifying.raise_doubt(request_id, secret, by=supervisor)
    view = desk.reading.show(request_id, by=clerk)
    assert view.doubted
    told = str(asdict(view))
    assert secret not in told
    assert "raised_by_person" not in told
    desk.office_sheets.file_sheet(request_id, by=clerk)
    with pytest.raises(OpenDoubt) as blocked:
        desk.signature.send([request_id], by=clerk)
    assert secret not in str(blocked.value.data)
    desk.office_sheets.closing_sheet(desk.office.today(), by=supervisor)
    desk.verifying.settle_doubts(request_id, "ختم قديم", by=supervisor)
    assert "ختم قديم" not in str(asdict(desk.reading.show(request_id, by=clerk)))
    with desk.office.store.read() as unit:
        printed = str([dict(one.snapshot) for one in unit.sheets.not_issued()])
        file_sheet = str(
            file_sheet_of(desk.office, unit, unit.requests.get(request_id), view, by=clerk)
        )
    for text in (printed, file_sheet):
        assert secret not in text
        assert "شك" not in text.replace("شكوى", "").replace("شكر", "")


def test_in_a_one_person_office_the_supervisor_does_all(desk: Desk) -> None:
    edition(desk, "procedure", {"one_person_office = false": "one_person_office = true"})
    request_id = handed_over(desk, 1, by=SUPERVISOR)
    assert desk.reading.show(request_id, by=SUPERVISOR).state is State.HANDED_OVER


def test_the_chain_is_walked_and_the_broken_entry_is_named(desk: Desk, clock: TestClock) -> None:
    deposited(desk, 1)
    clock.moment -= timedelta(hours=2)
    deposited(desk, 2)
    whole = desk.journal.verify(by=AUDITOR)
    assert (whole.first_bad, whole.changed_values, whole.clock_back) == (None, None, 1)
    with desk.office.store.write() as unit:
        triggers.drop(unit.connection)
        unit.connection.execute(journal.update().where(journal.c.seq == 3).values(act="forged"))
        at = changes.c.seq == 2
        unit.connection.execute(changes.update().where(at).values(field="forged"))
    broken = desk.journal.verify(by=AUDITOR)
    assert (broken.count, broken.first_bad, broken.changed_values) == (whole.count, 3, 2)


def test_a_cut_tail_is_found_by_the_printed_sheet(desk: Desk) -> None:
    deposited(desk, 1)
    day = desk.office.today()
    desk.office_sheets.closing_sheet(day, by=SUPERVISOR)
    sheet = desk.closed_days.look(day, by=AUDITOR).closed[0]
    typed = " ".join(sheet.head[at : at + 8] for at in range(0, 64, 8)).upper()
    count = str(sheet.count)
    assert desk.journal.compare(count, typed, by=AUDITOR).tail is Tail.HOLDS
    assert desk.journal.compare(count, sheet.head[:8], by=AUDITOR).tail is Tail.HOLDS
    assert desk.upkeep.check((count, typed)) == []
    deposited(desk, 2)
    assert desk.journal.compare(count, typed, by=AUDITOR).tail is Tail.HOLDS
    cut_tail(desk, sheet.count - 2)
    # the chain itself sees nothing: what is left of it holds
    assert desk.journal.verify(by=AUDITOR).first_bad is None
    assert desk.journal.compare(count, typed, by=AUDITOR).tail is Tail.CUT
    codes = [one.code for one in desk.upkeep.check((count, typed))]
    assert codes.count("closing") == 2
    # grown again to the old length it is another journal
    while desk.journal.verify(by=AUDITOR).count < sheet.count:
        desk.intake.start({"given_name": "سمسم"}, by=CLERK)
    report = desk.journal.compare(count, typed, by=AUDITOR)
    assert report.tail is Tail.ALTERED
    assert "closing" in [one.code for one in desk.upkeep.check((count, typed))]


@pytest.mark.parametrize(
    "count, head",
    [("", "0" * 8), ("3", "0" * 7), ("3", "zzzzzzzz"), ("-3", "0" * 8), ("x", "0" * 65)],
)
def test_what_cannot_stand_on_a_sheet_is_said(trial_desk: Desk, count: str, head: str) -> None:
    with pytest.raises(HeadUnreadable):
        trial_desk.journal.compare(count, head, by=SUPERVISOR)


def test_a_count_of_the_cupboard_names_what_is_missing(desk: Desk) -> None:
    deposited(desk, 1)
    papers = desk.cupboard.expected(by=SUPERVISOR)
    assert papers
    ids = [one.id for one in papers]
    kept = desk.cupboard.keep_count(ids, ids[1:], " بحثت في الرفوف ", by=SUPERVISOR)
    assert (kept.expected, kept.found, kept.note) == (len(ids), len(ids) - 1, "بحثت في الرفوف")
    assert kept.missing[0].title == papers[0].title
    whole = desk.cupboard.keep_count(ids, ids, "", by=SUPERVISOR)
    assert desk.cupboard.counts(by=AUDITOR) == [whole, kept]
    deposited(desk, 2)
    with pytest.raises(CountedElsewhere):
        desk.cupboard.keep_count(ids, ids, "", by=SUPERVISOR)
    assert len(desk.cupboard.counts(by=AUDITOR)) == 2


def test_papers_due_back_are_those_of_ended_requests(desk: Desk) -> None:
    refused_one, open_one = deposited(desk, 1), deposited(desk, 2)
    desk.decisions.refuse(refused_one, "ليست من هذه المدرسة", by=SUPERVISOR)
    due = desk.cupboard.due_back(by=AUDITOR)
    assert {one.request_id for one in due} == {refused_one}
    assert open_one not in {one.request_id for one in due}
    assert {one.place for one in due} == {"cupboard"}


def test_a_day_in_figures_and_whether_its_closing_is_due(desk: Desk, clock: TestClock) -> None:
    day = desk.office.today()
    clock.moment = datetime(2026, 11, 23, 15, 45, tzinfo=UTC)
    assert not desk.closed_days.is_due(by=SUPERVISOR)
    deposited(desk, 1)
    assert desk.closed_days.is_due(by=SUPERVISOR)
    assert not desk.closed_days.is_due(by=CLERK)
    clock.moment -= timedelta(hours=2)
    assert not desk.closed_days.is_due(by=SUPERVISOR)
    clock.moment += timedelta(hours=2)
    open_day = desk.closed_days.look(day, by=AUDITOR)
    assert open_day.closed == ()
    assert open_day.figures.series[0].count == 1
    desk.office_sheets.closing_sheet(day, by=SUPERVISOR)
    assert not desk.closed_days.is_due(by=SUPERVISOR)
    (sheet,) = desk.closed_days.page(by=AUDITOR)
    assert (sheet.day, sheet.count, sheet.issued) == (day, open_day.count + 1, False)
    assert desk.closed_days.page(before=sheet.id, by=AUDITOR) == []
    with pytest.raises(DayToCome):
        desk.closed_days.look(day + timedelta(days=1), by=AUDITOR)


def cut_tail(desk: Desk, kept: int) -> None:
    """What a thief with the file does: the last entries are gone, the guards too."""
    with desk.office.store.write() as unit:
        triggers.drop(unit.connection)
        unit.connection.execute(delete(changes).where(changes.c.seq > kept))
        unit.connection.execute(delete(journal).where(journal.c.seq > kept))
        triggers.make(unit.connection)
