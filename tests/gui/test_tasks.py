"""Background work: in order, one at a time, told on the window's thread."""

import gc
import threading
import time
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import KnownError
from certdesk.gui.messages import Worded
from certdesk.gui.tasks import Tasks


class DiskFull(KnownError):
    code = "disk_full"
    sentence = "The keys of this page"  # any sentence that has its Arabic


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


def test_result_comes_back_on_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    results: list[int] = []

    def job() -> int:
        threads.append(threading.current_thread())
        return 42

    def done(result: int) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    tasks.run(job, done)
    qtbot.waitUntil(lambda: results == [42])
    tasks.close()
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_done_is_never_called_inside_run(tasks: Tasks, qtbot: QtBot) -> None:
    results: list[int] = []
    tasks.run(lambda: 1, results.append)
    time.sleep(0.05)
    assert results == []
    qtbot.waitUntil(lambda: results == [1])
    tasks.close()


def test_jobs_run_in_order_and_one_at_a_time(tasks: Tasks, qtbot: QtBot) -> None:
    running = 0
    most = 0
    results: list[int] = []

    def job(number: int) -> int:
        nonlocal running, most
        running += 1
        most = max(most, running)
        time.sleep(0.001)
        running -= 1
        return number

    for number in range(50):
        tasks.run(partial(job, number), results.append)
    qtbot.waitUntil(lambda: len(results) == 50)
    tasks.close()
    assert results == list(range(50))
    assert most == 1


def test_failure_is_worded(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[Worded] = []

    def job() -> None:
        raise DiskFull

    tasks.run(job, lambda _: told.clear(), told.append)
    qtbot.waitUntil(lambda: bool(told))
    tasks.close()
    assert told[0].code == "disk_full"
    assert not told[0].is_bug


def test_failure_nobody_asked_about_is_signalled(tasks: Tasks, qtbot: QtBot) -> None:
    def job() -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(tasks.job_failed) as blocker:
        tasks.run(job, print)
    tasks.close()
    assert blocker.args[0].is_bug


def test_owner_that_is_gone_is_not_told(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    told: list[int] = []
    tasks.run(lambda: 1, told.append, owner=owner)
    shiboken6.delete(owner)
    last: list[int] = []
    tasks.run(lambda: 2, last.append)
    qtbot.waitUntil(lambda: last == [2])
    tasks.close()
    assert told == []


def test_job_may_be_followed_by_another_from_done(tasks: Tasks, qtbot: QtBot) -> None:
    results: list[int] = []

    def again(result: int) -> None:
        results.append(result)
        if result < 20:
            tasks.run(lambda: result + 1, again)

    tasks.run(lambda: 1, again)
    qtbot.waitUntil(lambda: len(results) == 20)
    tasks.close()
    assert results == list(range(1, 21))


def test_busy_is_told_once_for_a_run_of_jobs(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[bool] = []
    tasks.busy_changed.connect(told.append)
    results: list[int] = []
    for number in range(5):
        tasks.run(partial(int, number), results.append)
    assert tasks.busy
    qtbot.waitUntil(lambda: len(results) == 5)
    tasks.close()
    assert told == [True, False]


def test_closing_waits_for_the_work_under_way(tasks: Tasks, qapp: QApplication) -> None:
    begun, finished = threading.Event(), threading.Event()

    def job() -> None:
        begun.set()
        time.sleep(0.2)
        finished.set()

    told: list[object] = []
    tasks.run(job, told.append)
    tasks.run(lambda: told.append("never"), told.append)
    begun.wait(5)
    tasks.close()
    assert finished.is_set()
    tasks.run(lambda: told.append("late"), told.append)
    qapp.processEvents()
    assert told == []


def has_ten(results: list[int]) -> bool:
    return len(results) == 10


def test_thirty_rounds_leave_no_thread_behind(qtbot: QtBot, qapp: QApplication) -> None:
    before = threading.active_count()
    for _ in range(30):
        tasks = Tasks()
        results: list[int] = []
        for number in range(10):
            tasks.run(partial(int, number), results.append)
        qtbot.waitUntil(partial(has_ten, results))
        tasks.close()
        shiboken6.delete(tasks)
        gc.collect()
    assert threading.active_count() == before
