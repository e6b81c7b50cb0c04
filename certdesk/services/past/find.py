"""The search among past requests, by the same rules as among the present ones."""

import re
from collections.abc import Sequence

from certdesk.domain.arabic import query_keys
from certdesk.domain.diploma import diploma_number_key
from certdesk.domain.errors import RuleBroken
from certdesk.domain.numbering import (
    InvalidReference,
    NumberKind,
    Reference,
    ScannedDraft,
    UnreadableCode,
    parse_payload,
    parse_reference,
    parse_sheet_number,
)
from certdesk.domain.phone import phone_beginnings
from certdesk.domain.request import NoSuchRequest
from certdesk.storage.past_listing import ListedPast
from certdesk.storage.unit import Unit

DIGITS = re.compile(r"\+?[\d\s.-]+")
# as diploma numbers are typed, see `domain.diploma`
SLASH = re.compile(r"[/\\⁄∕]")


class OnlyInPast(NoSuchRequest):
    """A number of the register before this program: it can be read, nothing can be done to it."""

    code = "past_request"
    sentence = (
        "{number} is a request of the register before this program: it can be read, nothing is "
        "done with it here any more. Nothing was changed. A new request is needed."
    )


def find_past(unit: Unit, text: str, *, before: int | None, limit: int) -> Sequence[ListedPast]:
    """Past requests by number, registration or diploma number, phone or name, newest first.

    `before`: the list's last id (see `storage.past_listing`).
    """
    named = named_past(unit, text)
    if named:
        return named if before is None else []
    if DIGITS.fullmatch(text):
        digits = re.sub(r"\D", "", text)
        if not digits:
            return []
        phones = phone_beginnings(text)
        return unit.past_listing.by_digits(digits, phones, before=before, limit=limit)
    if SLASH.search(text):
        key = diploma_number_key(text)
        return unit.past_listing.by_diploma_key(key, before=before, limit=limit)
    keys = query_keys(text)
    return unit.past_listing.by_name_keys(keys, before=before, limit=limit) if keys else []


def named_past(unit: Unit, text: str) -> Sequence[ListedPast]:
    """The past request of a deposit number, as a list of one or none."""
    reference = reference_of(text)
    if isinstance(reference, Reference) and reference.kind is NumberKind.DEPOSIT:
        return unit.past_listing.by_number(reference.year, reference.n)
    return []


def reference_of(text: str) -> Reference | ScannedDraft | None:
    """What a text names exactly: a number of ours, a scanned code, a sheet's number."""
    for read in (parse_payload, parse_sheet_number, parse_reference):
        try:
            found = read(text)
        except (InvalidReference, UnreadableCode, RuleBroken):
            continue
        if isinstance(found, tuple):
            return found[0]
        return found if isinstance(found, Reference | ScannedDraft) else found.reference
    return None
