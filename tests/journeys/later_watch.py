"""What must hold of what is changed later: corrections, closed months, sheets, lost receipts.

As the ledger's watch it reads raw rows and knows the rules by heart.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

Row = dict[str, Any]
Said = dict[str, tuple[Any, Any]]
SUPERVISOR = 13
# what a look into the archive was for; what is settled once the copies are made
LOOKED_UP = {
    "given_name", "family_name", "birth", "birth_place", "registration_number", "study_field",
    "branch", "speciality", "diploma_number", "diploma_year", "diploma_dated", "diploma_kind",
}  # fmt: skip
COPIED = {"copies", "transcripts", "authenticate_diploma", "authenticate_transcripts"}
# what the registers are written from
IN_BOTH = {"given_name", "family_name", "birth", "birth_place"}
IN_DEPOSITS = IN_BOTH | {
    "registration_number", "phone", "purpose", "speciality", "diploma_kind", "diploma_number",
    "diploma_year", "diploma_dated", "copies", "state",
}  # fmt: skip
NO_RECEIPT = {"draft", "handed_over", "void"}
ALGIERS = timedelta(hours=1)


class Rows(Protocol):
    """What the ledger's watch has read."""

    requests: dict[int, Row]
    lines: list[Row]
    attempts: dict[int, Row]
    verifications: list[Row]
    doubts: list[Row]
    reached: Counter[str]

    def rows(self, table: str, after: int | None = None) -> list[Row]:
        """A table, or what came in it after a sequence number."""


@dataclass
class Later:
    """What was seen at the step before; `stale`: the last look that a correction outdated."""

    seq: int = 0
    forms: dict[int, Row] = field(default_factory=dict)
    sheets: dict[int, int] = field(default_factory=dict)
    snapshots: dict[int, tuple[str, bool]] = field(default_factory=dict)
    closings: list[Row] = field(default_factory=list)
    corrections: list[Row] = field(default_factory=list)
    lost: int = 0
    doubts: int = 0
    stale: dict[int, int] = field(default_factory=dict)


