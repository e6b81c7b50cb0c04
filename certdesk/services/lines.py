"""A request as one line of a list: its chip, lateness and next step are worked out here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from certdesk.domain.calendar import ALGIERS, Workdays
from certdesk.domain.numbering import NumberFormat, NumberKind, Reference
from certdesk.domain.request import RequestId, State
from certdesk.services.request.steps import next_step_of_list
from certdesk.services.views import RequestLine
from certdesk.services.wanted import Wanted, filter_with, late_before
from certdesk.storage.filters import ListFilter
from certdesk.storage.lists.listing import ListedRequest
from certdesk.storage.lists.past import ListedPast, listed_id, past_id_of

__all__ = ["Dates", "Wanted", "filter_of", "lines_of", "past_lines_of", "past_of"]


@dataclass(frozen=True, slots=True)
class Dates:
    """What lists need to tell lateness: today, working days, the office's number format."""

    today: date
    workdays: Workdays
    number_format: NumberFormat

    @property
    def late_before(self) -> date:
        """The newest working day: what was promised before it is late, and only that."""
        return late_before(self.today, self.workdays)


def filter_of(wanted: Wanted, dates: Dates) -> ListFilter:
    """What a list holds on that day."""
    return filter_with(wanted, dates.late_before)


def lines_of(rows: Sequence[ListedRequest], dates: Dates) -> list[RequestLine]:
    """Rows as they are shown on that day."""
    return [_line(row, dates) for row in rows]


def past_lines_of(rows: Sequence[ListedPast], number_format: NumberFormat) -> list[RequestLine]:
    """Past requests as they are shown among the others."""
    return [_past_line(row, number_format) for row in rows]


def past_of(line_id: int) -> int | None:
    """The past request that a line's id names, None for a request of this register."""
    return past_id_of(line_id)


def _past_line(row: ListedPast, number_format: NumberFormat) -> RequestLine:
    return RequestLine(
        id=RequestId(listed_id(row.id)),
        number=number_format.text(Reference(NumberKind.DEPOSIT, row.year, row.n)),
        draft_code="",
        state=None,
        chip="past",
        name=row.name,
        latin_name=row.latin_name,
        registration_number=row.registration_number,
        diploma_number=row.diploma_number,
        phone=row.phone,
        branch="",
        speciality="",
        created_on=None,
        deposited_on=row.deposited_on,
        promised_on=None,
        overdue_days=0,
        waiting_days=0,
        missing=0,
        next_step="read",
    )


def _line(row: ListedRequest, dates: Dates) -> RequestLine:
    late = 0
    if row.promised_on is not None and row.state in {State.DEPOSITED, State.AT_SIGNATURE}:
        late = dates.workdays.overdue_days(row.promised_on, dates.today)
    number = ""
    if row.year is not None and row.n is not None:
        number = dates.number_format.text(Reference(NumberKind.DEPOSIT, row.year, row.n))
    waiting_since = row.ready_at or row.created_at
    return RequestLine(
        id=row.id,
        number=number,
        draft_code=row.draft_code,
        state=row.state,
        chip=_chip(row, late),
        name=" ".join(part for part in (row.given_name, row.family_name) if part),
        latin_name=row.latin_name,
        registration_number=row.registration_number,
        diploma_number=row.diploma_number,
        phone=row.phone,
        branch=row.branch,
        speciality=row.speciality,
        created_on=row.created_at.astimezone(ALGIERS).date(),
        deposited_on=row.deposited_on,
        promised_on=row.promised_on,
        overdue_days=late,
        waiting_days=(dates.today - waiting_since.astimezone(ALGIERS).date()).days,
        missing=row.missing,
        next_step=next_step_of_list(row),
    )


def _chip(row: ListedRequest, late: int) -> str:
    if late:
        return "late"
    if row.state is State.DRAFT and row.missing:
        return "missing"
    if row.state is State.DEPOSITED and not row.lets_sign:
        return "to_verify"
    return "partly" if row.given else row.state.value
