"""What must hold of the raw rows after every step, whatever the program's guards say.

Reads the SQLite file by itself, knows the rules by heart (nothing here is taken from
`certdesk.domain`), and remembers what it saw before.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.journeys.later_watch import Later, LaterWatch, Row, identity_holds

ROWS = "SELECT * FROM {table} ORDER BY 1"
REQUIRED = {
    "request_form", "bac_transcript", "birth_certificate", "diploma", "training_transcripts",
}  # fmt: skip
SETTLED = {"given", "kept", "spoiled"}
DECIDED = {"refused", "withdrawn", "void"}
# which act may take a request from where to where: the table of the counter's design
HISTORY = {
    ("deposited", "draft", "deposited"),
    ("send", "deposited", "at_signature"),
    ("take_back_signed", "at_signature", "ready"),
    ("take_back_unsigned", "at_signature", "deposited"),
    ("recall", "at_signature", "deposited"),
    ("recall", "ready", "deposited"),
    ("pickup_confirmed", "ready", "ready"),
    ("pickup_confirmed", "ready", "handed_over"),
    ("reverse", "handed_over", "ready"),
    ("refuse", "deposited", "refused"),
    ("withdraw", "deposited", "withdrawn"),
    ("withdraw", "ready", "withdrawn"),
    ("void", "deposited", "void"),
    *(("return_confirmed", state, state) for state in DECIDED),
}
WHERE_DUE = {"deposited": "cupboard", "at_signature": "at_signature", "ready": "shelf"}
# a number that was given or struck out is never free again
MAY_BECOME = {
    "reserved": {"reserved", "used", "void"},
    "used": {"used", "void"},
    "void": {"void"},
}


@dataclass
class Memory:
    """What was seen at the step before; `outside` is where papers truly are, not the ledger."""

    seq: int = 0
    states: dict[int, str] = field(default_factory=dict)
    frozen: dict[int, str] = field(default_factory=dict)
    looks: Counter[int] = field(default_factory=Counter)
    statuses: dict[int, str] = field(default_factory=dict)
    outside: set[int] = field(default_factory=set)
    numbers: dict[tuple[str, int, int], str] = field(default_factory=dict)
    later: Later = field(default_factory=Later)


class Watch:
    """Compares the rows of one register file with the rules and with what was before."""

    def __init__(self, file: Path, memory: Memory | None = None) -> None:
        """`memory` of an earlier watch over the same rows."""
        self._driver = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        self._driver.row_factory = sqlite3.Row
        self.memory = memory or Memory()
        self.reached: Counter[str] = Counter()
        self._later = LaterWatch(self.memory.later)
        self._looked_at: tuple[object, set[int]] = None, set()

    def close(self) -> None:
        """Let go of the file."""
        self._driver.close()

    def check(self) -> None:
        """Everything; AssertionError names the rule that does not hold."""
        version = self._driver.execute("PRAGMA data_version").fetchone()
        if (version, self.memory.outside) == self._looked_at:
            return
        self._load()
        self._history()
        self._numbers()
        self._drafts()
        self._what_was_deposited()
        self._signature()
        self._attempts()
        self._ledger()
        self._places()
        self._later.check(self)
        self._remember()
        # until somebody commits, or a paper leaves, there is nothing new to see
        self._looked_at = version, set(self.memory.outside)

    def _load(self) -> None:
        self.requests = {row["id"]: row for row in self.rows("requests")}
        self.lines = self.rows("ledger_lines")
        self.attempts = {row["id"]: row for row in self.rows("handovers")}
        self.moves = self.rows("custody_moves")
        self.verifications = self.rows("verifications")
        self.doubts = self.rows("doubts")
        self.items = self.rows("checklist_items")
        self.entered: list[int] = []

    def rows(self, table: str, after: int | None = None) -> list[Row]:
        """A table as it lies in the file; of one with `seq` only what came `after` that."""
        query = ROWS.format(table=table)
        if after is not None:
            query = query.replace("ORDER", f"WHERE seq > {after} ORDER")
        return [dict(row) for row in self._driver.execute(query)]

    def _history(self) -> None:
        """Every change of state follows from the one before it, by an act that may make it."""
        found = self._driver.execute(
            "SELECT journal.seq, act, journal.subject_id, old, new FROM journal"
            " JOIN changes ON changes.seq = journal.seq AND field = 'state'"
            " WHERE journal.seq > ? ORDER BY journal.seq",
            (self.memory.seq,),
        ).fetchall()
        for seq, act, request_id, old_text, new_text in found:
            old, new = json.loads(old_text), json.loads(new_text)
            before = self.memory.states.get(request_id, "draft")
            assert (act, old, new) in HISTORY, f"{act} took a request from {old} to {new}"
            assert old == before, f"{act} says it began at {old}, it stood at {before}"
            self.memory.states[request_id] = new
            self.memory.seq = seq
            if new != old:
                self.entered.append(request_id)
                self.reached[new] += 1
        for request_id, row in self.requests.items():
            known = self.memory.states.setdefault(request_id, "draft")
            assert row["state"] == known, f"{row['state']} without a journal entry"

    def _numbers(self) -> None:
        """Each series counts from its first number, once each, and each number has its row."""
        series: dict[tuple[str, int], list[int]] = {}
        used: dict[tuple[str, int], list[int]] = {}
        owners: Counter[int] = Counter()
        for row in self.rows("numbers"):
            key, n, request_id = (row["kind"], row["year"]), row["n"], row["request_id"]
            series.setdefault(key, []).append(n)
            owners[request_id] += row["kind"] == "D"
            was = self.memory.numbers.setdefault((*key, n), row["status"])
            assert row["status"] in MAY_BECOME[was], f"{n} of {key} was {was}"
            self.memory.numbers[*key, n] = row["status"]
            if row["status"] == "used" or request_id is not None:
                used.setdefault(key, []).append(n)
                assert row["status"] != "reserved", f"{n} of {key} is reserved, and used"
            if row["kind"] == "D" and request_id is not None:
                holder = self.requests[request_id]
                assert (holder["year"], holder["n"]) == (row["year"], n), "another's number"
                is_void = holder["state"] == "void"
                assert (row["status"] == "void") == is_void, "struck out, or not, by half"
        for (kind, year), found in series.items():
            assert sorted(found) == list(range(1, len(found) + 1)), f"{kind} {year}: {found}"
            given = used.get((kind, year), [])
            assert self._used(kind, year) == sorted(given), f"{kind} {year} given to nothing"
        twice = [request_id for request_id, times in owners.items() if request_id and times > 1]
        assert not twice, "a request with two deposit numbers"
        assert not set(self.memory.numbers) - {
            (*key, n) for key, found in series.items() for n in found
        }, "a number is gone"

    def _used(self, kind: str, year: int) -> list[int]:
        if kind == "D":
            rows: Iterable[Row] = self.requests.values()
        elif kind == "T":
            rows = self.rows("transmittals")
        else:
            wanted = {"P": "pickup", "R": "return"}[kind]
            rows = [row for row in self.attempts.values() if row["kind"] == wanted]
        return sorted(row["n"] for row in rows if row["year"] == year and row["n"] is not None)

    def _drafts(self) -> None:
        """A draft has nothing that stays; what has a number is never gone."""
        drafts = {one for one, row in self.requests.items() if row["state"] == "draft"}
        gone = set(self.memory.frozen) - set(self.requests)
        assert not gone, "a numbered request was deleted"
        for rows in (self.lines, self.attempts.values(), self.verifications, self.doubts):
            assert not [row for row in rows if row["request_id"] in drafts], "a draft with papers"
        there = {row["request_id"] for row in [*self.items, *self.rows("name_keys")]}
        assert there <= set(self.requests), "personal data of a draft that was discarded"

    def _what_was_deposited(self) -> None:
        """The checklist of a numbered request is complete and its verdicts never change."""
        keyed = {row["request_id"] for row in self.rows("name_keys")}
        for request_id, row in self.requests.items():
            if row["n"] is None:
                continue
            items = sorted(
                (one["paper"], one["verdict"])
                for one in self.items
                if one["request_id"] == request_id
            )
            found = json.dumps(items)
            if request_id not in self.memory.frozen:
                good = {paper for paper, verdict in items if verdict in {"accepted", "waived"}}
                assert good >= REQUIRED, "deposited with papers missing"
            kept = self.memory.frozen.setdefault(request_id, found)
            assert found == kept, "the checklist of a numbered request changed"
            assert request_id in keyed, "a numbered request that no search finds"

    def _signature(self) -> None:
        """Nothing goes for signature unverified or doubted; verified only while deposited."""
        for request_id in self.entered:
            if self.requests[request_id]["state"] == "at_signature":
                assert self._lets_sign(request_id), "sent for signature without verification"
                assert not self._doubted(request_id), "sent for signature while doubted"
        looks = Counter(row["request_id"] for row in self.verifications)
        looks.update(row["request_id"] for row in self.verifications if row["settled_reason"])
        for request_id, count in looks.items():
            if count != self.memory.looks[request_id]:
                state = self.requests[request_id]["state"]
                assert state == "deposited", f"looked into the archive while {state}"
        self.memory.looks = looks

    def _lets_sign(self, request_id: int) -> bool:
        looks = [row for row in self.verifications if row["request_id"] == request_id]
        newest = looks[-1] if looks else None
        stale = self.memory.later.stale.get(request_id, 0)
        return (newest is not None and newest["id"] > stale) and (
            newest["found"] == "as_stated" or bool(newest["settled_reason"])
        )

    def _doubted(self, request_id: int) -> bool:
        return any(
            row["request_id"] == request_id and row["settled_at"] is None for row in self.doubts
        )

    def _attempts(self) -> None:
        """One sheet at a time, only where papers may go; nothing given without identity."""
        prepared: Counter[int] = Counter()
        for attempt_id, row in self.attempts.items():
            request_id, status = row["request_id"], row["status"]
            state = self.requests[request_id]["state"]
            is_new = self.memory.statuses.get(attempt_id) != status
            if status == "prepared":
                prepared[request_id] += 1
                may = {"ready"} if row["kind"] == "pickup" else DECIDED
                assert state in may, f"a {row['kind']} prepared while {state}"
            if status in {"prepared", "confirmed", "reversed"}:
                assert row["decision"] == "granted", f"{status} without identity"
            if is_new and status != "refused":
                assert identity_holds(row, row["receiver"], row["prepared_at"]), "nobody's papers"
            if is_new and row["kind"] == "pickup" and status in {"prepared", "confirmed"}:
                assert not self._doubted(request_id), f"{status} while doubted"
            numbered = status in {"confirmed", "reversed"}
            assert (row["n"] is not None) == numbered, f"{status} with number {row['n']}"
        assert all(count == 1 for count in prepared.values()), "two sheets of one request"

    def _ledger(self) -> None:
        """Given means: once, in a confirmed hand-over of that request that lists the paper."""
        standing: dict[int, list[Row]] = {}
        for move in self.moves:
            if move["kind"] == "give" and not move["reversed"]:
                standing.setdefault(move["line_id"], []).append(move)
        for line in self.lines:
            gives = standing.get(line["id"], [])
            assert len(gives) == (line["place"] == "given"), "given twice, or without a move"
            for move in gives:
                attempt = self.attempts[move["handover_id"]]
                assert attempt["status"] == "confirmed", f"given in a {attempt['status']} one"
                assert attempt["request_id"] == line["request_id"], "given in another's hand-over"
                assert line["id"] in json.loads(attempt["lines"]), "given, not on its sheet"
        given = {line["id"] for line in self.lines if line["place"] == "given"}
        assert given == self.memory.outside, "the ledger and the papers are not in one place"
        last = {move["line_id"]: move["place"] for move in self.moves}
        assert last == {line["id"]: line["place"] for line in self.lines}, "not where it moved"

    def _places(self) -> None:
        """The papers are where their request's state says; closed means nothing is due."""
        for line in self.lines:
            state = self.requests[line["request_id"]]["state"]
            if line["place"] in SETTLED:
                continue
            assert state != "handed_over", "handed over with a paper unaccounted for"
            assert state not in DECIDED or line["origin"] == "taken_in", "a copy of a file given up"
            if line["disposal"] == "return" and state in WHERE_DUE:
                assert line["place"] == WHERE_DUE[state], f"{line['place']} while {state}"
        owing = {line["request_id"] for line in self.lines if line["place"] not in SETTLED}
        for request_id, row in self.requests.items():
            ends = row["state"] == "handed_over" or row["state"] in DECIDED
            closed = ends and request_id not in owing
            assert (row["closed_at"] is not None) == closed, f"closed_at of a {row['state']} one"
            if row["state"] == "ready":
                has_lines = any(line["request_id"] == request_id for line in self.lines)
                assert request_id in owing or not has_lines, "all given, still ready"

    def _remember(self) -> None:
        self.memory.statuses = {one: row["status"] for one, row in self.attempts.items()}
