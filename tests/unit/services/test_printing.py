"""Sheets: frozen when the act was, the same when rendered again; printed is not issued."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from certdesk.desk import Desk
from certdesk.documents.render import stored_snapshot
from certdesk.documents.snapshots import DepositReceipt, PickupSheet, Transmittal
from certdesk.domain.checklist import ChecklistItem, Verdict
from certdesk.domain.copies import CopyReasonNeeded
from certdesk.domain.custody import Origin
from certdesk.domain.numbering import NumberKind, Reference
from certdesk.domain.request import NoSuchRequest, WrongState
from certdesk.domain.rights import NotAllowed
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.sheets.printing import NoSuchSheet, NothingMissing
from certdesk.storage.rows.sheets import SheetRow
from certdesk.storage.tables.base import journal
from certdesk.storage.tables.counter import sheets
from tests.builders import (
    AUDITOR,
    CLERK,
    SUPERVISOR,
    at_signature,
    by_proxy,
    card,
    complete,
    deposit,
    deposited,
    draft,
    edition,
    prepare,
    ready,
    staffed,
)
from tests.databases import TestClock
from tests.paper.reading import words


def row(desk: Desk, sheet_id: int) -> SheetRow:
    with desk.office.store.read() as unit:
        return unit.sheets.get(sheet_id)


def receipt(desk: Desk, sheet_id: int) -> DepositReceipt:
    found = stored_snapshot("deposit_receipt", row(desk, sheet_id).snapshot)
    assert isinstance(found, DepositReceipt)
    return found


def pickup_sheet(desk: Desk, sheet_id: int) -> PickupSheet:
    found = stored_snapshot("pickup_sheet", row(desk, sheet_id).snapshot)
    assert isinstance(found, PickupSheet)
    return found


def acts(desk: Desk, request_id: int) -> list[str]:
    return [line.act for line in desk.reading.show(request_id, by=CLERK).history]


# ---- frozen


def test_the_receipt_says_what_was_taken_in(desk: Desk) -> None:
    clerk, _ = staffed(desk)
    done = deposit(desk, by=clerk)
    kept = receipt(desk, done.sheet_id)
    assert (kept.number, kept.check_code) == ("0001/2026", done.check_code)
    assert kept.scan_code == f"CD/D/2026/0001/{done.check_code}"
    assert (kept.deposited_on, kept.promised_on) == (done.deposited_on, done.promised_on)
    assert kept.deposited_at == "09:00"
    assert (kept.clerk, sum(line.sheets for line in kept.papers)) == (clerk.name, 9)


def test_a_receipt_is_the_same_whatever_happens_later(desk: Desk, clock: TestClock) -> None:
    done = deposit(desk)
    before, first = row(desk, done.sheet_id).snapshot, desk.printing.sheet(done.sheet_id)
    edition(desk, "institution", {'place = "': 'place = "قرية '})
    edition(desk, "procedure", {'code = ""': 'code = "م.ش"'})
    clock.moment += timedelta(days=400)
    desk.decisions.void(done.request_id, "قيد مكرر", by=SUPERVISOR)
    again = desk.printing.sheet(done.sheet_id)
    assert row(desk, done.sheet_id).snapshot == before
    assert (again.pdf, again.name) == (first.pdf, first.name)
    assert first.pdf.startswith(b"%PDF")


def test_the_transmittal_lists_what_travels(desk: Desk) -> None:
    at_signature(desk, 1)
    view = desk.lists.transmittals()[0]
    assert view.sheet_id is not None
    kept = stored_snapshot("transmittal", row(desk, view.sheet_id).snapshot)
    assert isinstance(kept, Transmittal)
    assert (kept.number, kept.addressee) == ("ت/0001/2026", view.holder)
    (file,) = kept.files
    assert (file.number, file.papers, file.sheets) == ("0001/2026", 2, 6)
    assert desk.printing.find_transmittal(2026, 1).id == view.sheet_id
    with pytest.raises(NoSuchSheet) as refused:
        desk.printing.find_transmittal(2026, 2)
    assert refused.value.data == {"what": "ت/0002/2026"}
    assert desk.printing.sheet(view.sheet_id).pdf.startswith(b"%PDF")


def test_the_pickup_sheet_balances_as_it_will_once_signed(desk: Desk) -> None:
    request_id = ready(desk)
    kept = pickup_sheet(desk, prepare(desk, request_id).sheet_id)
    assert (kept.number, kept.request_number) == ("0001/2026-T1", "0001/2026")
    assert sum(line.taken + line.made for line in kept.lines) == 21
    assert sum(line.given for line in kept.lines) == 18
    assert sum(line.kept for line in kept.lines) == 3
    assert sum(line.due for line in kept.lines) == 0
    (document,) = kept.documents
    assert (document.number, document.issued_at) == ("100000001", "مدينة المثال")
    assert kept.comparison == kept.unlocked_by == ""


def test_the_sheet_of_a_partial_pickup_shows_what_stays_due(desk: Desk) -> None:
    request_id = ready(desk)
    lines = desk.reading.show(request_id, by=CLERK).lines
    copies = [line for line in lines if line.origin is Origin.MADE_HERE]
    prepared = desk.handover.prepare(
        request_id, PickupInput(document=card(), lines=(copies[0].id,)), by=CLERK
    )
    kept = pickup_sheet(desk, prepared.sheet_id)
    assert sum(line.given for line in kept.lines) == copies[0].sheets
    assert sum(line.kept for line in kept.lines) == 0
    assert sum(line.due for line in kept.lines) == 21 - copies[0].sheets
    desk.handover.confirm(request_id, by=CLERK)
    second = pickup_sheet(desk, prepare(desk, request_id).sheet_id)
    assert sum(line.due for line in second.lines) == 0
    assert second.number == "0001/2026-T2"


def test_spoiled_copies_stay_on_the_sheet(desk: Desk) -> None:
    request_id = ready(desk)
    desk.signature.recall(request_id, "ختم ناقص", by=SUPERVISOR)
    desk.signature.send([request_id], by=CLERK)
    desk.signature.take_back_signed(request_id, by=CLERK)
    kept = pickup_sheet(desk, prepare(desk, request_id).sheet_id)
    assert sum(line.spoiled for line in kept.lines) == 12


def test_a_proxys_sheet_names_deed_documents_and_unlock(desk: Desk) -> None:
    clerk, supervisor = staffed(desk)
    request_id = ready(desk, by=clerk)
    entered = by_proxy(
        note="حرف زائد",
        principal_document=card(kind="military_card"),
        unlock_by=supervisor,
        unlock_reason="وثيقة رسمية",
    )
    kept = pickup_sheet(desk, desk.handover.prepare(request_id, entered, by=clerk).sheet_id)
    assert kept.receiver == "وكيل المثال"
    assert kept.deed is not None
    assert (kept.deed.number, kept.deed.kind) == ("77/2026", "وكالة محررة أمام الموثق")
    assert [one.bearer.value for one in kept.documents] == ["proxy", "applicant"]
    assert (kept.unlocked_by, kept.unlock_reason) == (supervisor.name, "وثيقة رسمية")


# ---- letter and slip


def test_the_letter_of_a_draft_and_the_blank_one(desk: Desk) -> None:
    request_id = draft(desk)
    letter = desk.printing.letter(request_id, by=CLERK)
    assert letter.pdf.startswith(b"%PDF")
    assert letter.name.startswith("request-letter-")
    assert acts(desk, request_id)[-1] == "letter_printed"
    assert desk.printing.blank_letter().pdf.startswith(b"%PDF")
    with pytest.raises(NotAllowed):
        desk.printing.letter(request_id, by=AUDITOR)


def test_the_deficiency_slip_names_what_is_missing(desk: Desk) -> None:
    request_id = complete(desk, without=("diploma",))
    refused = ChecklistItem("bac_transcript", Verdict.NOT_ACCEPTED, ("illegible",))
    desk.checklist.judge(request_id, refused, by=CLERK)
    slip = desk.printing.deficiency_slip(request_id, by=CLERK)
    assert slip.pdf.startswith(b"%PDF")
    assert slip.name == f"deficiency-slip-{desk.reading.show(request_id, by=CLERK).draft_code}"
    assert acts(desk, request_id)[-1] == "deficiency_slip_printed"
    with pytest.raises(NotAllowed):
        desk.printing.deficiency_slip(request_id, by=AUDITOR)


def test_no_slip_for_a_complete_or_numbered_file(desk: Desk) -> None:
    request_id = complete(desk)
    with pytest.raises(NothingMissing):
        desk.printing.deficiency_slip(request_id, by=CLERK)
    with pytest.raises(WrongState):
        desk.printing.deficiency_slip(deposited(desk, 2), by=CLERK)


# ---- the recovery code


def test_the_recovery_sheet_is_printed_and_nothing_of_it_stays(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    code = desk.staff.new_recovery_code()
    desk.staff.start("رئيسة المثال", "مفتاح طويل 1", recovery_code=code, typed_back=code)
    with desk.office.store.read() as unit:
        before = unit.connection.execute(journal.select()).all()
    caplog.set_level("DEBUG")
    printed = desk.printing.recovery_sheet("رئيسة المثال", code)
    assert printed.sheet_id is None
    assert printed.name == "recovery-sheet"
    read = words(printed.pdf)
    # a reader may glue groups that stand side by side: letter by letter is enough
    assert set(code) - {"-"} <= set("".join(read))
    assert "المثال" in read
    with desk.office.store.read() as unit:
        assert unit.connection.execute(sheets.select()).all() == []
        assert unit.connection.execute(journal.select()).all() == before
        assert not any(code in str(one) or code[:4] in str(one) for one in before)
    assert desk.printing.not_issued() == []
    assert code[:4] not in caplog.text


# ---- printed is not issued


def test_a_sheet_waits_until_somebody_saw_it(desk: Desk) -> None:
    done = deposit(desk)
    assert [one.id for one in desk.printing.not_issued()] == [done.sheet_id]
    desk.printing.tried(done.sheet_id, by=CLERK)
    desk.printing.tried(done.sheet_id, by=CLERK)
    found = desk.printing.find_sheet("deposit-receipt", done.request_id)
    assert (found.printed, found.issued, found.copies) == (2, False, 0)
    desk.printing.came_out(done.sheet_id, by=CLERK)
    assert list(desk.printing.not_issued()) == []
    assert acts(desk, done.request_id)[-3:] == ["sheet_printed", "sheet_printed", "sheet_issued"]
    with pytest.raises(NotAllowed):
        desk.printing.tried(done.sheet_id, by=AUDITOR)
    with pytest.raises(NotAllowed):
        desk.printing.came_out(done.sheet_id, by=AUDITOR)


def test_after_the_first_time_it_is_a_counted_copy(desk: Desk) -> None:
    done = deposit(desk)
    first = desk.printing.sheet(done.sheet_id).pdf
    for reason in ("", "ضاع الوصل", "ضاع مرة أخرى"):
        desk.printing.came_out(done.sheet_id, by=CLERK, reason=reason)
    found = desk.printing.find_sheet("deposit-receipt", done.request_id)
    assert (found.issued, found.copies) == (True, 2)
    again = desk.printing.sheet(done.sheet_id, reason=" تمزق\nالأصل ")
    assert (again.pdf != first, again.reason) == (True, "تمزق الأصل")
    history = desk.reading.show(done.request_id, by=CLERK).history
    assert [line.note for line in history[-3:]] == ["", "ضاع الوصل", "ضاع مرة أخرى"]


@pytest.mark.parametrize("reason", ["", "   ", "...", "-\n_"])
def test_a_copy_without_a_reason_is_neither_printed_nor_counted(desk: Desk, reason: str) -> None:
    done = deposit(desk)
    assert desk.printing.sheet(done.sheet_id, reason="لا يهم").reason == "", "no copy yet"
    desk.printing.came_out(done.sheet_id, by=CLERK)
    with pytest.raises(CopyReasonNeeded):
        desk.printing.sheet(done.sheet_id, reason=reason)
    with pytest.raises(CopyReasonNeeded):
        desk.printing.came_out(done.sheet_id, by=CLERK, reason=reason)
    assert desk.printing.find_sheet("deposit-receipt", done.request_id).copies == 0
    assert acts(desk, done.request_id)[-1] == "sheet_issued"


def test_a_block_of_forms_that_came_out_needs_a_reason(desk: Desk) -> None:
    block = desk.office_sheets.blank_forms(2, by=SUPERVISOR)
    desk.printing.came_out(block.sheet_id or 0, by=CLERK)
    first, why = Reference(NumberKind.DEPOSIT, 2026, 1), "تمزقت الأوراق"
    with pytest.raises(CopyReasonNeeded):
        desk.office_sheets.blank_forms_again(first, by=SUPERVISOR)
    again = desk.office_sheets.blank_forms_again(first, reason=why, by=SUPERVISOR)
    assert (again.sheet_id, again.reason) == (block.sheet_id, why)


def test_a_receipt_declared_lost_has_its_reason_for_one_copy(desk: Desk) -> None:
    done = deposit(desk)
    desk.printing.came_out(done.sheet_id, by=CLERK)
    desk.lost_receipts.declare(done.request_id, PickupInput(document=card()), by=CLERK)
    assert desk.printing.sheet(done.sheet_id).reason == "ضاع الوصل"
    desk.printing.came_out(done.sheet_id, by=CLERK)
    assert desk.reading.show(done.request_id, by=CLERK).history[-1].note == "ضاع الوصل"
    with pytest.raises(CopyReasonNeeded):
        desk.printing.sheet(done.sheet_id)


def test_the_journal_of_a_transmittals_sheet_is_the_sheets_own(desk: Desk) -> None:
    at_signature(desk)
    sheet_id = desk.lists.transmittals()[0].sheet_id
    assert sheet_id is not None
    desk.printing.came_out(sheet_id, by=CLERK)
    with desk.office.store.read() as unit:
        (entry,) = unit.journal.entries(subject="sheet")
    assert (entry.act, entry.subject_id) == ("sheet_issued", sheet_id)


def test_sheets_that_are_not_there(desk: Desk) -> None:
    request_id = draft(desk)
    with pytest.raises(NoSuchSheet):
        desk.printing.find_sheet("deposit-receipt", request_id)
    with pytest.raises(NoSuchRequest):
        desk.printing.find_sheet("deposit-receipt", 99)


def test_sheets_of_a_trial_folder_are_marked(trial_desk: Desk) -> None:
    done = deposit(trial_desk)
    marked = trial_desk.printing.sheet(done.sheet_id).pdf
    trial_desk.office.trial = False
    assert trial_desk.printing.sheet(done.sheet_id).pdf != marked


def test_the_newest_of_a_key_is_asked_for_alone(desk: Desk) -> None:
    with desk.office.store.write() as unit:
        made = [
            unit.sheets.add(
                "cupboard-count", "2026-11-23", {}, request_id=None, at=desk.office.now(), by=None
            )
            for _ in range(3)
        ]
        asked: list[str] = []
        event.listen(unit.connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
        newest = unit.sheets.newest("cupboard-count", "2026-11-23")
        assert newest is not None
        assert newest.id == made[-1]
        assert unit.sheets.newest("cupboard-count", "2026-11-24") is None
        assert unit.sheets.newest("cupboard-count", "2026-11-23", request_id=1) is None
    assert len(asked) == 3
    assert all("LIMIT" in statement for statement in asked)
