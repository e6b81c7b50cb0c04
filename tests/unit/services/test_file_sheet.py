"""The file sheet: a request whole, as it is told on paper."""

from dataclasses import replace

import pytest

from certdesk.desk import Desk
from certdesk.documents.office_snapshots import (
    FileSheet,
)
from certdesk.domain.checklist import ChecklistItem, Verdict
from certdesk.domain.follow_on import ProgresStep, Source, Told
from certdesk.domain.identity import IdentityRefused
from certdesk.domain.rights import Actor
from certdesk.domain.verification import Found
from certdesk.i18n import ltr
from certdesk.services.act_words import NEUTRAL, act_word, refusal_word
from certdesk.services.counter.correcting import Correction
from certdesk.services.counter.identity_check import PickupInput
from certdesk.services.sheets.file import file_sheet_of
from tests.builders import (
    CLERK,
    SUPERVISOR,
    accepted,
    at_signature,
    deposited,
    draft,
    staffed,
    verified,
)
from tests.paper.reading import words


def file_sheet(desk: Desk, request_id: int, by: Actor = CLERK) -> FileSheet:
    printed = desk.office_sheets.file_sheet(request_id, by=by)
    assert printed.pdf.startswith(b"%PDF")
    view = desk.reading.show(request_id, by=by)
    with desk.office.store.read() as unit:
        return file_sheet_of(desk.office, unit, unit.requests.get(request_id), view, by=by)


def test_the_file_sheet_of_a_draft_has_what_was_looked_at(desk: Desk) -> None:
    request_id = draft(desk)
    papers = {one.document.id: one.document for one in desk.checklist.view(request_id).papers}
    today = desk.office.today()
    desk.checklist.judge(request_id, accepted(papers["diploma"], today), by=CLERK)
    refused = ChecklistItem("bac_transcript", Verdict.NOT_ACCEPTED, ("illegible",))
    desk.checklist.judge(request_id, refused, by=CLERK)
    waived = ChecklistItem("request_form", Verdict.WAIVED, waive_reason="محفوظ في الأرشيف")
    desk.checklist.judge(request_id, waived, by=SUPERVISOR)
    sheet = file_sheet(desk, request_id)
    assert [(paper.sheets, paper.verdict, paper.place) for paper in sheet.papers] == [
        (0, "معفاة: محفوظ في الأرشيف", ""),
        (0, "غير مقبولة", ""),
        (1, "مقبولة", ""),
    ]
    assert sheet.scan_code == f"CD/B/{sheet.number}"
    assert (sheet.deposited_on, sheet.verification, sheet.progres) == (None, "", "")
    assert sheet.history[1].note == (
        "مقبولة: الشهادة؛ غير مقبولة: كشف نقاط البكالوريا؛ معفاة: طلب التوثيق"
    )


def test_the_file_sheet_tells_the_whole_way(desk: Desk) -> None:
    clerk, supervisor = staffed(desk)
    request_id = at_signature(desk, by=clerk)
    sheet = file_sheet(desk, request_id, clerk)
    places = {paper.title: paper.place for paper in sheet.papers}
    assert places["الشهادة الأصلية"].endswith(ltr("ت/0001/2026"))
    assert sheet.asked.endswith("نسختان موثقتان")
    assert sheet.verification == "وُجدت كما صُرّح بها، سجل 3، ص 12"
    assert sheet.depositor == "المعني(ة)"
    desk.signature.take_back_signed(request_id, by=clerk)
    with pytest.raises(IdentityRefused):
        desk.handover.prepare(request_id, PickupInput(document=None), by=clerk)
    told = Told(ProgresStep.ACCOUNT_CREATED, desk.office.today(), Source.PHONE)
    desk.follow_on.record(request_id, told, by=clerk)
    sheet = file_sheet(desk, request_id, supervisor)
    assert sheet.progres.endswith(ltr("23/11/2026"))
    notes = {event.act: event.note for event in sheet.history}
    assert notes["أُودع"] == ltr("0001/2026")
    assert notes["أُرسل للإمضاء"] == ltr("ت/0001/2026")
    assert notes["دُقّق في الأرشيف"] == "وُجدت كما صُرّح بها"
    assert notes[act_word("pickup_refused")] == refusal_word("no_document")
    assert notes[act_word("sheet_printed")] == f"بطاقة الملف {ltr('0001/2026')}"
    assert {event.by for event in sheet.history} >= {clerk.name}


