"""Two windows confirm one prepared hand-over at the same moment: one gives, one reads why not."""

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from sqlalchemy import Engine

from certdesk.desk import Desk
from certdesk.domain.custody import AlreadyGiven
from certdesk.domain.errors import DeskError
from certdesk.domain.guards import NotPrepared
from certdesk.i18n import ltr, said
from certdesk.services.counter.handover import HandedOver
from certdesk.services.counter.identity_check import PickupInput
from certdesk.storage.engine import open_engine
from certdesk.storage.unit import Store
from tests.builders import CLERK, SUPERVISOR, card, desk_on, prepare, ready
from tests.databases import TestClock

RACES = {"sqlite": 100, "postgresql": 20}


def race(calls: list[Callable[[], HandedOver]]) -> tuple[list[HandedOver], list[DeskError]]:
    """Start all calls at once; who won, who was refused."""
    start = threading.Barrier(len(calls))
    won: list[HandedOver] = []
    refused: list[DeskError] = []

    def run(call: Callable[[], HandedOver]) -> None:
        start.wait()
        try:
            won.append(call())
        except DeskError as error:
            refused.append(error)

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return won, refused


@pytest.fixture
def other_window(desk: Desk, where: str, clock: TestClock) -> Iterator[Desk]:
    """A second window on the same register: an engine of its own."""
    other = open_engine(where)
    yield desk_on(Store(other, clock))
    other.dispose()


def both_confirm(
    desk: Desk, other: Desk, request_id: int
) -> tuple[list[HandedOver], list[DeskError]]:
    return race([partial(one.handover.confirm, request_id, by=CLERK) for one in (desk, other)])


def test_exactly_one_wins_and_the_other_reads_who_and_when(
    desk: Desk, other_window: Desk, engine: Engine
) -> None:
    races = RACES[engine.dialect.name]
    request_id = ready(desk)
    for _ in range(races):
        prepare(desk, request_id)
        won, refused = both_confirm(desk, other_window, request_id)
        assert (len(won), len(refused)) == (1, 1)
        assert isinstance(refused[0], AlreadyGiven)
        assert refused[0].data["number"] == won[0].number
        assert ltr(won[0].number) in said(refused[0])
        desk.handover.reverse(request_id, "سباق آخر", papers_back=True, by=SUPERVISOR)
    with desk.office.store.read() as unit:
        assert [one.n for one in unit.numbers.all("P", 2026)] == list(range(1, races + 1))
    assert list(desk.upkeep.check()) == []


def test_of_a_partial_pickup_one_wins_too(desk: Desk, other_window: Desk) -> None:
    request_id = ready(desk)
    diploma = desk.reading.show(request_id, by=CLERK).lines[3].id
    desk.handover.prepare(request_id, PickupInput(document=card(), lines=(diploma,)), by=CLERK)
    won, refused = both_confirm(desk, other_window, request_id)
    assert (len(won), [type(one) for one in refused]) == (1, [NotPrepared])
