"""What is shown of an old register: before it is imported, and of each past request after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from certdesk.domain.errors import FieldProblem, RuleBroken
from certdesk.domain.past_head import PastField

SHOWN_PROBLEMS = 200
FIRST_ROWS = 20


@dataclass(frozen=True, slots=True)
class PastColumn:
    """A column of the file: its `letters` in Excel, its head, the field read from it if any."""

    place: int
    letters: str
    title: str
    field: PastField | None


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What must be mended in a row; `column` by its letters, empty when it is the whole row."""

    row: int
    column: str
    title: str
    problem: FieldProblem


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no entry: `why` is `foot`, `head` or `column_numbers`."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class PastLine:
    """An entry as it would be kept."""

    row: int
    number: str
    name: str
    latin_name: str
    birth: str
    registration_number: str
    phone: str
    diploma_number: str
    deposited_on: date | None
    handed_over_on: date | None


@dataclass(frozen=True, slots=True)
class PastPreview:
    """A file as it would be imported; nothing of it is stored. `mapped`: columns as read.

    `missing`: fields that need a column. `problems` are the first of `problem_count`.
    `starts`: by year, our own first number after the file's last. `next_number` is that of
    the present year, empty when it does not change. `stopped_after`: the row after which
    nothing more was looked for, None when the file was read to its end.
    """

    file: str
    file_hash: str
    sheet: str
    sheets: tuple[str, ...]
    columns: tuple[PastColumn, ...]
    mapped: Mapping[PastField, int]
    remembered: bool
    missing: tuple[PastField, ...]
    entries: int
    first: tuple[PastLine, ...]
    problems: tuple[RowProblem, ...]
    problem_count: int
    skipped: tuple[SkippedRow, ...]
    stopped_after: int | None
    starts: Mapping[int, int]
    next_number: str
    imported_before: bool

    @property
    def can_be_imported(self) -> bool:
        """Whether nothing stands against keeping it."""
        clean = not (self.missing or self.problem_count or self.imported_before)
        return clean and self.entries > 0


@dataclass(frozen=True, slots=True)
class PastImported:
    """An import that is committed."""

    import_id: int
    entries: int
    next_number: str


@dataclass(frozen=True, slots=True)
class PastImportView:
    """One import in the list of imports; `undone_at` once it was taken back."""

    id: int
    file: str
    sheet: str
    entries: int
    at: datetime
    by: str
    undone_at: datetime | None
    undo_reason: str


@dataclass(frozen=True, slots=True)
class PastView:
    """A past request whole; `cells` are (title, text) of its row as it stood."""

    id: int
    number: str
    name: str
    given_name: str
    family_name: str
    latin_name: str
    birth: str
    birth_place: str
    registration_number: str
    phone: str
    diploma_number: str
    diploma_dated: date | None
    deposited_on: date | None
    handed_over_on: date | None
    cells: tuple[tuple[str, str], ...]
    file: str
    sheet: str
    row: int
    imported_at: datetime
    imported_by: str


class NoColumns(RuleBroken):
    """Nothing tells which columns hold the number and the name."""

    code = "columns_unknown"
    sentence = (
        "It was not recognised which columns hold: {fields}. Nothing was imported. "
        "Say it on the page, or with --map column=field."
    )


class NoSuchColumn(RuleBroken):
    """A column or a field that was named and is not there."""

    code = "no_such_column"
    sentence = (
        "{typed} names no column of the file, or no field. Nothing was imported. "
        "Columns go by their letters or titles, fields are: {fields}."
    )


class RowsToMend(RuleBroken):
    """All or nothing: some rows cannot be read."""

    code = "rows_to_mend"
    sentence = (
        "{count} things must be mended before the register can be imported, the first in row "
        "{row}. Nothing was imported. Correct them in Excel, save the file and read it again."
    )


class NothingToImport(RuleBroken):
    """A sheet without entries."""

    code = "nothing_to_import"
    sentence = (
        "No entry was found in the sheet {sheet}. Nothing was imported. "
        "Look whether it is the right file and the right sheet."
    )


class ImportedBefore(RuleBroken):
    """The very same file, not taken back since."""

    code = "imported_before"
    sentence = (
        "The file {file} was imported already. Nothing was imported again. "
        "If it must be read anew, take the earlier import back first."
    )


class FileChanged(RuleBroken):
    """Somebody saved the file between the preview and the import."""

    code = "file_changed"
    sentence = (
        "The file {file} changed since it was shown here. Nothing was imported. "
        "Read it again and look at it once more."
    )


class StartTooLow(RuleBroken):
    """A first number that the old register has given already."""

    code = "start_too_low"
    sentence = (
        "The next number {n} is not after the last number of the old register ({last}). "
        "Nothing was imported. Give a number from {least} on."
    )


class NoSuchImport(RuleBroken):
    """An import that is not there, or was taken back already."""

    code = "no_such_import"
    sentence = "There is no import {id} that could be taken back. Nothing was changed."


class NumbersWentOn(RuleBroken):
    """Our own numbers continue after those of the import."""

    code = "numbers_went_on"
    sentence = (
        "Numbers of {year} were given after those of this import, so it can no longer be taken "
        "back. Nothing was changed. What is wrong in a past request stays readable beside it."
    )


class NoSuchPast(RuleBroken):
    """A past request that is there no more."""

    code = "no_such_past"
    sentence = "This past request is no longer there: its import was taken back."
