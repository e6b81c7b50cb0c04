"""Errors in Arabic for the terminal: one line, no direction marks that a terminal would show."""

import logging
import string
from collections.abc import Iterable, Mapping
from datetime import date

from certdesk.domain.errors import BugError, DeskError, FieldProblem, InvalidFields, Phrase
from certdesk.domain.request import STATE_WORDS, State
from certdesk.i18n import tr

_log = logging.getLogger(__name__)


def state_word(state: State) -> str:
    """The Arabic of a state: «مودع»."""
    return tr(STATE_WORDS[state].sentence)


def sentence_of(error: DeskError) -> str:
    """What happened, what was kept, what to do, on one line."""
    if isinstance(error, InvalidFields) and len(error.problems) == 1:
        return problem_sentence(error.problems[0])
    if isinstance(error, BugError) or not error.sentence:
        _log.error("unexpected error", exc_info=error)
        return tr(BugError.sentence)
    return _filled(error.sentence, error.data)


def problem_sentence(problem: FieldProblem) -> str:
    """What is wrong with one field."""
    return _filled(problem.sentence, problem.data)


def problem_objects(problems: Iterable[FieldProblem]) -> list[dict[str, object]]:
    """`[{"field", "code", "message"}]`."""
    return [
        {"field": one.field, "code": one.code, "message": problem_sentence(one)} for one in problems
    ]


def _filled(sentence: str, data: Mapping[str, object]) -> str:
    arabic = tr(sentence)
    names = {name for _, name, _, _ in string.Formatter().parse(arabic) if name}
    values = {name: _shown(data.get(name, "…")) for name in names}
    return " ".join((arabic.format(**values) if names else arabic).split())


def _shown(value: object) -> str:
    if isinstance(value, Phrase):
        return _filled(value.sentence, value.data)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "، ".join(_shown(part) for part in value)
    return str(value)
