"""The wording of each sheet, read strictly from `forms/sheets/*.toml` (or the office's edition).

Wording is data, layout is code: a sheet's file holds every word that is printed and is not
the applicant's. Braces name the places that the program fills; each must be there.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from typing import TypeVar

from certdesk.forms.guide_sheets import (
    GUIDE_PLACES,
    InformationSheetWording,
    Places,
    ProgresCardWording,
    RefusalNoticeWording,
)
from certdesk.forms.month_closing import MONTH_CLOSING_PLACES, MonthClosingWording
from certdesk.forms.office_sheets import (
    OFFICE_PLACES,
    BlankFormsWording,
    ClosingSheetWording,
    CupboardCountWording,
    FileSheetWording,
    PickupSheetWording,
    RecoverySheetWording,
    RegisterPagesWording,
    ReturnSheetWording,
)
from certdesk.forms.reader import Table, read, shipped_text

Wording = TypeVar("Wording")


@dataclass(frozen=True, slots=True)
class PageWording:
    """What every sheet of the office carries at its head and foot."""

    number: str
    place_and_date: str
    foot: str
    edition: str
    trial: str
    copy: str
    stamp: str
    original: str
    copy_form: str
    shown_form: str


@dataclass(frozen=True, slots=True)
class RequestLetterWording:
    """The lines of the school's form."""

    title: str
    place_and_date: str
    place: str
    given_name: str
    family_name: str
    registration_number: str
    phone: str
    addressee: tuple[str, ...]
    subject: str
    opening: str
    purpose: str
    statement: str
    study_field: str
    branch: str
    speciality: str
    diploma_number: str
    diploma_dated: str
    closing: str
    signatory: tuple[str, ...]
    applicant_signature: str
    enclosures_title: str
    enclosures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DepositReceiptWording:
    """Both halves of the receipt."""

    title: str
    number: str
    applicant_half: str
    counter_half: str
    cut: str
    name: str
    birth: str
    registration_number: str
    deposited: str
    deposited_value: str
    promised: str
    paper: str
    form: str
    sheets: str
    total: str
    bring_title: str
    bring: tuple[str, ...]
    privacy: str
    check_code: str
    clerk: str
    applicant_signature: str


@dataclass(frozen=True, slots=True)
class DeficiencySlipWording:
    """What is missing, why, and what to do."""

    title: str
    greeting: str
    registration_number: str
    opening: str
    reason: str
    note: str
    next_title: str
    next: tuple[str, ...]
    kept_until: str
    code_title: str
    check_code: str
    clerk: str


@dataclass(frozen=True, slots=True)
class TransmittalWording:
    """Files sent for signature."""

    title: str
    addressee: str
    subject: str
    row: str
    number: str
    name: str
    diploma: str
    papers: str
    sheets: str
    returned: str
    remark: str
    total: str
    totals: str
    sender: str
    receiver: str
    receiver_lines: tuple[str, ...]
    clerk: str


# The places that a wording must leave for the program, by sheet and key; the others have none.
_PLACES: dict[type, Places] = {
    PageWording: {
        "number": frozenset({"number"}),
        "place_and_date": frozenset({"place", "date"}),
        "foot": frozenset({"page", "pages"}),
        "edition": frozenset({"hash"}),
        "copy": frozenset({"count"}),
    },
    RequestLetterWording: {"place_and_date": frozenset({"place"})},
    DepositReceiptWording: {
        "number": frozenset({"number"}),
        "deposited_value": frozenset({"date", "time"}),
        "check_code": frozenset({"code"}),
        "clerk": frozenset({"clerk"}),
    },
    DeficiencySlipWording: {
        "greeting": frozenset({"name"}),
        "registration_number": frozenset({"number"}),
        "reason": frozenset({"reason"}),
        "note": frozenset({"note"}),
        "kept_until": frozenset({"date"}),
        "check_code": frozenset({"code"}),
        "clerk": frozenset({"clerk"}),
    },
    TransmittalWording: {
        "addressee": frozenset({"addressee"}),
        "totals": frozenset({"files", "papers", "sheets"}),
        "clerk": frozenset({"clerk"}),
    },
    **MONTH_CLOSING_PLACES,
    **OFFICE_PLACES,
    **GUIDE_PLACES,
}

KINDS: dict[str, type] = {
    "page": PageWording,
    "request_letter": RequestLetterWording,
    "deposit_receipt": DepositReceiptWording,
    "deficiency_slip": DeficiencySlipWording,
    "transmittal": TransmittalWording,
    "pickup_sheet": PickupSheetWording,
    "return_sheet": ReturnSheetWording,
    "refusal_notice": RefusalNoticeWording,
    "progres_card": ProgresCardWording,
    "information_sheet": InformationSheetWording,
    "file_sheet": FileSheetWording,
    "cupboard_count": CupboardCountWording,
    "closing_sheet": ClosingSheetWording,
    "blank_forms": BlankFormsWording,
    "month_closing": MonthClosingWording,
    "recovery_sheet": RecoverySheetWording,
    "register_pages": RegisterPagesWording,
}
"""The wording of each sheet, by the name of its file."""


def read_sheet(wording: type[Wording], text: str, source: str) -> Wording:
    """One edition of a sheet's wording; `source` is the name that errors show.

    Raises:
        FormsError: names file, key and remedy (unknown or missing key, empty text, a place in
            braces that is missing or unknown).
    """
    return read(text, source, _builder(wording))


@cache
def shipped_sheet(wording: type[Wording]) -> Wording:
    """The shipped wording of a sheet."""
    name = next(name for name, kind in KINDS.items() if kind is wording)
    return read_sheet(wording, shipped_text(f"sheets/{name}"), f"sheets/{name}.toml")


def _builder(wording: type[Wording]) -> Callable[[Table], Wording]:
    places = _PLACES[wording]

    def build(table: Table) -> Wording:
        values: dict[str, str | tuple[str, ...]] = {}
        keys = fields(wording)  # type: ignore[arg-type]
        for one in keys:
            # known beforehand, so that a missing `number` is not taken for a misspelt `name`
            table.has(one.name)
        for one in keys:
            if one.type is str:
                values[one.name] = table.text(one.name, needs=places.get(one.name, frozenset()))
            else:
                values[one.name] = table.texts(one.name, at_least=1)
        return wording(**values)

    return build
