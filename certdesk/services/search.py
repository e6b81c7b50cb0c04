"""What a text typed into the search box asks for, the same of both registers."""

import re
from collections.abc import Sequence

from certdesk.domain.arabic import query_keys
from certdesk.domain.diploma import diploma_number_key
from certdesk.domain.errors import RuleBroken
from certdesk.domain.numbering import (
    InvalidReference,
    Reference,
    ScannedDraft,
    UnreadableCode,
    parse_payload,
    parse_reference,
    parse_sheet_number,
)
from certdesk.domain.phone import phone_beginnings
from certdesk.storage.lists.searched import Listed, Searched

_DIGITS = re.compile(r"\+?[\d\s.-]+")
# as diploma numbers are typed, see `domain.diploma`
_SLASH = re.compile(r"[/\\⁄∕]")


def found_in(
    register: Searched[Listed], text: str, *, before: int | None, limit: int
) -> Sequence[Listed]:
    """Rows by registration or diploma number, phone or name, newest first."""
    if _DIGITS.fullmatch(text):
        digits = re.sub(r"\D", "", text)
        if not digits:
            return []
        phones = phone_beginnings(text)
        return register.by_digits(digits, phones, before=before, limit=limit)
    if _SLASH.search(text):
        key = diploma_number_key(text)
        return register.by_diploma_key(key, before=before, limit=limit)
    keys = query_keys(text)
    return register.by_name_keys(keys, before=before, limit=limit) if keys else []


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
