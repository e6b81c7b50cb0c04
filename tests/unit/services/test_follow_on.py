"""The follow-up on the ministry's platform: told, corrected, struck out, never deleted."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from certdesk.desk import Desk
from certdesk.domain.follow_on import Appointment, Call, ProgresStep, Result, Source, Told
from certdesk.domain.follow_rules import (
    AppointmentNeedsDay,
    CallAgainInPast,
    NoAppointment,
    NoSuchEntry,
    ToldInFuture,
)
from certdesk.domain.passwords import PasswordWritten
from certdesk.domain.request import NoSuchRequest, WrongState
from certdesk.domain.rights import COMMAND_LINE, Actor, NotAllowed, SupervisorReasonNeeded
from certdesk.forms.reader import shipped_text
from certdesk.services.follow_on.views import FollowOnView, Recorded
from certdesk.storage.errors import RowConflict
from tests.builders import (
    AUDITOR,
    CLERK,
    COLLEAGUE,
    SUPERVISOR,
    at_signature,
    deposited,
    draft,
    edition,
    handed_over,
    pick_up,
    ready,
    staffed,
)
from tests.databases import TestClock

TODAY = date(2026, 11, 23)
STEP = ProgresStep
PASSWORD = "كلمة المرور: Qamar77"
VISIT = Appointment(
    date(2026, 12, 1), time(9, 30), "الوزارة، الجزائر", ("أصل الشهادة", "بطاقة التعريف")
)


def told(step: ProgresStep, ago: int = 0, **more: Any) -> Told:
    return Told(step, TODAY - timedelta(days=ago), Source.TOLD_AT_COUNTER, **more)


def record(desk: Desk, request_id: int, one: Told, by: Actor = CLERK, **more: Any) -> Recorded:
    return desk.follow_on.record(request_id, one, by=by, **more)


def appoint(desk: Desk, request_id: int, made: Appointment = VISIT) -> Recorded:
    return desk.follow_on.appoint(
        request_id, made, told_on=TODAY, source=Source.PAPER_SHOWN, by=CLERK
    )


def codes(warned: Recorded | FollowOnView) -> list[str]:
    return [one.code for one in warned.warnings]


def last_act(desk: Desk, request_id: int) -> tuple[str, str, dict[str, tuple[object, object]]]:
    entry = desk.reading.show(request_id, by=SUPERVISOR).history[-1]
    return entry.act, entry.note, {name: (old, new) for name, old, new in entry.changes}


# ---- steps


def test_a_step_is_kept_with_its_day_and_source(desk: Desk) -> None:
    clerk, _ = staffed(desk)
    request_id = handed_over(desk)
    kept = record(desk, request_id, told(STEP.ACCOUNT_CREATED, note=" عند\nالأخ "), by=clerk)
    view = desk.follow_on.view(request_id)
    (one,) = view.steps
    assert (one.id, one.by, one.superseded) == (kept.entry_id, clerk.name, False)
    assert one.told == told(STEP.ACCOUNT_CREATED, note="عند الأخ")
    assert (view.number, view.phone) == ("0001/2026", "0550000001")
    assert (view.standing.next_step, view.standing.is_open) == (STEP.LOGGED_IN, True)
    assert (codes(kept), codes(view), view.handed_over_on) == ([], [], TODAY)


def test_the_journal_tells_what_was_told(desk: Desk) -> None:
    request_id = handed_over(desk)
    record(desk, request_id, told(STEP.FORM_CONFIRM, receipt_number="R77"))
    act, note, changes = last_act(desk, request_id)
    assert (act, note) == ("progres_step_told", "")
    assert changes == {
        "step": (None, "form_confirm"),
        "on": (None, "2026-11-23"),
        "source": (None, "told_at_counter"),
        "receipt_number": (None, "R77"),
    }
    assert desk.follow_on.view(request_id).receipt_number == "R77"


def test_telling_the_same_again_changes_nothing(desk: Desk) -> None:
    request_id = handed_over(desk)
    first = record(desk, request_id, told(STEP.LOGGED_IN))
    before = len(desk.reading.show(request_id, by=CLERK).history)
    assert record(desk, request_id, told(STEP.LOGGED_IN), by=COLLEAGUE) == first
    assert len(desk.reading.show(request_id, by=CLERK).history) == before
    assert record(desk, request_id, told(STEP.LOGGED_IN, 1)) != first


def test_every_step_of_the_way(desk: Desk, clock: TestClock) -> None:
    request_id = handed_over(desk)
    more: dict[ProgresStep, dict[str, Any]] = {
        STEP.FORM_CONFIRM: {"receipt_number": "R77"},
        STEP.RESULT: {"result": Result.ACCEPTED},
    }
    for step in STEP:
        view = desk.follow_on.view(request_id)
        assert view.standing.next_step is step
        clock.moment += timedelta(days=1)
        on = desk.office.today()
        if step is STEP.APPOINTMENT:
            appoint(desk, request_id, Appointment(date(2026, 12, 20)))
        else:
            one = Told(step, on, Source.PHONE, **more.get(step, {}))
            assert record(desk, request_id, one).warnings == ()
    view = desk.follow_on.view(request_id)
    assert (view.standing.next_step, view.standing.is_open) == (None, False)
    assert (view.standing.left_open, view.warnings) == ((), ())


def test_what_may_not_be_told_is_not_kept(desk: Desk) -> None:
    request_id = handed_over(desk)
    before = len(desk.reading.show(request_id, by=CLERK).history)
    with pytest.raises(PasswordWritten):
        record(desk, request_id, told(STEP.LOGGED_IN, note=PASSWORD))
    with pytest.raises(ToldInFuture):
        record(desk, request_id, told(STEP.LOGGED_IN, -1))
    with pytest.raises(AppointmentNeedsDay):
        record(desk, request_id, told(STEP.APPOINTMENT))
    with pytest.raises(NoSuchRequest):
        record(desk, 999, told(STEP.LOGGED_IN))
    view = desk.follow_on.view(request_id)
    assert (view.steps, len(desk.reading.show(request_id, by=CLERK).history)) == ((), before)


def test_starting_early_is_kept_with_a_warning(desk: Desk) -> None:
    request_id = ready(desk)
    assert codes(record(desk, request_id, told(STEP.ACCOUNT_CREATED, 3))) == ["started_early"]
    pick_up(desk, request_id)
    view = desk.follow_on.view(request_id)
    assert (codes(view), view.handed_over_on) == (["started_early"], TODAY)
    desk.handover.reverse(request_id, "سُلّم لغير صاحبه", papers_back=True, by=SUPERVISOR)
    assert desk.follow_on.view(request_id).handed_over_on is None


def test_whose_follow_up_is_kept(desk: Desk) -> None:
    for one in (deposited(desk, 1), at_signature(desk, 2), ready(desk, 3)):
        record(desk, one, told(STEP.ACCOUNT_CREATED))
    gone = deposited(desk, 4)
    desk.decisions.void(gone, "قيد مكرر", by=SUPERVISOR)
    for one in (draft(desk, 5), gone):
        with pytest.raises(WrongState):
            record(desk, one, told(STEP.ACCOUNT_CREATED))
        with pytest.raises(WrongState):
            appoint(desk, one)
        assert desk.follow_on.view(one).standing.next_step is None
    assert desk.follow_on.view(draft(desk, 6)).number == ""


def test_an_auditor_changes_nothing(desk: Desk) -> None:
    request_id = handed_over(desk)
    follow_on = desk.follow_on
    for act in (
        lambda: record(desk, request_id, told(STEP.LOGGED_IN), by=AUDITOR),
        lambda: follow_on.strike(request_id, 1, "سبب", by=AUDITOR),
        lambda: follow_on.appoint(
            request_id, VISIT, told_on=TODAY, source=Source.PHONE, by=AUDITOR
        ),
        lambda: follow_on.cancel_appointment(request_id, "سبب", by=AUDITOR),
        lambda: follow_on.called(request_id, Call(reached=True), by=AUDITOR),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert follow_on.fill_in(request_id, by=AUDITOR)


# ---- corrections


def test_a_correction_keeps_what_was_written_before(desk: Desk) -> None:
    request_id = handed_over(desk)
    wrong = record(desk, request_id, told(STEP.FORM_SUBMIT, note="أولا"))
    right = record(desk, request_id, told(STEP.FORM_UPLOADS, 2), corrects=wrong.entry_id)
    old, new = desk.follow_on.view(request_id).steps
    assert (old.superseded, new.superseded, new.id) == (True, False, right.entry_id)
    act, note, changes = last_act(desk, request_id)
    assert (act, note) == ("progres_step_corrected", "")
    assert changes == {
        "step": ("form_submit", "form_uploads"),
        "on": ("2026-11-23", "2026-11-21"),
        "remark": ("أولا", None),
    }
    with pytest.raises(NoSuchEntry):
        record(desk, request_id, told(STEP.LOGGED_IN), corrects=wrong.entry_id)
    again = record(desk, request_id, told(STEP.FORM_UPLOADS, 2), corrects=right.entry_id)
    assert again == right


def test_a_clerk_corrects_the_own_entry_of_the_same_day(desk: Desk, clock: TestClock) -> None:
    request_id = handed_over(desk)
    kept = record(desk, request_id, told(STEP.LOGGED_IN))
    with pytest.raises(NotAllowed):
        record(desk, request_id, told(STEP.DONE), by=COLLEAGUE, corrects=kept.entry_id)
    with pytest.raises(NotAllowed):
        desk.follow_on.strike(request_id, kept.entry_id, "خطأ", by=COLLEAGUE)
    with pytest.raises(PasswordWritten):
        record(desk, request_id, told(STEP.DONE), corrects=kept.entry_id, reason=PASSWORD)
    clock.moment += timedelta(days=1)
    with pytest.raises(NotAllowed):
        record(desk, request_id, told(STEP.DONE), corrects=kept.entry_id)
    with pytest.raises(SupervisorReasonNeeded):
        record(desk, request_id, told(STEP.DONE), by=SUPERVISOR, corrects=kept.entry_id)
    day_before = told(STEP.LOGGED_IN, 1)
    why = " خطأ\nفي اليوم "
    record(desk, request_id, day_before, SUPERVISOR, corrects=kept.entry_id, reason=why)
    assert last_act(desk, request_id)[1] == "خطأ في اليوم"


def test_a_step_of_another_file_is_struck_out(desk: Desk) -> None:
    request_id, other = handed_over(desk, 1), handed_over(desk, 2)
    kept = record(desk, request_id, told(STEP.LOGGED_IN))
    with pytest.raises(NoSuchEntry):
        desk.follow_on.strike(other, kept.entry_id, "ملف آخر", by=CLERK)
    with pytest.raises(SupervisorReasonNeeded):
        desk.follow_on.strike(request_id, kept.entry_id, "..", by=CLERK)
    with pytest.raises(PasswordWritten):
        desk.follow_on.strike(request_id, kept.entry_id, PASSWORD, by=CLERK)
    desk.follow_on.strike(request_id, kept.entry_id, "ملف آخر", by=CLERK)
    (struck,) = desk.follow_on.view(request_id).steps
    assert struck.superseded
    assert last_act(desk, request_id)[:2] == ("progres_step_struck", "ملف آخر")
    with pytest.raises(NoSuchEntry):
        desk.follow_on.strike(request_id, kept.entry_id, "مرة أخرى", by=CLERK)


def test_the_command_line_of_a_trial_folder_corrects_its_own(desk: Desk) -> None:
    request_id = handed_over(desk)
    kept = record(desk, request_id, told(STEP.LOGGED_IN), by=COMMAND_LINE)
    record(desk, request_id, told(STEP.DONE), by=COMMAND_LINE, corrects=kept.entry_id)


# ---- appointments


def test_an_appointment_and_what_to_bring(desk: Desk) -> None:
    request_id = handed_over(desk)
    record(desk, request_id, told(STEP.RESULT, result=Result.ACCEPTED))
    kept = appoint(desk, request_id)
    view = desk.follow_on.view(request_id)
    (one,) = view.appointments
    assert (one.id, one.appointment, one.cancelled) == (kept.entry_id, VISIT, False)
    assert view.bring == ("وثيقة الموعد نفسها، مطبوعة", "أصل الشهادة", "بطاقة التعريف")
    assert (view.standing.days_to_appointment, view.standing.next_step) == (8, STEP.DONE)
    act, _, changes = last_act(desk, request_id)
    assert act == "appointment_told"
    assert changes["time"] == (None, "09:30")
    assert changes["papers"] == (None, ["أصل الشهادة", "بطاقة التعريف"])
    assert appoint(desk, request_id) == kept


def test_an_appointment_without_a_result_is_kept_with_a_warning(desk: Desk) -> None:
    assert codes(appoint(desk, handed_over(desk))) == ["appointment_before_result"]


def test_another_day_cancels_the_one_before(desk: Desk) -> None:
    request_id = handed_over(desk)
    appoint(desk, request_id)
    appoint(desk, request_id, Appointment(date(2026, 12, 8)))
    old, new = desk.follow_on.view(request_id).appointments
    assert (old.cancelled, new.cancelled, new.appointment.time) == (True, False, None)
    _, _, changes = last_act(desk, request_id)
    assert changes["on"] == ("2026-12-01", "2026-12-08")
    assert changes["place"] == ("الوزارة، الجزائر", None)
    assert changes["papers"] == (["أصل الشهادة", "بطاقة التعريف"], None)


def test_an_appointment_is_off(desk: Desk) -> None:
    request_id = handed_over(desk)
    with pytest.raises(NoAppointment):
        desk.follow_on.cancel_appointment(request_id, "أجّلته الوزارة", by=CLERK)
    appoint(desk, request_id)
    with pytest.raises(SupervisorReasonNeeded):
        desk.follow_on.cancel_appointment(request_id, "", by=CLERK)
    desk.follow_on.cancel_appointment(request_id, "أجّلته الوزارة", by=CLERK)
    view = desk.follow_on.view(request_id)
    assert (view.standing.appointment, view.bring) == (None, ())
    assert last_act(desk, request_id)[:2] == ("appointment_cancelled", "أجّلته الوزارة")


def test_the_database_lets_one_appointment_stand(desk: Desk) -> None:
    request_id = handed_over(desk)
    appoint(desk, request_id)
    more: Any = {"told_on": TODAY, "source": Source.PHONE, "at": desk.office.now(), "by": 1}
    with pytest.raises(RowConflict), desk.office.store.write() as unit:
        unit.follow_on.add_appointment(request_id, VISIT, **more)


# ---- calls


def test_a_call_is_kept(desk: Desk) -> None:
    clerk, _ = staffed(desk)
    request_id = ready(desk)
    call = Call(reached=False, note="لا\nيرد", call_again_on=TODAY)
    desk.follow_on.called(request_id, call, by=clerk)
    view = desk.follow_on.view(request_id)
    (one,) = view.calls
    assert (one.by, one.call) == (clerk.name, Call(False, "لا يرد", TODAY))
    act, note, changes = last_act(desk, request_id)
    assert (act, note) == ("applicant_called", "لا يرد")
    assert changes == {"reached": (None, False), "call_again_on": (None, "2026-11-23")}


def test_who_may_be_called(desk: Desk) -> None:
    withdrawn = deposited(desk)
    desk.decisions.withdraw(withdrawn, "تراجع", by=SUPERVISOR)
    desk.follow_on.called(withdrawn, Call(reached=True), by=CLERK)
    with pytest.raises(WrongState):
        desk.follow_on.called(draft(desk, 2), Call(reached=True), by=CLERK)
    with pytest.raises(PasswordWritten):
        desk.follow_on.called(withdrawn, Call(reached=True, note=PASSWORD), by=CLERK)
    past = Call(reached=True, call_again_on=TODAY - timedelta(days=1))
    with pytest.raises(CallAgainInPast):
        desk.follow_on.called(withdrawn, past, by=CLERK)


# ---- fill in with me


def test_the_five_forms_in_their_order(desk: Desk) -> None:
    request_id = handed_over(desk, email="semsem@example.dz", bac_year="2017", transcripts="5")
    record(desk, request_id, told(STEP.FORM_CONFIRM, receipt_number="R77"))
    parts = desk.follow_on.fill_in(request_id, by=CLERK)
    assert [(part.number, part.title) for part in parts] == [
        (1, "معلومات شخصية"),
        (2, "معلومات حول الوثيقة المراد المصادقة عليها"),
        (3, "إيداع الوثائق المطلوبة"),
        (4, "تقديم الطلب"),
        (5, "تأكيد وطباعة إيصال استلام الطلب"),
    ]
    personal, document, uploads, submit, confirm = (
        [(one.label, one.value) for one in part.values] for part in parts
    )
    assert personal == [
        ("الاسم", "ياقوت"),
        ("اللقب", "المثالي"),
        ("الاسم باللاتينية", "Yakout"),
        ("اللقب باللاتينية", "ELMITHALI"),
        ("تاريخ الميلاد", "02/01/1998"),
        ("مكان الميلاد", "مدينة المثال"),
        ("رقم التسجيل", "201700000001"),
        ("سنة البكالوريا", "2017"),
        ("رقم الهاتف", "0550000001"),
        ("البريد الإلكتروني", "semsem@example.dz"),
    ]
    assert dict(document)["نوع الشهادة"] == "شهادة أستاذ التعليم الثانوي"
    assert dict(document)["المؤسسة التي أصدرتها"] == "المدرسة العليا للأساتذة مستغانم"
    assert dict(document)["رقم الشهادة"] == "101/2022"
    assert document[-2:] == [("المؤرخة في", "03/07/2022"), ("استعمالها في", "ملف توظيف")]
    assert uploads == [("الوثيقة 1", "الشهادة"), ("الوثيقة 2", "كشوف نقاط مسار التكوين (5)")]
    assert (submit, confirm) == ([], [("رقم إيصال المنصة", "R77")])
    assert all(part.hint for part in parts)


def test_what_is_not_known_is_empty(desk: Desk) -> None:
    parts = desk.follow_on.fill_in(
        draft(desk, birth="?", diploma_dated="?", registration_number="?"), by=CLERK
    )
    values = {one.name: one.value for part in parts for one in part.values}
    assert (values["email"], values["birth"], values["bac_year"]) == ("", "", "")
    assert (values["diploma_dated"], values["receipt_number"]) == ("", "")


def test_a_paper_that_the_procedure_knows_no_more_keeps_its_name(desk: Desk) -> None:
    renamed = {'id = "diploma"\ntitle = "الشهادة الأصلية"': 'id = "parchment"\ntitle = "رق"'}
    for line in shipped_text("procedure.toml").splitlines():
        if line.lstrip().startswith("{ id = ") and "papers = [" in line:
            renamed[line] = line.replace('"diploma"', '"parchment"')
    edition(desk, "procedure", renamed)
    parts = desk.follow_on.fill_in(draft(desk, diploma_kind=""), by=CLERK)
    assert parts[2].values[0].value == "diploma"


def test_reading_the_data_is_noted(desk: Desk) -> None:
    request_id = handed_over(desk)
    desk.follow_on.fill_in(request_id, by=CLERK)
    (noted,) = [one for one in desk.office.store.access.take() if one["act"] == "fill_in"]
    assert (noted["by"], noted["subject_id"]) == (CLERK.id, request_id)
