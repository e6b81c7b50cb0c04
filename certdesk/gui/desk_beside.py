"""The desk, opened beside the first window.

Loading SQLAlchemy and the services takes longer than drawing the window. So the first page
is read from the bare file (`services.today.first_look`), and the desk is opened meanwhile;
who needs it before it is there waits the rest of a fraction of a second.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from certdesk.clock import Clock
from certdesk.storage.folder import DataFolder

if TYPE_CHECKING:
    from certdesk.desk import Desk


class DeskBeside:
    """A desk that may still be opening; `folder` and `clock` are known at once."""

    def __init__(self, folder: DataFolder, clock: Clock, open_it: Callable[[], "Desk"]) -> None:
        """`open_it` is called once, by `start` or by the first `get`."""
        self.folder = folder
        self.clock = clock
        self._open_it = open_it
        self._opening: Future[Desk] | None = None

    def start(self) -> None:
        """Begin now, beside the window."""
        self._begun()

    def get(self) -> "Desk":
        """The desk, as soon as it is open.

        Raises:
            KnownError: it cannot be opened, each time again.
        """
        return self._begun().result()

    def _begun(self) -> "Future[Desk]":
        if self._opening is None:
            worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="certdesk-open")
            self._opening = worker.submit(self._open_it)
            worker.shutdown(wait=False)
        return self._opening


def beside(folder: DataFolder, clock: Clock) -> DeskBeside:
    """The desk of a data folder that is there, opened when it is started or asked for."""

    def open_it() -> "Desk":
        from certdesk.desk import open_desk

        return open_desk(folder.root)

    return DeskBeside(folder, clock, open_it)


def ready(desk: "Desk") -> DeskBeside:
    """A desk that is open already."""
    return DeskBeside(desk.folder, desk.office.now, lambda: desk)
