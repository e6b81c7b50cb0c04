"""The pickup sheet: the authenticated papers that were handed over."""

from certdesk.documents.handover import lay_handover
from certdesk.documents.page import PageSetup, Sheet, bind
from certdesk.documents.snapshots import PickupSheet
from certdesk.documents.text import worded
from certdesk.forms.office_sheets import PickupSheetWording


def render_pickup_sheet(
    snapshot: PickupSheet, wording: PickupSheetWording, setup: PageSetup
) -> bytes:
    """The sheet as a PDF."""
    return bind([lay_pickup_sheet(snapshot, wording, setup)])


def lay_pickup_sheet(snapshot: PickupSheet, wording: PickupSheetWording, setup: PageSetup) -> Sheet:
    """The sheet as marks."""
    return lay_handover(snapshot, worded(wording), setup)
