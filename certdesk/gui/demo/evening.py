"""The end of the day: the platform, two people in one file, calls, the closing sheet."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QTableView

from certdesk.desk import open_desk
from certdesk.gui.demo import people
from certdesk.gui.demo.approval import approve, take_over
from certdesk.gui.demo.filing import open_file
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import DATA, Stage
from certdesk.i18n import tr
from certdesk.services.follow_on.views import CallView

_STEPS = 9
"""Everything before the appointment: account, log-in, five forms, review, result."""
_RECEIPT_STEP, _RESULT_STEP = 7, 9


def play(stage: Stage) -> Play:
    """The clerk's last hour; then the head of service counts and closes."""
    yield from _platform(stage)
    yield from _call(stage)
    yield from _two_in_one_file(stage)
    yield from take_over(stage, people.HEAD)
    yield from _supervise(stage)


def _platform(stage: Stage) -> Play:
    """What the applicant told of the ministry's platform, step by step, and her appointment."""
    yield from stage.scan(stage.code("nawal"))
    yield stage.on_page("follow_on")
    for told in range(1, _STEPS + 1):
        if told == _RECEIPT_STEP:
            yield from stage.fill("follow_on.step")
            yield from stage.fill("follow_on.on")
            yield from stage.fill("follow_on.source")
            yield from stage.write("PRG 2026 001")
        elif told == _RESULT_STEP:
            yield from stage.tab_to("follow_on.result")
            yield from stage.press("Down")
        yield from stage.press("F12")
        yield stage.until(lambda: _told(stage) == told, tr("the steps on the platform"))  # noqa: B023
    day = stage.desk.office.today() + timedelta(days=5)
    yield from stage.fill("follow_on.appointment_on", f"{day:%d%m%Y}")
    yield from stage.fill("follow_on.appointment_time", "09:30")
    yield from stage.fill("follow_on.appointment_place", "مقر الوزارة")
    yield from stage.write("وصل الموعد، الشهادة الموثقة")
    yield from stage.picture("follow-up")
    yield from stage.press("F12")
    yield stage.until(
        lambda: stage.desk.follow_on.view(stage.view("nawal").id).standing.appointment is not None,
        tr("the steps on the platform"),
    )
    yield from stage.push("follow_on.fill_button")
    yield from stage.picture("fill-in-with-me")
    yield from stage.press("Esc", "Esc")
    yield from stage.picture("follow-up-list")
    yield from stage.press("F9")
    yield stage.until(lambda: stage.sheets("information-sheet") == 1, tr("the sheet"))


def _told(stage: Stage) -> int:
    return len(stage.desk.follow_on.view(stage.view("nawal").id).steps)


def _call(stage: Stage) -> Play:
    """Who does not come is called; nobody answers."""
    yield from stage.push("nav_today")
    yield from stage.push("today.count_ready")
    yield stage.on_page("calls")
    table = stage.widget(QTableView, "calls.table")
    for row in range(table.model().rowCount()):
        shown = [table.model().index(row, at).data() for at in range(2)]
        if any(stage.numbers["bilal"] in str(text) for text in shown):
            break
        yield from stage.press("Down")
    yield from stage.picture("calls")
    yield from stage.press("2")
    yield stage.until(lambda: len(_calls(stage)) == 1, tr("the call"))
    yield from stage.press("F9")
    yield stage.until(lambda: stage.sheets("call-list") == 1, tr("the sheet"))


def _calls(stage: Stage) -> Sequence[CallView]:
    return stage.desk.follow_on.view(stage.view("bilal").id).calls


def _two_in_one_file(stage: Stage) -> Play:
    """At another counter the head of service has the file open; she frees it from here."""
    other = open_desk(stage.out / DATA)
    try:
        head = other.staff.sign_in(people.HEAD, people.PASSWORD)
        other.file_lock.enter(int(stage.view("yassine").id), by=head)
    finally:
        other.close()
    yield from open_file(stage, "yassine")
    yield stage.until(lambda: stage.shows("request.in_file"), tr("the file"))
    yield from stage.picture("two-in-one-file")
    yield from stage.push("request.free_file")
    yield from approve(stage, "غادرت الشباك الآخر")
    yield stage.until(lambda: not stage.shows("request.in_file"), tr("the file"))


def _supervise(stage: Stage) -> Play:
    """Unlocks looked at again, the cupboard, the journal, the closing sheet."""
    yield from stage.push("nav_supervision")
    yield stage.on_page("supervision")
    for key, name in enumerate(("unlocks", "doubts", "staff", "journal", "cupboard"), 1):
        yield from stage.press(str(key))
        yield stage.pause(0.1)
        yield from stage.picture(f"supervision-{name}")
    yield from stage.press("F9")
    yield stage.until(lambda: stage.sheets("cupboard-count") == 1, tr("the sheet"))
    yield from stage.press("6", "F12")
    yield stage.until(lambda: stage.sheets("closing-sheet") == 1, tr("the sheet"))
    yield from stage.picture("supervision-closing")
