"""What is wrong with the form: below each field, and on top with a link to each."""

from collections.abc import Mapping, Sequence

from certdesk.domain.errors import FieldProblem
from certdesk.gui.messages import word_problem
from certdesk.gui.pages.new_request.sections import Sections
from certdesk.gui.widgets.error_summary import ErrorSummary
from certdesk.i18n import tr, trn

_FEW = 8
"""Problems that the summary says in the same words as the fields; of more it says less."""
EMPTY = "required"
"""Code of a field left empty: said when going on, not while the form is being filled."""


class Problems:
    """Shows the sentences; the service finds them."""

    def __init__(self, sections: Sections, summary: ErrorSummary) -> None:
        """Nothing is wrong yet."""
        self._sections = sections
        self._summary = summary

    def show_all(self, sentences: Mapping[str, str]) -> None:
        """Every problem (field -> sentence) below its field, and the summary with the focus."""
        for name, field in self._sections.fields.items():
            field.set_problem(sentences.get(name))
        self._summary.show_problems(_title(len(sentences)), self._links(sentences))

    def _links(self, sentences: Mapping[str, str]) -> list[tuple[str, str]]:
        # in the order in which Enter walks through the form
        said = _short(sentences) if len(sentences) > _FEW else sentences
        return [
            (name, f"{self._sections.fields[name].label.text()}: {said[name]}")
            for name in sorted(sentences, key=self._sections.place_of)
        ]

    def show_one(self, name: str, problems: Sequence[FieldProblem]) -> None:
        """The problem of a field that was just left, and of no other."""
        field = self._sections.fields[name]
        # an empty field is wrong only once that was said
        found = [
            one for one in problems if one.field == name and (one.code != EMPTY or field.problem())
        ]
        field.set_problem(word_problem(found[0]) if found else None)

    def mended(self, problems: Sequence[FieldProblem]) -> None:
        """Take away what is said of fields that are right now; say nothing new."""
        wrong = {one.field: word_problem(one) for one in problems}
        for name, field in self._sections.fields.items():
            if field.problem() and field.problem() != wrong.get(name):
                field.set_problem(wrong.get(name))
        if not problems:
            self.clear()
            return
        said = self._summary.problems
        left = self._links({name: wrong[name] for name, _ in said if name in wrong})
        if left != said:
            self._summary.show_left(_title(len(left)), left)

    def clear(self) -> None:
        """Say nothing."""
        for field in self._sections.fields.values():
            if field.problem():
                field.set_problem(None)
        self._summary.show_problems("", [])

    def show_odd(self, warnings: Sequence[FieldProblem], but: str = "") -> None:
        """What is odd, below its line; not yet of the field `but` that is being typed."""
        said: dict[object, list[str]] = {line: [] for line in self._sections.lines}
        for warning in warnings:
            line = self._sections.line_of(warning.field)
            if line is not None and warning.field != but:
                said[line].append(word_problem(warning))
        for line in self._sections.lines:
            line.say_odd(said[line])


def _title(count: int) -> str:
    return trn("{n} fields need correcting before going on", count)


def _short(sentences: Mapping[str, str]) -> Mapping[str, str]:
    """A dozen empty fields are named in a word each; below its field each says the whole."""
    empty = tr("This field is empty. Fill it in as it stands on the paper form.")
    word = tr("empty, field")
    return {name: word if said == empty else said for name, said in sentences.items()}
