"""The worklists ask the database what `domain/follow_standing` says of each request."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert, select

from certdesk.desk import Desk
from certdesk.domain.calendar import ALGIERS
from certdesk.domain.follow_on import FOLLOWED, FollowUp, ProgresStep, Result
from certdesk.domain.follow_standing import Standing, standing
from certdesk.domain.request import State
from certdesk.services.follow_on.views import Work
from certdesk.services.follow_on.worklist import patience_of
from certdesk.storage.tables.counter import appointments, calls, follow_steps, requests
from certdesk.storage.unit import Unit
from tests.builders import ready

REQUESTS = 300
NOON = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
SUBMITTED = {ProgresStep.FORM_SUBMIT, ProgresStep.FORM_CONFIRM, ProgresStep.UNDER_REVIEW}
STEPS = [step for step in ProgresStep if step is not ProgresStep.APPOINTMENT]


def test_the_lists_say_what_the_rule_says(desk: Desk) -> None:
    first, rng = ready(desk), Random(7)
    with desk.office.store.write() as unit:
        _invent(unit, first, rng, desk.office.today())
    with desk.office.store.read() as unit:
        ids = unit.connection.execute(select(requests.c.id)).scalars().all()
        patience = patience_of(desk.office.procedure(unit))
        told = unit.follow_on.load(list(ids))
        stands = {
            one: standing(follow_up, today=desk.office.today(), patience=patience)
            for one, follow_up in told.items()
        }
    for kind in (Work.NEXT_CALLS, Work.APPOINTMENTS, Work.NO_NEWS, Work.AWAITED, Work.ONGOING):
        expected = {
            one: day
            for one, follow_up in told.items()
            if (day := _day(kind, follow_up, stands[one], desk.office.today()))
        }
        listed = desk.follow_on.worklist(kind, limit=REQUESTS + 1)
        assert len(listed) == desk.follow_on.counts()[kind] >= REQUESTS // 60, kind
        assert {line.request.id: line.on for line in listed} == expected, kind


def _day(kind: Work, follow_up: FollowUp, stands: Standing, today: date) -> date | None:
    if kind is Work.NEXT_CALLS:
        again = stands.call_again_on
        return again if again is not None and again <= today else None
    if kind is Work.APPOINTMENTS:
        made = stands.appointment
        return made.appointment.on if made and stands.appointment_is_near else None
    if kind is Work.NO_NEWS:
        return stands.last_news_on if stands.needs_call and not stands.call_again_on else None
    awaited = kind is Work.ONGOING or stands.reached in SUBMITTED
    assert not stands.is_open or follow_up.state in FOLLOWED
    return stands.last_news_on if stands.is_open and awaited else None


def _invent(unit: Unit, first: int, rng: Random, today: date) -> None:
    """Copies of one request, and of each what somebody might tell, some of it at one moment."""
    columns = [column for column in requests.columns if column.name != "id"]
    whole = select(*columns).where(requests.c.id == first)
    row = dict(unit.connection.execute(whole).mappings().one())
    for n in range(REQUESTS):
        state = rng.choice([*FOLLOWED, State.HANDED_OVER, State.WITHDRAWN])
        closed = rng.choice([None, _moment(rng)]) if state is State.HANDED_OVER else None
        mine = {"n": n + 2, "draft_code": f"{n:08}", "state": state.value, "closed_at": closed}
        found = unit.connection.execute(insert(requests).values({**row, **mine}))
        assert found.inserted_primary_key
        request_id = found.inserted_primary_key[0]
        for _ in range(rng.randrange(5)):
            _add(unit, follow_steps, request_id, _step(rng, today))
        if rng.random() < 0.4:
            _add(unit, appointments, request_id, _made(rng, today))
        for _ in range(rng.choice((0, 0, 1, 2))):
            again = rng.choice((None, today - timedelta(days=rng.randrange(-2, 6))))
            call = {"reached": rng.random() < 0.5, "note": "", "call_again_on": again}
            _add(unit, calls, request_id, {**call, "at": _moment(rng)})


def _add(unit: Unit, table: Any, request_id: int, values: Mapping[str, object]) -> None:
    unit.connection.execute(insert(table).values(request_id=request_id, by=None, **values))


def _step(rng: Random, today: date) -> dict[str, object]:
    step = rng.choice([*STEPS, *SUBMITTED, ProgresStep.RESULT])
    result = rng.choice(list(Result)).value if step is ProgresStep.RESULT else None
    return {
        "step": step.value,
        "result": result,
        "source": "phone",
        "note": "",
        "told_on": today - timedelta(days=rng.randrange(0, 24, 3)),
        "at": _moment(rng),
        "receipt_number": "",
        "asked": "",
        "superseded": rng.random() < 0.15,
    }


def _made(rng: Random, today: date) -> dict[str, object]:
    return {
        "day": today + timedelta(days=rng.randrange(-20, 10)),
        "time": "",
        "place": "",
        "told_on": today - timedelta(days=rng.randrange(0, 24, 3)),
        "at": _moment(rng),
        "papers": [],
        "source": "phone",
        "cancelled": rng.random() < 0.2,
    }


def _moment(rng: Random) -> datetime:
    """Few moments, so that some are the same; half of them on the next day in Algiers."""
    moment = NOON - timedelta(days=rng.randrange(0, 24, 3), hours=rng.choice((0, 12)))
    assert moment.astimezone(ALGIERS).utcoffset() == timedelta(hours=1)
    return moment
