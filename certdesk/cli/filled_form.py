"""What a script says of a blank form of a power cut: its number, its day, its hour."""

from datetime import time
from typing import TYPE_CHECKING

from certdesk.cli.given import Given
from certdesk.domain.errors import InvalidFields

if TYPE_CHECKING:
    from certdesk.services.request.blank_forms import FilledForm


def filled_form(given: Given) -> "FilledForm | None":
    """`form_number`, `deposited_on`, `deposited_at`; None for a deposit without a form.

    Raises:
        InvalidFields: one of them is of a wrong type or cannot be read.
    """
    number, hour = given.text("form_number"), _hour(given)
    if not number:
        return None
    from certdesk.services.request.blank_forms import FilledForm

    return FilledForm(number, given.day("deposited_on"), hour)


def _hour(given: Given) -> time | None:
    typed = given.text("deposited_at")
    if not typed:
        return None
    from certdesk.domain.follow_rules import parse_time

    read = parse_time(typed, "deposited_at")
    if isinstance(read, time):
        return read
    raise InvalidFields((read,))
