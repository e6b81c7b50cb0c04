"""Every sheet by its kind, and several in one PDF (fonts are embedded once for all)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from certdesk.documents.blank_forms import lay_blank_forms
from certdesk.documents.closing_sheet import lay_closing_sheet
from certdesk.documents.cupboard_count import lay_cupboard_count
from certdesk.documents.deficiency_slip import lay_deficiency_slip
from certdesk.documents.deposit_receipt import lay_deposit_receipt
from certdesk.documents.file_sheet import lay_file_sheet
from certdesk.documents.guide_snapshots import InformationSheet, ProgresCard, RefusalNotice
from certdesk.documents.information_sheet import lay_information_sheet
from certdesk.documents.month_closing import lay_month_closing
from certdesk.documents.office_snapshots import (
    BlankForms,
    ClosingSheet,
    CupboardCount,
    FileSheet,
    MonthClosingSheet,
    RecoverySheet,
    RegisterPages,
)
from certdesk.documents.page import PageSetup, Sheet, bind
from certdesk.documents.pickup_sheet import lay_pickup_sheet
from certdesk.documents.progres_card import lay_progres_card
from certdesk.documents.recovery_sheet import lay_recovery_sheet
from certdesk.documents.refusal_notice import lay_refusal_notice
from certdesk.documents.register_pages import lay_register_pages
from certdesk.documents.request_letter import lay_request_letter
from certdesk.documents.return_sheet import lay_return_sheet
from certdesk.documents.snapshots import (
    DeficiencySlip,
    DepositReceipt,
    PickupSheet,
    RequestLetter,
    ReturnSheet,
    Transmittal,
)
from certdesk.documents.stored import EDITIONS, Stored
from certdesk.documents.transmittal import lay_transmittal
from certdesk.domain.errors import BugError
from certdesk.forms.guide_sheets import (
    InformationSheetWording,
    ProgresCardWording,
    RefusalNoticeWording,
)
from certdesk.forms.month_closing import MonthClosingWording
from certdesk.forms.office_sheets import (
    BlankFormsWording,
    ClosingSheetWording,
    CupboardCountWording,
    FileSheetWording,
    PickupSheetWording,
    RecoverySheetWording,
    RegisterPagesWording,
    ReturnSheetWording,
)
from certdesk.forms.sheets import (
    DeficiencySlipWording,
    DepositReceiptWording,
    RequestLetterWording,
    TransmittalWording,
)


class NothingToPrint(BugError):
    """A batch without a sheet."""

    code = "nothing_to_print"


@dataclass(frozen=True, slots=True)
class SheetKind:
    """What one kind of sheet is made of."""

    snapshot: type[Stored]
    wording: type
    lay: Callable[[Any, Any, PageSetup], Sheet]


SHEETS: Mapping[str, SheetKind] = {
    "request_letter": SheetKind(RequestLetter, RequestLetterWording, lay_request_letter),
    "deposit_receipt": SheetKind(DepositReceipt, DepositReceiptWording, lay_deposit_receipt),
    "deficiency_slip": SheetKind(DeficiencySlip, DeficiencySlipWording, lay_deficiency_slip),
    "transmittal": SheetKind(Transmittal, TransmittalWording, lay_transmittal),
    "pickup_sheet": SheetKind(PickupSheet, PickupSheetWording, lay_pickup_sheet),
    "return_sheet": SheetKind(ReturnSheet, ReturnSheetWording, lay_return_sheet),
    "refusal_notice": SheetKind(RefusalNotice, RefusalNoticeWording, lay_refusal_notice),
    "progres_card": SheetKind(ProgresCard, ProgresCardWording, lay_progres_card),
    "information_sheet": SheetKind(
        InformationSheet, InformationSheetWording, lay_information_sheet
    ),
    "file_sheet": SheetKind(FileSheet, FileSheetWording, lay_file_sheet),
    "cupboard_count": SheetKind(CupboardCount, CupboardCountWording, lay_cupboard_count),
    "closing_sheet": SheetKind(ClosingSheet, ClosingSheetWording, lay_closing_sheet),
    "blank_forms": SheetKind(BlankForms, BlankFormsWording, lay_blank_forms),
    "recovery_sheet": SheetKind(RecoverySheet, RecoverySheetWording, lay_recovery_sheet),
    "month_closing": SheetKind(MonthClosingSheet, MonthClosingWording, lay_month_closing),
    "register_pages": SheetKind(RegisterPages, RegisterPagesWording, lay_register_pages),
}
"""By kind; the kind is also the name of the wording's file in `forms/sheets/`."""


@dataclass(frozen=True, slots=True)
class Job:
    """One sheet of a batch; `copies` counts prints, not the mark نسخة (that is the setup's)."""

    kind: str
    snapshot: Stored
    wording: object
    setup: PageSetup
    copies: int = 1


def render(kind: str, snapshots: Sequence[Stored], wording: object, setup: PageSetup) -> bytes:
    """Sheets of one kind in one PDF, in the order given.

    Raises:
        NothingToPrint: no snapshot.
    """
    return render_jobs([Job(kind, snapshot, wording, setup) for snapshot in snapshots])


def render_jobs(jobs: Sequence[Job]) -> bytes:
    """Sheets of any kinds in one PDF, each with its own setup, in the order given.

    Raises:
        NothingToPrint: no job.
    """
    sheets: list[Sheet] = []
    for job in jobs:
        sheet = SHEETS[job.kind].lay(job.snapshot, job.wording, job.setup)
        sheets += [sheet] * job.copies
    if not sheets:
        raise NothingToPrint
    return bind(sheets)


def stored_snapshot(kind: str, values: Mapping[str, object]) -> Stored:
    """The snapshot of a sheet as it was issued.

    Raises:
        SnapshotUnreadable: see `Stored.from_json`.
    """
    own = {name: value for name, value in values.items() if name != EDITIONS}
    return SHEETS[kind].snapshot.from_json(own)
