"""Hand-over and return: prepare, sign, confirm.

Prepare stores the identity check and freezes the sheet; both sign it; confirm gives the
number and moves custody in one transaction. Abandon leaves no number and no hole.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from certdesk.domain import guards
from certdesk.domain.custody import (
    EquationOpen,
    GivingPlan,
    MoveKind,
    Origin,
    Place,
    require_on_sheet,
)
from certdesk.domain.errors import RuleBroken
from certdesk.domain.identity import Receiver
from certdesk.domain.letters import one_line
from certdesk.domain.numbering import sheet_number
from certdesk.domain.request import Move, RequestId, State, target
from certdesk.domain.rights import Actor, Right, require, require_reason
from certdesk.services.closed_months import HANDOVER, RETURNED, note_correction
from certdesk.services.counter.handover_sheet import freeze_handover_sheet
from certdesk.services.counter.identity_check import (
    Checked,
    PickupInput,
    check_identity,
    raise_pickup_doubts,
)
from certdesk.services.counter.identity_json import check_to_json, deed_to_json
from certdesk.services.office import Office, record
from certdesk.services.request.facts import facts_of
from certdesk.services.request.given import NUMBER_KINDS, plan, refuse_second_time
from certdesk.storage.rows.handovers import HandoverRow
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Prepared:
    """A hand-over ready to be signed; its sheet is frozen as `sheet_id`."""

    handover_id: int
    sheet_number: str
    sheet_id: int


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A hand-over that is committed."""

    request_id: RequestId
    number: str
    state: State
    closed: bool


