"""A sheet issued today prints the same in ten years."""

import json
from dataclasses import fields, replace
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.documents import order, shaping
from certdesk.documents.deficiency_slip import render_deficiency_slip
from certdesk.documents.deposit_receipt import render_deposit_receipt
from certdesk.documents.pickup_sheet import render_pickup_sheet
from certdesk.documents.render import SHEETS, Job, NothingToPrint, render, render_jobs
from certdesk.documents.render import stored_snapshot as stored
from certdesk.documents.request_letter import render_request_letter
from certdesk.documents.snapshots import RequestLetter, ShownDocument
from certdesk.documents.stored import SnapshotUnreadable, Stored
from certdesk.documents.transmittal import render_transmittal
from tests.paper.invented import BY_PROXY, HARD, LETTER, PICKUP, PLAIN, RECEIPT, SETUP, wording
from tests.paper.invented_office import OFFICE_HARD
from tests.paper.reading import lines


@pytest.mark.parametrize("kind, snapshot", [*HARD, *OFFICE_HARD])
def test_json_gives_the_snapshot_back(kind: str, snapshot: Stored) -> None:
    text = json.dumps(snapshot.to_json(), ensure_ascii=False)
    assert stored(kind, json.loads(text)) == snapshot


@given(st.builds(RequestLetter, **{
    one.name: st.dates() | st.none() if one.name in {"written_on", "diploma_dated"} else st.text()
    for one in fields(RequestLetter)
}))  # fmt: skip
def test_json_gives_any_letter_back(letter: RequestLetter) -> None:
    assert RequestLetter.from_json(json.loads(json.dumps(letter.to_json()))) == letter


@pytest.mark.parametrize("kind, snapshot", [*HARD, *OFFICE_HARD])
def test_the_same_snapshot_gives_the_same_bytes(kind: str, snapshot: Stored) -> None:
    first = render(kind, [snapshot], wording(kind), SETUP)
    shaping.glyphs.cache_clear()
    shaping.width.cache_clear()
    order.visual_runs.cache_clear()
    again = stored(kind, json.loads(json.dumps(snapshot.to_json())))
    assert render(kind, [again], wording(kind), SETUP) == first


@pytest.mark.parametrize(
    "change, place",
    [
        ({"number": None}, "DepositReceipt.number"),
        ({"number": 457}, "DepositReceipt.number"),
        ({"deposited_on": "23/11/2026"}, "DepositReceipt.deposited_on"),
        ({"papers": "شهادة"}, "DepositReceipt.papers"),
        ({"papers": [{"title": "شهادة", "form": "thing", "sheets": 1}]}, "PaperLine.form"),
        ({"papers": [{"title": "شهادة", "form": "copy", "sheets": True}]}, "PaperLine.sheets"),
        ({"papers": [{"title": "شهادة", "form": "copy"}]}, "PaperLine.sheets"),
        ({"stranger": 1}, "DepositReceipt.stranger"),
    ],
)
def test_a_damaged_snapshot_is_named(change: dict[str, object], place: str) -> None:
    with pytest.raises(SnapshotUnreadable) as caught:
        stored("deposit_receipt", {**RECEIPT.to_json(), **change})
    assert caught.value.data["place"] == place


def test_a_missing_field_is_named() -> None:
    values = RECEIPT.to_json()
    del values["clerk"]
    with pytest.raises(SnapshotUnreadable) as caught:
        stored("deposit_receipt", values)
    assert caught.value.data["place"] == "DepositReceipt.clerk"


def test_a_field_added_later_takes_its_default() -> None:
    values = PICKUP.to_json()
    del values["unlock_reason"]
    assert stored("pickup_sheet", values) == PICKUP


def test_nothing_but_plain_values() -> None:
    for kind in SHEETS.values():
        assert get_type_hints(kind.snapshot)
    assert ShownDocument.from_json(BY_PROXY.documents[0].to_json()) == BY_PROXY.documents[0]


def test_a_batch_is_one_file_with_its_fonts_once() -> None:
    letters = [replace(LETTER, registration_number=f"2018340{n:05d}") for n in range(40)]
    one = render("request_letter", letters[:1], wording("request_letter"), SETUP)
    many = render("request_letter", letters, wording("request_letter"), SETUP)
    assert many.count(b"/Subtype /Type0") == one.count(b"/Subtype /Type0") == 2
    assert len(many) < 8 * len(one)
    read = " ".join(lines(many))
    assert all(letter.registration_number in read for letter in letters)


def test_a_mixed_batch_keeps_order_setup_and_copies() -> None:
    trial = replace(SETUP, trial=True)
    jobs = [
        Job(kind, snapshot, wording(kind), setup, copies)
        for (kind, snapshot), setup, copies in zip(
            PLAIN.items(), (SETUP, trial, SETUP, SETUP, SETUP), (1, 2, 1, 1, 1), strict=True
        )
    ]
    read = lines(render_jobs(jobs))
    starts = [
        next(place for place, line in enumerate(read) if title in line)
        for title in ("الموضوع", "وصل إيداع", "إشعار بنقائص", "جدول إرسال", "محضر تسليم")
    ]
    assert starts == sorted(starts)
    assert sum("تجربة" in line for line in read) == 4, "two halves, two copies"


def test_a_printer_offset_moves_the_ink_alone() -> None:
    moved = replace(SETUP, rightward_mm=2.0, downward_mm=-1.5)
    kind = "request_letter"
    plain_pdf = render(kind, [LETTER], wording(kind), SETUP)
    moved_pdf = render(kind, [LETTER], wording(kind), moved)
    assert plain_pdf != moved_pdf
    assert lines(plain_pdf) == lines(moved_pdf)


ALONE = {
    "request_letter": render_request_letter,
    "deposit_receipt": render_deposit_receipt,
    "deficiency_slip": render_deficiency_slip,
    "transmittal": render_transmittal,
    "pickup_sheet": render_pickup_sheet,
}


@pytest.mark.parametrize("kind", PLAIN)
def test_a_sheet_alone_is_a_batch_of_one(kind: str) -> None:
    alone = ALONE[kind](PLAIN[kind], wording(kind), SETUP)  # type: ignore[operator]
    assert alone == render(kind, [PLAIN[kind]], wording(kind), SETUP)


def test_an_empty_batch_is_a_bug() -> None:
    with pytest.raises(NothingToPrint):
        render("request_letter", [], wording("request_letter"), SETUP)
