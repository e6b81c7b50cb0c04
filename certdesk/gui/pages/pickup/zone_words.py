"""Why a card's machine-readable zone was not taken, in words."""

from certdesk.domain.mrz import MrzReading
from certdesk.i18n import tr

_CHECKS = frozenset(
    {
        "document_check",
        "birth_check",
        "expiry_check",
        "personal_number_check",
        "composite_check",
    }
)


def zone_words(read: MrzReading) -> str:
    """What the reader brought, or what to do instead."""
    if read.ok:
        if "letter_in_dza_number" in read.warnings:
            return tr("The card was read, but its number has a letter: compare it with the card")
        return tr("The card was read: compare, then type date and place of issue")
    if read.error in _CHECKS:
        return tr("The reader misread a sign. Nothing was filled in. Read again, or type")
    return tr("The card was not read whole. Nothing was filled in. Read again, or type")
