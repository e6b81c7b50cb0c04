"""Asking where a file's papers lie; from the file and from its receipt."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from certdesk.domain.custody import Place
from certdesk.gui.session import Session
from certdesk.services.views import RequestView

HERE = frozenset({Place.CUPBOARD, Place.SHELF})
"""The places that have slots."""


def ask_slot(
    session: Session,
    page: QWidget,
    view: RequestView,
    done: Callable[[str], object] | None = None,
) -> None:
    """Ask for the slot of the papers that are here; `done` gets it once it is kept."""
    # the dialog is loaded when it is first needed
    from certdesk.gui.dialogs.slot_dialog import SlotDialog

    here = [line for line in view.lines if line.place in HERE]

    def put(slot: str, lines: tuple[int, ...] | None) -> None:
        kept = session.act(
            lambda: session.desk.slots.put(view.id, slot, lines=lines, by=session.actor)
        )
        if kept and done is not None:
            done(slot)

    SlotDialog(page, view.number, here).then(put)
