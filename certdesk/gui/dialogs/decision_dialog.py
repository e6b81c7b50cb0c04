"""The five decisions about one request, each as the question that is asked before it."""

from collections.abc import Callable, Mapping

from certdesk.domain.calendar import long_date
from certdesk.domain.custody import Origin
from certdesk.domain.request import MOVES, Move
from certdesk.gui.dialogs.supervisor_dialog import Question
from certdesk.i18n import ltr, tr, trn
from certdesk.services.views import RequestView

OFFERED = (Move.REFUSE, Move.WITHDRAW, Move.VOID, Move.RECALL, Move.REVERSE)


def offered(view: RequestView) -> list[Move]:
    """The decisions that the state of a request lets one ask for; services decide again."""
    return [move for move in OFFERED if view.state in MOVES[move][0]]


def decision_words() -> Mapping[Move, tuple[str, str]]:
    """The sign and the verb of each decision, as a menu shows them."""
    return {
        Move.REFUSE: ("ban", tr("Refuse the request")),
        Move.WITHDRAW: ("arrow-back-up", tr("The applicant withdraws")),
        Move.VOID: ("x", tr("Void the entry")),
        Move.RECALL: ("history", tr("Recall the file")),
        Move.REVERSE: ("arrow-back-up", tr("Reverse the hand-over")),
    }


def question(move: Move, view: RequestView) -> Question:
    """What is asked before a decision about a request."""
    make: Mapping[Move, Callable[[RequestView], Question]] = {
        Move.REFUSE: _refuse,
        Move.WITHDRAW: _withdraw,
        Move.VOID: _void,
        Move.RECALL: _recall,
        Move.REVERSE: _reverse,
    }
    return make[move](view)


def _refuse(view: RequestView) -> Question:
    number = ltr(view.number)
    return Question(
        title=tr("Refuse the request {number}?", number=number),
        verb=tr("Refuse {number}", number=number),
        sign="ban",
        subtitle=_about(view),
        danger=True,
        consequences=(("table", tr("Its number stays; the register says refused.")), _due(view)),
        reasons=(
            tr("The diploma is not of this school"),
            tr("Not found in the archive"),
            tr("The diploma is not authentic"),
            tr("The papers belong to another person"),
        ),
    )


def _withdraw(view: RequestView) -> Question:
    number = ltr(view.number)
    return Question(
        title=tr("Has the applicant of {number} withdrawn?", number=number),
        verb=tr("Record the withdrawal of {number}", number=number),
        sign="arrow-back-up",
        subtitle=_about(view),
        danger=True,
        consequences=(("table", tr("Its number stays; the register says withdrawn.")), _due(view)),
        reasons=(
            tr("The applicant asked for it at the counter"),
            tr("The applicant needs the original now"),
            tr("The authentication is needed no more"),
        ),
    )


def _void(view: RequestView) -> Question:
    number = ltr(view.number)
    return Question(
        title=tr("Void the entry {number}?", number=number),
        verb=tr("Void {number}", number=number),
        sign="ban",
        subtitle=_about(view),
        danger=True,
        consequences=(
            ("table", tr("The number stays in the register, struck out, and is not used again.")),
            _due(view),
        ),
        reasons=(
            tr("Entered twice"),
            tr("Entered for the wrong person"),
            tr("Entered while trying the program"),
        ),
    )


def _recall(view: RequestView) -> Question:
    number = ltr(view.number)
    made = sum(
        line.sheets
        for line in view.lines
        if line.origin is Origin.MADE_HERE and not line.is_settled
    )
    spoiled = trn("{n} authenticated copies are spoiled and made anew.", made)
    return Question(
        title=tr("Recall the file {number}?", number=number),
        verb=tr("Recall {number}", number=number),
        sign="history",
        subtitle=_about(view),
        danger=True,
        consequences=(
            ("inbox", tr("The file goes back to the cupboard and has to be signed again.")),
            *((("archive", spoiled),) if made else ()),
        ),
        reasons=(
            tr("A signature is missing"),
            tr("The stamp is wrong"),
            tr("A mistake in the data"),
            tr("Sent by mistake"),
        ),
    )


def _reverse(view: RequestView) -> Question:
    number = ltr(view.number)
    return Question(
        title=tr("Reverse the hand-over of {number}?", number=number),
        verb=tr("Reverse {number}", number=number),
        sign="arrow-back-up",
        subtitle=_about(view),
        danger=True,
        consequences=(
            ("circle-check", tr("The file is ready to hand over once more.")),
            ("table", tr("The register shows the hand-over and that it was reversed.")),
        ),
        reasons=(
            tr("Handed to the wrong person"),
            tr("A mistake was seen in the papers"),
            tr("Confirmed by mistake, nothing was given"),
        ),
        tick=tr("All the papers are back: they lie in front of me"),
    )


def _about(view: RequestView) -> str:
    if view.deposited_on is None:
        return view.name
    return tr("{name}, deposited {day}", name=view.name, day=long_date(view.deposited_on))


def _due(view: RequestView) -> tuple[str, str]:
    """What the applicant brought and still has to get back."""
    sheets = sum(
        line.sheets for line in view.lines if line.origin is Origin.TAKEN_IN and not line.is_settled
    )
    if not sheets:
        return "archive", tr("No paper of the applicant is here.")
    return "archive", trn("{n} sheets here go back before the file is closed.", sheets)
