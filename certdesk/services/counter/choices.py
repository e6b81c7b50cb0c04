"""What the counter offers to choose from when papers go out, come back or are given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from certdesk.forms.procedure import ExpiredDocument
from certdesk.services.office import Office

Pair = tuple[str, str]
"""What is stored, and what is shown."""


@dataclass(frozen=True, slots=True)
class PickupChoices:
    """The lists of the identity panel, by the edition the request was taken under.

    `refused_kinds` are documents the office does not accept: a supervisor may unlock one.
    `expired_unlocks`: a supervisor may unlock an expired document too. `places` only suggest.
    """

    today: date
    identity_kinds: Sequence[Pair]
    refused_kinds: Sequence[Pair]
    mrz_kinds: Mapping[str, str]
    deed_kinds: Sequence[Pair]
    places: Sequence[str]
    expired_unlocks: bool


class CounterChoices:
    """Reads only; nothing here decides."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def pickup(self, request_id: int) -> PickupChoices:
        """What the identity panel of one request offers.

        Raises:
            NoSuchRequest: no request has this id.
        """
        with self._office.store.read() as unit:
            row = unit.requests.get(request_id)
            procedure = self._office.procedure(unit, row.procedure_id)
            lists = self._office.lists(unit)
        kinds = procedure.identity_kinds
        return PickupChoices(
            today=self._office.today(),
            identity_kinds=[(kind.id, kind.title) for kind in kinds if kind.enabled],
            refused_kinds=[(kind.id, kind.title) for kind in kinds if not kind.enabled],
            mrz_kinds={kind.id: kind.mrz.value for kind in kinds},
            deed_kinds=[(kind.id, kind.title) for kind in procedure.deed_kinds if kind.enabled],
            places=list(
                dict.fromkeys((*lists.places_of_issue, *(one.ar for one in lists.wilayas)))
            ),
            expired_unlocks=procedure.expired_document is ExpiredDocument.SUPERVISOR,
        )

    def unsigned_reasons(self) -> Sequence[str]:
        """Why a file comes back unsigned; anything else may be written."""
        with self._office.store.read() as unit:
            return [one.title for one in self._office.procedure(unit).reasons.unsigned]

    def recall_reasons(self) -> Sequence[str]:
        """Why a file is called back; anything else may be written."""
        with self._office.store.read() as unit:
            return [one.title for one in self._office.procedure(unit).reasons.recall]
