"""Verification against the archive, and doubts: nothing goes for signature before."""

from certdesk.domain import guards
from certdesk.domain.letters import one_line
from certdesk.domain.rights import Actor, Right, Role, require, require_reason
from certdesk.domain.verification import DoubtKind, Found, NotVerified, OwnDeposit, check_outcome
from certdesk.services.office import Office, record
from certdesk.services.request.facts import facts_of
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit


class Verifying:
    """Looks into the archive, and the supervisor's settling of what they show."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def verify(
        self,
        request_id: int,
        found: Found,
        *,
        reference: str = "",
        differences: str = "",
        by: Actor,
    ) -> None:
        """Keep what the archive says of the diploma; the newest look counts.

        Raises:
            ReferenceNeeded, DifferencesNeeded: what the outcome must say is missing.
            OwnDeposit: a clerk verifies what the same clerk took in (setting).
            WrongState: the request is not deposited.
        """
        require(by, Right.VERIFY)
        check_outcome(found, reference, differences)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            guards.require("verify", facts_of(self._office, unit, row))
            self._require_other_person(unit, row, by)
            now = self._office.now()
            unit.verification.add(
                row.id,
                found=found,
                reference=one_line(reference),
                differences=differences.strip(),
                at=now,
                by=by.id,
            )
            changes = {"found": (None, found.value), "reference": (None, one_line(reference))}
            record(unit, "verified", row.id, by=by, at=now, changes=changes)

    def is_for_another(self, request_id: int, *, by: Actor) -> bool:
        """Whether somebody else has to look it up: told before anything is typed."""
        with self._office.store.read() as unit:
            try:
                self._require_other_person(unit, unit.requests.get(request_id), by)
            except OwnDeposit:
                return True
        return False

    def settle(self, request_id: int, reason: str, *, by: Actor) -> None:
        """A supervisor lets differences, or a diploma not found, pass with a reason."""
        require(by, Right.DECIDE)
        reason = require_reason(reason)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            newest = unit.verification.newest(row.id)
            guards.require("verify", facts_of(self._office, unit, row))
            if newest is None:
                raise NotVerified
            now = self._office.now()
            unit.verification.settle(newest.id, reason=reason, at=now, by=by.id)
            record(unit, "verification_settled", row.id, by=by, at=now, note=reason)

    def raise_doubt(self, request_id: int, detail: str, *, by: Actor) -> None:
        """A person saw a contradiction: it blocks signature and hand-over until settled."""
        require(by, Right.TAKE_REQUESTS)
        detail = require_reason(detail)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            guards.require("raise_doubt", facts_of(self._office, unit, row))
            keep_doubt(self._office, unit, row, DoubtKind.RAISED_BY_PERSON, detail, by=by)

    def settle_doubts(self, request_id: int, reason: str, *, by: Actor) -> int:
        """A supervisor settles every open doubt of a request; how many there were."""
        require(by, Right.DECIDE)
        reason = require_reason(reason)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            now = self._office.now()
            open_doubts = [doubt for doubt in unit.verification.doubts(row.id) if doubt.is_open]
            for doubt in open_doubts:
                unit.verification.settle_doubt(doubt.id, reason=reason, at=now, by=by.id)
            if open_doubts:
                record(unit, "doubt_settled", row.id, by=by, at=now, note=reason)
            return len(open_doubts)

    def _require_other_person(self, unit: Unit, row: RequestRow, by: Actor) -> None:
        procedure = self._office.procedure(unit, row.procedure_id)
        if procedure.clerk_may_verify_own_deposits or procedure.one_person_office:
            return
        if by.role is Role.CLERK and by.id is not None and row.deposited_by == by.id:
            raise OwnDeposit


def keep_doubt(
    office: Office, unit: Unit, row: RequestRow, kind: DoubtKind, detail: str, *, by: Actor
) -> bool:
    """Raise a doubt once: what is known, or was settled, is not raised from the data again.

    A person's own doubt is: who writes the same words after a settling means it anew.
    True when it was raised.
    """
    anew = kind is DoubtKind.RAISED_BY_PERSON
    known = {
        (doubt.kind, doubt.detail)
        for doubt in unit.verification.doubts(row.id)
        if doubt.is_open or not anew
    }
    if (kind, detail) in known:
        return False
    now = office.now()
    unit.verification.raise_doubt(row.id, kind, detail, at=now, by=by.id)
    record(unit, "doubt_raised", row.id, by=by, at=now, changes={"kind": (None, kind.value)})
    return True
