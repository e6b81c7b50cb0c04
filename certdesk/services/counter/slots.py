"""Slots of the cupboard: in which one a file's papers lie, so that one scan finds them."""

from collections.abc import Collection

from certdesk.domain.custody import LedgerLine, NothingHere, Place, UnknownLine
from certdesk.domain.errors import FieldProblem, InvalidFields
from certdesk.domain.names import check_text
from certdesk.domain.rights import Actor, Right, require
from certdesk.services.office import Office, record

SLOT_LENGTH = 20
_HERE = frozenset({Place.CUPBOARD, Place.SHELF})


class Slots:
    """Slots of the cupboard and the shelf."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def put(
        self, request_id: int, slot: str, *, lines: Collection[int] | None = None, by: Actor
    ) -> int:
        """Say in which slot papers lie; an empty slot forgets it. How many papers that are.

        `lines` are ledger lines, None everything of the file that lies here.

        Raises:
            NothingHere: no paper of the file lies in the cupboard or on the shelf.
            UnknownLine: a line that is not here; InvalidFields: a slot that is no short line.
        """
        require(by, Right.TAKE_REQUESTS)
        said = check_text("slot", slot, SLOT_LENGTH)
        if isinstance(said, FieldProblem):
            raise InvalidFields((said,))
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            here = [line for line in unit.custody.of(row.id) if line.place in _HERE]
            chosen = _chosen(here, lines)
            unit.custody.put_into(chosen, said)
            changes = {
                f"slot.{line.paper}": (line.slot, said) for line in chosen if line.slot != said
            }
            if changes:
                record(unit, "slot_set", row.id, by=by, at=self._office.now(), changes=changes)
            return len(chosen)


def _chosen(here: list[LedgerLine], lines: Collection[int] | None) -> list[LedgerLine]:
    if lines is not None and not set(lines) <= {line.id for line in here}:
        raise UnknownLine
    chosen = [line for line in here if lines is None or line.id in lines]
    if not chosen:
        raise NothingHere
    return chosen
