"""Whom the follow-up's worklists name, in plain SQL for both databases (see `plain`).

Where a follow-up stands is `domain/follow_standing`'s rule and never stored: the conditions
here say the same of all requests at once, so that a worklist reads only those it names.
Statements are put together from the words of this file alone; every value is a parameter.
"""

# ruff: noqa: S608 - put together from this file's own words, values are parameters

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from certdesk.domain.follow_on import FOLLOWED
from certdesk.domain.request import RequestId
from certdesk.storage.plain import Run, as_day, as_moment

_ENDS_ROUND = "('refused', 'more_asked')"
_FOLLOWED = ", ".join(f"'{state.value}'" for state in sorted(FOLLOWED))
# a step `s` or an appointment `a` counts as told at (told_on, at); of two told alike the
# step with the lower id comes first, and the appointment last
_STEP = "follow_steps s WHERE s.request_id = r.id AND NOT s.superseded"
_LATER = "follow_steps n WHERE n.request_id = r.id AND NOT n.superseded"
_MADE = "appointments a WHERE a.request_id = r.id AND NOT a.cancelled"
_AFTER = "(n.told_on, n.at, n.id) > (s.told_on, s.at, s.id)"
_PRESENT = f"NOT EXISTS (SELECT 1 FROM {_LATER} AND n.result IN {_ENDS_ROUND} AND {_AFTER})"
_DONE = f"EXISTS (SELECT 1 FROM {_STEP} AND s.step = 'done' AND {_PRESENT})"
_REFUSED = f"""EXISTS (SELECT 1 FROM {_STEP} AND s.result = 'refused'
    AND NOT EXISTS (SELECT 1 FROM {_LATER} AND {_AFTER})
    AND NOT EXISTS (SELECT 1 FROM {_MADE} AND (a.told_on, a.at) >= (s.told_on, s.at)))"""
_OPEN = f"r.state IN ({_FOLLOWED}) AND NOT {_DONE} AND NOT {_REFUSED}"

# of most follow-ups somebody told that they are done: passed over in one walk of the index
_MAYBE_OPEN = f"""(SELECT o.request_id FROM follow_steps o WHERE NOT o.superseded
        GROUP BY o.request_id
        HAVING max(CASE WHEN o.step = 'done' THEN 1 ELSE 0 END) = 0
            OR max(CASE WHEN o.result IN {_ENDS_ROUND} THEN 1 ELSE 0 END) = 1
    UNION SELECT m.request_id FROM appointments m WHERE NOT m.cancelled AND NOT EXISTS
        (SELECT 1 FROM follow_steps o WHERE o.request_id = m.request_id AND NOT o.superseded))"""
# submitted, and no result, appointment or end told in the present round
_AWAITED = f"""EXISTS (SELECT 1 FROM {_STEP} AND {_PRESENT}
        AND s.step IN ('form_submit', 'form_confirm', 'under_review'))
    AND NOT EXISTS (SELECT 1 FROM {_STEP} AND {_PRESENT} AND s.step IN ('result', 'done')
        AND (s.result IS NULL OR s.result NOT IN {_ENDS_ROUND}))
    AND NOT EXISTS (SELECT 1 FROM {_MADE} AND NOT EXISTS (SELECT 1 FROM {_STEP}
        AND s.result IN {_ENDS_ROUND} AND (s.told_on, s.at) > (a.told_on, a.at)))"""
_NEWEST_CALL = """c.id = (SELECT max(k.id) FROM calls k WHERE k.request_id = c.request_id)"""
# what was told since, or papers handed over since, settles what a call agreed
_AGREED = f"""NOT EXISTS (SELECT 1 FROM {_STEP} AND s.at > c.at)
    AND NOT EXISTS (SELECT 1 FROM {_MADE} AND a.at > c.at)
    AND (r.state <> 'handed_over' OR r.closed_at IS NULL OR r.closed_at <= c.at)"""


@dataclass(frozen=True, slots=True)
class OpenFollowUp:
    """A follow-up that goes on.

    `last_told_on`: the newest day told, or of the appointment; `answered_at`: when somebody
    last answered a call; `awaited`: submitted, no result told; `call_agreed`: the newest call
    named a day for the next one, and nothing was told since.
    """

    id: RequestId
    last_told_on: date
    answered_at: datetime | None
    awaited: bool
    call_agreed: bool


