"""What the journal's acts are in Arabic, for the sheets that show or count them."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from certdesk.domain.calendar import month_name
from certdesk.domain.dates import shown_day
from certdesk.i18n import ltr, tr

ACTS: Final[Mapping[str, str]] = {
    "draft_started": "The draft was opened",
    "draft_discarded": "A draft was discarded",
    "draft_expired": "The program discarded a draft left behind",
    "draft_brought_back": "A discarded draft was brought back",
    "paper_judged": "A paper was looked at",
    "letter_printed": "The letter was printed",
    "deficiency_slip_printed": "The deficiency slip was printed",
    "deposited": "Deposited, act",
    "verified": "Looked up in the archive",
    "verification_settled": "The head of service let the differences pass",
    "verification_lapsed": "The look into the archive lapsed: the data was corrected",
    "doubt_raised": "Put before the head of service",
    "doubt_settled": "The head of service settled it",
    "send": "Sent for signature",
    "take_back_signed": "Came back signed",
    "take_back_unsigned": "Came back without a signature",
    "recall": "Recalled",
    "refuse": "Refused, act",
    "withdraw": "The applicant withdrew",
    "void": "The entry was voided",
    "pickup_prepared": "The hand-over was prepared",
    "pickup_refused": "The hand-over was refused",
    "pickup_confirmed": "Handed over, act",
    "return_prepared": "The return of papers was prepared",
    "return_refused": "The return of papers was refused",
    "return_confirmed": "The papers were given back",
    "handover_abandoned": "The prepared sheet was abandoned",
    "reverse": "The hand-over was reversed",
    "corrected": "The data was corrected",
    "receipt_lost": "The receipt was declared lost",
    "lost_receipt_refused": "The copy of a lost receipt was refused",
    "slot_set": "The papers were put into a slot",
    "file_freed": "The file was freed",
    "progres_step_told": "A step on the platform was told",
    "progres_step_corrected": "A step on the platform was corrected",
    "progres_step_struck": "A step on the platform was struck out",
    "appointment_told": "An appointment was told",
    "appointment_cancelled": "The appointment was cancelled",
    "applicant_called": "The applicant was called",
    "sheet_printed": "A sheet was sent to the printer",
    "sheet_issued": "A sheet came out",
    "notice_written": "The notice of the refusal was written",
    "numbers_reserved": "Numbers were reserved for blank forms",
    "form_voided": "A blank form was struck out",
    "token_added": "A token was made",
    "token_revoked": "A token was ended",
    "token_used": "A token was used",
    "register_exported": "A register was exported",
    "past_imported": "An old register was imported",
    "past_taken_back": "The import of an old register was taken back",
    "month_closed": "A month of a register was closed",
    "day_closed": "The day was closed",
    "first_supervisor": "The first account was opened",
    "form_changed": "The office's forms were changed",
    "staff_added": "An account was opened",
    "staff_suspended": "An account was suspended",
    "staff_reactivated": "An account was opened again",
    "role_changed": "A role was changed",
    "password_given": "A new password was given",
    "password_changed": "A person changed the own password",
    "password_reset": "A password was changed",
    "signed_in": "Signed in",
    "sign_in_failed": "A password was wrong",
    "attempt_reviewed": "An identity check was reviewed",
    "identity_shown": "An identity number was shown whole",
    "cupboard_counted": "The cupboard was counted",
    "backup": "A backup was made",
    "restored": "A backup was put in place",
}
VERDICTS: Final[Mapping[str, str]] = {
    "not_looked_at": "not looked at, verdict",
    "accepted": "accepted, verdict",
    "not_accepted": "not accepted, verdict",
    "waived": "waived, verdict",
}
PLACES: Final[Mapping[str, str]] = {
    "cupboard": "in the cupboard",
    "at_signature": "at signature, place",
    "shelf": "on the shelf, place",
    "given": "given, place",
    "kept": "kept by the school",
    "spoiled": "spoiled, place",
}
NEUTRAL: Final[Mapping[str, str]] = {
    "doubt_raised": "put_before_head",
    "doubt_settled": "settled_by_head",
}
"""What acts about a doubt are called for who may not read doubts: the code gives nothing away."""
_CODES: Final = {neutral: act for act, neutral in NEUTRAL.items()}

_CLOSED: Final = {"deposit": "Deposits", "pickup": "Handed over in the month"}
"""The registers that are closed by month."""

FOUND: Final[Mapping[str, str]] = {
    "as_stated": "Found as stated",
    "differences": "Found with differences",
    "not_found": "Not found in the archive, outcome",
}
REFUSALS: Final[Mapping[str, str]] = {
    "no_document": "no identity document was shown",
    "document_expired": "the document had expired",
    "document_not_accepted": "this kind of document is not accepted",
    "mismatch": "the document did not match the file",
    "note_needed": "the spelling differed and no note was written",
    "deed_incomplete": "the proxy's deed was incomplete",
    "open_doubt": "the file is with the head of service",
    "proxy_needs_supervisor": "a proxy came without the word of the head of service",
}


def act_word(act: str) -> str:
    """An act of the journal; acts of later versions are «another act»."""
    return tr(ACTS.get(_CODES.get(act, act), "Another act"))


def sheet_key(kind: str, key: str) -> str:
    """What a sheet is known by, as it is read: a number, a day, or a register and its month."""
    try:
        if kind == "closing-sheet":
            return shown_day(date.fromisoformat(key))
        if kind == "month-closing":
            register, _, month = key.partition("-")
            first = date.fromisoformat(f"{month}-01")
            return f"{tr(_CLOSED[register])}، {month_name(first.month)} {first.year}"
    except (ValueError, KeyError):
        pass  # a key of a later version is shown as it is
    return key


def sheet_key_words(kind: str, key: str) -> str:
    """The same for a sentence: numbers and days isolated, words not."""
    known = sheet_key(kind, key)
    return known if " " in known else ltr(known)


def act_order(act: str) -> int:
    """Its place in the day's work, others last."""
    return list(ACTS).index(act) if act in ACTS else len(ACTS)


def verdict_word(verdict: str) -> str:
    """How a paper was judged."""
    return tr(VERDICTS[verdict])


def place_word(place: str) -> str:
    """Where a paper is."""
    return tr(PLACES[place])


def found_word(found: str) -> str:
    """What the archive says."""
    return tr(FOUND[found])


def refusal_word(code: str) -> str:
    """Why an identity check did not allow a hand-over."""
    return tr(REFUSALS.get(code, "the identity check did not allow it"))
