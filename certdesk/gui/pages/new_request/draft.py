"""The draft behind the form: what is typed is kept a moment later, and restored as it was."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from certdesk.gui.file_watch import FileWatch
from certdesk.gui.session import Session
from certdesk.services.counter.drafts import DiscardedDraft
from certdesk.services.counter.intake import DraftSaved

KEEP_AFTER_MS = 400
"""How long typing must rest before it is kept."""


class Draft(QObject):
    """One request being typed. It gets its row with the first change, not before."""

    saved = Signal(object)
    """`DraftSaved`: kept now; its problems and likenesses are those of the text kept."""
    not_saved = Signal(object)
    """`Worded`: the register could not be written; the text is still on the screen."""

    def __init__(self, session: Session, page: QWidget) -> None:
        """Nothing typed."""
        super().__init__(page)
        self._session = session
        self.watch = FileWatch(session, page)
        self._stored: Mapping[str, str] = {}
        self._typed: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self.request_id: int | None = None
        self.discarded: DiscardedDraft | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(KEEP_AFTER_MS)
        self._rest.timeout.connect(self.keep)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was typed, and nothing is kept."""
        return self.request_id is None and self._typed == self._kept

    def take(
        self,
        request_id: int | None,
        raw: Mapping[str, str],
        stored: Mapping[str, str] | None = None,
    ) -> None:
        """Go on with a stored draft, or with an untouched form (None).

        `raw` is what the form shows of what is `stored`.
        """
        self._rest.stop()
        self.request_id = request_id
        self._typed, self._kept = dict(raw), dict(raw)
        self._stored = stored or {}
        if request_id is None:
            self.watch.leave()
            return
        self.watch.enter(request_id)
        self.watch.guard(lambda: None, lambda: self._session.go("today"))

    def changed(self, raw: Mapping[str, str]) -> None:
        """The form says this now."""
        self._typed = dict(raw)
        self._rest.start()

    def keep(self) -> bool:
        """Keep what was typed, now; whether it is kept."""
        self._rest.stop()
        typed = self._typed
        if typed == self._kept:
            return True
        session = self._session
        intake, by, number = session.desk.intake, session.actor, self.request_id
        if number is None:
            return session.act(
                lambda: intake.start(typed, by=by), self._was_kept, self.not_saved.emit
            )
        # a line typed changes no list: only the draft's first keeping is told to all pages
        return session.ask(
            lambda: intake.save(number, typed, by=by, seen=self._stored),
            self._was_kept,
            self.not_saved.emit,
        )

    def discard(self) -> bool:
        """Forget the draft, also in the register; whether it is gone.

        `discarded` holds it, so that it can be brought back.
        """
        # what was typed last comes back too
        self.keep()
        self.discarded = None
        session, number = self._session, self.request_id
        if number is not None and not session.act(
            lambda: session.desk.drafts.discard(number, by=session.actor), self._was_discarded
        ):
            return False
        self.take(None, {})
        return True

    def _was_discarded(self, discarded: DiscardedDraft) -> None:
        self.discarded = discarded

    def _was_kept(self, saved: DraftSaved) -> None:
        if self.request_id is None:
            self.watch.enter(saved.request_id)
        self.request_id = saved.request_id
        self._kept = self._stored = self._typed
        self.saved.emit(saved)
