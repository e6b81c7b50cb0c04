"""What the page of the follow-up does: the services, and what is said after."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.follow_on import Told
from certdesk.domain.rights import Actor
from certdesk.gui.messages import Worded
from certdesk.gui.pages.follow_on.record_card import Mode, RecordCard
from certdesk.gui.session import Session
from certdesk.i18n import tr
from certdesk.services.follow_on.views import FollowOnView, Recorded, ToldView


class Acts(QObject):
    """One act a method, for the file in front."""

    done = Signal(str)
    """Something was registered: what to say of it."""
    said = Signal(str)
    """A toast; nothing changed."""

    def __init__(self, session: Session, page: QWidget, card: RecordCard) -> None:
        """The file comes with `view`."""
        super().__init__(page)
        self._session, self._page, self._card = session, page, card
        self.view: FollowOnView | None = None

    def record(self) -> None:
        """F12: what stands in the form in front."""
        view = self.view
        if view is None:
            return
        if self._card.mode is Mode.APPOINTMENT:
            self._appoint(view)
        elif self._card.mode is Mode.CALL:
            self._call(view)
        else:
            told, corrected = self._card.step.read(), self._card.corrected
            if told is not None and corrected is not None:
                self._correct(view, corrected, told)
            elif told is not None:
                self._tell(view, told)

    def strike(self) -> None:
        """A step written by mistake, with a reason; it stays readable."""
        from certdesk.gui.dialogs.reason_dialog import ReasonDialog

        view, entry = self.view, self._card.corrected
        if view is None or entry is None:
            return
        dialog = ReasonDialog(
            self._page,
            tr("Strike out this entry?"),
            verb=tr("Strike it out"),
            sign="x",
            reasons=(tr("Written into the wrong file"), tr("It did not happen")),
            sentences=(("history", tr("It stays readable, struck out, with the reason.")),),
        )
        follow_on = self._session.desk.follow_on

        def struck(reason: str) -> None:
            self._decided(
                lambda by, why: follow_on.strike(view.request_id, entry.id, why, by=by),
                tr("Strike out this entry?"),
                reason,
                tr("The entry is struck out"),
            )

        dialog.then(struck)

    def cancel_appointment(self) -> None:
        """The appointment is off, with a reason."""
        from certdesk.gui.dialogs.reason_dialog import ReasonDialog

        view, session = self.view, self._session
        if view is None:
            return
        dialog = ReasonDialog(
            self._page,
            tr("Cancel the appointment?"),
            verb=tr("Cancel it"),
            sign="ban",
            reasons=(tr("The ministry put it off"), tr("Written by mistake")),
            sentences=(("history", tr("It stays readable, struck out, with the reason.")),),
        )

        def cancelled(reason: str) -> None:
            session.act(
                lambda: session.desk.follow_on.cancel_appointment(
                    view.request_id, reason, by=session.actor
                ),
                lambda _none: self.done.emit(tr("The appointment is cancelled")),
            )

        dialog.then(cancelled)

    def print_card(self) -> None:
        """The PROGRES card; it may be printed as often as it is asked for."""
        view, session = self.view, self._session
        if view is None:
            return
        session.print_sheet(
            lambda: session.desk.office_sheets.progres_card(view.request_id, by=session.actor),
            lambda printer: self.said.emit(tr("The card was sent to {printer}", printer=printer)),
        )

    def print_notice(self) -> None:
        """The information sheet, for who asks and for the notice board."""
        session = self._session
        session.print_sheet(
            session.desk.office_sheets.information_sheet,
            lambda printer: self.said.emit(
                tr("The information sheet was sent to {printer}", printer=printer)
            ),
        )

    def _tell(self, view: FollowOnView, told: Told) -> None:
        session = self._session
        session.act(
            lambda: session.desk.follow_on.record(view.request_id, told, by=session.actor),
            lambda kept: self._kept(tr("The step is written down"), kept),
            self._refused,
        )

    def _correct(self, view: FollowOnView, entry: ToldView, told: Told) -> None:
        reason = self._card.step.reason.text()
        follow_on = self._session.desk.follow_on
        self._decided(
            lambda by, why: follow_on.record(
                view.request_id, told, corrects=entry.id, reason=why, by=by
            ),
            tr("Correct an entry of before?"),
            reason,
            tr("The entry is corrected; the old one stays readable"),
        )

    def _appoint(self, view: FollowOnView) -> None:
        told, session = self._card.appointment.read(), self._session
        if told is None:
            return
        session.act(
            lambda: session.desk.follow_on.appoint(
                view.request_id,
                told.appointment,
                told_on=told.told_on,
                source=told.source,
                by=session.actor,
            ),
            lambda kept: self._kept(tr("The appointment is written down"), kept),
            self._refused,
        )

    def _call(self, view: FollowOnView) -> None:
        call, session = self._card.call.read(), self._session
        if call is None:
            return
        session.act(
            lambda: session.desk.follow_on.called(view.request_id, call, by=session.actor),
            lambda _id: self.done.emit(tr("The call is written down")),
            self._refused,
        )

    def _decided(
        self, act: Callable[[Actor, str], object], title: str, reason: str, words: str
    ) -> None:
        """One's own entry of today at once; an older one is a supervisor's to change."""
        session = self._session

        def asked(by: Actor, why: str) -> None:
            session.act(lambda: act(by, why), lambda _none: self.done.emit(words), self._refused)

        def refused(worded: Worded) -> None:
            if worded.code != "not_allowed":
                self._refused(worded)
                return
            # the dialog is loaded when it is first needed
            from certdesk.gui.supervisor import ask_supervisor

            ask_supervisor(session, self._page.window(), title, [reason] if reason else [], asked)

        session.act(
            lambda: act(session.actor, reason), lambda _none: self.done.emit(words), refused
        )

    def _kept(self, words: str, kept: Recorded) -> None:
        early = any(one.code == "started_early" for one in kept.warnings)
        self.done.emit(tr("{done}, with a warning", done=words) if early else words)

    def _refused(self, worded: Worded) -> None:
        if not self._card.forms[self._card.mode].show_problem(worded):
            self._session.tell(worded, self._page)
