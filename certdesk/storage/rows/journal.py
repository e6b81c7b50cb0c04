"""The journal: acts in one chain, append-only, each carrying the hash of the one before.

Values stand in the chain only as salted hashes; salt and readable value lie in `changes`,
so that personal data can be purged after its time and the chain still holds. A chain cannot
see its own tail cut off: `holds` compares it with the head and count printed on the closing
sheet.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, delete, func, select

from certdesk.storage.errors import StorageBug
from certdesk.storage.json_values import plain_value
from certdesk.storage.plain import moment_text
from certdesk.storage.rows.bulk import insert_many
from certdesk.storage.tables.base import changes, journal
from certdesk.storage.tables.types import json_text

GENESIS: Final = "0" * 64
SEAL: Final = "seal"
_NOTE: Final = "note"
_BESIDE: Final = frozenset({_NOTE, SEAL})
_SALT_BYTES = 16
_DIGEST_CHARACTERS = 32  # 128 bits, salted: half the room, still not to be found again


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row: JSON values before and after."""

    subject: str
    subject_id: int | None
    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One act. `changes` and `note` are empty once purged."""

    seq: int
    at: datetime
    act: str
    by: int | None
    subject: str
    subject_id: int | None
    clock_back: bool
    note: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are read: of a person, acts, moments from `first` to before `end`.

    None leaves all of that kind in.
    """

    by: int | None = None
    acts: tuple[str, ...] | None = None
    first: datetime | None = None
    end: datetime | None = None

    def narrow(self, query: Select[Any]) -> Select[Any]:
        """The same question of fewer entries."""
        if self.by is not None:
            query = query.where(journal.c.by == self.by)
        if self.acts is not None:
            query = query.where(journal.c.act.in_(self.acts))
        if self.first is not None:
            query = query.where(journal.c.at >= self.first)
        return query if self.end is None else query.where(journal.c.at < self.end)


@dataclass(frozen=True, slots=True)
class ChainReport:
    """`head` is the last entry's hash; `first_bad_seq` the first that does not hold."""

    head: str
    count: int
    first_bad_seq: int | None


@dataclass(slots=True)
class _Pending:
    seq: int
    at: datetime
    act: str
    by: int | None
    subject: str
    subject_id: int | None
    clock_back: bool
    changes: list[Change] = field(default_factory=list)


