"""Slots of the cupboard, and who is in which file."""

from datetime import timedelta

import pytest

from certdesk.desk import Desk
from certdesk.domain.custody import NothingHere, UnknownLine
from certdesk.domain.errors import InvalidFields
from certdesk.domain.rights import COMMAND_LINE, NotAllowed
from certdesk.services.counter.file_lock import STALE_AFTER
from tests.builders import AUDITOR, CLERK, at_signature, deposited, draft, ready, staffed
from tests.databases import TestClock


def test_a_slot_says_where_each_paper_lies(desk: Desk) -> None:
    request_id = deposited(desk)
    assert desk.slots.put(request_id, " أ-12 ", by=CLERK) == 5
    lines = desk.reading.show(request_id, by=CLERK).lines
    assert {line.slot for line in lines} == {"أ-12"}
    diploma = next(line.id for line in lines if line.paper == "diploma")
    desk.slots.put(request_id, "خزنة", lines=[diploma], by=CLERK)
    view = desk.reading.show(request_id, by=CLERK)
    assert {line.paper: line.slot for line in view.lines}["diploma"] == "خزنة"
    assert view.history[-1].changes == (("slot.diploma", "أ-12", "خزنة"),)
    before = len(view.history)
    desk.slots.put(request_id, "خزنة", lines=[diploma], by=CLERK)
    assert len(desk.reading.show(request_id, by=CLERK).history) == before


def test_only_papers_that_are_here_have_a_slot(desk: Desk) -> None:
    travelling = at_signature(desk, 1)
    lines = desk.reading.show(travelling, by=CLERK).lines
    gone = next(line.id for line in lines if line.paper == "diploma")
    with pytest.raises(UnknownLine):
        desk.slots.put(travelling, "أ-1", lines=[gone], by=CLERK)
    with pytest.raises(NothingHere):
        desk.slots.put(draft(desk, 2), "أ-1", by=CLERK)
    with pytest.raises(InvalidFields):
        desk.slots.put(ready(desk, 3), "أ" * 21, by=CLERK)
    with pytest.raises(NotAllowed):
        desk.slots.put(travelling, "أ-1", by=AUDITOR)


def test_the_next_one_sees_who_is_in_a_file_until_they_leave(desk: Desk) -> None:
    clerk, head = staffed(desk)
    request_id = deposited(desk, by=clerk)
    assert desk.file_lock.enter(request_id, by=clerk) is None
    assert desk.file_lock.enter(request_id, by=clerk) is None
    inside = desk.file_lock.enter(request_id, by=head)
    assert inside is not None
    assert inside.name == clerk.name
    desk.file_lock.leave(request_id, by=head)
    assert desk.file_lock.who(request_id, but=head) == inside
    version = desk.reading.show(request_id, by=clerk).version
    desk.file_lock.leave(request_id, by=clerk)
    assert desk.file_lock.enter(request_id, by=head) is None
    assert desk.reading.show(request_id, by=clerk).version == version


def test_a_window_that_broke_down_is_forgotten_or_freed(desk: Desk, clock: TestClock) -> None:
    clerk, head = staffed(desk)
    request_id = draft(desk, by=clerk)
    desk.file_lock.enter(request_id, by=clerk)
    with pytest.raises(NotAllowed):
        desk.file_lock.free(request_id, by=clerk)
    desk.file_lock.free(request_id, by=head)
    assert desk.file_lock.who(request_id, but=head) is None
    desk.file_lock.enter(request_id, by=clerk)
    clock.moment += STALE_AFTER - timedelta(minutes=1)
    assert desk.file_lock.who(request_id, but=head) is not None
    clock.moment += timedelta(minutes=2)
    assert desk.file_lock.enter(request_id, by=head) is None
    assert desk.file_lock.enter(request_id, by=COMMAND_LINE) is not None
    desk.file_lock.leave(request_id, by=COMMAND_LINE)
    assert desk.file_lock.who(request_id, but=clerk) is not None
