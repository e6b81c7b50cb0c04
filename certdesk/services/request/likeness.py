"""Requests that look alike: the same person or the same diploma, and doubts from that."""

from collections.abc import Sequence
from dataclasses import dataclass

from certdesk.domain import arabic
from certdesk.domain.numbering import NumberKind
from certdesk.domain.request import OPEN, RequestId
from certdesk.domain.rights import Actor
from certdesk.domain.verification import DoubtKind
from certdesk.services.office import Office
from certdesk.services.request.verification import keep_doubt
from certdesk.storage.lists.past import listed_id
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

SHORTEST_COURSE_YEARS = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another numbered request like this one; `why` is `same_person` or `same_diploma`.

    One of the register before this program has a negative id, as in lists, and is never open.
    """

    request_id: RequestId
    number: str
    name: str
    why: str
    is_open: bool


def likenesses(office: Office, unit: Unit, row: RequestRow) -> Sequence[Likeness]:
    """Other numbered requests of the same person (name and birth) or diploma number."""
    found: dict[int, Likeness] = {}
    for other in _same_person(unit, row):
        found[other.id] = _likeness(office, unit, other, "same_person")
    for other in _same_diploma(unit, row):
        found.setdefault(other.id, _likeness(office, unit, other, "same_diploma"))
    for past in unit.past.by_diploma(row.diploma_key) if row.diploma_key else ():
        number = office.number_text(unit, NumberKind.DEPOSIT, past.year, past.n)
        line_id = RequestId(listed_id(past.id))
        found[line_id] = Likeness(line_id, number, past.name, "same_diploma", is_open=False)
    return sorted(found.values(), key=lambda like: (not like.is_open, -like.request_id))


def raise_doubts(office: Office, unit: Unit, row: RequestRow, *, by: Actor) -> None:
    """Raise what the data itself contradicts: a diploma of two names, a year too early."""
    for other in _same_diploma(unit, row):
        if not same_person(row, other):
            number = _number(office, unit, other)
            kind = DoubtKind.SAME_DIPLOMA_OTHER_NAME
            keep_doubt(office, unit, row, kind, number, by=by)
    dated = row.diploma_dated
    if row.bac_year and dated and dated.year < row.bac_year + SHORTEST_COURSE_YEARS:
        detail = f"{row.bac_year} – {dated.year}"
        keep_doubt(office, unit, row, DoubtKind.DIPLOMA_BEFORE_COURSE_END, detail, by=by)


def same_person(row: RequestRow, other: RequestRow) -> bool:
    """Whether two requests name the same person: one name by the search's rule, one birth."""
    births = (row.birth_date, row.birth_year) == (other.birth_date, other.birth_year)
    return births and arabic.same_name(row.name, other.name)


def _same_person(unit: Unit, row: RequestRow) -> Sequence[RequestRow]:
    alike: dict[int, RequestRow] = {}
    if row.birth_date and row.name:
        for other in unit.requests.by_birth(row.birth_date):
            if same_person(row, other):
                alike[other.id] = other
    if row.registration_key:
        for other in unit.requests.by_registration(row.registration_key):
            alike[other.id] = other
    return [other for other in alike.values() if other.id != row.id]


def _same_diploma(unit: Unit, row: RequestRow) -> Sequence[RequestRow]:
    if not row.diploma_key:
        return []
    return [other for other in unit.requests.by_diploma(row.diploma_key) if other.id != row.id]


def _likeness(office: Office, unit: Unit, other: RequestRow, why: str) -> Likeness:
    return Likeness(other.id, _number(office, unit, other), other.name, why, other.state in OPEN)


def _number(office: Office, unit: Unit, other: RequestRow) -> str:
    return office.number_format(unit).text(other.reference)
