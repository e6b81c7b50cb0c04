"""Lists: find by every kind of key, resolve, pages, what waits today, transmittals."""

from datetime import date, timedelta

import pytest

from certdesk.desk import Desk
from certdesk.domain.checklist import ChecklistItem, Verdict
from certdesk.domain.follow_on import ProgresStep, Source, Told
from certdesk.domain.numbering import draft_payload, payload
from certdesk.domain.request import NoSuchRequest, State
from certdesk.domain.verification import Found
from certdesk.services.lines import Wanted
from certdesk.services.views import RequestLine
from tests.builders import (
    CLERK,
    COLLEAGUE,
    SUPERVISOR,
    at_signature,
    complete,
    deposit,
    deposited,
    draft,
    edition,
    form,
    give_back,
    handed_over,
    pick_up,
    ready,
    verified,
)
from tests.databases import TestClock


def found(desk: Desk, text: str) -> list[int]:
    return [line.id for line in desk.lists.find(text)]


@pytest.mark.parametrize(
    "typed",
    [
        "1/2026",
        "0001/2026",
        "٠٠٠١/٢٠٢٦",
        "1\\2026",
        "0001/م.ش/2026",
        "0001/2026-T1",
        "ياقوت",
        "المثالي ياقوت",
        "yakout",
        "yak",
        "201700000001",
        "2017 0000 0001",
        "0550000001",
        "+213550000001",
        "٠٥٥٠٠٠٠٠٠١",
        "101/2022",
        "1",
    ],
)
def test_a_request_is_found_by_every_kind_of_key(desk: Desk, typed: str) -> None:
    request_id = deposited(desk, 1)
    deposit(desk, 2)
    assert request_id in found(desk, typed)


def test_codes_scanned_or_typed(desk: Desk) -> None:
    done = deposit(desk, 1)
    view = desk.reading.show(done.request_id, by=CLERK)
    with desk.office.store.read() as unit:
        reference = unit.requests.get(done.request_id).reference
    for code in (
        payload(reference, done.check_code),
        payload(reference, done.check_code).lower(),
        done.check_code,
        view.draft_code,
        f"{done.check_code[:4]} {done.check_code[4:]}",
        draft_payload(view.draft_code),
    ):
        assert found(desk, code) == [done.request_id]
        assert desk.lists.resolve(code) == done.request_id


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "؟؟", "%", "_", "' OR 1=1 --", "9999/2026", "س/0001/2026", "CD/B/00000000",
        "CD/D/", "00000000", "+", "1/26", "999/2020", "زيد", "2026/12", "\u202e", "-", "9" * 5000,
    ],
)  # fmt: skip
def test_what_is_nothing_finds_nothing_and_never_raises(desk: Desk, typed: str) -> None:
    deposit(desk, 1)
    assert found(desk, typed) == []
    with pytest.raises(NoSuchRequest):
        desk.lists.resolve(typed)


def test_a_draft_is_found_by_its_name_and_code(desk: Desk) -> None:
    request_id = draft(desk, 1)
    code = desk.reading.show(request_id, by=CLERK).draft_code
    assert found(desk, "ياقوت") == found(desk, code) == [request_id]
    assert desk.lists.resolve(code) == request_id


def test_names_never_resolve_and_say_what_was_asked(desk: Desk) -> None:
    deposit(desk, 1)
    with pytest.raises(NoSuchRequest) as refused:
        desk.lists.resolve(" ياقوت ")
    assert refused.value.data == {"what": "ياقوت"}


def test_pages_go_from_the_newest_back(desk: Desk) -> None:
    ids = [draft(desk, 1, purpose=f"غرض {n}") for n in range(5)]
    first = [line.id for line in desk.lists.page(limit=2)]
    assert first == [ids[4], ids[3]]
    assert [line.id for line in desk.lists.page(limit=2, before=first[-1])] == [ids[2], ids[1]]
    assert [line.id for line in desk.lists.find("ياقوت", before=ids[1], limit=9)] == [ids[0]]
    number = deposit(desk, 2).number
    assert desk.lists.find(number, before=ids[1]) == []