class HandOver:
    """Give papers out, and never one that is not accounted for."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def check(self, request_id: int, entered: PickupInput) -> Checked:
        """What the identity check would say; nothing is stored."""
        with self._office.store.read() as unit:
            row = unit.requests.get(request_id)
            procedure = self._office.procedure(unit, row.procedure_id)
            return check_identity(row, entered, procedure, self._office.today())

    def prepare(self, request_id: int, entered: PickupInput, *, by: Actor) -> Prepared:
        """Store the identity check of a pickup and freeze the sheet to sign.

        A refused attempt is kept too, then its reason raised.

        Raises:
            IdentityRefused: no document, expired, mismatch, …; the attempt is kept.
            OpenDoubt: one was open, or the card itself raised one (the attempt is kept).
            AlreadyGiven, WrongState, AlreadyPrepared, DocumentIncomplete.
            SupervisorReasonNeeded: a supervisor unlocks without a reason.
        Source: the notice («وجوب إظهار بطاقة الهوية»).
        """
        return self._prepare(request_id, "pickup", entered, by)

    def prepare_return(self, request_id: int, entered: PickupInput, *, by: Actor) -> Prepared:
        """The same for papers given back after a refusal, withdrawal or void."""
        return self._prepare(request_id, "return", entered, by)

    def confirm(
        self,
        request_id: int,
        *,
        given: Collection[int] | None = None,
        closes: bool = False,
        by: Actor,
    ) -> HandedOver:
        """Both have signed: give the number and move the papers, in one transaction.

        `given` lists ledger lines of the signed sheet, None all of them. What is left stays
        due and the request open; the last paper given closes it, when the equation does.
        `closes`: this is meant to be the last one, so nothing may stay due.

        Raises:
            AlreadyGiven: naming the hand-over that another window confirmed first.
            EquationOpen: it was to close the request, but papers stay due.
            NotPrepared, NotOnSheet, NothingGiven, OpenDoubt, WrongState.
        """
        require(by, Right.HAND_OVER)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            lines = unit.custody.of(row.id)
            prepared = unit.handovers.prepared(row.id)
            if prepared is None:
                refuse_second_time(self._office, unit, row, lines)
                raise guards.NotPrepared
            guards.require(f"confirm_{prepared.kind}", facts_of(self._office, unit, row))
            chosen = prepared.lines if given is None else given
            require_on_sheet(lines, chosen, prepared.lines)
            giving = plan(self._office, unit, row, chosen, kind=prepared.kind)
            handed = self._give(unit, row, prepared, giving, by)
            if closes:
                guards.require("close", facts_of(self._office, unit, row))
            return handed

    def abandon(self, request_id: int, *, by: Actor) -> None:
        """The prepared sheet was not signed: no number, nothing moved."""
        require(by, Right.HAND_OVER)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            prepared = unit.handovers.prepared(row.id)
            if prepared is None:
                raise guards.NotPrepared
            unit.handovers.update(prepared.id, {"status": "abandoned"})
            record(unit, "handover_abandoned", row.id, by=by, at=self._office.now())

    def reverse(self, request_id: int, reason: str, *, papers_back: bool, by: Actor) -> None:
        """Undo the last hand-over of a closed request, only with its papers on the counter."""
        require(by, Right.DECIDE)
        reason = require_reason(reason)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            guards.require("reverse", facts_of(self._office, unit, row, papers_back=papers_back))
            last = [one for one in unit.handovers.of(row.id) if one.status == "confirmed"][-1]
            self._undo_moves(unit, row, last, reason, by)
            now = self._office.now()
            unit.handovers.update(
                last.id,
                {
                    "status": "reversed",
                    "reversed_at": now,
                    "reversed_by": by.id,
                    "reverse_reason": reason,
                },
            )
            state = target(Move.REVERSE)
            unit.requests.update(row, {"state": state.value, "changed_at": now, "closed_at": None})
            note_correction(
                self._office, unit, row, HANDOVER, "confirmed", "reversed", reason=reason, by=by
            )
            changes = {"state": (row.state.value, state.value)}
            record(unit, "reverse", row.id, by=by, at=now, note=reason, changes=changes)

    def _prepare(self, request_id: int, kind: str, entered: PickupInput, by: Actor) -> Prepared:
        require(by, Right.HAND_OVER)
        if entered.unlock_by is not None:
            require(entered.unlock_by, Right.DECIDE)
            require_reason(entered.unlock_reason)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            refuse_second_time(self._office, unit, row, unit.custody.of(row.id))
            guards.require(f"prepare_{kind}", facts_of(self._office, unit, row))
            procedure = self._office.procedure(unit, row.procedure_id)
            checked = check_identity(row, entered, procedure, self._office.today())
            giving = plan(self._office, unit, row, entered.lines, kind=kind)
            raised = raise_pickup_doubts(self._office, unit, row, checked, by=by)
            facts = guards.Facts(row.state, refusal=checked.refusal, doubt_raised=raised)
            refusal = guards.refusal(f"grant_{kind}", facts)
            handover_id = unit.handovers.add(
                row.id, self._attempt(row, kind, entered, checked, refusal, giving, by)
            )
            if refusal is None:
                prepared = self._freeze(unit, row, handover_id, by)
            record(
                unit,
                f"{kind}_{'refused' if refusal else 'prepared'}",
                row.id,
                by=by,
                at=self._office.now(),
                note=refusal.code if refusal else "",
            )
        if refusal is not None:
            raise refusal
        return prepared

    def _freeze(self, unit: Unit, row: RequestRow, handover_id: int, by: Actor) -> Prepared:
        attempt = unit.handovers.get(handover_id)
        number = sheet_number(row.reference, attempt.attempt, self._office.number_format(unit))
        sheet_id = freeze_handover_sheet(self._office, unit, row, attempt, number, by=by)
        return Prepared(handover_id, number, sheet_id)

    def _attempt(
        self,
        row: RequestRow,
        kind: str,
        entered: PickupInput,
        checked: Checked,
        refusal: RuleBroken | None,
        giving: GivingPlan,
        by: Actor,
    ) -> dict[str, object]:
        is_own = entered.receiver is Receiver.APPLICANT
        return {
            "kind": kind,
            "status": "refused" if refusal else "prepared",
            "receiver": entered.receiver.value,
            "receiver_name": row.name if is_own else one_line(entered.proxy_name),
            "deed": deed_to_json(entered.deed),
            "checks": [check_to_json(check) for check in checked.checks],
            "decision": "refused" if refusal else "granted",
            "refusal": refusal.code if refusal else None,
            "unlocked_by": checked.unlock.by if checked.unlock else None,
            "unlock_reason": one_line(checked.unlock.reason) if checked.unlock else "",
            "note": one_line(entered.note),
            "lines": [line.id for line in giving.give],
            "prepared_at": self._office.now(),
            "prepared_by": by.id,
        }

    def _give(
        self, unit: Unit, row: RequestRow, prepared: HandoverRow, giving: GivingPlan, by: Actor
    ) -> HandedOver:
        now, day = self._office.now(), self._office.today()
        kind = NUMBER_KINDS[prepared.kind]
        reference = self._office.take_number(unit, kind, day.year, by=by, request_id=row.id)
        unit.handovers.update(
            prepared.id,
            {
                "status": "confirmed",
                "year": day.year,
                "n": reference.n,
                "lines": [line.id for line in giving.give],
                "confirmed_at": now,
                "confirmed_on": day,
                "confirmed_by": by.id,
            },
        )
        self._move_out(unit, giving, prepared.id, now, by)
        closed = self._closes(unit, row)
        state = row.state
        if closed and prepared.kind == "pickup":
            state = target(Move.HAND_OVER)
        unit.requests.update(
            row,
            {"state": state.value, "changed_at": now, "closed_at": now if closed else None},
        )
        number = self._office.number_format(unit).text(reference)
        if prepared.kind == "return":
            why = prepared.note
            note_correction(self._office, unit, row, RETURNED, "", number, reason=why, by=by)
        changes = {"state": (row.state.value, state.value), "number": (None, number)}
        record(unit, f"{prepared.kind}_confirmed", row.id, by=by, at=now, changes=changes)
        return HandedOver(row.id, number, state, closed)

    def _move_out(
        self, unit: Unit, giving: GivingPlan, handover_id: int, now: datetime, by: Actor
    ) -> None:
        for lines, kind, place in (
            (giving.give, MoveKind.GIVE, Place.GIVEN),
            (giving.keep, MoveKind.KEEP, Place.KEPT),
        ):
            unit.custody.move(lines, kind, place, at=now, by=by.id, handover_id=handover_id)

    def _closes(self, unit: Unit, row: RequestRow) -> bool:
        try:
            guards.require("close", facts_of(self._office, unit, row))
        except EquationOpen:
            return False
        return True

    def _undo_moves(
        self, unit: Unit, row: RequestRow, last: HandoverRow, reason: str, by: Actor
    ) -> None:
        moved = {move.line_id: move for move in unit.custody.moves_of_handover(last.id)}
        unit.custody.mark_reversed(last.id)
        now = self._office.now()
        for line in unit.custody.of(row.id):
            if line.id not in moved:
                continue
            given = line.place is Place.GIVEN or line.origin is Origin.MADE_HERE
            place = Place.SHELF if given else Place.CUPBOARD
            unit.custody.move([line], MoveKind.REVERSE, place, at=now, by=by.id, reason=reason)
