"""Words whatever went wrong for the person at the counter. Never a traceback.

An error's class says its English sentence, the catalogue its Arabic; what is not one of
ours is a bug: it is logged, and the person reads that nothing saved was lost.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

from certdesk.domain.errors import BugError, DeskError, FieldProblem, InvalidFields
from certdesk.i18n import islands, said, tr

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Worded:
    """An error as it is shown: `code` for the log and tests, `problems` field name -> sentence.

    `data` is what filled the sentence.
    """

    code: str
    sentence: str
    is_bug: bool = False
    problems: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, object] = field(default_factory=dict)


def word(error: BaseException) -> Worded:
    """The Arabic of any exception; one that is not ours is logged as a bug."""
    if isinstance(error, InvalidFields):
        problems = {problem.field: word_problem(problem) for problem in error.problems}
        return Worded(error.code, islands(tr(error.sentence)), problems=problems)
    if isinstance(error, DeskError) and error.sentence and not isinstance(error, BugError):
        return Worded(error.code, said(error), data=error.data)
    _log.error("unexpected error", exc_info=error)
    return Worded(BugError.code, tr(BugError.sentence), is_bug=True)


def word_problem(problem: FieldProblem) -> str:
    """The Arabic of one field's problem."""
    return said(problem)
