"""Prints a sheet that is kept: who wants an issued one once more says why."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from certdesk.gui.messages import Worded
from certdesk.gui.pages.step_words import sheet_words
from certdesk.gui.session import Session
from certdesk.i18n import tr
from certdesk.services.office_sheets import BLANK_FORMS, CLOSING
from certdesk.services.sheets.frozen import TRANSMITTAL
from certdesk.services.sheets.printing import PrintedSheet
from certdesk.services.sheets.rendering import RECEIPT

_OF_THE_OFFICE = frozenset({TRANSMITTAL, CLOSING, BLANK_FORMS, "month-closing"})


def print_kept(
    session: Session,
    over: QWidget,
    make: Callable[[str], PrintedSheet],
    delivered: Callable[[str, str], object],
) -> None:
    """`make` gets the reason of a copy, "" for a first; `delivered` printer and reason."""

    def ask(worded: Worded) -> None:
        if worded.code != "copy_reason_needed":
            session.tell(worded, over)
            return
        kind, key = str(worded.data["kind"]), str(worded.data["key"])
        ask_copy_reason(over, kind, key, send)

    def send(reason: str) -> None:
        session.print_sheet(partial(make, reason), lambda printer: delivered(printer, reason), ask)

    send("")


def print_counted(
    session: Session,
    over: QWidget,
    make: Callable[[str], PrintedSheet],
    delivered: Callable[[str], object],
) -> None:
    """`print_kept` where nobody asks afterwards: a copy counts as soon as it was sent."""
    made: list[PrintedSheet] = []

    def kept(reason: str) -> PrintedSheet:
        made.append(make(reason))
        return made[-1]

    def sent(printer: str, reason: str) -> None:
        number = made[-1].sheet_id
        if reason and number is not None:
            session.act(
                lambda: session.desk.printing.came_out(number, by=session.actor, reason=reason)
            )
        delivered(printer)

    print_kept(session, over, kept, sent)


def ask_copy_reason(over: QWidget, kind: str, key: str, then: Callable[[str], object]) -> None:
    """Why a sheet that was issued comes out once more; `then` gets it."""
    # the dialog is loaded when it is first needed
    from certdesk.gui.dialogs.reason_dialog import ReasonDialog

    dialog = ReasonDialog(
        over,
        tr("Print a copy of {sheet}?", sheet=sheet_words(kind, key)),
        verb=tr("Print a copy"),
        sign="printer",
        reasons=(*_lost(kind), tr("It was damaged"), tr("For the file")),
        sentences=(
            ("copy", tr("It says copy, with its count.")),
            ("history", tr("The reason stays in the history.")),
        ),
    )
    dialog.then(then)


def _lost(kind: str) -> tuple[str, ...]:
    # who lost the receipt shows a card and declares it: not here
    if kind == RECEIPT:
        return ()
    return (tr("It was lost"),) if kind in _OF_THE_OFFICE else (tr("The applicant lost it"),)
