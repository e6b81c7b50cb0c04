"""The identity check as one types: asked of the services, a moment after the last key."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from certdesk.domain.identity import ShownDocument
from certdesk.domain.rights import Actor
from certdesk.gui.messages import Worded, word
from certdesk.gui.pages.pickup.identity_card import IdentityCard
from certdesk.gui.session import Session
from certdesk.services.counter.identity_check import Checked, PickupInput

_AFTER_MS = 250
_UNLOCKABLE = frozenset({"document_expired", "document_not_accepted", "mismatch"})


class LiveCheck(QObject):
    """What the services would say of what stands in the panel; nothing is stored."""

    looked = Signal()
    """The answer is there: see `checked`, `refusal`, `incomplete`."""

    def __init__(
        self, session: Session, card: IdentityCard, chosen: Callable[[], tuple[int, ...]]
    ) -> None:
        """`chosen`: the ledger lines to be given."""
        super().__init__(card)
        self._session, self._card, self._chosen = session, card, chosen
        self._request_id = 0
        self._expired_unlocks = True
        self._unlock: tuple[Actor, str] | None = None
        self.checked: Checked | None = None
        self.refusal: Worded | None = None
        self.incomplete: Worded | None = None
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.look)
        card.edited.connect(self._timer.start)
        card.card_edited.connect(self._forget_unlock)

    @property
    def unlock(self) -> tuple[Actor, str] | None:
        """The supervisor who allowed what stands in the panel now, and why."""
        return self._unlock

    @property
    def unlockable(self) -> bool:
        """Whether a supervisor may lift the refusal."""
        code = self.refusal.code if self.refusal else ""
        return code in _UNLOCKABLE and (self._expired_unlocks or code != "document_expired")

    @property
    def barred(self) -> bool:
        """Whether the document itself is refused, whatever else is typed."""
        return self.refusal is not None and self.refusal.code in _UNLOCKABLE

    def begin(self, request_id: int, *, expired_unlocks: bool) -> None:
        """Another file."""
        self._timer.stop()
        self._request_id, self._expired_unlocks = request_id, expired_unlocks
        self._unlock = None
        self._answer(None)

    def allow(self, supervisor: Actor, reason: str) -> None:
        """A supervisor looked at what stands in the panel and lets it pass."""
        self._unlock = (supervisor, reason)
        self.look()

    def entered(self) -> PickupInput:
        """What would be prepared."""
        entered = self._card.entered(self._chosen())
        if self._unlock is None:
            return entered
        supervisor, reason = self._unlock
        return replace(entered, unlock_by=supervisor, unlock_reason=reason)

    def look(self) -> None:
        """Ask now."""
        self._timer.stop()
        if self._card.is_empty():
            self._answer(None)
            return
        entered = self.entered()
        self._session.ask(
            lambda: self._session.desk.handover.check(self._request_id, entered),
            self._answer,
            lambda worded: self._lacking(entered, worded),
        )

    def _answer(self, checked: Checked | None, incomplete: Worded | None = None) -> None:
        self.checked, self.incomplete = checked, incomplete
        refusal = checked.refusal if checked is not None and incomplete is None else None
        self.refusal = None if refusal is None else word(refusal)
        self._card.show_check(checked)
        self.looked.emit()

    def _lacking(self, entered: PickupInput, worded: Worded) -> None:
        """Not all of the document is typed yet: the names can be compared all the same."""
        nameless = replace(
            entered,
            document=_unnumbered(entered.document),
            principal_document=_unnumbered(entered.principal_document),
        )
        self._session.ask(
            lambda: self._session.desk.handover.check(self._request_id, nameless),
            lambda checked: self._answer(checked, worded),
            lambda _again: self._answer(None, worded),
        )

    def _forget_unlock(self) -> None:
        self._unlock = None


def _unnumbered(document: ShownDocument | None) -> ShownDocument | None:
    return None if document is None else replace(document, number="")
