"""Reading an old register row by row: columns, entries, what must be mended, what is skipped."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from certdesk.domain.errors import FieldProblem
from certdesk.domain.numbering import NumberFormat, NumberKind, Reference
from certdesk.domain.past_cells import CellRow, cell_text, column_letters
from certdesk.domain.past_head import (
    Head,
    Mapped,
    PastField,
    are_column_numbers,
    find_head,
    is_head_again,
)
from certdesk.domain.past_row import PastEntry, is_foot, read_row
from certdesk.registers.past_book import opened_book, shown_name
from certdesk.registers.past_errors import FileNotReadable
from certdesk.registers.past_sheet import PastSheet, Row
from certdesk.services.past.views import PastColumn, RowProblem, SkippedRow

_HEAD_ROWS = 45
_MOST_SKIPPED = 50
_WHOLE_COLUMNS = frozenset({"cell_too_long"})


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry and its whole row as it stood: (title, text)."""

    row: int
    entry: PastEntry
    cells: tuple[tuple[str, str], ...]


class YearKnown(NamedTuple):
    """A year's numbers: those `taken` by imports, and the first of `ours` if there is one."""

    taken: frozenset[int]
    ours: int | None


class NumbersKnown:
    """Which numbers a row may not have: twice in the file, imported before, or our own."""

    def __init__(self, ask: Callable[[int], YearKnown], number_format: NumberFormat) -> None:
        """`ask` what the register knows of a year; it is asked once a year."""
        self._ask, self._format = ask, number_format
        self._seen: dict[int, dict[int, int]] = {}
        self._years: dict[int, YearKnown] = {}

    def problem(self, reference: Reference, row: int) -> FieldProblem | None:
        """What stands against this number; else it is noted as seen."""
        year, n = reference.year, reference.n
        if year not in self._years:
            self._years[year] = self._ask(year)
        taken, ours = self._years[year]
        data = {"number": self._format.text(reference)}
        first = self._seen.setdefault(year, {}).setdefault(n, row)
        field_name = PastField.NUMBER.value
        if first != row:
            return FieldProblem(
                field_name,
                "number_twice",
                "The number {number} stands in row {row} already.",
                {**data, "row": first},
            )
        if n in taken:
            sentence = "The number {number} was imported before."
            return FieldProblem(field_name, "number_imported", sentence, data)
        if ours is not None and n >= ours:
            return FieldProblem(
                field_name,
                "number_is_ours",
                "The number {number} belongs to the numbers that this program gives since {first}.",
                {**data, "first": self._format.text(Reference(NumberKind.DEPOSIT, year, ours))},
            )
        return None

    def starts(self) -> Mapping[int, int]:
        """By year without numbers of ours: the first one left after the old registers."""
        return {
            year: max(chain(seen, self._years[year].taken)) + 1
            for year, seen in self._seen.items()
            if self._years[year].ours is None
        }


@dataclass
class ReadBook:
    """A sheet being read; what was found stands in it once `entries` has come to its end."""

    file: str
    sheet: str
    sheets: tuple[str, ...]
    head: Head
    mapped: Mapped
    _rows: Iterator[Row]
    _sheet: PastSheet
    skipped: list[SkippedRow] = field(default_factory=list)
    stopped_after: int | None = None

    @property
    def columns(self) -> tuple[PastColumn, ...]:
        """Every column that has a head or is read."""
        fields = {place: one for one, place in self.mapped.items()}
        wide = max(len(self.head.titles), *(place + 1 for place in fields), 0)
        titles = [*self.head.titles, *[""] * (wide - len(self.head.titles))]
        return tuple(
            PastColumn(place, column_letters(place), titles[place], fields.get(place))
            for place in range(wide)
            if titles[place] or place in fields
        )

    def entries(
        self, known: NumbersKnown, today: date
    ) -> Iterator[ReadEntry | tuple[RowProblem, ...]]:
        """Each row as an entry, or as what must be mended in it; other rows are `skipped`."""
        for row in self._rows:
            told = CellRow.of(row.cells)
            if self._skips(row.number, told):
                continue
            reading = read_row(told, self.mapped, year=self.head.year, today=today)
            problems = list(reading.problems)
            if reading.entry is not None:
                problem = known.problem(reading.entry.reference, row.number)
                problems += [problem] if problem else []
            if problems or reading.entry is None:
                yield tuple(self._placed(row.number, one) for one in problems)
            else:
                yield ReadEntry(row.number, reading.entry, self._as_it_stood(told))
        self.stopped_after = self._sheet.stopped_after

    def _skips(self, number: int, row: CellRow) -> bool:
        if row.is_empty:
            return True
        why = ""
        if is_head_again(row, self.head.titles):
            why = "head"
        elif are_column_numbers(row):
            why = "column_numbers"
        elif is_foot(row, self.mapped):
            why = "foot"
        if why and len(self.skipped) < _MOST_SKIPPED:
            self.skipped.append(SkippedRow(number, why))
        return bool(why)

    def _placed(self, row: int, problem: FieldProblem) -> RowProblem:
        place = self.mapped.get(PastField(problem.field))
        if place is None or problem.code in _WHOLE_COLUMNS:
            return RowProblem(row, "", "", problem)
        titles = self.head.titles
        title = titles[place] if place < len(titles) else ""
        return RowProblem(row, column_letters(place), title, problem)

    def _as_it_stood(self, row: CellRow) -> tuple[tuple[str, str], ...]:
        titles = self.head.titles
        return tuple(
            (
                titles[place] if place < len(titles) and titles[place] else column_letters(place),
                text,
            )
            for place, text in enumerate(row.texts)
            if text
        )


Chooser = Callable[[Head], Mapped]


@contextmanager
def opened_register(file: Path, sheet: str | None, choose: Chooser) -> Iterator[ReadBook]:
    """A register's sheet, its columns chosen by its head.

    Raises:
        RuleBroken: what is wrong with the file, see `registers.past_errors`.
    """
    with opened_book(file) as book:
        wanted = PastSheet(book, sheet)
        rows = wanted.rows()
        first = list(islice(rows, _HEAD_ROWS))
        head = find_head([row.cells for row in first], wanted.name)
        if head.ends_at < 0 and first:
            # no title was recognised: the fullest of the first rows stands for the head
            head = _likely_head(first)
        yield ReadBook(
            file=shown_name(file),
            sheet=wanted.name,
            sheets=tuple(one.name for one in book.sheets if not one.hidden),
            head=head,
            mapped=choose(head),
            _rows=chain(first[head.ends_at + 1 :], rows),
            _sheet=wanted,
        )


def head_hash(head: Head) -> str:
    """By which the columns chosen for the same titles are found again."""
    return hashlib.sha256("\x1f".join(head.titles).encode()).hexdigest()


def file_hash(file: Path) -> str:
    """By which the very same file is known again.

    Raises:
        FileNotReadable.
    """
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        raise FileNotReadable(file=shown_name(file)) from error


def _likely_head(first: Sequence[Row]) -> Head:
    texts = [
        [cell_text(cell) if isinstance(cell, str) else "" for cell in row.cells] for row in first
    ]
    fullest = max(range(len(texts)), key=lambda place: (sum(map(bool, texts[place])), -place))
    return Head(tuple(text[:80] for text in texts[fullest]), {}, fullest, None)
