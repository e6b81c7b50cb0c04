"""Signature: files travel to the signatory in a transmittal and come back."""

from collections.abc import Sequence
from dataclasses import dataclass

from certdesk.domain import guards
from certdesk.domain.checklist import Disposal
from certdesk.domain.custody import LedgerLine, MoveKind, Origin, Place
from certdesk.domain.errors import RuleBroken
from certdesk.domain.letters import one_line
from certdesk.domain.numbering import NumberKind
from certdesk.domain.request import Move, RequestId, State, target
from certdesk.domain.rights import Actor, Right, require, require_reason
from certdesk.i18n import tr
from certdesk.services.office import Office, record
from certdesk.services.request.facts import facts_of
from certdesk.services.sheets.frozen import freeze_transmittal
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

AUTHENTICATED = ("diploma", "training_transcripts")


@dataclass(frozen=True, slots=True)
class Sent:
    """A transmittal that is committed: print it from `sheet_id`."""

    transmittal_id: int
    number: str
    sheet_id: int
    requests: tuple[RequestId, ...]


class NothingToSend(RuleBroken):
    """A transmittal of no file."""

    code = "nothing_to_send"
    sentence = "No file was chosen to be sent. Nothing was changed. Choose at least one file."


class Signature:
    """Send for signature, take back, recall."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def send(self, request_ids: Sequence[int], *, by: Actor, holder: str = "") -> Sent:
        """Send verified files in one numbered transmittal, all or none.

        Raises:
            NotVerified, OpenDoubt, WrongState: one file may not go; nothing was sent.
            NothingToSend: no file was named.
        """
        require(by, Right.SIGNATURE)
        wanted = tuple(dict.fromkeys(request_ids))
        if not wanted:
            raise NothingToSend
        with self._office.store.write() as unit:
            now, day = self._office.now(), self._office.today()
            reference = self._office.take_number(unit, NumberKind.TRANSMITTAL, day.year, by=by)
            number = self._office.number_format(unit).text(reference)
            transmittal_id = unit.transmittals.add(
                {
                    "year": day.year,
                    "n": reference.n,
                    "sent_on": day,
                    "sent_at": now,
                    "sent_by": by.id,
                    "holder": one_line(holder) or self._office.institution(unit).addressee,
                }
            )
            for request_id in wanted:
                self._send_one(unit, request_id, transmittal_id, number, by)
            sheet_id = freeze_transmittal(self._office, unit, transmittal_id, by=by)
            ids = tuple(RequestId(request_id) for request_id in wanted)
            return Sent(transmittal_id, number, sheet_id, ids)

    def take_back_signed(self, request_id: int, *, by: Actor) -> None:
        """The file came back signed: authenticated copies join the ledger, all on the shelf."""
        require(by, Right.SIGNATURE)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            guards.require("take_back_signed", facts_of(self._office, unit, row))
            now = self._office.now()
            travelled = [one for one in _unsettled(unit, row) if one.place is Place.AT_SIGNATURE]
            unit.custody.move(travelled, MoveKind.COME_BACK, Place.SHELF, at=now, by=by.id)
            self._make_copies(unit, row, travelled, by)
            unit.transmittals.come_back(row.id, "signed", reason="", at=now, by=by.id)
            self._move(unit, row, Move.TAKE_BACK_SIGNED, by, ready=True)

    def take_back_unsigned(self, request_id: int, reason: str, *, by: Actor) -> None:
        """The file came back without a signature: it starts again from the cupboard."""
        require(by, Right.SIGNATURE)
        self._back_to_cupboard(request_id, Move.TAKE_BACK_UNSIGNED, "unsigned", reason, by)

    def recall(self, request_id: int, reason: str, *, by: Actor) -> None:
        """Call a file back from signature or the shelf (wrong stamp, missing signature).

        Copies made here are spoiled with the reason: new ones are made at the next
        signature.
        """
        require(by, Right.DECIDE)
        self._back_to_cupboard(request_id, Move.RECALL, "recalled", reason, by)

    def _send_one(
        self, unit: Unit, request_id: int, transmittal_id: int, number: str, by: Actor
    ) -> None:
        row = unit.requests.get(request_id)
        guards.require("send", facts_of(self._office, unit, row))
        unit.transmittals.add_file(transmittal_id, row.id)
        lines = [line for line in _unsettled(unit, row) if _travels(line)]
        now = self._office.now()
        unit.custody.move(lines, MoveKind.SEND, Place.AT_SIGNATURE, at=now, by=by.id)
        self._move(unit, row, Move.SEND, by, note=number)

    def _back_to_cupboard(
        self, request_id: int, move: Move, outcome: str, reason: str, by: Actor
    ) -> None:
        reason = require_reason(reason)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            guards.require(move.value, facts_of(self._office, unit, row))
            now = self._office.now()
            lines = _unsettled(unit, row)
            made = [line for line in lines if line.origin is Origin.MADE_HERE]
            brought = [line for line in lines if line.origin is Origin.TAKEN_IN]
            unit.custody.move(made, MoveKind.SPOIL, Place.SPOILED, at=now, by=by.id, reason=reason)
            unit.custody.move(brought, MoveKind.COME_BACK, Place.CUPBOARD, at=now, by=by.id)
            unit.transmittals.come_back(row.id, outcome, reason=reason, at=now, by=by.id)
            self._move(unit, row, move, by, note=reason)

    def _make_copies(
        self, unit: Unit, row: RequestRow, travelled: Sequence[LedgerLine], by: Actor
    ) -> None:
        """Add the copies asked for of each original that came back signed to the ledger."""
        asked = row.authenticate or {}
        copies = int(asked.get("copies", 0))
        if not copies:
            return
        titles = {
            paper.id: paper for paper in self._office.procedure(unit, row.procedure_id).papers
        }
        brought = {line.paper: line for line in travelled}
        for paper in asked.get("papers", AUTHENTICATED):
            original = brought.get(paper)
            if original is None:
                continue
            line_id = unit.custody.add(
                row.id,
                {
                    "paper": paper,
                    "title": tr("Authenticated copy: {paper}", paper=titles[paper].short_title),
                    "origin": Origin.MADE_HERE.value,
                    "is_copy": True,
                    "sheets": copies * original.sheets,
                    "disposal": Disposal.RETURN.value,
                    "place": Place.SHELF.value,
                    "slot": "",
                },
            )
            made = [line for line in unit.custody.of(row.id) if line.id == line_id]
            now = self._office.now()
            unit.custody.move(made, MoveKind.MAKE, Place.SHELF, at=now, by=by.id)

    def _move(
        self,
        unit: Unit,
        row: RequestRow,
        move: Move,
        by: Actor,
        *,
        note: str = "",
        ready: bool = False,
    ) -> None:
        now = self._office.now()
        state = target(move)
        values: dict[str, object] = {"state": state.value, "changed_at": now}
        values["ready_at"] = now if ready else None
        unit.requests.update(row, values)
        changes = {"state": (State(row.state).value, state.value)}
        record(unit, move.value, row.id, by=by, at=now, note=note, changes=changes)


def _unsettled(unit: Unit, row: RequestRow) -> list[LedgerLine]:
    return [line for line in unit.custody.of(row.id) if not line.is_settled]


def _travels(line: LedgerLine) -> bool:
    """Only what is returned authenticated travels; what the school keeps stays here."""
    return line.disposal is Disposal.RETURN
