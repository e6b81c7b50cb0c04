"""One request whole: what a reader sees, and that the reading is noted."""

from typing import Any

import pytest

from certdesk.desk import Desk
from certdesk.domain.request import NoSuchRequest
from certdesk.storage.tables.base import access_log
from tests.builders import (
    AUDITOR,
    CLERK,
    complete,
    draft,
    form,
    handed_over,
    ready,
    staffed,
)


def test_everything_of_a_request_from_the_form_to_the_hand_over(desk: Desk) -> None:
    clerk, supervisor = staffed(desk)
    request_id = handed_over(desk, 1, by=clerk)
    view = desk.reading.show(request_id, by=supervisor)
    assert (view.number, view.name, view.latin_name) == (
        "0001/2026",
        "ياقوت المثالي",
        "Yakout ELMITHALI",
    )
    assert (view.birth, view.birth_place) == ("02/01/1998", "مدينة المثال")
    assert (view.deposited_by, view.diploma_number) == (clerk.name, "101/2022")
    assert view.form["purpose"] == view.purpose == "ملف توظيف"
    assert view.missing == ()
    kinds = [move.kind for move in view.moves]
    assert kinds.count("take_in") == 5
    assert (kinds.count("give"), kinds.count("keep")) == (4, 3)
    assert {move.by for move in view.moves} == {clerk.name}
    assert [sheet.kind for sheet in view.sheets] == ["deposit-receipt", "pickup-sheet"]
    acts = [line.act for line in view.history]
    assert acts[0] == "draft_started"
    assert acts[-4:] == ["send", "take_back_signed", "pickup_prepared", "pickup_confirmed"]
    assert view.history[-1].by == clerk.name
    assert ("state", "ready", "handed_over") in view.history[-1].changes


def test_reading_is_noted_with_the_next_write(desk: Desk) -> None:
    request_id = draft(desk)
    desk.reading.show(request_id, by=AUDITOR)
    desk.office.store.access.flush()
    with desk.office.store.read() as unit:
        (row,) = unit.connection.execute(access_log.select())
    assert (row.act, row.by, row.subject_id) == ("show", AUDITOR.id, request_id)


def test_nobody_of_that_id(desk: Desk) -> None:
    with pytest.raises(NoSuchRequest):
        desk.reading.show(99, by=CLERK)


@pytest.mark.parametrize(
    "birth, shown", [("1975", "1975"), ("~1975", "خلال سنة 1975"), ("02/01/1998", "02/01/1998")]
)
def test_a_birth_as_precisely_as_it_is_known(desk: Desk, birth: str, shown: str) -> None:
    view = desk.reading.show(draft(desk, birth=birth), by=CLERK)
    assert view.birth == shown


def test_what_is_to_do_next_before_the_deposit(desk: Desk) -> None:
    def step(request_id: int) -> str:
        return desk.reading.show(request_id, by=CLERK).next_step

    assert step(desk.intake.start({}, by=CLERK).request_id) == "fill"
    assert step(draft(desk, 1)) == "check"
    assert step(complete(desk, 2)) == "deposit"


def test_what_is_to_do_next_on_the_shelf(desk: Desk) -> None:
    request_id = ready(desk)
    desk.verifying.raise_doubt(request_id, "شك", by=CLERK)
    assert desk.reading.show(request_id, by=CLERK).next_step == "settle"


def test_a_proxy_deposits(desk: Desk) -> None:
    proxy: dict[str, Any] = {
        "depositor_kind": "proxy",
        "depositor_name": "وكيل المثال",
        "depositor_document_kind": "cnibe",
        "depositor_document_number": "900000001",
        "deed_kind": "notarial_proxy",
        "deed_number": "77",
        "deed_date": "04/10/2026",
        "deed_issuer": "موثق المثال",
    }
    view = desk.reading.show(draft(desk, 1, **proxy), by=CLERK)
    assert (view.depositor["name"], view.depositor["deed_date"]) == ("وكيل المثال", "2026-10-04")
    assert view.form["deed_number"] == "77"
    assert form()["phone"] == view.phone
