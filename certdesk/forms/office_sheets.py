"""The wording of the sheets that the office keeps: hand-overs, lists, the close of the day."""

from dataclasses import dataclass

from certdesk.forms.guide_sheets import Places


@dataclass(frozen=True, slots=True)
class HandoverWording:
    """The record of papers that leave the counter, signed by both."""

    title: str
    opening: str
    name: str
    birth: str
    registration_number: str
    paper: str
    form: str
    sheets: str
    taken: str
    made: str
    given: str
    kept: str
    spoiled: str
    due: str
    total: str
    receiver_title: str
    receiver: str
    quality: str
    applicant: str
    proxy: str
    identity_title: str
    of_applicant: str
    of_proxy: str
    document: str
    issued_on: str
    issued_at: str
    expires_on: str
    deed: str
    deed_value: str
    deed_dated: str
    deed_issuer: str
    comparison: str
    matches: str
    unlocked: str
    unlocked_value: str
    declaration: str
    receiver_signature: str
    clerk_signature: str
    clerk: str


@dataclass(frozen=True, slots=True)
class PickupSheetWording(HandoverWording):
    """The record of a hand-over of authenticated papers."""


@dataclass(frozen=True, slots=True)
class ReturnSheetWording(HandoverWording):
    """The record of papers given back unauthenticated, and why."""

    decision: str
    refused: str
    withdrawn: str
    void: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileSheetWording:
    """A request whole."""

    title: str
    state: str
    applicant_title: str
    name: str
    latin_name: str
    birth: str
    registration_number: str
    phone: str
    email: str
    diploma_title: str
    diploma: str
    study_field: str
    branch: str
    speciality: str
    diploma_number: str
    diploma_dated: str
    request_title: str
    purpose: str
    asked: str
    deposited: str
    deposited_value: str
    depositor: str
    promised: str
    verification: str
    progres: str
    papers_title: str
    paper: str
    form: str
    sheets: str
    verdict: str
    place: str
    no_papers: str
    history_title: str
    when: str
    act: str
    by: str
    note: str
    no_history: str
    clerk: str


@dataclass(frozen=True, slots=True)
class CupboardCountWording:
    """What should be in the cupboard."""

    title: str
    opening: str
    row: str
    slot: str
    number: str
    name: str
    paper: str
    form: str
    sheets: str
    found: str
    remark: str
    total: str
    totals: str
    empty: str
    result: str
    result_lines: tuple[str, ...]
    counter: str
    supervisor: str
    clerk: str


@dataclass(frozen=True, slots=True)
class ClosingSheetWording:
    """The close of a day."""

    title: str
    opening: str
    acts_title: str
    act: str
    count: str
    series_title: str
    series: str
    first: str
    last: str
    numbers: str
    none: str
    transmittals_title: str
    transmittal: str
    files: str
    papers: str
    sheets: str
    standing: str
    not_issued_title: str
    sheet: str
    sheet_number: str
    made_at: str
    nothing: str
    journal_title: str
    journal_count: str
    journal_head: str
    clerk_signature: str
    supervisor_signature: str
    name: str


@dataclass(frozen=True, slots=True)
class BlankFormsWording:
    """What a blank form carries besides the letter, and the counter's page behind it."""

    title: str
    reserved: str
    number: str
    date: str
    time: str
    page_title: str
    opening: str
    row: str
    paper: str
    form: str
    accepted: str
    lacking: str
    sheets: str
    remark: str
    fields: tuple[str, ...]
    after: tuple[str, ...]
    clerk_signature: str
    applicant_signature: str


@dataclass(frozen=True, slots=True)
class RecoverySheetWording:
    """The way back in, to be kept in a sealed envelope."""

    title: str
    account: str
    opening: str
    code_title: str
    keep_title: str
    keep: tuple[str, ...]
    use_title: str
    use: tuple[str, ...]
    alone: str


@dataclass(frozen=True, slots=True)
class RegisterPagesWording:
    """What the pages of any register say besides its own columns."""

    period: str
    empty: str
    totals_title: str
    total: str
    uncounted: str


_HANDOVER_PLACES: Places = {
    "opening": frozenset({"date", "time", "request"}),
    "document": frozenset({"kind", "number"}),
    "issued_on": frozenset({"date"}),
    "issued_at": frozenset({"place"}),
    "expires_on": frozenset({"date"}),
    "deed_value": frozenset({"kind", "number"}),
    "deed_dated": frozenset({"date"}),
    "deed_issuer": frozenset({"issuer"}),
    "unlocked_value": frozenset({"by", "reason"}),
    "clerk": frozenset({"clerk"}),
}
_DECISION = frozenset({"date"})

OFFICE_PLACES: dict[type, Places] = {
    PickupSheetWording: _HANDOVER_PLACES,
    ReturnSheetWording: {
        **_HANDOVER_PLACES,
        "refused": _DECISION,
        "withdrawn": _DECISION,
        "void": _DECISION,
        "reason": frozenset({"reason"}),
    },
    FileSheetWording: {
        "state": frozenset({"state"}),
        "deposited_value": frozenset({"date", "time", "clerk"}),
        "clerk": frozenset({"clerk"}),
    },
    CupboardCountWording: {
        "opening": frozenset({"date", "time"}),
        "totals": frozenset({"papers", "sheets"}),
        "clerk": frozenset({"clerk"}),
    },
    ClosingSheetWording: {
        "opening": frozenset({"date", "time"}),
        "journal_count": frozenset({"count"}),
        "journal_head": frozenset({"hash"}),
        "name": frozenset({"name"}),
    },
    BlankFormsWording: {"opening": frozenset({"number"})},
    RecoverySheetWording: {"account": frozenset({"name"})},
    RegisterPagesWording: {
        "period": frozenset({"period"}),
        "total": frozenset({"label", "value"}),
    },
}
