"""Rows of the follow-up: steps told, appointments, calls."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, Table, select

from certdesk.domain.follow_on import (
    Appointment,
    AppointmentEntry,
    Call,
    CallEntry,
    FollowUp,
    ProgresStep,
    Result,
    Source,
    StepEntry,
    Told,
)
from certdesk.domain.request import RequestId, State
from certdesk.storage.rows.row_file import RowFile
from certdesk.storage.tables.counter import appointments, calls, follow_steps, requests

# databases limit the parameters of one statement
_PART = 500


class FollowRows(RowFile):
    """The follow-up within one unit of work."""

    def of(self, request_id: int) -> FollowUp:
        """All that was told of one request that exists."""
        return self.load([request_id])[RequestId(request_id)]

    def load(self, ids: Sequence[int]) -> Mapping[RequestId, FollowUp]:
        """All that was told of these requests, by id."""
        loaded: dict[RequestId, FollowUp] = {}
        for start in range(0, len(ids), _PART):
            part = ids[start : start + _PART]
            steps, made, called = (
                self._rows_of(table, part) for table in (follow_steps, appointments, calls)
            )
            for row in self._standing(part):
                given = row.closed_at if row.state == State.HANDED_OVER else None
                loaded[RequestId(row.id)] = FollowUp(
                    state=State(row.state),
                    steps=tuple(map(_step, steps[row.id])),
                    appointments=tuple(map(_appointment, made[row.id])),
                    calls=tuple(map(_call, called[row.id])),
                    papers_given_at=given,
                )
        return loaded

    def add_step(self, request_id: int, told: Told, *, at: datetime, by: int | None) -> int:
        """Keep a step as told; its id."""
        return self._insert(
            follow_steps,
            {
                "request_id": request_id,
                "step": told.step.value,
                "told_on": told.on,
                "source": told.source.value,
                "note": told.note,
                "receipt_number": told.receipt_number,
                "result": None if told.result is None else told.result.value,
                "asked": told.asked,
                "at": at,
                "by": by,
                "superseded": False,
            },
        )

    def supersede(self, step_id: int) -> None:
        """A step was corrected or struck out: it counts no more."""
        self._update(follow_steps, step_id, {"superseded": True})

    def add_appointment(
        self,
        request_id: int,
        appointment: Appointment,
        *,
        told_on: date,
        source: Source,
        at: datetime,
        by: int | None,
    ) -> int:
        """Keep an appointment; its id. The one before must be cancelled."""
        return self._insert(
            appointments,
            {
                "request_id": request_id,
                "day": appointment.on,
                "time": "" if appointment.time is None else f"{appointment.time:%H:%M}",
                "place": appointment.place,
                "papers": list(appointment.papers),
                "told_on": told_on,
                "source": source.value,
                "at": at,
                "by": by,
                "cancelled": False,
            },
        )

    def cancel_appointment(self, appointment_id: int) -> None:
        """An appointment stands no more."""
        self._update(appointments, appointment_id, {"cancelled": True})

    def add_call(self, request_id: int, call: Call, *, at: datetime, by: int | None) -> int:
        """Keep a call; its id."""
        return self._insert(
            calls,
            {
                "request_id": request_id,
                "reached": call.reached,
                "note": call.note,
                "call_again_on": call.call_again_on,
                "at": at,
                "by": by,
            },
        )

    def _standing(self, ids: Sequence[int]) -> Sequence[Any]:
        facts = select(requests.c.id, requests.c.state, requests.c.closed_at)
        return self._connection.execute(facts.where(requests.c.id.in_(ids))).all()

    def _rows_of(self, table: Table, ids: Sequence[int]) -> Mapping[int, list[Row[Any]]]:
        found: dict[int, list[Row[Any]]] = defaultdict(list)
        query = select(table).where(table.c.request_id.in_(ids)).order_by(table.c.id)
        for row in self._connection.execute(query):
            found[row.request_id].append(row)
        return found


def _step(row: Row[Any]) -> StepEntry:
    told = Told(
        step=ProgresStep(row.step),
        on=row.told_on,
        source=Source(row.source),
        note=row.note,
        receipt_number=row.receipt_number,
        result=None if row.result is None else Result(row.result),
        asked=row.asked,
    )
    return StepEntry(row.id, told, row.at, row.by, superseded=row.superseded)


def _appointment(row: Row[Any]) -> AppointmentEntry:
    appointment = Appointment(
        on=row.day,
        time=time.fromisoformat(row.time) if row.time else None,
        place=row.place,
        papers=tuple(row.papers),
    )
    return AppointmentEntry(
        row.id, appointment, row.told_on, Source(row.source), row.at, row.by, row.cancelled
    )


def _call(row: Row[Any]) -> CallEntry:
    return CallEntry(row.id, Call(row.reached, row.note, row.call_again_on), row.at, row.by)
