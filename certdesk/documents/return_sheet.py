"""The return sheet: papers given back after a refusal, a withdrawal or a void entry."""

from certdesk.documents.handover import lay_handover
from certdesk.documents.page import PageSetup, Sheet, short_date
from certdesk.documents.snapshots import Decision, ReturnSheet
from certdesk.documents.text import own, worded
from certdesk.forms.office_sheets import ReturnSheetWording


def lay_return_sheet(snapshot: ReturnSheet, wording: ReturnSheetWording, setup: PageSetup) -> Sheet:
    """The sheet as marks."""
    wording = worded(wording)
    return lay_handover(
        snapshot, wording, setup, cause=[(wording.decision, _cause(snapshot, wording))]
    )


def _cause(snapshot: ReturnSheet, wording: ReturnSheetWording) -> str:
    words = {
        Decision.REFUSED: wording.refused,
        Decision.WITHDRAWN: wording.withdrawn,
        Decision.VOID: wording.void,
    }
    cause = words[snapshot.decision].format(date=short_date(snapshot.decided_on))
    if snapshot.reason:
        cause += " " + wording.reason.format(reason=own(snapshot.reason))
    return cause