@dataclass(frozen=True, slots=True)
class OnShelf:
    """A file that waits to be fetched; `called_at`: the newest call, answered or not."""

    id: RequestId
    ready_at: datetime
    called_at: datetime | None


class FollowLists:
    """The worklists within one unit of work."""

    def __init__(self, run: Run) -> None:
        """`run` asks plain SQL."""
        self._run = run

    def going_on(self) -> Sequence[OpenFollowUp]:
        """Every follow-up that is open, in no order."""
        sql = f"""SELECT r.id,
                (SELECT max(s.told_on) FROM {_STEP}) AS told_on,
                (SELECT max(a.told_on) FROM {_MADE}) AS made_on,
                (SELECT max(a.day) FROM {_MADE}) AS day,
                (SELECT max(c.at) FROM calls c
                    WHERE c.request_id = r.id AND c.reached) AS answered_at,
                CASE WHEN {_AWAITED} THEN 1 ELSE 0 END AS awaited,
                CASE WHEN EXISTS (SELECT 1 FROM calls c WHERE c.request_id = r.id
                    AND c.call_again_on IS NOT NULL AND {_NEWEST_CALL} AND {_AGREED})
                    THEN 1 ELSE 0 END AS call_agreed
            FROM {_MAYBE_OPEN} f JOIN requests r ON r.id = f.request_id WHERE {_OPEN}"""
        return [_going_on(row) for row in self._run(sql, {})]

    def next_calls(self, until: date) -> Sequence[tuple[RequestId, date]]:
        """Whom to call up to a day, as agreed in the newest call; the earliest day first."""
        sql = f"""SELECT r.id, c.call_again_on AS day
            FROM calls c JOIN requests r ON r.id = c.request_id
            WHERE c.call_again_on <= :until AND {_NEWEST_CALL} AND {_AGREED}
            ORDER BY c.call_again_on, r.id"""
        return _by_day(self._run(sql, {"until": until}))

    def appointments(self, first: date, last: date) -> Sequence[tuple[RequestId, date]]:
        """Open follow-ups with an appointment from `first` to `last` inclusive.

        Those whose papers are still here first, then by day and hour.
        """
        # CROSS keeps SQLite from looking at every request in these states first
        sql = f"""SELECT r.id, v.day
            FROM appointments v CROSS JOIN requests r
            WHERE r.id = v.request_id AND v.day >= :first AND v.day <= :last
                AND NOT v.cancelled AND {_OPEN}
            ORDER BY CASE WHEN r.state = 'handed_over' THEN 1 ELSE 0 END, v.day,
                CASE WHEN v.time = '' THEN 1 ELSE 0 END, v.time, r.id"""
        return _by_day(self._run(sql, {"first": first, "last": last}))

    def on_shelf(self, moment: datetime) -> Sequence[OnShelf]:
        """The files that are ready since `moment` or before, the longest first."""
        sql = """SELECT r.id, r.ready_at,
                (SELECT c.at FROM calls c WHERE c.request_id = r.id
                    ORDER BY c.id DESC LIMIT 1) AS called_at
            FROM requests r WHERE r.state = 'ready' AND r.ready_at <= :moment
            ORDER BY r.ready_at, r.id"""
        return [
            OnShelf(RequestId(row["id"]), ready_at, as_moment(row["called_at"]))
            for row in self._run(sql, {"moment": moment})
            if (ready_at := as_moment(row["ready_at"]))
        ]

    def count_on_shelf(self, moment: datetime) -> int:
        """How many files are ready since `moment` or before."""
        sql = """SELECT count(*) AS n FROM requests r
            WHERE r.state = 'ready' AND r.ready_at <= :moment"""
        return int(self._run(sql, {"moment": moment})[0]["n"])


def _going_on(row: Mapping[str, Any]) -> OpenFollowUp:
    days = [day for name in ("told_on", "made_on", "day") if (day := as_day(row[name]))]
    return OpenFollowUp(
        id=RequestId(row["id"]),
        last_told_on=max(days),
        answered_at=as_moment(row["answered_at"]),
        awaited=bool(row["awaited"]),
        call_agreed=bool(row["call_agreed"]),
    )


def _by_day(rows: Sequence[Mapping[str, Any]]) -> Sequence[tuple[RequestId, date]]:
    return [(RequestId(row["id"]), day) for row in rows if (day := as_day(row["day"]))]
