"""Drafts, deposits, numbers, promise dates, likenesses."""

import secrets
from datetime import date, timedelta
from typing import Any

import pytest

from certdesk.desk import Desk
from certdesk.domain.checklist import ChecklistIncomplete, ChecklistItem, Verdict
from certdesk.domain.custody import Place
from certdesk.domain.errors import InvalidFields
from certdesk.domain.numbering import check_code
from certdesk.domain.request import ChangedMeanwhile, NoSuchRequest, State, WrongState
from certdesk.domain.rights import COMMAND_LINE, NotAllowed, SupervisorReasonNeeded
from certdesk.services.counter import intake as intake_module
from certdesk.services.counter.intake import DateNotToday, SamePersonNeedsReason
from certdesk.storage.tables.counter import requests
from tests.builders import (
    AUDITOR,
    CLERK,
    SUPERVISOR,
    complete,
    deposit,
    deposited,
    draft,
    edition,
    form,
    verified,
)
from tests.databases import TestClock


def all_text(desk: Desk) -> str:
    """Every readable value of the database but its editions: where a name could be left."""
    with desk.office.store.read() as unit:
        found = []
        for table in requests.metadata.sorted_tables:
            if table.name != "editions":
                found += [str(row) for row in unit.connection.execute(table.select())]
        return "\n".join(found)


def numbers(desk: Desk, kind: str = "D", year: int = 2026) -> list[int]:
    with desk.office.store.read() as unit:
        return [one.n for one in unit.numbers.all(kind, year)]


# ---- drafts


def test_a_draft_has_a_code_and_no_number(desk: Desk) -> None:
    saved = desk.intake.start(form(), by=CLERK)
    view = desk.reading.show(saved.request_id, by=CLERK)
    assert (view.state, view.number) == (State.DRAFT, "")
    assert view.draft_code == saved.draft_code
    assert (len(saved.draft_code), saved.draft_code.isdigit()) == (8, True)
    assert saved.problems == ()


def test_what_was_typed_is_kept_right_or_wrong(desk: Desk) -> None:
    saved = desk.intake.start(form(phone="0550", birth="31/02/1999"), by=CLERK)
    assert {one.field for one in saved.problems} == {"phone", "birth"}
    view = desk.reading.show(saved.request_id, by=CLERK)
    assert (view.form["phone"], view.form["birth"]) == ("0550", "31/02/1999")
    assert (view.next_step, view.birth) == ("fill", "")
    again = desk.intake.save(saved.request_id, form(), by=CLERK)
    assert again.problems == ()
    assert again.draft_code == saved.draft_code


def test_who_deposits_is_left_open_when_it_cannot_be_read(desk: Desk) -> None:
    request_id = draft(desk, 1, depositor_kind="جار")
    view = desk.reading.show(request_id, by=CLERK)
    assert (view.depositor, view.form["depositor_kind"]) == ({}, "جار")


def test_the_form_can_be_read_without_a_draft(desk: Desk) -> None:
    assert desk.intake.read(form()).problems == ()
    assert desk.lists.page() == []


def test_a_numbered_request_is_not_typed_over(desk: Desk) -> None:
    request_id = deposited(desk)
    with pytest.raises(WrongState):
        desk.intake.save(request_id, form(given_name="آخر"), by=CLERK)
    with pytest.raises(WrongState):
        desk.drafts.discard(request_id, by=CLERK)


