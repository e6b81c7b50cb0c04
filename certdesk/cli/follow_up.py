"""The act `follow_up`: a step told, an appointment, a call, or the correction of one of them.

`step` (a ProgresStep) with `on`, `source`, `note`, `receipt_number`, `result`, `asked`, and
`corrects` (an entry's id, then with `reason`); or `appointment` `{"on", "time", "place",
"papers"}` with `told_on`, `source`; or `cancel_appointment` true with `reason`; or `call`
`{"reached", "note", "call_again_on"}`; or `strike` (an entry's id) with `reason`.
"""

from datetime import date, time

from certdesk.cli.act import Act, Told
from certdesk.cli.given import Given
from certdesk.cli.plain import plain
from certdesk.cli.wording import problem_objects
from certdesk.domain import follow_on as rules
from certdesk.domain.errors import FieldProblem, InvalidFields
from certdesk.domain.follow_rules import AppointmentNeedsDay, parse_time
from certdesk.services.follow_on.views import FollowOnView


def follow_up(act: Act) -> Told:
    """Keep what was told; where the follow-up stands then.

    Raises:
        InvalidFields: names the value; RuleBroken as `FollowOn`'s.
    """
    given = act.given
    told: Told = {}
    if given.has("strike"):
        _strike(act)
    elif given.flag("cancel_appointment", default=False):
        act.session.desk.follow_on.cancel_appointment(act.request_id, act.reason(), by=act.by)
    elif call := given.part("call"):
        told = {"entry": act.session.desk.follow_on.called(act.request_id, _call(call), by=act.by)}
    elif appointment := given.part("appointment"):
        told = {"entry": _appoint(act, appointment)}
    else:
        told = {"entry": _record(act)}
    view = act.session.desk.follow_on.view(act.request_id)
    return told | {"follow_up": standing_object(view)}


def told_objects(view: FollowOnView) -> list[dict[str, object]]:
    """Steps and appointments in the order in which they were written, corrected ones too."""
    told = [
        (one.at, {"id": one.id, **plain(one.told), "at": plain(one.at), "by": one.by,
                  "superseded": one.superseded})
        for one in view.steps
    ]  # fmt: skip
    told += [
        (one.at, {"id": one.id, "step": rules.ProgresStep.APPOINTMENT.value,
                  "on": plain(one.told_on), "source": one.source.value,
                  "appointment": appointment_object(one.appointment),
                  "at": plain(one.at), "by": one.by, "superseded": one.cancelled})
        for one in view.appointments
    ]  # fmt: skip
    return [entry for _, entry in sorted(told, key=lambda pair: pair[0])]


def standing_object(view: FollowOnView) -> dict[str, object]:
    """Where a follow-up stands today."""
    stands = view.standing
    made = stands.appointment
    return {
        "is_open": stands.is_open,
        "reached": plain(stands.reached),
        "next_step": plain(stands.next_step),
        "left_open": plain(stands.left_open),
        "last_news_on": plain(stands.last_news_on),
        "days_without_news": stands.days_without_news,
        "needs_call": stands.needs_call,
        "call_again_on": plain(stands.call_again_on),
        "receipt_number": view.receipt_number or None,
        "appointment": None if made is None else appointment_object(made.appointment),
        "bring": list(view.bring),
        "warnings": problem_objects(view.warnings),
    }


def call_objects(view: FollowOnView) -> list[dict[str, object]]:
    """The calls, oldest first."""
    return [
        {"id": one.id, **plain(one.call), "at": plain(one.at), "by": one.by} for one in view.calls
    ]


def appointment_object(appointment: rules.Appointment) -> dict[str, object]:
    """A day at the ministry."""
    at = appointment.time
    return {
        "on": plain(appointment.on),
        "time": None if at is None else f"{at:%H:%M}",
        "place": appointment.place,
        "papers": list(appointment.papers),
    }


def _record(act: Act) -> int:
    given = act.given
    step = given.choice("step", rules.ProgresStep)
    if step is rules.ProgresStep.APPOINTMENT:
        raise AppointmentNeedsDay
    told = rules.Told(
        step=step,
        on=given.day("on") or _today(act),
        source=_source(given),
        note=given.text("note"),
        receipt_number=given.text("receipt_number"),
        result=given.choice("result", rules.Result) if given.has("result") else None,
        asked=given.text("asked"),
    )
    recorded = act.session.desk.follow_on.record(
        act.request_id,
        told,
        corrects=given.count("corrects"),
        reason=given.text("reason"),
        by=act.by,
    )
    return recorded.entry_id


def _strike(act: Act) -> None:
    entry_id = act.given.count("strike") or 0
    act.session.desk.follow_on.strike(act.request_id, entry_id, act.reason(), by=act.by)


def _appoint(act: Act, said: Given) -> int:
    on = said.day("on")
    if on is None:
        raise said.missing("on")
    appointment = rules.Appointment(on, _time(said), said.text("place"), said.texts("papers"))
    return act.session.desk.follow_on.appoint(
        act.request_id,
        appointment,
        told_on=act.given.day("told_on") or act.given.day("on") or _today(act),
        source=_source(act.given),
        by=act.by,
    ).entry_id


def _time(said: Given) -> time | None:
    typed = said.text("time")
    at = parse_time(typed, "appointment.time") if typed else None
    if isinstance(at, FieldProblem):
        raise InvalidFields((at,))
    return at


def _call(said: Given) -> rules.Call:
    return rules.Call(said.flag("reached"), said.text("note"), said.day("call_again_on"))


def _source(given: Given) -> rules.Source:
    if given.has("source"):
        return given.choice("source", rules.Source)
    return rules.Source.TOLD_AT_COUNTER


def _today(act: Act) -> date:
    return act.session.desk.office.today()
