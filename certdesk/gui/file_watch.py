"""Who else is in the file in front: said in a banner, warned of before an act, freed on leaving."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.rights import Actor
from certdesk.gui.session import Session
from certdesk.gui.widgets.banner import Banner
from certdesk.i18n import ltr, tr
from certdesk.services.counter.file_lock import InFile

_STANDS_MS = 700


class FileWatch(QObject):
    """For one page: `enter` a file when it is shown; it is left when the page goes.

    `banner` stands in the page: who is in the file and since when; a supervisor's link frees it.
    """

    def __init__(self, session: Session, page: QWidget) -> None:
        """In no file."""
        super().__init__(page)
        self._session, self._page = session, page
        self._by: Actor | None = None
        self._request_id: int | None = None
        self._agreed = False
        self._soon_id = 0
        self._soon = QTimer(self, singleShot=True, interval=_STANDS_MS)
        self._soon.timeout.connect(lambda: self.enter(self._soon_id))
        self.other: InFile | None = None
        self.banner = Banner("", link=tr("Free the file"), sign="user", tone="warn", parent=page)
        self.banner.setObjectName(f"{page.objectName()}.in_file")
        self.banner.link.setObjectName(f"{page.objectName()}.free_file")
        self.banner.hide()
        self.banner.link_pressed.connect(self.free)
        page.installEventFilter(self)
        session.person_changed.connect(self._person_changed)
        session.closing.connect(self.leave)

    def enter_soon(self, request_id: int) -> None:
        """The same for who walks through a list: only the file that stays in front is entered."""
        if request_id != self._request_id:
            self.leave()
        self._soon_id = request_id
        self._soon.start()

    def enter(self, request_id: int) -> None:
        """Come into a file; the one before is left."""
        session = self._session
        if request_id != self._request_id:
            self.leave()
            self._agreed = False
        if not session.signed_in:
            return
        self._by, self._request_id = session.actor, request_id
        by = session.actor
        session.ask(
            lambda: session.desk.file_lock.enter(request_id, by=by), self._found, lambda _why: None
        )

    def leave(self) -> None:
        """Out of the file."""
        self._soon.stop()
        by, request_id, session = self._by, self._request_id, self._session
        self._by, self._request_id = None, None
        self._found(None)
        if by is not None and request_id is not None:
            leave = session.desk.file_lock.leave
            session.ask(lambda: leave(request_id, by=by), failed=lambda _why: None)

    def guard(
        self, then: Callable[[], object], otherwise: Callable[[], object] | None = None
    ) -> None:
        """Do it; when somebody else is in the file, only after a question, asked once a file."""
        other = self.other
        if other is None or self._agreed:
            then()
            return
        # the dialog is loaded when it is first needed
        from certdesk.gui.dialogs.message_dialog import question

        dialog = question(
            self._page.window(),
            tr("Go on in spite of this?"),
            [in_file_words(other), tr("Speak to each other first: two people act on one file.")],
            act=tr("Go on"),
            dangerous=False,
        )
        dialog.setObjectName("in_file_dialog")
        dialog.accepted.connect(lambda: self._go_on(then))
        if otherwise is not None:
            dialog.rejected.connect(otherwise)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def free(self) -> None:
        """A supervisor frees the file."""
        # the dialog is loaded when it is first needed
        from certdesk.gui.supervisor import ask_supervisor

        request_id, session = self._request_id, self._session
        if request_id is None:
            return

        def freed(supervisor: Actor, _reason: str) -> None:
            session.act(
                lambda: session.desk.file_lock.free(request_id, by=supervisor),
                lambda _none: self.enter(request_id),
            )

        reasons = [tr("The colleague has left the counter"), tr("The other window broke down")]
        ask_supervisor(session, self._page.window(), tr("Free this file?"), reasons, freed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page goes: the file is free."""
        if watched is self._page and event.type() == QEvent.Type.Hide:
            self.leave()
        return super().eventFilter(watched, event)

    def _found(self, other: InFile | None) -> None:
        self.other = other
        self.banner.setVisible(other is not None)
        if other is not None:
            self.banner.set_text(in_file_words(other), "user")

    def _go_on(self, then: Callable[[], object]) -> None:
        self._agreed = True
        then()

    def _person_changed(self) -> None:
        request_id = self._request_id
        self.leave()
        if request_id is not None and self._session.signed_in and self._page.isVisible():
            self.enter(request_id)


def in_file_words(other: InFile) -> str:
    """«فلان في هذا الملف منذ 10:32»."""
    since = ltr(f"{other.since.astimezone(ALGIERS):%H:%M}")
    name = other.name or tr("Another person")
    return tr("{name} is in this file since {time}", name=name, time=since)
