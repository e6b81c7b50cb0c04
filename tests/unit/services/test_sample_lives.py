"""Invented requests: none among real ones; some appointments of which nobody told the outcome."""

from random import Random

import pytest

from certdesk.desk import Desk
from certdesk.domain.follow_on import ProgresStep
from certdesk.services.office import Office
from certdesk.services.sample.clock import Hours, SampleClock
from certdesk.services.sample.counter import Counter
from certdesk.services.sample.filling import NotATrialFolder, fill
from certdesk.services.sample.lives import Fate, life
from certdesk.services.sample.people import People
from tests.builders import SUPERVISOR


class Lowest(Random):
    """Draws the lowest of everything: the rare turn wherever one is drawn."""

    def random(self) -> float:
        return 0.0


def test_a_real_register_gets_no_invented_requests(desk: Desk) -> None:
    with pytest.raises(NotATrialFolder):
        fill(desk.office, 1, by=SUPERVISOR)
    with desk.office.store.read() as unit:
        assert unit.requests.count_all() == 0


def test_an_appointment_may_be_left_without_news(trial_desk: Desk) -> None:
    rng, clock = Lowest(), SampleClock(trial_desk.office.now())
    office = Office(trial_desk.office.store, clock, trial=True)
    with office.store.read() as unit:
        hours = Hours(rng, office.workdays(unit))
        person = People(rng, office.lists(unit), clock.today).next()
    counter = Counter(office, rng, clock, hours, SUPERVISOR)
    for moment in life(counter, person, Fate.ORDINARY):
        if counter.outbox:
            counter.send(counter.outbox)
            counter.outbox = []
        clock.moment = moment
    told = trial_desk.follow_on.view(counter.newest)
    assert len(told.appointments) == 1
    assert [one.told.step for one in told.steps][-1] is ProgresStep.RESULT
