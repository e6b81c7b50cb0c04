"""What the buttons of a file ask of the services: prepare, refuse, unlock, confirm, abandon."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.identity import Comparison
from certdesk.domain.rights import Actor
from certdesk.gui.messages import Worded
from certdesk.gui.pages.copies import print_counted
from certdesk.gui.pages.pickup.check_view import CheckView
from certdesk.gui.pages.pickup.identity_card import IdentityCard
from certdesk.gui.pages.pickup.live_check import LiveCheck
from certdesk.gui.session import Session
from certdesk.gui.widgets.fields import Field
from certdesk.i18n import tr
from certdesk.services.counter.handover import HandedOver, Prepared
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.views import HandoverView, RequestView

_AWAITED = frozenset({"note_needed", "no_document", "deed_incomplete", "document_incomplete"})
_AGAINST = frozenset({"refused", "withdrawn", "void"})


@dataclass
class OpenFile:
    """The file in front: as it was read last, and the input refused last."""

    view: RequestView | None = None
    refused_input: PickupInput | None = None

    @property
    def is_return(self) -> bool:
        """Whether papers of a request decided against are given back."""
        return self.view is not None and self.view.state.value in _AGAINST

    @property
    def prepared(self) -> HandoverView | None:
        """The hand-over whose sheet is being signed."""
        handovers = self.view.handovers if self.view is not None else ()
        return next((one for one in reversed(handovers) if one.status == "prepared"), None)


class Acts(QObject):
    """One act a method; views are not changed here."""

    said = Signal(str)
    """A toast."""
    handed_over = Signal(object, object)
    """`HandedOver` and the `HandoverView` it confirmed."""
    refusal_kept = Signal()
    """The eye said no and the attempt is stored."""
    changed = Signal()
    """The file must be read again."""

    def __init__(
        self, session: Session, page: QWidget, file: OpenFile, view: CheckView, live: LiveCheck
    ) -> None:
        """For the file in front."""
        super().__init__(page)
        self._session, self._page, self._file = session, page, file
        self._check, self._live = view, live

    def prepare(self) -> None:
        """Store the identity check, print the sheet to sign; a refusal is kept too."""
        view, card = self._file.view, self._check.identity
        wrong = card.mark_problems()
        if wrong is not None:
            card.go_to(wrong)
        if view is None or wrong is not None:
            return
        self._live.look()
        awaited = self._live.incomplete or self._live.refusal
        if card.is_empty() or (awaited is not None and awaited.code in _AWAITED):
            self._ask_for_what_lacks(awaited)
            return
        entered = self._live.entered()
        if entered == self._file.refused_input:
            self._check.block.unlock.setFocus()
            return  # kept once already: pressing again is no other attempt
        self._session.act(
            lambda: self._call()(view.id, entered, by=self._session.actor),
            self._print,
            lambda worded: self._not_prepared(entered, worded),
        )

    def refuse(self) -> None:
        """The eye says no: the attempt is kept, the papers stay."""
        view = self._file.view
        if view is None:
            return
        entered = replace(
            self._live.entered(), comparison=Comparison.MISMATCH, unlock_by=None, unlock_reason=""
        )
        self._session.act(
            lambda: self._call()(view.id, entered, by=self._session.actor),
            failed=self._kept,
        )

    def unlock(self) -> None:
        """A supervisor signs in at this window and allows what stands in the panel."""
        # the dialog is loaded when it is first needed
        from certdesk.gui.supervisor import ask_supervisor

        reasons = [
            tr("The person is known to the service"),
            tr("Another document confirms the identity"),
            tr("The document is being renewed, its receipt was shown"),
        ]
        title = tr("Hand over in spite of this?")
        ask_supervisor(self._session, self._page.window(), title, reasons, self._allowed)

    def print_again(self) -> None:
        """The sheet to sign once more."""
        prepared = self._file.prepared
        if prepared is not None:
            self._print_sheet(prepared.sheet_id)

    def print_card(self) -> None:
        """The way on the platform, for who has just received the papers (notice, steps 01-05)."""
        view, session = self._file.view, self._session
        if view is None or self._file.is_return:
            return
        session.print_sheet(
            lambda: session.desk.office_sheets.progres_card(view.id, by=session.actor),
            lambda printer: self.said.emit(tr("The card was sent to {printer}", printer=printer)),
        )

    def confirm(self) -> None:
        """Both have signed."""
        view, prepared, session = self._file.view, self._file.prepared, self._session
        if view is None or prepared is None:
            return

        def confirmed(given: HandedOver) -> None:
            # both have signed the sheet: it did come out
            sheet = next((one for one in view.sheets if one.id == prepared.sheet_id), None)
            if sheet is not None and not sheet.issued:
                # somebody else may have said so meanwhile: then nothing is left to be said
                session.ask(
                    lambda: session.desk.printing.came_out(sheet.id, by=session.actor),
                    failed=lambda _worded: None,
                )
            self.handed_over.emit(given, prepared)

        session.act(
            lambda: session.desk.handover.confirm(view.id, by=session.actor),
            confirmed,
            self._told,
        )

    def abandon(self) -> None:
        """The sheet was not signed: no number, nothing moved."""
        view, session = self._file.view, self._session
        if view is None or self._file.prepared is None:
            return
        session.act(
            lambda: session.desk.handover.abandon(view.id, by=session.actor),
            lambda _none: self.said.emit(tr("The hand-over was abandoned; nothing has left")),
            self._told,
        )

    def _call(self) -> Callable[..., Prepared]:
        handover = self._session.desk.handover
        return handover.prepare_return if self._file.is_return else handover.prepare

    def _print(self, prepared: Prepared) -> None:
        self._print_sheet(prepared.sheet_id)

    def _print_sheet(self, sheet_id: int | None) -> None:
        if sheet_id is None:
            return
        printing = self._session.desk.printing
        print_counted(
            self._session,
            self._page,
            lambda reason: printing.sheet(sheet_id, reason=reason),
            lambda printer: self.said.emit(tr("The sheet was sent to {printer}", printer=printer)),
        )

    def _not_prepared(self, entered: PickupInput, worded: Worded) -> None:
        """A refusal stands in the panel's own words; anything else is told."""
        shown = self._live.refusal is not None and self._live.refusal.code == worded.code
        if shown:
            self._file.refused_input = entered
        self.changed.emit()
        self._session.counts_changed.emit()
        if self._live.unlockable:
            self._check.block.unlock.setFocus()
        if not shown and worded.code != "open_doubt":
            self._session.tell(worded, self._page)

    def _kept(self, worded: Worded) -> None:
        if worded.code == "document_incomplete":
            self._ask_for_what_lacks(worded)
        else:
            self.refusal_kept.emit()

    def _told(self, worded: Worded) -> None:
        self.changed.emit()
        self._session.tell(worded, self._page)

    def _allowed(self, supervisor: Actor, reason: str) -> None:
        self._live.allow(supervisor, reason)
        self._check.identity.remark.setFocus()

    def _ask_for_what_lacks(self, worded: Worded | None) -> None:
        card = self._check.identity
        card.go_to(lacking_field(card, worded))


def lacking_field(card: IdentityCard, worded: Worded | None) -> Field:
    """The field that the check waits for, marked with what to write."""
    if worded is not None and worded.code == "note_needed":
        card.remark.set_problem(tr("Write a note on the spelling, then F12"))
        return card.remark
    lacking = next((field for field in card.needed if not field.text().strip()), card.first)
    lacking.set_problem(tr("The sheet to sign needs this"))
    return lacking