class Journal:
    """Write and read the journal within one unit of work.

    Entries are kept back until the unit commits (or the journal is read), so that an
    entry's hash covers every change reported for it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pending: list[_Pending] = []
        self._seals: list[Change] = []
        self._last: tuple[int, datetime | None, str] | None = None

    def add(
        self,
        act: str,
        *,
        by: int | None,
        subject: str,
        subject_id: int | None,
        at: datetime,
        values: Mapping[str, object] | None = None,
        note: str = "",
    ) -> int:
        """Report an act; its sequence number.

        `values` are kept as changes of the subject from nothing; `note` (a reason) likewise,
        since it may name people. `at` earlier than the entry before flags the entry.
        """
        seq, moment, _ = self._tail()
        late = moment is not None and at < moment
        entry = _Pending(seq + 1, at, act, by, subject, subject_id, clock_back=late)
        self._pending.append(entry)
        entry.changes += self._seals
        self._seals.clear()
        for name, value in (values or {}).items():
            self.change(entry.seq, subject, subject_id, name, None, value)
        if note:
            self.change(entry.seq, subject, subject_id, _NOTE, None, note)
        return entry.seq

    def change(
        self, seq: int, subject: str, subject_id: int | None, name: str, old: object, new: object
    ) -> None:
        """Report one field that an entry of this unit changed, readable until purged."""
        for entry in reversed(self._pending):
            if entry.seq == seq:
                entry.changes.append(
                    Change(subject, subject_id, name, plain_value(old), plain_value(new))
                )
                return
        raise StorageBug(kind="change without entry", seq=seq)

    def seal(self, subject: str, subject_id: int, digest: str) -> None:
        """Keep the print of a row that shall never change, with the act that made it.

        That is the entry reported last in this unit, or the next one. No history shows it.
        """
        change = Change(subject, subject_id, SEAL, None, digest)
        (self._pending[-1].changes if self._pending else self._seals).append(change)

    def finish(self) -> None:
        """Write what was reported; the unit ends. A seal without an act is a bug of ours."""
        if self._seals:
            raise StorageBug(kind="seal without entry", subject=self._seals[0].subject)
        self.flush()

    @property
    def clock_went_back(self) -> bool:
        """Whether an act of this unit came before the entry it follows: tell the clerk."""
        return any(entry.clock_back for entry in self._pending)

    def flush(self) -> None:
        """Write what was reported; the store does it before it commits."""
        if not self._pending:
            return
        seq, _, previous = self._stored_tail()
        entries, details = [], []
        for entry in self._pending:
            seq += 1
            digests = []
            for item, change in enumerate(entry.changes):
                salt = secrets.token_bytes(_SALT_BYTES)
                digests.append(_digest(salt, change))
                details.append(_change_row(seq, item, change, salt))
            row = _entry_row(entry, json_text(digests), previous)
            previous = str(row["hash"])
            entries.append(row)
        insert_many(self._connection, journal, entries)
        insert_many(self._connection, changes, details)
        self._last = (seq, self._pending[-1].at, previous)
        self._pending.clear()

    def entries(
        self,
        *,
        subject: str | None = None,
        subject_id: int | None = None,
        before: int | None = None,
        limit: int = 200,
        wanted: Wanted | None = None,
    ) -> tuple[JournalEntry, ...]:
        """Newest first, of one subject or of all, older than sequence `before`."""
        self.flush()
        query = select(journal).order_by(journal.c.seq.desc()).limit(limit)
        if wanted is not None:
            query = wanted.narrow(query)
        if subject is not None:
            query = query.where(journal.c.subject == subject)
        if subject_id is not None:
            query = query.where(journal.c.subject_id == subject_id)
        if before is not None:
            query = query.where(journal.c.seq < before)
        rows = self._connection.execute(query).all()
        found = self._changes_of([row.seq for row in rows])
        return tuple(_entry(row, found.get(row.seq, [])) for row in rows)

    def newest_at(self, *, beside: Sequence[str]) -> datetime | None:
        """The moment of the newest entry of an act that is none of `beside`."""
        self.flush()
        query = select(journal.c.at).where(journal.c.act.not_in(beside))
        newest = query.order_by(journal.c.seq.desc()).limit(1)
        return self._connection.execute(newest).scalar_one_or_none()

    def head(self) -> ChainReport:
        """Head and count without walking the chain: for the closing sheet and backups."""
        self.flush()
        seq, _, head = self._stored_tail()
        return ChainReport(head, seq, None)

    def verify_chain(self) -> ChainReport:
        """Walk the whole chain: 100,000 entries take about a second."""
        self.flush()
        previous, count, bad = GENESIS, 0, None
        for seq, *facts, before, found in self._raw():
            count += 1
            if bad is None and (
                seq != count or before != previous or _hash([seq, *facts, before]) != found
            ):
                bad = seq
            previous = found
        return ChainReport(previous, count, bad)

    def verify_changes(self) -> int | None:
        """The first entry that a readable change contradicts, or that lost some of them.

        Entries purged whole prove nothing.
        """
        self.flush()
        query = select(changes, journal.c.digests).join_from(
            changes, journal, changes.c.seq == journal.c.seq
        )
        ordered = query.order_by(changes.c.seq, changes.c.item).execution_options(yield_per=1000)
        seq, due = 0, 0
        with self._connection.execute(ordered) as rows:
            for row in rows:
                digests = json.loads(row.digests)
                if row.seq != seq:
                    if due:
                        return seq
                    seq, due = int(row.seq), len(digests)
                due -= 1
                change = Change(row.subject, row.subject_id, row.field, row.old, row.new)
                if row.item >= len(digests) or digests[row.item] != _digest(row.salt, change):
                    return int(row.seq)
        return seq if due else None

    def holds(self, head: str, count: int) -> bool:
        """Whether the chain still contains the tail that a closing sheet or backup names."""
        return self.head_at(count) == head

    def head_at(self, count: int) -> str | None:
        """The head when there were `count` entries; None: there are not that many."""
        self.flush()
        if count == 0:
            return GENESIS
        query = select(journal.c.hash).where(journal.c.seq == count)
        return self._connection.execute(query).scalar_one_or_none()

    def clock_backs(self) -> int:
        """How many entries a clock wrote that had been set back."""
        self.flush()
        query = select(func.count()).select_from(journal).where(journal.c.clock_back)
        return int(self._connection.execute(query).scalar_one())

    def purge_changes(self, before: datetime) -> int:
        """Forget the readable values of acts before a moment; how many. The chain stays whole."""
        self.flush()
        old = select(journal.c.seq).where(journal.c.at < before)
        return self._connection.execute(delete(changes).where(changes.c.seq.in_(old))).rowcount

    def _tail(self) -> tuple[int, datetime | None, str]:
        if self._pending:
            newest = self._pending[-1]
            return newest.seq, newest.at, ""
        return self._stored_tail()

    def _stored_tail(self) -> tuple[int, datetime | None, str]:
        if self._last is None:
            query = select(journal.c.seq, journal.c.at, journal.c.hash)
            row = self._connection.execute(query.order_by(journal.c.seq.desc()).limit(1)).first()
            self._last = (0, None, GENESIS) if row is None else (row.seq, row.at, row.hash)
        return self._last

    def _changes_of(self, numbers: Sequence[int]) -> dict[int, list[Change]]:
        found: dict[int, list[Change]] = {}
        query = select(changes).where(changes.c.seq.in_(numbers))
        for row in self._connection.execute(query.order_by(changes.c.seq, changes.c.item)):
            change = Change(row.subject, row.subject_id, row.field, row.old, row.new)
            found.setdefault(row.seq, []).append(change)
        return found

    def _raw(
        self,
    ) -> Iterator[tuple[int, str, str, int | None, str, int | None, bool, str, str, str]]:
        """Rows as stored, without column types in between: a walk must stay quick."""
        server = self._connection.dialect.name == "postgresql"
        at = (
            "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
            if server
            else "at"
        )
        query = (
            f'SELECT seq, {at}, act, "by", subject, subject_id, clock_back, digests, previous, hash'  # noqa: S608 - two constants
            " FROM journal ORDER BY seq"
        )
        with self._connection.exec_driver_sql(
            query, execution_options={"yield_per": 5000}
        ) as result:
            for part in result.partitions():
                for row in part:
                    yield row[0], row[1], row[2], row[3], row[4], row[5], bool(row[6]), *row[7:10]


def _entry_row(entry: _Pending, digests: str, previous: str) -> dict[str, object]:
    facts: dict[str, object] = {
        "seq": entry.seq,
        "at": entry.at,
        "act": entry.act,
        "by": entry.by,
        "subject": entry.subject,
        "subject_id": entry.subject_id,
        "clock_back": entry.clock_back,
        "digests": digests,
        "previous": previous,
    }
    return facts | {"hash": _hash([*({**facts, "at": moment_text(entry.at)}).values()])}


def _change_row(seq: int, item: int, change: Change, salt: bytes) -> dict[str, object]:
    return {
        "seq": seq,
        "item": item,
        "subject": change.subject,
        "subject_id": change.subject_id,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "salt": salt,
    }


def _entry(row: Row[Any], found: list[Change]) -> JournalEntry:
    return JournalEntry(
        seq=row.seq,
        at=row.at,
        act=row.act,
        by=row.by,
        subject=row.subject,
        subject_id=row.subject_id,
        clock_back=row.clock_back,
        note=next((str(change.new) for change in found if change.field == _NOTE), ""),
        changes=tuple(change for change in found if change.field not in _BESIDE),
    )


def _hash(facts: list[object]) -> str:
    # A JSON list has one reading only, so no two entries can share a text.
    return hashlib.sha256(json_text(facts).encode()).hexdigest()


def _digest(salt: bytes, change: Change) -> str:
    facts = [change.subject, change.subject_id, change.field, change.old, change.new]
    return hashlib.sha256(salt + json_text(facts).encode()).hexdigest()[:_DIGEST_CHARACTERS]
