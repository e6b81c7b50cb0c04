"""The row files, answering from held rows: requests, papers, hand-overs, sheets, follow-up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from random import Random
from typing import Any

from sqlalchemy import Connection, Table

from certdesk.domain.checklist import ChecklistItem
from certdesk.domain.custody import LedgerLine
from certdesk.domain.request import ChangedMeanwhile, NoSuchRequest, RequestId
from certdesk.storage.held.rows import HeldRow, HeldRows
from certdesk.storage.rows.checklist import ChecklistRows
from certdesk.storage.rows.custody import Custody, CustodyMove, custody_move
from certdesk.storage.rows.follow_on import FollowRows
from certdesk.storage.rows.handovers import HandoverRow, Handovers
from certdesk.storage.rows.requests import RequestRow, Requests, request_row
from certdesk.storage.rows.row_file import RowFile
from certdesk.storage.rows.sheets import SheetRow, Sheets
from certdesk.storage.rows.transmittals import TransmittalFile, TransmittalRow, Transmittals
from certdesk.storage.rows.verification import VerificationRows
from certdesk.storage.tables import counter


class _Held(RowFile):
    """The three ways to rows, from memory."""

    def __init__(self, connection: Connection, rows: HeldRows) -> None:
        """`connection` for what is not held."""
        super().__init__(connection)
        self.rows = rows

    def _insert(self, table: Table, values: Mapping[str, Any]) -> int:
        return int(self.rows.add(table, values, self._owner(values))["id"])

    def _update(self, table: Table, row_id: int, values: Mapping[str, Any]) -> None:
        row = self.rows.one(table, row_id)
        if row is None:
            super()._update(table, row_id, values)
        else:
            row.update(values)

    def _of(self, table: Table, request_id: int) -> Sequence[Any]:
        return self.rows.of(table, request_id)

    def _owner(self, values: Mapping[str, Any]) -> int | None:
        owner = values.get("request_id")
        return None if owner is None else int(owner)


class HeldRequests(_Held, Requests):
    """Requests; likeness is told among those still held."""

    def __init__(self, connection: Connection, rows: HeldRows, rng: Random) -> None:
        """`rng` draws draft codes: the same ones from the same seed."""
        super().__init__(connection, rows)
        self._rng = rng
        self._codes: set[int] = set()
        self._alike: dict[tuple[str, object], set[int]] = defaultdict(set)
        self._newest: RequestRow | None = None

    def add(self, values: Mapping[str, Any]) -> RequestId:
        """Hold a draft; its id."""
        code = self._rng.randrange(10_000_000, 100_000_000)
        while code in self._codes:
            code = self._rng.randrange(10_000_000, 100_000_000)
        self._codes.add(code)
        return super().add({**values, "draft_code": str(code)})

    def get(self, request_id: int) -> RequestRow:
        """One request, held or written."""
        if self._newest is None or self._newest.id != request_id:
            row = self.rows.one(counter.requests, request_id)
            self._newest = super().get(request_id) if row is None else request_row(row)
        return self._newest

    def by_draft_code(self, code: str) -> RequestRow | None:
        """Nobody: `add` sees to it that codes differ."""
        return None

    def by_registration(self, key: str) -> Sequence[RequestRow]:
        """Held requests of one registration number."""
        return self._like("registration_key", key)

    def by_diploma(self, key: str) -> Sequence[RequestRow]:
        """Held requests of one diploma number."""
        return self._like("diploma_key", key)

    def by_birth(self, birth_date: date) -> Sequence[RequestRow]:
        """Held requests of people born on one day."""
        return self._like("birth_date", birth_date)

    def update(self, row: RequestRow, values: Mapping[str, Any]) -> None:
        """Change some columns; raise ChangedMeanwhile when the row moved on."""
        self._newest, held = None, self.rows.one(counter.requests, row.id)
        if held is None or held["version"] != row.version:
            raise ChangedMeanwhile
        held.update(values)
        held["version"] += 1
        for name in ("registration_key", "diploma_key", "birth_date"):
            if values.get(name) is not None:
                self._alike[name, values[name]].add(row.id)

    def set_keys(self, request_id: int, keys: Iterable[str]) -> None:
        """Replace the search keys of one request."""
        self.rows.replace(counter.name_keys, request_id, [])
        for key in dict.fromkeys(keys):
            self.rows.add(counter.name_keys, {"request_id": request_id, "key": key}, request_id)

    def forget(self, request_id: int) -> None:
        """The request is let go: no other is like it any more."""
        row = self.rows.one(counter.requests, request_id)
        if row is None:
            raise NoSuchRequest(what=str(request_id))
        for name in ("registration_key", "diploma_key", "birth_date"):
            self._alike[name, row[name]].discard(request_id)

    def _like(self, name: str, value: object) -> Sequence[RequestRow]:
        ids = sorted(self._alike.get((name, value), ()), reverse=True)
        found = [self.rows.one(counter.requests, one) for one in ids]
        return [request_row(row) for row in found if row is not None and row["n"] is not None]


class HeldChecklist(_Held, ChecklistRows):
    """Verdicts on papers; asked for before nearly every act, so read once until one changes."""

    def __init__(self, connection: Connection, rows: HeldRows) -> None:
        """Nothing was read yet."""
        super().__init__(connection, rows)
        self._newest: tuple[int, Sequence[ChecklistItem]] = (0, ())

    def of(self, request_id: int) -> Sequence[ChecklistItem]:
        """The verdicts of one request."""
        if self._newest[0] != request_id:
            self._newest = (request_id, super().of(request_id))
        return self._newest[1]

    def put(self, request_id: int, item: ChecklistItem, *, at: datetime, by: int | None) -> None:
        """Keep one verdict, in place of the one before."""
        kept = [one for one in self.of(request_id) if one.paper != item.paper]
        self.forget(request_id, item.paper)
        values = self._values(request_id, item, at=at, by=by)
        self.rows.add(counter.checklist_items, values, request_id)
        self._newest = (request_id, [*kept, item])

    def forget(self, request_id: int, paper: str) -> None:
        """Take one verdict back."""
        self._newest = (0, ())
        table = counter.checklist_items
        kept = [row for row in self.rows.of(table, request_id) if row["paper"] != paper]
        self.rows.replace(table, request_id, kept)


class HeldVerification(_Held, VerificationRows):
    """Verifications and doubts; a sample corrects nothing, so none lapses."""

    def _has_lapsed(self, verification_id: int) -> bool:
        return False


class HeldCustody(_Held, Custody):
    """Ledger lines and their moves; a move belongs to the request of its line.

    Lines are asked for before nearly every act, so read once until one changes.
    """

    def __init__(self, connection: Connection, rows: HeldRows) -> None:
        """Nothing was read yet."""
        super().__init__(connection, rows)
        self._newest: tuple[int, Sequence[LedgerLine]] = (0, ())

    def of(self, request_id: int) -> Sequence[LedgerLine]:
        """The ledger of one request."""
        if self._newest[0] != request_id:
            self._newest = (request_id, super().of(request_id))
        return self._newest[1]

    def _insert(self, table: Table, values: Mapping[str, Any]) -> int:
        self._newest = (0, ())
        return super()._insert(table, values)

    def _update(self, table: Table, row_id: int, values: Mapping[str, Any]) -> None:
        self._newest = (0, ())
        super()._update(table, row_id, values)

    def moves_of_handover(self, handover_id: int) -> Sequence[CustodyMove]:
        """What one hand-over moved."""
        return [custody_move(row) for row in self._moved_by(handover_id)]

    def mark_reversed(self, handover_id: int) -> None:
        """The hand-over no longer stands."""
        for row in self._moved_by(handover_id):
            row["reversed"] = True

    def _moved_by(self, handover_id: int) -> list[HeldRow]:
        handover = self.rows.one(counter.handovers, handover_id)
        moves = self.rows.of(counter.custody_moves, handover["request_id"]) if handover else []
        return [row for row in moves if row["handover_id"] == handover_id]

    def _owner(self, values: Mapping[str, Any]) -> int | None:
        if "line_id" not in values:
            return super()._owner(values)
        line = self.rows.one(counter.ledger_lines, values["line_id"])
        return int(line["request_id"]) if line else None


class HeldHandovers(_Held, Handovers):
    """Pickups and returns."""

    def get(self, handover_id: int) -> HandoverRow:
        """One attempt, held or written."""
        row = self.rows.one(counter.handovers, handover_id)
        return super().get(handover_id) if row is None else HandoverRow(**row)

    def with_document(self, number: str) -> Sequence[HandoverRow]:
        """Nobody: each invented person has a number of their own."""
        return []


class HeldTransmittals(_Held, Transmittals):
    """Transmittals: only the one being made is asked for by its id."""

    def __init__(self, connection: Connection, rows: HeldRows) -> None:
        """None was made yet."""
        super().__init__(connection, rows)
        self._made: list[HeldRow] = []

    def add(self, values: Mapping[str, Any]) -> int:
        """Open a transmittal; its id."""
        self._made = []
        return super().add(values)

    def add_file(self, transmittal_id: int, request_id: int) -> None:
        """Put a file into the transmittal being made, last."""
        values = {
            "transmittal_id": transmittal_id,
            "request_id": request_id,
            "position": len(self._made) + 1,
            "outcome": "out",
            "reason": "",
        }
        self._made.append(self.rows.add(counter.transmittal_files, values, request_id))

    def get(self, transmittal_id: int) -> TransmittalRow:
        """The transmittal being made."""
        row = self.rows.one(counter.transmittals, transmittal_id)
        if row is None:
            return super().get(transmittal_id)
        return TransmittalRow(**row, files=tuple(TransmittalFile(**one) for one in self._made))

    def come_back(
        self, request_id: int, outcome: str, *, reason: str, at: datetime, by: int | None
    ) -> None:
        """Note how a travelling file came back."""
        back = {"outcome": outcome, "reason": reason, "returned_at": at, "returned_by": by}
        for row in self.rows.of(counter.transmittal_files, request_id):
            if row["outcome"] == "out":
                row.update(back)


class HeldSheets(_Held, Sheets):
    """Sheets as issued."""

    def get(self, sheet_id: int) -> SheetRow:
        """One sheet, held or written."""
        row = self.rows.one(counter.sheets, sheet_id)
        return super().get(sheet_id) if row is None else SheetRow(**row)


class HeldFollow(_Held, FollowRows):
    """The follow-up."""

    def _rows_of(self, table: Table, ids: Sequence[int]) -> Mapping[int, list[Any]]:
        return defaultdict(list, {one: list(self.rows.of(table, one)) for one in ids})

    def _standing(self, ids: Sequence[int]) -> Sequence[Any]:
        found = [self.rows.one(counter.requests, one) for one in ids]
        return [row for row in found if row is not None]