# ---- the lists


def _one_of_each(desk: Desk) -> dict[str, int]:
    lacking = draft(desk, 2)
    desk.checklist.judge(
        lacking, ChecklistItem("diploma", Verdict.NOT_ACCEPTED, ("absent",)), by=CLERK
    )
    not_found = deposited(desk, 4)
    desk.verifying.verify(not_found, Found.NOT_FOUND, by=COLLEAGUE)
    doubted = verified(desk, 6)
    desk.verifying.raise_doubt(doubted, "شك", by=CLERK)
    owing, returned = deposited(desk, 9), deposited(desk, 10)
    for request_id in (owing, returned):
        desk.decisions.refuse(request_id, "سبب", by=SUPERVISOR)
    give_back(desk, returned, 10)
    partly = ready(desk, 12)
    lines = [one for one in desk.reading.show(partly, by=CLERK).lines if one.place == "shelf"]
    pick_up(desk, partly, 12, lines=[lines[0].id])
    followed = handed_over(desk, 13)
    done = Told(ProgresStep.DONE, desk.office.today(), Source.PHONE)
    desk.follow_on.record(followed, done, by=CLERK)
    assert desk.reading.show(followed, by=CLERK).next_step == "nothing"
    return {
        "empty": draft(desk, 1),
        "lacking": lacking,
        "deposited": deposited(desk, 3),
        "not found": not_found,
        "verified": verified(desk, 5),
        "doubted": doubted,
        "out": at_signature(desk, 7),
        "ready": ready(desk, 8),
        "owing": owing,
        "returned": returned,
        "given": handed_over(desk, 11),
        "followed": followed,
        "partly": partly,
    }


WANTED = {
    Wanted.OPEN: {"deposited", "not found", "verified", "doubted", "out", "ready", "partly"},
    Wanted.DRAFTS: {"empty", "lacking"},
    Wanted.MISSING: {"lacking"},
    Wanted.TO_VERIFY: {"deposited", "not found"},
    Wanted.TO_SEND: {"verified"},
    Wanted.AT_SIGNATURE: {"out"},
    Wanted.READY: {"ready", "partly"},
    Wanted.LATE: set(),
    Wanted.TO_GIVE_BACK: {"owing"},
}
STEPS = {
    "empty": ("fill", "draft"),
    "lacking": ("check", "missing"),
    "deposited": ("verify", "to_verify"),
    "not found": ("settle", "to_verify"),
    "verified": ("send", "deposited"),
    "doubted": ("settle", "deposited"),
    "out": ("take_back", "at_signature"),
    "ready": ("hand_over", "ready"),
    "owing": ("give_back", "refused"),
    "returned": ("nothing", "refused"),
    "given": ("follow_up", "handed_over"),
    "followed": ("nothing", "handed_over"),
    "partly": ("hand_over", "partly"),
}


def test_each_list_has_what_it_says_and_each_line_its_next_step(desk: Desk) -> None:
    ids = _one_of_each(desk)
    for wanted, names in WANTED.items():
        listed = {line.id for line in desk.lists.page(wanted)}
        assert listed == {ids[name] for name in names}, wanted
        assert desk.lists.count(wanted) == len(names)
    assert desk.lists.count(Wanted.ALL) == len(ids)
    lines: dict[int, RequestLine] = {line.id: line for line in desk.lists.page(limit=99)}
    told = {name: (lines[one].next_step, lines[one].chip) for name, one in ids.items()}
    assert told == STEPS
    shown = lines[ids["ready"]]
    assert (shown.name, shown.registration_number) == ("سمسم النموذجي", "201700000008")
    assert (shown.state, shown.phone) == (State.READY, "0550000008")


