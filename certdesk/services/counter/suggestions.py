"""What the form of a new request offers to choose from, and what a deposit would promise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from certdesk.domain.errors import InvalidFields
from certdesk.forms.lists import Lists
from certdesk.forms.procedure import Kind, Procedure
from certdesk.services.office import Office
from certdesk.services.request.blank_forms import filled_of
from certdesk.services.request.likeness import Likeness, likenesses


@dataclass(frozen=True, slots=True)
class FormChoices:
    """What the office offers; fields by contract name.

    `texts` only suggest, anything else may be typed. `kinds` are (id, title) pairs of lists
    to choose from. `pickup_papers` are asked for when the papers are given back.
    """

    today: date
    default_copies: int
    texts: Mapping[str, Sequence[str]]
    kinds: Mapping[str, Sequence[tuple[str, str]]]
    waiver_reasons: Sequence[str]
    pickup_papers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Promise:
    """The day a deposit of today would be promised for, and after how many working days."""

    day: date
    working_days: int


class Suggestions:
    """Reads only; nothing here decides."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def form(self) -> FormChoices:
        """Lists and habits of the editions in force."""
        with self._office.store.read() as unit:
            procedure = self._office.procedure(unit)
            return FormChoices(
                today=self._office.today(),
                default_copies=procedure.default_copies,
                texts=_texts(self._office.lists(unit)),
                kinds=_kinds(procedure),
                waiver_reasons=[reason.title for reason in procedure.reasons.waiver],
                pickup_papers=[paper.short_title for paper in procedure.pickup_papers],
            )

    def promise(self, request_id: int, on: date | None = None) -> Promise:
        """What a deposit of this draft would promise, by the edition it was taken under."""
        with self._office.store.read() as unit:
            row = unit.requests.get(request_id)
            delay = self._office.procedure(unit, row.procedure_id).delay_working_days
            workdays = self._office.workdays(unit)
            day = on or _filled_on(row.form) or self._office.today()
            return Promise(workdays.add_working_days(day, delay), delay)

    def alike(self, request_id: int) -> Sequence[Likeness]:
        """Other numbered requests of the same person or diploma, open ones first."""
        with self._office.store.read() as unit:
            return likenesses(self._office, unit, unit.requests.get(request_id))


def _filled_on(raw: Mapping[str, str]) -> date | None:
    """The day of the blank form that a request was written on, where it can be read."""
    try:
        filled = filled_of(raw)
    except InvalidFields:
        return None
    return None if filled is None else filled.on


def _texts(lists: Lists) -> dict[str, Sequence[str]]:
    return {
        "purpose": [purpose.title for purpose in lists.purposes],
        "study_field": lists.study_fields,
        "branch": lists.branches,
        "speciality": lists.specialities,
        "birth_place": [wilaya.ar for wilaya in lists.wilayas],
    }


def _kinds(procedure: Procedure) -> dict[str, Sequence[tuple[str, str]]]:
    return {
        "diploma_kind": _enabled(procedure.diploma_kinds),
        "depositor_document_kind": _enabled(procedure.identity_kinds),
        "deed_kind": _enabled(procedure.deed_kinds),
    }


def _enabled(kinds: Sequence[Kind]) -> list[tuple[str, str]]:
    return [(kind.id, kind.title) for kind in kinds if kind.enabled]
