"""What can go wrong, in three kinds: the clerk can mend it, the machine must, or it is a bug.

Each error carries a stable `code` for scripts and an English `sentence` whose Arabic stands
in `resources/i18n/ar/`. A sentence says what happened, what was kept and what to do; its
`{names}` are filled from `data`.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, NamedTuple


class Phrase(NamedTuple):
    """Words inside an error's data: an English sentence that is shown in its Arabic."""

    sentence: str
    data: Mapping[str, object] = MappingProxyType({})

    def __str__(self) -> str:
        """The English, for logs."""
        return self.sentence


class DeskError(Exception):
    """The root of every error that a user may read."""

    code: ClassVar[str] = "error"
    sentence: ClassVar[str] = ""

    def __init__(self, **data: object) -> None:
        """Keep `data` for the sentence's `{names}`; never personal data in a bug."""
        super().__init__(self.code)
        self.data: Mapping[str, object] = data

    def __str__(self) -> str:
        """The code and its data, for logs."""
        return f"{self.code} {dict(self.data)}" if self.data else self.code


class RuleBroken(DeskError):
    """A rule of the counter says no: the clerk can mend it."""


class KnownError(DeskError):
    """The machine says no (disk, lock, network, newer database): the clerk can be told."""


class BugError(DeskError):
    """Ours: the only kind that says "report this"."""

    code = "bug"
    sentence = (
        "Something unexpected happened in the program. What was saved before is kept. "
        "Note the time and report it to the supervisor."
    )


class FieldProblem(NamedTuple):
    """One field that cannot be accepted as typed.

    `field` is its contract name (`applicant.phone` is `phone`), `sentence` an English
    sentence with `{names}` from `data`.
    """

    field: str
    code: str
    sentence: str
    data: Mapping[str, object]


class InvalidFields(RuleBroken):
    """Some fields cannot be accepted as typed; nothing was stored."""

    code = "invalid_fields"
    sentence = "Some fields need correcting. What was typed is kept, nothing was registered."

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        """`problems` in the order of the form."""
        super().__init__(fields=", ".join(problem.field for problem in problems))
        self.problems = tuple(problems)
