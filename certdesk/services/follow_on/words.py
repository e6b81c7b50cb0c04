"""What the history says of a follow-up: which step, which appointment, whether one was reached."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from certdesk.domain.dates import shown_day
from certdesk.domain.follow_on import RESULT_WORDS, SOURCE_WORDS, STEP_WORDS
from certdesk.i18n import ltr, tr
from certdesk.services.views import HistoryView

_STEPS: Final = frozenset({"progres_step_told", "progres_step_corrected", "progres_step_struck"})
_APPOINTMENTS: Final = frozenset({"appointment_told", "appointment_cancelled"})
_Values = Mapping[str, object]


def followed_words(entry: HistoryView) -> str:
    """What an act of the follow-up was about, with what it was before; "" for other acts."""
    new = {field: value for field, _old, value in entry.changes if value is not None}
    old = {was: value for was, value, now in entry.changes if value not in (None, now)}
    if entry.act in _STEPS:
        # a correction lists its step and what differs: the rest is as it was
        return _with_old(_step(new or old), _step(old) if new else "")
    if entry.act in _APPOINTMENTS:
        return _with_old(_appointment(new or old), _appointment(old) if new else "")
    if entry.act == "applicant_called":
        reached = tr("reached, call") if new.get("reached") else tr("not reached, call")
        again = new.get("call_again_on")
        parts = (reached, tr("call again on {day}", day=_day(again)) if again else "")
        return "، ".join(part for part in parts if part)
    return ""


def _step(values: _Values) -> str:
    words = {step.value: said.sentence for step, said in STEP_WORDS.items()}
    sources = {source.value: said.sentence for source, said in SOURCE_WORDS.items()}
    results = {result.value: said.sentence for result, said in RESULT_WORDS.items()}
    receipt = values.get("receipt_number")
    parts = (
        _named(words, values.get("step")),
        _day(values.get("on")),
        _named(sources, values.get("source")),
        _named(results, values.get("result")),
        str(values.get("asked") or ""),
        tr("receipt {number}", number=ltr(receipt)) if receipt else "",
        str(values.get("remark") or ""),
    )
    return "، ".join(part for part in parts if part)


def _appointment(values: _Values) -> str:
    at = values.get("time")
    place = str(values.get("place") or "")
    parts = (_day(values.get("on")), ltr(at) if at else "", place)
    return "، ".join(part for part in parts if part)


def _with_old(words: str, before: str) -> str:
    return tr("{new} in place of {old}, told", new=words, old=before) if before else words


def _named(words: Mapping[str, str], key: object) -> str:
    return tr(words[str(key)]) if str(key) in words else ""


def _day(value: object) -> str:
    """A day as the journal keeps it."""
    return "" if not value else ltr(shown_day(date.fromisoformat(str(value))))
