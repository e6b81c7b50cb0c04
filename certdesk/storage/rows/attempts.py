"""Identity checks that were unlocked or refused, at hand-overs and at lost receipts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    case,
    func,
    insert,
    literal,
    or_,
    select,
)

from certdesk.storage.tables.counter import handovers, requests
from certdesk.storage.tables.day import lost_receipts, reviews

LOST_RECEIPT: Final = "lost_receipt"
_NEWEST: Final = 2000


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """An identity check that was unlocked or refused; `reviewed_at` None: not looked at yet.

    `id` is negative for one at a lost receipt; its `kind` is `lost_receipt`. `checks` as stored
    with the attempt; `year` and `n` are the request's number.
    """

    id: int
    request_id: int
    year: int
    n: int
    given_name: str
    family_name: str
    kind: str
    status: str
    receiver: str
    receiver_name: str
    checks: Sequence[Mapping[str, Any]]
    refusal: str | None
    unlocked_by: int | None
    unlock_reason: str
    prepared_at: datetime
    prepared_by: int | None
    review_note: str | None
    reviewed_at: datetime | None
    reviewed_by: int | None


class Attempts:
    """Both kinds as one list, and the reviews of them."""

    def __init__(self, connection: Connection) -> None:
        """Work on the unit's connection."""
        self._connection = connection

    def newest(self, *, waiting: bool, before: int | None, limit: int) -> Sequence[AttemptRow]:
        """Newest first, older than attempt `before`; `waiting`: those not looked at yet."""
        given, lost = _handovers(), _lost_receipts()
        if waiting:
            given, lost = (one.where(reviews.c.at.is_(None)) for one in (given, lost))
        if before is not None:
            given, lost = self._older(before, given, lost)
        lists = (
            self._rows(given.order_by(handovers.c.id.desc()).limit(limit)),
            self._rows(lost.order_by(lost_receipts.c.id.desc()).limit(limit)),
        )
        # of the same moment the hand-over stands first, as `_older` has it
        both = merge(*lists, key=lambda row: row.prepared_at, reverse=True)
        return list(islice(both, limit))

    def one(self, attempt_id: int) -> AttemptRow | None:
        """One of them."""
        query = _handovers().where(handovers.c.id == attempt_id)
        if attempt_id < 0:
            query = _lost_receipts().where(lost_receipts.c.id == -attempt_id)
        return next(iter(self._rows(query)), None)

    def waiting(self) -> int:
        """How many of the newest of each nobody looked at: asked after every act, so bounded."""
        return self._waiting(_handovers(), handovers) + self._waiting(
            _lost_receipts(), lost_receipts
        )

    def review(self, attempt_id: int, note: str, *, at: datetime, by: int | None) -> None:
        """Keep that an attempt was looked at."""
        of = {"lost_receipt_id": -attempt_id} if attempt_id < 0 else {"handover_id": attempt_id}
        self._connection.execute(insert(reviews).values(**of, note=note, at=at, by=by))

    def _older(
        self, before: int, given: Select[Any], lost: Select[Any]
    ) -> tuple[Select[Any], Select[Any]]:
        of = handovers.c.prepared_at if before > 0 else lost_receipts.c.at
        row_id = handovers.c.id if before > 0 else lost_receipts.c.id
        at = self._connection.execute(select(of).where(row_id == abs(before))).scalar_one()
        if before > 0:
            return given.where(handovers.c.id < before), lost.where(lost_receipts.c.at <= at)
        return (
            given.where(handovers.c.prepared_at < at),
            lost.where(lost_receipts.c.id < -before),
        )

    def _rows(self, query: Select[Any]) -> Sequence[AttemptRow]:
        return [AttemptRow(**row._asdict()) for row in self._connection.execute(query)]

    def _waiting(self, query: Select[Any], table: Table) -> int:
        newest = select(func.coalesce(func.max(table.c.id), 0) - _NEWEST).scalar_subquery()
        waiting = query.where(reviews.c.at.is_(None), table.c.id > newest).subquery()
        counted = select(func.count()).select_from(waiting)
        return int(self._connection.execute(counted).scalar_one())


def _handovers() -> Select[Any]:
    return _of_requests(
        handovers.c.id,
        handovers.c.request_id,
        handovers.c.kind,
        handovers.c.status,
        handovers.c.receiver,
        handovers.c.receiver_name,
        handovers.c.checks,
        handovers.c.refusal,
        handovers.c.unlocked_by,
        handovers.c.unlock_reason,
        handovers.c.prepared_at,
        handovers.c.prepared_by,
        of=handovers.c.request_id,
        reviewed=reviews.c.handover_id == handovers.c.id,
        # a reason is kept with every unlock, also where nobody has an account
    ).where(or_(handovers.c.unlock_reason != "", handovers.c.decision == "refused"))


def _lost_receipts() -> Select[Any]:
    # a proxy's copy is always a supervisor's word, also where nobody has an account
    by_proxy = and_(lost_receipts.c.declared_by == "proxy", lost_receipts.c.decision == "granted")
    unlocked = or_(lost_receipts.c.unlocked_by.is_not(None), by_proxy)
    return _of_requests(
        (-lost_receipts.c.id).label("id"),
        lost_receipts.c.request_id,
        literal(LOST_RECEIPT).label("kind"),
        lost_receipts.c.decision.label("status"),
        lost_receipts.c.declared_by.label("receiver"),
        lost_receipts.c.name.label("receiver_name"),
        lost_receipts.c.checks,
        lost_receipts.c.refusal,
        lost_receipts.c.unlocked_by,
        case((unlocked, lost_receipts.c.reason), else_="").label("unlock_reason"),
        lost_receipts.c.at.label("prepared_at"),
        lost_receipts.c.by.label("prepared_by"),
        of=lost_receipts.c.request_id,
        reviewed=reviews.c.lost_receipt_id == lost_receipts.c.id,
    ).where(or_(unlocked, lost_receipts.c.decision == "refused"))


def _of_requests(
    *columns: ColumnElement[Any], of: Column[Any], reviewed: ColumnElement[bool]
) -> Select[Any]:
    """The attempts with whose they are and the review of each."""
    return (
        select(
            *columns,
            requests.c.year,
            requests.c.n,
            requests.c.given_name,
            requests.c.family_name,
            reviews.c.note.label("review_note"),
            reviews.c.at.label("reviewed_at"),
            reviews.c.by.label("reviewed_by"),
        )
        .select_from(of.table)
        .join(requests, requests.c.id == of)
        .outerjoin(reviews, reviewed)
    )
