"""Background work: the one door.

One worker, so jobs run in their order and one at a time; the window stays free meanwhile.
Results come back on the window's thread through a queued connection.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from certdesk.gui.messages import Worded, word


@dataclass(frozen=True, slots=True)
class _Job:
    future: Future[Any]
    done: Callable[[Any], object]
    failed: Callable[[Worded], object] | None
    owner: QObject | None


class Tasks(QObject):
    """Runs jobs beside the window. Lives on the window's thread, as its callers must."""

    busy_changed = Signal(bool)
    """True when work began, False when all of it is done."""
    job_failed = Signal(object)
    """`Worded`: a job without its own `failed` went wrong."""
    _job_ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start no thread yet: the first job does."""
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="certdesk-job")
        self._jobs: deque[_Job] = deque()
        self._open = True
        self._job_ended.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Worded], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do `job` in the background, then `done(result)` or `failed(worded)` here.

        `owner`: when it is destroyed meanwhile, the job is still finished but nobody told.
        After `close` nothing is accepted any more.
        """
        if not self._open:
            return
        first = not self._jobs
        future = self._worker.submit(job)
        self._jobs.append(_Job(future, done, failed, owner))
        if first:
            self.busy_changed.emit(True)
        future.add_done_callback(lambda _future: self._job_ended.emit())

    @property
    def busy(self) -> bool:
        """Whether a job is waiting, running or not yet reported."""
        return bool(self._jobs)

    def close(self) -> None:
        """Wait until the work under way is done; jobs not begun are dropped, nobody is told."""
        self._open = False
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    @Slot()
    def _report(self) -> None:
        while self._jobs and self._jobs[0].future.done():
            job = self._jobs.popleft()
            if not self._jobs:
                self.busy_changed.emit(False)
            if job.owner is None or isValid(job.owner):
                self._tell(job)

    def _tell(self, job: _Job) -> None:
        error = job.future.exception()
        if error is None:
            job.done(job.future.result())
            return
        worded = word(error)
        if job.failed is not None:
            job.failed(worded)
        else:
            self.job_failed.emit(worded)
