"""The search among past requests, by the same rules as among the present ones."""

from collections.abc import Sequence

from certdesk.domain.numbering import NumberKind, Reference
from certdesk.domain.request import NoSuchRequest
from certdesk.services.search import found_in, reference_of
from certdesk.storage.lists.past import ListedPast
from certdesk.storage.unit import Unit


class OnlyInPast(NoSuchRequest):
    """A number of the register before this program: it can be read, nothing can be done to it."""

    code = "past_request"
    sentence = (
        "{number} is a request of the register before this program: it can be read, nothing is "
        "done with it here any more. Nothing was changed. A new request is needed."
    )


def find_past(unit: Unit, text: str, *, before: int | None, limit: int) -> Sequence[ListedPast]:
    """Past requests by number, registration or diploma number, phone or name, newest first.

    `before`: the list's last id (see `storage.lists.past`).
    """
    named = named_past(unit, text)
    if named:
        return named if before is None else []
    return found_in(unit.past_listing, text, before=before, limit=limit)


def named_past(unit: Unit, text: str) -> Sequence[ListedPast]:
    """The past request of a deposit number, as a list of one or none."""
    reference = reference_of(text)
    if isinstance(reference, Reference) and reference.kind is NumberKind.DEPOSIT:
        return unit.past_listing.by_number(reference.year, reference.n)
    return []
