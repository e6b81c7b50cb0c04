"""Third act: the card, the sheet both sign, the papers."""

from certdesk.domain.request import State
from certdesk.gui.demo import applicant
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import Stage
from certdesk.i18n import ltr, tr


def play(stage: Stage) -> Play:
    """F8 to the number of the pickup."""
    yield from stage.press("F8")
    yield stage.on_page("pickup")
    yield from stage.press("Enter")
    yield from stage.fill("pickup.document_number", applicant.CARD_NUMBER)
    for name, text in applicant.CARD.items():
        yield from stage.fill(f"pickup.{name}", text)
    yield stage.pause(0.4)  # the comparison follows the last key
    yield from stage.picture("pickup")
    yield from stage.press("F12")
    yield stage.until(lambda: stage.sheets("pickup-sheet") == 1, tr("the sheet to sign"))
    yield from stage.picture("pickup-to-sign")
    yield from stage.press("F12")
    yield stage.until(lambda: stage.shows("pickup.confirm_dialog"), tr("the question"))
    yield from stage.picture("pickup-question", stage.dialog())
    yield from stage.press("F12")
    yield stage.until(lambda: stage.view.state is State.HANDED_OVER, tr("the hand-over"))
    yield from stage.picture("handed-over")
    stage.expect(stage.view.balance.due, 0, tr("Papers still due"))
    number = stage.view.handovers[-1].number
    stage.tell(tr("The card typed, the sheet signed, handed over as {number}", number=ltr(number)))
