"""Second act: the archive, the way to the signatory and back."""

from certdesk.domain.request import State
from certdesk.domain.verification import Found
from certdesk.gui.demo import applicant
from certdesk.gui.demo.keys import Play
from certdesk.gui.demo.stage import Stage
from certdesk.i18n import ltr, tr


def play(stage: Stage) -> Play:
    """Each time the receipt is scanned, its file opens at its next step."""
    yield from _verify(stage)
    yield from _send(stage)
    yield from _take_back(stage)


def _verify(stage: Stage) -> Play:
    yield from stage.scan(stage.code)
    yield stage.on_page("verify")
    yield stage.until(lambda: stage.has_focus("verify.reference"), tr("the archive"))
    yield from stage.write(applicant.ARCHIVE)
    yield from stage.press("Enter", "1")
    yield from stage.picture("verify")
    yield from stage.press("F12")
    yield stage.until(lambda: stage.view.verification is not None, tr("the archive"))
    look = stage.view.verification
    stage.expect(look and look.found, Found.AS_STATED, tr("The archive"))
    stage.expect(look and look.reference, applicant.ARCHIVE, tr("The archive"))
    stage.tell(tr("Verified: {reference}", reference=applicant.ARCHIVE))


def _send(stage: Stage) -> Play:
    yield from stage.scan(stage.code)
    yield stage.on_page("signature")
    yield from stage.picture("signature")
    yield from stage.press("F12")
    yield stage.until(lambda: stage.sheets("transmittal") == 1, tr("the transmittal"))
    stage.expect(stage.view.state, State.AT_SIGNATURE, tr("The transmittal"))
    yield stage.until(lambda: stage.shows("signature.came_out"), tr("the transmittal"))
    yield from stage.picture("at-signature")
    yield from stage.tab_to("signature.came_out")
    yield from stage.press("Space")
    yield stage.until(lambda: stage.has_focus("signature.outside"), tr("the transmittal"))
    number = ltr(stage.view.transmittal)
    stage.tell(tr("Sent for signature with transmittal {number}", number=number))


def _take_back(stage: Stage) -> Play:
    yield from stage.scan(stage.code)
    yield stage.until(lambda: stage.view.state is State.READY, tr("the signed file"))
    stage.tell(tr("Taken back signed by scanning the receipt"))
