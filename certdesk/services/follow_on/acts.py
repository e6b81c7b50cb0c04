"""The follow-up on the ministry's platform: what was told, appointments, calls, whom to call."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from certdesk.domain import follow_rules as rules
from certdesk.domain.calendar import ALGIERS
from certdesk.domain.follow_on import (
    Appointment,
    AppointmentEntry,
    Call,
    FollowUp,
    Source,
    StepEntry,
    Told,
)
from certdesk.domain.follow_standing import standing
from certdesk.domain.letters import one_line
from certdesk.domain.passwords import refuse_passwords
from certdesk.domain.rights import Actor, Right, require, require_reason
from certdesk.i18n import tr
from certdesk.services.follow_on.fill_in import form_parts
from certdesk.services.follow_on.views import (
    AppointmentView,
    FollowLine,
    FollowOnView,
    FormPart,
    PlatformGuide,
    Recorded,
    ToldView,
    Work,
)
from certdesk.services.follow_on.worklist import Worklist, call_view, patience_of
from certdesk.services.office import Office, record
from certdesk.storage.rows.requests import RequestRow
from certdesk.storage.unit import Unit

MOST_LINES: Final = 200


class FollowOn:
    """What happens after the counter, as far as somebody tells us."""

    def __init__(self, office: Office) -> None:
        """Work for one office."""
        self._office = office

    def record(
        self,
        request_id: int,
        told: Told,
        *,
        corrects: int | None = None,
        reason: str = "",
        by: Actor,
    ) -> Recorded:
        """Keep a step as it was told; later steps may be told before earlier ones.

        `corrects` names an entry that this one takes the place of: a clerk's own of the same
        day, else a supervisor's act with a reason. Telling the same again changes nothing.

        Raises:
            PasswordWritten: a text seems to hold a password; nothing is stored.
            ToldInFuture, DayUnlikely, ResultNeeded, AskedNeeded, NotOfThisStep.
            AppointmentNeedsDay: the step of the appointment is told with `appoint`.
            WrongState: a draft, or a request refused, withdrawn or void.
            NoSuchEntry, NotAllowed, SupervisorReasonNeeded: of a correction.
        Source: the notice, steps 01 to 05.
        """
        require(by, Right.TAKE_REQUESTS)
        told = told.cleaned()
        rules.check_told(told, self._office.today())
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            rules.require_followed(row.state, "follow_up")
            follow_up = unit.follow_on.of(row.id)
            if corrects is not None:
                return self._correct(unit, row, _entry(follow_up, corrects), told, reason, by)
            same = [one for one in follow_up.steps if one.told == told and not one.superseded]
            if same:
                return self._recorded(unit, row, same[-1].id)
            now = self._office.now()
            entry_id = unit.follow_on.add_step(row.id, told, at=now, by=by.id)
            changes = _changes({}, _step_facts(told))
            record(unit, "progres_step_told", row.id, by=by, at=now, changes=changes)
            return self._recorded(unit, row, entry_id)

    def strike(self, request_id: int, entry_id: int, reason: str, *, by: Actor) -> None:
        """Strike out a step written by mistake; it stays readable.

        Raises:
            NoSuchEntry, SupervisorReasonNeeded.
            NotAllowed: a clerk, and not the clerk's own entry of the same day.
        """
        require(by, Right.TAKE_REQUESTS)
        reason = _reason(reason)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            entry = _entry(unit.follow_on.of(row.id), entry_id)
            self._require_may_correct(entry, by)
            now = self._office.now()
            unit.follow_on.supersede(entry.id)
            changes = _changes(_step_facts(entry.told), {})
            record(unit, "progres_step_struck", row.id, by=by, at=now, changes=changes, note=reason)

    def appoint(
        self,
        request_id: int,
        appointment: Appointment,
        *,
        told_on: date,
        source: Source,
        by: Actor,
    ) -> Recorded:
        """Keep the appointment that the ministry gave; one given before is cancelled.

        Raises:
            PasswordWritten, ToldInFuture, DayUnlikely, WrongState.
        """
        require(by, Right.TAKE_REQUESTS)
        appointment = appointment.cleaned()
        rules.check_appointment(appointment, told_on, self._office.today())
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            rules.require_followed(row.state, "appoint")
            before = unit.follow_on.of(row.id).appointment
            if before is not None and before.appointment == appointment:
                return self._recorded(unit, row, before.id)
            if before is not None:
                unit.follow_on.cancel_appointment(before.id)
            now = self._office.now()
            entry_id = unit.follow_on.add_appointment(
                row.id, appointment, told_on=told_on, source=source, at=now, by=by.id
            )
            facts = _appointment_facts(appointment) | {"told_on": told_on, "source": source}
            changes = _changes(_old_appointment(before), facts)
            record(unit, "appointment_told", row.id, by=by, at=now, changes=changes)
            return self._recorded(unit, row, entry_id)

    def cancel_appointment(self, request_id: int, reason: str, *, by: Actor) -> None:
        """The appointment is off, and no other day is known yet.

        Raises:
            NoAppointment, SupervisorReasonNeeded.
        """
        require(by, Right.TAKE_REQUESTS)
        reason = _reason(reason)
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            made = unit.follow_on.of(row.id).appointment
            if made is None:
                raise rules.NoAppointment
            now = self._office.now()
            unit.follow_on.cancel_appointment(made.id)
            changes = _changes(_old_appointment(made), {})
            record(
                unit, "appointment_cancelled", row.id, by=by, at=now, changes=changes, note=reason
            )

    def called(self, request_id: int, call: Call, *, by: Actor) -> int:
        """Keep that somebody called the applicant, whatever about; the call's id.

        Raises:
            PasswordWritten, CallAgainInPast, DayUnlikely.
            WrongState: a draft.
        """
        require(by, Right.TAKE_REQUESTS)
        call = call.cleaned()
        rules.check_call(call, self._office.today())
        with self._office.store.write() as unit:
            row = unit.requests.get(request_id)
            rules.require_numbered(row.state, "call")
            now = self._office.now()
            call_id = unit.follow_on.add_call(row.id, call, at=now, by=by.id)
            facts = {"reached": call.reached, "call_again_on": call.call_again_on}
            changes = _changes({}, facts)
            record(unit, "applicant_called", row.id, by=by, at=now, changes=changes, note=call.note)
            return call_id

    def view(self, request_id: int) -> FollowOnView:
        """The follow-up of one request, as it stands today."""
        with self._office.store.read() as unit:
            return self._view(unit, unit.requests.get(request_id))

    def worklist(self, kind: Work, *, limit: int = MOST_LINES) -> tuple[FollowLine, ...]:
        """One of the worklists, the most pressing ones on top."""
        with self._office.store.read() as unit:
            return Worklist(self._office, unit).lines(kind, limit)

    def counts(self) -> Mapping[Work, int]:
        """How many each worklist has."""
        with self._office.store.read() as unit:
            worklist = Worklist(self._office, unit)
            return {kind: worklist.count(kind) for kind in Work}

    def waiting(self) -> int:
        """How many files are to be called today or have an appointment soon."""
        with self._office.store.read() as unit:
            return Worklist(self._office, unit).waiting()

    def fill_in(self, request_id: int, *, by: Actor) -> tuple[FormPart, ...]:
        """The request's data in the order of the platform's five forms; the reading is noted."""
        require(by, Right.READ)
        with self._office.store.read() as unit:
            row = unit.requests.get(request_id)
            number = unit.follow_on.of(row.id).receipt_number
            parts = form_parts(self._office, unit, row, number)
        self._office.store.access.add(
            "fill_in", at=self._office.now(), by=by.id, subject="request", subject_id=request_id
        )
        return parts

    def guide(self) -> PlatformGuide:
        """The platform's address and the notice's steps, worded as on the PROGRES card."""
        # the sheets take time to load: only who guides an applicant pays for them
        from certdesk.services.follow_on.guide import guide_of

        with self._office.store.read() as unit:
            return guide_of(self._office, unit)

    def _correct(
        self,
        unit: Unit,
        row: RequestRow,
        entry: StepEntry,
        told: Told,
        reason: str,
        by: Actor,
    ) -> Recorded:
        if entry.told == told:
            return self._recorded(unit, row, entry.id)
        if self._require_may_correct(entry, by):
            reason = _reason(reason)
        else:
            reason = one_line(reason)
            refuse_passwords(reason)
        now = self._office.now()
        unit.follow_on.supersede(entry.id)
        entry_id = unit.follow_on.add_step(row.id, told, at=now, by=by.id)
        # the step is named also where it is not what was corrected
        changes = {
            "step": (entry.told.step, told.step),
            **_changes(_step_facts(entry.told), _step_facts(told)),
        }
        record(unit, "progres_step_corrected", row.id, by=by, at=now, changes=changes, note=reason)
        return self._recorded(unit, row, entry_id)

    def _require_may_correct(self, entry: StepEntry, by: Actor) -> bool:
        """Raise NotAllowed unless it is one's own of today, or a supervisor asks.

        True when it needs a reason.
        """
        own = entry.by == by.id and entry.at.astimezone(ALGIERS).date() == self._office.today()
        if not own:
            require(by, Right.DECIDE)
        return not own

    def _recorded(self, unit: Unit, row: RequestRow, entry_id: int) -> Recorded:
        found = rules.warnings(unit.follow_on.of(row.id), _handed_over_on(unit, row))
        return Recorded(entry_id, found)

    def _view(self, unit: Unit, row: RequestRow) -> FollowOnView:
        office = self._office
        follow_up = unit.follow_on.of(row.id)
        handed_over_on = _handed_over_on(unit, row)
        names = unit.staff.names()
        patience = patience_of(office.procedure(unit))
        return FollowOnView(
            request_id=row.id,
            number="" if row.n is None else office.number_format(unit).text(row.reference),
            state=row.state,
            name=row.name,
            phone=row.phone or "",
            email=row.email or "",
            steps=tuple(_told_view(one, names) for one in follow_up.steps),
            appointments=tuple(_appointment_view(one, names) for one in follow_up.appointments),
            calls=tuple(call_view(one, names) for one in follow_up.calls),
            standing=standing(follow_up, today=office.today(), patience=patience),
            warnings=rules.warnings(follow_up, handed_over_on),
            receipt_number=follow_up.receipt_number,
            bring=_bring(follow_up),
            handed_over_on=handed_over_on,
        )


def _entry(follow_up: FollowUp, entry_id: int) -> StepEntry:
    for entry in follow_up.steps:
        if entry.id == entry_id and not entry.superseded:
            return entry
    raise rules.NoSuchEntry(entry=entry_id)


def _reason(reason: str) -> str:
    reason = require_reason(reason)
    refuse_passwords(reason)
    return reason


def _handed_over_on(unit: Unit, row: RequestRow) -> date | None:
    """The first day on which papers left the school and did not come back."""
    days = [
        one.confirmed_on
        for one in unit.handovers.of(row.id)
        if one.kind == "pickup" and one.status == "confirmed" and one.confirmed_on
    ]
    return min(days, default=None)


def _bring(follow_up: FollowUp) -> tuple[str, ...]:
    """What must be at hand that day (notice, step 05)."""
    made = follow_up.appointment
    if made is None:
        return ()
    return (tr("The appointment paper itself, printed"), *made.appointment.papers)


def _step_facts(told: Told) -> Mapping[str, object]:
    return {
        "step": told.step,
        "on": told.on,
        "source": told.source,
        "remark": told.note,
        "receipt_number": told.receipt_number,
        "result": told.result,
        "asked": told.asked,
    }


def _appointment_facts(appointment: Appointment) -> dict[str, object]:
    at = appointment.time
    return {
        "on": appointment.on,
        "time": None if at is None else f"{at:%H:%M}",
        "place": appointment.place,
        "papers": appointment.papers,
    }


def _old_appointment(made: AppointmentEntry | None) -> Mapping[str, object]:
    return {} if made is None else _appointment_facts(made.appointment)


def _changes(
    old: Mapping[str, object], new: Mapping[str, object]
) -> Mapping[str, tuple[object, object]]:
    """What differs, by name; empty values are none."""
    names = dict.fromkeys([*old, *new])
    pairs = {name: (_kept(old.get(name)), _kept(new.get(name))) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _kept(value: object) -> object:
    return None if value in ("", ()) else value


def _told_view(entry: StepEntry, names: Mapping[int, str]) -> ToldView:
    by = names.get(entry.by or 0, "")
    return ToldView(entry.id, entry.told, entry.at, by, entry.superseded)


def _appointment_view(entry: AppointmentEntry, names: Mapping[int, str]) -> AppointmentView:
    return AppointmentView(
        id=entry.id,
        appointment=entry.appointment,
        told_on=entry.told_on,
        source=entry.source,
        at=entry.at,
        by=names.get(entry.by or 0, ""),
        cancelled=entry.cancelled,
    )