def test_today_counts_what_waits(desk: Desk) -> None:
    ids = _one_of_each(desk)
    today = desk.lists.today()
    assert (today.drafts, today.to_verify, today.to_send) == (2, 2, 1)
    assert (today.at_signature, today.ready, today.late, today.to_give_back) == (1, 2, 0, 1)
    assert today.oldest_late_days == 0
    assert today.work[0].id == ids["lacking"]
    assert ids["given"] not in {line.id for line in today.work}
    week = {day: (taken, given) for day, taken, given in today.week}
    assert week[date(2026, 11, 23)] == (11, 3)
    assert (today.week[0][0].isoweekday(), len(today.week)) == (7, 7)
    # the year after this one: its Hijri feasts were not confirmed yet
    assert today.unconfirmed_calendar_year == 2027
    assert today.last_backup_at is None
    assert {sheet.kind for sheet in today.not_issued} == {
        "deposit-receipt",
        "transmittal",
        "pickup-sheet",
        "return-sheet",
    }


def test_late_is_counted_in_working_days(desk: Desk, clock: TestClock) -> None:
    request_id = deposited(desk)
    expected = {0: 0, 3: 0, 4: 0, 5: 0, 6: 1, 7: 2}
    for days, late in expected.items():
        clock.moment = clock.moment.replace(month=11, day=23) + timedelta(days=days)
        today = desk.lists.today()
        line = desk.lists.page()[0]
        assert (line.overdue_days, today.late, today.oldest_late_days) == (
            late,
            int(late > 0),
            late,
        ), days
        assert desk.reading.show(request_id, by=CLERK).overdue_days == late
    assert desk.lists.page()[0].chip == "late"
    assert [one.id for one in today.work] == [request_id]


def test_what_is_ready_is_no_more_late(desk: Desk, clock: TestClock) -> None:
    request_id = ready(desk)
    clock.moment += timedelta(days=30)
    assert desk.lists.today().late == 0
    assert desk.lists.page()[0].overdue_days == 0
    assert desk.lists.page()[0].waiting_days == 30
    assert desk.reading.show(request_id, by=CLERK).overdue_days == 0


def test_transmittals_say_how_long_they_are_out(desk: Desk, clock: TestClock) -> None:
    request_id = at_signature(desk)
    clock.moment += timedelta(days=7)
    assert [one.days_out for one in desk.lists.transmittals()] == [5]
    desk.signature.take_back_signed(request_id, by=CLERK)
    assert list(desk.lists.transmittals()) == []
    assert len(desk.lists.transmittals(still_out=False)) == 1


def test_the_search_keys_follow_the_form(desk: Desk) -> None:
    request_id = complete(desk, 1)
    desk.intake.save(request_id, form(1, given_name="زبرجد"), by=CLERK)
    assert found(desk, "زبرجد") == [request_id]
    # the Latin name stays: only the Arabic given name was corrected
    assert found(desk, "ياقوت") == []


@pytest.mark.parametrize(
    "typed", ["0550", "055", "05 50 00", "+213550", "+213 55", "00213550", "213550", "٠٥٥٠"]
)
def test_a_phone_is_found_by_its_beginning(desk: Desk, typed: str) -> None:
    ids = [deposited(desk, 1), draft(desk, 2)]
    other = draft(desk, 3, phone="045 12 34 56")
    assert found(desk, typed) == ids[::-1]
    assert found(desk, "045") == [other]


def test_a_foreign_phone_is_found_by_its_beginning(desk: Desk) -> None:
    abroad = draft(desk, 1, phone="+33 6 12 34 56 78")
    draft(desk, 2)
    for typed in ("+336", "0033 61", "336"):
        assert found(desk, typed) == [abroad]


def test_a_bare_number_is_that_of_every_year(desk: Desk, clock: TestClock) -> None:
    first = deposited(desk, 1)
    clock.moment += timedelta(days=400)
    second = deposited(desk, 2)
    assert found(desk, "1") == [second, first]
    assert found(desk, "0001") == [second, first]


def test_an_office_that_is_closed_since_is_late_for_nobody(desk: Desk, clock: TestClock) -> None:
    deposit(desk)
    closed = '{ title = "ترميم", first_day = 2026-11-24, last_day = 2027-01-02 }'
    edition(desk, "calendar", {"closures = []": f"closures = [{closed}]"})
    clock.moment += timedelta(days=35)
    assert desk.lists.today().late == 0
    assert desk.lists.page()[0].overdue_days == 0
