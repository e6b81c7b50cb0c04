"""Which requests a list holds, in SQL that both databases understand.

Apart from `listing`, since the first window only counts and must not wait for more.
Statements are put together from the words of this file alone; every value is a parameter.
"""

# ruff: noqa: S608 - put together from this file's own words, values are parameters

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from certdesk.domain.request import State
from certdesk.storage.plain import Run, as_day, one_of

LETS_SIGN = """(SELECT CASE WHEN (v.found = 'as_stated' OR v.settled_reason <> '')
    AND NOT EXISTS (SELECT 1 FROM lapsed_verifications x WHERE x.verification_id = v.id)
    THEN 1 ELSE 0 END
    FROM verifications v WHERE v.request_id = r.id ORDER BY v.id DESC LIMIT 1)"""
DOUBTED = """EXISTS (SELECT 1 FROM doubts d
    WHERE d.request_id = r.id AND d.settled_at IS NULL)"""
OWING = """EXISTS (SELECT 1 FROM ledger_lines l WHERE l.request_id = r.id
    AND l.place IN ('cupboard', 'at_signature', 'shelf'))"""
GIVEN = "EXISTS (SELECT 1 FROM ledger_lines l WHERE l.request_id = r.id AND l.place = 'given')"
FOLLOWED = """EXISTS (SELECT 1 FROM follow_steps f
    WHERE f.request_id = r.id AND f.step = 'done' AND NOT f.superseded)"""
MISSING = """(SELECT count(*) FROM checklist_items c
    WHERE c.request_id = r.id AND c.verdict = 'not_accepted')"""


class ListFilter(NamedTuple):
    """Which requests a list shows; empty means all."""

    states: frozenset[State] = frozenset()
    promised_before: date | None = None
    with_missing: bool = False
    to_verify: bool = False
    to_send: bool = False
    owing: bool = False
    ready_given: bool = False
    """Of ready files only those of which something was given."""


def count(run: Run, wanted: ListFilter, *, at_most: int = 1000) -> int:
    """How many requests a filter has, counted up to `at_most`."""
    conditions, values = conditions_of(wanted)
    inner = f"SELECT 1 AS one FROM requests r{where(conditions)} LIMIT {at_most:d}"
    return int(run(f"SELECT count(*) AS n FROM ({inner}) AS c", values)[0]["n"])


def oldest_promise(run: Run, wanted: ListFilter) -> date | None:
    """The earliest day promised in a filter, None where nothing was promised."""
    conditions, values = conditions_of(wanted)
    sql = f"SELECT min(r.promised_on) AS day FROM requests r{where(conditions)}"
    return as_day(run(sql, values)[0]["day"])


def where(conditions: Sequence[str]) -> str:
    """The conditions as SQL, nothing when there are none."""
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def conditions_of(wanted: ListFilter) -> tuple[list[str], dict[str, object]]:
    """A filter as conditions on `requests r`, and their parameters."""
    conditions: list[str] = []
    values: dict[str, object] = {}
    if wanted.states:
        within, values = one_of("state", sorted(state.value for state in wanted.states))
        conditions.append(f"r.state IN {within}")
    if wanted.promised_before is not None:
        conditions.append("r.promised_on < :promised")
        values["promised"] = wanted.promised_before
    if wanted.with_missing:
        conditions += ["r.state = 'draft'", f"{MISSING} > 0"]
    if wanted.to_verify:
        conditions += ["r.state = 'deposited'", f"coalesce({LETS_SIGN}, 0) = 0"]
    if wanted.to_send:
        conditions += ["r.state = 'deposited'", f"{LETS_SIGN} = 1", f"NOT {DOUBTED}"]
    if wanted.owing:
        conditions.append(OWING)
    if wanted.ready_given:
        conditions.append(f"(r.state <> 'ready' OR {GIVEN})")
    return conditions, values
