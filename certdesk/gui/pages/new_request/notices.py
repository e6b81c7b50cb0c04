"""What the page says at its foot: kept or not, what was just done, and how to take it back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from certdesk.gui.dialogs import message_dialog
from certdesk.gui.messages import Worded
from certdesk.gui.widgets.page_shell import PageShell
from certdesk.i18n import ltr, tr

Undo = Callable[[], object]


class Notices:
    """Silent until the page has its shell."""

    def __init__(self) -> None:
        """Nothing to say, nothing to take back."""
        self._shell: PageShell | None = None
        self._undo: Undo | None = None
        self.trouble: Worded | None = None

    def settle(self, shell: PageShell) -> None:
        """Speak through this shell."""
        self._shell = shell
        shell.undo_requested.connect(self._take_back)

    def kept(self, clock: str = "") -> None:
        """The draft was kept at that time of day; no time says nothing."""
        self.trouble = None
        if self._shell is not None:
            self._shell.set_status(tr("Draft saved {time}", time=ltr(clock)) if clock else "")

    def not_kept(self, worded: Worded) -> None:
        """The draft could not be written, and why."""
        self.trouble = worded
        if self._shell is not None:
            words = tr("Not saved: {reason}", reason=worded.sentence)
            self._shell.set_status(words, "alert-triangle", "bad")

    def done(self, words: str, undo: Undo | None = None) -> None:
        """Say what was done; `undo` takes it back while it is shown."""
        self._undo = undo
        if self._shell is not None:
            self._shell.show_toast(words, undoable=undo is not None)

    def forget(self) -> None:
        """What was done belongs to another request: it can no longer be taken back."""
        self._undo = None
        if self._shell is not None:
            self._shell.action_bar.toast.dismiss()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()


def leave_anyway(window: QWidget) -> bool:
    """Whether to leave although the draft could not be written."""
    return message_dialog.ask(
        window,
        tr("Leave without saving the draft?"),
        [tr("The draft could not be saved. What was typed last is lost if you leave.")],
        act=tr("Leave without saving"),
        dangerous=True,
    )
