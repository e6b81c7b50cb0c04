"""What happened to each applicant, in one sentence; said when the day is over."""

from collections.abc import Mapping

from certdesk.domain.request import State
from certdesk.gui.demo import people
from certdesk.gui.demo.people import CAST
from certdesk.gui.demo.stage import Stage
from certdesk.i18n import ltr, tr


def tell(stage: Stage) -> None:
    """One line an applicant, in the order in which they came to the glass."""
    names = {"head": people.HEAD, "clerk": people.CLERK}
    stage.tell(tr("First start: {head} made the accounts; {clerk} sits at the counter", **names))
    for key, (sentence, state) in _stories().items():
        view = stage.view(key)
        stage.expect(view.state, state, CAST[key].name)
        stage.tell(f"{CAST[key].name} {ltr(view.number)}: {sentence}")
    stage.tell(tr("A draft left in the middle of the form waited in its list and was discarded"))
    stage.tell(tr("One of two blank numbered forms was spoiled: its number is struck out"))
    stage.tell(
        tr("Last month's deposits were closed; a phone corrected since is a line of this month")
    )
    stage.tell(tr("An old register in Excel was imported whole; its requests are found"))
    stage.tell(tr("The cupboard's list, the closing sheet and the month's registers are there"))


def _stories() -> Mapping[str, tuple[str, State]]:
    done, ready = State.HANDED_OVER, State.READY
    return {
        "nawal": (
            tr("a short phone number corrected; signed, handed over; her appointment is noted"),
            done,
        ),
        "karim": (
            tr("a paper was missing, a slip named it; back without receipt, found by name"),
            done,
        ),
        "samira": (
            tr("certificate too old, waived; the card's spelling differs, accepted with a note"),
            done,
        ),
        "rachid": (
            tr("not found in the archive, settled; an expired card, unlocked with a reason"),
            done,
        ),
        "linda": (tr("a doubt, settled; came back unsigned and was sent again"), ready),
        "yassine": (
            tr("recalled from the shelf, travels again; two people were in the file"),
            State.AT_SIGNATURE,
        ),
        "hakim": (tr("refused: notice printed, papers given back"), State.REFUSED),
        "farida": (tr("withdrew: papers given back"), State.WITHDRAWN),
        "omar": (tr("void, the number stays struck out; papers given back"), State.VOID),
        "zineb": (tr("some of the papers handed over, one is still here"), ready),
        "mourad": (tr("handed over, then reversed: the papers are back"), ready),
        "houda": (tr("receipt lost, a counted copy; her proxy came with a deed"), done),
        "bilal": (tr("dead printer: number dictated, receipt printed later; called"), ready),
        "souad": (tr("written on a blank numbered form in a power cut, keyed in later"), ready),
    }
