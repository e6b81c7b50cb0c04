"""Words whatever went wrong for the person at the counter. Never a traceback.

An error's class says its English sentence, the catalogue its Arabic; what is not one of
ours is a bug: it is logged, and the person reads that nothing saved was lost.
"""

import logging
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from certdesk.domain.errors import BugError, DeskError, FieldProblem, InvalidFields
from certdesk.i18n import ltr, tr

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Worded:
    """An error as it is shown: `code` for the log and tests, `problems` field name -> sentence."""

    code: str
    sentence: str
    is_bug: bool = False
    problems: Mapping[str, str] = field(default_factory=dict)


def word(error: BaseException) -> Worded:
    """The Arabic of any exception; one that is not ours is logged as a bug."""
    if isinstance(error, InvalidFields):
        problems = {problem.field: word_problem(problem) for problem in error.problems}
        return Worded(error.code, tr(error.sentence), problems=problems)
    if isinstance(error, DeskError) and error.sentence and not isinstance(error, BugError):
        return Worded(error.code, _filled(error.sentence, error.data))
    _log.error("unexpected error", exc_info=error)
    return Worded(BugError.code, tr(BugError.sentence), is_bug=True)


def word_problem(problem: FieldProblem) -> str:
    """The Arabic of one field's problem."""
    return _filled(problem.sentence, problem.data)


def _filled(sentence: str, data: Mapping[str, object]) -> str:
    names = {name for _, name, _, _ in string.Formatter().parse(tr(sentence)) if name}
    if not names:
        return tr(sentence)
    missing = names - data.keys()
    if missing:
        _log.error("sentence without its data: %r lacks %s", sentence, sorted(missing))
    values = {name: _shown(data.get(name, "…")) for name in names}
    return tr(sentence, **values)


def _shown(value: object) -> str:
    """A value inside an Arabic sentence: day first, Latin and numbers held together."""
    if isinstance(value, datetime):
        return ltr(value.strftime("%d/%m/%Y %H:%M"))
    if isinstance(value, date):
        return ltr(value.strftime("%d/%m/%Y"))
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return "، ".join(_shown(part) for part in value)
    text = str(value)
    turns = any(sign.isdigit() or sign.isascii() for sign in text) and not _is_arabic(text)
    return ltr(text) if turns else text


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= sign <= "\u06ff" and not sign.isdigit() for sign in text)
