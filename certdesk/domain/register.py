"""What a register shows of an identity number, and what its totals count.

Source: the counter's rules on registers (masked numbers, struck entries, closed months).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol


class RegisterKind(StrEnum):
    """Which register; the value is the word of the command line."""

    DEPOSIT = "deposit"
    PICKUP = "pickup"
    TRANSMITTAL = "transmittal"
    DECIDED = "refused-withdrawn-void"
    FOLLOW_UP = "follow-up"


VISIBLE_CHARACTERS: Final = 4

# A letter, because it stays on its side of the digits when Arabic stands around the number
# (Unicode annex 9, rule W7); dots and stars would move behind them.
_MASK: Final = "X"


def masked(number: str) -> str:
    """An identity number with all but its last four letters and digits hidden.

    Separators stay, so that the kind of number can still be told: "12/345678" is "XX/XX5678".
    A number of four characters or fewer is hidden altogether.
    """
    meaning = sum(character.isalnum() for character in number)
    hidden = meaning - VISIBLE_CHARACTERS if meaning > VISIBLE_CHARACTERS else meaning
    shown: list[str] = []
    for character in number:
        if character.isalnum() and hidden:
            hidden -= 1
            shown.append(_MASK)
        else:
            shown.append(character)
    return "".join(shown)


class CountedLine(Protocol):
    """What totals look at in one line of a register."""

    @property
    def struck(self) -> bool:
        """The entry was voided: its number stays, outside the totals."""
        ...

    @property
    def correction(self) -> bool:
        """The line corrects an entry of a closed month: that month has counted it."""
        ...

    @property
    def sheets(self) -> int:
        """Sheets of paper taken in or given."""
        ...

    @property
    def copies(self) -> int:
        """Authenticated copies asked for or given."""
        ...


@dataclass(frozen=True, slots=True)
class RegisterTotals:
    """The foot of a register; `sheets` and `copies` belong to the counted entries alone."""

    counted: int
    struck: int
    corrections: int
    sheets: int
    copies: int


def totals(lines: Iterable[CountedLine]) -> RegisterTotals:
    """Count a register's lines, each once.

    A correction line only counts as a correction, even if it strikes: the closed month that
    holds the entry keeps its own totals. A struck entry only counts as struck.
    """
    counted = struck = corrections = sheets = copies = 0
    for line in lines:
        if line.correction:
            corrections += 1
        elif line.struck:
            struck += 1
        else:
            counted += 1
            sheets += line.sheets
            copies += line.copies
    return RegisterTotals(counted, struck, corrections, sheets, copies)
