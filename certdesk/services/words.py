"""What went wrong, in the words of the counter, for every way people reach the program."""

from certdesk.domain.errors import BugError, DeskError, FieldProblem, InvalidFields
from certdesk.domain.form_fields import FIELD_BY_NAME
from certdesk.i18n import said, tr


def error_text(error: BaseException) -> str:
    """The Arabic of any exception; one that is not ours reads as a bug and tells nothing.

    Fields to correct follow one a line, each named as on the form.
    """
    if isinstance(error, InvalidFields):
        return "\n".join([tr(error.sentence), *map(problem_text, error.problems)])
    if isinstance(error, DeskError) and error.sentence:
        return said(error)
    return tr(BugError.sentence)


def problem_text(problem: FieldProblem) -> str:
    """One field's problem, named as on the form: «رقم الهاتف: …»."""
    field = FIELD_BY_NAME.get(problem.field)
    return said(problem) if field is None else f"{tr(field.label)}: {said(problem)}"
