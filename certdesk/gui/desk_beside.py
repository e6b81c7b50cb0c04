"""The desk, opened beside the first window.

Loading SQLAlchemy and the services takes longer than drawing the window. So the first page's
counts are read from the bare file (`services.first_look`), and the desk is opened meanwhile;
who needs it before it is there waits the rest of a fraction of a second.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from certdesk.clock import Clock
from certdesk.domain.errors import DeskError
from certdesk.storage.folder import DataFolder

if TYPE_CHECKING:
    from concurrent.futures import Future

    from certdesk.desk import Desk


class DeskBeside:
    """A desk that may still be opening; `folder` and `clock` are known at once."""

    def __init__(self, folder: DataFolder, clock: Clock, open_it: Callable[[], "Desk"]) -> None:
        """`open_it` is called once, by `start` or by the first `get`."""
        self.folder = folder
        self.clock = clock
        self._open_it = open_it
        self._opening: Future[Desk] | None = None

    @property
    def is_open(self) -> bool:
        """Whether `get` answers at once, or refuses at once."""
        return self._opening is not None and self._opening.done()

    def start(self, opened: Callable[[], object]) -> None:
        """Begin now, beside the window; `opened` is called in that other thread at the end."""
        self._begun().add_done_callback(lambda _future: opened())

    def get(self) -> "Desk":
        """The desk, as soon as it is open.

        Raises:
            KnownError: it cannot be opened, each time again.
        """
        return self._begun().result()

    def close(self) -> None:
        """Let go of the database, if it was ever asked for."""
        if self._opening is not None:
            with suppress(DeskError):  # said when it was asked for
                self.get().close()

    def _begun(self) -> "Future[Desk]":
        if self._opening is None:
            # imported late: the first window must not wait for it
            from concurrent.futures import ThreadPoolExecutor

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
    there = DeskBeside(desk.folder, desk.office.now, lambda: desk)
    there.get()
    return there
