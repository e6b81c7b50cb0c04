"""Receipts declared lost: the identity check of a pickup, a declaration, then a counted copy."""

from dataclasses import dataclass, replace

from certdesk.domain import guards
from certdesk.domain.errors import RuleBroken
from certdesk.domain.identity import Receiver
from certdesk.domain.letters import one_line
from certdesk.domain.rights import RIGHTS, Actor, Right, require, require_reason
from certdesk.domain.verification import OpenDoubt
from certdesk.services.counter.identity_check import (
    Checked,
    PickupInput,
    check_identity,
    raise_pickup_doubts,
)
from certdesk.services.counter.identity_json import check_to_json, deed_to_json
from certdesk.services.office import Office, record
from certdesk.services.request.facts import facts_of
from certdesk.services.sheets.rendering import RECEIPT
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class LostReceipt:
    """A declaration that was granted: the sheet prints as copy number `copy`."""

    sheet_id: int
    copy: int


class LostReceipts:
    """Copies of receipts for who lost theirs."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def declare(self, request_id: int, entered: PickupInput, *, by: Actor) -> LostReceipt:
        """Keep the declaration and its identity check; the receipt may be printed as a copy.

        A refused declaration is kept too, then its reason raised. A proxy needs a
        supervisor: `entered.unlock_by`, or `by` is one; always with a reason.

        Raises:
            IdentityRefused: no document, expired, mismatch, …; the declaration is kept.
            ProxyNeedsSupervisor, OpenDoubt: likewise kept.
            WrongState, DocumentIncomplete, SupervisorReasonNeeded.
        """
        require(by, Right.HAND_OVER)
        entered = _with_signer(entered, by)
        if entered.unlock_by is not None:
            require(entered.unlock_by, Right.DECIDE)
            require_reason(entered.unlock_reason)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            facts = facts_of(self._office, unit, row)
            guards.require("lose_receipt", facts)
            procedure = self._office.procedure(unit, row.procedure_id)
            checked = check_identity(row, entered, procedure, self._office.today())
            facts = replace(
                facts,
                refusal=checked.refusal,
                by_proxy=entered.receiver is Receiver.PROXY,
                supervised=entered.unlock_by is not None,
                doubt_raised=raise_pickup_doubts(self._office, unit, row, checked, by=by),
            )
            refusal = guards.refusal("grant_copy", facts)
            unit.lost_receipts.add(row.id, self._values(row, entered, checked, refusal, by))
            declared = None if refusal is not None else self._copy(unit, row)
            record(
                unit,
                "lost_receipt_refused" if refusal else "receipt_lost",
                row.id,
                by=by,
                at=self._office.now(),
                note=refusal.code if refusal else "",
            )
        if declared is None:
            raise refusal or OpenDoubt()
        return declared

    def _values(
        self,
        row: RequestRow,
        entered: PickupInput,
        checked: Checked,
        refusal: RuleBroken | None,
        by: Actor,
    ) -> dict[str, object]:
        is_own = entered.receiver is Receiver.APPLICANT
        # a proxy's copy is always somebody's decision; else only what lifted a refusal is
        signer = None if is_own and checked.unlock is None else entered.unlock_by
        return {
            "declared_by": entered.receiver.value,
            "name": row.name if is_own else one_line(entered.proxy_name),
            "deed": deed_to_json(entered.deed),
            "checks": [check_to_json(check) for check in checked.checks],
            "decision": "refused" if refusal else "granted",
            "refusal": refusal.code if refusal else None,
            "unlocked_by": signer.id if signer else None,
            "reason": one_line(entered.unlock_reason) if signer else one_line(entered.note),
            "declared_on": self._office.today(),
            "at": self._office.now(),
            "by": by.id,
        }

    def _copy(self, unit: Unit, row: RequestRow) -> LostReceipt:
        """The receipt, issued since somebody had it: it comes out as a copy from now on."""
        receipt = [one for one in unit.sheets.of(row.id) if one.kind == RECEIPT][-1]
        if receipt.issued_at is None:
            unit.sheets.update(receipt.id, {"issued_at": self._office.now()})
        return LostReceipt(receipt.id, receipt.copies + 1)


def _with_signer(entered: PickupInput, by: Actor) -> PickupInput:
    """A supervisor at the window signs for a proxy, who else signed in there or not."""
    own_word = entered.unlock_by is None and entered.receiver is Receiver.PROXY
    if own_word and by.role in RIGHTS[Right.DECIDE]:
        return replace(entered, unlock_by=by, unlock_reason=entered.unlock_reason or entered.note)
    return entered