def test_codes_of_drafts_never_meet(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([1, 1, 2])
    monkeypatch.setattr(secrets, "randbelow", lambda _: next(drawn))
    codes = [desk.intake.start(form(n), by=CLERK).draft_code for n in (1, 2)]
    assert codes == ["10000001", "10000002"]


def test_discard_leaves_nothing_of_the_person(desk: Desk) -> None:
    request_id = complete(desk, 1, given_name="سمسم", latin_given_name="Semsem")
    waiver = ChecklistItem("diploma", Verdict.WAIVED, waive_reason="قريب سمسم المثالي")
    desk.checklist.judge(request_id, waiver, by=SUPERVISOR)
    desk.checklist.judge(
        request_id,
        ChecklistItem("bac_transcript", Verdict.NOT_ACCEPTED, ("illegible",), note="سمسم"),
        by=CLERK,
    )
    assert "سمسم" in all_text(desk)
    desk.drafts.discard(request_id, by=CLERK)
    left = all_text(desk)
    typed = form()
    for field in ("given_name", "family_name", "latin_family_name", "registration_number", "phone"):
        assert typed[field] not in left
    assert "draft_discarded" in left
    with pytest.raises(NoSuchRequest):
        desk.reading.show(request_id, by=CLERK)
    assert list(desk.upkeep.check()) == []


def test_auditors_type_nothing(desk: Desk) -> None:
    request_id = draft(desk)
    for act in (
        lambda: desk.intake.start(form(), by=AUDITOR),
        lambda: desk.intake.save(request_id, form(), by=AUDITOR),
        lambda: desk.drafts.discard(request_id, by=AUDITOR),
        lambda: desk.intake.deposit(request_id, by=AUDITOR),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_row_read_before_another_change_is_stale(desk: Desk) -> None:
    request_id = draft(desk)
    with desk.office.store.read() as unit:
        stale = unit.requests.get(request_id)
    desk.intake.save(request_id, form(purpose="مسابقة"), by=CLERK)
    with pytest.raises(ChangedMeanwhile), desk.office.store.write() as unit:
        unit.requests.update(stale, {"purpose": "قديم"})
    assert desk.reading.show(request_id, by=CLERK).purpose == "مسابقة"


# ---- known applicants


def test_an_earlier_request_fills_the_form(desk: Desk) -> None:
    deposit(desk, 1, purpose="قديم", phone="0661222333")
    request_id = complete(desk, 1)
    desk.intake.deposit(request_id, by=CLERK, same_person_reason="طلب ثان")
    known = desk.intake.known_applicant(" ٢٠١٧٠٠٠٠٠٠٠١ ")
    assert known is not None
    assert (known.request_id, known.number) == (request_id, "0002/2026")
    assert known.name == "ياقوت المثالي"
    assert known.fields["phone"] == "0550000001"
    assert "purpose" not in known.fields


@pytest.mark.parametrize("typed", ["201799999999", "؟", ""])
def test_nobody_of_that_registration_number(desk: Desk, typed: str) -> None:
    draft(desk, 1)
    assert desk.intake.known_applicant(typed) is None


def test_drafts_fill_no_form(desk: Desk) -> None:
    draft(desk, 1)
    assert desk.intake.known_applicant(form(1)["registration_number"]) is None


# ---- deposits


def test_a_deposit_gives_number_code_promise_and_receipt(desk: Desk) -> None:
    done = deposit(desk)
    assert done.number == "0001/2026"
    assert done.deposited_on == date(2026, 11, 23)
    # Monday, and three working days: Thursday
    assert done.promised_on == date(2026, 11, 26)
    with desk.office.store.read() as unit:
        assert done.check_code == check_code(desk.office.secret(unit), "D/2026/0001")
        assert unit.sheets.get(done.sheet_id).key == "0001/2026"
    view = desk.reading.show(done.request_id, by=CLERK)
    assert view.state is State.DEPOSITED
    assert {line.place for line in view.lines} == {Place.CUPBOARD}
    assert (view.balance.taken, view.balance.due) == (9, 9)


def test_missing_papers_are_named_in_order(desk: Desk) -> None:
    request_id = complete(desk, without=("diploma", "bac_transcript"))
    with pytest.raises(ChecklistIncomplete) as refused:
        desk.intake.deposit(request_id, by=CLERK)
    assert [one.paper_id for one in refused.value.missing] == ["bac_transcript", "diploma"]
    assert "الشهادة الأصلية" in str(refused.value.data["papers"])
    assert numbers(desk) == []


def test_fields_to_correct_stop_a_deposit(desk: Desk) -> None:
    request_id = complete(desk, phone="0550")
    with pytest.raises(InvalidFields) as refused:
        desk.intake.deposit(request_id, by=CLERK)
    assert [one.field for one in refused.value.problems] == ["phone"]


def test_a_certificate_that_got_too_old_since(desk: Desk, clock: TestClock) -> None:
    request_id = complete(desk)
    item = ChecklistItem(
        "birth_certificate", Verdict.ACCEPTED, issued_on=date(2026, 11, 23) - timedelta(days=365)
    )
    desk.checklist.judge(request_id, item, by=CLERK)
    clock.moment += timedelta(days=1)
    view = desk.checklist.view(request_id)
    assert view.missing[0].reasons == ("too_old",)
    assert view.first_open == "birth_certificate"
    with pytest.raises(ChecklistIncomplete):
        desk.intake.deposit(request_id, by=CLERK)


def test_the_checklist_is_judged_for_the_deposit_day(trial_desk: Desk) -> None:
    request_id = complete(trial_desk)
    oldest = ChecklistItem("birth_certificate", Verdict.ACCEPTED, issued_on=date(2025, 11, 23))
    trial_desk.checklist.judge(request_id, oldest, by=CLERK)
    with pytest.raises(ChecklistIncomplete):
        trial_desk.intake.deposit(request_id, by=CLERK, on=date(2026, 11, 24))
    done = trial_desk.intake.deposit(request_id, by=CLERK, on=date(2026, 11, 22))
    assert done.deposited_on == date(2026, 11, 22)


def test_another_day_only_in_a_trial_folder(desk: Desk) -> None:
    request_id = complete(desk)
    with pytest.raises(DateNotToday):
        desk.intake.deposit(request_id, by=CLERK, on=date(2026, 11, 22))
    assert desk.intake.deposit(request_id, by=CLERK, on=date(2026, 11, 23)).number == "0001/2026"


def test_the_year_of_a_number_is_that_of_the_deposit_day(trial_desk: Desk) -> None:
    request_id = complete(trial_desk)
    done = trial_desk.intake.deposit(request_id, by=CLERK, on=date(2027, 1, 3))
    assert done.number == "0001/2027"
    assert deposit(trial_desk, 2).number == "0001/2026"


def test_a_feast_and_the_weekend_move_the_promise(desk: Desk, clock: TestClock) -> None:
    # Wednesday before the feast of 1 November (a Sunday in 2026): Thursday, Monday, Tuesday
    clock.moment = clock.moment.replace(month=10, day=28)
    assert deposit(desk).promised_on == date(2026, 11, 3)


def test_numbers_have_no_hole_when_a_deposit_breaks_half_way(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    deposit(desk, 1)
    request_id = complete(desk, 2)

    def broken(*_: object, **__: object) -> int:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(intake_module, "freeze_receipt", broken)
        with pytest.raises(ZeroDivisionError):
            desk.intake.deposit(request_id, by=CLERK)
    view = desk.reading.show(request_id, by=CLERK)
    assert (view.state, view.lines, view.number) == (State.DRAFT, (), "")
    assert numbers(desk) == [1]
    assert desk.intake.deposit(request_id, by=CLERK).number == "0002/2026"
    assert list(desk.upkeep.check()) == []


def test_the_office_chooses_where_numbers_begin_and_how_they_are_written(desk: Desk) -> None:
    edition(desk, "procedure", {"deposit = 1\n": "deposit = 457\n", 'code = ""': 'code = "م.ش"'})
    assert deposit(desk, 1).number == "0457/م.ش/2026"
    assert deposit(desk, 2).number == "0458/م.ش/2026"
    assert numbers(desk) == [457, 458]


def test_a_request_keeps_the_edition_under_which_it_was_begun(desk: Desk) -> None:
    request_id = complete(desk, without=("bac_transcript",))
    edition(
        desk, "procedure", {'form = "copy"\nrequired = true': 'form = "copy"\nrequired = false'}
    )
    with pytest.raises(ChecklistIncomplete):
        desk.intake.deposit(request_id, by=CLERK)
    assert deposit(desk, 2).number == "0001/2026"


def test_a_paper_only_shown_is_not_taken_into_custody(desk: Desk) -> None:
    edition(desk, "procedure", {'disposal = "keep"': 'disposal = "shown"'})
    view = desk.reading.show(deposited(desk), by=CLERK)
    assert "request_form" not in {line.paper for line in view.lines}


def test_a_waived_paper_is_not_taken_into_custody(desk: Desk) -> None:
    request_id = complete(desk, without=("bac_transcript",))
    waiver = ChecklistItem("bac_transcript", Verdict.WAIVED, waive_reason="موجود في ملفه القديم")
    desk.checklist.judge(request_id, waiver, by=COMMAND_LINE)
    desk.intake.deposit(request_id, by=CLERK)
    view = desk.reading.show(request_id, by=CLERK)
    assert "bac_transcript" not in {line.paper for line in view.lines}


# ---- the same person, the same diploma


def test_an_open_request_of_the_same_person_needs_a_reason(desk: Desk) -> None:
    deposit(desk, 1)
    other: dict[str, Any] = {"registration_number": "201755555555", "diploma_number": "900"}
    saved = desk.intake.start(form(1, **other), by=CLERK)
    assert [(like.why, like.is_open, like.number) for like in saved.likenesses] == [
        ("same_person", True, "0001/2026")
    ]
    request_id = complete(desk, 1, **other)
    with pytest.raises(SamePersonNeedsReason) as refused:
        desk.intake.deposit(request_id, by=CLERK)
    assert refused.value.data == {"number": "0001/2026"}
    with pytest.raises(SupervisorReasonNeeded):
        desk.intake.deposit(request_id, by=CLERK, same_person_reason="...")
    done = desk.intake.deposit(request_id, by=CLERK, same_person_reason="شهادة ثانية")
    assert done.number == "0002/2026"
    with desk.office.store.read() as unit:
        assert unit.requests.get(request_id).same_person_reason == "شهادة ثانية"


def test_the_same_registration_number_is_the_same_person(desk: Desk) -> None:
    deposit(desk, 1)
    saved = desk.intake.start(form(2, registration_number=form(1)["registration_number"]), by=CLERK)
    assert [like.why for like in saved.likenesses] == ["same_person"]


def test_the_same_diploma_number_is_told(desk: Desk) -> None:
    deposit(desk, 1)
    saved = desk.intake.start(form(2, diploma_number=form(1)["diploma_number"]), by=CLERK)
    assert [like.why for like in saved.likenesses] == ["same_diploma"]


def test_a_closed_request_is_told_and_asks_no_reason(desk: Desk) -> None:
    request_id = deposited(desk, 1)
    desk.decisions.void(request_id, "قيد مكرر", by=SUPERVISOR)
    saved = desk.intake.start(form(1), by=CLERK)
    assert [like.is_open for like in saved.likenesses] == [False]
    assert deposit(desk, 1).number == "0002/2026"


def test_born_the_same_day_under_another_name_is_nobody(desk: Desk) -> None:
    deposit(desk, 1)
    saved = desk.intake.start(form(2, birth=form(1)["birth"]), by=CLERK)
    assert saved.likenesses == ()


def test_an_empty_form_is_like_nobody(desk: Desk) -> None:
    deposit(desk, 1)
    assert desk.intake.start({}, by=CLERK).likenesses == ()


# ---- contradictions raise doubts


def doubts(desk: Desk, request_id: int) -> list[str]:
    return [one.kind.value for one in desk.reading.show(request_id, by=SUPERVISOR).doubts]


def test_one_diploma_number_with_two_names_is_a_doubt(desk: Desk) -> None:
    verified(desk, 1)
    request_id = complete(desk, 2, diploma_number=form(1)["diploma_number"])
    desk.intake.deposit(request_id, by=CLERK, same_person_reason="الرقم نفسه على الشهادة")
    assert doubts(desk, request_id) == ["same_diploma_other_name"]


def test_the_same_diploma_of_the_same_person_is_none(desk: Desk) -> None:
    deposit(desk, 1)
    request_id = complete(desk, 1)
    desk.intake.deposit(request_id, by=CLERK, same_person_reason="طلب ثان")
    assert doubts(desk, request_id) == []


def test_a_diploma_before_the_course_could_end_is_a_doubt(desk: Desk) -> None:
    request_id = deposited(desk, 1, bac_year="2020", registration_number="202000000001")
    assert doubts(desk, request_id) == ["diploma_before_course_end"]
