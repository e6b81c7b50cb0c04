"""Rows of the custody ledger and every move of every paper."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from certdesk.domain.checklist import Disposal
from certdesk.domain.custody import LedgerLine, MoveKind, Origin, Place
from certdesk.storage.errors import RowConflict
from certdesk.storage.rows.row_file import RowFile
from certdesk.storage.tables.counter import custody_moves, ledger_lines, requests


@dataclass(frozen=True, slots=True)
class CustodyMove:
    """One move: where the paper went, when, by whom, in which hand-over."""

    line_id: int
    kind: MoveKind
    place: Place
    sheets: int
    handover_id: int | None
    at: datetime
    by: int | None
    reason: str
    reversed: bool


class GivenTwice(Exception):
    """The database's own word that a line was given already."""


class Custody(RowFile):
    """The ledger within one unit of work."""

    def add(self, request_id: int, values: Mapping[str, Any]) -> int:
        """Insert a ledger line; its id."""
        return self._insert(ledger_lines, {"request_id": request_id, "reason": "", **values})

    def of(self, request_id: int) -> Sequence[LedgerLine]:
        """The ledger of one request, in the order the papers came."""
        return [_line(row._asdict()) for row in self._of(ledger_lines, request_id)]

    def of_many(self, ids: Collection[int]) -> Mapping[int, Sequence[LedgerLine]]:
        """The ledgers of some requests, by request; at most a few hundred at once."""
        statement = (
            select(ledger_lines)
            .where(ledger_lines.c.request_id.in_(ids))
            .order_by(ledger_lines.c.id)
        )
        found: dict[int, list[LedgerLine]] = {one: [] for one in ids}
        for row in self._connection.execute(statement):
            found[row.request_id].append(_line(row._asdict()))
        return found

    def move(
        self,
        lines: Iterable[LedgerLine],
        kind: MoveKind,
        place: Place,
        *,
        at: datetime,
        by: int | None,
        handover_id: int | None = None,
        reason: str = "",
    ) -> None:
        """Move lines to `place`, one move a line.

        Raises:
            GivenTwice: a line was given in a hand-over that stands.
        """
        for line in lines:
            try:
                self._insert(
                    custody_moves,
                    {
                        "line_id": line.id,
                        "kind": kind.value,
                        "place": place.value,
                        "sheets": line.sheets,
                        "handover_id": handover_id,
                        "at": at,
                        "by": by,
                        "reason": reason,
                        "reversed": False,
                    },
                )
            except RowConflict as error:
                raise GivenTwice from error
            self._update(ledger_lines, line.id, {"place": place.value, "reason": reason})

    def count_anew(self, line: LedgerLine, sheets: int) -> None:
        """Another number of sheets of a paper: the moves keep what was counted then."""
        self._connection.execute(
            update(ledger_lines).where(ledger_lines.c.id == line.id).values(sheets=sheets)
        )

    def put_into(self, lines: Iterable[LedgerLine], slot: str) -> None:
        """Where papers lie in their cupboard or on their shelf."""
        ids = [line.id for line in lines]
        self._connection.execute(
            update(ledger_lines).where(ledger_lines.c.id.in_(ids)).values(slot=slot)
        )

    def moves(self, request_id: int) -> Sequence[CustodyMove]:
        """Every move of one request's papers, oldest first."""
        statement = (
            select(custody_moves)
            .join(ledger_lines, ledger_lines.c.id == custody_moves.c.line_id)
            .where(ledger_lines.c.request_id == request_id)
            .order_by(custody_moves.c.id)
        )
        return [custody_move(row._asdict()) for row in self._connection.execute(statement)]

    def moves_of_handover(self, handover_id: int) -> Sequence[CustodyMove]:
        """What one hand-over moved."""
        statement = (
            select(custody_moves)
            .where(custody_moves.c.handover_id == handover_id)
            .order_by(custody_moves.c.id)
        )
        return [custody_move(row._asdict()) for row in self._connection.execute(statement)]

    def mark_reversed(self, handover_id: int) -> None:
        """The hand-over no longer stands: its lines may be given again."""
        self._connection.execute(
            update(custody_moves)
            .where(custody_moves.c.handover_id == handover_id)
            .values(reversed=True)
        )

    def sheets_by_request(self, place: Place) -> Mapping[int, int]:
        """Sheets at one place, by request: what should be in the cupboard, say."""
        statement = (
            select(ledger_lines.c.request_id, func.sum(ledger_lines.c.sheets))
            .where(ledger_lines.c.place == place.value)
            .group_by(ledger_lines.c.request_id)
        )
        return {int(row[0]): int(row[1]) for row in self._connection.execute(statement)}

    def unbalanced(self) -> Sequence[tuple[int, str]]:
        """Closed requests with a line unaccounted for: (request, paper); empty when sound."""
        statement = (
            select(ledger_lines.c.request_id, ledger_lines.c.paper)
            .join(requests, requests.c.id == ledger_lines.c.request_id)
            .where(requests.c.state == "handed_over")
            .where(ledger_lines.c.place.in_(["cupboard", "at_signature", "shelf"]))
        )
        return [(int(row[0]), str(row[1])) for row in self._connection.execute(statement)]

    def misplaced(self) -> Sequence[int]:
        """Lines whose place is not where their last move took them; empty when sound."""
        last = (
            select(func.max(custody_moves.c.id))
            .where(custody_moves.c.line_id == ledger_lines.c.id)
            .correlate(ledger_lines)
            .scalar_subquery()
        )
        statement = (
            select(ledger_lines.c.id)
            .outerjoin(custody_moves, custody_moves.c.id == last)
            .where(
                custody_moves.c.place.is_(None) | (custody_moves.c.place != ledger_lines.c.place)
            )
        )
        return [int(row[0]) for row in self._connection.execute(statement)]


def _line(values: Mapping[str, Any]) -> LedgerLine:
    return LedgerLine(
        id=values["id"],
        paper=values["paper"],
        title=values["title"],
        origin=Origin(values["origin"]),
        is_copy=values["is_copy"],
        sheets=values["sheets"],
        disposal=Disposal(values["disposal"]),
        place=Place(values["place"]),
        slot=values["slot"],
        reason=values["reason"],
    )


def custody_move(values: Mapping[str, Any]) -> CustodyMove:
    """A move as stored."""
    return CustodyMove(
        line_id=values["line_id"],
        kind=MoveKind(values["kind"]),
        place=Place(values["place"]),
        sheets=values["sheets"],
        handover_id=values["handover_id"],
        at=values["at"],
        by=values["by"],
        reason=values["reason"],
        reversed=values["reversed"],
    )