def test_the_file_sheet_is_short_where_nothing_is_lost(desk: Desk) -> None:
    """Papers judged one after the other share a line; a sheet that came out was sent before."""
    clerk, _ = staffed(desk)
    request_id = deposited(desk)
    receipt = desk.printing.find_sheet("deposit-receipt", request_id)
    desk.printing.tried(receipt.id, by=clerk)
    sent = "أُرسلت ورقة إلى الطابعة"
    assert sent in [event.act for event in file_sheet(desk, request_id, clerk).history]
    desk.printing.came_out(receipt.id, by=clerk)
    history = file_sheet(desk, request_id, clerk).history
    told = [event.act for event in history]
    assert "خرجت ورقة من الطابعة" in told
    assert not [event for event in history if event.act == sent and "وصل" in event.note]
    (judged,) = [event for event in history if "وثائق" in event.act]
    assert judged.act == "فُحصت 5 وثائق"
    assert judged.note.startswith("مقبولة: طلب التوثيق، ")


def test_one_paper_judged_and_one_field_corrected_are_told_in_full(desk: Desk) -> None:
    request_id = draft(desk)
    refused = ChecklistItem("bac_transcript", Verdict.NOT_ACCEPTED, ("illegible",))
    desk.checklist.judge(request_id, refused, by=CLERK)
    notes = [one.note for one in file_sheet(desk, request_id).history]
    assert "كشف نقاط البكالوريا: غير مقبولة" in notes
    request_id = deposited(desk, 2)
    correction = Correction({"email": "mordjane@example.dz"}, {})
    desk.correcting.correct(request_id, correction, by=CLERK)
    notes = [one.note for one in file_sheet(desk, request_id).history]
    assert f"البريد الإلكتروني: {ltr('mordjane@example.dz')} بدل —" in notes


def test_a_doubt_stands_on_no_file_sheet(desk: Desk) -> None:
    _, supervisor = staffed(desk)
    request_id = verified(desk)
    desk.verifying.raise_doubt(request_id, "شك سري", by=CLERK)
    sheet = file_sheet(desk, request_id, supervisor)
    printed = desk.office_sheets.file_sheet(request_id, by=supervisor)
    shown = desk.reading.show(request_id, by=CLERK).history
    assert NEUTRAL["doubt_raised"] in [line.act for line in shown]
    assert act_word("doubt_raised") not in {event.act for event in sheet.history}
    assert "سري" not in words(printed.pdf)


def test_differences_that_were_let_pass_are_told(desk: Desk) -> None:
    request_id = deposited(desk)
    desk.verifying.verify(
        request_id, Found.DIFFERENCES, reference="سجل 3", differences="حرف ناقص", by=SUPERVISOR
    )
    desk.verifying.settle(request_id, "خطأ في النسخ", by=SUPERVISOR)
    sheet = file_sheet(desk, request_id)
    assert sheet.verification.endswith("سجل 3، حرف ناقص، رُخّص بقبولها: خطأ في النسخ")


def test_a_file_sheet_of_almost_nothing(desk: Desk) -> None:
    request_id = desk.intake.start({"given_name": "سمسم"}, by=CLERK).request_id
    sheet = file_sheet(desk, request_id)
    assert sheet.papers == ()
    view = desk.reading.show(request_id, by=CLERK)
    with desk.office.store.read() as unit:
        row = unit.requests.get(request_id)
        bare = replace(row, authenticate={}, depositor=None)
        empty = file_sheet_of(desk.office, unit, bare, view, by=CLERK)
        other = replace(
            row,
            authenticate={"papers": ["gone"], "copies": 1},
            depositor={"kind": "proxy", "name": "وكيل المثال"},
        )
        proxied = file_sheet_of(desk.office, unit, other, view, by=CLERK)
    assert (empty.asked, empty.depositor) == ("", "")
    assert (proxied.asked, proxied.depositor) == ("gone: نسخة موثقة واحدة", "وكيل المثال، وكيل")
