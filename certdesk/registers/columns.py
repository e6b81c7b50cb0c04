"""What a column holds, and how wide it and its rows become, in Excel's character units."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final, Generic, TypeVar

from certdesk.registers.cells import Value

EntryT = TypeVar("EntryT")

LINE_PT: Final = 12.75  # the pitch of ten points in Excel
_ROW_PADDING_PT: Final = 6.0
_HIGHEST_ROW_PT: Final = 409.0  # Excel's limit

# A filter's arrow and the inner margin of a cell.
_CELL_PADDING: Final = 2
_SAMPLE: Final = 2_000
# Nine texts of ten stay on one line where the limits allow; the others wrap.
_SHARE_ON_ONE_LINE: Final = 0.9

# Fitted to the width of A4 landscape, ten points then print as seven and a half: still read
# with ease, while a narrower sheet makes every line twice as high.
_WIDTH_IN_ALL: Final = 190

# Letters about twice as wide as a digit count twice, marks above and below not at all, and
# those of `_NARROW` half.
_NARROW: Final = "ال "
_WIDTHS: Final = {
    **dict.fromkeys(map(ord, "سشصضMWmw@%"), "xx"),
    **dict.fromkeys([*range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD)]),
    **dict.fromkeys([0x200E, 0x200F, *range(0x2066, 0x206A)]),
}


class Content(StrEnum):
    """What kind of value a column holds; it decides alignment, format and reading order."""

    NUMBER = "number"
    DAY = "day"
    CODE = "code"
    TEXT = "text"
    REMARKS = "remarks"


_WRAPPING: Final = frozenset({Content.TEXT, Content.REMARKS})


@dataclass(frozen=True, slots=True)
class Column:
    """A column's content and the limits of its width, in characters."""

    content: Content
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Shape(Generic[EntryT]):
    """A register's columns, and how one entry fills them; remarks are the last column."""

    columns: tuple[Column, ...]
    values: Callable[[EntryT], tuple[Value, ...]]


def column_widths(
    columns: Sequence[Column], titles: Sequence[str], rows: Sequence[Sequence[Value]]
) -> list[int]:
    """A width for each column: by its content, within its limits, never cutting a title's word."""
    least, wanted = [], []
    for place, (column, title) in enumerate(zip(columns, titles, strict=True)):
        floor = max(column.least, max(map(measure, title.split())) + _CELL_PADDING)
        lengths = sorted(measure(text) for row in rows if isinstance(text := row[place], str))
        length = 0
        if lengths:
            share = 1.0 if column.content is Content.CODE else _SHARE_ON_ONE_LINE
            length = lengths[round((len(lengths) - 1) * share)] + _CELL_PADDING
        width = max(floor, min(length, column.most))
        least.append(floor if column.content in _WRAPPING else width)
        wanted.append(width)
    return _fitted(least, wanted)


def sampled(entries: Sequence[EntryT]) -> Sequence[EntryT]:
    """At most about two thousand entries, evenly spread: enough to choose widths by."""
    return entries[:: max(1, len(entries) // _SAMPLE)]


def row_height_pt(values: Sequence[Value], widths: Sequence[int]) -> float:
    """The height, in points, in which every text of the row is wholly seen."""
    lines = 1
    for value, width in zip(values, widths, strict=True):
        # Most texts are shorter than their column: no need to lay them out.
        if isinstance(value, str) and len(value) * 2 > width - _CELL_PADDING:
            lines = max(lines, lines_of(value, width - 1))
    return min(lines * LINE_PT + _ROW_PADDING_PT, _HIGHEST_ROW_PT)


def lines_of(text: str, room: int) -> int:
    """How many lines a text takes when its words wrap within `room` characters."""
    if "\n" not in text:
        return _wrapped(text.split(), room)
    return sum(_wrapped(paragraph.split(), room) for paragraph in text.split("\n"))


# The same names, towns and papers come again in every line of a register.
@lru_cache(maxsize=16_384)
def measure(text: str) -> int:
    """The width of a text in characters, rounded up: marks take no room, wide letters two."""
    narrow = sum(map(text.count, _NARROW))
    return len(text.translate(_WIDTHS)) - narrow // 2


def _fitted(least: Sequence[int], wanted: Sequence[int]) -> list[int]:
    """The wanted widths, those above their least narrowed alike if the page is too small."""
    spare = sum(wanted) - sum(least)
    excess = sum(wanted) - _WIDTH_IN_ALL
    if excess <= 0 or not spare:
        return list(wanted)
    kept = max(0.0, 1 - excess / spare)
    return [low + round((high - low) * kept) for low, high in zip(least, wanted, strict=True)]


def _wrapped(words: Sequence[str], room: int) -> int:
    lines, used = 1, 0
    for word in words:
        length = measure(word)
        if used and used + 1 + length > room:
            lines, used = lines + 1, 0
        used += length + 1 if used else length
        if used > room:
            # A word longer than its column is broken where the line ends.
            lines, used = lines + (used - 1) // room, (used - 1) % room + 1
    return lines
