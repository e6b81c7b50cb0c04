"""Fill a trial folder: days are played in order, every act at its moment."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from random import Random

from certdesk.domain.calendar import ALGIERS
from certdesk.domain.errors import RuleBroken
from certdesk.domain.rights import Actor, Right, require
from certdesk.services.office import Office
from certdesk.services.sample.clock import Hours, SampleClock, at_minute
from certdesk.services.sample.counter import Counter
from certdesk.services.sample.lives import AMONG, SENDING_MINUTE, UNUSUAL, Fate, Life, life
from certdesk.services.sample.people import People
from certdesk.storage.held import HeldUnit, hold

MOST = 1_000_000
_FILES_A_TRANSMITTAL = 30
_NEWEST_DAYS = 10
_REQUESTS_A_YEAR = 2_500
_LEAST_YEARS, _MOST_YEARS = 2, 10
# months when many come (a new school year, competitions) and when few do; else 2
_BUSY = {7: 3, 8: 1, 9: 4, 10: 3}
_Go = Callable[[], None]


class NotATrialFolder(RuleBroken):
    """Invented requests among real ones."""

    code = "not_a_trial_folder"
    sentence = (
        "Invented requests go into a trial folder only, and this is none. Nothing was added. "
        "Name a new folder with --data."
    )


class SampleNotEmpty(RuleBroken):
    """A register that has requests already."""

    code = "sample_not_empty"
    sentence = (
        "This trial folder has requests already. Nothing was added. Name a new folder with --data."
    )


class SampleOutOfRange(RuleBroken):
    """More than a sample holds, none, or days to come."""

    code = "sample_out_of_range"
    sentence = (
        "A sample holds 1 to {most} requests and ends today or earlier. Nothing was added. "
        "Change --requests or --until."
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """What was made; both days included."""

    requests: int
    first_day: date
    last_day: date


def fill(
    office: Office, requests: int, *, seed: int = 1, until: date | None = None, by: Actor
) -> Filled:
    """Fill an empty trial folder with invented requests of some years, in every state.

    The same `seed`, count and last day give the same people, numbers, dates and states; the
    office's key, and so check codes and the journal's hashes, are drawn anew.

    Raises:
        NotATrialFolder, SampleNotEmpty, SampleOutOfRange, NotAllowed: nothing was added.
    """
    require(by, Right.RUN_OFFICE)
    if not office.trial:
        raise NotATrialFolder
    now, last = office.now(), until or office.today()
    if not 1 <= requests <= MOST or last > office.today():
        raise SampleOutOfRange(most=MOST)
    end = min(now, at_minute(last, 24 * 60 - 1))
    rng, clock = Random(seed), SampleClock(end)  # noqa: S311 - invents people, guards nothing
    with hold(office.store, clock, rng) as store:
        if store.held.requests.count_all():
            raise SampleNotEmpty
        held_office = Office(store, clock, trial=True)
        hours = Hours(rng, held_office.workdays(store.held))
        days = _days(hours, requests, end)
        people = People(rng, held_office.lists(store.held), days[0])
        counter = Counter(held_office, rng, clock, hours, by)
        _Play(counter, people, store.held, end).run(days, _fates(rng, requests, days))
    return Filled(requests, days[0], days[-1])


class _Play:
    """The days of a sample."""

    def __init__(self, counter: Counter, people: People, unit: HeldUnit, end: datetime) -> None:
        """Until `end`, the counter's moment included."""
        self._counter, self._people, self._unit, self._end = counter, people, unit, end
        self._waiting: list[tuple[datetime, int, _Go]] = []
        self._order = count()

    def run(self, days: Sequence[date], fates: Mapping[date, Sequence[Fate]]) -> None:
        """Play day after day; what lies after the end is left as it stands."""
        for day, following in zip(days, [*days[1:], None], strict=True):
            self._at(at_minute(day, SENDING_MINUTE), self._send)
            for fate in fates.get(day, ()):
                moment = self._counter.hours.some_time(day, before=self._end)
                self._at(moment, partial(self._begin, fate))
            stop = self._end if following is None else at_minute(following, 0)
            while self._waiting and self._waiting[0][0] <= stop:
                moment, _, go = heapq.heappop(self._waiting)
                self._counter.clock.moment = moment
                go()

    def _at(self, moment: datetime, go: _Go) -> None:
        heapq.heappush(self._waiting, (moment, next(self._order), go))

    def _begin(self, fate: Fate) -> None:
        told = life(self._counter, self._people.next(), fate)
        moment = next(told)
        self._at(moment, partial(self._go_on, told, self._counter.newest))

    def _go_on(self, told: Life, request_id: int) -> None:
        moment = next(told, None)
        if moment is None:
            self._unit.let_go(request_id)
        else:
            self._at(moment, partial(self._go_on, told, request_id))

    def _send(self) -> None:
        files, self._counter.outbox = self._counter.outbox, []
        for start in range(0, len(files), _FILES_A_TRANSMITTAL):
            sent = self._counter.send(files[start : start + _FILES_A_TRANSMITTAL])
            self._unit.sent(sent.transmittal_id, sent.sheet_id)


def _days(hours: Hours, requests: int, end: datetime) -> list[date]:
    """The working days of a sample; the last one only if the counter was open by then."""
    last = end.astimezone(ALGIERS).date()
    years = min(max(requests // _REQUESTS_A_YEAR, _LEAST_YEARS), _MOST_YEARS)
    days = hours.working_days(last - timedelta(days=365 * years), last)
    return days if hours.was_open(days[-1], end) else days[:-1]


def _fates(rng: Random, requests: int, days: Sequence[date]) -> Mapping[date, Sequence[Fate]]:
    """What becomes of the requests of each day: the newest days have their share for sure."""
    newest, before = days[-_NEWEST_DAYS:], days[:-_NEWEST_DAYS]
    new = min(max(requests // 100, 3 * _NEWEST_DAYS), requests * 2 // 3)
    fates: dict[date, list[Fate]] = defaultdict(list)
    weights = [_BUSY.get(day.month, 2) for day in before]
    old = rng.choices(before, weights, k=requests - new)
    for start in range(0, len(old), AMONG):
        block = [*UNUSUAL, *[Fate.ORDINARY] * AMONG][: len(old[start : start + AMONG])]
        rng.shuffle(block)
        for day, fate in zip(old[start:], block, strict=False):
            fates[day].append(fate)
    for place in range(new):
        fate = Fate.DRAFT if place % 7 == 3 else Fate.ORDINARY
        fates[newest[place % len(newest)]].append(fate)
    return fates
