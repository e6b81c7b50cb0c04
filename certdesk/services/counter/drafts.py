"""Drafts left behind: what each still lacks, discarded by hand or, after a while, by themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from certdesk.domain import checklist as rules
from certdesk.domain import guards
from certdesk.domain.calendar import ALGIERS
from certdesk.domain.checklist import ChecklistItem
from certdesk.domain.request import RequestId
from certdesk.domain.rights import Actor, Right, require
from certdesk.services.office import Office, record
from certdesk.services.request.blank_forms import judged_on
from certdesk.services.request.facts import facts_of
from certdesk.services.request.form_columns import columns_of
from certdesk.services.request.reading_form import reading_of
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

MOST: Final = 200
_LONGEST_PAUSE: Final = timedelta(days=45)
# done on every start, also by whoever has not seen yet what the clock says
_NO_WORK: Final = ("signed_in", "sign_in_failed", "backup", "draft_expired", "token_used")


@dataclass(frozen=True, slots=True)
class DraftLeft:
    """A draft as its list shows it.

    `days` since it was last touched; `kept_until`: the last day before the program discards
    it; `first_missing` is the title of the paper to begin with, "" when the papers are whole.
    """

    id: RequestId
    draft_code: str
    name: str
    phone: str
    touched_on: date
    days: int
    kept_until: date
    first_missing: str
    missing: int


@dataclass(frozen=True, slots=True)
class DiscardedDraft:
    """A draft that was discarded a moment ago: held in memory only, to be brought back."""

    values: Mapping[str, Any] = field(repr=False)
    items: tuple[ChecklistItem, ...] = field(repr=False)


class Drafts:
    """The drafts of one office."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def left(self, *, limit: int = MOST) -> Sequence[DraftLeft]:
        """The drafts, the longest untouched first."""
        with self._office.store.read() as unit:
            days = self._office.procedure(unit).draft_days
            return [self._line(unit, row, days) for row in unit.requests.drafts(limit)]

    def discard(self, request_id: int, *, by: Actor) -> DiscardedDraft:
        """Forget a draft and its personal data; the journal keeps that it was there."""
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            guards.require("discard", facts_of(self._office, unit, row))
            kept = DiscardedDraft(
                {
                    "draft_code": row.draft_code,
                    "state": row.state.value,
                    "procedure_id": row.procedure_id,
                    "form": dict(row.form),
                    "name_keys": row.name_keys,
                    "created_at": row.created_at,
                    "created_by": row.created_by,
                },
                tuple(unit.checklist.of(row.id)),
            )
            record(unit, "draft_discarded", row.id, by=by, at=self._office.now())
            unit.requests.delete_draft(row.id)
            return kept

    def bring_back(self, draft: DiscardedDraft, *, by: Actor) -> RequestId:
        """Undo a discard: the same code, form and verdicts; its new id."""
        require(by, Right.TAKE_REQUESTS)
        with self._office.store.write() as unit:
            now = self._office.now()
            request_id = unit.requests.add({**draft.values, "changed_at": now})
            row = unit.requests.get(request_id)
            columns = columns_of(reading_of(self._office, unit, row.form))
            unit.requests.update(row, columns)
            unit.requests.set_keys(request_id, str(columns["name_keys"]).split())
            for item in draft.items:
                unit.checklist.put(request_id, item, at=now, by=by.id)
            record(unit, "draft_brought_back", request_id, by=by, at=now)
            return request_id

    def discard_left_behind(self) -> int:
        """Forget the drafts that nobody touched for the procedure's days; how many.

        The program's own act: it is journalled without a person. Where nobody worked for weeks
        the clock may have been set ahead: then none is, until somebody works under its date.
        """
        with self._office.store.read() as unit:
            # most days there are none: nobody waits for a writer then
            if not unit.requests.drafts_before(self._limit(unit)) or self._has_jumped(unit):
                return 0
        with self._office.store.write() as unit:
            old = unit.requests.drafts_before(self._limit(unit))
            for row in old:
                unit.journal.add(
                    "draft_expired",
                    by=None,
                    subject="request",
                    subject_id=row.id,
                    at=self._office.now(),
                )
                unit.requests.delete_draft(row.id)
            return len(old)

    def _has_jumped(self, unit: Unit) -> bool:
        worked_at = unit.journal.newest_at(beside=_NO_WORK)
        return worked_at is not None and self._office.now() - worked_at > _LONGEST_PAUSE

    def _limit(self, unit: Unit) -> datetime:
        days = self._office.procedure(unit).draft_days
        first = self._office.today() - timedelta(days=days)
        return datetime.combine(first, datetime.min.time(), ALGIERS)

    def _line(self, unit: Unit, row: RequestRow, days: int) -> DraftLeft:
        today = self._office.today()
        papers = self._office.procedure(unit, row.procedure_id).deposit_papers
        on = judged_on(self._office, row)
        missing = rules.missing(papers, unit.checklist.of(row.id), on)
        touched_on = row.changed_at.astimezone(ALGIERS).date()
        return DraftLeft(
            id=row.id,
            draft_code=row.draft_code,
            name=row.name,
            phone=row.phone or "",
            touched_on=touched_on,
            days=(today - touched_on).days,
            kept_until=touched_on + timedelta(days=days),
            first_missing=missing[0].title if missing else "",
            missing=len(missing),
        )
