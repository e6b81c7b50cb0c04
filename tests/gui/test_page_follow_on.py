"""The follow-up: worklists, steps told and corrected, appointments, calls; all by keys."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.desk import Desk
from certdesk.domain.follow_on import Call, ProgresStep, Result, Source, Told
from certdesk.domain.rights import Actor, Role, StaffId
from certdesk.gui import theme
from certdesk.gui.dialogs.reason_dialog import ReasonDialog
from certdesk.gui.dialogs.supervisor_dialog import SupervisorDialog
from certdesk.gui.main_window import MainWindow
from certdesk.gui.pages.follow_on import FollowOnPage
from certdesk.gui.pages.follow_on.record_card import Mode
from certdesk.gui.pages.follow_on.stages import Stage
from certdesk.gui.widgets.fields import Field
from certdesk.gui.widgets.password_field import PasswordField
from certdesk.gui.widgets.pressable import Pressable
from certdesk.services.follow_on.views import FollowOnView, Work
from tests.gui.invented_day import (
    HEAD,
    PASSWORD,
    Clock,
    Counter,
    PaperSpooler,
    staffed_desk,
)
from tests.gui.page_window import named, settle, type_into, window_on

STEP = ProgresStep
KEY = Qt.Key


def opened(window: MainWindow, **wanted: object) -> FollowOnPage:
    window.show_page("follow_on", wanted)
    settle()
    return named(window, FollowOnPage, "follow_on")


def key(page: FollowOnPage, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(page.window().windowHandle(), one)
        settle()


def told(desk: Desk, request_id: int) -> FollowOnView:
    return desk.follow_on.view(request_id)


def tell(counter: Counter, request_id: int, step: ProgresStep, on: date, **more: object) -> None:
    result = more.get("result")
    assert result is None or isinstance(result, Result)
    counter.desk.follow_on.record(
        request_id, Told(step, on, Source.PHONE, result=result), by=counter.by
    )


def test_the_way_by_keys_step_after_step(window: MainWindow, counter: Counter) -> None:
    request_id = counter.handed_over()
    page = opened(window, request_id=request_id)
    assert page.record.step.step.editor.hasFocus()
    key(page, *[KEY.Key_F12] * 6)
    assert page.record.step.step.key() == "form_confirm"
    type_into(page.record.step.receipt, "AUTH-77")
    key(page, KEY.Key_F12, KEY.Key_F12)
    assert page.record.step.step.key() == "result"
    key(page, KEY.Key_F12)
    assert page.record.step.result.problem()
    page.record.step.result.set_key("more_asked")
    page.record.step.result.edited.emit("")
    key(page, KEY.Key_F12)
    assert page.record.step.asked.problem()
    type_into(page.record.step.asked, "كشف أوضح")
    key(page, KEY.Key_F12)
    view = told(counter.desk, request_id)
    assert [one.told.step for one in view.steps] == [*list(STEP)[:9]]
    assert (view.receipt_number, view.steps[-1].told.asked) == ("AUTH-77", "كشف أوضح")
    # what is asked for is uploaded: the third form again
    assert page.record.step.step.key() == "form_uploads"
    assert page.steps.rows[STEP.FORM_UPLOADS].line.look == "next"


def test_an_accepted_result_leads_to_the_appointment(window: MainWindow, counter: Counter) -> None:
    request_id = counter.handed_over()
    tell(counter, request_id, STEP.RESULT, date(2026, 11, 23), result=Result.ACCEPTED)
    page = opened(window, request_id=request_id)
    form = page.record.appointment
    assert page.record.mode is Mode.APPOINTMENT
    type_into(form.on, "26112026")
    key(page, KEY.Key_Return)
    type_into(form.at, "25:00")
    key(page, KEY.Key_F12)
    assert form.at.problem()
    type_into(form.at, "9h30")
    type_into(form.place, "ملحقة الوزارة")
    type_into(form.papers, "أصل الشهادة، كشوف النقاط")
    key(page, KEY.Key_F12)
    view = told(counter.desk, request_id)
    made = view.standing.appointment
    assert made is not None
    assert (f"{made.appointment.time:%H:%M}", made.appointment.place) == ("09:30", "ملحقة الوزارة")
    assert made.appointment.papers == ("أصل الشهادة", "كشوف النقاط")
    assert page.record.step.step.key() == "done"
    key(page, KEY.Key_F6, KEY.Key_2)
    page.buttons.cancel.click()
    give_reason()
    assert told(counter.desk, request_id).standing.appointment is None
    assert [row.struck for row in page.timeline.rows] == [True, False]


def give_reason() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.set_text("سبب")
    dialog.reason.edited.emit("سبب")
    dialog.verb.click()
    settle()


def test_a_step_is_corrected_and_the_old_one_stays(window: MainWindow, counter: Counter) -> None:
    request_id = counter.handed_over()
    tell(counter, request_id, STEP.ACCOUNT_CREATED, date(2026, 11, 23))
    page = opened(window, request_id=request_id)
    key(page, KEY.Key_F6, KEY.Key_Up, KEY.Key_Return)
    assert page.record.corrected is not None
    type_into(page.record.step.note, "عند أخيه")
    key(page, KEY.Key_F12)
    view = told(counter.desk, request_id)
    assert [(one.superseded, one.told.note) for one in view.steps] == [
        (True, ""),
        (False, "عند أخيه"),
    ]
    assert [row.struck for row in page.timeline.rows] == [False, True]
    page.timeline.rows[0].click()
    page.buttons.strike.click()
    give_reason()
    assert all(one.superseded for one in told(counter.desk, request_id).steps)


def test_an_older_entry_asks_for_a_reason(
    window: MainWindow, counter: Counter, clock: Clock
) -> None:
    request_id = counter.handed_over()
    tell(counter, request_id, STEP.LOGGED_IN, date(2026, 11, 23))
    clock.later(days=2)
    page = opened(window, request_id=request_id)
    page.timeline.rows[0].click()
    page.record.step.source.set_key("paper_shown")
    key(page, KEY.Key_F12)
    assert page.record.step.reason.problem()
    type_into(page.record.step.reason, "أظهر الوثيقة")
    key(page, KEY.Key_F12)
    assert told(counter.desk, request_id).steps[-1].told.source is Source.PAPER_SHOWN


def test_a_clerk_s_older_entry_is_a_supervisor_s_to_correct(
    dressed: QApplication, tmp_path: Path, clock: Clock
) -> None:
    desk, head, clerk = staffed_desk(tmp_path / "staffed", clock)
    counter = Counter(desk, clock, head)
    request_id = counter.handed_over()
    tell(counter, request_id, STEP.LOGGED_IN, date(2026, 11, 23))
    with window_on(dressed, desk, clerk) as window:
        page = opened(window, request_id=request_id)
        page.timeline.rows[0].click()
        type_into(page.record.step.note, "عند أخته")
        key(page, KEY.Key_F12)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SupervisorDialog)
        assert dialog.password is not None
        type_into(dialog.password, PASSWORD)
        dialog.reason.set_text("سبب")
        dialog.reason.edited.emit("سبب")
        dialog.verb.click()
        settle()
        steps = told(desk, request_id).steps
        assert [(one.superseded, one.by) for one in steps] == [(True, HEAD), (False, HEAD)]
        assert window.session.actor == clerk
        window.session.sign_in(Actor(StaffId(9), "مراقب مثال", Role.AUDITOR))
        settle()
        assert not page.record.isVisible()
        key(page, KEY.Key_F12)
        assert told(desk, request_id).steps == steps


def test_a_call_by_keys_and_its_day_in_the_list(
    window: MainWindow, counter: Counter, clock: Clock
) -> None:
    request_id = counter.handed_over()
    page = opened(window, request_id=request_id)
    key(page, KEY.Key_F6, KEY.Key_3, KEY.Key_Down, KEY.Key_Return)
    type_into(page.record.call.note, "سيحضر")
    key(page, KEY.Key_Return)
    type_into(page.record.call.again, "24/11/2026")
    key(page, KEY.Key_Return)
    assert page.buttons.record.hasFocus()
    key(page, KEY.Key_Return)
    (call,) = told(counter.desk, request_id).calls
    assert call.call == Call(reached=False, note="سيحضر", call_again_on=date(2026, 11, 24))
    clock.later(days=2)
    key(page, KEY.Key_Escape)
    assert page.stage.value == "list"
    assert [int(line.request.id) for line in page.work.rows.lines] == [request_id]
    assert page.work.table.hasFocus()
    key(page, KEY.Key_Return)
    assert page.stage.value == "file"


def test_what_is_wrong_stays_typed_and_nothing_is_kept(
    window: MainWindow, counter: Counter
) -> None:
    request_id = counter.handed_over()
    page = opened(window, request_id=request_id)
    form = page.record.step
    for typed in ("24/11/2026", "31/02/2026", ""):
        type_into(form.on, typed)
        key(page, KEY.Key_F12)
        assert form.on.problem()
        assert form.on.text() == typed
    form.on.set_text("23/11/2026")
    type_into(form.note, "كلمة المرور: Qamar77")
    key(page, KEY.Key_F12)
    assert form.note.problem()
    assert told(counter.desk, request_id).steps == ()
    assert page.findChildren(PasswordField) == []


def test_a_start_before_the_counter_is_kept_with_a_warning(
    window: MainWindow, counter: Counter
) -> None:
    page = opened(window, request_id=counter.ready())
    assert not page.warned.isVisible()
    key(page, KEY.Key_F12)
    assert page.warned.isVisible()
    assert "قبل تسليم الوثائق الموثقة" in page.warned.words.text()


def test_typed_words_are_not_lost_by_escape(window: MainWindow, counter: Counter) -> None:
    page = opened(window, request_id=counter.handed_over())
    type_into(page.record.step.note, "اتصل بنا")
    key(page, KEY.Key_Escape)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, KEY.Key_Escape)
    settle()
    assert page.stage is Stage.FILE
    assert page.record.step.note.text() == "اتصل بنا"


def test_lists_with_work_come_first_and_each_has_its_count(
    window: MainWindow, counter: Counter, clock: Clock, qtbot: QtBot
) -> None:
    empty = opened(window)
    qtbot.waitUntil(lambda: "امسح الوصل" in empty.work.empty.sentence.text())
    clock.on(date(2026, 10, 20))
    silent = counter.handed_over()
    tell(counter, silent, STEP.FORM_SUBMIT, date(2026, 10, 20))
    clock.on(date(2026, 11, 23))
    page = opened(window)
    qtbot.waitUntil(lambda: page.work.kind is Work.NO_NEWS)
    assert [int(line.request.id) for line in page.work.rows.lines] == [silent]
    counts = {kind: pill.accessibleName()[-1] for kind, pill in page.work.pills.items()}
    assert [kind for kind, count in counts.items() if count == "1"] == [
        Work.NO_NEWS,
        Work.AWAITED,
        Work.ONGOING,
    ]
    words = [str(page.work.rows.index(0, column).data()) for column in range(6)]
    assert words[3] == "دون خبر منذ 34 يوما"
    assert words[2] == "0550 00 00 00"


def test_a_scanned_receipt_of_a_finished_hand_over_opens_here(
    window: MainWindow, counter: Counter
) -> None:
    request_id = counter.handed_over()
    number = counter.desk.reading.show(request_id, by=counter.by).number
    window.scanned(number)
    page = named(window, FollowOnPage, "follow_on")
    assert page.isVisible()
    assert page.hero.number.text().strip("\u2066\u2069") == number
    before = told(counter.desk, request_id)
    window.scanned(number)
    assert told(counter.desk, request_id) == before


def test_card_and_notice_are_printed_by_f9(
    window: MainWindow, counter: Counter, qtbot: QtBot
) -> None:
    request_id = counter.handed_over()
    spooler = PaperSpooler()
    page = opened(window)
    page.session.spooler = spooler
    key(page, KEY.Key_F9)
    page.open_request(request_id)
    key(page, KEY.Key_F9)
    qtbot.waitUntil(lambda: len(spooler.printed) == 2, timeout=60_000)
    assert spooler.printed == ["information-sheet-2026-11-23", "progres-card-0001-2026"]
    history = counter.desk.reading.show(request_id, by=counter.by).history
    assert history[-1].act == "sheet_printed"


def test_every_control_has_its_names(window: MainWindow, counter: Counter) -> None:
    request_id = counter.handed_over()
    tell(counter, request_id, STEP.LOGGED_IN, date(2026, 11, 23))
    page = opened(window)
    for stage in Stage:
        if stage is Stage.FILE:
            page.open_request(request_id)
        elif stage is Stage.FILL:
            page.fill_in()
        settle()
        pressed = [one for one in page.findChildren(Pressable) if one.isVisible()]
        assert len(pressed) > 5
        assert [one for one in pressed if not one.accessibleName()] == []
        fields = [one for one in page.findChildren(Field) if one.isVisible()]
        assert [one.objectName() for one in fields if not one.editor.accessibleName()] == []
        assert all(one.objectName().startswith("follow_on.") for one in fields)


def test_large_letters_put_the_panel_above_the_steps(
    window: MainWindow, counter: Counter, dressed: QApplication
) -> None:
    page = opened(window, request_id=counter.handed_over())
    theme.apply(dressed, "contrast", 1.75)
    settle()
    assert page.record.mapTo(page, QPoint(0, 0)).y() < page.steps.mapTo(page, QPoint(0, 0)).y()
    key(page, KEY.Key_F12)
    assert len(told(counter.desk, 1).steps) == 1
