"""Whoever edits the file past the program is found: one edit of each kind, and what is said."""

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from certdesk.desk import open_desk
from certdesk.domain.register import RegisterKind
from certdesk.services.counter.correcting import Correction
from tests.builders import CLERK, SUPERVISOR, deposited, edition, handed_over, ready
from tests.databases import TestClock

EDITS = {
    "a number removed": (
        "DELETE FROM numbers WHERE kind = 'D' AND n = 4",
        {"numbers"},
    ),
    "a number given twice over": (
        "UPDATE numbers SET request_id = 1 WHERE kind = 'D' AND n = 2",
        {"numbers"},
    ),
    "a form's number used up": (
        "UPDATE numbers SET status = 'used' WHERE kind = 'D' AND status = 'reserved'",
        {"numbers"},
    ),
    "a used number reserved again": (
        "UPDATE numbers SET status = 'reserved' WHERE kind = 'D' AND n = 1",
        {"numbers"},
    ),
    "a request under a form's number": (
        "UPDATE requests SET n = 4 WHERE id = 2",
        {"numbers"},
    ),
    "a request removed": (
        "DELETE FROM requests WHERE id = 3",
        {"foreign_key", "numbers"},
    ),
    "a ledger line removed": (
        "DELETE FROM ledger_lines WHERE paper = 'diploma' AND request_id = 3",
        {"foreign_key", "custody"},
    ),
    "a ledger line removed with its moves": (
        ("DELETE FROM custody_moves WHERE line_id IN"
        " (SELECT id FROM ledger_lines WHERE paper = 'diploma' AND request_id = 3);"
        "DELETE FROM ledger_lines WHERE paper = 'diploma' AND request_id = 3"),
        {"custody"},
    ),
    "a paper said to be given": (
        "UPDATE ledger_lines SET place = 'given' WHERE paper = 'diploma' AND request_id = 3",
        {"custody"},
    ),
    "a request said to be closed": (
        "UPDATE requests SET state = 'handed_over' WHERE id = 3",
        {"custody"},
    ),
    "an act under another name": (
        "UPDATE journal SET \"by\" = 99 WHERE act = 'corrected'",
        {"journal"},
    ),
    "an act taken out": (
        ("DELETE FROM changes WHERE seq = (SELECT min(seq) FROM journal WHERE act = 'corrected');"
        "DELETE FROM journal WHERE seq = (SELECT min(seq) FROM journal WHERE act = 'corrected')"),
        {"journal"},
    ),
    "an old value written over": (
        "UPDATE changes SET old = '\"شيء آخر\"' WHERE field = 'phone'",
        {"journal"},
    ),
    "an old value taken out": (
        "DELETE FROM changes WHERE field = 'phone' AND old IS NOT NULL",
        {"journal"},
    ),
    "the print of a closed month": (
        "UPDATE closings SET hash = 'f' || substr(hash, 2) || '0' WHERE register = 'deposit'",
        {"closing"},
    ),
    "the lines of a closed month": (
        "UPDATE closings SET lines = replace(lines, '0550000001', '0550000009')",
        {"closing"},
    ),
    "a correction taken out": (
        "DELETE FROM corrections WHERE field = 'phone'",
        {"closing"},
    ),
    "a reversal's correction taken out": (
        "DELETE FROM corrections WHERE field = 'handover'",
        {"closing"},
    ),
    "a signed closing page": (
        ("UPDATE sheets SET snapshot = json_set(snapshot, '$.hash', 'f')"
        " WHERE kind = 'month-closing'"),
        {"closing"},
    ),
    "a receipt's name": (
        ("UPDATE sheets SET snapshot = json_set(snapshot, '$.family_name', 'غيره')"
        " WHERE kind = 'deposit-receipt' AND request_id = 3"),
        {"sheet"},
    ),
    "another sheet of paper on a receipt": (
        ("UPDATE sheets SET snapshot = json_set(snapshot, '$.promised_on', '2026-12-30')"
        " WHERE kind = 'deposit-receipt' AND request_id = 3"),
        {"sheet"},
    ),
    "who received, on a signed sheet": (
        ("UPDATE sheets SET snapshot = json_set(snapshot, '$.clerk', 'غيره')"
        " WHERE kind = 'pickup-sheet'"),
        {"sheet"},
    ),
    "a figure of a day's closing page": (
        ("UPDATE sheets SET snapshot = json_set(snapshot, '$.supervisor', 'غيرها')"
        " WHERE kind = 'closing-sheet'"),
        {"sheet"},
    ),
    "a sheet under another number": (
        "UPDATE sheets SET key = '0009/2026' WHERE kind = 'refusal-notice'",
        {"sheet"},
    ),
    "a sheet taken out": (
        "DELETE FROM sheets WHERE kind = 'blank-forms'",
        {"sheet"},
    ),
    "a day's closing page": (
        ("UPDATE sheets SET snapshot = json_set(snapshot, '$.journal_head', 'f')"
        " WHERE kind = 'closing-sheet'"),
        {"closing"},
    ),
    "a trigger dropped": (
        "DROP TRIGGER journal_refuses_update",
        {"schema"},
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """November closed with three requests and two forms; in December two of them changed."""
    folder = tmp_path_factory.mktemp("kept") / "data"
    clock = TestClock()
    desk = open_desk(folder, trial=True, clock=clock)
    first, second, _third = deposited(desk, 1), handed_over(desk, 2), ready(desk, 3)
    desk.office_sheets.blank_forms(2, by=SUPERVISOR)
    fourth = deposited(desk, 4)
    desk.decisions.refuse(fourth, "سبب", by=SUPERVISOR)
    desk.office_sheets.refusal_notice(fourth, by=CLERK)
    desk.office_sheets.closing_sheet(desk.office.today(), by=SUPERVISOR)
    clock.moment = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    for kind in (RegisterKind.DEPOSIT, RegisterKind.PICKUP):
        desk.month_closing.close(kind, 2026, 11, by=SUPERVISOR)
    desk.correcting.correct(first, Correction({"phone": "0661001122"}, {}, "سبب"), by=SUPERVISOR)
    desk.handover.reverse(second, "سبب", papers_back=True, by=SUPERVISOR)
    assert list(desk.upkeep.check()) == []
    desk.close()
    return folder


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_past_the_program_is_found(kept: Path, tmp_path: Path, edit: str) -> None:
    statements, codes = EDITS[edit]
    folder = shutil.copytree(kept, tmp_path / "data")
    changed = _edited(folder / "certdesk.db", statements)
    assert changed, "the edit met no row"
    desk = open_desk(folder, trial=True, clock=TestClock())
    found = {one.code for one in desk.upkeep.check()}
    desk.close()
    assert codes <= found


def test_a_receipt_put_right_before_anybody_saw_it_is_sealed_anew(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "data", trial=True, clock=TestClock())
    request_id = deposited(desk)
    put_right = Correction({"family_name": "المصححي"}, {}, "سبب")
    desk.correcting.correct(request_id, put_right, by=SUPERVISOR)
    assert list(desk.upkeep.check()) == []
    history = desk.reading.show(request_id, by=SUPERVISOR).history
    assert not [name for one in history for name, *_ in one.changes if name == "seal"]
    desk.close()


def test_a_paper_that_was_only_shown_needs_no_ledger_line(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "data", trial=True, clock=TestClock())
    edition(desk, "procedure", {'disposal = "keep"    #': 'disposal = "shown"   #'})
    request_id = deposited(desk)
    view = desk.reading.show(request_id, by=CLERK)
    assert "request_form" not in {line.paper for line in view.lines}
    assert list(desk.upkeep.check()) == []
    desk.close()


def test_a_sheet_of_before_prints_were_kept_is_left_alone(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "data", trial=True, clock=TestClock())
    deposited(desk)
    with desk.office.store.write() as unit:
        unit.sheets.add(
            "refusal-notice", "0001/2026", {}, request_id=1, at=desk.office.now(), by=None
        )
    assert list(desk.upkeep.check()) == []
    desk.close()


def _edited(file: Path, statements: str) -> bool:
    """Do it as somebody with a database browser would, the triggers out of the way meanwhile."""
    driver = sqlite3.connect(file)
    made = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    guards = driver.execute(made).fetchall() if "TRIGGER" not in statements else []
    for name, _ in guards:
        driver.execute(f"DROP TRIGGER {name}")
    changed = driver.total_changes
    for statement in statements.split(";"):
        driver.execute(statement)
    met = driver.total_changes > changed or not guards
    for _, statement in guards:
        driver.execute(statement)
    driver.commit()
    driver.close()
    return met