class LaterWatch:
    """Looks at what came since the step before."""

    def __init__(self, memory: Later) -> None:
        """`memory` is kept up to date."""
        self.memory = memory

    def check(self, rows: Rows) -> None:
        """Everything; AssertionError names the rule that does not hold."""
        self._rows = rows
        entries = self._entries()
        corrected = {one["subject_id"]: one for one in entries if one["act"] == "corrected"}
        self._old_values(corrected)
        for entry in corrected.values():
            self._may_correct(entry)
        self._closed_months(entries)
        sheets = self._rows.rows("sheets")
        self._sheets(sheets, set(corrected))
        self._lost_receipts(sheets)

    def _entries(self) -> list[Row]:
        """The journal's new entries, each with what it `said`: old and new by field."""
        found = self._rows.rows("journal", self.memory.seq)
        said: dict[int, Said] = {one["seq"]: {} for one in found}
        for one in self._rows.rows("changes", self.memory.seq):
            values = one["old"], one["new"]
            old, new = (json.loads(value) if value else None for value in values)
            said[one["seq"]][one["field"]] = (old, new)
        if found:
            self.memory.seq = found[-1]["seq"]
        return [{**one, "said": said[one["seq"]]} for one in found]

    def _old_values(self, corrected: dict[int, Row]) -> None:
        """What a numbered request says changes only in an entry that keeps the old value."""
        for request_id, row in self._rows.requests.items():
            if row["n"] is None:
                continue
            form = json.loads(row["form"])
            before = self.memory.forms.setdefault(request_id, form)
            said = corrected[request_id]["said"] if request_id in corrected else {}
            for name in {*form, *before} if form != before else ():
                change = before.get(name, ""), form.get(name, "")
                kept = said.get(name) == change or change[0] == change[1]
                assert kept, f"{name} was {change[0]}, and nothing says so"
            self.memory.forms[request_id] = form
        for line in self._rows.lines:
            sheets, request_id = line["sheets"], line["request_id"]
            before_it = self.memory.sheets.setdefault(line["id"], sheets)
            if sheets != before_it:
                said = corrected.get(request_id, {}).get("said", {})
                change = str(before_it), str(sheets)
                assert said.get(f"sheets.{line['paper']}") == change, "sheets counted in silence"
                self.memory.sheets[line["id"]] = sheets

    def _may_correct(self, entry: Row) -> None:
        row, said = self._rows.requests[entry["subject_id"]], entry["said"]
        fields = set(said) - {"note"}
        state = row["state"]
        assert state not in {"draft", "void"}, f"corrected while {state}"
        prepared = [
            one
            for one in self._rows.attempts.values()
            if one["request_id"] == row["id"] and one["status"] == "prepared"
        ]
        assert not prepared, "corrected under a sheet that is being signed"
        if state not in {"deposited", "at_signature"}:
            assert not fields & COPIED, "other copies than were made"
        own = row["deposited_by"] == entry["by"] and _day(row["deposited_at"]) == _day(entry["at"])
        looks = [one["id"] for one in self._rows.verifications if one["request_id"] == row["id"]]
        newest = max(looks, default=0)
        looked = newest > self.memory.stale.get(row["id"], 0)
        if not own or (looked and fields & LOOKED_UP):
            assert entry["by"] == SUPERVISOR, "corrected later without the supervisor"
            assert "note" in said, "corrected later without a reason"
        if fields & LOOKED_UP:
            self.memory.stale[row["id"]] = newest

    def _closed_months(self, entries: list[Row]) -> None:
        """A closed month never changes; what it listed changes in a line of another month."""
        closings, corrections = self._rows.rows("closings"), self._rows.rows("corrections")
        before, kept = self.memory.closings, self.memory.corrections
        assert closings[: len(before)] == before, "a closed month was rewritten"
        assert corrections[: len(kept)] == kept, "a correction line was rewritten"
        there = {
            (one["closing_id"], one["request_id"], one["field"], one["old"], one["new"])
            for one in corrections[len(kept) :]
        }
        months = {(one["register"], one["year"], one["month"]): one["id"] for one in before}
        for entry in entries if months else ():
            for kind, day, name, change in self._registered(entry):
                closing = months.get((kind, int(day[:4]), int(day[5:7])))
                if closing is not None:
                    self._rows.reached[f"{entry['act']} in a closed month"] += 1
                    line = closing, entry["subject_id"], name, *change
                    assert line in there, f"{name} of a closed month without a correction line"
        self.memory.closings, self.memory.corrections = closings, corrections

    def _registered(self, entry: Row) -> Iterable[tuple[str, str, str, tuple[Any, Any]]]:
        """(register, day of its line, field, old and new) of what an entry changed in one."""
        act, request_id = entry["act"], entry["subject_id"]
        pickups = [
            one
            for one in self._rows.attempts.values()
            if one["request_id"] == request_id and one["kind"] == "pickup" and one["confirmed_on"]
        ]
        if act == "reverse":
            undone = max((one for one in pickups if one["reversed_at"]), key=lambda one: one["id"])
            yield "pickup", undone["confirmed_on"], "handover", ("confirmed", "reversed")
        if act not in {"corrected", "refuse", "withdraw", "void", "return_confirmed"}:
            return
        deposited_on = self._rows.requests[request_id]["deposited_on"]
        if act == "return_confirmed":
            yield "deposit", deposited_on, "returned", ("", entry["said"]["number"][1])
            return
        for name, change in entry["said"].items():
            if name in IN_DEPOSITS or name.startswith("sheets."):
                yield "deposit", deposited_on, name, change
            for one in pickups if name in IN_BOTH else ():
                yield "pickup", one["confirmed_on"], name, change

    def _sheets(self, sheets: list[Row], corrected: set[int]) -> None:
        """What somebody holds in the hand is kept as it came out; no sheet is ever gone."""
        found = {one["id"]: one for one in sheets}
        assert set(self.memory.snapshots) <= set(found), "a sheet is gone"
        for sheet_id, row in found.items():
            now = row["snapshot"]
            before, issued = self.memory.snapshots.get(sheet_id, (now, False))
            if now != before:
                assert not issued, "what stands on an issued sheet changed"
                assert row["kind"] == "deposit-receipt", f"a {row['kind']} was set right"
                assert row["request_id"] in corrected, "a receipt was set right in silence"
            assert "_editions" in json.loads(now), "a sheet that names no editions"
            self.memory.snapshots[sheet_id] = now, row["issued_at"] is not None

    def _lost_receipts(self, sheets: list[Row]) -> None:
        """A copy of a receipt comes after an identity check that grants it."""
        declared = self._rows.rows("lost_receipts")
        doubted = {one["request_id"] for one in self._rows.doubts[self.memory.doubts :]}
        self.memory.doubts = len(self._rows.doubts)
        for row in declared[self.memory.lost :]:
            if row["decision"] != "granted":
                continue
            state = self._rows.requests[row["request_id"]]["state"]
            assert state not in NO_RECEIPT, f"a copy of the receipt while {state}"
            assert identity_holds(row, row["declared_by"], row["at"]), "a copy for nobody"
            assert row["request_id"] not in doubted, "a copy although the card raised a doubt"
            if row["declared_by"] == "proxy":
                assert row["unlocked_by"] == SUPERVISOR, "a copy for a proxy, without a word"
        self.memory.lost = len(declared)
        granted = Counter(one["request_id"] for one in declared if one["decision"] == "granted")
        copies: Counter[int] = Counter()
        for one in sheets:
            if one["kind"] == "deposit-receipt":
                copies[one["request_id"]] += one["copies"]
        assert copies <= granted, "a copy of a receipt that nobody was checked for"


def identity_holds(row: Row, receiver: str, moment: str) -> bool:
    """Whether the kept documents let somebody have what is another's to hold."""
    checks = json.loads(row["checks"])
    roles = {"applicant"} if receiver == "applicant" else {"proxy", "principal"}
    if {one["role"] for one in checks} != roles or not all(one["document"] for one in checks):
        return False
    if receiver == "proxy" and row["deed"] in {None, "null"}:
        return False
    if row["unlocked_by"] is not None:
        return bool(row["unlocked_by"] == SUPERVISOR)
    return all(
        one["comparison"] != "mismatch"
        and (one["document"]["expires_on"] or "9999") >= _day(moment)
        for one in checks
    )


def _day(moment: str | None) -> str:
    """The day in Algiers."""
    if moment is None:
        return ""
    return (datetime.fromisoformat(moment) + ALGIERS).date().isoformat()
