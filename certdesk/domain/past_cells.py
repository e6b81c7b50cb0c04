"""One cell of an old register, as its workbook holds it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from certdesk.domain.letters import clean, one_line

LONGEST_KEPT = 1000
_ORDINARY = re.compile("[ -~\u0621-\u063a\u0641-\u064a\u060c]*")


class Uncalculated(NamedTuple):
    """A formula whose result was not kept in the file."""

    formula: str


Cell = str | int | float | date | Uncalculated | None


@dataclass(frozen=True, slots=True)
class CellRow:
    """One row: its cells, and what a person reads in each, worked out once."""

    cells: Sequence[Cell]
    texts: Sequence[str]

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> "CellRow":
        """The row of these cells."""
        return cls(cells, tuple(cell_text(cell) for cell in cells))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not any(self.texts)


def cell_text(cell: Cell) -> str:
    """A cell as a person reads it: `457`, `23/11/2026`, a text on one line."""
    if cell is None:
        return ""
    if isinstance(cell, Uncalculated):
        return f"={cell.formula}"[:LONGEST_KEPT]
    if isinstance(cell, date):
        return f"{cell:%d/%m}/{cell.year:04d}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell)[:LONGEST_KEPT]
    if _ORDINARY.fullmatch(text):
        # nearly every cell: cleaning would change nothing but the blanks, at ten times the price
        return " ".join(text.split())
    return one_line(text)


def raw_text(cell: Cell) -> str:
    """A cell for the checks of what was typed: hidden signs still in it."""
    return cell if isinstance(cell, str) else cell_text(cell)


def column_letters(place: int) -> str:
    """The letters over a column, `A` for place 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_place(letters: str) -> int | None:
    """The place under those letters, None when they are none (`AAAA`, `12`)."""
    letters = clean(letters).upper()
    if not 1 <= len(letters) <= 3 or not all("A" <= sign <= "Z" for sign in letters):
        return None
    place = 0
    for sign in letters:
        place = place * 26 + ord(sign) - 64
    return place - 1
