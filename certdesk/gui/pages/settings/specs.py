"""What a line of a form in the settings asks for: its place in the form, its words, its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from certdesk.forms.writing import Path, value_at

TEXT, LATIN, LONG, LINES = "text", "latin", "long", "lines"
NUMBER, NUMBERS, YES_NO, CHOICE = "number", "numbers", "yes_no", "choice"


@dataclass(frozen=True, slots=True)
class Spec:
    """One value of a form.

    `path` leads to it; a text where a list stands is the `id` of a row (`papers`, `diploma`).
    `kind`: one line, Latin line, several lines, a list of lines, a number, rising numbers, yes
    or no, one of `choices` (stored, shown). `optional`: empty takes the key away.
    """

    path: tuple[str | int, ...]
    label: str
    kind: str = TEXT
    note: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    optional: bool = False

    @property
    def name(self) -> str:
        """The contract name inside its section: `delays.draft_days`."""
        return ".".join(str(step) for step in self.path)


@dataclass(frozen=True, slots=True)
class Group:
    """Values that belong together, on a card."""

    title: str
    specs: tuple[Spec, ...]
    note: str = ""


def place(values: Mapping[str, Any], path: Sequence[str | int]) -> Path | None:
    """The path with each id replaced by the row's place; None when there is no such row."""
    found: list[str | int] = []
    for step in path:
        rows = value_at(values, tuple(found)) if found else values
        if isinstance(rows, list) and isinstance(step, str):
            at = next((n for n, row in enumerate(rows) if row.get("id") == step), None)
            if at is None:
                return None
            found.append(at)
        else:
            found.append(step)
    return tuple(found)
